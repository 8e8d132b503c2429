#include "measure/heap.h"

#include <stdbool.h>

static bool before(measure_heap_item a, measure_heap_item b)
{
    return a.key < b.key || (a.key == b.key && a.node < b.node);
}

static void put(measure_heap *heap, uint32_t slot, measure_heap_item item)
{
    heap->items[slot] = item;
    heap->slots[item.node] = slot;
}

static void rise(measure_heap *heap, uint32_t slot, measure_heap_item item)
{
    while (slot > 0) {
        uint32_t parent = (slot - 1) / 4;
        if (!before(item, heap->items[parent])) break;
        put(heap, slot, heap->items[parent]);
        slot = parent;
    }
    put(heap, slot, item);
}

static void sink(measure_heap *heap, measure_heap_item item)
{
    uint32_t slot = 0;
    for (;;) {
        uint64_t first = (uint64_t)slot * 4 + 1;
        uint64_t end = first + 4 < heap->count ? first + 4 : heap->count;
        if (first >= end) break;
        uint32_t least = (uint32_t)first;
        for (uint32_t child = least + 1; child < end; child++)
            if (before(heap->items[child], heap->items[least])) least = child;
        if (!before(heap->items[least], item)) break;
        put(heap, slot, heap->items[least]);
        slot = least;
    }
    put(heap, slot, item);
}

void measure_heap_add(measure_heap *heap, uint32_t node, double key)
{
    rise(heap, heap->count++, (measure_heap_item){key, node});
}

void measure_heap_lower(measure_heap *heap, uint32_t node, double key)
{
    rise(heap, heap->slots[node], (measure_heap_item){key, node});
}

uint32_t measure_heap_take(measure_heap *heap)
{
    uint32_t node = heap->items[0].node;
    heap->count--;
    if (heap->count > 0) sink(heap, heap->items[heap->count]);
    return node;
}

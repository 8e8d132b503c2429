/* A 4-ary heap of nodes by (key, node): the queue of Dijkstra's algorithm. A node is in
 * it at most once; its key may fall. Equal keys leave by node, so that the order is
 * always the same. */
#ifndef MEASURE_HEAP_H
#define MEASURE_HEAP_H

#include <stdint.h>

typedef struct measure_heap_item {
    double key;
    uint32_t node;
} measure_heap_item;

typedef struct measure_heap {
    measure_heap_item *items; /* room for every node */
    uint32_t *slots;          /* [node]: where it is while it is in the heap */
    uint32_t count;
} measure_heap;

void measure_heap_add(measure_heap *heap, uint32_t node, double key);
/* `node` is in the heap with a greater key. */
void measure_heap_lower(measure_heap *heap, uint32_t node, double key);
/* Takes out the least; the heap is not empty. */
uint32_t measure_heap_take(measure_heap *heap);

#endif

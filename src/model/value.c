#include "model/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_text.h"

const erg_value *erg_value_member(const erg_value *object, const char *key)
{
    if (!object || object->type != ERG_VALUE_OBJECT) return NULL;
    size_t low = 0;
    size_t high = object->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(object->keys[middle], key);
        if (order == 0) return &object->items[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

struct member {
    const char *key;
    erg_value value;
};

static int compare_members(const void *a, const void *b)
{
    const struct member *x = a;
    const struct member *y = b;
    return strcmp(x->key, y->key);
}

/* Members mostly come sorted already; then nothing is allocated. */
static void sort_members(base_arena *arena, const char **keys, erg_value *items, size_t n)
{
    size_t sorted = 1;
    while (sorted < n && strcmp(keys[sorted - 1], keys[sorted]) < 0)
        sorted++;
    if (sorted >= n) return;
    struct member *members = malloc(n * sizeof *members);
    if (!members) {
        arena->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++)
        members[i] = (struct member){keys[i], items[i]};
    qsort(members, n, sizeof *members, compare_members);
    for (size_t i = 0; i < n; i++) {
        keys[i] = members[i].key;
        items[i] = members[i].value;
    }
    free(members);
}

static void copy_into(base_arena *arena, erg_value *to, const erg_value *from);

static void copy_items(base_arena *arena, erg_value *to, const erg_value *from)
{
    size_t n = from->count;
    if (n == 0) return;
    erg_value *items = base_arena_array(arena, n, sizeof *items);
    if (!items) return;
    for (size_t i = 0; i < n; i++)
        copy_into(arena, &items[i], &from->items[i]);
    to->items = items;
    to->count = n;
    if (from->type != ERG_VALUE_OBJECT) return;
    const char **keys = base_arena_array(arena, n, sizeof *keys);
    if (!keys) return;
    for (size_t i = 0; i < n; i++)
        keys[i] = base_arena_text(arena, from->keys[i], strlen(from->keys[i]));
    to->keys = keys;
    if (!arena->failed) sort_members(arena, keys, items, n);
}

static void copy_into(base_arena *arena, erg_value *to, const erg_value *from)
{
    *to = (erg_value){.type = from->type};
    switch (from->type) {
    case ERG_VALUE_BOOL: to->boolean = from->boolean; break;
    case ERG_VALUE_NUMBER: to->number = from->number + 0.0; break; /* -0 becomes 0 */
    case ERG_VALUE_STRING:
        to->string = base_arena_text(arena, from->string, strlen(from->string));
        break;
    case ERG_VALUE_ARRAY:
    case ERG_VALUE_OBJECT: copy_items(arena, to, from); break;
    case ERG_VALUE_NULL: break;
    }
}

const erg_value *model_value_copy(base_arena *arena, const erg_value *value)
{
    if (!value) return NULL;
    erg_value *copy = base_arena_alloc(arena, sizeof *copy);
    if (copy) copy_into(arena, copy, value);
    return arena->failed ? NULL : copy;
}

static int compare_counts(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_items(const erg_value *a, const erg_value *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        int order = 0;
        if (a->type == ERG_VALUE_OBJECT) order = strcmp(a->keys[i], b->keys[i]);
        if (order == 0) order = model_value_compare(&a->items[i], &b->items[i]);
        if (order != 0) return order;
    }
    return compare_counts(a->count, b->count);
}

int model_value_compare(const erg_value *a, const erg_value *b)
{
    if (!a || !b) return (a != NULL) - (b != NULL);
    if (a->type != b->type) return (a->type > b->type) - (a->type < b->type);
    switch (a->type) {
    case ERG_VALUE_BOOL: return (int)a->boolean - (int)b->boolean;
    case ERG_VALUE_NUMBER: return (a->number > b->number) - (a->number < b->number);
    case ERG_VALUE_STRING: return strcmp(a->string, b->string);
    case ERG_VALUE_ARRAY:
    case ERG_VALUE_OBJECT: return compare_items(a, b);
    case ERG_VALUE_NULL: break;
    }
    return 0;
}

static void write_array(base_sink *s, const erg_value *value)
{
    base_sink_char(s, '[');
    for (size_t i = 0; i < value->count; i++) {
        if (i > 0) base_sink_char(s, ',');
        model_value_write(s, &value->items[i]);
    }
    base_sink_char(s, ']');
}

static void write_object(base_sink *s, const erg_value *value)
{
    bool first = true;
    base_sink_char(s, '{');
    for (size_t i = 0; i < value->count; i++) {
        base_json_key(s, &first, value->keys[i]);
        model_value_write(s, &value->items[i]);
    }
    base_sink_char(s, '}');
}

void model_value_write(base_sink *s, const erg_value *value)
{
    switch (value ? value->type : ERG_VALUE_NULL) {
    case ERG_VALUE_NULL: base_sink_text(s, "null"); break;
    case ERG_VALUE_BOOL: base_sink_text(s, value->boolean ? "true" : "false"); break;
    case ERG_VALUE_NUMBER: base_sink_number(s, value->number); break;
    case ERG_VALUE_STRING: base_json_string(s, value->string); break;
    case ERG_VALUE_ARRAY: write_array(s, value); break;
    case ERG_VALUE_OBJECT: write_object(s, value); break;
    }
}

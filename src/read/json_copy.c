/* A value that outlives its text, see read/json.h. */
#include "read/json.h"

static bool copy_value(base_arena *arena, erg_value *to, read_json_value v, bool is_top);

static bool copy_items(base_arena *arena, erg_value *to, read_json_value v, bool is_top)
{
    size_t n = read_json_count(v);
    bool is_object = to->type == ERG_VALUE_OBJECT;
    erg_value *items = base_arena_array(arena, n, sizeof *items);
    const char **keys = is_object ? base_arena_array(arena, n, sizeof *keys) : NULL;
    read_json_value child;
    if (!items || (is_object && !keys)) return false;
    for (bool more = read_json_first(&child, v); more; more = read_json_next(&child)) {
        if (is_object && is_top && read_json_type(child) == ERG_VALUE_NULL) continue;
        if (is_object) keys[to->count] = read_json_key(child);
        if (!copy_value(arena, &items[to->count++], child, false)) return false;
    }
    to->items = items;
    to->keys = keys;
    return true;
}

static bool copy_value(base_arena *arena, erg_value *to, read_json_value v, bool is_top)
{
    *to = (erg_value){.type = read_json_type(v)};
    switch (to->type) {
    case ERG_VALUE_BOOL: to->boolean = read_json_is_true(v); return true;
    case ERG_VALUE_NUMBER: to->number = read_json_number(v); return true;
    case ERG_VALUE_STRING: to->string = read_json_text(v); return true;
    case ERG_VALUE_ARRAY:
    case ERG_VALUE_OBJECT: return copy_items(arena, to, v, is_top);
    case ERG_VALUE_NULL: break;
    }
    return true;
}

const erg_value *read_json_to_value(base_arena *arena, read_json_value v)
{
    erg_value *copy = base_arena_alloc(arena, sizeof *copy);
    if (!copy || !copy_value(arena, copy, v, true)) return NULL;
    return copy;
}

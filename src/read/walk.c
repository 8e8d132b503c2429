#include "read/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "read/field.h"
#include "read/source.h"

struct walking {
    read_json_parts json;
    bool has_core;
    void *to;
    erg_error *err;
};

/* The keys of an object gone into, and where each stood first. */
struct keys {
    base_map map;
    base_arena texts;
    base_place *places;
    size_t count, room;
};

static erg_code walk_object(struct walking *w, const read_walk *walk);

static erg_code take_items(struct walking *w, read_walk_fn *take)
{
    read_json_value item;
    bool more = true;
    erg_code code = ERG_OK;
    while (code == ERG_OK && more) {
        code = read_json_parts_item(&w->json, &item, &more, w->err);
        if (code == ERG_OK && more) code = take(w->to, NULL, item, w->err);
    }
    return code;
}

/* Each member of the object at hand, its value as a whole. */
static erg_code take_members(struct walking *w, read_walk_fn *take)
{
    read_json_value v;
    erg_code code = read_json_parts_enter(&w->json, w->err);
    while (code == ERG_OK && w->json.key) {
        code = read_json_parts_value(&w->json, &v, w->err);
        if (code == ERG_OK) code = take(w->to, w->json.key, v, w->err);
        if (code == ERG_OK) code = read_json_parts_next(&w->json, w->err);
    }
    read_json_parts_leave(&w->json);
    return code;
}

static erg_code take_value(struct walking *w, const read_walk_part *part,
                           read_walk_fn *take)
{
    read_json_value v;
    w->json.json.values_most = part ? part->values_most : 0;
    erg_code code = read_json_parts_value(&w->json, &v, w->err);
    if (code != ERG_OK) return code;
    if (take) return take(w->to, w->json.key, v, w->err);
    if (!part || read_field_is_null(v)) return ERG_OK;
    return read_field_wrong(v,
                            !part->item                   ? "an object"
                            : part->inner || part->member ? "a list or an object"
                                                          : "a list",
                            w->err);
}

static erg_code take_part(struct walking *w, const read_walk_part *part)
{
    bool is_object = read_json_parts_is_object(&w->json);
    w->has_core = w->has_core || part->is_core;
    w->json.json.values_most = part->values_most;
    if (part->item && read_json_parts_is_list(&w->json)) return take_items(w, part->item);
    if (part->member && is_object) return take_members(w, part->member);
    if (!part->inner || !is_object) return take_value(w, part, part->value);
    erg_code code = read_json_parts_enter(&w->json, w->err);
    if (code == ERG_OK) code = walk_object(w, part->inner);
    read_json_parts_leave(&w->json);
    return code;
}

static const read_walk_part *find_part(const read_walk *walk, const char *key)
{
    for (size_t i = 0; i < walk->count; i++)
        if (strcmp(walk->parts[i].key, key) == 0) return &walk->parts[i];
    return NULL;
}

static erg_code see_key(struct keys *keys, const struct walking *w)
{
    const char *key = w->json.key;
    size_t n = strlen(key);
    uint32_t first = base_map_find(&keys->map, key, n);
    void *places = keys->places;
    if (keys->places && first != BASE_NONE)
        return base_fail_at(w->err, ERG_EDATA, w->json.key_place,
                            "key '%.80s' is there already, in line %lu, column %lu", key,
                            (unsigned long)keys->places[first].line,
                            (unsigned long)keys->places[first].column);
    if (keys->count == READ_WALK_KEYS_MAX)
        return base_fail_at(w->err, ERG_ELIMIT, w->json.key_place,
                            "more keys than the limit of %d", READ_WALK_KEYS_MAX);
    const char *copy = base_arena_text(&keys->texts, key, n);
    if (!copy || !base_grow(&places, &keys->room, keys->count + 1, sizeof *keys->places))
        return base_fail_memory(w->err);
    keys->places = places;
    keys->places[keys->count] = w->json.key_place;
    return base_map_put(&keys->map, copy, n, (uint32_t)keys->count++)
               ? ERG_OK
               : base_fail_memory(w->err);
}

/* From the first member to the end. */
static erg_code walk_object(struct walking *w, const read_walk *walk)
{
    struct keys keys = {.count = 0};
    erg_code code = ERG_OK;
    while (code == ERG_OK && w->json.key) {
        const read_walk_part *part = find_part(walk, w->json.key);
        code = see_key(&keys, w);
        if (code == ERG_OK)
            code = part ? take_part(w, part) : take_value(w, NULL, walk->rest);
        if (code == ERG_OK) code = read_json_parts_next(&w->json, w->err);
    }
    base_map_free(&keys.map);
    base_arena_free(&keys.texts);
    free(keys.places);
    return code;
}

erg_code read_walk_source(const read_job *job, const read_walk *walk, read_walk_fn *item,
                          void *to, erg_error *err)
{
    struct walking w = {.to = to, .err = err};
    bool is_list = false;
    erg_code code = item ? read_json_parts_open_any(&w.json, &is_list, job->source, err)
                         : read_json_parts_open(&w.json, job->source, err);
    if (code == ERG_OK && is_list) {
        code = take_items(&w, item);
        if (code == ERG_OK) code = read_json_parts_end(&w.json, err);
    } else if (code == ERG_OK) {
        base_place start = {w.json.place.file, 1, 1};
        code = walk_object(&w, walk);
        if (code == ERG_OK && !w.has_core)
            code = base_fail_at(err, ERG_EDATA, start,
                                "no nodes and no edges, wanted a graph");
    }
    read_json_parts_free(&w.json);
    return code;
}

/* erg.positions, as write/places.c writes it. */
#include "erg/places.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/layout_protocol.h"
#include "read/field.h"
#include "read/record.h"

enum { FILE_MOST = 256 << 20 };

struct erg_places_memory {
    erg_places places;
    base_arena arena;
    erg_place *items;
};

typedef enum key {
    KEY_FORMAT,
    KEY_VERSION,
    KEY_ENGINE,
    KEY_UNIT,
    KEY_AXIS,
    KEY_WIDTH,
    KEY_HEIGHT,
    KEY_NODES
} key;

static const char *const keys[] = {"format", "version", "engine", "unit",
                                   "y_axis", "width",   "height", "nodes"};
static const char *const node_keys[] = {"id", "x", "y"};

static erg_code take_node(struct erg_places_memory *m, read_json_value v, erg_error *err)
{
    erg_place place = {NULL, NAN, NAN};
    read_json_value member;
    size_t which = 0;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more; more = read_json_next(&member)) {
        code = read_field_which(&which, member, node_keys, 3, "a node", err);
        if (code == ERG_OK && which == 0) code = read_field_text(&place.id, member, err);
        if (code == ERG_OK && which == 1)
            code = read_field_between(&place.x, member, -LAYOUT_PLACE_MAX,
                                      LAYOUT_PLACE_MAX, err);
        if (code == ERG_OK && which == 2)
            code = read_field_between(&place.y, member, -LAYOUT_PLACE_MAX,
                                      LAYOUT_PLACE_MAX, err);
        if (code != ERG_OK) return code;
    }
    if (place.id == NULL || isnan(place.x) || isnan(place.y))
        return base_fail_at(err, ERG_EDATA, read_json_place(v),
                            "a node without %s, wanted id, x and y",
                            place.id == NULL ? "id"
                            : isnan(place.x) ? "x"
                                             : "y");
    place.id = base_arena_text(&m->arena, place.id, strlen(place.id));
    if (place.id == NULL) return base_fail_memory(err);
    m->items[m->places.count++] = place;
    return ERG_OK;
}

static erg_code take_nodes(struct erg_places_memory *m, read_json_value v, erg_error *err)
{
    read_json_value item;
    erg_code code = read_field_expect(v, ERG_VALUE_ARRAY, "an array", err);
    if (code != ERG_OK) return code;
    m->items = base_arena_array(&m->arena, read_json_count(v) + 1, sizeof *m->items);
    if (m->items == NULL) return base_fail_memory(err);
    for (bool more = read_json_first(&item, v); code == ERG_OK && more;
         more = read_json_next(&item))
        code = take_node(m, item, err);
    return code;
}

static erg_code take_member(struct erg_places_memory *m, key which, read_json_value v,
                            erg_error *err)
{
    const char *engine = NULL;
    erg_code code = ERG_OK;
    switch (which) {
    case KEY_FORMAT: return read_record_format(v, "erg.positions", err);
    case KEY_VERSION: return read_record_version(v, err);
    case KEY_UNIT: return read_field_word(v, "px", err);
    case KEY_AXIS: return read_field_word(v, "down", err);
    case KEY_WIDTH:
        return read_field_between(&m->places.width, v, 0, LAYOUT_PLACE_MAX, err);
    case KEY_HEIGHT:
        return read_field_between(&m->places.height, v, 0, LAYOUT_PLACE_MAX, err);
    case KEY_NODES: return take_nodes(m, v, err);
    case KEY_ENGINE: break;
    }
    code = read_field_text(&engine, v, err);
    if (code != ERG_OK || engine == NULL) return code;
    m->places.engine = base_arena_text(&m->arena, engine, strlen(engine));
    return m->places.engine != NULL ? ERG_OK : base_fail_memory(err);
}

static int by_id(const void *a, const void *b)
{
    const erg_place *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static erg_code check(struct erg_places_memory *m, read_json_value root, erg_error *err)
{
    read_json_value member;
    erg_places *places = &m->places;
    static const char *const wanted[] = {"format", "version", "width", "height", "nodes"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!read_json_member(&member, root, wanted[i]) || read_field_is_null(member))
            return base_fail_at(err, ERG_EDATA, read_json_place(root),
                                "no '%s', wanted a file of positions", wanted[i]);
    qsort(m->items, places->count, sizeof *m->items, by_id);
    for (size_t i = 1; i < places->count; i++)
        if (strcmp(m->items[i - 1].id, m->items[i].id) == 0)
            return base_fail_at(err, ERG_EDATA, read_json_place(root),
                                "'%.80s' has two places", m->items[i].id);
    places->items = m->items;
    if (places->engine == NULL) places->engine = "unknown";
    return ERG_OK;
}

static erg_code take_root(struct erg_places_memory *m, read_json_value root,
                          erg_error *err)
{
    read_json_value member;
    size_t which = 0;
    erg_code code = read_field_expect(root, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, root); more;
         more = read_json_next(&member)) {
        code = read_field_which(&which, member, keys, sizeof keys / sizeof *keys,
                                "a file of positions", err);
        if (code == ERG_OK) code = take_member(m, (key)which, member, err);
        if (code != ERG_OK) return code;
    }
    return check(m, root, err);
}

erg_code erg_places_read(erg_places **out, const char *path, erg_error *err)
{
    char *text = NULL;
    size_t n = 0;
    read_json json = {.values_most = 1 << 22}; /* a file is one record */
    *out = NULL;
    struct erg_places_memory *m = calloc(1, sizeof *m);
    if (m == NULL) return base_fail_memory(err);
    m->places.memory = m;
    erg_code code = base_file_read(&text, &n, path, FILE_MOST, err);
    if (code == ERG_OK)
        code = read_json_parse(&json, text, n, (base_place){path, 1, 1}, err);
    if (code == ERG_OK) code = take_root(m, read_json_root(&json), err);
    read_json_free(&json);
    free(text);
    if (code != ERG_OK) {
        erg_places_free(&m->places);
        return code;
    }
    *out = &m->places;
    return ERG_OK;
}

void erg_places_free(erg_places *places)
{
    if (places == NULL || places->memory == NULL) return;
    struct erg_places_memory *m = places->memory;
    base_arena_free(&m->arena);
    free(m);
}

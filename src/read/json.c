#include "read/json.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/text.h"

/* Objects with more members are looked through with a map. */
enum { FEW_MEMBERS = 16 };

/* --- places
 * ------------------------------------------------------------------------------ */

void read_json_advance(base_place *place, const char *from, const char *to)
{
    const char *line = NULL;
    uint32_t column = 0;
    while (from < to && (line = memchr(from, '\n', (size_t)(to - from))) != NULL) {
        place->line++;
        place->column = 1;
        from = line + 1;
    }
    for (; from < to; from++)
        column += ((unsigned char)*from & 0xC0) != 0x80;
    place->column += column;
}

static base_place place_at(read_json *json, size_t offset)
{
    if (offset < json->seen) {
        json->seen = 0;
        json->seen_place = json->start;
    }
    read_json_advance(&json->seen_place, json->text + json->seen, json->text + offset);
    json->seen = offset;
    return json->seen_place;
}

/* --- parsing
 * ----------------------------------------------------------------------------- */

erg_code read_json_fail_found(const char *text, size_t n, base_place place,
                              const char *wanted, erg_error *err)
{
    size_t length = 0;
    if (n == 0)
        return base_fail_at(err, ERG_EPARSE, place,
                            "found the end of the text, wanted %s", wanted);
    if (!base_text_is_control((unsigned char)*text)) base_utf8_next(text, n, &length);
    if (length == 0 || base_utf8_valid(text, length) != length)
        return base_fail_at(err, ERG_EPARSE, place, "found byte 0x%02x, wanted %s",
                            (unsigned)(unsigned char)*text, wanted);
    return base_fail_at(err, ERG_EPARSE, place, "found '%.*s', wanted %s", (int)length,
                        text, wanted);
}

static erg_code fail_check(read_json *json, const read_json_check *c, erg_error *err)
{
    if (c->code == ERG_ENOMEM) return base_fail_memory(err);
    base_place place = place_at(json, c->fault);
    if (!c->is_wanted) return base_fail_at(err, c->code, place, "%s", c->what);
    return read_json_fail_found(c->text + c->fault, c->n - c->fault, place, c->what, err);
}

static erg_code fail_duplicate(read_json *json, const cJSON *first, const cJSON *again,
                               erg_error *err)
{
    base_place there = place_at(json, json->marks[first->valueint].key);
    return base_fail_at(err, ERG_EDATA, place_at(json, json->marks[again->valueint].key),
                        "key '%.80s' is there already, in line %lu, column %lu",
                        again->string, (unsigned long)there.line,
                        (unsigned long)there.column);
}

static erg_code check_many_keys(read_json *json, const cJSON *object, erg_error *err)
{
    base_map map = {0};
    const cJSON *item = object->child;
    erg_code code = ERG_OK;
    for (; item && code == ERG_OK; item = item->next) {
        size_t n = strlen(item->string);
        const cJSON *first = object->child;
        if (base_map_find(&map, item->string, n) != BASE_NONE) {
            while (strcmp(first->string, item->string) != 0)
                first = first->next;
            code = fail_duplicate(json, first, item, err);
        } else if (!base_map_put(&map, item->string, n, 0)) {
            code = base_fail_memory(err);
        }
    }
    base_map_free(&map);
    return code;
}

static erg_code check_keys(read_json *json, const cJSON *object, erg_error *err)
{
    size_t n = 0;
    for (const cJSON *item = object->child; item; item = item->next, n++) {
        if (n == FEW_MEMBERS) return check_many_keys(json, object, err);
        for (const cJSON *first = object->child; first != item; first = first->next)
            if (first->string[0] == item->string[0] &&
                strcmp(first->string, item->string) == 0)
                return fail_duplicate(json, first, item, err);
    }
    return ERG_OK;
}

/* Gives each value its index among the marks, which is in the order of the text as well.
 */
static erg_code number_values(read_json *json, cJSON *root, erg_error *err)
{
    cJSON *open[READ_DEPTH_MAX + 1];
    size_t depth = 0;
    int index = 0;
    for (cJSON *item = root; item;) {
        item->valueint = index++;
        if (item->child) {
            open[depth++] = item;
            item = item->child;
            continue;
        }
        while (depth > 0 && !item->next) {
            item = open[--depth];
            erg_code code = cJSON_IsObject(item) ? check_keys(json, item, err) : ERG_OK;
            if (code != ERG_OK) return code;
        }
        item = depth > 0 ? item->next : NULL;
    }
    return ERG_OK;
}

erg_code read_json_parse_next(read_json *json, char *text, size_t n, size_t *end,
                              bool *is_cut, base_place start, erg_error *err)
{
    read_json_check check = {
        .text = text, .n = n, .marks = json->marks, .room = json->mark_room};
    cJSON_Delete(json->root);
    json->root = NULL;
    json->root_key = NULL;
    json->text = text;
    json->start = start;
    json->seen = 0;
    json->seen_place = start;
    bool fine = read_json_check_value(&check);
    json->marks = check.marks;
    json->mark_room = check.room;
    *end = check.at;
    *is_cut = !fine && check.is_cut;
    if (!fine) return fail_check(json, &check, err);
    /* What passed the check cJSON reads, unless memory runs out. */
    json->root = cJSON_ParseWithLength(text, check.at);
    return json->root ? number_values(json, json->root, err) : base_fail_memory(err);
}

erg_code read_json_parse(read_json *json, char *text, size_t n, base_place start,
                         erg_error *err)
{
    size_t end = 0;
    bool is_cut = false;
    erg_code code = read_json_parse_next(json, text, n, &end, &is_cut, start, err);
    if (code != ERG_OK) return code;
    end = read_json_blanks(text, n, end);
    if (end == n) return ERG_OK;
    return read_json_fail_found(text + end, n - end, place_at(json, end),
                                "the end of the text", err);
}

void read_json_free(read_json *json)
{
    cJSON_Delete(json->root);
    free(json->marks);
    *json = (read_json){0};
}

/* --- values
 * ------------------------------------------------------------------------------ */

static const cJSON *item_of(read_json_value v)
{
    return v.item;
}

read_json_value read_json_root(read_json *json)
{
    return (read_json_value){json, json->root};
}

erg_value_type read_json_type(read_json_value v)
{
    switch (item_of(v)->type & 0xFF) {
    case cJSON_False:
    case cJSON_True: return ERG_VALUE_BOOL;
    case cJSON_Number: return ERG_VALUE_NUMBER;
    case cJSON_String: return ERG_VALUE_STRING;
    case cJSON_Array: return ERG_VALUE_ARRAY;
    case cJSON_Object: return ERG_VALUE_OBJECT;
    default: return ERG_VALUE_NULL;
    }
}

const char *read_json_type_name(read_json_value v)
{
    static const char *const names[] = {"null", "true or false", "a number",
                                        "text", "a list",        "an object"};
    return names[read_json_type(v)];
}

const char *read_json_text(read_json_value v)
{
    return item_of(v)->valuestring;
}

double read_json_number(read_json_value v)
{
    return item_of(v)->valuedouble + 0.0;
}

const char *read_json_number_text(read_json_value v, size_t *n)
{
    const char *text = v.json->text + v.json->marks[item_of(v)->valueint].value;
    *n = strspn(text, "+-.0123456789eE");
    return text;
}

bool read_json_is_true(read_json_value v)
{
    return cJSON_IsTrue(item_of(v)) != 0;
}

const char *read_json_key(read_json_value v)
{
    return v.item == v.json->root ? v.json->root_key : item_of(v)->string;
}

bool read_json_first(read_json_value *child, read_json_value parent)
{
    *child = (read_json_value){parent.json, item_of(parent)->child};
    return child->item != NULL;
}

bool read_json_next(read_json_value *v)
{
    v->item = item_of(*v)->next;
    return v->item != NULL;
}

size_t read_json_count(read_json_value v)
{
    size_t n = 0;
    for (const cJSON *item = item_of(v)->child; item; item = item->next)
        n++;
    return n;
}

bool read_json_member(read_json_value *out, read_json_value v, const char *key)
{
    *out = (read_json_value){v.json, NULL};
    if (read_json_type(v) == ERG_VALUE_OBJECT)
        out->item = cJSON_GetObjectItemCaseSensitive(item_of(v), key);
    return out->item != NULL;
}

base_place read_json_place(read_json_value v)
{
    return place_at(v.json, v.json->marks[item_of(v)->valueint].value);
}

base_place read_json_key_place(read_json_value v)
{
    return place_at(v.json, v.json->marks[item_of(v)->valueint].key);
}

/* --- copies
 * ------------------------------------------------------------------------------ */

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

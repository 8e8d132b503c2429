#include "read/json.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/number.h"
#include "base/text.h"

/* Objects with more members are looked through with a map. */
enum { FEW_MEMBERS = 16 };

/* --- places --- */

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
    const char *from = json->text + json->seen;
    base_place place = json->seen_place;
    /* In a line of ASCII, which most are, columns are bytes. */
    if (json->is_ascii && !memchr(from, '\n', offset - json->seen))
        place.column += (uint32_t)(offset - json->seen);
    else
        read_json_advance(&place, from, json->text + offset);
    json->seen = offset;
    json->seen_place = place;
    return place;
}

/* --- parsing --- */

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
    if (c->limit > 0)
        return base_fail_at(err, c->code, place, "%s %zu", c->what, c->limit);
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

/* One of 64 bits, from the first two bytes: keys of different bits differ. */
static uint64_t key_bit(const char *key)
{
    unsigned first = (unsigned char)key[0];
    unsigned second = first ? (unsigned char)key[1] : 0;
    return UINT64_C(1) << ((first * 5 + second) % 64);
}

static erg_code check_keys(read_json *json, const cJSON *object, erg_error *err)
{
    size_t n = 0;
    for (const cJSON *item = object->child; item; item = item->next, n++) {
        if (n == FEW_MEMBERS) return check_many_keys(json, object, err);
        for (const cJSON *first = object->child; first != item; first = first->next)
            if (strcmp(first->string, item->string) == 0)
                return fail_duplicate(json, first, item, err);
    }
    return ERG_OK;
}

/* The string between two offsets, of which the second is that of its closing quote. It
 * ends where the quote was; one with escapes is written anew. NULL when memory runs out.
 */
static char *string_at(read_json *json, size_t from, size_t to, bool is_escaped)
{
    if (is_escaped) {
        base_buffer_reset(&json->plain);
        read_json_unescape(&json->plain, json->text + from, to - from);
        if (json->plain.failed) return NULL;
        return base_arena_text(json->strings ? json->strings : &json->escaped,
                               json->plain.data, json->plain.length);
    }
    json->text[to] = '\0';
    return json->text + from;
}

static bool fill_item(read_json *json, cJSON *item, const read_json_mark *mark)
{
    switch (json->text[mark->value]) {
    case '{': item->type = cJSON_Object; return true;
    case '[': item->type = cJSON_Array; return true;
    case 't': item->type = cJSON_True; return true;
    case 'f': item->type = cJSON_False; return true;
    case 'n': item->type = cJSON_NULL; return true;
    case '"':
        item->type = cJSON_String;
        item->valuestring =
            string_at(json, mark->value + 1, mark->end - 1, mark->escaped);
        return item->valuestring != NULL;
    default:
        item->type = cJSON_Number;
        return base_number_parse(&item->valuedouble, json->text + mark->value,
                                 mark->end - mark->value);
    }
}

/* In cJSON's lists the first item's `prev` is the last one. */
static void append_item(cJSON *to, cJSON *item)
{
    cJSON *first = to->child;
    item->prev = first ? first->prev : item;
    if (first) {
        first->prev->next = item;
        first->prev = item;
    } else {
        to->child = item;
    }
}

/* A container that is not closed yet. */
struct open_item {
    cJSON *item;
    uint32_t end;         /* of its text */
    bool keys_may_repeat; /* the bits of two do */
    uint64_t key_bits;
};

struct tree {
    read_json *json;
    struct open_item open[READ_DEPTH_MAX];
    size_t depth;
    erg_error *err;
};

/* Closes the containers that end before the offset. */
static erg_code close_items(struct tree *t, size_t at)
{
    erg_code code = ERG_OK;
    while (code == ERG_OK && t->depth > 0 && t->open[t->depth - 1].end <= at) {
        const struct open_item *last = &t->open[--t->depth];
        if (last->keys_may_repeat) code = check_keys(t->json, last->item, t->err);
    }
    return code;
}

static erg_code add_item(struct tree *t, cJSON *item)
{
    const read_json_mark *mark = &t->json->marks[item->valueint];
    if (t->depth > 0 && t->open[t->depth - 1].end <= mark->value) {
        erg_code code = close_items(t, mark->value);
        if (code != ERG_OK) return code;
    }
    struct open_item *parent = t->depth > 0 ? &t->open[t->depth - 1] : NULL;
    if (parent && parent->item->type == cJSON_Object) {
        item->string =
            string_at(t->json, mark->key + 1, mark->key_end, mark->key_escaped);
        if (!item->string) return base_fail_memory(t->err);
        uint64_t bit = key_bit(item->string);
        parent->keys_may_repeat = parent->keys_may_repeat || (parent->key_bits & bit);
        parent->key_bits |= bit;
    }
    if (!fill_item(t->json, item, mark)) return base_fail_memory(t->err);
    if (parent) append_item(parent->item, item);
    if (item->type == cJSON_Object || item->type == cJSON_Array)
        t->open[t->depth++] = (struct open_item){.item = item, .end = mark->end};
    return ERG_OK;
}

/* Builds cJSON's tree from the marks. cJSON_Parse would walk over the text once more,
 * take two or three pieces of memory for each value, and accept more than JSON. An item's
 * valueint is the index of its mark. */
static erg_code build_tree(read_json *json, size_t count, erg_error *err)
{
    struct tree t;
    erg_code code = ERG_OK;
    if (!base_grow(&json->items, &json->item_room, count, sizeof(cJSON)))
        return base_fail_memory(err);
    cJSON *items = json->items;
    t.json = json;
    t.depth = 0; /* field by field: clearing the rest would cost more than a line */
    t.err = err;
    base_arena_reset(&json->escaped);
    for (size_t i = 0; i < count && code == ERG_OK; i++) {
        items[i] = (cJSON){.valueint = (int)i};
        code = add_item(&t, &items[i]);
    }
    if (code == ERG_OK) code = close_items(&t, SIZE_MAX);
    json->root = items;
    return code;
}

erg_code read_json_parse_next(read_json *json, char *text, size_t n, size_t *end,
                              bool *is_cut, base_place start, erg_error *err)
{
    read_json_check check; /* field by field, as above */
    check.text = text;
    check.n = n;
    check.at = 0;
    check.marks = json->marks;
    check.count = 0;
    check.room = json->mark_room;
    check.most = json->values_most;
    check.open = 0;
    check.code = ERG_OK;
    check.limit = 0;
    check.is_cut = false;
    json->root = NULL;
    json->root_key = NULL;
    json->text = text;
    json->start = start;
    json->seen = 0;
    json->seen_place = start;
    json->is_ascii = false;
    bool fine = read_json_check_value(&check);
    json->marks = check.marks;
    json->mark_room = check.room;
    *end = check.at;
    *is_cut = !fine && check.is_cut;
    if (!fine) return fail_check(json, &check, err);
    json->is_ascii = check.is_ascii;
    return build_tree(json, check.count, err);
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
    free(json->items);
    free(json->marks);
    base_arena_free(&json->escaped);
    base_buffer_free(&json->plain);
    *json = (read_json){0};
}

/* --- values --- */

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
    const read_json_mark *mark = &v.json->marks[item_of(v)->valueint];
    *n = mark->end - mark->value;
    return v.json->text + mark->value;
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

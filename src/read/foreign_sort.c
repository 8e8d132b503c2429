/* Which value of a foreign record is which. */
#include <string.h>

#include "model/value.h"
#include "read/field.h"
#include "read/foreign.h"

/* "n:pagerank": one map for the names of nodes, edges and graphs. */
static size_t key_of(char out[READ_NAME_MAX + 2], read_record_kind kind, const char *name)
{
    out[0] = kind == READ_RECORD_NODE ? 'n' : kind == READ_RECORD_EDGE ? 'e' : 'g';
    out[1] = ':';
    return read_name_plain(out + 2, name) ? strlen(out) : 0;
}

static erg_code map_name(read_foreign *f, read_record_kind kind, const char *name,
                         uint32_t row, erg_error *err)
{
    char key[READ_NAME_MAX + 2];
    size_t n = key_of(key, kind, name);
    const char *copy = base_arena_text(&f->memory, key, n);
    if (!copy || !base_map_put(&f->rows, copy, n, row)) return base_fail_memory(err);
    return ERG_OK;
}

/* Names of the format alone have numbers behind the table's. */
erg_code read_foreign_map_names(read_foreign *f, const char *const *drawing,
                                erg_error *err)
{
    static const read_record_kind kinds[] = {READ_RECORD_NODE, READ_RECORD_EDGE,
                                             READ_RECORD_GRAPH};
    erg_code code = ERG_OK;
    for (size_t k = 0; k < 3; k++)
        for (uint32_t i = 0; i < read_name_count && code == ERG_OK; i++)
            if (read_names[i].kinds & (int)kinds[k])
                code = map_name(f, kinds[k], read_names[i].name, i, err);
    for (; drawing && *drawing && code == ERG_OK; drawing++)
        if (!base_map_put(&f->looks_of_format, *drawing, strlen(*drawing), 0))
            code = base_fail_memory(err);
    return code;
}

erg_code read_foreign_leave_out(read_foreign *f, read_left_out *list, const char *name,
                                erg_error *err)
{
    size_t n = strlen(name);
    if (base_map_find(&list->seen, name, n) != BASE_NONE) return ERG_OK;
    const char *copy = base_arena_text(&f->memory, name, n);
    if (!copy || !base_map_put(&list->seen, copy, n, 0)) return base_fail_memory(err);
    if (list->count < READ_FOREIGN_NAMES_SHOWN) list->names[list->count] = copy;
    list->count++;
    return ERG_OK;
}

static const read_name *row_of(const read_foreign *f, const read_attribute *a,
                               read_record_kind kind, uint32_t *index)
{
    static const read_name look = {"", 0, READ_ROLE_LOOKS, false};
    char key[READ_NAME_MAX + 2];
    size_t n = strlen(a->name);
    if (kind != READ_RECORD_GRAPH &&
        base_map_find(&f->looks_of_format, a->name, n) != BASE_NONE)
        return &look;
    n = key_of(key, kind, a->name);
    *index = n > 0 ? base_map_find(&f->rows, key, n) : BASE_NONE;
    if (*index == BASE_NONE) return NULL;
    const read_name *row = &read_names[*index];
    return row->exact && strcmp(row->name, a->name) != 0 ? NULL : row;
}

static bool is_computed(const read_foreign *f, const read_attribute *a)
{
    return base_map_find(&f->measures, a->name, strlen(a->name)) != BASE_NONE &&
           a->value.type != ERG_VALUE_ARRAY && a->value.type != ERG_VALUE_OBJECT;
}

static bool is_left_out(read_role role)
{
    return role == READ_ROLE_LOOKS || role == READ_ROLE_SIZE || role == READ_ROLE_MEASURE;
}

/* A second name may say the same again as the first, or as the id. */
static bool says(const read_attribute *a, const char *text)
{
    return text && a->value.type == ERG_VALUE_STRING &&
           strcmp(a->value.string, text) == 0;
}

static const char *text_of(const read_attribute *a)
{
    return a && a->value.type == ERG_VALUE_STRING ? a->value.string : NULL;
}

static void mark_used(read_foreign *f, const char *id)
{
    const char *label = text_of(f->best[READ_ROLE_LABEL]);
    const char *kind = text_of(f->best[READ_ROLE_KIND]);
    for (size_t i = 0; i < f->count; i++) {
        read_attribute *a = &f->attributes[i];
        for (size_t role = 0; role < READ_ROLE_COUNT && !a->used; role++)
            a->used = f->best[role] == a;
        if (a->rival == READ_ROLE_LABEL && (says(a, label) || says(a, id)))
            a->used = true;
        if (a->rival == READ_ROLE_KIND && says(a, kind)) a->used = true;
    }
}

erg_code read_foreign_sort(read_foreign *f, read_record_kind kind, const char *id,
                           erg_error *err)
{
    erg_code code = f->failed ? base_fail_memory(err) : ERG_OK;
    for (size_t i = 0; i < f->count && code == ERG_OK; i++) {
        read_attribute *a = &f->attributes[i];
        uint32_t at = 0;
        const read_name *row = row_of(f, a, kind, &at);
        a->rival = READ_ROLE_COUNT;
        if (kind == READ_RECORD_NODE && is_computed(f, a)) {
            a->used = true;
            code = read_foreign_leave_out(f, &f->looks, a->name, err);
        } else if (row && read_foreign_fits(a, row)) {
            if (is_left_out(row->role)) {
                a->used = true;
                code = read_foreign_leave_out(f, &f->looks, a->name, err);
            } else {
                a->rival = row->role;
                if (!f->best[row->role] || at < f->best_row[row->role]) {
                    f->best[row->role] = a;
                    f->best_row[row->role] = at;
                }
            }
        }
    }
    mark_used(f, id);
    return code;
}

/* --- attrs --- */

enum { FEW_ATTRS = 32 };

/* The member of this key, or BASE_NONE. Of few by looking, else by map. */
static bool find_member(uint32_t *at, const erg_value *object, base_map *seen,
                        const char *key)
{
    *at = 0;
    if (object->count < FEW_ATTRS) {
        while (*at < object->count && strcmp(object->keys[*at], key) != 0)
            ++*at;
        if (*at == object->count) *at = BASE_NONE;
        return true;
    }
    for (size_t i = seen->count; i < object->count; i++)
        if (!base_map_put(seen, object->keys[i], strlen(object->keys[i]), (uint32_t)i))
            return false;
    *at = base_map_find(seen, key, strlen(key));
    return true;
}

/* The values that are not used become members. */
static erg_code add_members(read_foreign *f, erg_value *object, erg_value *items,
                            const char **keys, erg_error *err)
{
    base_map seen = {0};
    erg_code code = ERG_OK;
    for (size_t i = 0; i < f->count && code == ERG_OK; i++) {
        const read_attribute *a = &f->attributes[i];
        const erg_value *value = &a->value;
        uint32_t at = BASE_NONE;
        if (a->used) continue;
        if (a->is_json) value = read_json_to_value(&f->records.scratch, a->json);
        if (!value || !find_member(&at, object, &seen, a->name)) {
            code = base_fail_memory(err);
        } else if (at == BASE_NONE) {
            keys[object->count] = a->name;
            items[object->count++] = *value;
        } else if (model_value_compare(&items[at], value) != 0) {
            code = read_foreign_leave_out(f, &f->again, a->name, err);
        }
    }
    base_map_free(&seen);
    return code;
}

erg_code read_foreign_attrs(read_foreign *f, const erg_value **out, erg_error *err)
{
    base_arena *scratch = &f->records.scratch;
    const erg_value *attrs = NULL;
    read_json_value v;
    bool found = false;
    erg_code code = read_foreign_as_json(f, READ_ROLE_ATTRS, &v, &found, err);
    *out = NULL;
    if (code == ERG_OK && found) code = read_field_attrs(&attrs, scratch, v, err);
    if (code != ERG_OK) return code;
    size_t count = attrs ? attrs->count : 0;
    erg_value *object = base_arena_alloc(scratch, sizeof *object);
    erg_value *items = base_arena_array(scratch, count + f->count, sizeof *items);
    const char **keys = base_arena_array(scratch, count + f->count, sizeof *keys);
    if (!object || !items || !keys) return base_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        items[i] = attrs->items[i];
        keys[i] = attrs->keys[i];
    }
    *object = (erg_value){
        .type = ERG_VALUE_OBJECT, .count = count, .items = items, .keys = keys};
    *out = object;
    return add_members(f, object, items, keys, err);
}

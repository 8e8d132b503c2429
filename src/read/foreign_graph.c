/* What a foreign graph says of itself: its title, documents and rates, and, in files that
 * erg wrote, which measures were computed. */
#include <string.h>

#include "base/buffer.h"
#include "read/field.h"
#include "read/foreign.h"

erg_code read_foreign_document(read_foreign *f, read_json_value v, erg_error *err)
{
    f->describes_documents = true;
    return read_record_document(&f->sources, v, err);
}

erg_code read_foreign_rate(read_foreign *f, read_json_value v, erg_error *err)
{
    return read_record_rate(&f->sources, v, err);
}

typedef erg_code take_fn(read_foreign *f, read_json_value v, erg_error *err);

static erg_code take_list(read_foreign *f, read_json_value v, take_fn *take,
                          erg_error *err)
{
    read_json_value item;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_ARRAY, "a list", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&item, v); more && code == ERG_OK;
         more = read_json_next(&item))
        code = take(f, item, err);
    return code;
}

/* Names under which the measures that erg computed stand in nodes: see write/flat.c. */
static erg_code take_settings(read_foreign *f, read_json_value v, erg_error *err)
{
    static const char *const shapes[] = {"", "measure_", "rank_"};
    read_json_value member;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more; more = read_json_next(&member)) {
        for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
            base_buffer name = {0};
            base_buffer_add(&name, shapes[i]);
            base_buffer_add(&name, read_json_key(member));
            const char *copy =
                name.failed ? NULL : base_arena_text(&f->memory, name.data, name.length);
            bool fine = copy && base_map_put(&f->measures, copy, name.length, 0);
            base_buffer_free(&name);
            if (!fine) return base_fail_memory(err);
        }
    }
    return ERG_OK;
}

/* erg_sources: {"documents":[...],"rates":[...]} */
static erg_code take_sources(read_foreign *f, read_json_value v, erg_error *err)
{
    read_json_value list;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code == ERG_OK && read_json_member(&list, v, "documents"))
        code = take_list(f, list, read_foreign_document, err);
    if (code == ERG_OK && read_json_member(&list, v, "rates"))
        code = take_list(f, list, read_foreign_rate, err);
    return code;
}

/* erg_graph: the object that other formats have as their graph's values. */
static erg_code take_how(read_foreign *f, read_json_value v, erg_error *err)
{
    read_json_value settings;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code == ERG_OK && read_json_member(&settings, v, "measures"))
        code = take_settings(f, settings, err);
    return code;
}

static erg_code take_documents(read_foreign *f, read_json_value v, erg_error *err)
{
    return take_list(f, v, read_foreign_document, err);
}

static erg_code take_rates(read_foreign *f, read_json_value v, erg_error *err)
{
    return take_list(f, v, read_foreign_rate, err);
}

static erg_code take_title(read_foreign *f, erg_error *err)
{
    const char *title = read_foreign_as_text(f, READ_ROLE_TITLE);
    uint32_t row = f->best_row[READ_ROLE_TITLE];
    if (!title || (f->title && f->title_row <= row)) return ERG_OK;
    f->title = base_arena_text(&f->memory, title, strlen(title));
    f->title_row = row;
    return f->title ? ERG_OK : base_fail_memory(err);
}

/* {"name":"erg", ...} */
static bool is_erg(const read_attribute *generator)
{
    read_json_value name;
    return generator->is_json && read_json_member(&name, generator->json, "name") &&
           read_json_type(name) == ERG_VALUE_STRING &&
           strcmp(read_json_text(name), "erg") == 0;
}

static erg_code take_made(read_foreign *f, read_attribute *a, erg_error *err)
{
    a->used = true;
    f->by_erg = f->by_erg || (strcmp(a->name, "generator") == 0 && is_erg(a));
    return read_foreign_leave_out(f, &f->made, a->name, err);
}

erg_code read_foreign_graph(read_foreign *f, erg_error *err)
{
    static const struct {
        read_role role;
        take_fn *take;
    } parts[] = {{READ_ROLE_HOW, take_how},
                 {READ_ROLE_SETTINGS, take_settings},
                 {READ_ROLE_SOURCES, take_sources},
                 {READ_ROLE_DOCUMENTS, take_documents},
                 {READ_ROLE_RATES, take_rates}};
    erg_code code = read_foreign_sort(f, READ_RECORD_GRAPH, NULL, err);
    if (code == ERG_OK) code = take_title(f, err);
    f->by_erg = f->by_erg || f->best[READ_ROLE_HOW];
    for (size_t i = 0; i < f->count && code == ERG_OK; i++) {
        read_attribute *a = &f->attributes[i];
        if (a->rival == READ_ROLE_MADE) code = take_made(f, a, err);
        if (code == ERG_OK && !a->used)
            code = read_foreign_leave_out(f, &f->own, a->name, err);
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts && code == ERG_OK; i++) {
        read_json_value v;
        bool found = false;
        code = read_foreign_as_json(f, parts[i].role, &v, &found, err);
        if (code == ERG_OK && found) code = parts[i].take(f, v, err);
    }
    return code;
}

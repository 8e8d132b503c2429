#include "read/foreign.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "read/field.h"

erg_code read_foreign_open(read_foreign *f, const read_job *job,
                           const char *const *drawing, erg_error *err)
{
    *f = (read_foreign){.records = {.builder = job->builder},
                        .sources = {.builder = job->builder}};
    model_builder_part(job->builder);
    return read_foreign_map_names(f, drawing, err);
}

void read_foreign_free(read_foreign *f)
{
    read_records_free(&f->records);
    read_records_free(&f->sources);
    for (size_t i = 0; i < READ_ROLE_COUNT; i++)
        read_json_free(&f->json[i]);
    base_map_free(&f->rows);
    base_map_free(&f->looks_of_format);
    base_map_free(&f->looks.seen);
    base_map_free(&f->own.seen);
    base_map_free(&f->again.seen);
    base_map_free(&f->made.seen);
    base_map_free(&f->renamed);
    free(f->new_ids);
    base_map_free(&f->measures);
    base_map_free(&f->documents);
    base_arena_free(&f->memory);
    free(f->attributes);
    free(f->document_names);
    *f = (read_foreign){.count = 0};
}

/* --- values --- */

void read_foreign_begin(read_foreign *f, base_place place)
{
    base_arena_reset(&f->records.scratch);
    f->records.claim_count = 0;
    f->place = place;
    f->count = 0;
    f->failed = false;
    memset(f->best, 0, sizeof f->best);
}

base_arena *read_foreign_scratch(read_foreign *f)
{
    return &f->records.scratch;
}

static void add(read_foreign *f, const read_attribute *a)
{
    void *attributes = f->attributes;
    if (!base_grow(&attributes, &f->room, f->count + 1, sizeof *f->attributes))
        f->failed = true;
    f->attributes = attributes;
    if (!f->failed) f->attributes[f->count++] = *a;
}

void read_foreign_text(read_foreign *f, const char *name, const char *text,
                       base_place place)
{
    const char *copy = base_arena_text(&f->records.scratch, text, strlen(text));
    read_attribute a = {.name = name,
                        .place = place,
                        .value = {.type = ERG_VALUE_STRING, .string = copy}};
    if (copy)
        add(f, &a);
    else
        f->failed = true;
}

void read_foreign_number(read_foreign *f, const char *name, double number,
                         base_place place)
{
    read_attribute a = {.name = name,
                        .place = place,
                        .value = {.type = ERG_VALUE_NUMBER, .number = number}};
    add(f, &a);
}

void read_foreign_flag(read_foreign *f, const char *name, bool flag, base_place place)
{
    read_attribute a = {
        .name = name, .place = place, .value = {.type = ERG_VALUE_BOOL, .boolean = flag}};
    add(f, &a);
}

void read_foreign_json(read_foreign *f, const char *name, read_json_value v)
{
    read_attribute a = {
        .name = name, .is_json = true, .json = v, .value = {.type = read_json_type(v)}};
    switch (a.value.type) {
    case ERG_VALUE_NULL: return;
    case ERG_VALUE_BOOL: a.value.boolean = read_json_is_true(v); break;
    case ERG_VALUE_NUMBER: a.value.number = read_json_number(v); break;
    case ERG_VALUE_STRING: a.value.string = read_json_text(v); break;
    case ERG_VALUE_ARRAY:
    case ERG_VALUE_OBJECT: break;
    }
    add(f, &a);
}

erg_code read_foreign_members(read_foreign *f, read_json_value v, erg_error *err)
{
    read_json_value member;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    for (bool more = read_json_first(&member, v); more; more = read_json_next(&member))
        read_foreign_json(f, read_json_key(member), member);
    return ERG_OK;
}

/* Digits stay as they are: there are more of them than a double holds. */
static const char *number_id(base_arena *scratch, read_json_value v)
{
    char printed[BASE_NUMBER_MAX];
    size_t n = 0;
    const char *text = read_json_number_text(v, &n);
    if (strcspn(text, ".eE") < n) {
        n = base_number_print(printed, read_json_number(v));
        text = printed;
    }
    return base_arena_text(scratch, text, n);
}

erg_code read_foreign_id(read_foreign *f, const char **id, read_json_value v,
                         erg_error *err)
{
    *id = NULL;
    switch (read_json_type(v)) {
    case ERG_VALUE_NULL: return ERG_OK;
    case ERG_VALUE_STRING: *id = read_json_text(v); return ERG_OK;
    case ERG_VALUE_NUMBER:
        *id = number_id(&f->records.scratch, v);
        return *id ? ERG_OK : base_fail_memory(err);
    default: return read_field_wrong(v, "text or a number", err);
    }
}

/* --- the end --- */

static erg_code note(const read_foreign *f, const read_left_out *list, const char *what,
                     erg_error *err)
{
    base_buffer text = {0};
    if (list->count == 0) return ERG_OK;
    base_buffer_add(&text, what);
    for (size_t i = 0; i < list->count && i < READ_FOREIGN_NAMES_SHOWN; i++)
        base_buffer_format(&text, "%s%.40s", i > 0 ? ", " : ": ", list->names[i]);
    if (list->count > READ_FOREIGN_NAMES_SHOWN)
        base_buffer_format(&text, " and %zu more",
                           list->count - READ_FOREIGN_NAMES_SHOWN);
    erg_code code = text.failed ? base_fail_memory(err)
                                : model_builder_note(f->records.builder, text.data, err);
    base_buffer_free(&text);
    return code;
}

static erg_code note_weights(const read_foreign *f, erg_error *err)
{
    base_buffer text = {0};
    if (f->odd_weights == 0) return ERG_OK;
    bool is_one = f->odd_weights == 1;
    base_buffer_format(&text, "%zu %s no strength, as %s not above 0: %s among the attrs",
                       f->odd_weights, is_one ? "weight is" : "weights are",
                       is_one ? "it is" : "they are", is_one ? "it stays" : "they stay");
    erg_code code = text.failed ? base_fail_memory(err)
                                : model_builder_note(f->records.builder, text.data, err);
    base_buffer_free(&text);
    return code;
}

/* Documents that are only named are made, as of a table, unless the graph describes
 * some. */
static erg_code make_documents(const read_foreign *f, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < f->document_count && code == ERG_OK; i++) {
        model_document_draft d;
        if (f->describes_documents) break;
        model_document_draft_clear(&d, f->place);
        d.id = f->document_names[i];
        code = model_builder_document(f->records.builder, &d, err);
    }
    return code;
}

/* What graphs of others call so is not derived by erg. */
static erg_code leave_out_made(read_foreign *f, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < f->made.count && i < READ_FOREIGN_NAMES_SHOWN && !f->by_erg;
         i++)
        if (code == ERG_OK)
            code = read_foreign_leave_out(f, &f->own, f->made.names[i], err);
    return code;
}

erg_code read_foreign_end(read_foreign *f, erg_error *err)
{
    erg_code code = make_documents(f, err);
    if (code == ERG_OK) code = leave_out_made(f, err);
    if (code == ERG_OK) code = model_builder_title(f->records.builder, f->title, err);
    if (code == ERG_OK)
        code = note(f, &f->looks, "what is drawn or computed is not read", err);
    if (code == ERG_OK)
        code = note(f, &f->own, "what the graph states of itself is not read", err);
    if (code == ERG_OK)
        code = note(f, &f->again, "of several values of one name the first is read", err);
    return code == ERG_OK ? note_weights(f, err) : code;
}

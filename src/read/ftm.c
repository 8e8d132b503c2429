/* FollowTheMoney: entities as JSON, one a line. Some of them stand for relations
 * (Ownership, Payment, ...); files become documents, addresses attrs of who lives there,
 * web addresses and data sets the documents of relations. Properties that erg has no word
 * for are attrs.
 *
 * Lines that erg wrote hold the record behind them under `erg`. It is taken as it stands
 * as long as the line's own id, name and ends still are the record's: other tools merge
 * and rename entities. */
#include <stdlib.h>
#include <string.h>

#include "read/copies.h"
#include "read/field.h"
#include "read/ftm.h"
#include "read/ftm_schema.h"
#include "read/head.h"
#include "read/lines.h"
#include "read/walk.h"

static int bid(const char *head, size_t n, const char *name)
{
    const char *value = NULL;
    size_t length = 0;
    (void)name;
    if (!read_head_member(head, n, "schema", &value, &length)) return 0;
    if (!read_head_member(head, n, "properties", &value, &length)) return 0;
    return *value == '{' ? 95 : 0;
}

/* --- properties --- */

/* A value as text. An entity that stands inside another is left out but for its id. */
static erg_code take_value(read_ftm *f, const char **out, read_json_value v,
                           erg_error *err)
{
    read_json_value id;
    size_t n = 0;
    switch (read_json_type(v)) {
    case ERG_VALUE_STRING: *out = read_json_text(v); return ERG_OK;
    case ERG_VALUE_BOOL: *out = read_json_is_true(v) ? "true" : "false"; return ERG_OK;
    case ERG_VALUE_NUMBER: {
        const char *text = read_json_number_text(v, &n);
        *out = base_arena_text(&f->records.scratch, text, n);
        return *out ? ERG_OK : base_fail_memory(err);
    }
    case ERG_VALUE_OBJECT:
        if (!read_json_member(&id, v, "id")) break;
        if (!read_tally_add(&f->left_out, "entities inside others"))
            return base_fail_memory(err);
        return read_field_text(out, id, err);
    default: break;
    }
    return read_field_wrong(v, "text", err);
}

/* A list of values, or one. */
static erg_code take_property(read_ftm *f, read_ftm_property *out, read_json_value v,
                              erg_error *err)
{
    read_json_value item = v;
    bool is_list = read_json_type(v) == ERG_VALUE_ARRAY;
    size_t room = is_list ? read_json_count(v) : 1;
    const char **texts = base_arena_array(&f->records.scratch, room, sizeof *texts);
    *out = (read_ftm_property){.name = read_json_key(v), .texts = texts};
    if (!texts) return base_fail_memory(err);
    bool more = is_list ? read_json_first(&item, v) : !read_field_is_null(v);
    for (; more; more = is_list && read_json_next(&item)) {
        if (read_field_is_null(item)) continue;
        erg_code code = take_value(f, &texts[out->count], item, err);
        if (code != ERG_OK) return code;
        if (texts[out->count] && texts[out->count][0]) out->count++;
    }
    return ERG_OK;
}

static erg_code take_properties(read_ftm *f, read_json_value v, erg_error *err)
{
    read_json_value member;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    f->properties =
        base_arena_array(&f->records.scratch, read_json_count(v), sizeof *f->properties);
    if (!f->properties) return base_fail_memory(err);
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member))
        code = take_property(f, &f->properties[f->property_count++], member, err);
    return code;
}

erg_code read_ftm_copies(read_ftm *f, size_t copies, size_t bytes, erg_error *err)
{
    return read_copies_add(&f->copied, f->made, copies, bytes, "pairs and addresses",
                           f->place, err);
}

/* --- lines --- */

/* What is known of the line but its record; keys that say nothing to erg are passed over.
 */
static erg_code take_member(read_ftm *f, read_json_value v, erg_error *err)
{
    const char *key = read_json_key(v);
    base_arena *scratch = &f->records.scratch;
    if (strcmp(key, "id") == 0) return read_field_text(&f->id, v, err);
    if (strcmp(key, "schema") == 0) return read_field_text(&f->schema, v, err);
    if (strcmp(key, "caption") == 0) return read_field_text(&f->caption, v, err);
    if (strcmp(key, "properties") == 0) return take_properties(f, v, err);
    if (strcmp(key, "datasets") == 0)
        return read_field_texts(&f->datasets, &f->dataset_count, scratch, v, err);
    if (strcmp(key, "referents") == 0)
        return read_field_texts(&f->referents, &f->referent_count, scratch, v, err);
    return ERG_OK;
}

static erg_code take_line(read_ftm *f, read_json_value line, erg_error *err)
{
    read_json_value member;
    erg_code code = read_field_expect(line, ERG_VALUE_OBJECT, "an entity", err);
    if (code != ERG_OK) return code;
    base_arena_reset(&f->records.scratch);
    f->records.claim_count = 0;
    f->place = read_json_place(line);
    f->made++;
    f->id = f->schema = f->caption = NULL;
    f->dataset_count = f->referent_count = f->property_count = 0;
    for (bool more = read_json_first(&member, line); more && code == ERG_OK;
         more = read_json_next(&member))
        code = take_member(f, member, err);
    if (code != ERG_OK) return code;
    if (!f->id || !f->schema)
        return base_fail_at(err, ERG_EDATA, f->place, "found an entity without %s",
                            f->id ? "a schema" : "an id");
    return ERG_OK;
}

static erg_code take_foreign(read_ftm *f, erg_error *err)
{
    bool named = false;
    if (strcmp(f->schema, "Address") == 0) return read_ftm_address(f, err);
    if (read_ftm_is_document(f->schema)) return read_ftm_document(f, err);
    if (read_ftm_link_of(f->schema)) return read_ftm_link_line(f, err);
    for (size_t i = 0; i < f->property_count; i++)
        named = named || strcmp(f->properties[i].name, "name") == 0;
    if (named || f->caption || read_ftm_thing_of(f->schema))
        return read_ftm_thing_line(f, err);
    return read_tally_add(&f->left_out, f->schema) ? ERG_OK : base_fail_memory(err);
}

/* --- what erg wrote --- */

static bool says(read_json_value record, const char *key, const char *text)
{
    read_json_value v;
    if (!read_json_member(&v, record, key) || read_json_type(v) != ERG_VALUE_STRING)
        return false;
    return text && strcmp(read_json_text(v), text) == 0;
}

static const char *first_of(const read_ftm *f, const char *name)
{
    const read_ftm_property *p = read_ftm_find(f, name);
    return p ? p->texts[0] : NULL;
}

static bool is_same_entity(const read_ftm *f, read_json_value record)
{
    read_json_value label;
    const char *name = first_of(f, "name");
    if (!says(record, "id", f->id)) return false;
    if (read_json_member(&label, record, "label")) return says(record, "label", name);
    return name && strcmp(name, f->id) == 0;
}

static bool is_same_relation(const read_ftm *f, read_json_value record)
{
    const read_ftm_link *link = read_ftm_link_of(f->schema);
    return link && says(record, "id", f->id) &&
           says(record, "source", first_of(f, link->source)) &&
           says(record, "target", first_of(f, link->target));
}

static erg_code take_dataset(read_ftm *f, read_json_value v, erg_error *err)
{
    read_json_value member;
    const char *title = NULL;
    erg_code code = ERG_OK;
    if (read_json_member(&member, v, "title"))
        code = read_field_text(&title, member, err);
    if (code == ERG_OK) code = model_builder_title(f->own.builder, title, err);
    if (code != ERG_OK || !read_json_member(&member, v, "rates")) return code;
    code = read_field_expect(member, ERG_VALUE_ARRAY, "a list of rates", err);
    read_json_value rate;
    bool more = code == ERG_OK && read_json_first(&rate, member);
    for (; more && code == ERG_OK; more = read_json_next(&rate))
        code = read_record_rate(&f->own, rate, err);
    return code;
}

/* *taken: the record was there and has been read. */
static erg_code take_own(read_ftm *f, read_json_value line, bool *taken, erg_error *err)
{
    read_json_value own, record;
    *taken = false;
    if (!read_json_member(&own, line, "erg")) return ERG_OK;
    erg_code code = ERG_OK;
    *taken = true;
    if (read_json_member(&record, own, "entity") && is_same_entity(f, record))
        code = read_record_entity(&f->own, record, err);
    else if (read_json_member(&record, own, "relation") && is_same_relation(f, record))
        code = read_record_relation(&f->own, record, err);
    else if (read_json_member(&record, own, "document") &&
             read_ftm_is_document(f->schema))
        code = read_record_document(&f->own, record, err);
    else
        *taken = false;
    if (code == ERG_OK && read_json_member(&record, own, "dataset"))
        code = take_dataset(f, record, err);
    return code;
}

/* --- the reader --- */

static erg_code read_line(void *to, const char *no_key, read_json_value line,
                          erg_error *err)
{
    read_ftm *f = to;
    (void)no_key;
    bool taken = false;
    erg_code code = take_line(f, line, err);
    if (code == ERG_OK) code = take_own(f, line, &taken, err);
    return code == ERG_OK && !taken ? take_foreign(f, err) : code;
}

static erg_code read(const read_job *job, erg_error *err)
{
    read_ftm f = {.records = {.builder = job->builder},
                  .own = {.builder = job->builder, .typed = true}};
    model_builder_part(job->builder);
    erg_code code = read_lines(job, read_line, &f, err);
    if (code == ERG_OK) code = read_ftm_things_end(&f, err);
    if (code == ERG_OK) code = read_cited_finish(&f.cited, job->builder, err);
    if (code == ERG_OK)
        code = read_tally_note(&f.left_out, job->builder, "what is not read", err);
    read_records_free(&f.records);
    read_records_free(&f.own);
    read_cited_free(&f.cited);
    read_tally_free(&f.left_out);
    base_map_free(&f.addresses);
    base_arena_free(&f.memory);
    free(f.address_texts);
    free(f.waiting);
    return code;
}

const read_reader read_ftm_reader = {
    .name = "ftm",
    .summary = "FollowTheMoney: entities as JSON, one a line",
    .bid = bid,
    .strict_entities = false,
    .read = read,
};

/* erg.dataset as one JSON object. Records are read one by one, so that the text is held,
 * but never the tree of all of it. */
#include <string.h>

#include "read/field.h"
#include "read/head.h"
#include "read/json_parts.h"
#include "read/record.h"
#include "read/source.h"

enum key { FORMAT, VERSION, TITLE, DOCUMENTS, ENTITIES, RELATIONS, RATES, KEYS };
static const char *const keys[KEYS] = {"format",   "version",   "title", "documents",
                                       "entities", "relations", "rates"};

struct reading {
    read_records records;
    read_json_parts parts;
    base_place seen[KEYS]; /* where each key stood */
    erg_error *err;
};

static int bid(const char *head, size_t n, const char *name)
{
    const char *value = NULL;
    size_t length = 0;
    (void)name;
    if (read_head_says(head, n, "format", "erg.dataset")) return 90;
    if (read_head_says(head, n, "format", "erg.snapshot")) return 0;
    if (read_head_member(head, n, "relations", &value, &length) ||
        read_head_member(head, n, "entities", &value, &length))
        return 80;
    /* Something of erg's that is no dataset: the error says so. */
    return read_head_member(head, n, "format", &value, &length) && length > 4 &&
                   memcmp(value, "erg.", 4) == 0
               ? 10
               : 0;
}

static erg_code find_key(struct reading *r, enum key *out)
{
    size_t i = 0;
    base_place place = r->parts.key_place;
    erg_code code =
        read_field_which_key(&i, r->parts.key, place, keys, KEYS, "a dataset", r->err);
    if (code != ERG_OK) return code;
    if (r->seen[i].line > 0)
        return base_fail_at(r->err, ERG_EPARSE, place,
                            "key '%s' is there already, in line %lu, column %lu", keys[i],
                            (unsigned long)r->seen[i].line,
                            (unsigned long)r->seen[i].column);
    r->seen[i] = place;
    *out = (enum key)i;
    return ERG_OK;
}

static erg_code read_list(struct reading *r, enum key key)
{
    static erg_code (*const read_record[KEYS])(read_records *, read_json_value,
                                               erg_error *) = {
        [DOCUMENTS] = read_record_document,
        [ENTITIES] = read_record_entity,
        [RELATIONS] = read_record_relation,
        [RATES] = read_record_rate,
    };
    bool more = true;
    read_json_value item;
    while (more) {
        erg_code code = read_json_parts_item(&r->parts, &item, &more, r->err);
        if (code == ERG_OK && more) code = read_record[key](&r->records, item, r->err);
        if (code != ERG_OK) return code;
    }
    return ERG_OK;
}

static erg_code read_member(struct reading *r)
{
    enum key key = FORMAT;
    const char *title = NULL;
    read_json_value v;
    erg_code code = find_key(r, &key);
    if (code == ERG_OK && key >= DOCUMENTS && read_json_parts_is_list(&r->parts))
        return read_list(r, key);
    if (code == ERG_OK) code = read_json_parts_value(&r->parts, &v, r->err);
    if (code != ERG_OK) return code;
    switch (key) {
    case FORMAT: return read_record_format(v, "erg.dataset", r->err);
    case VERSION: return read_record_version(v, r->err);
    case TITLE:
        code = read_field_text(&title, v, r->err);
        return code == ERG_OK ? model_builder_title(r->records.builder, title, r->err)
                              : code;
    default:
        return read_field_is_null(v) ? ERG_OK : read_field_wrong(v, "a list", r->err);
    }
}

static erg_code read(const read_job *job, erg_error *err)
{
    struct reading r = {.records = {.builder = job->builder}, .err = err};
    char *text = NULL;
    size_t n = 0;
    erg_code code = read_source_all(job->source, &text, &n, err);
    if (code == ERG_OK)
        code =
            read_json_parts_open(&r.parts, text, n, read_source_name(job->source), err);
    while (code == ERG_OK && r.parts.key) {
        code = read_member(&r);
        if (code == ERG_OK) code = read_json_parts_next(&r.parts, err);
    }
    read_json_parts_free(&r.parts);
    read_records_free(&r.records);
    return code;
}

const read_reader read_json_reader = {
    .name = "json",
    .summary = "erg.dataset: documents, entities, relations",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};

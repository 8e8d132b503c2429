/* erg.dataset as JSON Lines: a first line that says so, then a record a line. Read as a
 * stream: no more than one line is held. */
#include <string.h>

#include "read/field.h"
#include "read/head.h"
#include "read/record.h"
#include "read/source.h"

struct reading {
    read_records records;
    read_json json;
    bool begun; /* the first line was read */
    erg_error *err;
};

static int bid(const char *head, size_t n, const char *name)
{
    const char *value = NULL;
    size_t length = 0;
    (void)name;
    if (read_head_says(head, n, "type", "dataset") && read_head_is_line(head, n))
        return 100;
    return read_head_member(head, n, "type", &value, &length) &&
                   read_head_is_line(head, n)
               ? 60
               : 0;
}

static const char *const header_keys[] = {"type", "format", "version", "title"};

static erg_code take_header(read_records *records, void *draft, size_t key,
                            read_json_value v, erg_error *err)
{
    const char **title = draft;
    (void)records;
    switch (key) {
    case 1: return read_record_format(v, "erg.dataset", err);
    case 2: return read_record_version(v, err);
    case 3: return read_field_text(title, v, err);
    default: return ERG_OK;
    }
}

static erg_code read_header(struct reading *r, read_json_value line)
{
    static const read_shape shape = {"the first line", header_keys, 4, take_header};
    const char *title = NULL;
    erg_code code = read_record_object(&r->records, &title, line, &shape, r->err);
    return code == ERG_OK ? model_builder_title(r->records.builder, title, r->err) : code;
}

static erg_code fail_type(const struct reading *r, read_json_value type,
                          const char *wanted)
{
    if (read_json_type(type) != ERG_VALUE_STRING)
        return read_field_wrong(type, wanted, r->err);
    return base_fail_at(r->err, ERG_EDATA, read_json_place(type),
                        "type: found '%.80s', wanted %s", read_json_text(type), wanted);
}

static erg_code read_line(struct reading *r, read_json_value line)
{
    static const struct {
        const char *type;
        erg_code (*read)(read_records *records, read_json_value v, erg_error *err);
    } types[] = {{"relation", read_record_relation},
                 {"entity", read_record_entity},
                 {"document", read_record_document},
                 {"rate", read_record_rate}};
    read_json_value type;
    if (!read_json_member(&type, line, "type"))
        return base_fail_at(r->err, ERG_EDATA, read_json_place(line),
                            "found %s, wanted an object with a type",
                            read_json_type_name(line));
    bool is_text = read_json_type(type) == ERG_VALUE_STRING;
    if (!r->begun) {
        if (!is_text || strcmp(read_json_text(type), "dataset") != 0)
            return fail_type(r, type, "a first line of the type dataset");
        r->begun = true;
        return read_header(r, line);
    }
    for (size_t i = 0; is_text && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].type, read_json_text(type)) == 0)
            return types[i].read(&r->records, line, r->err);
    return fail_type(r, type, "document, entity, relation or rate");
}

static erg_code read(const read_job *job, erg_error *err)
{
    struct reading r = {.records = {.builder = job->builder, .typed = true}, .err = err};
    base_place place = {read_source_name(job->source), 0, 1};
    erg_code code = ERG_OK;
    /* It may well be what a command selected from a dataset. */
    model_builder_part(job->builder);
    while (code == ERG_OK) {
        char *line = NULL;
        size_t n = 0;
        place.line++;
        code = read_source_line(job->source, &line, &n, err);
        if (code != ERG_OK || !line) break;
        if (read_json_blanks(line, n, 0) == n) continue;
        code = read_json_parse(&r.json, line, n, place, err);
        if (code == ERG_OK) code = read_line(&r, read_json_root(&r.json));
    }
    read_json_free(&r.json);
    read_records_free(&r.records);
    return code;
}

const read_reader read_jsonl_reader = {
    .name = "jsonl",
    .summary = "erg.dataset as JSON Lines, read as a stream",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};

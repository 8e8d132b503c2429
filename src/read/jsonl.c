/* erg.dataset as JSON Lines: a first line that says so, then a record a line. Read as a
 * stream: no more than some lines are held. */
#include <string.h>

#include "read/field.h"
#include "read/head.h"
#include "read/lines.h"
#include "read/record.h"
#include "read/walk.h"

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

static erg_code keep_header(model_builder *b, const void *title, erg_error *err)
{
    return model_builder_title(b, title, err);
}

static erg_code draft_header(read_draft *out, read_records *records, read_json_value line,
                             erg_error *err)
{
    static const read_shape shape = {"the first line", header_keys, 4, take_header};
    const char *title = NULL;
    erg_code code = read_record_object(records, &title, line, &shape, err);
    *out = (read_draft){.keep = keep_header, .draft = title};
    return code;
}

static erg_code fail_type(read_json_value type, const char *wanted, erg_error *err)
{
    if (read_json_type(type) != ERG_VALUE_STRING)
        return read_field_wrong(type, wanted, err);
    return base_fail_at(err, ERG_EDATA, read_json_place(type),
                        "type: found '%.80s', wanted %s", read_json_text(type), wanted);
}

static erg_code draft_line(read_draft *out, read_records *records, bool is_first,
                           read_json_value line, erg_error *err)
{
    static const struct {
        const char *type;
        read_draft_fn *draft;
    } types[] = {{"relation", read_draft_relation},
                 {"entity", read_draft_entity},
                 {"document", read_draft_document},
                 {"rate", read_draft_rate}};
    read_json_value type;
    if (!read_json_member(&type, line, "type"))
        return base_fail_at(err, ERG_EDATA, read_json_place(line),
                            "found %s, wanted an object with a type",
                            read_json_type_name(line));
    bool is_text = read_json_type(type) == ERG_VALUE_STRING;
    records->typed = true;
    if (is_first) {
        if (!is_text || strcmp(read_json_text(type), "dataset") != 0)
            return fail_type(type, "a first line of the type dataset", err);
        return draft_header(out, records, line, err);
    }
    for (size_t i = 0; is_text && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].type, read_json_text(type)) == 0)
            return types[i].draft(out, records, line, err);
    return fail_type(type, "document, entity, relation or rate", err);
}

static erg_code read(const read_job *job, erg_error *err)
{
    /* It may well be what a command selected from a dataset. */
    model_builder_part(job->builder);
    return read_line_records(job, draft_line, err);
}

const read_reader read_jsonl_reader = {
    .name = "jsonl",
    .summary = "erg.dataset as JSON Lines, read as a stream",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};

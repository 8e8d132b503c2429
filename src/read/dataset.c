/* erg.dataset as one JSON object. */

#include "read/field.h"
#include "read/head.h"
#include "read/json_check.h"
#include "read/parts.h"
#include "read/record.h"

static int bid(const char *head, size_t n, const char *name)
{
    const char *value = NULL;
    size_t length = 0;
    bool named = read_head_suffix(name, ".json");
    if (read_head_says(head, n, "format", "erg.dataset")) return 90;
    if (read_head_says(head, n, "format", "erg.snapshot")) return 0;
    if (read_head_member(head, n, "relations", &value, &length) ||
        read_head_member(head, n, "entities", &value, &length))
        return 80;
    /* Other JSON: the error says what it is, or where it is broken. */
    size_t start = read_json_blanks(head, n, 0);
    return named || (start < n && (head[start] == '{' || head[start] == '[')) ? 10 : 0;
}

static erg_code take_format(void *to, read_json_value v, erg_error *err)
{
    (void)to;
    return read_record_format(v, "erg.dataset", err);
}

static erg_code take_version(void *to, read_json_value v, erg_error *err)
{
    (void)to;
    return read_record_version(v, err);
}

static erg_code take_title(void *to, read_json_value v, erg_error *err)
{
    const char *title = NULL;
    erg_code code = read_field_text(&title, v, err);
    if (code != ERG_OK) return code;
    return model_builder_title(((read_records *)to)->builder, title, err);
}

static erg_code take_document(void *to, read_json_value v, erg_error *err)
{
    return read_record_document(to, v, err);
}

static erg_code take_entity(void *to, read_json_value v, erg_error *err)
{
    return read_record_entity(to, v, err);
}

static erg_code take_relation(void *to, read_json_value v, erg_error *err)
{
    return read_record_relation(to, v, err);
}

static erg_code take_rate(void *to, read_json_value v, erg_error *err)
{
    return read_record_rate(to, v, err);
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const read_part parts[] = {
        {.key = "format", .value = take_format},
        {.key = "version", .value = take_version},
        {.key = "title", .value = take_title},
        {.key = "documents", .item = take_document},
        {.key = "entities", .item = take_entity},
        {.key = "relations", .item = take_relation},
        {.key = "rates", .item = take_rate},
    };
    read_records records = {.builder = job->builder};
    erg_code code =
        read_parts(job, parts, sizeof parts / sizeof *parts, "a dataset", &records, err);
    read_records_free(&records);
    return code;
}

const read_reader read_json_reader = {
    .name = "json",
    .summary = "erg.dataset: documents, entities, relations",
    .bid = bid,
    .strict_entities = true,
    .read = read,
};

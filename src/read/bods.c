/* Beneficial Ownership Data Standard 0.4: statements about entities, persons and
 * relationships, in one list or one a line. All are kept until the end: statements of one
 * record are its history, whatever their order in the input. */
#include <stdlib.h>
#include <string.h>

#include "read/bods.h"
#include "read/head.h"
#include "read/json_check.h"
#include "read/lines.h"
#include "read/reader.h"
#include "read/source.h"
#include "read/walk.h"

/* Earlier versions too: the error says which version it is. */
static int bid(const char *head, size_t n, const char *name)
{
    static const char *const keys[] = {"statementId", "statementID"};
    const char *value = NULL;
    size_t length = 0, at = read_json_blanks(head, n, 0);
    (void)name;
    if (at < n && head[at] == '[') at++;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (read_head_member(head + at, n - at, keys[i], &value, &length)) return 95;
    return 0;
}

/* --- the histories --- */

static int compare(const void *left, const void *right)
{
    const read_bods_statement *a = *(const read_bods_statement *const *)left;
    const read_bods_statement *b = *(const read_bods_statement *const *)right;
    int order = strcmp(a->record, b->record);
    if (order == 0) order = strcmp(a->time, b->time);
    if (order == 0 && a->status != b->status) order = a->status < b->status ? -1 : 1;
    if (order == 0) order = strcmp(a->locator, b->locator);
    if (order == 0 && a->place.line != b->place.line)
        order = a->place.line < b->place.line ? -1 : 1;
    if (order == 0 && a->place.column != b->place.column)
        order = a->place.column < b->place.column ? -1 : 1;
    return order;
}

static erg_code take_record(read_bods *b, const read_bods_statement *const *history,
                            size_t count, erg_error *err)
{
    base_arena_reset(&b->scratch);
    for (size_t i = 1; i < count; i++)
        if (history[i]->type != history[0]->type)
            return base_fail_at(err, ERG_EDATA, history[i]->place,
                                "record '%.80s' is of another type here than in line %lu",
                                history[i]->record,
                                (unsigned long)history[0]->place.line);
    if (history[0]->type == READ_BODS_RELATIONSHIP)
        return read_bods_relationship(b, history, count, err);
    return read_bods_subject(b, history, count, err);
}

static erg_code take_records(read_bods *b, erg_error *err)
{
    erg_code code = ERG_OK;
    const read_bods_statement **sorted = calloc(b->count + 1, sizeof *sorted);
    if (!sorted) return base_fail_memory(err);
    for (size_t i = 0; i < b->count; i++)
        sorted[i] = &b->statements[i];
    qsort(sorted, b->count, sizeof *sorted, compare);
    for (size_t from = 0, to; from < b->count && code == ERG_OK; from = to) {
        to = from + 1;
        while (to < b->count && strcmp(sorted[to]->record, sorted[from]->record) == 0)
            to++;
        code = take_record(b, sorted + from, to - from, err);
    }
    free(sorted);
    return code;
}

/* --- the statements --- */

static erg_code take_item(void *to, const char *key, read_json_value v, erg_error *err)
{
    (void)key;
    return read_bods_statement_take(to, v, err);
}

static erg_code read(const read_job *job, erg_error *err)
{
    static const read_walk none = {NULL, 0, NULL};
    read_bods b = {.builder = job->builder};
    size_t n = 0;
    const char *head = read_source_head(job->source, &n);
    size_t at = read_json_blanks(head, n, 0);
    bool is_list = at < n && head[at] == '[';
    model_builder_part(job->builder);
    erg_code code = is_list ? read_walk_source(job, &none, take_item, &b, err)
                            : read_lines(job, take_item, &b, err);
    if (code == ERG_OK) code = take_records(&b, err);
    if (code == ERG_OK) code = read_cited_finish(&b.cited, job->builder, err);
    if (code == ERG_OK)
        code = read_tally_note(&b.left_out, job->builder, "what is not read", err);
    read_cited_free(&b.cited);
    read_tally_free(&b.left_out);
    base_arena_free(&b.memory);
    base_arena_free(&b.scratch);
    free(b.statements);
    return code;
}

const read_reader read_bods_reader = {
    .name = "bods",
    .summary = "Beneficial Ownership Data Standard 0.4: a history of statements",
    .bid = bid,
    .strict_entities = false,
    .read = read,
};

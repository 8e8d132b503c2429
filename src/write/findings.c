#include "write/findings.h"

#include <errno.h>
#include <string.h>

#include "base/json_text.h"
#include "base/text.h"
#include "write/parts.h"

/* People read so many findings of one kind; programs read all. */
enum { MOST_OF_A_CODE = 20 };

/* --- text --- */

static void write_safe(base_sink *s, const char *text)
{
    base_buffer safe = {0};
    base_text_escape(&safe, text, strlen(text));
    if (safe.failed)
        s->os_error = ENOMEM; /* a finding without its text is none */
    else if (safe.data)
        base_sink_write(s, safe.data, safe.length);
    base_buffer_free(&safe);
}

static void write_advice(base_sink *s, const char *indent, const char *advice)
{
    if (!advice) return;
    base_sink_format(s, "%s> ", indent);
    write_safe(s, advice);
    base_sink_char(s, '\n');
}

/* "FILE:LINE:COLUMN: ", as compilers write it: editors jump there. */
static void write_place(base_sink *s, const erg_finding *finding)
{
    if (!finding->file) return;
    write_safe(s, finding->file);
    base_sink_format(s, ":%lu", (unsigned long)finding->line);
    if (finding->column > 0) base_sink_format(s, ":%lu", (unsigned long)finding->column);
    base_sink_text(s, ": ");
}

/* The findings of one code: their advice once where all share it. */
static void write_group(base_sink *s, const erg_finding *items, size_t n)
{
    bool shared = true;
    for (size_t i = 1; i < n; i++)
        shared = shared && base_text_same(items[i].advice, items[0].advice);
    base_sink_format(s, "%s: %s (%zu)\n", items[0].warning ? "warning" : "note",
                     items[0].code, n);
    for (size_t i = 0; i < n; i++) {
        if (i == MOST_OF_A_CODE && n > MOST_OF_A_CODE + 1) {
            base_sink_format(s, "  and %zu more: -t json lists all\n", n - i);
            break;
        }
        base_sink_text(s, "  ");
        write_place(s, &items[i]);
        write_safe(s, items[i].text);
        base_sink_char(s, '\n');
        if (!shared) write_advice(s, "    ", items[i].advice);
    }
    if (shared) write_advice(s, "  ", items[0].advice);
    base_sink_char(s, '\n');
}

/* Warnings, or notes, code by code. */
static void write_groups(base_sink *s, const erg_findings *found, bool warnings)
{
    const erg_finding *items = found->items;
    for (size_t at = 0, n; at < found->count; at += n) {
        for (n = 1; at + n < found->count; n++)
            if (strcmp(items[at + n].code, items[at].code) != 0) break;
        if (items[at].warning == warnings) write_group(s, items + at, n);
    }
}

static void write_count(base_sink *s, size_t count, const char *noun)
{
    base_sink_format(s, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void write_text(base_sink *s, const write_check *check)
{
    const erg_findings *found = check->findings;
    if (check->error)
        return; /* it stands on standard error, where errors are looked for */
    write_groups(s, found, true);
    write_groups(s, found, false);
    write_count(s, found->warning_count, "warning");
    base_sink_text(s, ", ");
    write_count(s, found->count - found->warning_count, "note");
    base_sink_text(s, " on ");
    write_count(s, check->dataset->document_count, "document");
    base_sink_text(s, check->dataset->entity_count == 1 ? ", 1 entity and " : ", ");
    if (check->dataset->entity_count != 1)
        base_sink_format(s, "%zu entities and ", check->dataset->entity_count);
    write_count(s, check->dataset->relation_count, "relation");
    base_sink_char(s, '\n');
}

/* --- JSON, erg.check 1.0 --- */

static void write_json_place(base_sink *s, bool *first, const char *file,
                             unsigned long line, unsigned long column)
{
    bool inner = true;
    base_json_key(s, first, "place");
    base_sink_char(s, '{');
    base_json_key(s, &inner, "file");
    base_json_string(s, file);
    if (line > 0) base_json_member_number(s, &inner, "line", (double)line);
    if (column > 0) base_json_member_number(s, &inner, "column", (double)column);
    base_sink_char(s, '}');
}

static void write_finding(base_sink *s, const erg_finding *finding)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "code", finding->code);
    base_json_member(s, &first, "severity", finding->warning ? "warning" : "note");
    base_json_member(s, &first, "subject", finding->subject);
    if (finding->file)
        write_json_place(s, &first, finding->file, finding->line, finding->column);
    base_json_member(s, &first, "text", finding->text);
    base_json_member(s, &first, "advice", finding->advice);
    base_sink_char(s, '}');
}

/* Reading ends at the first error, so there is never a second. */
static void write_error(base_sink *s, const erg_error *err)
{
    char file[ERG_ERROR_TEXT_MAX];
    bool first = true, syntax = err->code == ERG_EPARSE;
    memcpy(file, err->text, err->file_length);
    file[err->file_length] = '\0';
    base_sink_char(s, '{');
    base_json_member(s, &first, "code", syntax ? "not-readable" : "not-valid");
    if (err->file_length > 0) write_json_place(s, &first, file, err->line, err->column);
    base_json_member(s, &first, "text", err->text);
    base_json_member(s, &first, "advice",
                     syntax ? "mend the text there, then check again"
                            : "mend the record there, then check again");
    base_sink_text(s, "}\n");
}

static void write_json_check(base_sink *s, const write_check *check)
{
    const erg_findings *found = check->findings;
    size_t count = found ? found->count : 0, warnings = found ? found->warning_count : 0;
    bool first = true;
    base_sink_text(s, "{\n\"format\":\"erg.check\",\n\"version\":\"1.0\",\n");
    write_generator(s, &first);
    if (check->dataset) {
        base_sink_text(s, ",\n");
        first = true;
        write_input(s, &first, check->dataset, false);
    }
    base_sink_format(s,
                     ",\n\"summary\":{\"errors\":%d,\"warnings\":%zu,\"notes\":%zu},\n",
                     check->error ? 1 : 0, warnings, count - warnings);
    base_sink_text(s, "\"errors\":[\n");
    if (check->error) {
        write_error(s, check->error);
    }
    base_sink_text(s, "],\n\"findings\":[\n");
    for (size_t i = 0; i < count; i++) {
        write_finding(s, &found->items[i]);
        base_sink_text(s, i + 1 < count ? ",\n" : "\n");
    }
    base_sink_text(s, "]\n}\n");
}

const write_check_format write_check_formats[] = {
    {"text", "txt", write_text},
    {"json", "json", write_json_check},
};
const size_t write_check_format_count =
    sizeof write_check_formats / sizeof *write_check_formats;

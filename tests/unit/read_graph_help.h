/* Graphs of other tools, read from texts: the records that come of them, a line each. */
#ifndef TESTS_UNIT_READ_GRAPH_HELP_H
#define TESTS_UNIT_READ_GRAPH_HELP_H

#include "read_help.h"

/* The lines of entities and relations in the dataset's text. */
static inline void reading_records(reading *r, base_buffer *out)
{
    const char *line = reading_text(r);
    while (line && *line) {
        const char *end = strchr(line, '\n');
        size_t n = end ? (size_t)(end - line) : strlen(line);
        size_t kept = n > 0 && line[n - 1] == ',' ? n - 1 : n;
        if (strncmp(line, "{\"id\"", 5) == 0) {
            base_buffer_add_n(out, line, kept);
            base_buffer_add_char(out, '\n');
        }
        line = end ? end + 1 : NULL;
    }
}

/* What was read: `wanted` has records with ' for ", then the notes, "# " and what follows
 * the file's name. */
static inline void check_records(reading *r, const char *wanted)
{
    base_buffer got = {0};
    base_buffer quoted = {0};
    if (!r->dataset) fail_msg("%s", r->err.text);
    base_buffer_add(&got, "");
    reading_records(r, &got);
    for (size_t i = 0; i < r->dataset->note_count; i++) {
        const char *text = strstr(r->dataset->notes[i], ": ");
        assert_non_null(text);
        base_buffer_format(&got, "# %s\n", text + 2);
    }
    base_buffer_add(&quoted, wanted);
    for (size_t i = 0; i < quoted.length; i++)
        if (quoted.data[i] == '\'') quoted.data[i] = '"';
    assert_string_equal(got.data, quoted.data);
    base_buffer_free(&got);
    base_buffer_free(&quoted);
}

static inline void expect_records_n(const char *name, const char *text, size_t n,
                                    const char *wanted)
{
    reading r = reading_begin();
    reading_write(&r, name, text, n);
    reading_read(&r, NULL);
    check_records(&r, wanted);
    reading_end(&r);
}

static inline void expect_records(const char *name, const char *text, const char *wanted)
{
    expect_records_n(name, text, strlen(text), wanted);
}

#endif

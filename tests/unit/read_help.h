/* Datasets read from texts, through temporary files. */
#ifndef TESTS_UNIT_READ_HELP_H
#define TESTS_UNIT_READ_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "erg/dataset.h"
#include "model/canonical.h"

enum { READING_FILES = 8, READING_FOLDER = 32, READING_NAME = 256 };

/* A folder of its own with the files that a test writes. */
typedef struct reading {
    char folder[READING_FOLDER];
    char names[READING_FILES][READING_NAME];
    size_t count;
    erg_dataset *dataset;
    erg_error err;
    base_buffer text; /* the dataset, written */
} reading;

static inline reading reading_begin(void)
{
    reading r = {.folder = "/tmp/erg_test_XXXXXX"};
    assert_non_null(mkdtemp(r.folder));
    return r;
}

/* Writes a file, one more input. */
static inline const char *reading_write(reading *r, const char *name, const char *text,
                                        size_t n)
{
    assert_true(r->count < READING_FILES);
    char *path = r->names[r->count++];
    size_t length = strlen(r->folder);
    assert_true(length + strlen(name) + 2 <= READING_NAME);
    memcpy(path, r->folder, length);
    path[length] = '/';
    memcpy(path + length + 1, name, strlen(name) + 1);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline erg_code reading_read_with(reading *r, const char *const *paths,
                                         size_t count, const erg_read_options *options)
{
    erg_dataset_free(r->dataset);
    r->dataset = NULL;
    r->err = (erg_error){0};
    return erg_dataset_read(&r->dataset, paths, count, options, &r->err);
}

static inline erg_code reading_read(reading *r, const erg_read_options *options)
{
    const char *paths[READING_FILES];
    for (size_t i = 0; i < r->count; i++)
        paths[i] = r->names[i];
    return reading_read_with(r, paths, r->count, options);
}

/* The dataset's text; what was read must have been fine. */
static inline const char *reading_text(reading *r)
{
    base_sink sink;
    if (!r->dataset) fail_msg("%s", r->err.text);
    base_buffer_reset(&r->text);
    base_sink_open(&sink, base_sink_to_buffer, &r->text);
    model_write_dataset(&sink, r->dataset);
    assert_int_equal(base_sink_finish(&sink, "buffer", NULL), ERG_OK);
    return r->text.data;
}

/* One input, read and fine. */
static inline reading reading_of(const char *name, const char *text)
{
    reading r = reading_begin();
    reading_write(&r, name, text, strlen(text));
    reading_read(&r, NULL);
    reading_text(&r);
    return r;
}

static inline void reading_end(reading *r)
{
    erg_dataset_free(r->dataset);
    base_buffer_free(&r->text);
    for (size_t i = 0; i < r->count; i++)
        unlink(r->names[i]);
    rmdir(r->folder);
}

/* The error text without the folder in front of file names. */
static inline const char *reading_message(reading *r)
{
    size_t n = strlen(r->folder) + 1;
    char *at = r->err.text;
    while ((at = strstr(at, r->folder)) != NULL)
        memmove(at, at + n, strlen(at + n) + 1);
    return r->err.text;
}

/* The text without its mark, an '@' where the fault is, and the place that was marked:
 * line and column, counted in characters. */
typedef struct marked {
    char text[4096];
    unsigned line, column;
} marked;

static inline marked marked_text(const char *text)
{
    marked m = {.line = 0};
    size_t n = 0;
    unsigned line = 1;
    unsigned column = 1;
    for (; *text; text++) {
        if (*text == '@') {
            m.line = line;
            m.column = column;
            continue;
        }
        assert_true(n + 1 < sizeof m.text);
        m.text[n++] = *text;
        if (((unsigned char)*text & 0xC0) != 0x80) column++;
        if (*text == '\n') {
            line++;
            column = 1;
        }
    }
    return m;
}

/* One input under this name fails so; `text` has a mark where the message places the
 * fault, unless the whole message is given. */
static inline void expect_error(const char *name, const char *text, erg_code code,
                                const char *message)
{
    reading r = reading_begin();
    marked m = marked_text(text);
    char wanted[1024];
    reading_write(&r, name, m.text, strlen(m.text));
    erg_code got = reading_read(&r, NULL);
    if (m.line > 0)
        snprintf(wanted, sizeof wanted, "%s:%u:%u: %s", name, m.line, m.column, message);
    else
        snprintf(wanted, sizeof wanted, "%s", message);
    assert_null(r.dataset);
    assert_string_equal(reading_message(&r), wanted);
    assert_int_equal(got, code);
    reading_end(&r);
}

#endif

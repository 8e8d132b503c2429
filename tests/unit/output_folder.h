/* A folder of its own for tests of outputs: what lies in it, and outputs to it. Include
 * it after cmocka. */
#ifndef OUTPUT_FOLDER_H
#define OUTPUT_FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

static char folder[] = "/tmp/erg-output-XXXXXX";
static char path[64];
static char other[64];

static inline int enter(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/data", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    return 0;
}

static inline int leave(void **state)
{
    (void)state;
    return rmdir(folder);
}

/* Names in the folder; every test leaves it empty. */
static inline int entries(void)
{
    int n = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2;
}

static inline int clean(void **state)
{
    (void)state;
    unlink(path);
    unlink(other);
    return entries();
}

static inline void put_old(void)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs("old", f);
    assert_int_equal(fclose(f), 0);
}

static inline void check_content(const char *name, const char *expected)
{
    char *data = NULL;
    size_t n = 0;
    assert_int_equal(base_file_read(&data, &n, name, 1000000, NULL), ERG_OK);
    assert_string_equal(data, expected);
    free(data);
}

static inline base_output *open_with(const char *name, const char *text)
{
    base_output *o = NULL;
    erg_error err = {0};
    if (base_output_open(&o, name, &err) != ERG_OK) fail_msg("%s", err.text);
    base_sink_text(base_output_sink(o), text);
    return o;
}

#endif

#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/text.h"

enum { FORMATS_MAX = 64 };

/* True for standard output. */
static bool is_standard(const char *path)
{
    return !path || strcmp(path, "-") == 0;
}

/* True where `path` would be a file right inside the folder `input`. */
static bool is_inside(const char *path, const char *input)
{
    const char *name = base_file_name(path);
    if (name == path) return base_file_same(".", input);
    char *folder = strdup(path);
    if (!folder) return false;
    folder[name - path] = '\0';
    bool same = base_file_same(folder, input);
    free(folder);
    return same;
}

static bool is_table(const char *path)
{
    static const char *const names[] = {"documents.csv", "entities.csv", "relations.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(base_file_name(path), names[i]) == 0) return true;
    return false;
}

erg_code cli_output_check(const char *path, const char *const *inputs, size_t input_count,
                          erg_error *err)
{
    if (is_standard(path)) return ERG_OK;
    for (size_t i = 0; i < input_count; i++) {
        if (strcmp(inputs[i], "-") == 0) continue;
        if (base_file_same(path, inputs[i]) ||
            (is_table(path) && is_inside(path, inputs[i])))
            return base_fail(err, ERG_EUSAGE,
                             "%.200s: is an input, wanted another name for the output",
                             path);
    }
    return ERG_OK;
}

erg_code cli_output_open(cli_output *out, const char *path, const char *const *inputs,
                         size_t input_count, erg_error *err)
{
    *out = (cli_output){.descriptor = STDOUT_FILENO};
    if (is_standard(path)) {
        base_sink_open(&out->standard, base_sink_to_descriptor, &out->descriptor);
        out->sink = &out->standard;
        return ERG_OK;
    }
    erg_code code = cli_output_check(path, inputs, input_count, err);
    if (code == ERG_OK) code = base_output_open(&out->file, path, err);
    if (code == ERG_OK) out->sink = base_output_sink(out->file);
    return code;
}

/* A reader that went away is no fault: erg ends as if the signal had not been ignored. */
static void end_quietly(void)
{
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
}

erg_code cli_output_finish(cli_output *out, erg_error *err)
{
    if (out->file) return base_output_commit(out->file, err);
    erg_code code = base_sink_finish(out->sink, "standard output", err);
    if (code != ERG_OK && out->sink->os_error == EPIPE) end_quietly();
    return code;
}

void cli_output_close(cli_output *out)
{
    base_output_free(out->file);
    out->file = NULL;
}

static erg_code fail_unknown_format(const char *name, const cli_format *formats,
                                    size_t count, erg_error *err)
{
    base_buffer known = {0};
    const char *names[FORMATS_MAX];
    for (size_t i = 0; i < count && i < FORMATS_MAX; i++) {
        names[i] = formats[i].name;
        base_buffer_format(&known, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    const char *nearest = base_text_nearest(name, names, count);
    if (nearest)
        base_fail(err, ERG_EUSAGE, "unknown format '%.80s', did you mean '%s'?", name,
                  nearest);
    else
        base_fail(err, ERG_EUSAGE, "unknown format '%.80s', wanted one of %s", name,
                  known.failed ? "" : known.data);
    base_buffer_free(&known);
    return ERG_EUSAGE;
}

/* Length of ".SUFFIX" where the name ends so and has something before it, else 0. */
static size_t suffix_length(const char *name, const char *suffix)
{
    size_t n = strlen(name), m = strlen(suffix);
    if (n < m + 2 || name[n - m - 1] != '.') return 0;
    return strcmp(name + n - m, suffix) == 0 ? m + 1 : 0;
}

erg_code cli_choose_format(size_t *out, const cli_format *formats, size_t count,
                           const cli_options *options, erg_error *err)
{
    size_t longest = 0;
    *out = 0;
    if (options->to) {
        for (size_t i = 0; i < count; i++) {
            *out = i;
            if (strcmp(formats[i].name, options->to) == 0) return ERG_OK;
        }
        return fail_unknown_format(options->to, formats, count, err);
    }
    if (is_standard(options->output)) return ERG_OK;
    const char *name = base_file_name(options->output);
    for (size_t i = 0; i < count; i++) {
        size_t n = suffix_length(name, formats[i].suffix);
        if (n <= longest) continue;
        longest = n;
        *out = i;
    }
    const char *dot = strrchr(name, '.');
    if (longest == 0 && dot && dot > name && dot[1] != '\0')
        return base_fail(err, ERG_EUSAGE,
                         "%.200s: no format has the suffix '%s', wanted -t FORMAT",
                         options->output, dot);
    return ERG_OK;
}

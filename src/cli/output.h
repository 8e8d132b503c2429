/* Where results go: standard output, or a file that appears whole or not at all. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/file.h"
#include "base/sink.h"
#include "cli/option.h"

typedef struct cli_output {
    base_output *file; /* NULL: standard output */
    base_sink standard;
    base_sink *sink;
    int descriptor;
} cli_output;

/* path NULL or "-": standard output. An output that is one of the inputs, or a table in a
 * folder that is one, is refused. */
erg_code cli_output_open(cli_output *out, const char *path, const char *const *inputs,
                         size_t input_count, erg_error *err);
/* Only after success: what was written is flushed and takes its name. */
erg_code cli_output_finish(cli_output *out, erg_error *err);
/* Discards what was not finished. */
void cli_output_close(cli_output *out);

/* ERG_EUSAGE where the path is one of the inputs; NULL and "-" are none. */
erg_code cli_output_check(const char *path, const char *const *inputs, size_t input_count,
                          erg_error *err);

/* A format by the name -t takes and the suffix of its files. */
typedef struct cli_format {
    const char *name, *suffix;
} cli_format;

/* Index of the format that -t names, else the one of the output's suffix (the longest
 * wins), else the first. A suffix of no format is an error: a picture's name on a JSON
 * file helps nobody. */
erg_code cli_choose_format(size_t *out, const cli_format *formats, size_t count,
                           const cli_options *options, erg_error *err);

#endif

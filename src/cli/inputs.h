/* Inputs as users name them: FILE, FILE@DATE, FILE@DATE~KNOWN, FILE@~KNOWN. The text
 * after the last @ counts only if it has that form; a @ at the end protects a file name.
 */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include <stddef.h>

#include "cli/option.h"

typedef struct cli_input {
    const char *path;
    erg_date as_of, known_by; /* 0: not stated */
} cli_input;

/* The path is copied into the arena where it had a suffix. */
erg_code cli_input_parse(cli_input *out, const char *word, base_arena *arena,
                         erg_error *err);

/* The paths of inputs that are read as one dataset. What their suffixes state goes into
 * the options; suffixes that differ are an error. *paths lives in the options' memory. */
erg_code cli_inputs_parse(const char ***paths, cli_options *options,
                          const char *const *words, size_t count, erg_error *err);

#endif

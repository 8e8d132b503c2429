/* The files that `erg init` writes: src/cli/start/, made into C by its embed.sh. */
#ifndef CLI_START_H
#define CLI_START_H

#include <stddef.h>

typedef struct cli_start_file {
    const char *name;
    const unsigned char *data;
    size_t size;
} cli_start_file;

extern const cli_start_file cli_start_files[];
extern const size_t cli_start_file_count;

#endif

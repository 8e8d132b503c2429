/* What the parts of the fuzzed program share. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "erg.h"

#define MUST(what)                                                                       \
    do {                                                                                 \
        if (!(what)) {                                                                   \
            fprintf(stderr, "fuzz: %s does not hold\n", #what);                          \
            abort();                                                                     \
        }                                                                                \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Bytes as a row of choices: where they end, each further one is 0. */
typedef struct fuzz_bytes {
    const uint8_t *at, *end;
} fuzz_bytes;

unsigned fuzz_byte(fuzz_bytes *from);
/* 0 to n - 1. */
unsigned fuzz_below(fuzz_bytes *from, unsigned n);

/* Reads bytes as a file that has no name on any disk. */
erg_code fuzz_read(erg_dataset **out, const void *data, size_t n, const char *reader,
                   erg_error *err);
/* A failure that input or options can be blamed for: a code of those, and one line. */
void fuzz_expect_reason(erg_code code, const erg_error *err);

/* A dataset of choices; NULL where the builder refuses what was chosen. */
erg_dataset *fuzz_made(fuzz_bytes *from);

/* Everything that can be done with a dataset, with no option set. */
void fuzz_whole(const erg_dataset *dataset);
/* One way through: options, then a comparison, a timeline, a format, ... by choice. */
void fuzz_path(const erg_dataset *dataset, fuzz_bytes *from);
/* A layout whose worker answers these bytes. */
void fuzz_layout(const uint8_t *data, size_t n);

/* What takes the place of erg-layout (worker.c). */
typedef enum fuzz_worker {
    FUZZ_WORKER_PARSES, /* its own code, in this process; it fails at layouts */
    FUZZ_WORKER_ANSWERS /* the bytes of fuzz_answer */
} fuzz_worker;
extern fuzz_worker fuzz_worker_kind;
extern fuzz_bytes fuzz_answer;

#endif

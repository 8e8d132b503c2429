/* Recording a failure. Each function returns the code, so `return base_fail(...)` works;
 * the first failure wins: an err that already holds one is left as it is, and its code is
 * what is returned. */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include <stdint.h>

#include "erg/error.h"

/* A place in an input: file as the user named it (borrowed), line and column from 1, the
 * column in code points. line 0: no line is known; column 0: no column is known. */
typedef struct base_place {
    const char *file;
    uint32_t line;
    uint32_t column;
} base_place;

erg_code base_fail(erg_error *err, erg_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Text becomes "FILE:LINE:COLUMN: ..." (parts that are 0 or NULL are left out). */
erg_code base_fail_at(erg_error *err, erg_code code, base_place place, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));

/* "out of memory" with ERG_ENOMEM. */
erg_code base_fail_memory(erg_error *err);

/* The failure that `other` holds, with its place. */
erg_code base_fail_as(erg_error *err, const erg_error *other);

/* Opens err for use: code ERG_OK, empty text. NULL is allowed. */
void base_error_clear(erg_error *err);

/* An analyser does not see that no failure is ERG_OK, and follows paths that are none. */
#ifdef __clang_analyzer__
#define base_fail(err, code, ...) (base_fail((err), (code), __VA_ARGS__), (code))
#define base_fail_at(err, code, ...) (base_fail_at((err), (code), __VA_ARGS__), (code))
#define base_fail_as(err, other) (base_fail_as((err), (other)), (other)->code)
#define base_fail_memory(err) (base_fail_memory(err), ERG_ENOMEM)
#endif

#endif

/* Workers: programs of erg's own, beside it, for libraries that must not take it down.
 *
 * Each call starts one and waits for it with limits on time, memory, processor and
 * output. Whatever the worker does, die, hang, flood, the call ends in time and no
 * process is left behind. What it answers is for the caller to believe or not: an end
 * mark is part of every protocol, since a status of 0 alone is no success. */
#ifndef BASE_WORKER_H
#define BASE_WORKER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "erg/error.h"

typedef struct base_worker {
    const char *program;  /* its file name: "erg-layout" */
    const char *variable; /* of the environment, that names it instead: "ERG_LAYOUT" */
    const char *path;     /* NULL: the variable's, else ../libexec/PROGRAM or
                             libexec/PROGRAM beside the running program, else beside
                             the shared library */
    const char *const *unset; /* what it does not see of the environment: "NAME=", ...,
                                 NULL; may be NULL */
    const char *shown;        /* how messages begin: "layout program" */
    erg_code code;            /* of its failures */
    bool keeps_files;         /* it may write files */
    size_t memory_most, answer_most; /* bytes */
    unsigned cpu_ms; /* of processor time, to the next second; and eight times as long on
                        the clock, since a busy machine must not change what comes out */
} base_worker;

/* Sends the request, which must not be empty, and reads the answer to its end. *well says
 * whether the worker ended with status 0 (or that is unknown). The answer is the caller's
 * to free. */
erg_code base_worker_run(base_buffer *answer, bool *well, const base_worker *how,
                         const base_buffer *request, erg_error *err);

#endif

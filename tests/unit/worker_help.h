/* Requests as raw texts to erg's own workers. Include after <cmocka.h>. */
#ifndef TESTS_UNIT_WORKER_HELP_H
#define TESTS_UNIT_WORKER_HELP_H

#include <stdlib.h>
#include <string.h>

#include "base/worker.h"

/* The worker that the variable names (make test sets it): its answer to these bytes, and
 * whether it ended well. */
static inline base_buffer ask_worker(const char *variable, const char *request, size_t n,
                                     bool *well)
{
    base_buffer answer = {0}, asked = {0};
    erg_error err = {0};
    const base_worker how = {.path = getenv(variable),
                             .program = "worker",
                             .variable = variable,
                             .shown = "worker",
                             .code = ERG_EINTERNAL,
                             .keeps_files = true,
                             .memory_most = (size_t)4 << 30,
                             .answer_most = (size_t)1 << 28,
                             .cpu_ms = 60000};
    if (!how.path) skip();
    base_buffer_add_n(&asked, request, n);
    if (base_worker_run(&answer, well, &how, &asked, &err) != ERG_OK)
        fail_msg("%s", err.text);
    base_buffer_add(&answer, ""); /* a text, whatever came */
    base_buffer_free(&asked);
    return answer;
}

/* It answers nothing but "error TEXT", behind `before`, and ends with a failure. */
static inline void expect_fault(const char *variable, const char *request, size_t n,
                                const char *before, const char *text)
{
    bool well = true;
    base_buffer wanted = {0};
    base_buffer answer = ask_worker(variable, request, n, &well);
    base_buffer_format(&wanted, "%serror %s\n", before, text);
    assert_string_equal(answer.data, wanted.data);
    assert_false(well);
    base_buffer_free(&wanted);
    base_buffer_free(&answer);
}

#endif

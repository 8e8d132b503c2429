/* In the place of the program erg-layout: its code, in this process, or an answer that
 * was made up. The linker leads calls of base_worker_run here (--wrap). */
#include <string.h>

#include "base/fail.h"
#include "base/layout_protocol.h"
#include "base/worker.h"
#include "fuzz.h"
#include "layout/parse.h"
#include "layout/request.h"

enum { FUZZ_STATUS_MEMORY = 42 };

fuzz_worker fuzz_worker_kind = FUZZ_WORKER_PARSES;
fuzz_bytes fuzz_answer;

erg_code __wrap_base_worker_run(base_buffer *answer, bool *well, const base_worker *how,
                                const base_buffer *request, erg_error *err);

/* Where a text takes too much memory, erg-layout ends by itself with status 1; so does
 * this, and run.sh goes on with another process. libFuzzer ends so too, with other
 * statuses. */
static bool is_parsing;
_Noreturn void __wrap__Exit(int status);
_Noreturn void __real__Exit(int status);
_Noreturn void __wrap__Exit(int status)
{
    __real__Exit(is_parsing && status == 1 ? FUZZ_STATUS_MEMORY : status);
}

static bool parses(const char *dot)
{
    layout_fault fault;
    FILE *nowhere = fopen("/dev/null", "w");
    MUST(nowhere != NULL);
    layout_parse(&fault, dot, strlen(dot), nowhere);
    fclose(nowhere);
    return fault.text == NULL;
}

/* cgraph's scanner goes on where a text left it, inside of quotes, a comment or <>: of no
 * matter in a program that parses one text, but here the next one begins anew. */
static void leave_text(void)
{
    static const char *const ends[] = {
        "\"", "*/", ">", ">>>>",
        ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>"};
    static const char *const probe = "graph { a }";
    bool clean = parses(probe);
    for (size_t i = 0; !clean && i < 100 * (sizeof ends / sizeof *ends); i++) {
        (void)parses(ends[i % (sizeof ends / sizeof *ends)]);
        clean = parses(probe);
    }
    MUST(clean);
}

/* As main of erg-layout does it. */
static bool parse(base_buffer *answer, const base_buffer *request)
{
    layout_request asked;
    layout_fault fault = {.text = NULL};
    char *text = NULL;
    size_t n = 0;
    FILE *in = fmemopen(request->data, request->length, "r");
    FILE *out = open_memstream(&text, &n);
    MUST(in && out);
    MUST(layout_request_read(&asked, in) == NULL && asked.parses);
    fprintf(out, LAYOUT_GREETING "\n");
    is_parsing = true;
    layout_parse(&fault, asked.dot, asked.dot_length, out);
    is_parsing = false;
    if (fault.text != NULL)
        fprintf(out, "error %lu %s\n", fault.line, fault.text);
    else
        fprintf(out, "end\n");
    leave_text();
    layout_request_free(&asked);
    fclose(in);
    fclose(out);
    base_buffer_add_n(answer, text, n);
    free(text);
    return fault.text == NULL;
}

erg_code __wrap_base_worker_run(base_buffer *answer, bool *well, const base_worker *how,
                                const base_buffer *request, erg_error *err)
{
    *answer = (base_buffer){0};
    *well = true;
    if (fuzz_worker_kind == FUZZ_WORKER_ANSWERS)
        base_buffer_add_n(answer, (const char *)fuzz_answer.at,
                          (size_t)(fuzz_answer.end - fuzz_answer.at));
    else if (strcmp(how->shown, "DOT") == 0)
        *well = parse(answer, request);
    else
        return base_fail(err, how->code, "%s: there is none here", how->shown);
    return answer->failed ? base_fail_memory(err) : ERG_OK;
}

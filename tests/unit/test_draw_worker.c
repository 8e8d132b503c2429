/* The layout worker's client against a real worker and against workers that misbehave:
 * each a little shell script that dies, hangs, floods or lies. */
#define _GNU_SOURCE /* for RTLD_NEXT */

#include <dlfcn.h>
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fail.h"
#include "draw/worker.h"

/* cmocka compares floats; these are doubles. */
static void near(double got, double wanted, double most)
{
    if (!(fabs(got - wanted) <= most)) fail_msg("%.17g is not %.17g", got, wanted);
}

static char folder[] = "/tmp/erg-worker-XXXXXX";

static const draw_start starts[] = {{"major", 1}, {"KK", 2}};
static const draw_request_node nodes[] = {{80, 40}, {80, 40}, {60, 30}};
static const draw_request_edge edges[] = {{0, 1, 120}, {1, 2, 120}};

static draw_request path_of_three(void)
{
    return (draw_request){.engine = "neato",
                          .root = UINT32_MAX,
                          .starts = starts,
                          .start_count = 2,
                          .nodes = nodes,
                          .node_count = 3,
                          .edges = edges,
                          .edge_count = 2};
}

/* Writes an executable script and gives its path, which lives until the next call. */
static const char *script(const char *body)
{
    static char path[64];
    (void)snprintf(path, sizeof path, "%s/worker", folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    (void)fprintf(f, "#!/bin/sh\n%s\n", body);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(chmod(path, 0700), 0);
    return path;
}

static double seconds(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The script is run; it must fail with the words, in time, and leave no child. */
static void fails_within(unsigned cpu_ms, const char *body, const char *words)
{
    draw_request r = path_of_three();
    r.cpu_ms = cpu_ms;
    draw_answer a;
    erg_error err;
    base_error_clear(&err);
    double begin = seconds();
    erg_code code = draw_worker_run(&a, &r, script(body), &err);
    assert_int_equal(code, ERG_ELAYOUT);
    if (strstr(err.text, words) == NULL) fail_msg("'%s' is not in: %s", words, err.text);
    assert_true(seconds() - begin < 15.0); /* a busy machine has its time, too */
    assert_null(a.x);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void fails(const char *body, const char *words)
{
    fails_within(2000, body, words);
}

#define GOOD                                                                             \
    "cat >/dev/null; echo erg-layout 1; for k in 0 1; do echo layout $k; "               \
    "echo at 0 0; echo at 120.5 0; echo at 240 -3.25; done; "

static void test_good_script(void **state)
{
    (void)state;
    draw_request r = path_of_three();
    draw_answer a;
    erg_error err;
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &r, script(GOOD "echo end"), &err), ERG_OK);
    assert_int_equal(a.layout_count, 2);
    near(a.x[1], 120.5, 0);
    near(a.y[5], -3.25, 0);
    draw_answer_free(&a);
}

static void test_dies(void **state)
{
    (void)state;
    fails("exit 0", "cut short");
    fails("kill -SEGV $$", "cut short");
    fails("cat >/dev/null; exit 3", "cut short");
    fails(GOOD "echo end; exit 1", "failed after its answer");
    fails(GOOD "echo end; kill -ABRT $$", "failed after its answer");
    fails(GOOD, "cut short");
}

static void test_hangs(void **state)
{
    (void)state;
    fails_within(100, "exec sleep 20", "too long");
    fails_within(100, "cat >/dev/null; exec sleep 20", "too long");
    fails_within(100, GOOD "echo end; exec sleep 20", "too long");
    /* A second of work, and more time than that on the clock. */
    fails_within(900, "cat >/dev/null; while :; do :; done", "too long");
    fails_within(900, GOOD "echo end; while :; do :; done", "too long");
    fails_within(100, GOOD "echo end; exec >/dev/null </dev/null; while :; do :; done",
                 "failed after");
}

static void test_floods(void **state)
{
    (void)state;
    fails("exec cat /dev/zero", "longer than the limit");
    fails("exec yes 'at 1 1'", "longer than the limit");
}

static void test_lies(void **state)
{
    (void)state;
    fails("cat >/dev/null; echo hello; echo end", "unreadable");
    fails("cat >/dev/null; echo erg-layout 2; echo end", "unreadable");
    fails("cat >/dev/null; echo erg-layout 1; echo end", "unreadable");
    fails(GOOD "echo layout 2; echo end", "unreadable");
    fails(GOOD "echo end; echo more", "unreadable");
    fails("cat >/dev/null; echo erg-layout 1; echo layout 0; echo at nan 0; echo end",
          "unreadable");
    fails("cat >/dev/null; echo erg-layout 1; echo layout 0; echo at 1e300 0; echo end",
          "unreadable");
    fails("cat >/dev/null; echo erg-layout 1; echo layout 0; echo 'at 1 2 3'; echo end",
          "unreadable");
    fails("cat >/dev/null; echo error no memory; exit 1", "layout program: no memory");
}

static void test_missing(void **state)
{
    (void)state;
    draw_request r = path_of_three();
    draw_answer a;
    erg_error err;
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &r, "/nowhere/erg-layout", &err), ERG_ELAYOUT);
    draw_request none = path_of_three();
    none.start_count = 0;
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &none, script(GOOD), &err), ERG_EINTERNAL);
}

static bool forks_fail;

pid_t fork(void)
{
    pid_t (*real)(void) = NULL;
    *(void **)&real = dlsym(RTLD_NEXT, "fork");
    if (!forks_fail) return real();
    errno = EAGAIN;
    return -1;
}

/* Neither open files nor processes are left. */
static void test_no_room(void **state)
{
    (void)state;
    struct rlimit before;
    int next = dup(STDIN_FILENO);
    assert_int_equal(close(next), 0);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    const char *path = script(GOOD "echo end");
    draw_request r = path_of_three();
    draw_answer a;
    erg_error err;
    for (int room = 0; room < 2; room++) {
        struct rlimit now = {(rlim_t)(next + room), before.rlim_max};
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &now), 0);
        base_error_clear(&err);
        erg_code code = draw_worker_run(&a, &r, path, &err);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
        assert_int_equal(code, ERG_ELAYOUT);
        assert_string_equal(err.text, "layout program: no socket: Too many open files");
    }
    forks_fail = true;
    base_error_clear(&err);
    erg_code code = draw_worker_run(&a, &r, path, &err);
    forks_fail = false;
    assert_int_equal(code, ERG_ELAYOUT);
    assert_string_equal(err.text,
                        "layout program: no process: Resource temporarily unavailable");
    int after = dup(STDIN_FILENO);
    assert_int_equal(after, next); /* nothing was left open */
    assert_int_equal(close(after), 0);
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &r, path, &err), ERG_OK);
    draw_answer_free(&a);
}

/* A worker that never reads and a request larger than any pipe: neither side may wait for
 * ever. */
static void test_large_request(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    draw_request_node *many = calloc(COUNT, sizeof *many);
    assert_non_null(many);
    draw_request r = path_of_three();
    r.nodes = many;
    r.node_count = COUNT;
    r.cpu_ms = 100;
    draw_answer a;
    erg_error err;
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &r, script("exec sleep 20"), &err), ERG_ELAYOUT);
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &r, script("exit 0"), &err), ERG_ELAYOUT);
    free(many);
}

static void test_environment(void **state)
{
    (void)state;
    assert_int_equal(setenv("GVBINDIR", "/nowhere", 1), 0);
    assert_int_equal(setenv("SERVER_NAME", "x", 1), 0);
    draw_request r = path_of_three();
    draw_answer a;
    erg_error err;
    base_error_clear(&err);
    const char *path =
        script("[ -z \"$GVBINDIR$SERVER_NAME$GV_FILE_PATH$DOTFONTPATH\" ] || exit 1\n"
               "[ -n \"$PATH\" ] || exit 1\n" GOOD "echo end");
    assert_int_equal(draw_worker_run(&a, &r, path, &err), ERG_OK);
    draw_answer_free(&a);
    (void)unsetenv("GVBINDIR");
    (void)unsetenv("SERVER_NAME");
}

/* --- the real one, named by the environment (make test sets LAYOUT) --- */

static void test_real_engines(void **state)
{
    (void)state;
    const char *path = getenv("LAYOUT");
    if (path == NULL) skip();
    static const char *const engines[] = {"neato", "dot", "sfdp", "twopi", "circo"};
    static const draw_start plain[] = {{"none", 1}};
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        draw_request r = path_of_three();
        draw_answer a, again;
        erg_error err;
        base_error_clear(&err);
        r.engine = engines[i];
        if (i > 0) {
            r.starts = plain;
            r.start_count = 1;
        }
        if (draw_worker_run(&a, &r, path, &err) != ERG_OK)
            fail_msg("%s: %s", engines[i], err.text);
        assert_int_equal(draw_worker_run(&again, &r, path, &err), ERG_OK);
        size_t n = a.layout_count * a.node_count;
        assert_memory_equal(a.x, again.x, n * sizeof *a.x);
        assert_memory_equal(a.y, again.y, n * sizeof *a.y);
        assert_true(hypot(a.x[0] - a.x[2], a.y[0] - a.y[2]) > 20);
        draw_answer_free(&a);
        draw_answer_free(&again);
    }
}

/* The tie length reaches Graphviz: neato puts two nodes as far apart as was asked for. */
static void test_real_length(void **state)
{
    (void)state;
    const char *path = getenv("LAYOUT");
    if (path == NULL) skip();
    draw_request r = path_of_three();
    draw_answer a;
    erg_error err;
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &r, path, &err), ERG_OK);
    near(hypot(a.x[0] - a.x[1], a.y[0] - a.y[1]), 120, 6);
    draw_answer_free(&a);
}

static void test_real_refuses(void **state)
{
    (void)state;
    const char *path = getenv("LAYOUT");
    if (path == NULL) skip();
    draw_request r = path_of_three();
    static const draw_request_edge dangling[] = {{0, 7, 0}};
    r.edges = dangling;
    r.edge_count = 1;
    draw_answer a;
    erg_error err;
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &r, path, &err), ERG_ELAYOUT);
    assert_non_null(strstr(err.text, "bad edge"));
    r = path_of_three();
    r.engine = "fdp";
    base_error_clear(&err);
    assert_int_equal(draw_worker_run(&a, &r, path, &err), ERG_ELAYOUT);
    assert_non_null(strstr(err.text, "unknown engine"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_script), cmocka_unit_test(test_dies),
        cmocka_unit_test(test_hangs),       cmocka_unit_test(test_floods),
        cmocka_unit_test(test_lies),        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_no_room),     cmocka_unit_test(test_large_request),
        cmocka_unit_test(test_environment), cmocka_unit_test(test_real_engines),
        cmocka_unit_test(test_real_length), cmocka_unit_test(test_real_refuses),
    };
    if (mkdtemp(folder) == NULL) return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char path[64];
    (void)snprintf(path, sizeof path, "%s/worker", folder);
    (void)unlink(path);
    (void)rmdir(folder);
    return failed;
}

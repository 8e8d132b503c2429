/* Sinks: everything arrives in order, the first failure is kept, nothing is lost
 * unnoticed. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/sink.h"

static void everything_arrives_in_order(void **state)
{
    static char big[3 * BASE_SINK_BUFFER + 7];
    static base_sink s;
    base_buffer got = {0};
    base_buffer expected = {0};
    erg_error err = {0};
    (void)state;
    memset(big, 'b', sizeof big);
    base_sink_open(&s, base_sink_to_buffer, &got);
    for (int i = 0; i < 3000; i++) {
        size_t n = (size_t)i * 37 % 101;
        base_sink_char(&s, (char)('a' + i % 26));
        base_sink_text(&s, "text");
        base_sink_number(&s, i / 8.0);
        base_sink_format(&s, "<%d>", i);
        base_sink_write(&s, big, n);
        base_buffer_add_char(&expected, (char)('a' + i % 26));
        base_buffer_format(&expected, "text%.10g<%d>", i / 8.0, i);
        base_buffer_add_n(&expected, big, n);
        if (i % 500 != 0) continue;
        size_t large =
            BASE_SINK_BUFFER - 2 + (size_t)i / 500; /* around the buffer's size */
        base_sink_write(&s, big, large);
        base_sink_format(&s, "%.*s", (int)sizeof big, big);
        base_buffer_add_n(&expected, big, large);
        base_buffer_add_n(&expected, big, sizeof big);
    }
    base_sink_write(&s, NULL, 0);
    base_sink_text(&s, "");
    assert_int_equal(base_sink_finish(&s, "x", &err), ERG_OK);
    assert_int_equal(got.length, expected.length);
    assert_memory_equal(got.data, expected.data, got.length);
    base_buffer_free(&got);
    base_buffer_free(&expected);
}

struct failing {
    size_t taken;
    size_t room;
    int calls_after;
};

static int fail_after(void *to, const char *data, size_t n)
{
    struct failing *f = to;
    (void)data;
    if (f->taken > f->room) f->calls_after++;
    f->taken += n;
    return f->taken > f->room ? ENOSPC : 0;
}

static void the_first_failure_is_kept(void **state)
{
    static base_sink s;
    (void)state;
    for (size_t room = 0; room < 200000; room += 9999) {
        struct failing f = {0, room, 0};
        erg_error err = {0};
        base_sink_open(&s, fail_after, &f);
        for (int i = 0; i < 30000; i++)
            base_sink_text(&s, "0123456789");
        assert_int_equal(base_sink_finish(&s, "out/a.json", &err), ERG_EIO);
        assert_string_equal(err.text,
                            "out/a.json: cannot write: No space left on device");
        assert_int_equal(f.calls_after, 0);
    }
}

static void an_unnoticed_rest_is_handed_over(void **state)
{
    static base_sink s;
    struct failing f = {0, 2, 0};
    erg_error err = {0};
    (void)state;
    base_sink_open(&s, fail_after, &f);
    base_sink_text(&s, "abc");
    assert_int_equal(s.os_error, 0);
    assert_int_equal(base_sink_finish(&s, "n", &err), ERG_EIO);
}

static void memory_is_its_own_failure(void **state)
{
    static base_sink s;
    base_buffer b = {.failed = true};
    erg_error err = {0};
    (void)state;
    base_sink_open(&s, base_sink_to_buffer, &b);
    base_sink_text(&s, "abc");
    assert_int_equal(base_sink_finish(&s, "n", &err), ERG_ENOMEM);
    assert_string_equal(err.text, "out of memory");
}

/* The C locale, in which tests run, has no such character. */
static void what_has_no_text_is_a_failure(void **state)
{
    static base_sink s;
    base_buffer got = {0};
    erg_error err = {0};
    (void)state;
    base_sink_open(&s, base_sink_to_buffer, &got);
    base_sink_text(&s, "before ");
    base_sink_format(&s, "%lc", (wint_t)0x20AC);
    assert_int_equal(s.os_error, EILSEQ);
    base_sink_text(&s, "after");
    assert_int_equal(base_sink_finish(&s, "n", &err), ERG_EIO);
    assert_non_null(strstr(err.text, "n: cannot write: "));
    assert_non_null(strstr(err.text, strerror(EILSEQ)));
    base_buffer_free(&got);
}

static void on_alarm(int number)
{
    (void)number;
}

/* A pipe whose reader is slow, and signals that interrupt the writer. */
static void short_writes_and_signals(void **state)
{
    enum { N = 3000000 };
    static base_sink s;
    int ends[2];
    erg_error err = {0};
    struct sigaction act = {.sa_handler = on_alarm};
    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        char room[7001];
        uint32_t next = 0;
        ssize_t n = 0;
        close(ends[1]);
        for (;;) {
            n = read(ends[0], room, sizeof room);
            if (n <= 0) break;
            for (ssize_t i = 0; i < n; i++)
                if (room[i] != (char)(next++ % 251)) _exit(1);
            if (next % 64 == 0) kill(getppid(), SIGUSR1);
        }
        _exit(next == N ? 0 : 2);
    }
    sigaction(SIGUSR1, &act, NULL);
    close(ends[0]);
    base_sink_open(&s, base_sink_to_descriptor, &ends[1]);
    char *data = malloc(N);
    assert_non_null(data);
    for (uint32_t i = 0; i < N; i++)
        data[i] = (char)(i % 251);
    base_sink_write(&s, data, N);
    assert_int_equal(base_sink_finish(&s, "pipe", &err), ERG_OK);
    close(ends[1]);
    free(data);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void a_full_device(void **state)
{
    static base_sink s;
    erg_error err = {0};
    int fd = open("/dev/full", O_WRONLY);
    (void)state;
    if (fd < 0) skip();
    base_sink_open(&s, base_sink_to_descriptor, &fd);
    base_sink_text(&s, "x");
    assert_int_equal(base_sink_finish(&s, "/dev/full", &err), ERG_EIO);
    close(fd);
    fd = -1;
    base_sink_open(&s, base_sink_to_descriptor, &fd);
    base_sink_text(&s, "x");
    assert_int_equal(base_sink_finish(&s, "closed", NULL), ERG_EIO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_arrives_in_order),
        cmocka_unit_test(the_first_failure_is_kept),
        cmocka_unit_test(an_unnoticed_rest_is_handed_over),
        cmocka_unit_test(memory_is_its_own_failure),
        cmocka_unit_test(what_has_no_text_is_a_failure),
        cmocka_unit_test(short_writes_and_signals),
        cmocka_unit_test(a_full_device),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Reading whole files: sizes around every border, limits, pipes, what is no file. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

static char folder[] = "/tmp/erg-file-XXXXXX";
static char path[64];

static int enter(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/data", folder);
    return 0;
}

static int leave(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static char pattern(size_t i)
{
    return (char)(i * 131 % 251);
}

static void put(size_t n)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    for (size_t i = 0; i < n; i++)
        putc(pattern(i), f);
    assert_int_equal(fclose(f), 0);
}

static void check_content(const char *data, size_t n, size_t expected)
{
    assert_non_null(data);
    assert_int_equal(n, expected);
    for (size_t i = 0; i < n; i++)
        if (data[i] != pattern(i)) fail_msg("byte %zu differs", i);
    assert_int_equal(data[n], 0);
}

static void sizes_and_limits(void **state)
{
    static const size_t sizes[] = {0, 1, 2, 65533, 65534, 65535, 65536, 65537, 300000};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *data = NULL;
        size_t n = 7;
        erg_error err = {0};
        put(sizes[i]);
        assert_int_equal(base_file_read(&data, &n, path, SIZE_MAX, &err), ERG_OK);
        check_content(data, n, sizes[i]);
        free(data);
        assert_int_equal(base_file_read(&data, &n, path, sizes[i], &err), ERG_OK);
        check_content(data, n, sizes[i]);
        free(data);
        if (sizes[i] == 0) continue;
        assert_int_equal(base_file_read(&data, &n, path, sizes[i] - 1, &err), ERG_ELIMIT);
        assert_null(data);
        assert_int_equal(n, 0);
        assert_non_null(strstr(err.text, "larger than the limit of "));
        assert_int_equal(strncmp(err.text, path, strlen(path)), 0);
    }
}

/* Through a pipe the size is not known before. Runs in a child, whose standard input it
 * is. */
static int read_pipe(size_t size, size_t limit)
{
    int ends[2];
    char *data = NULL;
    size_t n = 0;
    erg_error err = {0};
    if (pipe(ends) != 0) return 99;
    pid_t writer = fork();
    if (writer == 0) {
        close(ends[0]);
        for (size_t i = 0; i < size; i++) {
            char c = pattern(i);
            if (write(ends[1], &c, 1) != 1) _exit(1);
        }
        _exit(0);
    }
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    erg_code code = base_file_read(&data, &n, "-", limit, &err);
    while (waitpid(writer, NULL, 0) < 0 && errno == EINTR) {}
    if (code == ERG_OK) check_content(data, n, size);
    if (code == ERG_ELIMIT && !strstr(err.text, "standard input: larger")) return 98;
    free(data);
    return (int)code;
}

static void pipes(void **state)
{
    static const struct {
        size_t size;
        size_t limit;
        int code;
    } cases[] = {{0, 0, ERG_OK},
                 {0, 10, ERG_OK},
                 {5, 5, ERG_OK},
                 {5, 4, ERG_ELIMIT},
                 {70000, 70000, ERG_OK},
                 {70000, 69999, ERG_ELIMIT},
                 {200000, SIZE_MAX, ERG_OK},
                 {200000, SIZE_MAX - 1, ERG_OK},
                 {1, 0, ERG_ELIMIT}};
    int saved = dup(STDIN_FILENO);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(read_pipe(cases[i].size, cases[i].limit), cases[i].code);
    if (saved >= 0) {
        dup2(saved, STDIN_FILENO);
        close(saved);
    }
}

static void check_failure(const char *name, const char *reason)
{
    char *data = path;
    size_t n = 7;
    erg_error err = {0};
    assert_int_equal(base_file_read(&data, &n, name, 1000, &err), ERG_EIO);
    assert_null(data);
    assert_int_equal(n, 0);
    if (!strstr(err.text, reason)) fail_msg("%s: no \"%s\"", err.text, reason);
    assert_int_equal(base_file_read(&data, &n, name, 1000, NULL), ERG_EIO);
}

static void what_is_no_file(void **state)
{
    (void)state;
    put(3);
    check_failure(folder, ": cannot read: it is a folder");
    check_failure("/tmp/erg no such file", ": cannot open: No such file or directory");
    check_failure("", "cannot open");
    char below[80];
    snprintf(below, sizeof below, "%s/x", path);
    check_failure(below, "cannot open: Not a directory");
    /* Opens, and cannot be read at its beginning, where no memory is. */
    if (access("/proc/self/mem", R_OK) == 0)
        check_failure("/proc/self/mem",
                      "/proc/self/mem: cannot read: Input/output error");
}

static void an_endless_file_meets_the_limit(void **state)
{
    char *data = NULL;
    size_t n = 0;
    erg_error err = {0};
    (void)state;
    if (access("/dev/zero", R_OK) != 0) skip();
    assert_int_equal(base_file_read(&data, &n, "/dev/zero", 10000000, &err), ERG_ELIMIT);
    assert_string_equal(err.text, "/dev/zero: larger than the limit of 10000000 bytes");
    /* A file whose size says 0, and one that is 0. */
    if (access("/proc/self/status", R_OK) == 0) {
        assert_int_equal(base_file_read(&data, &n, "/proc/self/status", 100000, &err),
                         ERG_OK);
        assert_true(n > 0);
        free(data);
    }
    assert_int_equal(base_file_read(&data, &n, "/dev/null", 0, &err), ERG_OK);
    assert_string_equal(data, "");
    free(data);
}

static void same_files(void **state)
{
    char link_path[80];
    char round_about[80];
    (void)state;
    put(1);
    snprintf(link_path, sizeof link_path, "%s/link", folder);
    snprintf(round_about, sizeof round_about, "%s/../%s/./data", folder, folder + 5);
    assert_int_equal(symlink(path, link_path), 0);
    assert_true(base_file_same(path, path));
    assert_true(base_file_same(path, link_path));
    assert_true(base_file_same(path, round_about));
    assert_false(base_file_same(path, folder));
    assert_false(base_file_same(path, "/tmp/erg no such file"));
    assert_false(base_file_same("/tmp/erg no such file", "/tmp/erg no such file"));
    unlink(link_path);
    assert_int_equal(link(path, link_path), 0);
    assert_true(base_file_same(path, link_path));
    unlink(link_path);
}

static void names(void **state)
{
    const char *text = "a/b.json";
    (void)state;
    assert_ptr_equal(base_file_name(text), text + 2);
    assert_string_equal(base_file_name("b.json"), "b.json");
    assert_string_equal(base_file_name("/b"), "b");
    assert_string_equal(base_file_name("a/"), "");
    assert_string_equal(base_file_name(""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_and_limits),
        cmocka_unit_test(pipes),
        cmocka_unit_test(what_is_no_file),
        cmocka_unit_test(an_endless_file_meets_the_limit),
        cmocka_unit_test(same_files),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}

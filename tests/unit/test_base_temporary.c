/* Temporaries beside an output: kills, signals, forks, a full disk, their limit. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "output_folder.h"

static void check_open_fails(const char *name, erg_code code, const char *reason)
{
    erg_error err = {0};
    base_output *o = (base_output *)&err;
    assert_int_equal(base_output_open(&o, name, &err), code);
    assert_null(o);
    if (!strstr(err.text, reason)) fail_msg("%s: no \"%s\"", err.text, reason);
}

/* Runs `end` in a child that has an output open; returns the child's status. */
static int in_child(void (*end)(base_output *o))
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        base_output *o = NULL;
        if (base_output_open(&o, path, NULL) != ERG_OK) _exit(90);
        base_sink_text(base_output_sink(o), "new");
        end(o);
        _exit(91);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return status;
}

static void kill_before_commit(base_output *o)
{
    base_output_keep(o, NULL);
    kill(getpid(), SIGKILL);
}

static void a_kill_leaves_the_old_file_and_is_swept(void **state)
{
    (void)state;
    put_old();
    int status = in_child(kill_before_commit);
    assert_true(WIFSIGNALED(status));
    check_content(path, "old");
    assert_int_equal(entries(), 2);
    int fd = open(other, O_WRONLY | O_CREAT, 0600); /* someone else's file stays */
    close(fd);
    base_output *o = open_with(path, "newer");
    assert_int_equal(entries(), 3); /* the stale one is gone, this one's is there */
    base_output *second = open_with(path, "second");
    assert_int_equal(entries(), 4); /* that of a living process stays */
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    assert_int_equal(base_output_commit(second, NULL), ERG_OK);
    base_output_free(o);
    base_output_free(second);
    check_content(path, "second");
    assert_int_equal(entries(), 2);
}

static int wanted_signal;

static void raise_wanted(base_output *o)
{
    (void)o;
    raise(wanted_signal);
}

static void signals_remove_the_temporary(void **state)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    (void)state;
    put_old();
    for (size_t i = 0; i < 3; i++) {
        wanted_signal = signals[i];
        int status = in_child(raise_wanted);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
        check_content(path, "old");
        assert_int_equal(entries(), 1);
    }
}

/* A child forked while an output is open must not remove it when a signal ends the child.
 */
static void fork_and_signal(base_output *o)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        raise(SIGTERM);
        _exit(0);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (!WIFSIGNALED(status)) _exit(92);
    _exit(base_output_commit(o, NULL) == ERG_OK ? 0 : 93);
}

static void a_forked_child_leaves_it_alone(void **state)
{
    (void)state;
    int status = in_child(fork_and_signal);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    check_content(path, "new");
}

static void ignored_signal(base_output *o)
{
    struct sigaction now;
    raise(SIGHUP);
    if (sigaction(SIGHUP, NULL, &now) != 0 || now.sa_handler != SIG_IGN) _exit(94);
    _exit(base_output_commit(o, NULL) == ERG_OK ? 0 : 93);
}

static void an_ignored_signal_stays_ignored(void **state)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;
    (void)state;
    /* In a process of its own: handlers are installed once. */
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        sigaction(SIGHUP, &ignore, &before);
        int status = in_child(ignored_signal);
        _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 95);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    assert_int_equal(WEXITSTATUS(status), 0);
    check_content(path, "new");
}

static void fill_up(base_output *o)
{
    struct rlimit limit = {100000, 100000};
    erg_error err = {0};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    for (int i = 0; i < 100000; i++)
        base_sink_text(base_output_sink(o), "0123456789");
    if (base_output_keep(o, &err) != ERG_EIO) _exit(96);
    if (!strstr(err.text, "File too large")) _exit(97);
    if (base_output_commit(o, NULL) != ERG_EIO) _exit(98);
    base_output_free(o);
    _exit(0);
}

static void a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    put_old();
    int status = in_child(fill_up);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    check_content(path, "old");
    assert_int_equal(entries(), 1);
}

/* The number of this process's newest temporary of `data`, or -1. */
static long newest_number(void)
{
    char prefix[80];
    long newest = -1;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    int n = snprintf(prefix, sizeof prefix, ".data.%ld-", (long)getpid());
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (strncmp(e->d_name, prefix, (size_t)n) != 0) continue;
        long number = strtol(e->d_name + n, NULL, 10);
        if (number > newest) newest = number;
    }
    closedir(dir);
    return newest;
}

/* An earlier process of this one's number left files: they stay, others' names are taken.
 */
static void a_name_that_is_taken(void **state)
{
    char taken[2][160];
    (void)state;
    base_output *o = open_with(path, "x");
    long number = newest_number();
    assert_true(number >= 0);
    for (int i = 0; i < 2; i++) {
        snprintf(taken[i], sizeof taken[i], "%s/.data.%ld-%ld.erg", folder,
                 (long)getpid(), number + 1 + i);
        int fd = open(taken[i], O_WRONLY | O_CREAT | O_EXCL, 0600);
        assert_int_equal(write(fd, "theirs", 6), 6);
        close(fd);
    }
    base_output *second = open_with(path, "second");
    assert_int_equal(newest_number(), number + 3);
    assert_int_equal(base_output_commit(second, NULL), ERG_OK);
    base_output_free(second);
    base_output_free(o);
    check_content(path, "second");
    for (int i = 0; i < 2; i++) {
        check_content(taken[i], "theirs");
        unlink(taken[i]);
    }
}

/* Folder and name are short enough each, the temporary's path is not. */
static void a_path_without_room(void **state)
{
    enum { DEPTH = 16, LENGTH = 248 };
    char name[LENGTH + 1];
    int here = open(".", O_RDONLY | O_DIRECTORY);
    (void)state;
    assert_true(here >= 0);
    memset(name, 'd', LENGTH);
    name[LENGTH] = '\0';
    assert_int_equal(chdir(folder), 0);
    for (int i = 0; i < DEPTH; i++) {
        assert_int_equal(mkdir(name, 0700), 0);
        assert_int_equal(chdir(name), 0);
    }
    check_open_fails(name, ERG_EIO, ": cannot write: File name too long");
    base_output *o = open_with("short", "x"); /* for this there is room */
    base_output_free(o);
    for (int i = 0; i < DEPTH; i++) {
        assert_int_equal(chdir(".."), 0);
        assert_int_equal(rmdir(name), 0); /* empty: nothing was left */
    }
    assert_int_equal(fchdir(here), 0);
    close(here);
}

static void there_is_a_limit(void **state)
{
    base_output *all[512];
    (void)state;
    for (size_t i = 0; i < 512; i++)
        all[i] = open_with(path, "x");
    check_open_fails(path, ERG_ELIMIT, "more than the limit of 512 outputs at once");
    base_output_free(all[10]);
    all[10] = open_with(path, "x");
    for (size_t i = 0; i < 512; i++)
        base_output_free(all[i]);
    assert_int_equal(entries(), 0);
}

int main(void)
{
    /* A job in the background is born with SIGINT ignored. */
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
#define CASE(name) cmocka_unit_test_teardown(name, clean)
    const struct CMUnitTest tests[] = {
        CASE(
            an_ignored_signal_stays_ignored), /* first: before any handler is installed */
        CASE(a_kill_leaves_the_old_file_and_is_swept),
        CASE(signals_remove_the_temporary),
        CASE(a_forked_child_leaves_it_alone),
        CASE(a_full_disk_leaves_the_old_file),
        CASE(a_name_that_is_taken),
        CASE(a_path_without_room),
        CASE(there_is_a_limit),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}

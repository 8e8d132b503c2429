/* Outputs that appear whole or not at all: failures, kills, signals, links, permissions.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "output_folder.h"

static mode_t mode_of(const char *name)
{
    struct stat st;
    assert_int_equal(stat(name, &st), 0);
    return st.st_mode & 07777;
}

static void a_new_file_appears_at_commit(void **state)
{
    mode_t mask = umask(027);
    (void)state;
    base_output *o = open_with(path, "new");
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(base_output_keep(o, NULL), ERG_OK);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    check_content(path, "new");
    assert_int_equal(mode_of(path), 0640);
    umask(mask);
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    base_output_free(o);
    base_output_free(NULL);
    check_content(path, "new");
    assert_int_equal(entries(), 1);
}

static void an_old_file_is_replaced_with_its_permissions(void **state)
{
    (void)state;
    put_old();
    assert_int_equal(chmod(path, 0604), 0);
    base_output *o = open_with(path, "new");
    check_content(path, "old");
    assert_int_equal(base_output_commit(o, NULL), ERG_OK); /* keeps first */
    base_output_free(o);
    check_content(path, "new");
    assert_int_equal(mode_of(path), 0604);
}

/* Only root can give a file to another. */
static void an_old_file_keeps_its_owner(void **state)
{
    struct stat st;
    (void)state;
    if (geteuid() != 0) skip();
    put_old();
    assert_int_equal(chown(path, 4321, 8765), 0);
    assert_int_equal(chmod(path, 0640), 0);
    base_output *o = open_with(path, "new");
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    base_output_free(o);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_uid, 4321);
    assert_int_equal(st.st_gid, 8765);
    assert_int_equal(mode_of(path), 0640);
    check_content(path, "new");
}

static void a_discarded_output_changes_nothing(void **state)
{
    (void)state;
    base_output_free(open_with(path, "new"));
    assert_int_equal(entries(), 0);
    put_old();
    base_output *o = open_with(path, "new");
    assert_int_equal(base_output_keep(o, NULL), ERG_OK);
    assert_int_equal(entries(), 2);
    base_output_free(o);
    check_content(path, "old");
    assert_int_equal(entries(), 1);
}

static void a_link_stays_a_link(void **state)
{
    struct stat st;
    erg_error err = {0};
    base_output *o = NULL;
    (void)state;
    put_old();
    assert_int_equal(symlink("data", other), 0);
    o = open_with(other, "new");
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    base_output_free(o);
    check_content(path, "new");
    assert_int_equal(lstat(other, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    unlink(path);
    assert_int_equal(base_output_open(&o, other, &err), ERG_EIO); /* now to nowhere */
    assert_null(o);
}

static void a_relative_path_survives_chdir(void **state)
{
    char before[4096];
    (void)state;
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder), 0);
    base_output *o = open_with("data", "new");
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    base_output_free(o);
    assert_int_equal(chdir(before), 0);
    check_content(path, "new");
}

static void check_open_fails(const char *name, erg_code code, const char *reason)
{
    erg_error err = {0};
    base_output *o = (base_output *)&err;
    assert_int_equal(base_output_open(&o, name, &err), code);
    assert_null(o);
    if (!strstr(err.text, reason)) fail_msg("%s: no \"%s\"", err.text, reason);
}

static void what_cannot_be_opened(void **state)
{
    char name[5000];
    (void)state;
    check_open_fails("", ERG_EIO, "cannot write: No such file");
    check_open_fails(folder, ERG_EIO, "cannot write: Is a directory");
    check_open_fails("/tmp/erg no folder/x", ERG_EIO,
                     "/tmp/erg no folder/x: cannot write: No such file or directory");
    snprintf(name, sizeof name, "%s/none/", folder);
    check_open_fails(name, ERG_EIO, "cannot write");
    put_old();
    snprintf(name, sizeof name, "%s/x", path);
    check_open_fails(name, ERG_EIO, "Not a directory");
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = '\0';
    check_open_fails(name, ERG_EIO, "File name too long");
    if (geteuid() != 0) {
        chmod(path, 0400);
        check_open_fails(path, ERG_EIO, "Permission denied");
    }
    assert_int_equal(entries(), 1);
}

static void a_long_name_still_has_a_temporary(void **state)
{
    char name[400];
    int n = snprintf(name, sizeof name, "%s/", folder);
    (void)state;
    memset(name + n, 'n', 255);
    name[n + 255] = '\0';
    base_output *o = open_with(name, "new");
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    base_output_free(o);
    check_content(name, "new");
    unlink(name);
}

static void full_and_other_devices(void **state)
{
    erg_error err = {0};
    (void)state;
    if (access("/dev/full", W_OK) != 0) skip();
    base_output *o = open_with("/dev/full", "text");
    assert_int_equal(base_output_keep(o, &err), ERG_EIO);
    assert_string_equal(err.text, "/dev/full: cannot write: No space left on device");
    assert_int_equal(base_output_commit(o, NULL), ERG_EIO);
    base_output_free(o);
    o = open_with("/dev/null", "text");
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    base_output_free(o);
    struct stat st;
    assert_int_equal(stat("/dev/null", &st), 0);
    assert_true(S_ISCHR(st.st_mode));
}

/* /dev/fd/N continues the open file, whatever it is; a FIFO is written in place. */
static void open_descriptors_and_pipes(void **state)
{
    char name[32];
    (void)state;
    put_old();
    int fd = open(path, O_WRONLY | O_APPEND);
    assert_true(fd >= 0);
    snprintf(name, sizeof name, "/dev/fd/%d", fd);
    base_output *o = open_with(name, "+new");
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    base_output_free(o);
    assert_int_equal(write(fd, "!", 1), 1); /* the caller's descriptor is still open */
    close(fd);
    check_content(path, "old+new!");
    check_open_fails("/dev/fd/999999", ERG_EIO, "cannot write");
    assert_int_equal(mkfifo(other, 0600), 0);
    fd = open(other, O_RDONLY | O_NONBLOCK);
    o = open_with(other, "piped");
    assert_int_equal(base_output_commit(o, NULL), ERG_OK);
    base_output_free(o);
    char room[16];
    assert_int_equal(read(fd, room, sizeof room), 5);
    close(fd);
}

static void a_folder_that_vanished(void **state)
{
    char name[80];
    erg_error err = {0};
    (void)state;
    snprintf(name, sizeof name, "%s/sub", folder);
    assert_int_equal(mkdir(name, 0700), 0);
    snprintf(name, sizeof name, "%s/sub/data", folder);
    base_output *o = open_with(name, "new");
    assert_int_equal(base_output_keep(o, NULL), ERG_OK);
    char gone[80];
    snprintf(name, sizeof name, "%s/sub", folder);
    snprintf(gone, sizeof gone, "%s/gone", folder);
    assert_int_equal(rename(name, gone), 0);
    assert_int_equal(base_output_commit(o, &err), ERG_EIO);
    assert_non_null(strstr(err.text, "/sub/data: cannot write: No such file"));
    assert_int_equal(rename(gone, name), 0);
    base_output_free(o); /* removes the temporary in the folder that is back */
    assert_int_equal(rmdir(name), 0);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_teardown(name, clean)
    const struct CMUnitTest tests[] = {
        CASE(a_new_file_appears_at_commit),
        CASE(an_old_file_is_replaced_with_its_permissions),
        CASE(an_old_file_keeps_its_owner),
        CASE(a_discarded_output_changes_nothing),
        CASE(a_link_stays_a_link),
        CASE(a_relative_path_survives_chdir),
        CASE(what_cannot_be_opened),
        CASE(a_long_name_still_has_a_temporary),
        CASE(full_and_other_devices),
        CASE(open_descriptors_and_pipes),
        CASE(a_folder_that_vanished),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}

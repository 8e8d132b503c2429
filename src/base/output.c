/* For realpath, of POSIX's XSI part. NOLINTNEXTLINE(bugprone-reserved-identifier) */
#define _XOPEN_SOURCE 700

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/file.h"
#include "base/temporary.h"

enum { MODE_BITS = 0777 };

enum state { WRITING, KEPT, COMMITTED, FAILED };

struct base_output {
    enum state state;
    int fd;
    char *shown;           /* the target as the user named it */
    char *folder;          /* absolute, where the target is; NULL when written in place */
    char *target;          /* absolute, links followed */
    const char *temporary; /* borrowed from the table; NULL when there is none */
    base_sink sink;
};

static erg_code fail_os(const base_output *o, int reason, erg_error *err)
{
    if (reason == ENOMEM) return base_fail_memory(err);
    return base_fail_at(err, ERG_EIO, (base_place){.file = o->shown}, "cannot write: %s",
                        strerror(reason));
}

/* The number of /dev/stdout, /dev/stderr or /dev/fd/N, else -1. Linux makes them links to
 * the file behind, which must not be replaced: other writers hold it open. */
static int descriptor_named(const char *path)
{
    static const char folder[] = "/dev/fd/";
    char *end = NULL;
    if (strcmp(path, "/dev/stdout") == 0) return STDOUT_FILENO;
    if (strcmp(path, "/dev/stderr") == 0) return STDERR_FILENO;
    if (strncmp(path, folder, sizeof folder - 1) != 0) return -1;
    const char *digits = path + sizeof folder - 1;
    if (*digits < '0' || *digits > '9') return -1;
    long n = strtol(digits, &end, 10);
    return *end == '\0' && n <= INT_MAX ? (int)n : -1;
}

/* Absolute folder and target of a path that names nothing yet. */
static int locate_new(base_output *o)
{
    const char *name = base_file_name(o->shown);
    size_t n = (size_t)(name - o->shown);
    struct stat st;
    if (o->shown[0] == '\0') return ENOENT;
    if (*name == '\0') return EISDIR;
    /* A link to nowhere: rename would replace the link, not what it names. */
    if (lstat(o->shown, &st) == 0) return ENOENT;
    char *folder = strdup(n > 0 ? o->shown : ".");
    if (!folder) return ENOMEM;
    if (n > 0) folder[n] = '\0';
    o->folder = realpath(folder, NULL);
    int reason = errno;
    free(folder);
    if (!o->folder) return reason;
    size_t room = strlen(o->folder) + strlen(name) + 2;
    o->target = malloc(room);
    if (!o->target) return ENOMEM;
    snprintf(o->target, room, "%s/%s", o->folder, name);
    return 0;
}

static int locate_existing(base_output *o)
{
    /* rename asks only for the folder's permission; a file made read-only is meant to
     * stay. */
    if (faccessat(AT_FDCWD, o->shown, W_OK, AT_EACCESS) != 0) return errno;
    o->target = realpath(o->shown, NULL);
    if (!o->target) return errno;
    o->folder = strdup(o->target);
    if (!o->folder) return ENOMEM;
    char *slash = strrchr(o->folder, '/');
    if (slash == o->folder) slash++;
    *slash = '\0';
    return 0;
}

static erg_code open_in_place(base_output *o, erg_error *err)
{
    int named = descriptor_named(o->shown);
    do {
        o->fd = named >= 0 ? fcntl(named, F_DUPFD_CLOEXEC, 0)
                           : open(o->shown, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    } while (o->fd < 0 && errno == EINTR);
    return o->fd < 0 ? fail_os(o, errno, err) : ERG_OK;
}

/* The new file looks like the one it replaces. Giving it the same owner is for root
 * alone. */
static int copy_permissions(int fd, const struct stat *old)
{
    struct stat st;
    if (fstat(fd, &st) != 0) return errno;
    if ((st.st_uid != old->st_uid || st.st_gid != old->st_gid) &&
        fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
        return errno;
    return fchmod(fd, old->st_mode & MODE_BITS) == 0 ? 0 : errno;
}

static erg_code open_beside(base_output *o, const struct stat *old, erg_error *err)
{
    int reason = old ? locate_existing(o) : locate_new(o);
    if (reason != 0) return fail_os(o, reason, err);
    const char *name = base_file_name(o->target);
    base_temporary_sweep(o->folder, name);
    mode_t mode = old ? old->st_mode & MODE_BITS : 0666;
    erg_code code = base_temporary_create(&o->fd, &o->temporary, o->folder, name, mode,
                                          o->shown, err);
    if (code != ERG_OK) return code;
    if (old) reason = copy_permissions(o->fd, old);
    return reason == 0 ? ERG_OK : fail_os(o, reason, err);
}

static erg_code open_output(base_output *o, erg_error *err)
{
    struct stat st;
    if (descriptor_named(o->shown) >= 0) return open_in_place(o, err);
    if (stat(o->shown, &st) != 0) {
        if (errno != ENOENT) return fail_os(o, errno, err);
        return open_beside(o, NULL, err);
    }
    if (S_ISDIR(st.st_mode)) return fail_os(o, EISDIR, err);
    return S_ISREG(st.st_mode) ? open_beside(o, &st, err) : open_in_place(o, err);
}

erg_code base_output_open(base_output **out, const char *path, erg_error *err)
{
    *out = NULL;
    base_output *o = calloc(1, sizeof *o);
    if (!o) return base_fail_memory(err);
    o->fd = -1;
    o->shown = strdup(path);
    erg_code code = o->shown ? open_output(o, err) : base_fail_memory(err);
    if (code != ERG_OK) {
        base_output_free(o);
        return code;
    }
    base_sink_open(&o->sink, base_sink_to_descriptor, &o->fd);
    *out = o;
    return ERG_OK;
}

base_sink *base_output_sink(base_output *output)
{
    return &output->sink;
}

/* fsync and close; a pipe or a terminal has nothing to sync, which is no failure. */
static int settle(base_output *o)
{
    int reason = 0;
    if (fsync(o->fd) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS)
        reason = errno;
    if (close(o->fd) != 0 && errno != EINTR && reason == 0) reason = errno;
    o->fd = -1;
    return reason;
}

erg_code base_output_keep(base_output *o, erg_error *err)
{
    if (o->state == KEPT || o->state == COMMITTED) return ERG_OK;
    if (o->state == FAILED)
        return base_fail_at(err, ERG_EIO, (base_place){.file = o->shown},
                            "cannot write: an earlier write failed");
    o->state = FAILED;
    erg_code code = base_sink_finish(&o->sink, o->shown, err);
    if (code != ERG_OK) return code;
    int reason = settle(o);
    if (reason != 0) return fail_os(o, reason, err);
    o->state = KEPT;
    return ERG_OK;
}

/* The new name is on the disk only when its folder is. A folder that may not be read, or
 * a file system that cannot sync one, leaves nothing to be done. */
static int sync_folder(const char *folder)
{
    int reason = 0;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return errno == EACCES ? 0 : errno;
    if (fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP) reason = errno;
    close(fd);
    return reason;
}

erg_code base_output_commit(base_output *o, erg_error *err)
{
    erg_code code = base_output_keep(o, err);
    if (code != ERG_OK || o->state == COMMITTED) return code;
    if (o->temporary) {
        if (rename(o->temporary, o->target) != 0) return fail_os(o, errno, err);
        base_temporary_release(o->temporary);
        o->temporary = NULL;
    }
    o->state = COMMITTED;
    int reason = o->folder ? sync_folder(o->folder) : 0;
    return reason == 0 ? ERG_OK : fail_os(o, reason, err);
}

void base_output_free(base_output *o)
{
    if (!o) return;
    if (o->fd >= 0) close(o->fd);
    if (o->temporary) {
        unlink(o->temporary);
        base_temporary_release(o->temporary);
    }
    free(o->shown);
    free(o->folder);
    free(o->target);
    free(o);
}

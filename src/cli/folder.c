#include "cli/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/fail.h"

/* Up to the one that cannot be made: there the path ends then. */
static int make_folders(cli_folder *f)
{
    int reason = 0;
    for (char *at = f->path; reason == 0 && *at;) {
        char *begin = at;
        at += strspn(at, "/");
        at += strcspn(at, "/");
        char after = *at;
        *at = '\0';
        bool is_made = mkdir(f->path, 0777) == 0;
        if (!is_made && errno != EEXIST) reason = errno;
        *at = after;
        if (!is_made && f->there == (size_t)(begin - f->path))
            f->there = (size_t)(at - f->path);
        if (reason != 0) *begin = '\0';
    }
    return reason;
}

erg_code cli_folder_open(cli_folder *out, const char *folder, erg_error *err)
{
    *out = (cli_folder){.lock = -1, .path = strdup(folder)};
    if (!out->path) return base_fail_memory(err);
    int reason = make_folders(out);
    if (reason != 0)
        return base_fail(err, ERG_EIO, "%.200s: cannot make the folder: %s", folder,
                         strerror(reason));
    out->lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (out->lock < 0)
        return base_fail(err, ERG_EIO, "%.200s: cannot write: %s", folder,
                         strerror(errno));
    if (flock(out->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return ERG_OK;
    return base_fail(err, ERG_EIO, "%.200s: another erg is writing there", folder);
}

/* The path of the folder that this one stands in. */
static size_t cut_name(const char *path, size_t n)
{
    while (n > 0 && path[n - 1] == '/')
        n--;
    while (n > 0 && path[n - 1] != '/')
        n--;
    while (n > 0 && path[n - 1] == '/')
        n--;
    return n;
}

void cli_folder_close(cli_folder *folder)
{
    size_t n = folder->path ? strlen(folder->path) : 0;
    /* From the innermost on; one that is not empty stays, and with it those around it. */
    while (n > folder->there && rmdir(folder->path) == 0) {
        n = cut_name(folder->path, n);
        folder->path[n] = '\0';
    }
    if (folder->lock >= 0) close(folder->lock);
    free(folder->path);
    *folder = (cli_folder){.lock = -1};
}

char *cli_folder_path(const char *folder, const char *name)
{
    base_buffer path = {0};
    size_t n = strlen(folder);
    base_buffer_add(&path, folder);
    if (n > 0 && folder[n - 1] != '/') base_buffer_add_char(&path, '/');
    base_buffer_add(&path, name);
    if (path.failed) base_buffer_free(&path);
    return path.data;
}

#include "cli/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/fail.h"

static erg_code make_folder(const char *folder, erg_error *err)
{
    int reason = 0;
    char *path = strdup(folder);
    if (!path) return base_fail_memory(err);
    for (char *at = path; reason == 0 && *at;) {
        at += strspn(at, "/");
        at += strcspn(at, "/");
        char after = *at;
        *at = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST) reason = errno;
        *at = after;
    }
    free(path);
    if (reason == 0) return ERG_OK;
    return base_fail(err, ERG_EIO, "%.200s: cannot make the folder: %s", folder,
                     strerror(reason));
}

erg_code cli_folder_open(int *lock, const char *folder, erg_error *err)
{
    *lock = -1;
    erg_code code = make_folder(folder, err);
    if (code != ERG_OK) return code;
    *lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*lock < 0)
        return base_fail(err, ERG_EIO, "%.200s: cannot write: %s", folder,
                         strerror(errno));
    if (flock(*lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return ERG_OK;
    close(*lock);
    *lock = -1;
    return base_fail(err, ERG_EIO, "%.200s: another erg is writing there", folder);
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

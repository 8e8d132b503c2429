#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"

enum { FIRST_ROOM = 65536, READ_MOST = 1 << 30 };

static base_place place_of(const char *path)
{
    return (base_place){.file = strcmp(path, "-") == 0 ? "standard input" : path};
}

static erg_code fail_limit(const char *path, size_t limit, erg_error *err)
{
    return base_fail_at(err, ERG_ELIMIT, place_of(path),
                        "larger than the limit of %zu bytes", limit);
}

/* The size to expect, 0 when it cannot be told. */
static erg_code look(size_t *expected, int fd, const char *path, size_t limit,
                     erg_error *err)
{
    struct stat st;
    *expected = 0;
    if (fstat(fd, &st) != 0)
        return base_fail_at(err, ERG_EIO, place_of(path), "cannot read: %s",
                            strerror(errno));
    if (S_ISDIR(st.st_mode))
        return base_fail_at(err, ERG_EIO, place_of(path), "cannot read: it is a folder");
    if (!S_ISREG(st.st_mode) || st.st_size <= 0) return ERG_OK;
    if ((uintmax_t)st.st_size > limit) return fail_limit(path, limit, err);
    *expected = (size_t)st.st_size;
    return ERG_OK;
}

/* Makes room for at least one byte more and the NUL; never for more than limit + 2 bytes,
 * one past the limit being what shows that it was passed. */
static bool make_room(char **data, size_t *capacity, size_t used, size_t limit)
{
    size_t most = limit < SIZE_MAX - 2 ? limit + 2 : SIZE_MAX;
    if (used + 1 < *capacity) return true;
    size_t wanted = *capacity > most / 2 ? most : *capacity * 2;
    char *grown = realloc(*data, wanted);
    if (!grown) return false;
    *data = grown;
    *capacity = wanted;
    return true;
}

static erg_code read_all(char **data, size_t *n, int fd, const char *path, size_t limit,
                         erg_error *err)
{
    size_t capacity = 0;
    size_t used = 0;
    erg_code code = look(&capacity, fd, path, limit, err);
    if (code != ERG_OK) return code;
    /* One byte more than expected lets the last read see the end without growing. */
    capacity = capacity > 0 ? capacity + 2 : FIRST_ROOM;
    *data = malloc(capacity);
    if (!*data) return base_fail_memory(err);
    for (;;) {
        if (!make_room(data, &capacity, used, limit)) return base_fail_memory(err);
        size_t room = capacity - used - 1;
        ssize_t got = read(fd, *data + used, room < READ_MOST ? room : READ_MOST);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            return base_fail_at(err, ERG_EIO, place_of(path), "cannot read: %s",
                                strerror(errno));
        if (got == 0) break;
        used += (size_t)got;
        if (used > limit) return fail_limit(path, limit, err);
    }
    (*data)[used] = '\0';
    *n = used;
    return ERG_OK;
}

erg_code base_file_read(char **data, size_t *n, const char *path, size_t limit,
                        erg_error *err)
{
    bool is_standard = strcmp(path, "-") == 0;
    int fd = STDIN_FILENO;
    *data = NULL;
    *n = 0;
    if (!is_standard) fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return base_fail_at(err, ERG_EIO, place_of(path), "cannot open: %s",
                            strerror(errno));
    erg_code code = read_all(data, n, fd, path, limit, err);
    if (code != ERG_OK) {
        free(*data);
        *data = NULL;
    }
    if (!is_standard) close(fd);
    return code;
}

bool base_file_same(const char *a, const char *b)
{
    struct stat sa;
    struct stat sb;
    if (stat(a, &sa) != 0 || stat(b, &sb) != 0) return false;
    return sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

const char *base_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"

enum { FIRST_ROOM = READ_HEAD_MAX + 1, CHUNK = 1 << 16 };

struct read_source {
    const char *name;
    int fd;
    bool at_end;
    char *buffer;
    size_t room;
    size_t from, to; /* what is read and not yet handed out */
    uint32_t line;   /* of buffer[from] where lines are read */
    base_digest digest;
    erg_progress progress;
    double size, taken; /* of a file, in bytes; size 0: not known */
    void *kept;
    void (*free_kept)(void *);
};

const char *read_source_name(const read_source *source)
{
    return source->name;
}

void read_source_rename(read_source *source, const char *name)
{
    source->name = name;
}

static erg_code fail_errno(const read_source *source, const char *what, erg_error *err)
{
    return base_fail(err, ERG_EIO, "%s: cannot %s: %s", source->name, what,
                     strerror(errno));
}

double read_source_share(const read_source *source)
{
    return source->taken < source->size ? source->taken / source->size : 1;
}

/* Reads once into the room behind buffer[to]. */
static erg_code fill(read_source *source, erg_error *err)
{
    ssize_t got = -1;
    do {
        size_t room = source->room - source->to;
        got = read(source->fd, source->buffer + source->to, room < CHUNK ? room : CHUNK);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return fail_errno(source, "read", err);
    if (got == 0) source->at_end = true;
    base_digest_add(&source->digest, source->buffer + source->to, (size_t)got);
    source->to += (size_t)got;
    source->taken += (double)got;
    if (source->progress.tell)
        source->progress.tell(source->progress.to, read_source_share(source));
    return ERG_OK;
}

erg_progress read_source_tell(read_source *source, erg_progress progress)
{
    erg_progress before = source->progress;
    source->progress = progress;
    return before;
}

/* Makes room behind what is not yet handed out: moves it to the front, or doubles the
 * buffer. */
static erg_code make_room(read_source *source, erg_error *err)
{
    size_t left = source->to - source->from;
    if (source->to + CHUNK <= source->room) return ERG_OK;
    if (source->from >= source->room / 2) {
        memmove(source->buffer, source->buffer + source->from, left);
        source->from = 0;
        source->to = left;
        if (source->to + CHUNK <= source->room) return ERG_OK;
    }
    void *buffer = source->buffer;
    if (!base_grow(&buffer, &source->room, source->to + CHUNK, 1))
        return base_fail_memory(err);
    source->buffer = buffer;
    return ERG_OK;
}

static erg_code read_head(read_source *source, erg_error *err)
{
    erg_code code = ERG_OK;
    while (code == ERG_OK && !source->at_end && source->to < READ_HEAD_MAX)
        code = fill(source, err);
    if (code == ERG_OK && source->to >= 3 &&
        memcmp(source->buffer, "\xEF\xBB\xBF", 3) == 0)
        source->from = 3;
    return code;
}

static erg_code open_path(read_source *source, const char *path, erg_error *err)
{
    struct stat st;
    if (strcmp(path, "-") == 0) {
        source->name = "standard input";
        source->fd = STDIN_FILENO;
        return ERG_OK;
    }
    source->name = path;
    source->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (source->fd < 0) return fail_errno(source, "open", err);
    if (fstat(source->fd, &st) != 0) return fail_errno(source, "read", err);
    if (S_ISREG(st.st_mode)) source->size = (double)st.st_size;
    if (S_ISDIR(st.st_mode))
        return base_fail(err, ERG_EIO, "%s: cannot read: it is a folder", path);
    return ERG_OK;
}

erg_code read_source_open(read_source **out, const char *path, erg_error *err)
{
    erg_code code = ERG_OK;
    read_source *source = calloc(1, sizeof *source);
    *out = NULL;
    if (!source) return base_fail_memory(err);
    source->fd = -1;
    source->line = 1;
    source->room = FIRST_ROOM + CHUNK;
    source->buffer = malloc(source->room);
    base_digest_open(&source->digest);
    if (!source->buffer) code = base_fail_memory(err);
    if (code == ERG_OK) code = open_path(source, path, err);
    if (code == ERG_OK) code = read_head(source, err);
    if (code == ERG_OK)
        *out = source;
    else
        read_source_close(source);
    return code;
}

void read_source_close(read_source *source)
{
    if (!source) return;
    if (source->fd >= 0 && source->fd != STDIN_FILENO) close(source->fd);
    if (source->kept) source->free_kept(source->kept);
    free(source->buffer);
    free(source);
}

const char *read_source_head(const read_source *source, size_t *n)
{
    *n = source->to - source->from;
    if (*n > READ_HEAD_MAX) *n = READ_HEAD_MAX;
    return source->buffer + source->from;
}

erg_code read_source_chunk(read_source *source, char **data, size_t *n, erg_error *err)
{
    erg_code code = ERG_OK;
    if (source->from == source->to && !source->at_end) {
        source->from = source->to = 0;
        code = fill(source, err);
    }
    *data = source->buffer + source->from;
    *n = source->to - source->from;
    source->from = source->to;
    return code;
}

erg_code read_source_line(read_source *source, char **line, size_t *n, erg_error *err)
{
    size_t searched = 0;
    *line = NULL;
    *n = 0;
    for (;;) {
        const char *start = source->buffer + source->from;
        size_t left = source->to - source->from;
        const char *end = memchr(start + searched, '\n', left - searched);
        size_t length = end ? (size_t)(end - start) : left;
        if (length > READ_RECORD_MAX) {
            base_place place = {source->name, source->line, 0};
            return base_fail_at(err, ERG_ELIMIT, place,
                                "line is longer than the limit of %d bytes",
                                READ_RECORD_MAX);
        }
        if (end || source->at_end) {
            if (!end && left == 0) return ERG_OK;
            *line = source->buffer + source->from;
            *n = length;
            source->from += length + (end != NULL);
            source->line++;
            return ERG_OK;
        }
        searched = left;
        erg_code code = make_room(source, err);
        if (code == ERG_OK) code = fill(source, err);
        if (code != ERG_OK) return code;
    }
}

erg_code read_source_window(read_source *source, size_t used, char **data, size_t *n,
                            bool *at_end, erg_error *err)
{
    erg_code code = ERG_OK;
    source->from += used;
    size_t wanted = 2 * (source->to - source->from);
    if (wanted < CHUNK) wanted = CHUNK;
    while (code == ERG_OK && !source->at_end && source->to - source->from < wanted) {
        code = make_room(source, err);
        if (code == ERG_OK) code = fill(source, err);
    }
    *data = source->buffer + source->from;
    *n = source->to - source->from;
    *at_end = source->at_end;
    return code;
}

void read_source_digest(read_source *source, char out[BASE_DIGEST_TEXT])
{
    base_digest_end(&source->digest, out);
}

void read_source_keep(read_source *source, void *kept, void (*free_kept)(void *))
{
    source->kept = kept;
    source->free_kept = free_kept;
}

void *read_source_kept(const read_source *source)
{
    return source->kept;
}

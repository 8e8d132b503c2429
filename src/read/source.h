/* An open input (see read/reader.h): its bytes in order, once, by lines, by chunks or
 * through a window. A byte order mark in front is skipped. Everything read is digested on
 * the way. */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include <stddef.h>

#include "base/digest.h"
#include "read/reader.h"

enum {
    READ_HEAD_MAX = 1 << 16,   /* bytes that bids see */
    READ_RECORD_MAX = 1 << 24, /* bytes of a record: a line, a row, an item of a list */
};

/* Has the share of a file that was read told, once the source is open; returns what was
 * told so far. */
erg_progress read_source_tell(read_source *source, erg_progress progress);

/* Of the file's bytes that were read; 1 where it is none. */
double read_source_share(const read_source *source);

/* `path` as the user gave it: a file or "-" for standard input. */
erg_code read_source_open(read_source **out, const char *path, erg_error *err);
/* NULL is allowed. */
void read_source_close(read_source *source);

/* What places call it: the path, or "standard input"; lives as long as the source, unless
 * a longer lived copy was set. */
const char *read_source_name(const read_source *source);
void read_source_rename(read_source *source, const char *name);

/* The first bytes, at most READ_HEAD_MAX; they are read again. */
const char *read_source_head(const read_source *source, size_t *n);
/* The next bytes, *n of them, 0 at the end; valid until the next call, the caller may
 * change them. */
erg_code read_source_chunk(read_source *source, char **data, size_t *n, erg_error *err);
/* The next line without its end; *line is NULL after the last one. Valid as above. */
erg_code read_source_line(read_source *source, char **line, size_t *n, erg_error *err);
/* A window on the bytes: the first `used` of the last window go, more come behind the
 * others, so that the window is at least twice as long as what was left, or reaches the
 * end. The caller may change the bytes. */
erg_code read_source_window(read_source *source, size_t used, char **data, size_t *n,
                            bool *at_end, erg_error *err);

/* The digest of all bytes, to be asked at the end, once. */
void read_source_digest(read_source *source, char out[BASE_DIGEST_TEXT]);

/* Lets the source keep what a reader needs again in attach; freed when the source is
 * closed. */
void read_source_keep(read_source *source, void *kept, void (*free_kept)(void *));
void *read_source_kept(const read_source *source);

#endif

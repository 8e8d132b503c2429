/* Files: reading whole, writing whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sink.h"
#include "erg/error.h"

/* Reads a file, or standard input for "-", to its end: *data is malloc'ed,
 * NUL-terminated. More than `limit` bytes: ERG_ELIMIT. A folder or a missing file:
 * ERG_EIO with the reason. */
erg_code base_file_read(char **data, size_t *n, const char *path, size_t limit,
                        erg_error *err);

/* An output that appears under its name complete or not at all: bytes go to a temporary
 * file in the target's folder (O_EXCL, mode as umask says); keep() flushes and fsyncs it;
 * commit() renames it and fsyncs the folder. Order: open, write to the sink, keep,
 * commit; free at any time, which discards what is not committed. A target that exists
 * keeps its permission bits, and a link to it stays a link. What is no regular file
 * (/dev/stdout, /dev/fd/N, /dev/full, a pipe) is written in place. Temporaries are
 * removed on SIGINT, SIGTERM and SIGHUP, unless the program ignores or handles these
 * itself; those of a process that is gone, by the next open of the target. */
typedef struct base_output base_output;

erg_code base_output_open(base_output **out, const char *path, erg_error *err);
base_sink *base_output_sink(base_output *output);
erg_code base_output_keep(base_output *output, erg_error *err);
erg_code base_output_commit(base_output *output, erg_error *err);
/* Frees; removes the temporary unless committed. NULL is allowed. */
void base_output_free(base_output *output);

/* True when the two paths name one existing file (same device and inode). */
bool base_file_same(const char *a, const char *b);

/* The part after the last '/'. Borrowed from path. */
const char *base_file_name(const char *path);

#endif

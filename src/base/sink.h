/* Where output goes: a buffered stream of bytes into a function. The first failed write
 * is kept and everything after it is dropped, so writers run straight through and the
 * owner checks once with base_sink_finish. */
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "erg/error.h"
#include "erg/progress.h"

enum { BASE_SINK_BUFFER = 16384 };

/* Takes n bytes; returns 0, or an errno value. */
typedef int (*base_write_fn)(void *to, const char *data, size_t n);

typedef struct base_sink {
    base_write_fn write;
    void *to;
    int os_error;          /* errno of the first failed write, 0 before */
    erg_progress progress; /* none but where base_sink_expect was called */
    uint64_t records, expected;
    size_t used;
    char pending[BASE_SINK_BUFFER];
} base_sink;

void base_sink_open(base_sink *s, base_write_fn write, void *to);
/* So many records will be written: each that is done is told. */
void base_sink_expect(base_sink *s, uint64_t records, erg_progress progress);
/* A record is done. */
static inline void base_sink_record(base_sink *s)
{
    enum { OFTEN = 256 };
    if (++s->records % OFTEN == 0 && s->progress.tell && s->records <= s->expected)
        s->progress.tell(s->progress.to, (double)s->records / (double)s->expected);
}
void base_sink_text(base_sink *s, const char *text);
void base_sink_write(base_sink *s, const char *data, size_t n);
/* Hands over what is pending, so that there is room. */
void base_sink_flush(base_sink *s);
static inline void base_sink_char(base_sink *s, char c)
{
    if (s->used == sizeof s->pending) base_sink_flush(s);
    s->pending[s->used++] = c;
}
/* Where the next n bytes go, at most BASE_SINK_BUFFER; who writes there adds to s->used.
 */
static inline char *base_sink_room(base_sink *s, size_t n)
{
    if (n > sizeof s->pending - s->used) base_sink_flush(s);
    return s->pending + s->used;
}
/* Shortest round-trip decimal (base/number.h); value must be finite. */
void base_sink_number(base_sink *s, double value);
void base_sink_format(base_sink *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Hands over what is pending. `name` is for the message: "NAME: cannot write: REASON". */
erg_code base_sink_finish(base_sink *s, const char *name, erg_error *err);

/* A write function for a base_buffer (to = base_buffer *), and one for a file descriptor
 * (to = int *; handles short writes and EINTR). */
int base_sink_to_buffer(void *to, const char *data, size_t n);
int base_sink_to_descriptor(void *to, const char *data, size_t n);

#endif

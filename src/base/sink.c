#include "base/sink.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/number.h"

enum { FORMAT_ROOM = 512, WRITE_MOST = 1 << 30 };

void base_sink_open(base_sink *s, base_write_fn write, void *to)
{
    s->write = write;
    s->to = to;
    s->os_error = 0;
    s->used = 0;
    base_sink_expect(s, 0, (erg_progress){NULL, NULL});
}

void base_sink_expect(base_sink *s, uint64_t records, erg_progress progress)
{
    s->records = 0;
    s->expected = records;
    s->progress = progress;
}

static void hand_over(base_sink *s, const char *data, size_t n)
{
    if (s->os_error != 0 || n == 0) return;
    s->os_error = s->write(s->to, data, n);
}

void base_sink_flush(base_sink *s)
{
    hand_over(s, s->pending, s->used);
    s->used = 0;
}

void base_sink_write(base_sink *s, const char *data, size_t n)
{
    if (n > sizeof s->pending - s->used) base_sink_flush(s);
    if (n >= sizeof s->pending) {
        hand_over(s, data, n);
        return;
    }
    if (n > 0) memcpy(s->pending + s->used, data, n);
    s->used += n;
}

void base_sink_text(base_sink *s, const char *text)
{
    base_sink_write(s, text, strlen(text));
}

void base_sink_number(base_sink *s, double value)
{
    s->used += base_number_print(base_sink_room(s, BASE_NUMBER_MAX), value);
}

void base_sink_format(base_sink *s, const char *format, ...)
{
    va_list args;
    char room[FORMAT_ROOM];
    char *text = room;
    va_start(args, format);
    int n = vsnprintf(room, sizeof room, format, args);
    va_end(args);
    if (n < 0) {
        if (s->os_error == 0) s->os_error = errno != 0 ? errno : EINVAL;
        return;
    }
    if ((size_t)n >= sizeof room) {
        text = malloc((size_t)n + 1);
        if (!text) {
            if (s->os_error == 0) s->os_error = ENOMEM;
            return;
        }
        va_start(args, format);
        vsnprintf(text, (size_t)n + 1, format, args);
        va_end(args);
    }
    base_sink_write(s, text, (size_t)n);
    if (text != room) free(text);
}

erg_code base_sink_finish(base_sink *s, const char *name, erg_error *err)
{
    base_sink_flush(s);
    if (s->os_error == 0) return ERG_OK;
    if (s->os_error == ENOMEM) return base_fail_memory(err);
    return base_fail_at(err, ERG_EIO, (base_place){.file = name}, "cannot write: %s",
                        strerror(s->os_error));
}

int base_sink_to_buffer(void *to, const char *data, size_t n)
{
    base_buffer *b = to;
    base_buffer_add_n(b, data, n);
    return b->failed ? ENOMEM : 0;
}

int base_sink_to_descriptor(void *to, const char *data, size_t n)
{
    const int *fd = to;
    while (n > 0) {
        ssize_t put = write(*fd, data, n < WRITE_MOST ? n : WRITE_MOST);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return errno;
        if (put == 0) return EIO; /* no progress and no reason: never loop on it */
        data += put;
        n -= (size_t)put;
    }
    return 0;
}

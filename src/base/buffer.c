#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* Room for n more bytes and the NUL. */
static bool reserve(base_buffer *b, size_t n)
{
    void *data = b->data;
    if (b->failed) return false;
    if (n >= SIZE_MAX - b->length ||
        !base_grow(&data, &b->capacity, b->length + n + 1, 1)) {
        b->failed = true;
        return false;
    }
    b->data = data;
    return true;
}

void base_buffer_add_n(base_buffer *b, const char *data, size_t n)
{
    if (!reserve(b, n)) return;
    if (n > 0) memcpy(b->data + b->length, data, n);
    b->length += n;
    b->data[b->length] = '\0';
}

void base_buffer_add(base_buffer *b, const char *text)
{
    base_buffer_add_n(b, text, strlen(text));
}

void base_buffer_add_char(base_buffer *b, char c)
{
    base_buffer_add_n(b, &c, 1);
}

void base_buffer_format(base_buffer *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0) b->failed = true;
    if (n < 0 || !reserve(b, (size_t)n)) return;
    va_start(args, format);
    vsnprintf(b->data + b->length, (size_t)n + 1, format, args);
    va_end(args);
    b->length += (size_t)n;
}

void base_buffer_reset(base_buffer *b)
{
    b->length = 0;
    if (b->data) b->data[0] = '\0';
}

void base_buffer_free(base_buffer *b)
{
    free(b->data);
    *b = (base_buffer){0};
}

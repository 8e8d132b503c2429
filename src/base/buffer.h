/* Growing text. Zero-initialise to begin; `data` is NUL-terminated once anything was
 * added, NULL before. Failure to allocate is sticky: check `failed` once at the end. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct base_buffer {
    char *data;
    size_t length;
    size_t capacity;
    bool failed;
} base_buffer;

void base_buffer_add(base_buffer *b, const char *text);
void base_buffer_add_n(base_buffer *b, const char *data, size_t n);
void base_buffer_add_char(base_buffer *b, char c);
void base_buffer_format(base_buffer *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Keeps the memory, empties the text; what failed stays so. */
void base_buffer_reset(base_buffer *b);
void base_buffer_free(base_buffer *b);

#endif

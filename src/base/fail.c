#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* A file's name takes at most this much of the line, so that the reason is always there.
 */
enum { NAME_MAX_SHOWN = 512 };

/* vsnprintf may have cut a multi-byte character in two: the half is dropped. Bytes that
 * were malformed in the first place stay, whoever prints the line escapes them. */
static void drop_half_character(char *text)
{
    size_t n = strlen(text);
    size_t start = n;
    if (n + 1 < ERG_ERROR_TEXT_MAX) return;
    while (start > 0 && n - start < 3 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0 || (unsigned char)text[start - 1] < 0xC0) return;
    start--;
    if (base_utf8_valid(text + start, n - start) != n - start) text[start] = '\0';
}

static void append(erg_error *err, const char *format, va_list args)
{
    size_t used = strlen(err->text);
    if (vsnprintf(err->text + used, sizeof err->text - used, format, args) < 0)
        err->text[used] = '\0';
    drop_half_character(err->text);
}

__attribute__((format(printf, 2, 3))) static void append_format(erg_error *err,
                                                                const char *format, ...)
{
    va_list args;
    va_start(args, format);
    append(err, format, args);
    va_end(args);
}

static void append_place(erg_error *err, base_place place)
{
    if (place.file) {
        const char *name = place.file;
        size_t n = strlen(name);
        if (n > NAME_MAX_SHOWN) name += n - NAME_MAX_SHOWN;
        while (name > place.file && ((unsigned char)*name & 0xC0) == 0x80)
            name++;
        append_format(err, "%s%s:", name > place.file ? "..." : "", name);
        err->file_length = (unsigned)strlen(err->text) - 1;
        err->line = place.line;
        err->column = place.line > 0 ? place.column : 0;
    }
    if (place.line > 0) {
        append_format(err, "%lu:", (unsigned long)place.line);
        if (place.column > 0) append_format(err, "%lu:", (unsigned long)place.column);
    }
    if (err->text[0]) append_format(err, " ");
}

erg_code(base_fail)(erg_error *err, erg_code code, const char *format, ...)
{
    va_list args;
    if (!err) return code;
    if (err->code != ERG_OK) return err->code;
    base_error_clear(err);
    err->code = code;
    va_start(args, format);
    append(err, format, args);
    va_end(args);
    return code;
}

erg_code(base_fail_at)(erg_error *err, erg_code code, base_place place,
                       const char *format, ...)
{
    va_list args;
    if (!err) return code;
    if (err->code != ERG_OK) return err->code;
    base_error_clear(err);
    err->code = code;
    append_place(err, place);
    va_start(args, format);
    append(err, format, args);
    va_end(args);
    return code;
}

erg_code(base_fail_memory)(erg_error *err)
{
    return base_fail(err, ERG_ENOMEM, "out of memory");
}

erg_code(base_fail_as)(erg_error *err, const erg_error *other)
{
    if (!err) return other->code;
    if (err->code == ERG_OK) *err = *other;
    return err->code;
}

void base_error_clear(erg_error *err)
{
    if (!err) return;
    err->code = ERG_OK;
    err->text[0] = '\0';
    err->file_length = err->line = err->column = 0;
}

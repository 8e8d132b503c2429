#include "base/json_text.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

/* True for what JSON, a line-based reader or JavaScript would stumble over. */
static bool needs_escape(uint32_t c)
{
    return c < 0x20 || c == '"' || c == '\\' || c == 0x7F || c == 0x2028 || c == 0x2029;
}

static void escape(base_sink *s, uint32_t c)
{
    static const char hex[] = "0123456789abcdef";
    static const char plain[] = "btn\0fr"; /* for U+0008 to U+000D; U+000B has none */
    base_sink_char(s, '\\');
    if (c == '"' || c == '\\') {
        base_sink_char(s, (char)c);
    } else if (c >= 8 && c <= 13 && plain[c - 8] != '\0') {
        base_sink_char(s, plain[c - 8]);
    } else {
        base_sink_char(s, 'u');
        for (int shift = 12; shift >= 0; shift -= 4)
            base_sink_char(s, hex[(c >> shift) & 15]);
    }
}

/* Bytes in front that are written as they are and need no decoding: nearly all of a text.
 */
static size_t plain_bytes(const char *text, size_t n, size_t at)
{
    while (at < n) {
        unsigned char c = (unsigned char)text[at];
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') break;
        at++;
    }
    return at;
}

static void write_escaped(base_sink *s, const char *text, size_t n)
{
    size_t from = 0; /* what is not yet written */
    size_t at = 0;
    base_sink_char(s, '"');
    for (at = plain_bytes(text, n, 0); at < n; at = plain_bytes(text, n, at)) {
        size_t start = at;
        uint32_t c = base_utf8_next(text, n, &at);
        bool malformed = c == 0xFFFD && at - start == 1;
        if (!malformed && !needs_escape(c)) continue;
        base_sink_write(s, text + from, start - from);
        /* Readers refuse malformed text; should some get here, the JSON stays
         * well-formed. */
        if (malformed)
            base_sink_text(s, "\xEF\xBF\xBD");
        else
            escape(s, c);
        from = at;
    }
    base_sink_write(s, text + from, n - from);
    base_sink_char(s, '"');
}

/* True where one of eight bytes is none of plain_bytes (bit tricks after S. E. Anderson's
 * collection). */
static bool has_other(uint64_t word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t highs = UINT64_C(0x8080808080808080);
    uint64_t quote = word ^ (ones * '"');
    uint64_t slash = word ^ (ones * '\\');
    return ((word | (word + ones) | ((word - ones * 0x20) & ~word) |
             ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) &
            highs) != 0;
}

/* Nearly every text is short and plain: it is copied while it is looked at. Returns how
 * much of it was. */
static size_t copy_plain(char *to, const char *text, size_t n)
{
    uint64_t word = 0;
    size_t at = 0;
    for (; n - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        if (has_other(word)) break;
        memcpy(to + at, &word, sizeof word);
    }
    size_t end = plain_bytes(text, n, at);
    for (; at < end; at++)
        to[at] = text[at];
    return at;
}

void base_json_string(base_sink *s, const char *text)
{
    enum { SHORT = 4096 };
    size_t n = strlen(text);
    if (n <= SHORT) {
        char *to = base_sink_room(s, n + 2);
        to[0] = '"';
        if (copy_plain(to + 1, text, n) == n) {
            to[n + 1] = '"';
            s->used += n + 2;
            return;
        }
    }
    write_escaped(s, text, n);
}

void base_json_key(base_sink *s, bool *first, const char *key)
{
    enum { SHORT = 64 };
    size_t n = strlen(key);
    if (!*first) base_sink_char(s, ',');
    *first = false;
    if (n <= SHORT) {
        char *to = base_sink_room(s, n + 3);
        if (copy_plain(to + 1, key, n) == n) {
            to[0] = to[n + 1] = '"';
            to[n + 2] = ':';
            s->used += n + 3;
            return;
        }
    }
    base_json_string(s, key);
    base_sink_char(s, ':');
}

void base_json_member(base_sink *s, bool *first, const char *key, const char *text)
{
    if (!text) return;
    base_json_key(s, first, key);
    base_json_string(s, text);
}

void base_json_member_number(base_sink *s, bool *first, const char *key, double value)
{
    if (!isfinite(value)) return;
    base_json_key(s, first, key);
    base_sink_number(s, value);
}

void base_json_member_texts(base_sink *s, bool *first, const char *key,
                            const char *const *items, size_t count)
{
    if (count == 0) return;
    base_json_key(s, first, key);
    base_sink_char(s, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) base_sink_char(s, ',');
        base_json_string(s, items[i]);
    }
    base_sink_char(s, ']');
}

void base_json_member_date(base_sink *s, bool *first, const char *key, erg_date date)
{
    char text[BASE_DATE_MAX];
    if (date == 0) return;
    base_date_print(text, date);
    base_json_member(s, first, key, text);
}

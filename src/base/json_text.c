#include "base/json_text.h"

#include <math.h>
#include <string.h>

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

void base_json_string(base_sink *s, const char *text)
{
    size_t n = strlen(text);
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

void base_json_key(base_sink *s, bool *first, const char *key)
{
    if (!*first) base_sink_char(s, ',');
    *first = false;
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

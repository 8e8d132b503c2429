#include "base/text.h"

#include <string.h>

/* Bytes of the well-formed sequence at text (n >= 1), or 0. The second byte's range
 * depends on the first (Unicode table 3-7): that is what keeps out overlong forms,
 * surrogates and values above U+10FFFF. */
static size_t sequence_length(const unsigned char *text, size_t n)
{
    unsigned char lead = text[0];
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || length > n) return 0;
    if (length == 1) return 1;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    if (text[1] < low || text[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if ((text[i] & 0xC0) != 0x80) return 0;
    return length;
}

/* Bytes of plain ASCII in front, eight at a time while they last. */
static size_t ascii_prefix(const char *text, size_t n)
{
    size_t at = 0;
    uint64_t word = 0;
    while (n - at >= sizeof word) {
        memcpy(&word, text + at, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0) break;
        at += sizeof word;
    }
    while (at < n && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

size_t base_utf8_valid(const char *text, size_t n)
{
    size_t at = 0;
    while (at < n) {
        at += ascii_prefix(text + at, n - at);
        if (at == n) break;
        size_t length = sequence_length((const unsigned char *)text + at, n - at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

uint32_t base_utf8_next(const char *text, size_t n, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)text + *at;
    size_t length = sequence_length(bytes, n - *at);
    if (length == 0) {
        *at += 1;
        return 0xFFFD;
    }
    *at += length;
    if (length == 1) return bytes[0];
    uint32_t c = bytes[0] & (0x7FU >> length);
    for (size_t i = 1; i < length; i++)
        c = c << 6 | (bytes[i] & 0x3FU);
    return c;
}

void base_utf8_add(base_buffer *b, uint32_t code_point)
{
    char bytes[4];
    uint32_t c = code_point;
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    bytes[0] = (char)(lead[length] | c);
    base_buffer_add_n(b, bytes, length);
}

bool base_text_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ||       /* C0, DEL, C1 */
           c == 0x2028 || c == 0x2029 ||                /* line, paragraph separator */
           c == 0x061C || c == 0x200E || c == 0x200F || /* marks of direction */
           (c >= 0x202A && c <= 0x202E) ||              /* embeddings, overrides */
           (c >= 0x2066 && c <= 0x2069) ||              /* isolates */
           c == 0xFEFF;                                 /* byte order mark */
}

/* A byte is written \xNN and a code point above the bytes of ASCII \uNNNN, so that C1 and
 * a stray byte of the same value differ. */
static void add_escape(base_buffer *b, uint32_t c)
{
    switch (c) {
    case '\n': base_buffer_add(b, "\\n"); break;
    case '\r': base_buffer_add(b, "\\r"); break;
    case '\t': base_buffer_add(b, "\\t"); break;
    default: base_buffer_format(b, c < 0x80 ? "\\x%02x" : "\\u%04x", (unsigned)c); break;
    }
}

void base_text_escape(base_buffer *b, const char *text, size_t n)
{
    size_t from = 0; /* what is not yet added */
    size_t at = 0;
    while (at < n) {
        size_t start = at;
        uint32_t c = base_utf8_next(text, n, &at);
        bool malformed = c == 0xFFFD && at - start == 1;
        if (!malformed && !base_text_is_control(c)) continue;
        base_buffer_add_n(b, text + from, start - from);
        if (malformed)
            base_buffer_format(b, "\\x%02x", (unsigned)(unsigned char)text[start]);
        else
            add_escape(b, c);
        from = at;
    }
    base_buffer_add_n(b, text + from, n - from);
}

bool base_text_has_control(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if (*c < 0x20 || *c == 0x7F || (*c == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0))
            return true;
    return false;
}

size_t base_text_printable(const char *text)
{
    size_t n = 0;
    while (text[n] >= ' ' && text[n] <= '~')
        n++;
    return n;
}

bool base_text_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool base_text_same_letters(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

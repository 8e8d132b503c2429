#include "write/mermaid_text.h"

#include <string.h>

#include "base/text.h"
#include "draw/metrics.h"

/* Mermaid marks its own codes with these two pairs on the way to HTML and undoes them at
 * the end, whoever wrote them. */
static bool is_mark(uint32_t c, uint32_t next)
{
    return (c == 0xfb02 && next == 0xb0) || (c == 0xb6 && next == 0xdf);
}

static bool is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

static bool is_word(uint32_t c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

/* Behind a letter some punctuation has no second meaning, and READMEs are read. */
static bool is_plain(uint32_t c, uint32_t before, uint32_t next, bool lettered)
{
    if (c == ' ' || is_word(c)) return true;
    if (c == '-') return lettered && is_word(before) && is_word(next);
    return lettered && c < 0x80 && strchr("',()/?", (int)c);
}

void write_mermaid_label(base_buffer *b, base_arena *arena, const char *text)
{
    const char *clean = draw_text_clean(arena, text);
    size_t n = clean ? strlen(clean) : 0, at = 0;
    uint32_t before = ' ';
    bool lettered = false;
    if (!clean) b->failed = true;
    if (n == 0) base_buffer_add(b, "#32;"); /* no label at all is a fault */
    for (size_t shown = 0; at < n; shown++) {
        size_t from = at;
        uint32_t c = base_utf8_next(clean, n, &at);
        if (shown == WRITE_MERMAID_LABEL) {
            base_buffer_add(b, "\xe2\x80\xa6");
            return;
        }
        size_t behind = at;
        uint32_t next = at < n ? base_utf8_next(clean, n, &behind) : ' ';
        if (is_plain(c, before, next, lettered))
            base_buffer_add_n(b, clean + from, at - from);
        else
            base_buffer_format(b, "#%lu;", (unsigned long)c);
        if (is_mark(c, next)) base_buffer_add(b, "\xe2\x81\xa0"); /* word joiner */
        before = c;
        lettered = lettered || is_letter(c);
    }
}

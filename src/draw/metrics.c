#include "draw/metrics.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static const double units_per_em = 2048.0;
static const double unknown_width = 0.62;
static const char ellipsis[] = "\xe2\x80\xa6";

/* The range that holds the code point, or NULL. O(log ranges). */
static const draw_font_range *find_range(uint32_t c)
{
    size_t low = 0, high = draw_font_range_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > draw_font_ranges[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == draw_font_range_count || c < draw_font_ranges[low].first) return NULL;
    return &draw_font_ranges[low];
}

/* Width in em of the code point whose bytes are the n at `bytes`. */
static double em(uint32_t c, const char *bytes, size_t n, bool bold)
{
    const draw_font_range *range = find_range(c);
    if (range != NULL) {
        uint16_t units = (bold ? range->bold : range->regular)[c - range->first];
        if (units > 0) return units / units_per_em;
    }
    size_t columns = base_text_columns(bytes, n);
    if (columns == 0) return 0;
    return columns > 1 ? 1.0 : unknown_width;
}

double draw_text_width(const char *text, size_t n, double size, bool bold)
{
    double width = 0;
    size_t at = 0;
    while (at < n) {
        size_t from = at;
        uint32_t c = base_utf8_next(text, n, &at);
        width += em(c, text + from, at - from, bold);
    }
    return width * size;
}

/* What XML cannot carry even when escaped, beyond control characters. */
static bool is_noncharacter(uint32_t c)
{
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

const char *draw_text_clean(base_arena *arena, const char *text)
{
    size_t n = strlen(text), at = 0;
    base_buffer b = {0};
    bool blank = false;
    while (at < n) {
        uint32_t c = base_utf8_next(text, n, &at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x2028 ||
            c == 0x2029) {
            blank = b.length > 0;
            continue;
        }
        if (base_text_is_control(c) || is_noncharacter(c)) continue;
        if (blank) base_buffer_add_char(&b, ' ');
        blank = false;
        base_utf8_add(&b, c);
    }
    const char *copy = NULL;
    if (b.failed) {
        arena->failed = true;
    } else {
        copy = base_arena_text(arena, b.data != NULL ? b.data : "", b.length);
    }
    base_buffer_free(&b);
    return copy;
}

/* Bytes of the longest beginning that is no wider than `width`. */
static size_t fitting(const char *text, size_t n, double size, bool bold, double width)
{
    double used = 0;
    size_t at = 0;
    while (at < n) {
        size_t from = at;
        uint32_t c = base_utf8_next(text, n, &at);
        used += em(c, text + from, at - from, bold) * size;
        if (used > width) return from;
    }
    return n;
}

/* n bytes of text and an ellipsis. */
static const char *with_ellipsis(base_arena *arena, const char *text, size_t n)
{
    while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == ','))
        n--;
    char *cut = base_arena_alloc(arena, n + sizeof ellipsis);
    if (cut == NULL) return NULL;
    memcpy(cut, text, n);
    memcpy(cut + n, ellipsis, sizeof ellipsis);
    return cut;
}

const char *draw_text_cut(base_arena *arena, const char *text, double size, bool bold,
                          double width)
{
    size_t n = strlen(text);
    if (draw_text_width(text, n, size, bold) <= width) return text;
    double dots = draw_text_width(ellipsis, sizeof ellipsis - 1, size, bold);
    return with_ellipsis(arena, text,
                         fitting(text, n, size, bold, fmax(width - dots, 0)));
}

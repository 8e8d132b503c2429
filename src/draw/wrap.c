/* Breaking text into lines as even as they can be. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "draw/metrics.h"

enum { LINES_MAX = 64 };

typedef struct face {
    double size;
    bool bold;
} face;

/* Part of a text: [from, to). */
typedef struct span {
    size_t from, to;
} span;

static double width_of(const char *text, span s, face f)
{
    return draw_text_width(text + s.from, s.to - s.from, f.size, f.bold);
}

/* True where a line may end before `next` with `c` its last character. */
static bool breaks_between(uint32_t c, uint32_t next, size_t next_columns)
{
    if (next == ' ') return true;
    if (c == '-' && next >= '0' && next <= '9') return false; /* a date */
    if (c == '-' || c == '/' || c == 0x2013 || c == 0x2014) return true;
    return c > 0x2e80 && next_columns > 1;
}

/* The end of the line that begins at `from`: the last break that fits, else as many
 * characters as fit, at least one. */
static size_t line_end(const char *text, size_t n, size_t from, face f, double width)
{
    double used = 0;
    size_t at = from, best = from;
    uint32_t before = 0;
    while (at < n) {
        size_t start = at;
        uint32_t c = base_utf8_next(text, n, &at);
        size_t columns = base_text_columns(text + start, at - start);
        if (start > from && breaks_between(before, c, columns)) best = start;
        double wide = draw_text_width(text + start, at - start, f.size, f.bold);
        if (used + wide > width && start > from && c != ' ') {
            return best > from ? best : start;
        }
        used += wide;
        before = c;
    }
    return n;
}

/* Breaks greedily; returns the number of lines, LINES_MAX + 1 where that is not enough.
 */
static size_t break_greedily(span *lines, const char *text, size_t n, face f,
                             double width)
{
    size_t count = 0, at = 0;
    while (at < n) {
        if (count == LINES_MAX) return LINES_MAX + 1;
        size_t end = line_end(text, n, at, f, width);
        lines[count++] = (span){at, end};
        at = end;
        while (at < n && text[at] == ' ')
            at++;
    }
    return count;
}

/* The smallest width that needs no more lines makes them even. */
static double even_width(span *lines, const char *text, size_t n, face f, double width,
                         size_t count)
{
    double low = 0, high = width;
    for (int i = 0; i < 12; i++) {
        double middle = (low + high) / 2;
        if (break_greedily(lines, text, n, f, middle) <= count) {
            high = middle;
        } else {
            low = middle;
        }
    }
    /* A break inside a word is worse than uneven lines: never narrower than the longest
     * word. */
    double longest = 0;
    for (size_t at = 0, from = 0; at <= n; at++) {
        if (at < n && text[at] != ' ') continue;
        longest = fmax(longest, width_of(text, (span){from, at}, f));
        from = at + 1;
    }
    return fmin(fmax(high, longest), width);
}

draw_lines draw_text_wrap(base_arena *arena, const char *text, double size, bool bold,
                          double width, size_t most, bool even)
{
    span lines[LINES_MAX + 1];
    face f = {size, bold};
    size_t n = strlen(text);
    draw_lines result = {0};
    size_t count = break_greedily(lines, text, n, f, width);
    bool cut = count > most || count > LINES_MAX;
    if (cut) {
        count = most < LINES_MAX ? most : LINES_MAX;
    } else if (even && count > 1) {
        double narrow = even_width(lines, text, n, f, width, count);
        count = break_greedily(lines, text, n, f, narrow);
    }
    const char **items = base_arena_array(arena, count > 0 ? count : 1, sizeof *items);
    if (items == NULL) return result;
    for (size_t i = 0; i < count; i++) {
        span s = lines[i];
        bool last = cut && i == count - 1;
        items[i] = base_arena_text(arena, text + s.from, (last ? n : s.to) - s.from);
        if (last && items[i] != NULL)
            items[i] = draw_text_cut(arena, items[i], size, bold, width);
        if (items[i] == NULL) return result;
        double wide = draw_text_width(items[i], strlen(items[i]), size, bold);
        result.width = fmax(result.width, wide);
    }
    result.items = items;
    result.count = count;
    return result;
}

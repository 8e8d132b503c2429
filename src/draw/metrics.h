/* How wide text is and where it breaks, the same on every machine: no font is asked.
 *
 * Widths are those of Arial, Helvetica and Liberation Sans, exact for Latin, Greek,
 * Cyrillic and Hebrew letters; East Asian wide characters and emoji count 1 em, combining
 * marks 0, anything else .62 em. Kerning and shaping are left out: they only make text
 * narrower. */
#ifndef DRAW_METRICS_H
#define DRAW_METRICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct draw_font_range {
    uint32_t first, last;
    const uint16_t *regular, *bold; /* 1/2048 em */
} draw_font_range;

extern const draw_font_range draw_font_ranges[]; /* by code point */
extern const size_t draw_font_range_count;

/* Width in px of UTF-8 text at a font size. */
double draw_text_width(const char *text, size_t n, double size, bool bold);

/* A copy that is safe to draw: one line, malformed bytes and control characters
 * (bidirectional ones too) gone, runs of blanks one blank, none at the ends. NULL only
 * when memory runs out. */
const char *draw_text_clean(base_arena *arena, const char *text);

/* The longest beginning of the text that fits into `width` together with "...", or the
 * text. */
const char *draw_text_cut(base_arena *arena, const char *text, double size, bool bold,
                          double width);

typedef struct draw_lines {
    const char *const *items;
    size_t count;
    double width; /* of the widest */
} draw_lines;

/* Breaks clean text into at most `most` lines of at most `width`, as even as they can be;
 * what does not fit ends in "...". Breaks at blanks, after hyphens and slashes, between
 * East Asian characters, and inside a word only where it alone is too wide. */
draw_lines draw_text_wrap(base_arena *arena, const char *text, double size, bool bold,
                          double width, size_t most, bool even);

typedef struct draw_shown_name {
    const char *text;
    double size;
    bool bold;
    draw_lines lines; /* as draw_text_wrap breaks it */
} draw_shown_name;

/* Writes anew what is cut to the same lines though it is not the same: its beginning in
 * one of at most `most` lines (two or more), then what sets it apart. False when memory
 * runs out. O(n^2). */
bool draw_names_apart(base_arena *arena, draw_shown_name *names, size_t count,
                      double width, size_t most);

#endif

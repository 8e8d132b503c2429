#include "write/bidi.h"

#include <string.h>

#include "base/text.h"

static const char left_mark[] = "\xe2\x80\x8e", right_mark[] = "\xe2\x80\x8f";
static const char ellipsis[] = "\xe2\x80\xa6";

/* Blocks of the scripts that run from right to left: Hebrew to Arabic Extended-A, their
 * presentation forms, and the supplementary plane's. */
static bool is_right(uint32_t c)
{
    if (c >= 0x660 && c <= 0x669) return false; /* digits */
    return (c >= 0x5be && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) ||
           (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
           (c >= 0x1e800 && c <= 0x1efff);
}

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where the last letter that runs to the left ends; 0 where there is none. */
static size_t end_of_right(const char *text, size_t n)
{
    size_t end = 0, at = 0;
    while (at < n) {
        uint32_t c = base_utf8_next(text, n, &at);
        if (is_right(c)) end = at;
    }
    return end;
}

bool write_bidi_needed(const char *text)
{
    return end_of_right(text, strlen(text)) > 0;
}

/* Bytes of what stands between two names: " -> ", " <-> ", " - " as arrows and a dash. */
static size_t joint(const char *text)
{
    static const char *const joints[] = {" \xe2\x86\x92 ", " \xe2\x86\x94 ",
                                         " \xe2\x80\x93 "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t n = strlen(joints[i]);
        if (strncmp(text, joints[i], n) == 0) return n;
    }
    return 0;
}

/* Figures and other words of ours behind a label: ", $5bn", ", 2019", ": Funding". */
static bool begins_figures(const char *text)
{
    bool parted = (text[0] == ',' || text[0] == ':') && text[1] == ' ';
    if (!parted) return false;
    unsigned char c = (unsigned char)text[2];
    return is_latin((char)c) || (c >= '0' && c <= '9') || c == '$' || c == 0xc2 ||
           c == 0xe2;
}

static bool has_latin(const char *text)
{
    while (*text != '\0' && !is_latin(*text))
        text++;
    return *text != '\0';
}

void write_bidi(base_buffer *b, const char *text)
{
    size_t n = strlen(text), end = end_of_right(text, n), at = 0;
    bool right = false, parted = false; /* the last letter; figures have begun */
    while (at < n) {
        size_t from = at, wide = joint(text + at);
        if (end > 0 && wide > 0) {
            base_buffer_format(b, "%s%.*s%s", left_mark, (int)wide, text + at, left_mark);
            at += wide;
            right = false;
            continue;
        }
        if (at >= end && right && begins_figures(text + at)) {
            base_buffer_add(b, left_mark);
            right = false;
            parted = true;
        }
        uint32_t c = base_utf8_next(text, n, &at);
        base_buffer_add_n(b, text + from, at - from);
        if (is_right(c)) right = true;
        if (c < 0x80 && is_latin((char)c)) right = false;
        bool dots = strncmp(text + from, ellipsis, sizeof ellipsis - 1) == 0;
        if (right && dots) base_buffer_add(b, right_mark);
    }
    if (end > 0 && end < n && !parted && right && !has_latin(text + end))
        base_buffer_add(b, right_mark);
}

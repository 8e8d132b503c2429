#include "check/name_key.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* Letters of U+00C0-U+017F and U+1E00-U+1EFF without their accents (the first letter of
 * their compatibility decomposition, Unicode 15); '?': the letter stays as it is. */
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllll"
    "llnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static const char latin_more[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnn"
    "oooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzht"
    "wyas??s?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo"
    "uuuuuuuuuuuuuuyyyyyyyy??????";

/* Second letters of what is written with two. */
static const struct {
    uint32_t letter;
    char second;
} pairs[] = {{0xC6, 'e'},  {0xE6, 'e'},  {0xDE, 'h'},  {0xFE, 'h'},  {0xDF, 's'},
             {0x152, 'e'}, {0x153, 'e'}, {0x132, 'j'}, {0x133, 'j'}, {0x1E9E, 's'}};

static uint32_t small(uint32_t c)
{
    if (c >= 0x391 && c <= 0x3A9) return c + 0x20; /* Greek */
    if (c >= 0x410 && c <= 0x42F) return c + 0x20; /* Cyrillic */
    if (c >= 0x400 && c <= 0x40F) return c + 0x50;
    if (c >= 0xFF21 && c <= 0xFF3A) return c - 0xFF21 + 'a'; /* full width */
    if (c >= 0xFF41 && c <= 0xFF5A) return c - 0xFF41 + 'a';
    return c;
}

static bool is_punctuation(uint32_t c)
{
    return c < 0xC0 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
           c == 0xFF0C || c == 0xFF0E || base_text_is_control(c);
}

static bool vanishes(uint32_t c)
{
    return c == '.' || c == '\'' || c == 0x2019 || c == 0x200B || c == 0x200C ||
           c == 0x200D || c == 0xAD || (c >= 0x300 && c <= 0x36F);
}

static void add_letter(base_buffer *b, uint32_t c)
{
    char plain = '?';
    if (c >= 0xC0 && c <= 0x17F) plain = latin[c - 0xC0];
    if (c >= 0x1E00 && c <= 0x1EFF) plain = latin_more[c - 0x1E00];
    if (plain == '?')
        base_utf8_add(b, small(c));
    else
        base_buffer_add_char(b, plain);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].letter == c) base_buffer_add_char(b, pairs[i].second);
}

static void part_words(base_buffer *b, size_t start)
{
    if (b->length > start && b->data[b->length - 1] != ' ') base_buffer_add_char(b, ' ');
}

void check_plain_name(base_buffer *b, const char *name)
{
    size_t n = strlen(name);
    size_t start = b->length;
    for (size_t at = 0; at < n && !b->failed;) {
        uint32_t c = base_utf8_next(name, n, &at);
        if (vanishes(c)) continue;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool tells = c == '&' || c == '+' || c == '#'; /* C++ is not C */
        if (plain || tells)
            base_buffer_add_char(b, (char)c);
        else if (is_punctuation(c) || c == 0xD7 || c == 0xF7)
            part_words(b, start);
        else
            add_letter(b, c);
    }
    if (!b->failed && b->length > start && b->data[b->length - 1] == ' ')
        b->data[--b->length] = '\0';
}

static bool is_legal_form(const char *word, size_t n)
{
    static const char *const forms[] = {
        "inc",     "incorporated", "corp", "corporation", "co",  "company", "ltd",
        "limited", "llc",          "llp",  "lp",          "plc", "gmbh",    "mbh",
        "ag",      "kg",           "kgaa", "ohg",         "ug",  "se",      "sa",
        "sas",     "sarl",         "srl",  "spa",         "bv",  "nv",      "oy",
        "oyj",     "ab",           "as",   "asa",         "aps", "sl",      "sro",
        "zrt",     "kft",          "doo",  "pty",         "pte", "bhd",     "sdn",
        "kk",      "pjsc",         "ooo",  "pvt",         "pc",  "cv",      "&"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strlen(forms[i]) == n && memcmp(forms[i], word, n) == 0) return true;
    return false;
}

void check_name_key(base_buffer *b, const char *name)
{
    base_buffer plain = {0};
    check_plain_name(&plain, name);
    size_t n = plain.failed ? 0 : plain.length;
    for (;;) { /* something stays: a company may be called Limited */
        size_t start = n;
        while (start > 0 && plain.data[start - 1] != ' ')
            start--;
        if (start == 0 || !is_legal_form(plain.data + start, n - start)) break;
        n = start - 1;
    }
    for (size_t i = 0; i < n; i++)
        if (plain.data[i] != ' ') base_buffer_add_char(b, plain.data[i]);
    b->failed = b->failed || plain.failed;
    base_buffer_free(&plain);
}

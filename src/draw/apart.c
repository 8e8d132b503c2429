/* Names that are cut to the same words though they are not the same: each keeps its
 * beginning in a line, and then says what sets it apart. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "draw/metrics.h"

/* What is told apart may be cut to the same words once more. */
enum { ROUNDS = 16 };

typedef struct sheet {
    base_arena *arena;
    double width;
    size_t most; /* lines of a name */
} sheet;

static bool reads_alike(const draw_shown_name *a, const draw_shown_name *b)
{
    if (a->lines.count != b->lines.count || strcmp(a->text, b->text) == 0) return false;
    for (size_t i = 0; i < a->lines.count; i++)
        if (strcmp(a->lines.items[i], b->lines.items[i]) != 0) return false;
    return true;
}

static size_t shared_bytes(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] != '\0' && a[n] == b[n])
        n++;
    return n;
}

/* Back to where a word begins; 0: nowhere but at the beginning. */
static size_t word_start(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != ' ')
        at--;
    return at;
}

static size_t character_start(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80)
        at--;
    return at;
}

static bool fits(const sheet *s, const draw_shown_name *name, size_t from)
{
    draw_lines lines = draw_text_wrap(s->arena, name->text + from, name->size, name->bold,
                                      s->width, SIZE_MAX, false);
    return lines.items != NULL && lines.count < s->most;
}

/* Where the rest of a name begins, of which the first n bytes are not its own: with a
 * word, unless that is too long to be seen to its own part, and where there is room for
 * more than its own words, before them. */
static size_t rest_start(const sheet *s, const draw_shown_name *name, size_t n)
{
    size_t at = word_start(name->text, n);
    double before_own = draw_text_width(name->text + at, n - at, name->size, name->bold);
    if (at == 0 || before_own > s->width) return character_start(name->text, n);
    while (true) {
        size_t before = word_start(name->text, at - 1);
        if (before == 0 || !fits(s, name, before)) return at;
        at = before;
    }
}

/* The words of the beginning that fit into a line, with an ellipsis. */
static const char *first_words(const sheet *s, const draw_shown_name *name, size_t n)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    const char *all = base_arena_text(s->arena, name->text, n);
    if (all == NULL) return NULL;
    draw_lines lines =
        draw_text_wrap(s->arena, all, name->size, name->bold, s->width, SIZE_MAX, false);
    if (lines.items == NULL || lines.count == 0) return all;
    size_t length = strlen(lines.items[0]);
    while (length > 0 && lines.items[0][length - 1] == ' ')
        length--;
    char *head = base_arena_alloc(s->arena, length + sizeof ellipsis);
    if (head == NULL) return NULL;
    memcpy(head, lines.items[0], length);
    memcpy(head + length, ellipsis, sizeof ellipsis);
    return draw_text_cut(s->arena, head, name->size, name->bold, s->width);
}

/* Its first words, then what is its own behind the first n bytes. */
static bool rewrite(const sheet *s, draw_shown_name *name, size_t n)
{
    const char **items = base_arena_array(s->arena, s->most, sizeof *items);
    size_t from = rest_start(s, name, n);
    if (items == NULL) return false;
    items[0] = first_words(s, name, from);
    draw_lines rest = draw_text_wrap(s->arena, name->text + from, name->size, name->bold,
                                     s->width, s->most - 1, true);
    if (items[0] == NULL || rest.items == NULL) return false;
    for (size_t i = 0; i < rest.count; i++)
        items[i + 1] = rest.items[i];
    double first = draw_text_width(items[0], strlen(items[0]), name->size, name->bold);
    name->lines = (draw_lines){items, rest.count + 1, fmax(first, rest.width)};
    return true;
}

/* Those that read like one of them, itself among them, written anew by what all of them
 * share. */
static bool tell_apart(const sheet *s, draw_shown_name *names, size_t count, size_t one,
                       size_t *group, bool *changed)
{
    size_t members = 0, shared = SIZE_MAX;
    for (size_t k = 0; k < count; k++) {
        if (!reads_alike(&names[one], &names[k])) continue;
        size_t bytes = shared_bytes(names[one].text, names[k].text);
        if (bytes < shared) shared = bytes;
        group[members++] = k;
    }
    if (members == 0) return true;
    for (size_t k = 0; k < count; k++)
        if (strcmp(names[k].text, names[one].text) == 0) group[members++] = k;
    for (size_t i = 0; i < members; i++)
        if (!rewrite(s, &names[group[i]], shared)) return false;
    *changed = true;
    return true;
}

bool draw_names_apart(base_arena *arena, draw_shown_name *names, size_t count,
                      double width, size_t most)
{
    sheet s = {arena, width, most};
    size_t *group = base_arena_array(arena, count + 1, sizeof *group);
    bool changed = true;
    if (group == NULL) return false;
    for (int round = 0; changed && round < ROUNDS; round++) {
        changed = false;
        for (size_t i = 0; i < count; i++)
            if (!tell_apart(&s, names, count, i, group, &changed)) return false;
    }
    return true;
}

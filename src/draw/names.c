/* How a picture writes the names of its entities. */
#include <math.h>
#include <string.h>

#include "draw/subject.h"

enum { LINES = 3 };

static bool write_beside(const draw_subject *s, draw_actor *a, const char *text)
{
    a->written = text;
    a->lines = draw_text_wrap(s->arena, text, a->size, a->bold, s->preset.name_width,
                              LINES, true);
    return a->lines.items != NULL;
}

static bool write_marked_name(const draw_subject *s, draw_actor *a)
{
    static const double small = 0.9, least = 9.5;
    base_buffer b = {0};
    if (a->change == ERG_SAME && a->quiet) {
        a->bold = false;
        a->size = fmax(least, a->size * small);
    }
    if (a->change != ERG_SAME) a->bold = true;
    base_buffer_format(&b, "%s%s%s", draw_change_signs[a->change],
                       a->change != ERG_SAME ? "\xc2\xa0" : "", a->name);
    const char *text = draw_take(s->arena, &b);
    base_buffer_free(&b);
    return text != NULL && write_beside(s, a, text);
}

/* A name goes into a symbol that is large enough, in letters of 11.5 px or more. */
static bool write_name(const draw_subject *s, draw_actor *a)
{
    const draw_kind *kind = &draw_kinds[a->kind];
    a->bold = kind->bold || a->r > 16;
    a->size = s->preset.name_size;
    bool solid = kind->shape == DRAW_SHAPE_DISC || kind->shape == DRAW_SHAPE_TILE ||
                 kind->shape == DRAW_SHAPE_SQUARE || kind->shape == DRAW_SHAPE_HEXAGON;
    if (s->marks != NULL && (a->change != ERG_SAME || a->r < 20 || !solid)) {
        return write_marked_name(s, a);
    }
    for (double size = 16; solid && a->r >= 20 && size >= 11.5; size -= 0.5) {
        double room = a->r * 2 - 9;
        if (draw_text_width(a->name, strlen(a->name), size, true) > room) continue;
        a->inside = a->bold = true;
        a->size = size;
        a->written = a->name;
        a->lines = draw_text_wrap(s->arena, a->name, size, true, room + 1, 1, true);
        return a->lines.items != NULL;
    }
    return write_beside(s, a, a->name);
}

/* Those beside their symbols that are not the same read differently. */
static bool set_apart(draw_subject *s)
{
    draw_shown_name *names =
        base_arena_array(s->arena, s->actor_count + 1, sizeof *names);
    size_t count = 0;
    if (names == NULL) return false;
    for (uint32_t v = 0; v < s->actor_count; v++) {
        const draw_actor *a = &s->actors[v];
        if (!a->inside)
            names[count++] = (draw_shown_name){a->written, a->size, a->bold, a->lines};
    }
    if (!draw_names_apart(s->arena, names, count, s->preset.name_width, LINES))
        return false;
    for (uint32_t v = s->actor_count; v-- > 0;)
        if (!s->actors[v].inside) s->actors[v].lines = names[--count].lines;
    return true;
}

bool draw_names_write(draw_subject *s)
{
    for (uint32_t v = 0; v < s->actor_count; v++)
        if (!write_name(s, &s->actors[v])) return false;
    return set_apart(s);
}

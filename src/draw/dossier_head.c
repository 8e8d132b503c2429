/* Over a dossier: the dates of the axis, and the sources that were published then. */
#include "draw/dossier.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/dossier_marks.h"

static int by_place(const void *a, const void *b)
{
    const dossier_pointer *x = a, *y = b;
    if (x->x != y->x) return x->x < y->x ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

bool dossier_find_pointers(dossier *d)
{
    const erg_dataset *data = d->s->snapshot->dataset;
    dossier_pointer *pointers =
        base_arena_array(d->m->arena, data->document_count + 1, sizeof *pointers);
    size_t count = 0;
    for (size_t i = 0; pointers != NULL && i < data->document_count; i++) {
        uint32_t number = d->s->sources.numbers[i];
        if (number == 0 || data->documents[i].date == 0) continue;
        base_day first = base_date_first(data->documents[i].date);
        base_day last = base_date_last(data->documents[i].date);
        pointers[count++] =
            (dossier_pointer){dossier_x(&d->axis, first + (last - first) / 2), number};
    }
    if (count > 1) qsort(pointers, count, sizeof *pointers, by_place);
    d->pointers = pointers;
    d->pointer_count = count;
    return pointers != NULL;
}

/* Numbers over their pointers; those too close for that stand together. */
static void draw_pointers(dossier *d, double y)
{
    enum { CLOSE = 22, SHOWN = 4 };
    const dossier_pointer *pointers = d->pointers;
    size_t count = d->pointer_count;
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && pointers[end].x - pointers[end - 1].x < CLOSE)
            end++;
        base_buffer b = {0};
        for (size_t k = i; k < end; k++) {
            dossier_draw_pointer(&d->m->scene, (draw_point){pointers[k].x, y + 19});
            if (k - i < SHOWN)
                base_buffer_format(&b, "[%u]", (unsigned)pointers[k].number);
            if (k - i == SHOWN) base_buffer_add(&b, "\xe2\x80\xa6");
        }
        const char *text = draw_take(d->s->arena, &b);
        base_buffer_free(&b);
        if (text == NULL) {
            d->m->scene.failed = true;
            return;
        }
        double middle = (pointers[i].x + pointers[end - 1].x) / 2;
        double half = draw_text_width(text, strlen(text), DOSSIER_REFS, false) / 2;
        middle = fmin(fmax(middle, d->axis.x0 + half), d->axis.x1 - half);
        draw_words(&d->m->scene, "source", (draw_point){middle, y + 10}, DRAW_MIDDLE,
                   (draw_run){text, DRAW_PAINT_MUTE, DOSSIER_REFS, false});
        i = end;
    }
}

double dossier_draw_head(dossier *d, double y)
{
    if (d->pointer_count > 0) {
        draw_pointers(d, y);
        y += 21;
    }
    for (size_t i = 0; i < d->tick_count; i++) {
        char text[BASE_DATE_MAX];
        size_t n = base_date_print(text, d->ticks[i]);
        double x = dossier_x(&d->axis, base_date_first(d->ticks[i]));
        const char *copy = base_arena_text(d->s->arena, text, n);
        if (copy == NULL) d->m->scene.failed = true;
        if (copy == NULL) return y;
        draw_words(&d->m->scene, "tick", (draw_point){x + 4, y + 12}, DRAW_START,
                   (draw_run){copy, DRAW_PAINT_MUTE, DOSSIER_TEXT, false});
        draw_line(&d->m->scene, (draw_point){x, y + 2}, (draw_point){x, y + 18},
                  (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    }
    if (d->dated_count < d->row_count) {
        draw_words(&d->m->scene, "tick", (draw_point){d->undated_x, y + 12}, DRAW_START,
                   (draw_run){DOSSIER_NO_DATE, DRAW_PAINT_MUTE, DOSSIER_TEXT, true});
    }
    return y + 18;
}

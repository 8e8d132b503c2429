/* The frame of a picture: title and subtitle above, paragraphs of text. */
#include <math.h>
#include <string.h>

#include "draw/view.h"

static const double line_ratio = 1.35;

enum { LINES_MOST = 60 };

double draw_paragraph_height(draw_making *m, const char *text, double width,
                             draw_run look)
{
    draw_lines lines =
        draw_text_wrap(m->arena, text, look.size, look.bold, width, LINES_MOST, false);
    return (double)lines.count * look.size * line_ratio;
}

double draw_paragraph(draw_making *m, const char *role, const char *text, double x,
                      double y, double width, draw_run look)
{
    draw_lines lines =
        draw_text_wrap(m->arena, text, look.size, look.bold, width, LINES_MOST, false);
    for (size_t i = 0; i < lines.count; i++) {
        draw_run run = look;
        run.text = lines.items[i];
        draw_words(&m->scene, role, (draw_point){x, y + look.size * 0.9}, DRAW_START,
                   run);
        y += look.size * line_ratio;
    }
    return y;
}

double draw_head_words(draw_making *m, const char *otherwise)
{
    double width = m->width - 2 * DRAW_MARGIN, y = 14;
    draw_group_begin(&m->scene, "head", NULL, NULL);
    draw_rect(&m->scene, (draw_box){DRAW_MARGIN, y, DRAW_MARGIN + 44, y + 5}, 0,
              (draw_style){.fill = DRAW_PAINT_ACCENT});
    enum { TITLE_MOST = 4 };
    const char *title =
        draw_text_cut(m->arena, m->title, 24, true, TITLE_MOST * (width - 60));
    if (title == NULL) {
        m->scene.failed = true;
        return y;
    }
    y = draw_paragraph(m, "title", title, DRAW_MARGIN, y + 17, width,
                       (draw_run){.paint = DRAW_PAINT_INK, .size = 24, .bold = true});
    const char *subtitle = m->options->subtitle != NULL
                               ? draw_text_clean(m->arena, m->options->subtitle)
                               : otherwise;
    if (subtitle == NULL) {
        m->scene.failed = true;
        return y;
    }
    m->deck = subtitle;
    y = draw_paragraph(m, "subtitle", subtitle, DRAW_MARGIN, y + 1, width,
                       (draw_run){.paint = DRAW_PAINT_MUTE, .size = 13.5});
    draw_group_end(&m->scene);
    return y;
}

double draw_head(draw_making *m, const draw_subject *s)
{
    double y = draw_head_words(m, m->subtitle != NULL ? m->subtitle : draw_subtitle(s));
    y = draw_legend(m, s, y + 8);
    draw_line(&m->scene, (draw_point){DRAW_MARGIN, y},
              (draw_point){m->width - DRAW_MARGIN, y},
              (draw_style){.stroke = DRAW_PAINT_RULE, .stroke_width = 1});
    return y + 1;
}

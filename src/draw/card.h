/* Cards: every relation of one pair in words, with its line's colour and direction. */
#ifndef DRAW_CARD_H
#define DRAW_CARD_H

#include "draw/view.h"

/* In the plot, in the place of its tie's label. */
void draw_card(draw_making *m, const draw_subject *s, const plan *p, uint32_t tie);

/* Cards that found no room in the plot: a letter on the line, the card in panels under
 * it. letters[tie] is 0, or 1 for A, 2 for B, ... */
void draw_marker(draw_making *m, const draw_subject *s, const plan *p, uint32_t tie,
                 uint32_t letter);
double draw_panels(draw_making *m, const draw_subject *s, const plan *p,
                   const uint32_t *letters, double y);

#endif

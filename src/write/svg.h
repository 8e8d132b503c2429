/* A picture as SVG, for the emitters that have one in them. */
#ifndef WRITE_SVG_H
#define WRITE_SVG_H

#include "base/sink.h"
#include "draw/scene.h"

/* A whole element `svg`; `prefix` begins its ids: several may stand in one page. */
void write_svg_put(base_sink *out, const erg_picture *picture, const char *prefix);

#endif

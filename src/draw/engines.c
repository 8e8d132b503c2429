#include <string.h>

#include "draw/place.h"

const draw_engine draw_engines[] = {
    {"neato",
     "springs of wanted lengths, the best of many starts; for networks up to 150", false},
    {"sfdp", "springs over several scales; for large networks", false},
    {"dot", "layers along the arrows; for flows and ownership", false},
    {"twopi", "rings around the strongest entity", false},
    {"circo", "circles; for rings", false},
    {"grid", "rows and columns; needs no Graphviz", true},
};
const size_t draw_engine_count = sizeof draw_engines / sizeof *draw_engines;

const draw_engine *draw_engine_find(const char *name)
{
    for (size_t i = 0; i < draw_engine_count; i++) {
        if (strcmp(draw_engines[i].name, name) == 0) return &draw_engines[i];
    }
    return NULL;
}

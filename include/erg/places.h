/* Places: where entities were in an earlier picture, by id, so that they stay there in
 * the next one. A file of them (erg.positions 1.0) lies beside a picture that is drawn
 * again and again. */
#ifndef ERG_PLACES_H
#define ERG_PLACES_H

#include <stddef.h>

#include "erg/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Pixels, x to the right, y down. */
typedef struct erg_place {
    const char *id;
    double x, y;
} erg_place;

typedef struct erg_places {
    const char *engine;     /* of the layout most of them came from */
    double width, height;   /* of the plot they are in */
    const erg_place *items; /* sorted by the bytes of id */
    size_t count;
    struct erg_places_memory *memory; /* NULL where the caller made them */
} erg_places;

/* Reads a file of places, or standard input for "-". */
erg_code erg_places_read(erg_places **out, const char *path, erg_error *err);
/* NULL is allowed. */
void erg_places_free(erg_places *places);

#ifdef __cplusplus
}
#endif
#endif

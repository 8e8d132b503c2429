/* Visual grammar: which shape, colour and line stands for which kind and family, in light
 * and in dark. One row a kind and one a family; what is unknown has a neutral look.
 *
 * The line colours were searched for the largest smallest distance under simulated colour
 * blindness (Machado 2009); text colours have a contrast of 4.5 to the paper or more. */
#ifndef DRAW_GRAMMAR_H
#define DRAW_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum draw_shape {
    DRAW_SHAPE_DISC,
    DRAW_SHAPE_RING, /* a party without a name */
    DRAW_SHAPE_DIAMOND,
    DRAW_SHAPE_HEXAGON,
    DRAW_SHAPE_PERSON,
    DRAW_SHAPE_TILE, /* rounded square */
    DRAW_SHAPE_SQUARE,
    DRAW_SHAPE_SHIELD,
    DRAW_SHAPE_PAGE
} draw_shape;

/* What a thing is painted with: an index into draw_paints. */
enum {
    DRAW_PAINT_NONE,
    DRAW_PAINT_PAPER,
    DRAW_PAINT_INK,
    DRAW_PAINT_MUTE,
    DRAW_PAINT_RULE,
    DRAW_PAINT_ACCENT,
    DRAW_PAINT_CARD,
    DRAW_PAINT_ON_SYMBOL, /* what stands inside a symbol */
    DRAW_PAINT_COMPANY,
    DRAW_PAINT_FUND,
    DRAW_PAINT_PERSON,
    DRAW_PAINT_PRODUCT,
    DRAW_PAINT_PROJECT,
    DRAW_PAINT_BODY,
    DRAW_PAINT_GROUP,
    DRAW_PAINT_PUBLISHER,
    DRAW_PAINT_MONEY, /* families: the line, then its text */
    DRAW_PAINT_MONEY_TEXT,
    DRAW_PAINT_OWNERSHIP,
    DRAW_PAINT_OWNERSHIP_TEXT,
    DRAW_PAINT_CLOUD,
    DRAW_PAINT_CLOUD_TEXT,
    DRAW_PAINT_IP,
    DRAW_PAINT_IP_TEXT,
    DRAW_PAINT_PARTNERSHIP,
    DRAW_PAINT_PARTNERSHIP_TEXT,
    DRAW_PAINT_RIVALRY,
    DRAW_PAINT_RIVALRY_TEXT,
    DRAW_PAINT_ROLE,
    DRAW_PAINT_ROLE_TEXT,
    DRAW_PAINT_MAKES,
    DRAW_PAINT_MAKES_TEXT,
    DRAW_PAINT_REPORTING,
    DRAW_PAINT_REPORTING_TEXT,
    DRAW_PAINT_QUIET, /* what did not change */
    DRAW_PAINT_FADED, /* a symbol with its name inside, carried over */
    DRAW_PAINT_ADDED, /* comparisons */
    DRAW_PAINT_ADDED_TEXT,
    DRAW_PAINT_REMOVED,
    DRAW_PAINT_REMOVED_TEXT,
    DRAW_PAINT_CHANGED,
    DRAW_PAINT_CHANGED_TEXT,
    DRAW_PAINT_COUNT
};
typedef uint8_t draw_paint;

typedef struct draw_paint_row {
    const char *name;     /* for class names */
    uint32_t light, dark; /* 0xRRGGBB */
} draw_paint_row;

extern const draw_paint_row draw_paints[DRAW_PAINT_COUNT];

typedef struct draw_kind {
    const char *name;  /* "company" */
    const char *title; /* "Company", for the legend; NULL: as the vocabulary has it */
    draw_shape shape;
    draw_paint paint;
    bool bold; /* its names */
} draw_kind;

typedef struct draw_family {
    const char *name;  /* "money" */
    const char *title; /* short, for the legend */
    draw_paint line, text;
    bool arrows; /* directed relations get an arrowhead */
} draw_family;

/* In the legend's order; the last row of each is the neutral one. */
extern const draw_kind draw_kinds[];
extern const size_t draw_kind_count;
extern const draw_family draw_families[];
extern const size_t draw_family_count;

/* What became of something, in a family's place where a comparison is drawn: the rows go
 * by erg_change. */
extern const draw_family draw_changes[];
/* The sign of a change, "" where nothing changed. */
extern const char *const draw_change_signs[];

/* Row of a kind or family; the neutral row where the word is unknown. */
size_t draw_kind_row(const char *kind);
size_t draw_family_row(const char *family);

typedef enum draw_theme { DRAW_LIGHT, DRAW_DARK, DRAW_AUTO } draw_theme;

/* How far the symbol reaches from its middle, in radii of a disc as large. */
double draw_symbol_extent(const draw_kind *kind);
/* True where the point is inside the symbol of radius r or nearer than gap to it. */
bool draw_symbol_holds(const draw_kind *kind, double r, double gap, double dx, double dy);

/* light (NULL), dark, auto; false for another word. */
bool draw_theme_parse(draw_theme *out, const char *word);

/* The width of a canvas by name: column, page or wide; 0 for NULL. False for an unknown
 * word. */
bool draw_width_parse(double *out, const char *word);

#endif

/* Small networks from the literature, typed in as facts. */
#ifndef TESTS_PUBLISHED_NETWORKS_H
#define TESTS_PUBLISHED_NETWORKS_H

#include <stdint.h>

typedef struct published_tie {
    uint32_t a, b;
} published_tie;

/* Krackhardt, "Assessing the political landscape" (1990): the kite. */
enum {
    ANDRE,
    BEVERLY,
    CAROL,
    DIANE,
    ED,
    FERNANDO,
    GARTH,
    HEATHER,
    IKE,
    JANE,
    KITE_NODES
};

static const published_tie kite_ties[] = {
    {ANDRE, BEVERLY},  {ANDRE, CAROL},    {ANDRE, DIANE},      {ANDRE, FERNANDO},
    {BEVERLY, DIANE},  {BEVERLY, ED},     {BEVERLY, GARTH},    {CAROL, DIANE},
    {CAROL, FERNANDO}, {DIANE, ED},       {DIANE, FERNANDO},   {DIANE, GARTH},
    {ED, GARTH},       {FERNANDO, GARTH}, {FERNANDO, HEATHER}, {GARTH, HEATHER},
    {HEATHER, IKE},    {IKE, JANE},
};

/* Padgett and Ansell, "Robust action and the rise of the Medici" (1993): marriages among
 * Florentine families, after Breiger and Pattison (1986). Pucci married into none of
 * them. */
enum {
    ACCIAIUOLI,
    ALBIZZI,
    BARBADORI,
    BISCHERI,
    CASTELLANI,
    GINORI,
    GUADAGNI,
    LAMBERTESCHI,
    MEDICI,
    PAZZI,
    PERUZZI,
    PUCCI,
    RIDOLFI,
    SALVIATI,
    STROZZI,
    TORNABUONI,
    FAMILY_NODES
};

static const published_tie family_ties[] = {
    {ACCIAIUOLI, MEDICI},   {ALBIZZI, GINORI},       {ALBIZZI, GUADAGNI},
    {ALBIZZI, MEDICI},      {BARBADORI, CASTELLANI}, {BARBADORI, MEDICI},
    {BISCHERI, GUADAGNI},   {BISCHERI, PERUZZI},     {BISCHERI, STROZZI},
    {CASTELLANI, PERUZZI},  {CASTELLANI, STROZZI},   {GUADAGNI, LAMBERTESCHI},
    {GUADAGNI, TORNABUONI}, {MEDICI, RIDOLFI},       {MEDICI, SALVIATI},
    {MEDICI, TORNABUONI},   {PAZZI, SALVIATI},       {PERUZZI, STROZZI},
    {RIDOLFI, STROZZI},     {RIDOLFI, TORNABUONI},
};

/* Zachary, "An information flow model for conflict and fission in small groups" (1977):
 * members 1 to 34 of a karate club, 78 friendships. */
enum { CLUB_NODES = 34 };

static const published_tie club_ties[] = {
    {1, 2},   {1, 3},   {1, 4},   {1, 5},   {1, 6},   {1, 7},   {1, 8},   {1, 9},
    {1, 11},  {1, 12},  {1, 13},  {1, 14},  {1, 18},  {1, 20},  {1, 22},  {1, 32},
    {2, 3},   {2, 4},   {2, 8},   {2, 14},  {2, 18},  {2, 20},  {2, 22},  {2, 31},
    {3, 4},   {3, 8},   {3, 9},   {3, 10},  {3, 14},  {3, 28},  {3, 29},  {3, 33},
    {4, 8},   {4, 13},  {4, 14},  {5, 7},   {5, 11},  {6, 7},   {6, 11},  {6, 17},
    {7, 17},  {9, 31},  {9, 33},  {9, 34},  {10, 34}, {14, 34}, {15, 33}, {15, 34},
    {16, 33}, {16, 34}, {19, 33}, {19, 34}, {20, 34}, {21, 33}, {21, 34}, {23, 33},
    {23, 34}, {24, 26}, {24, 28}, {24, 30}, {24, 33}, {24, 34}, {25, 26}, {25, 28},
    {25, 32}, {26, 32}, {27, 30}, {27, 34}, {28, 34}, {29, 32}, {29, 34}, {30, 33},
    {30, 34}, {31, 33}, {31, 34}, {32, 33}, {32, 34}, {33, 34},
};

#endif

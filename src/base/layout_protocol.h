/* The words between erg and erg-layout, its worker, and the limits both sides hold.
 *
 * Request, on the worker's standard input, one line each, in this order:
 *     erg-layout 1
 *     engine NAME               dot, neato, sfdp, twopi or circo
 *     set KEY VALUE             optional: rankdir LR|TB; nodesep, ranksep in px; root
 * NODE starts S start MODE SEED           S times: one layout for each; MODE major or KK
 * (neato), else none nodes N node W H [X Y [pin]]      N times: size; where it starts;
 * whether it stays there edges M edge A B LENGTH WEIGHT    M times: nodes from 0; 0 for
 * an engine's own length or weight end Answer, on its standard output: erg-layout 1
 *     layout K                  S times, K from 0, each followed by
 *     at X Y                    N times: the middle of the node
 *     end
 * or one line "error TEXT" in place of the rest. Only an answer with its end mark is one.
 *
 * Lengths are px (1/72 inch to Graphviz), x to the right, y down. No text of the data
 * ever goes over: nodes are numbers here and n1, n2, ... in Graphviz. */
#ifndef BASE_LAYOUT_PROTOCOL_H
#define BASE_LAYOUT_PROTOCOL_H

#define LAYOUT_GREETING "erg-layout 1"

enum {
    LAYOUT_LINE_MAX = 256, /* bytes of a line with its newline */
    LAYOUT_STARTS_MAX = 64,
    LAYOUT_NODES_MAX = 20000,
    LAYOUT_EDGES_MAX = 200000,
    LAYOUT_SEED_MAX = 1000000
};

/* Sizes and lengths are clamped to this range, positions to +-LAYOUT_PLACE_MAX. */
#define LAYOUT_SIZE_MIN 1.5
#define LAYOUT_SIZE_MAX 1440.0
#define LAYOUT_PLACE_MAX 1e6
/* Graphviz hangs or dies on heavier edges (dot from 1e8). */
#define LAYOUT_WEIGHT_MAX 1000.0

#endif

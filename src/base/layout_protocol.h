/* The words between erg and erg-layout, its worker, and the limits both sides hold.
 * It is asked one thing: for a layout, or what a DOT text says.
 *
 * A layout: on the worker's standard input, one line each, in this order:
 *     erg-layout 1
 *     engine NAME               dot, neato, sfdp, twopi or circo
 *     set KEY VALUE             optional: rankdir LR|TB; nodesep, ranksep in
 *                               px; root NODE
 *     starts S
 *     start MODE SEED           S times: one layout for each; MODE major or
 *                               KK (neato), else none
 *     nodes N
 *     node W H [X Y [pin]]      N times: size; where it starts; whether it
 *                               stays there
 *     edges M
 *     edge A B LENGTH WEIGHT    M times: nodes from 0; 0 for an engine's own
 *                               length or weight
 *     end
 * Answer, on its standard output:
 *     erg-layout 1
 *     layout K                  S times, K from 0, each followed by
 *     at X Y                    N times: the middle of the node
 *     end
 * or one line "error TEXT" in place of the rest. Only an answer with its end mark is one.
 *
 * Lengths are px (1/72 inch to Graphviz), x to the right, y down. No text of the data
 * ever goes over: nodes are numbers here and n1, n2, ... in Graphviz.
 *
 * A DOT text:
 *     erg-layout 1
 *     parse BYTES               followed by as many bytes
 * Answer:
 *     erg-layout 1
 *     graph DIRECTED MORE       0 or 1: the first graph is directed, there are more
 *     name BYTES                its name; each BYTES is followed by a newline, that many
 *                               bytes and a newline; no line where it has none
 *     key KIND NAME-BYTES       each attribute that it declares, of KIND graph, node or
 *     plain|html BYTES          edge, then its default; numbered from 0
 *     node BYTES                each node's name; numbered from 0
 *     cluster BYTES             the label of the innermost cluster it is in, or none
 *     edge A B                  each edge, from 0
 *     plain|html KEY BYTES      behind a graph, node or edge: each value that is not the
 *                               default of its key
 *     end
 * or "error LINE TEXT" (LINE 0: unknown) in place of the rest, or "limit LINE BYTES"
 * where the graph grew beyond that. */
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

/* Of DOT: bytes of a text, of a name or value; of a graph in memory, so many and so many
 * times those of its text. */
enum {
    LAYOUT_DOT_MAX = 48 << 20,
    LAYOUT_DOT_VALUE_MAX = 1 << 22,
    LAYOUT_DOT_MEMORY = 24 << 20,
    LAYOUT_DOT_GROWTH = 64
};

#endif

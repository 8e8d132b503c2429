/* What erg-layout says of a DOT text (base/layout_protocol.h), record by record. */
#ifndef READ_DOT_ANSWER_H
#define READ_DOT_ANSWER_H

#include "base/fail.h"
#include "read/reader.h"

typedef enum read_dot_kind { READ_DOT_GRAPH, READ_DOT_NODE, READ_DOT_EDGE } read_dot_kind;

typedef struct read_dot_pair {
    const char *name, *text;
    bool is_html;
} read_dot_pair;

/* Texts live as long as the answer, the record during the call. */
typedef struct read_dot_record {
    read_dot_kind kind;
    bool directed, more; /* of the graph, as its head has them */
    const char *name;    /* of a graph or node; NULL: none */
    const char *cluster; /* of a node, or NULL */
    const char *source, *target;
    const read_dot_pair *pairs; /* its values and the defaults of others, no empty ones */
    size_t count;
} read_dot_record;

typedef erg_code read_dot_take(void *to, const read_dot_record *record, erg_error *err);

/* Hands out the graph, then every node, then every edge. The text is changed. An answer
 * that is not whole fails with ERG_ELAYOUT, the worker's own complaint with ERG_EPARSE.
 */
erg_code read_dot_answer(char *text, size_t n, const char *file, read_dot_take *take,
                         void *to, erg_error *err);

#endif

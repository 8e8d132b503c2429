/* Documents that records name rather than describe: web addresses, names of data sets.
 * They are gathered with what is said of them and described at the end, each once. */
#ifndef READ_CITED_H
#define READ_CITED_H

#include "base/map.h"
#include "model/builder.h"

/* Zero-initialise to begin. */
typedef struct read_cited {
    base_arena memory;
    base_map ids;
    model_document_draft *drafts;
    size_t count, room;
} read_cited;

/* The id of the document that the text names: the text itself where it is an id, else, of
 * long web addresses, its beginning and a digest of it all. NULL when memory runs out. */
const char *read_cited_id(read_cited *cited, const char *text);
/* Adds a document, or to what is known of it: the first word on each field counts. All is
 * copied, but for attrs, which must live until the end. False when memory runs out. */
bool read_cited_add(read_cited *cited, const model_document_draft *d);
/* Hands all of them to the builder. */
erg_code read_cited_finish(const read_cited *cited, model_builder *b, erg_error *err);
void read_cited_free(read_cited *cited);

#endif

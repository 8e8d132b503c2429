/* erg.dataset as JSON Lines: the entities and relations shown, with the claims known, as
 * the records of a dataset that erg reads back. */
#include "base/json_text.h"
#include "model/canonical.h"
#include "write/emitter.h"
#include "write/parts.h"
#include "write/shown.h"

static void write_first(base_sink *s, const erg_output *what)
{
    bool first = true;
    base_sink_char(s, '{');
    base_json_member(s, &first, "type", "dataset");
    base_json_member(s, &first, "format", "erg.dataset");
    base_json_member(s, &first, "version", "1.0");
    base_json_member(s, &first, "title", write_title(what));
    base_sink_text(s, "}\n");
}

static void write_entity(base_sink *s, const erg_snapshot *snapshot, uint32_t v)
{
    erg_entity entity = write_shown_entity(snapshot, v);
    model_write_entity(s, "entity", snapshot->dataset, &entity);
    base_sink_char(s, '\n');
}

static erg_code emit(base_sink *s, const erg_output *what, erg_error *err)
{
    const erg_snapshot *snapshot = what->snapshot;
    const erg_dataset *d = snapshot->dataset;
    (void)err;
    write_first(s, what);
    for (size_t i = 0; i < d->document_count; i++) {
        model_write_document(s, "document", &d->documents[i]);
        base_sink_char(s, '\n');
    }
    for (uint32_t v = 0; v < snapshot->node_count; v++) {
        write_entity(s, snapshot, v);
        base_sink_record(s);
    }
    for (uint32_t e = 0; e < snapshot->edge_count; e++) {
        erg_relation relation = write_shown_relation(snapshot, &snapshot->edges[e]);
        model_write_relation(s, "relation", d, &relation);
        base_sink_char(s, '\n');
        base_sink_record(s);
    }
    for (size_t i = 0; i < d->rate_count; i++) {
        model_write_rate(s, "rate", d, &d->rates[i]);
        base_sink_char(s, '\n');
    }
    return ERG_OK;
}

const write_emitter write_jsonl = {
    .name = "jsonl",
    .suffix = "jsonl",
    .summary = "erg.dataset as JSON Lines: what is shown as a dataset of its own",
    .keeps = "documents, entities, relations, claims, rates",
    .loses = "what erg computes: measures, weights by rule, places; the dates asked for",
    .emit = emit,
};

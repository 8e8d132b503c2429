/* A dataset with no option set: everything that can be done with it. And what the other
 * ways through share. */
#include "pipeline.h"

#include <string.h>

#include "base/sink.h"

enum { NODES_DRAWN = 12, NODES_MEASURED = 300 };

int fuzz_take(void *to, const char *data, size_t n)
{
    return base_sink_to_buffer(to, data, n);
}

bool fuzz_refused(erg_code code, const erg_error *err)
{
    if (code != ERG_OK) fuzz_expect_reason(code, err);
    return code != ERG_OK;
}

/* --- writing --- */

/* The reader that takes what the emitter writes, or NULL. */
static const char *reader_of(const char *format)
{
    static const char *const pairs[][2] = {{"json", "snapshot"},
                                           {"jsonl", "jsonl"},
                                           {"jgf", "jgf"},
                                           {"graphology", "graphology"},
                                           {"d3", "node-link"},
                                           {"node-link", "node-link"},
                                           {"vis", "node-link"},
                                           {"echarts", "echarts"},
                                           {"cytoscape", "cytoscape"},
                                           {"graphml", "graphml"},
                                           {"gexf", "gexf"},
                                           {"dot", "dot"},
                                           {"ftm", "ftm"},
                                           {"csv", "csv"}};
    for (size_t i = 0; i < COUNT(pairs); i++)
        if (strcmp(pairs[i][0], format) == 0) return pairs[i][1];
    return NULL;
}

static void read_back(const base_buffer *text, const char *format)
{
    erg_dataset *again = NULL;
    erg_error err = {0};
    const char *reader = reader_of(format);
    /* An empty graph is an empty file in some formats. */
    if (!reader || text->length == 0) return;
    if (fuzz_read(&again, text->data, text->length, reader, &err) != ERG_OK) {
        fprintf(stderr, "fuzz: what erg wrote as %s is refused: %s\n", format, err.text);
        abort();
    }
    erg_dataset_free(again);
}

void fuzz_write(const write_emitter *e, const erg_output *what)
{
    base_buffer text = {0};
    erg_error err = {0};
    bool external = e->picture_alone && strcmp(e->name, "svg") != 0;
    if (external || (!what->picture && e->needs_picture) ||
        (!what->positions && e->needs_positions))
        return;
    erg_code code = erg_write(e->name, what, fuzz_take, &text, &err);
    if (code != ERG_OK) fprintf(stderr, "fuzz: %s: %s\n", e->name, err.text);
    MUST(code == ERG_OK && !text.failed);
    if (what->snapshot) read_back(&text, e->name);
    base_buffer_free(&text);
}

/* --- with no option set --- */

static void write_all(const erg_snapshot *s, const erg_measures *measures)
{
    erg_error err = {0};
    erg_picture *picture = NULL;
    erg_positions *positions = NULL;
    const erg_picture_options look = {.layout = "grid"};
    if (s->node_count <= NODES_DRAWN && s->edge_count <= NODES_DRAWN) {
        MUST(erg_positions_make(&positions, s, measures, &look, &err) == ERG_OK);
        erg_code code = erg_picture_make(&picture, s, measures, positions, &look, &err);
        MUST(code == ERG_OK);
    }
    const erg_output what = {
        .snapshot = s, .measures = measures, .positions = positions, .picture = picture};
    for (size_t i = 0; i < write_emitter_count; i++)
        fuzz_write(write_emitters[i], &what);
    erg_picture_free(picture);
    erg_positions_free(positions);
}

void fuzz_expect_same(const erg_snapshot *s, const erg_measures *measures)
{
    erg_diff *diff = NULL;
    erg_error err = {0};
    MUST(erg_diff_make(&diff, s, measures, s, measures, NULL, &err) == ERG_OK);
    MUST(!diff->differ && diff->comparable);
    erg_diff_free(diff);
}

erg_measures *fuzz_measure(const erg_snapshot *s, const erg_measure_options *how)
{
    erg_measures *measures = NULL;
    erg_error err = {0};
    erg_code code = erg_measures_compute(&measures, s, how, &err);
    if (code != ERG_OK) fprintf(stderr, "fuzz: %s\n", err.text);
    MUST(code == ERG_OK);
    return measures;
}

void fuzz_whole(const erg_dataset *dataset)
{
    erg_error err = {0};
    erg_snapshot *s = NULL;
    erg_findings *findings = NULL;
    const erg_measure_options how = {.none = dataset->entity_count > NODES_MEASURED,
                                     .threads = 1};
    erg_snapshot_options options;
    erg_snapshot_options_clear(&options);
    fuzz_refused(erg_findings_make(&findings, dataset, &options, &err), &err);
    erg_findings_free(findings);
    err = (erg_error){0};
    if (fuzz_refused(erg_snapshot_make(&s, dataset, &options, &err), &err)) return;
    erg_measures *measures = fuzz_measure(s, &how);
    write_all(s, measures);
    fuzz_expect_same(s, measures);
    erg_measures_free(measures);
    erg_snapshot_free(s);
}

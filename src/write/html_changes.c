/* What a comparison says of each node and edge of its union, for the page. */
#include "base/date.h"
#include "base/fail.h"
#include "write/diff_words.h"
#include "write/html_parts.h"

/* The fields of what changed, in words; NULL where nothing did. */
static const char *note_of(base_arena *arena, const erg_diff *diff,
                           const erg_diff_record *record, bool is_edge)
{
    base_buffer b = {0};
    const char *text = NULL;
    if (record->change != ERG_CHANGED) return NULL;
    write_words_changes(&b, diff, record, is_edge);
    if (b.failed)
        arena->failed = true;
    else if (b.length > 0)
        text = base_arena_text(arena, b.data, b.length);
    base_buffer_free(&b);
    return text;
}

/* The union may show a part of the comparison: what that leaves out is not listed. */
static void list_changed(write_html_what *what, base_arena *arena, const erg_diff *diff,
                         const erg_snapshot *g)
{
    uint32_t *at = base_arena_array(arena, (size_t)diff->edge_count + 1, sizeof *at);
    uint32_t *changed =
        base_arena_array(arena, diff->important_edge_count + 1, sizeof *changed);
    if (arena->failed) return;
    for (uint32_t e = 0; e < diff->edge_count; e++)
        at[e] = ERG_NONE;
    for (uint32_t e = 0; e < g->edge_count; e++)
        at[g->edges[e].relation_index] = e;
    for (size_t i = 0; i < diff->important_edge_count; i++)
        if (at[diff->important_edges[i]] != ERG_NONE)
            changed[what->changed_count++] = at[diff->important_edges[i]];
    what->changed = changed;
}

erg_code html_add_changes(write_html_what *what, base_arena *arena,
                          const erg_union *joined, erg_error *err)
{
    const erg_diff *diff = joined->diff;
    const erg_snapshot *g = joined->snapshot;
    write_html_mark *nodes =
        base_arena_array(arena, (size_t)g->node_count + 1, sizeof *nodes);
    write_html_mark *edges =
        base_arena_array(arena, (size_t)g->edge_count + 1, sizeof *edges);
    if (arena->failed) return base_fail_memory(err);
    for (uint32_t v = 0; v < g->node_count; v++) {
        const erg_diff_record *record = &diff->nodes[g->nodes[v].row].record;
        nodes[v] = (write_html_mark){record->change, note_of(arena, diff, record, false)};
    }
    for (uint32_t e = 0; e < g->edge_count; e++) {
        const erg_diff_record *record = &diff->edges[g->edges[e].relation_index].record;
        edges[e] = (write_html_mark){record->change, note_of(arena, diff, record, true)};
    }
    what->node_marks = nodes;
    what->edge_marks = edges;
    what->no_slider = true;
    list_changed(what, arena, diff, g);
    return arena->failed ? base_fail_memory(err) : ERG_OK;
}

/* Entities that the last date does not have: their time ends before it. */
static void mark_gone(bool *gone, const erg_union *joined)
{
    const erg_timeline *timeline = joined->timeline;
    const erg_date last = timeline->points[timeline->point_count - 1].date;
    for (uint32_t v = 0; v < joined->snapshot->node_count; v++) {
        size_t count;
        const erg_spell *spells = erg_union_node_spells(&count, joined, v);
        erg_date end = count > 0 ? spells[count - 1].end : 0;
        gone[v] = end != 0 && base_date_last(end) < base_date_last(last);
    }
}

erg_code html_add_stops(write_html_what *what, base_arena *arena, const erg_union *joined,
                        erg_error *err)
{
    const erg_timeline *timeline = joined->timeline;
    erg_date *stops = base_arena_array(arena, timeline->point_count + 1, sizeof *stops);
    bool *gone =
        base_arena_array(arena, (size_t)joined->snapshot->node_count + 1, sizeof *gone);
    if (arena->failed) return base_fail_memory(err);
    mark_gone(gone, joined);
    what->gone = gone;
    for (size_t i = 0; i < timeline->point_count; i++)
        stops[i] = timeline->points[i].date;
    what->stops = stops;
    what->stop_count = timeline->point_count;
    return ERG_OK;
}

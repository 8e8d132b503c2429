/* The middle of a diff's text: what changed, the most important first, and around it. */
#include <stdlib.h>
#include <string.h>

#include "write/diff_page.h"
#include "write/diff_words.h"

enum { EDGES_MOST = WRITE_PAGE_EDGES, NODES_MOST = 12 };

typedef write_page page;

/* --- relations --- */

static size_t when_width(page *p, const erg_diff_edge *const *edges, size_t count)
{
    size_t widest = 0;
    base_buffer when = {0};
    for (size_t i = 0; i < count; i++) {
        base_buffer_reset(&when);
        if (edges[i]->record.change != ERG_CHANGED)
            write_words_when(&when, p->diff, edges[i]);
        if (when.length > widest) widest = when.length;
    }
    if (when.failed) p->failed = true;
    base_buffer_free(&when);
    return widest;
}

static void write_edge_line(page *p, const erg_diff_edge *edge, size_t width)
{
    const erg_snapshot *side = NULL;
    const erg_edge *e = write_page_edge(p->diff, edge, &side);
    erg_change change = edge->record.change;
    write_page_begin(p, change);
    base_buffer_format(&p->line, "%c ", write_page_sign(change));
    size_t from = p->line.length;
    if (change != ERG_CHANGED) write_words_when(&p->line, p->diff, edge);
    if (width > 0)
        for (size_t n = p->line.length - from; n < width + 2; n++)
            base_buffer_add_char(&p->line, ' ');
    if (change == ERG_CHANGED)
        write_words_title(&p->line, side, e);
    else
        write_words_edge(&p->line, &p->arena, side, e);
    write_words_lasted(&p->line, p->diff, edge);
    write_page_end(p);
    if (change == ERG_CHANGED) {
        base_buffer_add(&p->line, "; ");
        write_words_changes(&p->line, p->diff, &edge->record, true);
    } else {
        write_words_sources(&p->line, p->diff, edge);
    }
    write_page_end_line(p);
}

/* Of equally important ones what happened first: insertion, for a short list. */
static void sort_by_day(const erg_diff *diff, const erg_diff_edge **edges, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const erg_diff_edge *edge = edges[i];
        size_t at = i;
        for (; at > 0 && edges[at - 1]->importance == edge->importance &&
               write_words_day(diff, edges[at - 1]) > write_words_day(diff, edge);
             at--)
            edges[at] = edges[at - 1];
        edges[at] = edge;
    }
}

static size_t list_group(page *p, const erg_diff_edge **edges, bool late, size_t *more)
{
    size_t shown = 0;
    *more = 0;
    for (size_t i = 0; i < p->diff->important_edge_count; i++) {
        const erg_diff_edge *edge = &p->diff->edges[p->diff->important_edges[i]];
        if (edge->record.correction != late) continue;
        if (shown < EDGES_MOST)
            edges[shown++] = edge;
        else
            (*more)++;
    }
    sort_by_day(p->diff, edges, shown);
    for (size_t i = 0; i < shown; i++)
        p->shown[p->shown_count++] = edges[i];
    return shown;
}

void write_page_relations(page *p, bool late)
{
    const erg_diff_edge *edges[EDGES_MOST];
    size_t more;
    size_t shown = list_group(p, edges, late, &more);
    if (shown == 0) return;
    if (!late) write_page_heading(p, "Relations, the most important first");
    size_t width = when_width(p, edges, shown);
    for (size_t i = 0; i < shown; i++)
        write_edge_line(p, edges[i], width);
    write_page_rest(p, more, "(see -t json)");
}

/* --- entities --- */

/* "+ NVIDIA (company), SoftBank (company), ... and 3 more" */
static void write_entity_list(page *p, erg_change change, bool late)
{
    size_t count = 0;
    for (size_t i = 0; i < p->diff->important_node_count; i++) {
        uint32_t node = p->diff->important_nodes[i];
        const erg_diff_record *r = &p->diff->nodes[node].record;
        const erg_entity *entity = write_page_entity(p->diff, node);
        if (r->change != change || r->correction != late) continue;
        if (count++ >= NODES_MOST) continue;
        if (count == 1) {
            write_page_begin(p, change);
            base_buffer_format(&p->line, "%c ", write_page_sign(change));
        } else {
            base_buffer_add(&p->line, ", ");
        }
        write_words_safe(&p->line, entity->label);
        base_buffer_add(&p->line, " (");
        write_words_safe(&p->line, entity->kind);
        base_buffer_add_char(&p->line, ')');
    }
    if (count == 0) return;
    if (count > NODES_MOST)
        base_buffer_format(&p->line, ", ... and %zu more", count - NODES_MOST);
    write_page_end(p);
    write_page_end_line(p);
}

static void write_changed_entities(page *p, bool late)
{
    size_t count = 0;
    for (size_t i = 0; i < p->diff->important_node_count; i++) {
        uint32_t node = p->diff->important_nodes[i];
        const erg_diff_record *r = &p->diff->nodes[node].record;
        if (r->change != ERG_CHANGED || r->correction != late) continue;
        if (count++ >= NODES_MOST) continue;
        write_page_begin(p, ERG_CHANGED);
        base_buffer_add(&p->line, "~ ");
        write_words_safe(&p->line, write_page_entity(p->diff, node)->label);
        write_page_end(p);
        base_buffer_add(&p->line, r->renamed ? " (renamed): " : ": ");
        write_words_changes(&p->line, p->diff, r, false);
        write_page_end_line(p);
    }
    write_page_rest(p, count > NODES_MOST ? count - NODES_MOST : 0,
                    "changed (see -t json)");
}

void write_page_entities(page *p, bool late)
{
    bool any = false;
    for (size_t i = 0; i < p->diff->important_node_count && !any; i++)
        any = p->diff->nodes[p->diff->important_nodes[i]].record.correction == late;
    if (!any) return;
    if (!late) write_page_heading(p, "Entities");
    write_entity_list(p, ERG_ADDED, late);
    write_entity_list(p, ERG_REMOVED, late);
    write_changed_entities(p, late);
}

/* --- around them --- */

typedef struct neighbour {
    const erg_edge *edge; /* of the newer side */
    uint32_t index;
} neighbour;

static int by_weight(const void *left, const void *right)
{
    const neighbour *a = left, *b = right;
    if (a->edge->weight != b->edge->weight)
        return a->edge->weight > b->edge->weight ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static bool is_near(const erg_diff *diff, uint32_t node, uint32_t context)
{
    uint32_t distance = diff->nodes[node].distance;
    return distance != ERG_NONE && distance <= context;
}

/* The unchanged relations among what changed and what is `context` ties away from it. */
static size_t list_around(neighbour *out, const erg_diff *diff, uint32_t context)
{
    size_t count = 0;
    for (uint32_t e = 0; e < diff->edge_count; e++) {
        const erg_diff_edge *edge = &diff->edges[e];
        if (edge->record.change != ERG_SAME || !is_near(diff, edge->source, context) ||
            !is_near(diff, edge->target, context))
            continue;
        out[count++] = (neighbour){&diff->after->edges[edge->record.after], e};
    }
    qsort(out, count, sizeof *out, by_weight);
    return count;
}

void write_page_around(page *p)
{
    uint32_t context = p->how->context;
    base_buffer title = {0};
    if (context == ERG_NONE || context == 0) return;
    neighbour *all = base_arena_array(&p->arena, p->diff->edge_count, sizeof *all);
    if (!all) return;
    size_t count = list_around(all, p->diff, context);
    size_t shown = count > EDGES_MOST ? EDGES_MOST : count;
    if (count == 0) return;
    base_buffer_format(&title, "Unchanged, at most %lu tie%s away, the strongest first",
                       (unsigned long)context, context == 1 ? "" : "s");
    write_page_heading(p, title.data ? title.data : "Unchanged");
    if (title.failed) p->failed = true;
    base_buffer_free(&title);
    for (size_t i = 0; i < shown; i++) {
        base_buffer_add(&p->line, "  ");
        write_words_edge(&p->line, &p->arena, p->diff->after, all[i].edge);
        write_words_sources(&p->line, p->diff, &p->diff->edges[all[i].index]);
        write_page_end_line(p);
    }
    write_page_rest(p, count - shown, "(see -t cytoscape)");
}

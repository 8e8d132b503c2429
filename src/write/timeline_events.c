/* Dated changes in order, as text for people, as a table, as erg.timeline 1.0. */
#include <errno.h>
#include <string.h>

#include "base/date.h"
#include "base/json_text.h"
#include "model/canonical.h"
#include "write/csv_cell.h"
#include "write/diff_words.h"
#include "write/parts.h"
#include "write/timeline.h"

static bool is_usable(const erg_claim *claim)
{
    return claim->status != ERG_STATUS_DENIED && claim->status != ERG_STATUS_RETRACTED;
}

static bool states_date(const erg_claim *claim, const erg_event *event)
{
    return (event->is_end ? claim->end : claim->start) == event->date;
}

/* Whether the claim is a source of the event: of those in use the ones that state its
 * date, or all where the date is the relation's own. */
static bool is_source(const erg_edge *edge, const erg_event *event,
                      const erg_claim *claim)
{
    bool any = false;
    if (!is_usable(claim)) return false;
    for (size_t i = 0; i < edge->claim_count && !any; i++)
        any = is_usable(&edge->claims[i]) && states_date(&edge->claims[i], event);
    return !any || states_date(claim, event);
}

static const char *change_name(const erg_event *event)
{
    return event->is_end ? "end" : "start";
}

/* --- text --- */

static void add_sources(base_buffer *b, const erg_dataset *d, const erg_edge *edge,
                        const erg_event *event)
{
    size_t shown = 0;
    for (size_t i = 0; i < edge->claim_count; i++) {
        const erg_claim *claim = &edge->claims[i];
        if (!is_source(edge, event, claim) || claim->document == ERG_NONE) continue;
        base_buffer_add(b, shown++ > 0 ? "; " : " [");
        write_words_safe(b, d->documents[claim->document].id);
        if (!claim->locator) continue;
        base_buffer_add(b, ", ");
        write_words_safe(b, claim->locator);
    }
    base_buffer_add(b, shown > 0 ? "]" : " [no source]");
}

void write_events_text(base_sink *s, const erg_events *events,
                       const write_timeline_how *how)
{
    const erg_snapshot *snapshot = events->snapshot;
    const char *title = how->title ? how->title : snapshot->dataset->title;
    base_buffer line = {0};
    base_arena arena = {0};
    if (title) {
        write_words_safe(&line, title);
        base_buffer_add(&line, "\n\n");
    }
    for (size_t i = 0; i < events->count; i++) {
        const erg_event *event = &events->items[i];
        const erg_edge *edge = &snapshot->edges[event->edge];
        char date[BASE_DATE_MAX];
        base_date_print(date, event->date);
        base_buffer_format(&line, "%-10s  %c ", date, event->is_end ? '-' : '+');
        write_words_edge(&line, &arena, snapshot, edge);
        add_sources(&line, snapshot->dataset, edge, event);
        base_buffer_add_char(&line, '\n');
        if (line.data) base_sink_write(s, line.data, line.length);
        if (line.failed || arena.failed) s->os_error = ENOMEM;
        base_buffer_reset(&line);
        base_arena_reset(&arena);
    }
    if (events->count == 0) base_sink_text(s, "no dated changes\n");
    base_buffer_free(&line);
    base_arena_free(&arena);
}

/* --- CSV --- */

static void write_source_row(base_sink *s, const erg_snapshot *snapshot,
                             const erg_event *event, const erg_claim *claim)
{
    const erg_edge *edge = &snapshot->edges[event->edge];
    const erg_dataset *d = snapshot->dataset;
    bool first = true;
    write_cell_date(s, &first, event->date);
    write_cell_text(s, &first, change_name(event));
    write_cell_text(s, &first, edge->id);
    write_cell_text(s, &first, erg_snapshot_entity(snapshot, edge->source)->id);
    write_cell_text(s, &first, erg_snapshot_entity(snapshot, edge->target)->id);
    write_cell_text(s, &first, edge->relation);
    write_cell_text(s, &first, edge->label);
    bool cited = claim && claim->document != ERG_NONE;
    write_cell_text(s, &first, cited ? d->documents[claim->document].id : NULL);
    write_cell_text(s, &first, claim ? claim->locator : NULL);
    write_cell_text(s, &first, claim ? claim->by : NULL);
    write_cell_end(s, &first);
}

void write_events_csv(base_sink *s, const erg_events *events,
                      const write_timeline_how *how)
{
    (void)how;
    base_sink_text(s,
                   "date,change,id,source,target,relation,label,document,locator,by\n");
    for (size_t i = 0; i < events->count; i++) {
        const erg_event *event = &events->items[i];
        const erg_edge *edge = &events->snapshot->edges[event->edge];
        bool sourced = false;
        for (size_t c = 0; c < edge->claim_count; c++) {
            if (!is_source(edge, event, &edge->claims[c])) continue;
            write_source_row(s, events->snapshot, event, &edge->claims[c]);
            sourced = true;
        }
        if (!sourced) write_source_row(s, events->snapshot, event, NULL);
    }
}

/* --- JSON --- */

static void write_sources(base_sink *s, const erg_dataset *d, const erg_edge *edge,
                          const erg_event *event)
{
    bool begun = false;
    base_sink_text(s, ",\"sources\":[");
    for (size_t i = 0; i < edge->claim_count; i++) {
        const erg_claim *claim = &edge->claims[i];
        bool first = true;
        if (!is_source(edge, event, claim)) continue;
        base_sink_text(s, begun ? ",{" : "{");
        begun = true;
        if (claim->document != ERG_NONE)
            base_json_member(s, &first, "document", d->documents[claim->document].id);
        base_json_member(s, &first, "locator", claim->locator);
        base_json_member(s, &first, "by", claim->by);
        base_json_member(s, &first, "status", model_status_name(claim->status));
        base_sink_char(s, '}');
    }
    base_sink_char(s, ']');
}

static void write_event(base_sink *s, const erg_snapshot *snapshot,
                        const erg_event *event)
{
    const erg_edge *edge = &snapshot->edges[event->edge];
    bool first = true;
    base_sink_char(s, '{');
    base_json_member_date(s, &first, "date", event->date);
    base_json_member(s, &first, "change", change_name(event));
    base_json_member(s, &first, "id", edge->id);
    base_json_member(s, &first, "source",
                     erg_snapshot_entity(snapshot, edge->source)->id);
    base_json_member(s, &first, "target",
                     erg_snapshot_entity(snapshot, edge->target)->id);
    base_json_member(s, &first, "relation", edge->relation);
    base_json_member(s, &first, "family", edge->family);
    base_json_member(s, &first, "label", edge->label);
    if (edge->amount) {
        base_json_key(s, &first, "amount");
        model_write_amount(s, edge->amount);
    }
    base_json_member_number(s, &first, "share", edge->share);
    base_json_key(s, &first, "disputed");
    base_sink_text(s, edge->disputed ? "true" : "false");
    write_sources(s, snapshot->dataset, edge, event);
    base_sink_char(s, '}');
}

void write_events_json(base_sink *s, const erg_events *events,
                       const write_timeline_how *how)
{
    const erg_snapshot *snapshot = events->snapshot;
    bool first = true;
    base_sink_text(s,
                   "{\n\"format\":\"erg.timeline\",\n\"version\":\"1.0\",\n\"graph\":{");
    base_json_member(s, &first, "title",
                     how->title ? how->title : snapshot->dataset->title);
    write_generator(s, &first);
    write_clock(s, &first, "known_by", snapshot->known_by);
    write_input(s, &first, snapshot->dataset, snapshot->recorded);
    base_json_member(s, &first, "resolve", snapshot->resolve);
    base_sink_text(s, "},\n\"events\":[\n");
    for (size_t i = 0; i < events->count; i++) {
        write_event(s, snapshot, &events->items[i]);
        base_sink_text(s, i + 1 < events->count ? ",\n" : "\n");
    }
    base_sink_text(s, "]\n}\n");
}

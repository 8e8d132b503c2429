/* Corrections: changes that a third snapshot, of the older date and the newer knowledge,
 * has in common with the later side. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "compare/differ.h"

/* No date stands for "of every time", and with clocks of knowledge for "everything". */
static base_day last_day(erg_date date)
{
    return date == 0 ? BASE_DAY_LAST : base_date_last(date);
}

static int compare_days(erg_date a, erg_date b)
{
    base_day x = last_day(a);
    base_day y = last_day(b);
    return (x > y) - (x < y);
}

/* The side with the newer date, of equal dates that with the newer knowledge. */
static bool is_after_later(const erg_snapshot *before, const erg_snapshot *after)
{
    int order = compare_days(before->as_of, after->as_of);
    if (order == 0) order = compare_days(before->known_by, after->known_by);
    return order <= 0;
}

bool erg_diff_corrected(erg_date *as_of, erg_date *known_by, const erg_snapshot *before,
                        const erg_snapshot *after)
{
    bool after_later = is_after_later(before, after);
    const erg_snapshot *earlier = after_later ? before : after;
    const erg_snapshot *later = after_later ? after : before;
    if (before->dataset != after->dataset || before->recorded || after->recorded)
        return false;
    if ((before->as_of == 0) != (after->as_of == 0)) return false;
    if (compare_days(earlier->known_by, later->known_by) >= 0) return false;
    *as_of = earlier->as_of;
    *known_by = later->known_by;
    return true;
}

typedef struct correcting {
    const erg_snapshot *corrected;
    const erg_snapshot *later;
    bool after_later;
    compare_fields fields; /* those in which the two differ */
    compare_differ *d;
} correcting;

static uint32_t later_index(const correcting *c, const erg_diff_record *record)
{
    return c->after_later ? record->after : record->before;
}

static bool differs_at(const correcting *c, const char *pointer)
{
    for (size_t i = 0; i < c->fields.count; i++) {
        const char *other = c->fields.items[i].pointer;
        size_t n = strlen(other);
        size_t m = strlen(pointer);
        /* A whole that is there on one side only covers its members, and the other way
         * round. */
        if (strncmp(other, pointer, n < m ? n : m) != 0) continue;
        if (n == m || (n < m ? pointer[n] : other[m]) == '/') return true;
    }
    return false;
}

typedef void (*compare_fn)(compare_fields *f, uint32_t before, uint32_t after);

/* `there` is the record in the third snapshot, or ERG_NONE. */
static void mark(correcting *c, erg_diff_record *record, uint32_t there,
                 compare_fn compare)
{
    uint32_t later = later_index(c, record);
    size_t marked = 0;
    if (record->change == ERG_SAME) return;
    if (later == ERG_NONE || there == ERG_NONE) {
        record->correction = later == ERG_NONE && there == ERG_NONE;
        for (size_t i = 0; i < record->field_count; i++)
            ((erg_diff_field *)record->fields)[i].correction = false;
        return;
    }
    if (record->change != ERG_CHANGED) {
        record->correction = true;
        return;
    }
    compare(&c->fields, there, later);
    for (size_t i = 0; i < record->field_count; i++) {
        erg_diff_field *field = (erg_diff_field *)&record->fields[i];
        field->correction = !differs_at(c, field->pointer);
        marked += field->correction;
    }
    record->correction = marked == record->field_count;
}

/* The record in the third snapshot, by the id of either side. */
static uint32_t find_there(const correcting *c, const erg_diff_record *record,
                           uint32_t (*find)(const erg_snapshot *, const char *),
                           compare_id id)
{
    const compare_sides *sides = &c->d->sides;
    uint32_t index = later_index(c, record);
    const erg_snapshot *side = c->later;
    if (index == ERG_NONE) {
        side = c->after_later ? sides->before : sides->after;
        index = c->after_later ? record->before : record->after;
    }
    return find(c->corrected, id(side, index));
}

bool compare_mark_corrections(compare_differ *d)
{
    const erg_snapshot *corrected = d->options.corrected;
    static const erg_words nothing = {0};
    if (!corrected) return true;
    correcting c = {.corrected = corrected,
                    .after_later = is_after_later(d->sides.before, d->sides.after),
                    .d = d};
    c.later = c.after_later ? d->sides.after : d->sides.before;
    compare_sides sides = {corrected, c.later};
    c.fields = (compare_fields){.sides = &sides,
                                .ignore = &nothing,
                                .arena = &d->scratch,
                                .scratch = &d->scratch};
    for (uint32_t v = 0; v < d->diff->node_count; v++) {
        erg_diff_record *record = (erg_diff_record *)&d->diff->nodes[v].record;
        if (record->change != ERG_SAME)
            mark(&c, record, find_there(&c, record, erg_snapshot_node, compare_node_id),
                 compare_nodes);
    }
    for (uint32_t e = 0; e < d->diff->edge_count; e++) {
        erg_diff_record *record = (erg_diff_record *)&d->diff->edges[e].record;
        if (record->change != ERG_SAME)
            mark(&c, record, find_there(&c, record, erg_snapshot_edge, compare_edge_id),
                 compare_edges);
    }
    bool fine = !c.fields.failed && !d->scratch.failed;
    free(c.fields.items);
    return fine;
}

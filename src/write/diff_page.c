/* Lines of a diff's text, with colours on a terminal. */
#include "write/diff_page.h"

typedef write_page page;

void write_page_end_line(page *p)
{
    base_buffer_add_char(&p->line, '\n');
    if (p->line.data) base_sink_write(p->s, p->line.data, p->line.length);
    if (p->line.failed) p->failed = true;
    base_buffer_reset(&p->line);
}

static void colour(page *p, const char *code)
{
    if (p->how->colour) base_buffer_format(&p->line, "\x1b[%sm", code);
}

void write_page_begin(page *p, erg_change change)
{
    static const char *const codes[] = {"0", "32", "31", "33"};
    colour(p, codes[change]);
}

void write_page_begin_bold(page *p)
{
    colour(p, "1");
}

void write_page_end(page *p)
{
    colour(p, "0");
}

char write_page_sign(erg_change change)
{
    return " +-~"[change];
}

void write_page_heading(page *p, const char *text)
{
    base_buffer_add_char(&p->line, '\n');
    write_page_begin_bold(p);
    base_buffer_add(&p->line, text);
    write_page_end(p);
    write_page_end_line(p);
}

void write_page_rest(page *p, size_t count, const char *what)
{
    if (count == 0) return;
    base_buffer_format(&p->line, "  ... and %zu more %s", count, what);
    write_page_end_line(p);
}

const erg_edge *write_page_edge(const erg_diff *diff, const erg_diff_edge *edge,
                                const erg_snapshot **side)
{
    bool is_after = edge->record.after != ERG_NONE;
    *side = is_after ? diff->after : diff->before;
    return &(*side)->edges[is_after ? edge->record.after : edge->record.before];
}

const erg_entity *write_page_entity(const erg_diff *diff, uint32_t node)
{
    const erg_diff_record *r = &diff->nodes[node].record;
    if (r->after != ERG_NONE) return erg_snapshot_entity(diff->after, r->after);
    return erg_snapshot_entity(diff->before, r->before);
}

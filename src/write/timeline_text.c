/* A timeline as people read it: how much was there at each date, who came and went, and
 * how the ranks moved. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "write/diff_words.h"
#include "write/timeline.h"

enum { LABEL_MOST = 32, NAMES_MOST = 8, GAP = 2, CELL = 24 };

typedef struct page {
    base_sink *s;
    const erg_timeline *timeline;
    base_buffer line;
} page;

static void end_line(page *p)
{
    base_buffer_add_char(&p->line, '\n');
    if (p->line.failed) p->s->os_error = ENOMEM; /* a line without its words is none */
    if (p->line.data) base_sink_write(p->s, p->line.data, p->line.length);
    base_buffer_reset(&p->line);
}

static void add_right(page *p, const char *text, size_t width)
{
    for (size_t n = strlen(text); n < width; n++)
        base_buffer_add_char(&p->line, ' ');
    base_buffer_add(&p->line, text);
}

static void add_count(page *p, size_t count, size_t width)
{
    char text[CELL];
    snprintf(text, sizeof text, "%zu", count);
    add_right(p, text, width + GAP);
}

static void add_date(page *p, erg_date date, size_t width)
{
    char text[BASE_DATE_MAX];
    size_t n = base_date_print(text, date);
    base_buffer_add(&p->line, text);
    for (; n < width; n++)
        base_buffer_add_char(&p->line, ' ');
}

static size_t date_width(const erg_timeline *timeline)
{
    size_t widest = strlen("date");
    for (size_t i = 0; i < timeline->point_count; i++) {
        char text[BASE_DATE_MAX];
        size_t n = base_date_print(text, timeline->points[i].date);
        if (n > widest) widest = n;
    }
    return widest;
}

/* --- how much --- */

static void write_sizes(page *p)
{
    static const char *const names[] = {"entities", "came",  "left", "relations",
                                        "started",  "ended", "ties"};
    size_t width = date_width(p->timeline);
    base_buffer_add(&p->line, "date");
    for (size_t n = strlen("date"); n < width; n++)
        base_buffer_add_char(&p->line, ' ');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        base_buffer_format(&p->line, "  %s", names[i]);
    end_line(p);
    for (size_t i = 0; i < p->timeline->point_count; i++) {
        const erg_timeline_point *point = &p->timeline->points[i];
        const size_t counts[] = {point->node_count,    point->entered_count,
                                 point->left_count,    point->edge_count,
                                 point->started_count, point->ended_count,
                                 point->tie_count};
        add_date(p, point->date, width);
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
            add_count(p, counts[c], strlen(names[c]));
        end_line(p);
    }
}

/* What nobody dates is there from the first date on: a reader should know. */
static void write_startless(page *p)
{
    uint32_t count = p->timeline->points[0].startless_count;
    if (count == 0) return;
    base_buffer_format(&p->line, "(%lu relation%s no start and count%s from the first ",
                       (unsigned long)count, count == 1 ? " states" : "s state",
                       count == 1 ? "s" : "");
    base_buffer_add(&p->line, "date on)");
    end_line(p);
}

/* --- who came and went --- */

static void add_names(page *p, const char *sign, const uint32_t *entities, size_t count)
{
    for (size_t i = 0; i < count && i < NAMES_MOST; i++) {
        base_buffer_add(&p->line, i == 0 ? sign : ", ");
        write_words_safe(&p->line, p->timeline->dataset->entities[entities[i]].label);
    }
    if (count > NAMES_MOST)
        base_buffer_format(&p->line, ", ... and %zu more", count - NAMES_MOST);
}

static void write_arrivals(page *p)
{
    size_t width = date_width(p->timeline);
    bool begun = false;
    for (size_t i = 0; i < p->timeline->point_count; i++) {
        const erg_timeline_point *point = &p->timeline->points[i];
        if (point->entered_count + point->left_count == 0) continue;
        if (!begun) {
            base_buffer_add(&p->line, "\nWho came (+) and left (-)");
            end_line(p);
        }
        begun = true;
        add_date(p, point->date, width);
        add_names(p, "  + ", point->entered, point->entered_count);
        add_names(p, "  - ", point->left, point->left_count);
        end_line(p);
    }
}

/* --- ranks --- */

/* The label, safe and cut, padded to the width. */
static void add_label(page *p, const char *label, size_t width)
{
    base_buffer safe = {0};
    write_words_safe(&safe, label);
    size_t n = safe.length;
    size_t kept = n;
    if (safe.data && base_text_columns(safe.data, n) > width) {
        kept = 0;
        for (size_t at = 0; at < n;) {
            base_utf8_next(safe.data, n, &at);
            if (base_text_columns(safe.data, at) > width - 1) break;
            kept = at;
        }
    }
    size_t columns = safe.data ? base_text_columns(safe.data, kept) : 0;
    if (safe.data) base_buffer_add_n(&p->line, safe.data, kept);
    if (kept < n) base_buffer_add(&p->line, "\xe2\x80\xa6");
    for (columns += kept < n; columns < width; columns++)
        base_buffer_add_char(&p->line, ' ');
    if (safe.failed) p->line.failed = true;
    base_buffer_free(&safe);
}

static size_t label_width(const page *p, const write_cast *cast)
{
    size_t widest = strlen("entity");
    for (size_t i = 0; i < cast->count; i++) {
        const char *label = p->timeline->dataset->entities[cast->entities[i]].label;
        size_t n = base_text_columns(label, strlen(label));
        if (n > widest) widest = n;
    }
    return widest < LABEL_MOST ? widest : LABEL_MOST;
}

static uint32_t rank_at(const erg_timeline_point *point, const char *by, uint32_t entity)
{
    const erg_measure_column *column = erg_measures_find(point->measures, by);
    uint32_t row = write_point_row(point, entity);
    return column && column->ranks && row != ERG_NONE ? column->ranks[row] : 0;
}

static void write_ranks(page *p, const write_cast *cast)
{
    size_t width = label_width(p, cast);
    size_t cell = date_width(p->timeline);
    if (!cast->by || cast->count == 0) return;
    base_buffer_format(&p->line, "\nRanks by %s", cast->by);
    end_line(p);
    add_label(p, "entity", width);
    for (size_t i = 0; i < p->timeline->point_count; i++) {
        char text[BASE_DATE_MAX];
        base_date_print(text, p->timeline->points[i].date);
        add_right(p, text, cell + GAP);
    }
    end_line(p);
    for (size_t i = 0; i < cast->count; i++) {
        add_label(p, p->timeline->dataset->entities[cast->entities[i]].label, width);
        for (size_t k = 0; k < p->timeline->point_count; k++) {
            uint32_t rank = rank_at(&p->timeline->points[k], cast->by, cast->entities[i]);
            if (rank > 0)
                add_count(p, rank, cell);
            else
                add_right(p, "-", cell + GAP);
        }
        end_line(p);
    }
}

void write_timeline_text(base_sink *s, const erg_timeline *timeline,
                         const write_timeline_how *how, const write_cast *cast)
{
    page p = {.s = s, .timeline = timeline};
    const char *title = how->title ? how->title : timeline->dataset->title;
    if (title) {
        write_words_safe(&p.line, title);
        end_line(&p);
    }
    base_buffer_format(&p.line, "weights: %s", timeline->weight_rule);
    if (timeline->known_by != 0) {
        base_buffer_add(&p.line, "; known by ");
        add_date(&p, timeline->known_by, 0);
    }
    base_buffer_add_char(&p.line, '\n');
    end_line(&p);
    write_sizes(&p);
    write_startless(&p);
    write_arrivals(&p);
    write_ranks(&p, cast);
    if (p.line.failed) s->os_error = ENOMEM;
    base_buffer_free(&p.line);
}

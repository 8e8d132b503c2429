/* Rows of dates for a timeline: years, quarters, months. */
#include <stdlib.h>

#include "base/date.h"
#include "base/fail.h"
#include "erg/timeline.h"

enum { MONTHS = 12, YEAR_MAX = 9999 };

/* The days from the first to the last date that a dataset states. */
typedef struct range {
    base_day first, last;
} range;

static void widen_first(range *r, erg_date date)
{
    if (date == 0) return;
    base_day day = base_date_first(date);
    if (day < r->first) r->first = day;
}

static void widen_last(range *r, erg_date date)
{
    if (date == 0) return;
    base_day day = base_date_last(date);
    if (day > r->last) r->last = day;
}

/* What a relation or claim states of when it began and ended. */
static void take_span(range *r, erg_date start, erg_date end)
{
    widen_first(r, start);
    widen_first(r, end);
    widen_last(r, start);
}

static range stated_range(const erg_dataset *d)
{
    range r = {.first = BASE_DAY_LAST, .last = BASE_DAY_FIRST};
    for (size_t i = 0; i < d->relation_count; i++) {
        const erg_relation *relation = &d->relations[i];
        take_span(&r, relation->start, relation->end);
        for (size_t c = 0; c < relation->claim_count; c++) {
            take_span(&r, relation->claims[c].start, relation->claims[c].end);
            widen_last(&r, relation->claims[c].asserted);
        }
    }
    for (size_t i = 0; i < d->document_count; i++)
        widen_last(&r, d->documents[i].date);
    /* Only ends are dated, and no document: then they are all there is to look at. */
    for (size_t i = 0; r.last < r.first && i < d->relation_count; i++)
        widen_last(&r, d->relations[i].end);
    return r;
}

static unsigned months_of(erg_step step)
{
    return step == ERG_STEP_YEAR ? MONTHS : step == ERG_STEP_QUARTER ? 3 : 1;
}

/* The n-th period from year 1 on: the year, or its last month. 0 beyond the calendar. */
static erg_date period(unsigned n, unsigned months)
{
    unsigned last = (n + 1) * months - 1;
    unsigned year = last / MONTHS + 1;
    if (year > YEAR_MAX) return 0;
    erg_date date = (erg_date)(year * 10000);
    return months == MONTHS ? date : date + (erg_date)((last % MONTHS + 1) * 100);
}

/* The period that the day falls into. */
static unsigned find_period(base_day day, unsigned months)
{
    unsigned low = 0;
    unsigned high = YEAR_MAX * MONTHS / months - 1;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (base_date_last(period(middle, months)) < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool add(erg_date *dates, size_t *count, erg_date date)
{
    if (*count == ERG_DATES_MAX) return false;
    dates[(*count)++] = date;
    return true;
}

/* The periods that end by the last day, then `to` itself where none does so just then. */
static bool fill(erg_date *dates, size_t *count, const range *r, erg_date to,
                 unsigned months)
{
    base_day last = r->first;
    for (unsigned n = find_period(r->first, months);; n++) {
        erg_date date = period(n, months);
        bool beyond = date == 0 || base_date_last(date) > r->last;
        /* Without a stated end the period of the last day is looked at whole. */
        if (beyond && (to != 0 || date == 0)) break;
        if (!add(dates, count, date)) return false;
        last = base_date_last(date);
        if (last >= r->last) break;
    }
    bool ends_between = to != 0 && (*count == 0 || last < r->last);
    return !ends_between || add(dates, count, to);
}

/* An end that nobody stated is the last of the data. */
static erg_code fail_backwards(const range *r, erg_error *err)
{
    char first[BASE_DATE_MAX], last[BASE_DATE_MAX];
    base_date_print(first, base_date_of(r->first));
    base_date_print(last, base_date_of(r->last));
    return base_fail(err, ERG_EUSAGE, "the timeline ends on %s, before it starts on %s",
                     last, first);
}

erg_code erg_timeline_dates(erg_date **dates, size_t *count, const erg_dataset *dataset,
                            erg_step step, erg_date from, erg_date to, erg_error *err)
{
    range r = stated_range(dataset);
    *dates = NULL;
    *count = 0;
    if (from != 0) r.first = base_date_first(from);
    if (to != 0) r.last = base_date_last(to);
    if (r.first == BASE_DAY_LAST || r.last == BASE_DAY_FIRST)
        return base_fail(err, ERG_EDATA,
                         "no relation states a start or an end, wanted the dates of the "
                         "timeline");
    if (r.last < r.first && (from != 0 || to != 0)) return fail_backwards(&r, err);
    if (r.last < r.first) r.last = r.first;
    erg_date *row = calloc(ERG_DATES_MAX, sizeof *row);
    if (!row) return base_fail_memory(err);
    if (!fill(row, count, &r, to, months_of(step))) {
        free(row);
        *count = 0;
        return base_fail(err, ERG_ELIMIT, "the timeline has more than %d dates",
                         ERG_DATES_MAX);
    }
    *dates = row;
    return ERG_OK;
}

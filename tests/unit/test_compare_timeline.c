/* What a timeline refuses, and the longest row of dates. Laws: tests/laws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "erg/timeline.h"
#include "graph_fixture.h"

/* One relation from the first year there is to another. */
static void open_until(world *w, erg_date end)
{
    model_relation_draft draft = relation("r", "a", "b", "funding");
    world_open(w);
    draft.start = 10000;
    draft.end = end;
    add(w, draft, NULL, 0);
    world_finish(w);
}

static void expect_refused(const world *w, const erg_date *dates, size_t count,
                           erg_code code, const char *text)
{
    erg_error err = {0};
    erg_timeline *timeline = (erg_timeline *)&err;
    erg_timeline_options o = {.snapshot = options(),
                              .measures = {.none = true},
                              .dates = dates,
                              .date_count = count};
    assert_int_equal(erg_timeline_make(&timeline, w->d, &o, &err), code);
    assert_string_equal(err.text, text);
    assert_null(timeline);
}

static void dates_that_are_none(void **state)
{
    static const erg_date missing[] = {20200000, 0, 20210000};
    world w;
    (void)state;
    open_until(&w, 0);
    expect_refused(&w, NULL, 0, ERG_EUSAGE, "a timeline needs dates, found none");
    expect_refused(&w, missing, 3, ERG_EUSAGE, "a date of the timeline is missing");
    erg_date *many = calloc(ERG_DATES_MAX + 1, sizeof *many);
    assert_non_null(many);
    for (size_t i = 0; i <= ERG_DATES_MAX; i++)
        many[i] = 20200000;
    expect_refused(&w, many, ERG_DATES_MAX + 1, ERG_ELIMIT,
                   "10001 dates, wanted at most 10000");
    free(many);
    world_close(&w);
}

/* 833 years have 9,996 months, 834 have 10,008. */
static void too_many_months(void **state)
{
    world w;
    (void)state;
    for (int years = 833; years <= 834; years++) {
        erg_date *dates = NULL;
        size_t count = 0;
        erg_error err = {0};
        open_until(&w, 0);
        erg_code code = erg_timeline_dates(&dates, &count, w.d, ERG_STEP_MONTH, 10000,
                                           (erg_date)(years * 10000), &err);
        if (years == 833) {
            assert_int_equal(code, ERG_OK);
            assert_int_equal(count, 9996);
            assert_int_equal(dates[0], 10100);
            assert_int_equal(dates[9995], 8331200);
        } else {
            assert_int_equal(code, ERG_ELIMIT);
            assert_string_equal(err.text, "the timeline has more than 10000 dates");
            assert_null(dates);
            assert_int_equal(count, 0);
        }
        free(dates);
        world_close(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(dates_that_are_none),
                                       cmocka_unit_test(too_many_months)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

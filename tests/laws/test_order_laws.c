/* The order in which records are read leaves no trace: the same bytes in every format. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "diff_world.h"
#include "laws.h"
#include "write/emitter.h"

enum { WORLDS = 1000, DRAWN = 16 };

/* A description, built in some order, as text. */
typedef struct side {
    erg_dataset *dataset;
    erg_snapshot *snapshot;
    erg_measures *measures;
    erg_positions *positions;
    erg_picture *picture;
    base_buffer text;
} side;

static void write_side(side *s, const write_emitter *e,
                       const erg_snapshot_options *options)
{
    static const char *const keys[] = {"strength", "pagerank", "betweenness"};
    static const erg_picture_options look = {.layout = "grid"};
    const erg_measure_options how = {.keys = {keys, 3}, .threads = 1};
    erg_error err = {0};
    expect_fine(erg_snapshot_make(&s->snapshot, s->dataset, options, &err), &err);
    expect_fine(erg_measures_compute(&s->measures, s->snapshot, &how, &err), &err);
    if (e->needs_picture || e->needs_positions)
        expect_fine(
            erg_positions_make(&s->positions, s->snapshot, s->measures, &look, &err),
            &err);
    if (e->needs_picture)
        expect_fine(erg_picture_make(&s->picture, s->snapshot, s->measures, s->positions,
                                     &look, &err),
                    &err);
    const erg_output what = {.snapshot = s->snapshot,
                             .measures = s->measures,
                             .positions = s->positions,
                             .picture = s->picture};
    expect_fine(erg_write(e->name, &what, base_sink_to_buffer, &s->text, &err), &err);
}

static void free_side(side *s)
{
    base_buffer_free(&s->text);
    erg_picture_free(s->picture);
    erg_positions_free(s->positions);
    erg_measures_free(s->measures);
    erg_snapshot_free(s->snapshot);
    erg_dataset_free(s->dataset);
}

/* Pictures take long: only now and then; those made by another program not at all. */
static const write_emitter *choose(long i)
{
    const write_emitter *e = write_emitters[(size_t)i % write_emitter_count];
    bool external = e->picture_alone && strcmp(e->name, "svg") != 0;
    bool draws = e->needs_picture || e->needs_positions;
    return external || (draws && chance(DRAWN) > 0) ? write_emitters[0] : e;
}

static void test_shuffled_gives_the_same_bytes(void **state)
{
    const long worlds = law_checks(WORLDS);
    (void)state;
    chance_state = 8;
    for (long i = 0; i < worlds; i++) {
        description d;
        int order[ORDER];
        erg_snapshot_options options;
        side a = {0}, b = {0};
        const write_emitter *e = choose(i);
        erg_snapshot_options_clear(&options);
        options.possible = chance(3) == 0;
        options.as_of = chance(2) ? 0 : dates[chance(DATES)];
        describe(&d);
        shuffle(order);
        a.dataset = build(&d, NULL);
        b.dataset = build(&d, order);
        assert_string_equal(erg_dataset_digest(a.dataset), erg_dataset_digest(b.dataset));
        write_side(&a, e, &options);
        write_side(&b, e, &options);
        if (a.text.length > 0) assert_string_equal(a.text.data, b.text.data);
        assert_int_equal(a.text.length, b.text.length);
        free_side(&a);
        free_side(&b);
    }
    law_held("shuffled input, the same bytes in every format", worlds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shuffled_gives_the_same_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

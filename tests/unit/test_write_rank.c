/* Rankings against tables written by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "graph_fixture.h"
#include "write/rank.h"

/* Nodes are a, b, c, d; b and d are equal, c is undefined. */
static const double values[] = {0.25, 1234.5678, NAN, 1234.5678}, groups[] = {1, 2, 1, 3};
static const uint32_t ranks[] = {3, 1, 0, 1};
static const erg_measure_column columns[] = {{"constraint", NULL, values, ranks},
                                             {"community", NULL, groups, NULL}};
static const erg_measures measures = {
    .row_count = 4, .columns = columns, .column_count = 2};

static void make_world(world *w)
{
    model_entity_draft e;
    world_open(w);
    entities(w, "acd");
    model_entity_draft_clear(&e, NOWHERE);
    e.id = "b";
    e.kind = "fund";
    e.label = "B, \"the\" \xe6\x9d\xb1\n";
    must(model_builder_entity(w->b, &e, NULL), NULL);
    link(w, "r", "a", "b", "funding", 1);
}

static char *write_text(world *w, const char *name, uint32_t top)
{
    base_buffer text = {0};
    base_sink s;
    erg_error err = {0};
    erg_snapshot_options o = options();
    o.as_of = 20240000;
    o.keep = (erg_words){(const char *const[]){"a", "b", "c", "d"}, 4};
    write_ranking ranking = {snap(w, o), &measures, top, "Title", NULL};
    base_sink_open(&s, base_sink_to_buffer, &text);
    for (size_t i = 0; i < write_rank_format_count; i++)
        if (strcmp(write_rank_formats[i].name, name) == 0)
            must(write_ranking_to(&s, &ranking, &write_rank_formats[i], &err), &err);
    must(base_sink_finish(&s, "text", &err), &err);
    return text.data;
}

static void csv_has_every_digit(void **state)
{
    world w;
    (void)state;
    make_world(&w);
    char *text = write_text(&w, "csv", 0);
    assert_string_equal(text, "id,label,kind,constraint,constraint_rank,community\n"
                              "b,\"B, \"\"the\"\" \xe6\x9d\xb1\n\",fund,1234.5678,1,2\n"
                              "d,d,company,1234.5678,1,3\n"
                              "a,a,company,0.25,3,1\n"
                              "c,c,company,,,1\n");
    free(text);
    world_close(&w);
}

static void text_is_aligned(void **state)
{
    world w;
    (void)state;
    make_world(&w);
    char *text = write_text(&w, "text", 0);
    const char *table =
        "Title\n"
        "4 entities, 1 tie, as of 2024; weights: log-amount\n\n"
        "rank  entity         kind     constraint  community\n"
        "   1  B, \"the\" \xe6\x9d\xb1\\n  fund           1235          2\n"
        "   1  d              company        1235          3\n"
        "   3  a              company        0.25          1\n"
        "   -  c              company           -          1\n\n"
        "constraint: ";
    assert_true(strlen(text) > strlen(table));
    assert_memory_equal(text, table, strlen(table));
    free(text);
    world_close(&w);
}

static void json_keeps_the_order(void **state)
{
    world w;
    (void)state;
    make_world(&w);
    char *text = write_text(&w, "json", 1);
    assert_non_null(strstr(
        text, "\"by\":[\"constraint\",\"community\"],\n\"rows\":[\n"
              "{\"id\":\"b\",\"label\":\"B, \\\"the\\\" \xe6\x9d\xb1\\n\",\"kind\":"
              "\"fund\",\"measures\":{\"constraint\":1234.5678,\"community\":2},"
              "\"ranks\":{\"constraint\":1}}\n]\n}\n"));
    assert_non_null(strstr(text, "{\n\"format\":\"erg.rank\",\n\"version\":\"1.0\",\n"));
    free(text);
    world_close(&w);
}

static void what_has_no_ranks_orders_nothing(void **state)
{
    const erg_measures unranked = {
        .row_count = 4, .columns = columns + 1, .column_count = 1};
    const erg_measures none = {.row_count = 4};
    base_buffer text = {0};
    base_sink s;
    world w;
    (void)state;
    make_world(&w);
    write_ranking ranking = {snap(&w, options()), &unranked, 0, NULL, NULL};
    base_sink_open(&s, base_sink_to_buffer, &text);
    assert_int_equal(write_ranking_to(&s, &ranking, write_rank_formats, NULL),
                     ERG_EUSAGE);
    ranking.measures = &none;
    assert_int_equal(write_ranking_to(&s, &ranking, write_rank_formats, NULL),
                     ERG_EUSAGE);
    base_buffer_free(&text);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_has_every_digit),
        cmocka_unit_test(text_is_aligned),
        cmocka_unit_test(json_keeps_the_order),
        cmocka_unit_test(what_has_no_ranks_orders_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

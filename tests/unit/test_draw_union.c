/* Unions: what is in them and under which id, what stays with a context, the same places
 * and sizes whichever side comes first, and spells against a search day by day. */
#include "read_help.h"

#include "base/date.h"
#include "draw/joined.h"
#include "erg.h"

#define HEAD "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"T\","
#define RELATION(id, source, target, kind, more)                                         \
    "{\"id\":\"" id "\",\"source\":\"" source "\",\"target\":\"" target                  \
    "\",\"relation\":\"" kind "\"" more "}"

static const char older[] = HEAD
    "\"documents\":[{\"id\":\"x\"}],\"entities\":[{\"id\":\"a\",\"label\":\"A\"},"
    "{\"id\":\"b\"},{\"id\":\"c\"},{\"id\":\"d\"},{\"id\":\"old\",\"aliases\":[\"new\"]}]"
    ",\"relations\":[" RELATION("r1", "a", "b", "funding", ",\"weight\":1") "," RELATION(
        "r2", "b", "c", "cloud",
        "") "," RELATION("r3", "c", "d", "cloud",
                         "") ","
                             "{\"source\":\"old\",\"target\":\"b\",\"relation\":"
                             "\"licence\",\"document\":\"x\"}]}";
static const char newer[] = HEAD
    "\"documents\":[{\"id\":\"w\"},{\"id\":\"x\"}],\"entities\":[{\"id\":"
    "\"a\","
    "\"label\":\"A much longer name than "
    "before\"},{\"id\":\"b\"},{\"id\":\"c\"},"
    "{\"id\":\"d\"},{\"id\":\"e\"},{\"id\":\"new\"}],\"relations\":"
    "[" RELATION("r1", "a", "b", "funding", ",\"weight\":9,\"document\":\"w\"") "," RELATION(
        "r2", "b", "c", "cloud",
        "") "," RELATION("r3", "c", "d", "cloud",
                         "") "," RELATION("r4", "e", "a", "regulates",
                                          ",\"document\":\"w\"") ","
                                                                 "{\"source"
                                                                 "\":"
                                                                 "\"new\","
                                                                 "\"target\""
                                                                 ":\"b\","
                                                                 "\"relation"
                                                                 "\":"
                                                                 "\"licence"
                                                                 "\","
                                                                 "\"document"
                                                                 "\":\"x\"}]"
                                                                 "}";

typedef struct pair {
    reading readings[2];
    erg_snapshot *sides[2];
    erg_diff *diff;
    erg_union *joined;
} pair;

static void open_pair(pair *p, const char *before, const char *after, uint32_t context)
{
    const char *texts[] = {before, after};
    erg_error fault = {0};
    for (int i = 0; i < 2; i++) {
        p->readings[i] = reading_begin();
        (void)reading_write(&p->readings[i], "x.json", texts[i], strlen(texts[i]));
        if (reading_read(&p->readings[i], NULL) != ERG_OK)
            fail_msg("%s", p->readings[i].err.text);
        assert_int_equal(
            erg_snapshot_make(&p->sides[i], p->readings[i].dataset, NULL, &fault),
            ERG_OK);
    }
    assert_int_equal(
        erg_diff_make(&p->diff, p->sides[0], NULL, p->sides[1], NULL, NULL, &fault),
        ERG_OK);
    assert_int_equal(erg_union_make(&p->joined, p->diff, context, &fault), ERG_OK);
}

static void close_pair(pair *p)
{
    erg_union_free(p->joined);
    erg_diff_free(p->diff);
    for (int i = 0; i < 2; i++) {
        erg_snapshot_free(p->sides[i]);
        reading_end(&p->readings[i]);
    }
}

static void has_ids(const pair *p, const char *nodes, const char *edges)
{
    base_buffer b = {0};
    const erg_snapshot *g = p->joined->snapshot;
    for (uint32_t v = 0; v < g->node_count; v++)
        base_buffer_format(&b, "%s%s", v > 0 ? " " : "", erg_snapshot_entity(g, v)->id);
    assert_string_equal(b.length > 0 ? b.data : "", nodes);
    base_buffer_reset(&b);
    for (uint32_t e = 0; e < g->edge_count; e++)
        base_buffer_format(&b, "%s%s", e > 0 ? " " : "", g->edges[e].id);
    assert_string_equal(b.length > 0 ? b.data : "", edges);
    base_buffer_free(&b);
}

static void everything_is_there_once(void **state)
{
    pair p;
    (void)state;
    open_pair(&p, older, newer, ERG_NONE);
    const erg_snapshot *g = p.joined->snapshot;
    has_ids(&p, "a b c d e new", "e:new-b-licence r1 r2 r3 r4");
    for (uint32_t v = 0; v < g->node_count; v++)
        assert_int_equal(g->nodes[v].row, v);
    for (uint32_t e = 0; e < g->edge_count; e++) {
        const erg_edge *edge = &g->edges[e];
        assert_int_equal(edge->relation_index, e);
        assert_true(edge->source < g->node_count && edge->target < g->node_count);
        const char *id =
            g->dataset->relations[e].id; /* its own, as the newer side has it */
        assert_true(strcmp(id, edge->id) == 0 ||
                    strcmp(edge->id, "e:new-b-licence") == 0);
    }
    /* Documents are those of both sides: the newer one's first is the older one's none.
     */
    assert_int_equal(g->dataset->document_count, 2);
    const erg_claim *claim = &g->edges[4].claims[0];
    assert_string_equal(g->dataset->documents[claim->document].id, "w");
    claim = &g->edges[0].claims[0];
    assert_string_equal(g->dataset->documents[claim->document].id, "x");
    assert_true(g->edges[1].weight > 8);
    close_pair(&p);
}

#define PARALLEL(label)                                                                  \
    "{\"source\":\"a\",\"target\":\"b\",\"relation\":\"cloud\",\"label\":\"" label "\"}"

/* Two parallel relations change their numbers: the diff calls both by the smaller one, in
 * the same order from both sides; the union has each once. */
static void numbers_that_cross_give_ids_once(void **state)
{
    static const char first[] =
        HEAD "\"relations\":[" PARALLEL("p") "," PARALLEL("q") "]}";
    static const char second[] =
        HEAD "\"relations\":[" PARALLEL("p") "," PARALLEL("c") "]}";
    (void)state;
    for (int turned = 0; turned < 2; turned++) {
        pair p;
        open_pair(&p, turned ? second : first, turned ? first : second, ERG_NONE);
        has_ids(&p, "a b", "e:a-b-cloud e:a-b-cloud~2");
        assert_string_equal(p.diff->edges[0].record.id, "e:a-b-cloud");
        assert_string_equal(p.diff->edges[1].record.id, "e:a-b-cloud");
        assert_int_equal(p.diff->edges[0].record.change, ERG_SAME);
        assert_int_equal(p.diff->edges[1].record.change, ERG_CHANGED);
        close_pair(&p);
    }
}

static void a_context_keeps_what_is_near(void **state)
{
    static const struct {
        uint32_t context;
        const char *nodes, *edges;
    } cases[] = {
        {0, "a b e new", "r1 r4"}, /* a relation that follows a new id is the same */
        {1, "a b c e new", "e:new-b-licence r1 r2 r4"},
        {2, "a b c d e new", "e:new-b-licence r1 r2 r3 r4"},
        {9, "a b c d e new", "e:new-b-licence r1 r2 r3 r4"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pair p;
        open_pair(&p, older, newer, cases[i].context);
        has_ids(&p, cases[i].nodes, cases[i].edges);
        const erg_snapshot *g = p.joined->snapshot;
        for (uint32_t v = 0; v < g->node_count; v++)
            assert_string_equal(p.diff->nodes[g->nodes[v].row].record.id,
                                erg_snapshot_entity(g, v)->id);
        for (uint32_t e = 0; e < g->edge_count; e++)
            assert_string_equal(p.diff->edges[g->edges[e].relation_index].record.id,
                                g->edges[e].id);
        close_pair(&p);
    }
    pair same;
    open_pair(&same, older, older, 3);
    has_ids(&same, "", "");
    close_pair(&same);
}

static void swapping_the_sides_moves_nothing(void **state)
{
    pair p, back;
    const erg_picture_options look = {.layout = "grid"};
    erg_positions *here = NULL, *there = NULL;
    erg_error fault = {0};
    (void)state;
    open_pair(&p, older, newer, ERG_NONE);
    open_pair(&back, newer, older, ERG_NONE);
    assert_int_equal(erg_positions_make_union(&here, p.joined, &look, &fault), ERG_OK);
    assert_int_equal(erg_positions_make_union(&there, back.joined, &look, &fault),
                     ERG_OK);
    assert_int_equal(here->node_count, there->node_count);
    for (uint32_t v = 0; v < here->node_count; v++) {
        assert_true(here->x[v] == there->x[v] && here->y[v] == there->y[v]);
        assert_string_equal(erg_snapshot_entity(p.joined->snapshot, v)->id,
                            erg_snapshot_entity(back.joined->snapshot, v)->id);
    }
    assert_true(here->width == there->width && here->height == there->height);
    /* What is shown is the newer side's, whichever that is. */
    assert_string_equal(erg_snapshot_entity(p.joined->snapshot, 0)->label,
                        "A much longer name than before");
    assert_string_equal(erg_snapshot_entity(back.joined->snapshot, 0)->label, "A");
    erg_positions_free(here);
    erg_positions_free(there);
    close_pair(&p);
    close_pair(&back);
}

/* --- spells --- */

static bool covers(const erg_spell *spells, size_t count, base_day day)
{
    for (size_t i = 0; i < count; i++) {
        bool begun = spells[i].start == 0 || base_date_first(spells[i].start) <= day;
        bool over = spells[i].end != 0 && base_date_last(spells[i].end) < day;
        if (begun && !over) return true;
    }
    return false;
}

static const char times[] =
    HEAD "\"relations\":[" RELATION("always", "a", "b", "partnership", "") "," RELATION("short", "a", "c", "cloud", ",\"start\":\"2020-05-17\",\"end\":\"2021-02\"") "," RELATION(
        "again", "a", "c", "cloud",
        ",\"start\":\"2022\",\"end\":\"2022-06-30\"") "," RELATION("next", "c", "a",
                                                                   "licence",
                                                                   ",\"start\":\"2021-03-"
                                                                   "01\",\"end\":\"2021-"
                                                                   "09\"") "," RELATION("mone"
                                                                                        "y",
                                                                                        "d",
                                                                                        "b",
                                                                                        "fund"
                                                                                        "ing",
                                                                                        ",\"s"
                                                                                        "tart"
                                                                                        "\":"
                                                                                        "\"20"
                                                                                        "20-"
                                                                                        "12-"
                                                                                        "31\""
                                                                                        ",\"e"
                                                                                        "nd\""
                                                                                        ":\"2"
                                                                                        "021"
                                                                                        "\"") "," RELATION("until",
                                                                                                           "d",
                                                                                                           "a",
                                                                                                           "employment",
                                                                                                           ",\"end\":\"2021-12-31\"") "," RELATION("self",
                                                                                                                                                   "e",
                                                                                                                                                   "e",
                                                                                                                                                   "governance",
                                                                                                                                                   ",\"start\":\"2021-01\",\"end\":\"2021-12\"") "]}";

typedef struct row {
    reading r;
    erg_timeline *timeline;
    erg_snapshot *sides[400];
    erg_union *joined;
} row;

static void open_row(row *x, const erg_date *dates, size_t count)
{
    erg_timeline_options how = {.dates = dates, .date_count = count};
    erg_error fault = {0};
    x->r = reading_begin();
    (void)reading_write(&x->r, "x.json", times, strlen(times));
    if (reading_read(&x->r, NULL) != ERG_OK) fail_msg("%s", x->r.err.text);
    erg_snapshot_options_clear(&how.snapshot);
    how.measures.none = true;
    assert_int_equal(erg_timeline_make(&x->timeline, x->r.dataset, &how, &fault), ERG_OK);
    for (size_t i = 0; i < count; i++) {
        how.snapshot.as_of = dates[i];
        assert_int_equal(
            erg_snapshot_make(&x->sides[i], x->r.dataset, &how.snapshot, &fault), ERG_OK);
    }
    assert_int_equal(erg_union_make_dates(&x->joined, x->timeline,
                                          (const erg_snapshot *const *)x->sides, &fault),
                     ERG_OK);
}

static void close_row(row *x)
{
    erg_union_free(x->joined);
    for (size_t i = 0; i < x->timeline->point_count; i++)
        erg_snapshot_free(x->sides[i]);
    erg_timeline_free(x->timeline);
    reading_end(&x->r);
}

/* What is there on a day, looked up in a snapshot of that day. */
static void check_day(const row *x, base_day day)
{
    erg_snapshot *s = NULL;
    erg_snapshot_options how;
    erg_error fault = {0};
    erg_snapshot_options_clear(&how);
    how.as_of = base_date_of(day);
    assert_int_equal(erg_snapshot_make(&s, x->r.dataset, &how, &fault), ERG_OK);
    const erg_snapshot *g = x->joined->snapshot;
    for (uint32_t v = 0; v < g->node_count; v++) {
        size_t count;
        const erg_spell *spells = erg_union_node_spells(&count, x->joined, v);
        bool there = erg_snapshot_node(s, erg_snapshot_entity(g, v)->id) != ERG_NONE;
        assert_int_equal(covers(spells, count, day), there);
    }
    for (uint32_t e = 0; e < g->edge_count; e++) {
        size_t count;
        bool there = false;
        const erg_spell *spells = erg_union_edge_spells(&count, x->joined, e);
        for (uint32_t i = 0; i < s->edge_count; i++)
            there = there || strcmp(s->edges[i].id, g->edges[e].id) == 0;
        assert_int_equal(covers(spells, count, day), there);
    }
    erg_snapshot_free(s);
}

/* Where the dates see everything at least once, stated days make the spells exact to the
 * day between them too. */
static void spells_are_exact_to_the_day(void **state)
{
    static const erg_date dates[] = {20190000, 20200000, 20210131, 20210301,
                                     20211231, 20220630, 20220000, 20230000};
    row x;
    (void)state;
    open_row(&x, dates, sizeof dates / sizeof *dates);
    base_day last = base_date_last(20230000);
    for (base_day day = base_date_first(20190000); day <= last; day++)
        check_day(&x, day);
    close_row(&x);
}

/* Spells of an entity are apart, and in order. */
static void spells_of_an_entity_are_joined(void **state)
{
    static const erg_date dates[] = {20190000, 20200000, 20210500, 20210930, 20220000};
    row x;
    size_t count;
    (void)state;
    open_row(&x, dates, sizeof dates / sizeof *dates);
    uint32_t c = ERG_NONE;
    for (uint32_t v = 0; v < x.joined->snapshot->node_count; v++)
        if (strcmp(erg_snapshot_entity(x.joined->snapshot, v)->id, "c") == 0) c = v;
    assert_int_not_equal(c, ERG_NONE);
    /* 2020-05-17 to 2021-02-28, then 2021-03-01 to 2021-09-30: one. */
    const erg_spell *spells = erg_union_node_spells(&count, x.joined, c);
    assert_int_equal(count, 1);
    assert_int_equal(spells[0].start, 20200517);
    assert_int_equal(spells[0].end, 20210930);
    close_row(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_there_once),
        cmocka_unit_test(numbers_that_cross_give_ids_once),
        cmocka_unit_test(a_context_keeps_what_is_near),
        cmocka_unit_test(swapping_the_sides_moves_nothing),
        cmocka_unit_test(spells_are_exact_to_the_day),
        cmocka_unit_test(spells_of_an_entity_are_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

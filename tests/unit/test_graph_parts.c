/* Parts, merging, look-ups, and that the order of reading leaves no trace. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "graph_fixture.h"

/* --- the snapshot as text, for comparing --- */

static const char *node_id(const erg_snapshot *s, uint32_t v)
{
    return erg_snapshot_entity(s, v)->id;
}

static void write_edge(base_buffer *b, const erg_snapshot *s, const erg_edge *e)
{
    base_buffer_format(
        b, "%s %s %s->%s %d %d %d %.17g %d %d %s %.17g %.17g", e->id, e->relation,
        node_id(s, e->source), node_id(s, e->target), e->directed, e->disputed,
        e->possible, e->weight, (int)e->start, (int)e->end, e->label ? e->label : "-",
        e->amount ? e->amount->value : -1, isnan(e->share) ? -1 : e->share);
    for (size_t i = 0; i < e->claim_count; i++)
        base_buffer_format(b, " [%s %.17g]",
                           e->claims[i].document == ERG_NONE
                               ? "-"
                               : s->dataset->documents[e->claims[i].document].id,
                           e->claims[i].confidence);
    base_buffer_add(b, "\n");
}

static char *text_of(const erg_snapshot *s)
{
    base_buffer b = {0};
    for (uint32_t v = 0; v < s->node_count; v++)
        base_buffer_format(&b, "%s %zu\n", node_id(s, v), s->nodes[v].claim_count);
    for (uint32_t e = 0; e < s->edge_count; e++)
        write_edge(&b, s, &s->edges[e]);
    for (uint32_t t = 0; t < s->tie_count; t++)
        base_buffer_format(&b, "%u %u %.17g %.17g %.17g\n", s->ties[t].a, s->ties[t].b,
                           s->ties[t].strength, s->ties[t].forward, s->ties[t].backward);
    base_buffer_add(&b, ".");
    return b.data;
}

enum { RELATIONS = 40 };

/* Relations without ids, with weights whose sums depend on their order. */
static char *shuffled(uint64_t seed)
{
    static const char *const docs[] = {"d1", "d2", "d3"};
    int order[RELATIONS];
    world w;
    for (int i = 0; i < RELATIONS; i++)
        order[i] = i;
    for (int i = RELATIONS - 1; i > 0 && seed > 0; i--) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        int k = (int)((seed >> 33) % (uint64_t)(i + 1));
        int held = order[i];
        order[i] = order[k];
        order[k] = held;
    }
    world_open(&w);
    for (int i = 0; i < 3; i++)
        document(&w, docs[(i + (int)(seed % 3)) % 3], 20200000);
    for (int i = 0; i < 5; i++) {
        char id[2] = {(char)('a' + (i + (int)(seed % 5)) % 5), '\0'};
        entity(&w, id, "company");
    }
    for (int i = 0; i < RELATIONS; i++) {
        int n = order[i];
        char source[2] = {(char)('a' + n % 5), '\0'};
        char target[2] = {(char)('a' + n / 5 % 5), '\0'};
        model_claim_draft claims[3];
        for (int k = 0; k < 3; k++) {
            int c = (k + (int)(seed % 3)) % 3;
            claims[k] = amount_claim(docs[c], 1e5 * (1 + n * c), "USD");
        }
        add(&w, relation(NULL, source, target, n % 2 ? "cloud" : "competition"), claims,
            3);
    }
    char *text = text_of(snap(&w, options()));
    world_close(&w);
    return text;
}

static void reading_order_leaves_no_trace(void **state)
{
    (void)state;
    char *first = shuffled(0);
    assert_true(strlen(first) > 2000);
    for (uint64_t seed = 1; seed <= 50; seed++) {
        char *other = shuffled(seed);
        assert_string_equal(first, other);
        free(other);
    }
    free(first);
}

/* --- parts --- */

static void a_part_keeps_rows_and_counts(void **state)
{
    (void)state;
    world w;
    erg_error err = {0};
    erg_snapshot *part = NULL;
    world_open(&w);
    entities(&w, "abcde");
    link(&w, "1", "a", "b", "cloud", 1);
    link(&w, "2", "c", "b", "cloud", 2);
    link(&w, "3", "b", "c", "funding", 4);
    link(&w, "4", "c", "e", "cloud", 8);
    link(&w, "5", "e", "e", "cloud", 16);
    link(&w, "6", "a", "e", "cloud", 32);
    const erg_snapshot *s = snap(&w, options());
    bool keep[5] = {false, true, true, true, true};
    must(erg_snapshot_part(&part, s, keep, &err), &err);
    assert_int_equal(part->node_count, 4);
    assert_int_equal(part->edge_count, 4);
    assert_int_equal(part->tie_count, 2);
    assert_int_equal(part->measured_nodes, 5);
    assert_int_equal(part->measured_ties, 4);
    assert_int_equal(part->nodes[0].row, 1);
    assert_int_equal(part->nodes[3].row, 4);
    assert_int_equal(erg_snapshot_node(part, "e"), 3);
    assert_int_equal(erg_snapshot_node(part, "a"), ERG_NONE);
    assert_int_equal(erg_snapshot_node(part, "nobody"), ERG_NONE);
    assert_int_equal(erg_snapshot_edge(part, part->edges[3].id), 3);
    assert_int_equal(erg_snapshot_edge(part, "1"),
                     ERG_NONE); /* of "a", which is left out */
    assert_string_equal(erg_snapshot_entity(part, 0)->id, "b");
    near(part->ties[0].strength, 6);
    near(part->ties[0].forward, 4);
    near(part->ties[0].backward, 2);
    assert_int_equal(part->edges[0].id[0], '2');
    assert_int_equal(part->edges[0].tie, 0);
    assert_int_equal(part->edges[3].tie, ERG_NONE);
    assert_int_equal(part->offsets[4], 4);
    erg_snapshot_free(part);
    bool none[5] = {false};
    must(erg_snapshot_part(&part, s, none, &err), &err);
    assert_int_equal(part->node_count, 0);
    assert_int_equal(part->edge_count, 0);
    erg_snapshot_free(part);
    world_close(&w);
}

static void an_empty_dataset_is_an_empty_snapshot(void **state)
{
    (void)state;
    world w;
    erg_snapshot *other = NULL;
    world_open(&w);
    const erg_snapshot *s = snap(&w, options());
    assert_int_equal(s->node_count + s->edge_count + s->tie_count, 0);
    assert_int_equal(erg_snapshot_node(s, "a"), ERG_NONE);
    must(erg_snapshot_merge(&other, s, NULL), NULL);
    assert_int_equal(other->edge_count, 0);
    erg_snapshot_free(other);
    must(erg_snapshot_part(&other, s, (bool[1]){false}, NULL), NULL);
    erg_snapshot_free(other);
    erg_snapshot_free(NULL);
    world_close(&w);
}

/* --- merging --- */

static erg_snapshot *merged(world *w)
{
    erg_snapshot *m = NULL;
    must(erg_snapshot_merge(&m, w->s, NULL), NULL);
    assert_true(m->merged);
    return m;
}

static void add_dated(world *w, const char *id, const char *source, const char *target,
                      const char *kind, erg_date start, erg_date end)
{
    model_relation_draft r = relation(id, source, target, kind);
    model_claim_draft c = amount_claim(id, 1e6, "USD");
    r.start = start;
    r.end = end;
    r.label = id;
    add(w, r, &c, 1);
}

static void single_edges_stay(void **state)
{
    (void)state;
    world w;
    world_open(&w);
    entities(&w, "ab");
    add_dated(&w, "deal", "b", "a", "cloud", 20200000, 20210000);
    snap(&w, options());
    erg_snapshot *m = merged(&w);
    assert_int_equal(m->edge_count, 1);
    const erg_edge *e = &m->edges[0];
    assert_string_equal(e->id, "deal");
    assert_string_equal(e->relation, "cloud");
    assert_string_equal(e->label, "deal");
    assert_int_equal(e->relation_index, 0);
    assert_true(e->directed);
    assert_int_equal(e->source, 1);
    near(e->amount->value, 1e6);
    assert_int_equal(e->merged_count, 1);
    assert_string_equal(e->merged[0], "deal");
    erg_snapshot_free(m);
    world_close(&w);
}

static void parallel_edges_become_one(void **state)
{
    (void)state;
    world w;
    world_open(&w);
    entities(&w, "abc");
    add_dated(&w, "r2", "b", "a", "cloud", 20200300, 20210000);
    add_dated(&w, "r1", "b", "a", "cloud", 20200000, 20211231);
    add_dated(&w, "r3", "b", "a", "cloud", 20200101, 20210600);
    add_dated(&w, "s1", "b", "c", "funding", 20200000, 0);
    add_dated(&w, "s2", "c", "b", "payment", 20210000, 20220000);
    snap(&w, options());
    double sum = w.s->ties[0].strength;
    erg_snapshot *m = merged(&w);
    assert_int_equal(m->edge_count, 2);
    const erg_edge *e = edge(m, "e:a-b-tie");
    assert_non_null(e);
    assert_string_equal(e->relation, "cloud");
    assert_string_equal(e->family, "cloud");
    assert_true(e->directed);
    assert_int_equal(e->source, 1);
    assert_int_equal(e->target, 0);
    assert_int_equal(e->relation_index, ERG_NONE);
    assert_true(e->weight == sum);
    assert_int_equal(e->start, 20200000);
    assert_int_equal(e->end, 20210000); /* 2021 means until its last day, as 2021-12-31 */
    assert_null(e->label);
    assert_null(e->amount);
    assert_null(e->used);
    assert_true(isnan(e->share));
    assert_int_equal(e->merged_count, 3);
    assert_string_equal(e->merged[0], "r1");
    assert_string_equal(e->merged[2], "r3");
    assert_int_equal(e->claim_count, 3);
    for (int i = 0; i < 3; i++)
        assert_string_equal(w.d->documents[e->claims[i].document].id, e->merged[i]);
    near(m->ties[e->tie].backward, sum);
    near(m->ties[e->tie].forward, 0);

    e = edge(m, "e:b-c-tie");
    assert_non_null(e);
    assert_string_equal(e->relation, "tie");
    assert_string_equal(e->family, "money");
    assert_false(e->directed); /* one each way */
    assert_int_equal(e->source, 1);
    assert_int_equal(e->start, 20200000);
    assert_int_equal(e->end, 0); /* not all have one */
    near(m->ties[e->tie].forward, e->weight);
    near(m->ties[e->tie].backward, e->weight);
    erg_snapshot_free(m);
    world_close(&w);
}

static void merged_flags(void **state)
{
    (void)state;
    world w;
    erg_snapshot_options o = options();
    model_claim_draft possible = claim("d");
    model_claim_draft two[2] = {amount_claim("d", 1, "USD"), amount_claim("e", 2, "USD")};
    possible.status = ERG_STATUS_POSSIBLE;
    o.possible = true;
    world_open(&w);
    entities(&w, "abc");
    add(&w, relation("1", "a", "b", "cloud"), &possible, 1);
    add(&w, relation("2", "a", "b", "role"), two, 2);
    add(&w, relation("3", "b", "c", "partnership"), &possible, 1);
    add(&w, relation("4", "c", "b", "partnership"), &possible, 1);
    snap(&w, o);
    erg_snapshot *m = merged(&w);
    assert_true(edge(m, "e:a-b-tie")->disputed);
    assert_false(edge(m, "e:a-b-tie")->possible);
    assert_true(edge(m, "e:a-b-tie")->directed);
    assert_string_equal(edge(m, "e:a-b-tie")->family, "other");
    assert_false(edge(m, "e:b-c-tie")->disputed);
    assert_true(edge(m, "e:b-c-tie")->possible);
    assert_false(edge(m, "e:b-c-tie")->directed);
    assert_string_equal(edge(m, "e:b-c-tie")->relation, "partnership");
    erg_snapshot_free(m);
    world_close(&w);
}

static void loops_merge_by_node(void **state)
{
    (void)state;
    world w;
    world_open(&w);
    entities(&w, "ab");
    link(&w, "1", "b", "b", "cloud", 1);
    link(&w, "2", "a", "a", "cloud", 2);
    link(&w, "3", "b", "b", "role", 4);
    snap(&w, options());
    erg_snapshot *m = merged(&w);
    assert_int_equal(m->edge_count, 2);
    near(edge(m, "2")->weight, 2);
    near(edge(m, "e:b-b-tie")->weight, 5);
    assert_true(edge(m, "e:b-b-tie")->directed);
    assert_int_equal(edge(m, "e:b-b-tie")->tie, ERG_NONE);
    assert_int_equal(m->tie_count, 0);
    erg_snapshot_free(m);
    world_close(&w);
}

static void merged_ids_are_unique(void **state)
{
    (void)state;
    world w;
    world_open(&w);
    entity(&w, "x", "company");
    entity(&w, "x-y", "company");
    entity(&w, "y-z", "company");
    entity(&w, "z", "company");
    entity(&w, "e:x-y-z-tie~3", "company");
    link(&w, "1", "x", "y-z", "cloud", 1);
    link(&w, "2", "x", "y-z", "cloud", 1);
    link(&w, "3", "x-y", "z", "cloud", 1);
    link(&w, "4", "x-y", "z", "cloud", 1);
    link(&w, "e:x-y-z-tie", "x", "z", "cloud", 1);
    snap(&w, options());
    erg_snapshot *m = merged(&w);
    assert_int_equal(m->edge_count, 3);
    assert_string_equal(m->edges[0].id, "e:x-y-z-tie");
    assert_string_equal(m->edges[1].id, "e:x-y-z-tie~2");
    assert_string_equal(m->edges[2].id, "e:x-y-z-tie~4");
    assert_string_equal(m->edges[1].merged[0], "1");
    assert_string_equal(m->edges[2].merged[0], "3");
    /* Merging what is merged changes nothing. */
    erg_snapshot *again = NULL;
    must(erg_snapshot_merge(&again, m, NULL), NULL);
    char *a = text_of(m);
    char *b = text_of(again);
    assert_string_equal(a, b);
    assert_int_equal(again->edges[1].merged_count, 2);
    free(a);
    free(b);
    erg_snapshot_free(again);
    erg_snapshot_free(m);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_order_leaves_no_trace),
        cmocka_unit_test(a_part_keeps_rows_and_counts),
        cmocka_unit_test(an_empty_dataset_is_an_empty_snapshot),
        cmocka_unit_test(single_edges_stay),
        cmocka_unit_test(parallel_edges_become_one),
        cmocka_unit_test(merged_flags),
        cmocka_unit_test(loops_merge_by_node),
        cmocka_unit_test(merged_ids_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

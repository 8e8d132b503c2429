/* Every allocation fails, once and from then on: snapshots, parts, merging and findings
 * report it and leave nothing behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "erg/check.h"
#include "failing_memory.h"
#include "graph_fixture.h"

static void full_world(world *w)
{
    erg_value one = {.type = ERG_VALUE_NUMBER, .number = 1};
    model_claim_draft claims[3] = {amount_claim("d1", 1e6, "USD"),
                                   amount_claim("d2", 2e6, "EUR"),
                                   amount_claim("d1", 3e6, "JPY")};
    model_claim_draft late[2] = {claim("d2"), claim("d1")};
    model_entity_draft e;
    claims[1].share = 0.2;
    claims[2].share = 0.3;
    late[0].key = late[1].key = "k";
    late[0].value = late[1].value = &one;
    model_entity_draft_clear(&e, NOWHERE);
    e.id = "z";
    e.kind = "odd";
    e.claims = late;
    e.claim_count = 2;
    world_open(w);
    document(w, "d1", 20200000);
    document(w, "d2", 20220000);
    entities(w, "abcdefgh");
    must(model_builder_entity(w->b, &e, NULL), NULL);
    rate(w, "EUR", 20200000, 2);
    for (int i = 0; i < 24; i++) {
        char source[2] = {(char)('a' + i % 8), '\0'};
        char target[2] = {(char)('a' + i % 5), '\0'};
        add(w, relation(NULL, source, target, i % 3 ? "cloud" : "gossip"), claims,
            (size_t)(i % 4));
    }
    world_finish(w);
}

typedef struct results {
    erg_snapshot *s, *part, *merged;
    erg_findings *findings;
} results;

static erg_code work(results *r, const world *w, const erg_snapshot_options *o,
                     erg_error *err)
{
    bool keep[9] = {true, true, true, false, true, true, true, true, true};
    erg_code code = erg_snapshot_make(&r->s, w->d, o, err);
    if (code == ERG_OK) code = erg_snapshot_part(&r->part, r->s, keep, err);
    if (code == ERG_OK) code = erg_snapshot_merge(&r->merged, r->s, err);
    if (code == ERG_OK) code = erg_findings_make(&r->findings, w->d, o, err);
    return code;
}

static void release(results *r)
{
    erg_findings_free(r->findings);
    erg_snapshot_free(r->merged);
    erg_snapshot_free(r->part);
    erg_snapshot_free(r->s);
    *r = (results){0};
}

static long survive(const world *w, const erg_snapshot_options *o)
{
    results whole = {0};
    long point = 1;
    long reported = 0;
    must(work(&whole, w, o, NULL), NULL);
    for (failed = 1; failed > 0; point++) {
        results r = {0};
        erg_error err = {0};
        long before = alive;
        failed = 0;
        countdown = point;
        erg_code code = work(&r, w, o, &err);
        countdown = 0;
        if (code == ERG_OK) { /* qsort does without */
            assert_int_equal(r.merged->edge_count, whole.merged->edge_count);
            assert_int_equal(r.findings->count, whole.findings->count);
        } else {
            assert_int_equal(code, ERG_ENOMEM);
            assert_int_equal(err.code, ERG_ENOMEM);
            assert_null(r.findings);
            assert_true(failed > 0);
            reported++;
        }
        release(&r);
        assert_int_equal(alive, before);
    }
    release(&whole);
    return reported;
}

static void every_allocation_fails(void **state)
{
    (void)state;
    static const char *const keep[] = {"a", "z"};
    static const char *const kinds[] = {"company", "odd"};
    static const char *const families[] = {"cloud", "other"};
    world w;
    if (SANITIZED) skip();
    full_world(&w);
    for (int i = 0; i < 4; i++) {
        erg_snapshot_options o = options();
        sticky = i % 2 == 1;
        if (i >= 2) {
            o.known_by = 20210000;
            o.resolve = "median";
            o.kinds = (erg_words){kinds, 2};
            o.families = (erg_words){families, 2};
            o.min_weight = 0.1;
            o.backbone = 0.99;
            o.largest_component = true;
            o.keep = (erg_words){keep, 2};
        }
        assert_true(survive(&w, &o) > 30);
    }
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_fails)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

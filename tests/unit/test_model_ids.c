/* Generated ids: what they are made of, who gets ~2, and that no order of reading shows
 * in them. */
#include "model_help.h"

#include <math.h>

static void expect_ids(making *m, const char *const *ids, size_t n)
{
    const erg_dataset *d = making_finish(m);
    assert_int_equal(d->relation_count, n);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(d->relations[i].id, ids[i]);
    making_end(m);
}

static void add(making *m, const char *id, const char *source, const char *target,
                const char *kind, erg_date start, double weight)
{
    model_relation_draft r = making_relation(m, 1, source, target);
    r.id = id;
    r.relation = kind;
    r.start = start;
    r.weight = weight;
    making_add_relation(m, &r);
}

static void made_of_ends_kind_start(void **state)
{
    (void)state;
    static const char *const ids[] = {
        "e:a-z-competition", "e:a-z-partnership-2020", "e:z-a-funding-2020-03",
        "e:z-a-licence",     "e:z-a-related",          "e:z-a-revenue-share",
        "e:z-a-whatever",
    };
    making m = making_begin("a.json", true);
    add(&m, NULL, "z", "a", "funding", 20200300, NAN);
    add(&m, NULL, "z", "a", NULL, 0, NAN);
    add(&m, NULL, "z", "a", "partnership", 20200000, NAN);
    add(&m, NULL, "a", "z", "competition", 0, NAN);
    add(&m, NULL, "z", "a", "licence", 0, NAN);
    add(&m, NULL, "z", "a", "whatever", 0, NAN);
    /* It is the kind that has no direction, not the relation. */
    model_relation_draft r = making_relation(&m, 1, "z", "a");
    r.relation = "revenue-share";
    r.directed = 0;
    making_add_relation(&m, &r);
    expect_ids(&m, ids, sizeof ids / sizeof *ids);
}

static void numbered_by_content(void **state)
{
    (void)state;
    making m = making_begin("a.json", true);
    add(&m, NULL, "a", "b", NULL, 0, 3);
    add(&m, NULL, "a", "b", NULL, 0, 1);
    add(&m, NULL, "a", "b", NULL, 0, 2);
    add(&m, NULL, "a", "b", NULL, 0, 2);
    const erg_dataset *d = making_finish(&m);
    static const char *const ids[] = {"e:a-b-related", "e:a-b-related~2",
                                      "e:a-b-related~3", "e:a-b-related~4"};
    static const double weights[] = {1, 2, 2, 3};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(d->relations[i].id, ids[i]);
        assert_true(d->relations[i].weight == weights[i]);
        assert_true(d->relations[i].id_generated);
    }
    making_end(&m);
}

static void stated_ids_win(void **state)
{
    (void)state;
    static const char *const ids[] = {"e:a-b-related", "e:a-b-related~2",
                                      "e:a-b-related~3", "e:a-b-related~5"};
    making m = making_begin("a.json", true);
    add(&m, NULL, "a", "b", NULL, 0, 1); /* ~3, for the first two are stated */
    add(&m, NULL, "a", "b", NULL, 0, 2); /* ~5, for ~4 is an entity */
    add(&m, "e:a-b-related", "b", "a", NULL, 0, 7);
    add(&m, "e:a-b-related~2", "b", "a", NULL, 0, 8);
    model_entity_draft e = making_entity(&m, 1, "e:a-b-related~4");
    making_add_entity(&m, &e);
    e = making_entity(&m, 1, "a");
    making_add_entity(&m, &e);
    e = making_entity(&m, 1, "b");
    making_add_entity(&m, &e);
    const erg_dataset *d = making_finish(&m);
    static const double weights[] = {7, 8, 1, 2};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(d->relations[i].id, ids[i]);
        assert_true(d->relations[i].weight == weights[i]);
        assert_int_equal(d->relations[i].id_generated, i >= 2);
    }
    making_end(&m);
}

/* Different ends, kinds and starts can make one plain id, and a plain id can look like a
 * numbered one: all stay apart. */
static void look_alikes(void **state)
{
    (void)state;
    static const char *const ids[] = {"e:a-b-c-x", "e:a-b-c-x~2", "e:a-b-c-x~3",
                                      "e:a-b-c-x~3~2"};
    making m = making_begin("a.json", true);
    add(&m, NULL, "a", "b-c", "x", 0, 1);
    add(&m, NULL, "a-b", "c", "x", 0, 1);
    add(&m, NULL, "a", "b", "c-x", 0, 1);
    add(&m, NULL, "a", "b", "c-x~3", 0, 1);
    expect_ids(&m, ids, 4);
}

static void longest(void **state)
{
    (void)state;
    char a[257];
    char b[257];
    char kind[257];
    memset(a, 'a', 256);
    memset(b, 'b', 256);
    memset(kind, 'k', 256);
    a[256] = b[256] = kind[256] = '\0';
    making m = making_begin("a.json", true);
    add(&m, NULL, a, b, kind, 20201231, 1);
    add(&m, NULL, a, b, kind, 20201231, 2);
    const erg_dataset *d = making_finish(&m);
    assert_int_equal(strlen(d->relations[0].id), 2 + 256 + 1 + 256 + 1 + 256 + 1 + 10);
    assert_int_equal(strlen(d->relations[1].id), strlen(d->relations[0].id) + 2);
    making_end(&m);
}

/* --- shuffles --- */

enum { RECORDS = 120, FILES = 3, SHUFFLES = 200 };

/* A small generator of our own: the same on every machine. */
static uint32_t random_below(uint64_t *seed, uint32_t n)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % n;
}

/* Record i of a dataset full of parallel relations, into the builder. The second and
 * later entities and some relations are described in two files. */
static void add_record(making *m, uint32_t i)
{
    static const char *const kinds[] = {NULL, "funding", "partnership", "funding~2"};
    char id[64];
    char source[16];
    char target[16];
    char note[16];
    if (i < 10) {
        snprintf(id, sizeof id, "n%u", i);
        model_entity_draft e = making_entity(m, i, id);
        if (i % 2) e.label = "odd";
        making_add_entity(m, &e);
        return;
    }
    if (i < 14) {
        snprintf(id, sizeof id, "d%u", i);
        model_document_draft d = making_document(m, i, id);
        making_add_document(m, &d);
        return;
    }
    uint64_t seed = i;
    snprintf(source, sizeof source, "n%u", random_below(&seed, 3));
    snprintf(target, sizeof target, "n%u", random_below(&seed, 3));
    model_relation_draft r = making_relation(m, i, source, target);
    r.relation = kinds[random_below(&seed, 4)];
    r.start = random_below(&seed, 2) ? 20200000 : 0;
    snprintf(id, sizeof id, "e:n%u-n%u-related~%u", random_below(&seed, 3),
             random_below(&seed, 3), i);
    if (random_below(&seed, 4) == 0) r.id = id;
    model_claim_draft claims[3];
    size_t n = random_below(&seed, 4);
    char document[16];
    snprintf(document, sizeof document, "d%u", 10 + random_below(&seed, 4));
    snprintf(note, sizeof note, "note %u", random_below(&seed, 2));
    for (size_t c = 0; c < n; c++) {
        claims[c] = making_claim(m, i);
        claims[c].document = random_below(&seed, 3) ? document : NULL;
        claims[c].note = random_below(&seed, 2) ? note : NULL;
        claims[c].share = random_below(&seed, 3) ? NAN : 0.5;
    }
    r.claims = claims;
    r.claim_count = n;
    making_add_relation(m, &r);
}

static void shuffles_leave_no_trace(void **state)
{
    (void)state;
    char first[80] = "";
    uint64_t seed = 1;
    for (int round = 0; round < SHUFFLES; round++) {
        uint32_t order[RECORDS];
        for (uint32_t i = 0; i < RECORDS; i++) {
            uint32_t j = random_below(&seed, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        making m = making_begin("f0", true);
        uint32_t per_file = RECORDS / (1 + random_below(&seed, FILES));
        for (uint32_t i = 0; i < RECORDS; i++) {
            char file[16];
            snprintf(file, sizeof file, "f%u", 9 - i / per_file);
            if (i > 0 && i % per_file == 0) making_next(&m, file, true);
            add_record(&m, order[i]);
        }
        /* Entities once more, from another input. */
        making_next(&m, "again", true);
        for (uint32_t i = 0; i < 10; i++)
            add_record(&m, i);
        const erg_dataset *d = making_finish(&m);
        if (round == 0) snprintf(first, sizeof first, "%s", erg_dataset_digest(d));
        assert_string_equal(erg_dataset_digest(d), first);
        making_end(&m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(made_of_ends_kind_start),
        cmocka_unit_test(numbered_by_content),
        cmocka_unit_test(stated_ids_win),
        cmocka_unit_test(look_alikes),
        cmocka_unit_test(longest),
        cmocka_unit_test(shuffles_leave_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

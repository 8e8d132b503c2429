/* Entities that an earlier picture had stay where they were; the file that keeps them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "erg/picture.h"
#include "erg/write.h"
#include "graph_fixture.h"

static void assert_near(double a, double b, double apart)
{
    if (!(fabs(a - b) <= apart)) fail_msg("%.17g is not %.17g", a, b);
}

/* A ring of n entities with a chord here and there, and `alone` without a relation. */
static void fill(world *w, int n, int alone)
{
    char id[32], other[32], name[32];
    world_open(w);
    for (int i = 0; i < n + alone; i++) {
        snprintf(id, sizeof id, "e%03d", i);
        entity(w, id, "company");
    }
    for (int i = 0; i < n; i++) {
        snprintf(id, sizeof id, "e%03d", i);
        snprintf(other, sizeof other, "e%03d", (i + (i % 5 == 0 ? 3 : 1)) % n);
        snprintf(name, sizeof name, "r%03d", i);
        link(w, name, id, other, "funding", 1);
    }
}

static erg_positions *place(const erg_snapshot *s, const erg_places *places,
                            const char *width)
{
    const erg_picture_options how = {
        .places = places, .width = width, .worker = getenv("LAYOUT")};
    erg_positions *positions = NULL;
    erg_error err = {0};
    must(erg_positions_make(&positions, s, NULL, &how, &err), &err);
    return positions;
}

/* Through a file and back. */
static erg_places *keep(const erg_snapshot *s, const erg_positions *positions,
                        const erg_places *earlier)
{
    char path[] = "/tmp/erg-places-XXXXXX";
    erg_places *places = NULL;
    erg_error err = {0};
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    must(erg_write_places(s, positions, earlier, base_sink_to_descriptor, &fd, &err),
         &err);
    assert_int_equal(fclose(file), 0);
    must(erg_places_read(&places, path, &err), &err);
    assert_int_equal(remove(path), 0);
    return places;
}

static const erg_place *find(const erg_places *places, const char *id)
{
    for (size_t i = 0; i < places->count; i++)
        if (strcmp(places->items[i].id, id) == 0) return &places->items[i];
    return NULL;
}

/* Everyone who was there is there still; those who are new are inside, off the others. */
static void stays(const erg_snapshot *s, const erg_positions *now,
                  const erg_places *before, double scale)
{
    for (uint32_t v = 0; v < s->node_count; v++) {
        const erg_place *was = find(before, erg_snapshot_entity(s, v)->id);
        assert_true(isfinite(now->x[v]) && isfinite(now->y[v]));
        if (was) {
            assert_near(now->x[v], was->x * scale, 0.051);
            assert_near(now->y[v], was->y * scale, 0.051);
            continue;
        }
        assert_true(now->x[v] >= 0 && now->x[v] <= now->width);
        assert_true(now->y[v] >= 0 && now->y[v] <= now->height);
        for (uint32_t u = 0; u < v; u++)
            assert_true(hypot(now->x[u] - now->x[v], now->y[u] - now->y[v]) > 3);
    }
}

static void grows(int from, int to, int alone)
{
    world small, large;
    fill(&small, from, alone);
    fill(&large, to, alone);
    const erg_snapshot *s = snap(&small, options()), *g = snap(&large, options());
    erg_positions *first = place(s, NULL, NULL);
    erg_places *places = keep(s, first, NULL);
    assert_int_equal(places->count, s->node_count);
    assert_string_equal(places->engine, first->engine);
    for (uint32_t v = 0; v < s->node_count; v++) {
        const erg_place *p = find(places, erg_snapshot_entity(s, v)->id);
        assert_near(p->x, first->x[v], 0);
        assert_near(p->y, first->y[v], 0);
    }

    erg_positions *again = place(s, places, NULL);
    stays(s, again, places, 1);
    assert_near(again->width, first->width, 0);
    assert_near(again->height, first->height, 0);

    erg_positions *second = place(g, places, NULL);
    stays(g, second, places, 1);
    erg_places *more = keep(g, second, places);
    assert_int_equal(more->count, g->node_count);

    /* back to the few: the others are remembered */
    erg_positions *third = place(s, more, NULL);
    stays(s, third, places, 1);
    erg_places *all = keep(s, third, more);
    assert_int_equal(all->count, more->count);
    for (size_t i = 0; i < all->count; i++) {
        assert_string_equal(all->items[i].id, more->items[i].id);
        assert_near(all->items[i].x, more->items[i].x, 0);
        assert_near(all->items[i].y, more->items[i].y, 0);
    }
    erg_places_free(all);
    erg_places_free(more);
    erg_places_free(places);
    erg_positions_free(third);
    erg_positions_free(second);
    erg_positions_free(again);
    erg_positions_free(first);
    world_close(&small);
    world_close(&large);
}

static void test_pictures(void **state)
{
    (void)state;
    grows(8, 9, 0);
    grows(6, 14, 4);
    grows(20, 40, 3);
}

static void test_large(void **state)
{
    (void)state;
    grows(40, 160, 5);
    grows(200, 260, 40);
}

static void test_other_width(void **state)
{
    world w;
    (void)state;
    fill(&w, 12, 0);
    const erg_snapshot *s = snap(&w, options());
    erg_positions *page = place(s, NULL, "page");
    erg_places *places = keep(s, page, NULL);
    erg_positions *column = place(s, places, "column");
    assert_true(column->width < page->width);
    stays(s, column, places, column->width / page->width);
    erg_places_free(places);
    erg_positions_free(page);
    erg_positions_free(column);
    world_close(&w);
}

/* What a caller makes by hand: places of nobody, and places that are none. */
static void test_odd_places(void **state)
{
    static const erg_place nobody[] = {{"nobody", 5, 5}};
    static const erg_place none[] = {{"e000", NAN, 5}, {"e001", 5, INFINITY}};
    const erg_places a = {.items = nobody, .count = 1}, b = {.items = none, .count = 2};
    world w;
    (void)state;
    fill(&w, 6, 2);
    const erg_snapshot *s = snap(&w, options());
    erg_positions *plain = place(s, NULL, NULL), *with_a = place(s, &a, NULL),
                  *with_b = place(s, &b, NULL);
    for (uint32_t v = 0; v < s->node_count; v++) {
        assert_near(with_a->x[v], plain->x[v], 0);
        assert_near(with_b->y[v], plain->y[v], 0);
    }
    erg_positions_free(plain);
    erg_positions_free(with_a);
    erg_positions_free(with_b);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_other_width),
        cmocka_unit_test(test_odd_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

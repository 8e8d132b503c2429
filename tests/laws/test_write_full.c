/* Every emitter survives a full disk: whichever write fails, the failure is reported,
 * nothing is written after it, and what came before is the beginning of the whole. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../unit/graph_fixture.h"
#include "base/buffer.h"
#include "erg/measure.h"
#include "erg/picture.h"
#include "write/emitter.h"

enum { NODES = 120 };

typedef struct disk {
    base_buffer text;
    size_t writes, fails_at; /* 0: never */
    bool failed;
} disk;

static int write_disk(void *user, const char *data, size_t n)
{
    disk *d = user;
    assert_false(d->failed);
    d->writes++;
    d->failed = d->writes == d->fails_at;
    if (d->failed) return ENOSPC;
    base_buffer_add_n(&d->text, data, n);
    return 0;
}

static void fill(world *w)
{
    char id[32], other[32];
    world_open(w);
    for (int i = 0; i < NODES; i++) {
        snprintf(id, sizeof id, "entity-%03d", i);
        entity(w, id, "company");
    }
    for (int i = 0; i < NODES; i++) {
        char name[32];
        snprintf(id, sizeof id, "entity-%03d", i);
        snprintf(other, sizeof other, "entity-%03d", (i * 7 + 1) % NODES);
        snprintf(name, sizeof name, "relation-%03d", i);
        link(w, name, id, other, "funding", 1);
    }
}

/* Tries every write of one format. */
static void fill_disk(const write_emitter *emitter, const erg_output *what)
{
    disk whole = {0};
    erg_error err = {0};
    must(erg_write(emitter->name, what, write_disk, &whole, &err), &err);
    assert_true(whole.writes > 0 && whole.text.length > 0);
    for (size_t k = 1; k <= whole.writes; k++) {
        disk d = {.fails_at = k};
        err = (erg_error){0};
        assert_int_equal(erg_write(emitter->name, what, write_disk, &d, &err), ERG_EIO);
        assert_non_null(strstr(err.text, "No space left"));
        assert_true(d.text.length < whole.text.length);
        if (d.text.length > 0)
            assert_memory_equal(d.text.data, whole.text.data, d.text.length);
        base_buffer_free(&d.text);
    }
    base_buffer_free(&whole.text);
}

static void a_full_disk_is_reported(void **state)
{
    const erg_measure_options keys = {.keys = {(const char *const[]){"strength"}, 1}};
    const erg_picture_options look = {.layout = "grid"};
    erg_measures *measures = NULL;
    erg_positions *positions = NULL;
    erg_picture *picture = NULL;
    erg_error err = {0};
    world w;
    (void)state;
    fill(&w);
    const erg_snapshot *s = snap(&w, options());
    must(erg_measures_compute(&measures, s, &keys, &err), &err);
    must(erg_positions_make(&positions, s, measures, &look, &err), &err);
    must(erg_picture_make(&picture, s, measures, positions, &look, &err), &err);
    const erg_output what = {.snapshot = s,
                             .measures = measures,
                             .positions = positions,
                             .picture = picture,
                             .scale = 0.2,
                             .renderer = getenv("RENDER")};
    for (size_t i = 0; i < write_emitter_count; i++)
        fill_disk(write_emitters[i], &what);
    erg_picture_free(picture);
    erg_positions_free(positions);
    erg_measures_free(measures);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_full_disk_is_reported)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "cli/progress.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/sink.h"

#define SHOWN_AFTER 1.0 /* seconds since the first stage began */
#define LEFT_AFTER 0.5  /* of a stage: before, nobody knows how long it takes */

enum { EVERY_NS = 200000000, MANY = 10000 };

/* A thread looks at it now and then, so that a stage that says nothing shows as well, and
 * those that say something need not look at the clock. */
static struct {
    pthread_mutex_t lock; /* of all but the share */
    const char *what;     /* NULL: nothing to show */
    double work_begun, stage_begun;
    bool watched, shown;
    atomic_uint share; /* of the stage, in MANY; 0: not known */
} state = {.lock = PTHREAD_MUTEX_INITIALIZER};

static double now(void)
{
    struct timespec time = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* To the beginning of the line, and clear it. */
static const char fresh_line[] = "\r\x1b[K";

static void show(const char *text, size_t n)
{
    int to = STDERR_FILENO;
    base_sink_to_descriptor(&to, text, n);
}

static void show_stage(void)
{
    base_buffer line = {0};
    double share = (double)atomic_load(&state.share) / MANY;
    double lasted = now() - state.stage_begun;
    base_buffer_format(&line, "%serg: %s", fresh_line, state.what);
    if (share > 0) base_buffer_format(&line, ", %.0f %%", 100 * share);
    if (share > 0 && lasted > LEFT_AFTER) {
        double left = lasted * (1 - share) / share;
        if (left < 90)
            base_buffer_format(&line, ", about %.0f s left", left);
        else
            base_buffer_format(&line, ", about %.0f minutes left", left / 60);
    } else if (!(share > 0)) {
        base_buffer_add(&line, " ...");
    }
    if (!line.failed) show(line.data, line.length);
    base_buffer_free(&line);
    state.shown = true;
}

static void *watch(void *unused)
{
    const struct timespec pause = {0, EVERY_NS};
    for (;;) {
        nanosleep(&pause, NULL);
        pthread_mutex_lock(&state.lock);
        if (state.what && now() - state.work_begun > SHOWN_AFTER) show_stage();
        pthread_mutex_unlock(&state.lock);
    }
    return unused;
}

/* A terminal that can take a line back. */
static bool has_screen(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

/* The thread ends with the program. Without it there is no progress to see, no more. */
static void begin_watching(void)
{
    pthread_t thread;
    state.watched = true;
    state.work_begun = now();
    if (pthread_create(&thread, NULL, watch, NULL) == 0) pthread_detach(thread);
}

void cli_say_progress(const char *what)
{
    if (!has_screen()) return;
    pthread_mutex_lock(&state.lock);
    if (what && !state.watched) begin_watching();
    if (state.shown && !what) {
        show(fresh_line, sizeof fresh_line - 1);
        state.shown = false;
    }
    state.what = what;
    state.stage_begun = now();
    atomic_store(&state.share, 0);
    pthread_mutex_unlock(&state.lock);
}

static void tell(void *unused, double share)
{
    (void)unused;
    atomic_store_explicit(&state.share, (unsigned)(share * MANY), memory_order_relaxed);
}

erg_progress cli_progress(void)
{
    return (erg_progress){tell, NULL};
}

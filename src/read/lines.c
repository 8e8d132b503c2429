#include "read/lines.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "read/json.h"
#include "read/source.h"

/* A batch ends with the line that fills it. */
enum { BATCH_LINES = 128, BATCH_BYTES = 1 << 17, BATCHES = 3 };
/* What a parsed line leaves behind is used again, unless it is more than this. */
enum { VALUES_KEPT = 4096 };

/* Lines in a row, parsed. */
struct batch {
    base_buffer text;
    size_t ends[BATCH_LINES]; /* of each line in the text */
    uint32_t numbers[BATCH_LINES];
    read_json json[BATCH_LINES];
    size_t count;
    size_t parsed; /* those before what went wrong, if anything did */
    erg_code code;
    erg_error wrong;
    bool is_last;
    double share; /* of the input that was read when it ended */
};

struct lines {
    read_source *source;
    erg_progress progress; /* the source's, told in the thread that asks */
    uint32_t number;       /* of the line read last */
    struct batch batches[BATCHES];
    /* Of the two threads: batches made and taken so far, the taker has given up. */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t made, taken;
    bool stopped;
};

/* --- making batches --- */

static erg_code add_line(struct lines *l, struct batch *b, erg_error *err)
{
    char *text = NULL;
    size_t n = 0;
    erg_code code = read_source_line(l->source, &text, &n, err);
    b->is_last = code == ERG_OK && !text;
    if (code != ERG_OK || !text) return code;
    l->number++;
    if (read_json_blanks(text, n, 0) == n) return ERG_OK;
    base_buffer_add_n(&b->text, text, n);
    if (b->text.failed) return base_fail_memory(err);
    b->ends[b->count] = b->text.length;
    b->numbers[b->count++] = l->number;
    return ERG_OK;
}

static erg_code parse_line(struct lines *l, struct batch *b, erg_error *err)
{
    size_t i = b->parsed;
    size_t from = i > 0 ? b->ends[i - 1] : 0;
    base_place place = {read_source_name(l->source), b->numbers[i], 1};
    return read_json_parse(&b->json[i], b->text.data + from, b->ends[i] - from, place,
                           err);
}

/* Parsed where they stay: the text moves as long as lines are added. */
static void make_batch(struct lines *l, struct batch *b)
{
    erg_code code = ERG_OK;
    base_buffer_reset(&b->text);
    b->count = b->parsed = 0;
    b->wrong = (erg_error){.code = ERG_OK};
    while (code == ERG_OK && !b->is_last && b->count < BATCH_LINES &&
           b->text.length < BATCH_BYTES)
        code = add_line(l, b, &b->wrong);
    erg_error in_line = {.code = ERG_OK};
    while (b->parsed < b->count && parse_line(l, b, &in_line) == ERG_OK)
        b->parsed++;
    if (in_line.code != ERG_OK) b->wrong = in_line; /* before what could not be read */
    b->code = b->wrong.code;
    b->share = read_source_share(l->source);
}

static erg_code take_batch(struct lines *l, struct batch *b, read_walk_fn *line, void *to,
                           erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < b->parsed && code == ERG_OK; i++) {
        code = line(to, NULL, read_json_root(&b->json[i]), err);
        if (b->json[i].item_room > VALUES_KEPT) read_json_free(&b->json[i]);
    }
    if (code != ERG_OK) return code;
    if (l->progress.tell) l->progress.tell(l->progress.to, b->share);
    return b->code == ERG_OK ? ERG_OK : base_fail_as(err, &b->wrong);
}

/* --- two threads --- */

static bool ends(const struct batch *b)
{
    return b->is_last || b->code != ERG_OK;
}

static void *make_ahead(void *of)
{
    struct lines *l = of;
    bool more = true;
    while (more) {
        pthread_mutex_lock(&l->lock);
        while (!l->stopped && l->made - l->taken == BATCHES)
            pthread_cond_wait(&l->changed, &l->lock);
        more = !l->stopped;
        pthread_mutex_unlock(&l->lock);
        if (!more) break;
        struct batch *b = &l->batches[l->made % BATCHES];
        make_batch(l, b);
        more = !ends(b);
        pthread_mutex_lock(&l->lock);
        l->made++;
        pthread_cond_signal(&l->changed);
        pthread_mutex_unlock(&l->lock);
    }
    return NULL;
}

static erg_code take_ahead(struct lines *l, read_walk_fn *line, void *to, erg_error *err)
{
    erg_code code = ERG_OK;
    for (bool more = true; more && code == ERG_OK;) {
        pthread_mutex_lock(&l->lock);
        while (l->made == l->taken)
            pthread_cond_wait(&l->changed, &l->lock);
        pthread_mutex_unlock(&l->lock);
        struct batch *b = &l->batches[l->taken % BATCHES];
        code = take_batch(l, b, line, to, err);
        more = !ends(b);
        pthread_mutex_lock(&l->lock);
        l->taken++;
        l->stopped = code != ERG_OK;
        pthread_cond_signal(&l->changed);
        pthread_mutex_unlock(&l->lock);
    }
    return code;
}

static bool wants_thread(const read_job *job)
{
    if (job->threads > 0) return job->threads > 1;
    return sysconf(_SC_NPROCESSORS_ONLN) > 1;
}

/* What is no longer than a batch needs no thread. Where none can be started, one does
 * both. */
static erg_code take_all(struct lines *l, const read_job *job, read_walk_fn *line,
                         void *to, erg_error *err)
{
    pthread_t maker;
    struct batch *first = &l->batches[0];
    make_batch(l, first);
    erg_code code = take_batch(l, first, line, to, err);
    if (code != ERG_OK || first->is_last) return code;
    if (wants_thread(job) && pthread_create(&maker, NULL, make_ahead, l) == 0) {
        code = take_ahead(l, line, to, err);
        pthread_join(maker, NULL);
        return code;
    }
    while (code == ERG_OK && !first->is_last) {
        make_batch(l, first);
        code = take_batch(l, first, line, to, err);
    }
    return code;
}

erg_code read_lines(const read_job *job, read_walk_fn *line, void *to, erg_error *err)
{
    struct lines *l = calloc(1, sizeof *l);
    if (!l) return base_fail_memory(err);
    l->source = job->source;
    l->progress = read_source_tell(job->source, (erg_progress){NULL, NULL});
    pthread_mutex_init(&l->lock, NULL);
    pthread_cond_init(&l->changed, NULL);
    erg_code code = take_all(l, job, line, to, err);
    pthread_cond_destroy(&l->changed);
    pthread_mutex_destroy(&l->lock);
    for (size_t i = 0; i < BATCHES; i++) {
        base_buffer_free(&l->batches[i].text);
        for (size_t j = 0; j < BATCH_LINES; j++)
            read_json_free(&l->batches[i].json[j]);
    }
    free(l);
    return code;
}

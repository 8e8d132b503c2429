#include "read/lines.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "read/json.h"
#include "read/source.h"

/* A batch ends with the line that fills it. */
enum { BATCH_LINES = 128, BATCH_BYTES = 1 << 17, BATCHES = 4 };
/* What a parsed line leaves behind is used again, unless it is more than this. */
enum { VALUES_KEPT = 4096 };

/* Lines in a row, parsed, or drafts of what they state. */
struct batch {
    base_buffer text;
    size_t ends[BATCH_LINES]; /* of each line in the text */
    uint32_t numbers[BATCH_LINES];
    read_json json[BATCH_LINES]; /* for drafts the first of them is enough */
    read_draft drafts[BATCH_LINES];
    read_records records; /* for the drafts */
    size_t count;
    size_t parsed; /* those before what went wrong, if anything did */
    erg_error wrong;
    bool is_first, is_last;
    bool is_made; /* of the two threads, see below */
    double share; /* of the input that was read when it ended */
};

/* What lines are read for. */
struct use {
    read_walk_fn *line; /* either this, with `to`, or `make` */
    void *to;
    read_line_fn *make;
};

struct lines {
    read_source *source;
    model_builder *builder;
    const struct use *use;
    erg_progress progress; /* the source's, told in the thread that asks */
    uint32_t number;       /* of the line read last */
    struct batch batches[BATCHES];
    size_t taken; /* batches so far */
    /* Of the two threads: batches read so far, and begun to be made; no more will be
     * read. */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t read, begun;
    bool stopped;
};

/* --- batches: read, made, taken --- */

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

static erg_code make_line(const struct lines *l, struct batch *b, size_t i,
                          erg_error *err)
{
    size_t from = i > 0 ? b->ends[i - 1] : 0;
    base_place place = {read_source_name(l->source), b->numbers[i], 1};
    read_line_fn *make = l->use->make;
    read_json *json = make ? &b->json[0] : &b->json[i];
    json->strings = make ? &b->records.scratch : NULL;
    erg_code code =
        read_json_parse(json, b->text.data + from, b->ends[i] - from, place, err);
    if (code != ERG_OK || !make) return code;
    code = make(&b->drafts[i], &b->records, b->is_first && i == 0, read_json_root(json),
                err);
    if (json->item_room > VALUES_KEPT) read_json_free(json);
    return code;
}

static void read_batch(struct lines *l, struct batch *b)
{
    erg_code code = ERG_OK;
    base_buffer_reset(&b->text);
    b->count = 0;
    b->is_first = l->number == 0;
    b->is_made = false;
    b->wrong = (erg_error){.code = ERG_OK};
    while (code == ERG_OK && !b->is_last && b->count < BATCH_LINES &&
           b->text.length < BATCH_BYTES)
        code = add_line(l, b, &b->wrong);
    b->share = read_source_share(l->source);
}

/* Parsed where they stay: the text is all there. */
static void make_batch(const struct lines *l, struct batch *b)
{
    base_arena_reset(&b->records.scratch);
    b->parsed = 0;
    erg_error in_line = {.code = ERG_OK};
    while (b->parsed < b->count && make_line(l, b, b->parsed, &in_line) == ERG_OK)
        b->parsed++;
    if (in_line.code != ERG_OK) b->wrong = in_line; /* before what could not be read */
}

static erg_code take_line(struct lines *l, struct batch *b, size_t i, erg_error *err)
{
    if (l->use->make) return b->drafts[i].keep(l->builder, b->drafts[i].draft, err);
    read_json *json = &b->json[i];
    erg_code code = l->use->line(l->use->to, NULL, read_json_root(json), err);
    if (json->item_room > VALUES_KEPT) read_json_free(json);
    return code;
}

static erg_code take_batch(struct lines *l, struct batch *b, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; l->use->make && i < b->parsed; i++)
        if (b->drafts[i].expect) b->drafts[i].expect(l->builder, b->drafts[i].draft);
    for (size_t i = 0; i < b->parsed && code == ERG_OK; i++)
        code = take_line(l, b, i, err);
    if (code != ERG_OK) return code;
    if (l->progress.tell) l->progress.tell(l->progress.to, b->share);
    return b->wrong.code == ERG_OK ? ERG_OK : base_fail_as(err, &b->wrong);
}

static bool is_end(const struct batch *b)
{
    return b->is_last || b->wrong.code != ERG_OK;
}

/* --- two threads --- */

/* Makes the batch that comes next in that, if one is read. */
static bool make_next(struct lines *l)
{
    pthread_mutex_lock(&l->lock);
    bool found = l->begun < l->read;
    struct batch *b = &l->batches[l->begun % BATCHES];
    l->begun += found;
    pthread_mutex_unlock(&l->lock);
    if (!found) return false;
    make_batch(l, b);
    pthread_mutex_lock(&l->lock);
    b->is_made = true;
    pthread_cond_signal(&l->changed);
    pthread_mutex_unlock(&l->lock);
    return true;
}

/* The second thread makes all that it finds. */
static void *make_ahead(void *of)
{
    struct lines *l = of;
    for (bool more = true; more;) {
        if (make_next(l)) continue;
        pthread_mutex_lock(&l->lock);
        while (!l->stopped && l->begun == l->read)
            pthread_cond_wait(&l->changed, &l->lock);
        more = l->begun < l->read;
        pthread_mutex_unlock(&l->lock);
    }
    return NULL;
}

/* Reads ahead as far as there is room. */
static void read_ahead(struct lines *l)
{
    while (!l->stopped && l->read - l->taken < BATCHES) {
        struct batch *b = &l->batches[l->read % BATCHES];
        read_batch(l, b);
        bool ends = is_end(b);
        pthread_mutex_lock(&l->lock);
        l->read++;
        l->stopped = ends;
        pthread_cond_signal(&l->changed);
        pthread_mutex_unlock(&l->lock);
    }
}

/* The first one makes others as long as the batch that comes next is not made, so that
 * neither waits for long, whichever has more to do. */
static void await(struct lines *l, const struct batch *b)
{
    bool is_made = false;
    while (!is_made) {
        pthread_mutex_lock(&l->lock);
        while (!b->is_made && l->begun == l->read)
            pthread_cond_wait(&l->changed, &l->lock);
        is_made = b->is_made;
        pthread_mutex_unlock(&l->lock);
        if (!is_made) make_next(l);
    }
}

static erg_code take_ahead(struct lines *l, erg_error *err)
{
    erg_code code = ERG_OK;
    for (bool more = true; more && code == ERG_OK; l->taken++) {
        struct batch *b = &l->batches[l->taken % BATCHES];
        read_ahead(l);
        await(l, b);
        code = take_batch(l, b, err);
        more = !is_end(b);
    }
    pthread_mutex_lock(&l->lock);
    l->stopped = true;
    pthread_cond_signal(&l->changed);
    pthread_mutex_unlock(&l->lock);
    return code;
}

static bool wants_thread(const read_job *job)
{
    if (job->threads > 0) return job->threads > 1;
    return sysconf(_SC_NPROCESSORS_ONLN) > 1;
}

static erg_code do_batch(struct lines *l, struct batch *b, erg_error *err)
{
    read_batch(l, b);
    make_batch(l, b);
    return take_batch(l, b, err);
}

/* What is no longer than a batch needs no thread. Where none can be started, one does
 * all. */
static erg_code take_all(struct lines *l, const read_job *job, erg_error *err)
{
    pthread_t maker;
    struct batch *first = &l->batches[0];
    erg_code code = do_batch(l, first, err);
    if (code != ERG_OK || first->is_last) return code;
    if (wants_thread(job) && pthread_create(&maker, NULL, make_ahead, l) == 0) {
        code = take_ahead(l, err);
        pthread_join(maker, NULL);
        return code;
    }
    while (code == ERG_OK && !first->is_last)
        code = do_batch(l, first, err);
    return code;
}

static erg_code read_all(const read_job *job, const struct use *use, erg_error *err)
{
    struct lines *l = calloc(1, sizeof *l);
    if (!l) return base_fail_memory(err);
    l->use = use;
    l->source = job->source;
    l->builder = job->builder;
    l->progress = read_source_tell(job->source, (erg_progress){NULL, NULL});
    pthread_mutex_init(&l->lock, NULL);
    pthread_cond_init(&l->changed, NULL);
    erg_code code = take_all(l, job, err);
    pthread_cond_destroy(&l->changed);
    pthread_mutex_destroy(&l->lock);
    for (size_t i = 0; i < BATCHES; i++) {
        base_buffer_free(&l->batches[i].text);
        read_records_free(&l->batches[i].records);
        for (size_t j = 0; j < BATCH_LINES; j++)
            read_json_free(&l->batches[i].json[j]);
    }
    free(l);
    return code;
}

erg_code read_lines(const read_job *job, read_walk_fn *line, void *to, erg_error *err)
{
    return read_all(job, &(struct use){.line = line, .to = to}, err);
}

erg_code read_line_records(const read_job *job, read_line_fn *make, erg_error *err)
{
    return read_all(job, &(struct use){.make = make}, err);
}

/* Fuzzing: bytes through a reader and, where they are a dataset, through the whole
 * pipeline. FUZZ_READER is the reader (erg list readers).
 *
 * What must hold: reading fails with a code, one line and no dataset, or gives one; a
 * dataset can always be measured, checked, compared with itself without a difference and
 * written in every format; what erg writes as json and jsonl it reads back.
 *
 * With libFuzzer (`make fuzz`) its engine makes the bytes. Else main does: each file of
 * tests/fuzz/corpus/READER as it is, then N mutants of them, the same ones every time. */
#define _GNU_SOURCE
#include <assert.h>
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/sink.h"
#include "erg.h"
#include "read/reader.h"
#include "write/emitter.h"

enum { NODES_DRAWN = 12, NODES_MEASURED = 300, PATH_ROOM = 64 };

#define MUST(what)                                                                       \
    do {                                                                                 \
        if (!(what)) {                                                                   \
            fprintf(stderr, "fuzz: %s does not hold\n", #what);                          \
            abort();                                                                     \
        }                                                                                \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads bytes as a file that has no name on any disk. */
static erg_code read_bytes(erg_dataset **out, const void *data, size_t n,
                           const char *reader, erg_error *err)
{
    char path[PATH_ROOM];
    const erg_read_options how = {.from = reader, .keep_origins = true};
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    MUST(fd >= 0 && write(fd, data, n) == (ssize_t)n && lseek(fd, 0, SEEK_SET) == 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const char *const paths[] = {path};
    erg_code code = erg_dataset_read(out, paths, 1, &how, err);
    close(fd);
    return code;
}

static void expect_reason(erg_code code, const erg_error *err, const erg_dataset *dataset)
{
    MUST(code != ERG_OK && code != ERG_EINTERNAL && err->code == code);
    MUST(dataset == NULL);
    MUST(err->text[0] != '\0' && strlen(err->text) < sizeof err->text);
    MUST(strncmp(err->text, "/proc", 5) != 0 || err->file_length > 0 ||
         code != ERG_EPARSE);
}

static int take(void *to, const char *data, size_t n)
{
    return base_sink_to_buffer(to, data, n);
}

/* What was written reads back. */
static void read_back(const base_buffer *text, const char *reader)
{
    erg_dataset *again = NULL;
    erg_error err = {0};
    if (read_bytes(&again, text->data, text->length, reader, &err) != ERG_OK) {
        fprintf(stderr, "fuzz: what erg wrote is refused: %s\n", err.text);
        abort();
    }
    erg_dataset_free(again);
}

static void write_all(const erg_snapshot *s, const erg_measures *measures)
{
    erg_error err = {0};
    erg_picture *picture = NULL;
    erg_positions *positions = NULL;
    const erg_picture_options look = {.layout = "grid"};
    bool draws = s->node_count <= NODES_DRAWN && s->edge_count <= NODES_DRAWN;
    if (draws) {
        MUST(erg_positions_make(&positions, s, measures, &look, &err) == ERG_OK);
        erg_code code = erg_picture_make(&picture, s, measures, positions, &look, &err);
        MUST(code == ERG_OK);
    }
    erg_output what = {
        .snapshot = s, .measures = measures, .positions = positions, .picture = picture};
    for (size_t i = 0; i < write_emitter_count; i++) {
        const write_emitter *e = write_emitters[i];
        base_buffer text = {0};
        bool external = e->picture_alone && strcmp(e->name, "svg") != 0;
        if (external || (!draws && (e->needs_positions || e->needs_picture))) continue;
        MUST(erg_write(e->name, &what, take, &text, &err) == ERG_OK);
        MUST(!text.failed);
        if (strcmp(e->name, "json") == 0) read_back(&text, "snapshot");
        if (strcmp(e->name, "jsonl") == 0) read_back(&text, "jsonl");
        base_buffer_free(&text);
    }
    erg_picture_free(picture);
    erg_positions_free(positions);
}

static void expect_no_difference(const erg_snapshot *s, const erg_measures *measures)
{
    erg_diff *diff = NULL;
    erg_error err = {0};
    MUST(erg_diff_make(&diff, s, measures, s, measures, NULL, &err) == ERG_OK);
    MUST(!diff->differ && diff->comparable);
    erg_diff_free(diff);
}

static void go_through(const erg_dataset *d)
{
    erg_error err = {0};
    erg_snapshot *s = NULL;
    erg_measures *measures = NULL;
    erg_findings *findings = NULL;
    erg_snapshot_options how;
    erg_measure_options measuring = {.none = d->entity_count > NODES_MEASURED};
    erg_snapshot_options_clear(&how);
    erg_code code = erg_findings_make(&findings, d, &how, &err);
    MUST(code == ERG_OK || code == ERG_EUSAGE || code == ERG_ELIMIT);
    erg_findings_free(findings);
    err = (erg_error){0};
    code = erg_snapshot_make(&s, d, &how, &err);
    if (code != ERG_OK) {
        MUST(code == ERG_ELIMIT || code == ERG_EUSAGE || code == ERG_EDATA);
        return;
    }
    code = erg_measures_compute(&measures, s, &measuring, &err);
    if (code != ERG_OK) fprintf(stderr, "fuzz: %s\n", err.text);
    MUST(code == ERG_OK);
    write_all(s, measures);
    expect_no_difference(s, measures);
    erg_measures_free(measures);
    erg_snapshot_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    erg_code code = read_bytes(&dataset, data, size, getenv("FUZZ_READER"), &err);
    if (code != ERG_OK)
        expect_reason(code, &err, dataset);
    else
        go_through(dataset);
    erg_dataset_free(dataset);
    return 0;
}

#ifndef FUZZ_ENGINE

enum { FILES_MOST = 32, BYTES_MOST = 1 << 16 };

typedef struct corpus {
    uint8_t *data[FILES_MOST];
    size_t size[FILES_MOST];
    size_t count;
} corpus;

/* xorshift64* (S. Vigna): the same on every machine. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(0x2545F4914F6CDD1D);
}

static size_t below(uint64_t *state, size_t n)
{
    return n == 0 ? 0 : (size_t)(next_random(state) >> 33) % n;
}

static void load(corpus *c, const char *folder)
{
    DIR *dir = opendir(folder);
    for (const struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        char path[4096];
        if (e->d_name[0] == '.' || c->count == FILES_MOST) continue;
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        FILE *file = fopen(path, "rb");
        uint8_t *bytes = malloc(BYTES_MOST);
        MUST(file && bytes);
        c->size[c->count] = fread(bytes, 1, BYTES_MOST, file);
        c->data[c->count++] = bytes;
        fclose(file);
    }
    if (dir) closedir(dir);
}

/* One small change: what parsers trip over. */
static size_t mutate(uint8_t *bytes, size_t n, const corpus *c, uint64_t *random)
{
    static const char *const pieces[] = {"\"",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         "\\",
                                         "\n",
                                         "0",
                                         "-",
                                         "1e999",
                                         "null",
                                         "\\u0000",
                                         "\\ud800",
                                         "\xFF",
                                         "\xED\xA0\x80",
                                         "<",
                                         ">",
                                         "&",
                                         "]]>",
                                         "<!--",
                                         "0000",
                                         "99999999999999999999",
                                         "1e-400",
                                         "\"id\"",
                                         "\"amount\"",
                                         "\xEF\xBB\xBF",
                                         "\t",
                                         "="};
    size_t at = below(random, n + 1);
    size_t length = below(random, 16) + 1;
    const char *piece = pieces[below(random, sizeof pieces / sizeof *pieces)];
    size_t other = below(random, c->count);
    switch (below(random, 6)) {
    case 0: /* a byte is another */
        if (at < n) bytes[at] = (uint8_t)next_random(random);
        return n;
    case 1: /* some are missing */
        if (at + length > n) return at;
        memmove(bytes + at, bytes + at + length, n - at - length);
        return n - length;
    case 2: /* something stands there */
        length = strlen(piece);
        if (n + length > BYTES_MOST) return n;
        memmove(bytes + at + length, bytes + at, n - at);
        memcpy(bytes + at, piece, length);
        return n + length;
    case 3: /* some stand twice */
        if (at + length > n || n + length > BYTES_MOST) return n;
        memmove(bytes + at + length, bytes + at, n - at);
        return n + length;
    case 4: return at; /* the end is missing */
    default:           /* another file's end */
        if (at > c->size[other]) return n;
        memcpy(bytes + at, c->data[other] + at, c->size[other] - at);
        return c->size[other];
    }
}

int main(void)
{
    corpus c = {.count = 0};
    char folder[256];
    static uint8_t bytes[BYTES_MOST];
    const char *reader = getenv("FUZZ_READER");
    const char *asked = getenv("N");
    size_t runs = asked ? (size_t)strtoul(asked, NULL, 10) : 1000;
    uint64_t random = UINT64_C(0x9E3779B97F4A7C15);
    MUST(reader != NULL);
    snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", reader);
    load(&c, folder);
    MUST(c.count > 0);
    for (size_t i = 0; i < c.count; i++)
        LLVMFuzzerTestOneInput(c.data[i], c.size[i]);
    for (size_t i = 0; i < runs; i++) {
        size_t from = below(&random, c.count);
        size_t n = c.size[from];
        memcpy(bytes, c.data[from], n);
        for (size_t k = below(&random, 4) + 1; k > 0; k--)
            n = mutate(bytes, n, &c, &random);
        FILE *last = getenv("FUZZ_LAST") ? fopen(getenv("FUZZ_LAST"), "wb") : NULL;
        if (last) fwrite(bytes, 1, n, last);
        if (last) fclose(last);
        LLVMFuzzerTestOneInput(bytes, n);
    }
    printf("%zu files and %zu mutants\n", c.count, runs);
    for (size_t i = 0; i < c.count; i++)
        free(c.data[i]);
    return 0;
}

#endif

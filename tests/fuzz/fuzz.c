/* Fuzzing: bytes through a reader and, where they are a dataset, through the pipeline.
 * FUZZ_TARGET is a reader (erg list readers), or one of these:
 *
 *     pipeline       the bytes choose a dataset, options and a way through
 *     dot-answer     what erg-layout may answer when asked for a DOT text
 *     layout-answer  ... and for a layout
 *     places         files of places
 *
 * What must hold: reading fails with a code, one line and no dataset, or gives one; a
 * dataset can always be measured, checked, compared with itself without a difference and
 * written in every format; what erg writes, the reader of that format reads.
 *
 * DOT is parsed in this process, by the code of erg-layout: a process for each input
 * would take a hundred times as long.
 *
 * With libFuzzer (`make fuzz`) its engine makes the bytes, and of those that are a
 * dataset one in WHOLE goes through the pipeline, which is fuzzed by itself; else
 * mutants.c does, and all go through it. */
#define _GNU_SOURCE
#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PATH_ROOM = 64, WHOLE = 64 };

unsigned fuzz_byte(fuzz_bytes *from)
{
    return from->at < from->end ? *from->at++ : 0;
}

unsigned fuzz_below(fuzz_bytes *from, unsigned n)
{
    return fuzz_byte(from) % n;
}

static int open_bytes(char path[PATH_ROOM], const void *data, size_t n)
{
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    MUST(fd >= 0 && write(fd, data, n) == (ssize_t)n && lseek(fd, 0, SEEK_SET) == 0);
    snprintf(path, PATH_ROOM, "/proc/self/fd/%d", fd);
    return fd;
}

erg_code fuzz_read(erg_dataset **out, const void *data, size_t n, const char *reader,
                   erg_error *err)
{
    char path[PATH_ROOM];
    const erg_read_options how = {.from = reader, .keep_origins = true};
    int fd = open_bytes(path, data, n);
    const char *const paths[] = {path};
    erg_code code = erg_dataset_read(out, paths, 1, &how, err);
    close(fd);
    return code;
}

void fuzz_expect_reason(erg_code code, const erg_error *err)
{
    if (code == ERG_EINTERNAL || code == ERG_ENOMEM || code == ERG_EIO)
        fprintf(stderr, "fuzz: %s\n", err->text);
    MUST(code != ERG_OK && code != ERG_EINTERNAL && code != ERG_ENOMEM &&
         code != ERG_EIO);
    MUST(err->code == code);
    MUST(err->text[0] != '\0' && strlen(err->text) < sizeof err->text);
    MUST(strncmp(err->text, "/proc", 5) != 0 || err->file_length > 0 ||
         code != ERG_EPARSE);
}

/* By the bytes, so that an input always does the same. */
static bool is_chosen(const uint8_t *data, size_t n)
{
#ifdef FUZZ_ENGINE
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ data[i]) * UINT64_C(0x100000001b3);
    return (hash >> 32) % WHOLE == 0;
#else
    (void)data;
    (void)n;
    return true;
#endif
}

static void run_reader(const char *reader, const uint8_t *data, size_t size)
{
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    erg_code code = fuzz_read(&dataset, data, size, reader, &err);
    MUST((code == ERG_OK) == (dataset != NULL));
    if (code != ERG_OK)
        fuzz_expect_reason(code, &err);
    else if (is_chosen(data, size))
        fuzz_whole(dataset);
    erg_dataset_free(dataset);
}

static void run_places(const uint8_t *data, size_t size)
{
    char path[PATH_ROOM];
    erg_places *places = NULL;
    erg_error err = {0};
    int fd = open_bytes(path, data, size);
    erg_code code = erg_places_read(&places, path, &err);
    MUST((code == ERG_OK) == (places != NULL));
    if (code != ERG_OK) fuzz_expect_reason(code, &err);
    erg_places_free(places);
    close(fd);
}

static void run_pipeline(const uint8_t *data, size_t size)
{
    fuzz_bytes from = {data, data + size};
    erg_dataset *dataset = fuzz_made(&from);
    if (dataset) fuzz_path(dataset, &from);
    erg_dataset_free(dataset);
}

static void run_dot_answer(const uint8_t *data, size_t size)
{
    static const char dot[] = "digraph g { a -> b }";
    fuzz_worker_kind = FUZZ_WORKER_ANSWERS;
    fuzz_answer = (fuzz_bytes){data, data + size};
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    erg_code code = fuzz_read(&dataset, dot, sizeof dot - 1, "dot", &err);
    MUST((code == ERG_OK) == (dataset != NULL));
    if (code != ERG_OK) fuzz_expect_reason(code, &err);
    erg_dataset_free(dataset);
}

static void run_layout_answer(const uint8_t *data, size_t size)
{
    fuzz_worker_kind = FUZZ_WORKER_ANSWERS;
    fuzz_layout(data, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct {
        const char *name;
        void (*run)(const uint8_t *data, size_t size);
    } targets[] = {{"pipeline", run_pipeline},
                   {"dot-answer", run_dot_answer},
                   {"layout-answer", run_layout_answer},
                   {"places", run_places}};
    const char *target = getenv("FUZZ_TARGET");
    MUST(target != NULL);
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        if (strcmp(target, targets[i].name) != 0) continue;
        targets[i].run(data, size);
        return 0;
    }
    run_reader(target, data, size);
    return 0;
}

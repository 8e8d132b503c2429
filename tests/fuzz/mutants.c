/* Where there is no libFuzzer: each file of tests/fuzz/corpus/FUZZ_TARGET as it is, then
 * N mutants of them, the same ones every time. FUZZ_LAST: the file that gets each mutant
 * before it is tried. */
#include <dirent.h>
#include <string.h>

#include "fuzz.h"

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
    const char *target = getenv("FUZZ_TARGET");
    const char *asked = getenv("N");
    size_t runs = asked ? (size_t)strtoul(asked, NULL, 10) : 1000;
    uint64_t random = UINT64_C(0x9E3779B97F4A7C15);
    MUST(target != NULL);
    snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", target);
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

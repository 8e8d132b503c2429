#include "read/dot_answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/layout_protocol.h"
#include "erg/value.h"
#include "read/copies.h"

enum { WORDS_MAX = 4 };

typedef struct key {
    read_dot_kind kind;
    const char *name, *by_default;
    bool is_html;
    size_t serial; /* of the last record that states it */
} key;

struct answer {
    char *at, *end;
    const char *file;
    const char *words[WORDS_MAX]; /* of the line at hand */
    size_t word_count;
    key *keys;
    size_t key_count, key_room;
    size_t *by_default; /* keys with one */
    size_t default_count, default_room;
    const char **names; /* of nodes */
    size_t name_count, name_room;
    read_dot_record record;
    bool is_open;
    size_t serial;
    read_dot_pair *pairs;
    size_t pair_room;
    size_t copied; /* bytes that defaults made */
    bool failed;   /* memory */
};

/* --- lines --- */

/* The next line, split at blanks; false where there is none that is whole. */
static bool next_line(struct answer *a)
{
    size_t left = (size_t)(a->end - a->at);
    char *newline = left > 0 ? memchr(a->at, '\n', left) : NULL;
    a->word_count = 0;
    if (!newline) return false;
    *newline = '\0';
    char *word = a->at;
    while (word && a->word_count < WORDS_MAX) {
        a->words[a->word_count++] = word;
        word = a->word_count < WORDS_MAX ? strchr(word, ' ') : NULL;
        if (word) *word++ = '\0';
    }
    a->at = newline + 1;
    return true;
}

static bool is(const struct answer *a, const char *word, size_t count)
{
    return a->word_count == count && strcmp(a->words[0], word) == 0;
}

static bool number(size_t *out, const char *text, size_t most)
{
    *out = 0;
    if (!*text) return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || *out > most) return false;
        *out = *out * 10 + (size_t)(*text - '0');
    }
    return *out <= most;
}

/* The text of so many bytes that follows the line. */
static bool take_text(struct answer *a, const char **out, const char *count)
{
    size_t n = 0;
    if (!number(&n, count, LAYOUT_DOT_VALUE_MAX)) return false;
    if ((size_t)(a->end - a->at) < n + 1 || a->at[n] != '\n') return false;
    a->at[n] = '\0';
    *out = a->at;
    a->at += n + 1;
    return strlen(*out) == n;
}

/* --- records --- */

static bool add_pair(struct answer *a, const key *k, const char *text, bool is_html)
{
    void *pairs = a->pairs;
    if (!base_grow(&pairs, &a->pair_room, a->record.count + 1, sizeof *a->pairs)) {
        a->failed = true;
        return false;
    }
    a->pairs = pairs;
    a->pairs[a->record.count++] = (read_dot_pair){k->name, text, is_html};
    return true;
}

static erg_code add_defaults(struct answer *a, erg_error *err)
{
    for (size_t i = 0; i < a->default_count; i++) {
        const key *k = &a->keys[a->by_default[i]];
        if (k->kind != a->record.kind || k->serial == a->serial) continue;
        size_t bytes = strlen(k->by_default) + strlen(k->name) + sizeof(erg_value);
        erg_code code = read_copies_add(&a->copied, a->serial, 1, bytes, "defaults",
                                        (base_place){a->file, 0, 0}, err);
        if (code != ERG_OK) return code;
        if (!add_pair(a, k, k->by_default, k->is_html)) return base_fail_memory(err);
    }
    return ERG_OK;
}

static erg_code count_names(struct answer *a, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < a->record.count && code == ERG_OK; i++) {
        size_t n = strlen(a->pairs[i].name);
        code = read_copies_add(&a->copied, a->serial, 1, n > READ_COPIES_NAME ? n : 0,
                               "names", (base_place){a->file, 0, 0}, err);
    }
    return code;
}

static erg_code end_record(struct answer *a, read_dot_take *take, void *to,
                           erg_error *err)
{
    if (!a->is_open) return ERG_OK;
    erg_code code = count_names(a, err);
    if (code == ERG_OK) code = add_defaults(a, err);
    a->record.pairs = a->pairs;
    if (code == ERG_OK) code = take(to, &a->record, err);
    a->is_open = false;
    return code;
}

static void begin_record(struct answer *a, read_dot_kind kind)
{
    a->record.kind = kind;
    a->record.name = a->record.cluster = a->record.source = a->record.target = NULL;
    a->record.count = 0;
    a->is_open = true;
    a->serial++;
}

static bool take_graph(struct answer *a)
{
    size_t directed = 0, more = 0;
    if (a->serial > 0 || !number(&directed, a->words[1], 1) ||
        !number(&more, a->words[2], 1))
        return false;
    a->record.directed = directed == 1;
    a->record.more = more == 1;
    begin_record(a, READ_DOT_GRAPH);
    return true;
}

static bool take_key(struct answer *a)
{
    static const char *const kinds[] = {"graph", "node", "edge"};
    void *keys = a->keys;
    void *list = a->by_default;
    key k = {.kind = READ_DOT_GRAPH};
    size_t kind = 0;
    while (kind < 3 && strcmp(a->words[1], kinds[kind]) != 0)
        kind++;
    if (kind == 3 || !take_text(a, &k.name, a->words[2]) || !next_line(a)) return false;
    k.kind = (read_dot_kind)kind;
    k.is_html = is(a, "html", 2);
    if ((!k.is_html && !is(a, "plain", 2)) || !take_text(a, &k.by_default, a->words[1]))
        return false;
    a->failed =
        a->failed || !base_grow(&keys, &a->key_room, a->key_count + 1, sizeof *a->keys);
    a->keys = keys;
    a->failed = a->failed || !base_grow(&list, &a->default_room, a->default_count + 1,
                                        sizeof *a->by_default);
    a->by_default = list;
    if (a->failed) return false;
    if (*k.by_default) a->by_default[a->default_count++] = a->key_count;
    a->keys[a->key_count++] = k;
    return true;
}

static bool take_node(struct answer *a)
{
    void *names = (void *)a->names;
    begin_record(a, READ_DOT_NODE);
    if (!take_text(a, &a->record.name, a->words[1])) return false;
    a->failed = a->failed ||
                !base_grow(&names, &a->name_room, a->name_count + 1, sizeof *a->names);
    a->names = names;
    if (a->failed) return false;
    a->names[a->name_count++] = a->record.name;
    return true;
}

static bool take_edge(struct answer *a)
{
    size_t source = 0, target = 0;
    begin_record(a, READ_DOT_EDGE);
    if (a->name_count == 0 || !number(&source, a->words[1], a->name_count - 1) ||
        !number(&target, a->words[2], a->name_count - 1))
        return false;
    a->record.source = a->names[source];
    a->record.target = a->names[target];
    return true;
}

/* An empty value only takes the default away. */
static bool take_value(struct answer *a)
{
    bool is_html = is(a, "html", 3);
    const char *text = NULL;
    size_t number_of_key = 0;
    if ((!is_html && !is(a, "plain", 3)) || a->key_count == 0 || !a->is_open ||
        !number(&number_of_key, a->words[1], a->key_count - 1) ||
        !take_text(a, &text, a->words[2]))
        return false;
    key *k = &a->keys[number_of_key];
    if (k->kind != a->record.kind) return false;
    k->serial = a->serial;
    return !*text || add_pair(a, k, text, is_html);
}

/* --- the whole --- */

/* "error LINE TEXT" */
static erg_code complain(const struct answer *a, erg_error *err)
{
    size_t line = 0;
    base_place place = {a->file, 0, 0};
    if (a->word_count < 3 || !number(&line, a->words[1], UINT32_MAX - 1))
        return base_fail_at(err, ERG_ELAYOUT, place, "DOT: it cannot be read");
    place.line = (uint32_t)line;
    return base_fail_at(err, ERG_EPARSE, place, "DOT: %.60s%s%.100s", a->words[2],
                        a->word_count > 3 ? " " : "",
                        a->word_count > 3 ? a->words[3] : "");
}

/* "limit LINE BYTES" */
static erg_code fail_limit(const struct answer *a, erg_error *err)
{
    size_t line = 0, bytes = 0;
    if (!number(&line, a->words[1], UINT32_MAX - 1) ||
        !number(&bytes, a->words[2], SIZE_MAX / 16))
        return base_fail_at(err, ERG_ELAYOUT, (base_place){a->file, 0, 0},
                            "DOT: it cannot be read");
    return base_fail_at(err, ERG_ELIMIT, (base_place){a->file, (uint32_t)line, 0},
                        "DOT: the graph takes more than the limit of %zu bytes of memory "
                        "for a text of this length",
                        bytes);
}

static bool begins_record(const struct answer *a)
{
    return is(a, "graph", 3) || is(a, "node", 2) || is(a, "edge", 3) || is(a, "end", 1);
}

static bool take_line(struct answer *a)
{
    if (is(a, "graph", 3)) return take_graph(a);
    if (is(a, "node", 2)) return take_node(a);
    if (is(a, "edge", 3)) return take_edge(a);
    if (is(a, "key", 3)) return take_key(a);
    if (is(a, "name", 2)) return take_text(a, &a->record.name, a->words[1]);
    if (is(a, "cluster", 2)) return take_text(a, &a->record.cluster, a->words[1]);
    return take_value(a);
}

static void free_answer(struct answer *a)
{
    free(a->keys);
    free(a->by_default);
    free((void *)a->names);
    free(a->pairs);
}

erg_code read_dot_answer(char *text, size_t n, const char *file, read_dot_take *take,
                         void *to, erg_error *err)
{
    struct answer a = {.at = text, .end = text + n, .file = file};
    erg_code code = ERG_OK;
    bool fine =
        next_line(&a) && a.word_count == 2 && strcmp(a.words[0], "erg-layout") == 0;
    bool ended = false;
    while (fine && !ended && code == ERG_OK) {
        fine = next_line(&a);
        if (fine && a.word_count > 1 && strcmp(a.words[0], "error") == 0) {
            code = complain(&a, err);
            break;
        }
        if (fine && is(&a, "limit", 3)) {
            code = fail_limit(&a, err);
            break;
        }
        if (fine && begins_record(&a)) code = end_record(&a, take, to, err);
        ended = fine && is(&a, "end", 1);
        if (fine && !ended && code == ERG_OK) fine = take_line(&a);
    }
    if (code == ERG_OK && a.failed) code = base_fail_memory(err);
    if (code == ERG_OK && (!fine || a.at != a.end || a.serial == 0))
        code = base_fail_at(err, ERG_ELAYOUT, (base_place){file, 0, 0},
                            "DOT: Graphviz failed on it, or ran out of memory");
    free_answer(&a);
    return code;
}

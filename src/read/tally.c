#include "read/tally.h"

#include <string.h>

#include "base/buffer.h"

enum { WORD_MAX = 60 };

bool read_tally_add(read_tally *t, const char *word)
{
    size_t n = strlen(word);
    uint32_t at = base_map_find(&t->words, word, n);
    if (at == BASE_NONE) {
        const char *copy = base_arena_text(&t->memory, word, n);
        at = (uint32_t)t->kinds;
        if (!copy || !base_map_put(&t->words, copy, n, at)) return false;
        if (at < READ_TALLY_SHOWN) t->shown[at] = copy;
        t->kinds++;
    }
    if (at < READ_TALLY_SHOWN) t->counts[at]++;
    return true;
}

erg_code read_tally_note(const read_tally *t, model_builder *b, const char *what,
                         erg_error *err)
{
    base_buffer text = {0};
    if (t->kinds == 0) return ERG_OK;
    for (size_t i = 0; i < t->kinds && i < READ_TALLY_SHOWN; i++) {
        base_buffer_format(&text, "%s%.*s", i > 0 ? ", " : "", WORD_MAX, t->shown[i]);
        if (t->counts[i] > 1) base_buffer_format(&text, " (%zu)", t->counts[i]);
    }
    if (t->kinds > READ_TALLY_SHOWN)
        base_buffer_format(&text, " and %zu more", t->kinds - READ_TALLY_SHOWN);
    base_buffer line = {0};
    base_buffer_format(&line, "%s: %s", what, text.failed ? "" : text.data);
    erg_code code = text.failed || line.failed ? base_fail_memory(err)
                                               : model_builder_note(b, line.data, err);
    base_buffer_free(&text);
    base_buffer_free(&line);
    return code;
}

void read_tally_free(read_tally *t)
{
    base_arena_free(&t->memory);
    base_map_free(&t->words);
    *t = (read_tally){.kinds = 0};
}

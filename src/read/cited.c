#include "read/cited.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/text.h"

static bool fill(base_arena *memory, const char **field, const char *text)
{
    if (*field || !text) return true;
    *field = base_arena_text(memory, text, strlen(text));
    return *field != NULL;
}

const char *read_cited_id(read_cited *c, const char *text)
{
    enum { PREFIX = sizeof "sha256:" - 1, DIGITS = 16, MOST = MODEL_ID_MAX - DIGITS - 1 };
    size_t n = strlen(text), from = 0, to = 0;
    char sum[BASE_DIGEST_TEXT];
    base_digest digest;
    base_buffer id = {0};
    if (model_is_id(text, MODEL_ID_MAX)) return text;
    base_digest_open(&digest);
    base_digest_add(&digest, text, n);
    base_digest_end(&digest, sum);
    for (; from < n; from = to) {
        bool is_odd = base_text_is_control(base_utf8_next(text, n, &to));
        if (to > MOST) break;
        base_buffer_add_n(&id, is_odd ? "?" : text + from, is_odd ? 1 : to - from);
    }
    base_buffer_format(&id, "~%.*s", DIGITS, sum + PREFIX);
    const char *made = id.failed ? NULL : base_arena_text(&c->memory, id.data, id.length);
    base_buffer_free(&id);
    return made;
}

bool read_cited_add(read_cited *c, const model_document_draft *d)
{
    size_t n = strlen(d->id);
    uint32_t at = base_map_find(&c->ids, d->id, n);
    if (at == BASE_NONE) {
        void *drafts = c->drafts;
        bool fine = base_grow(&drafts, &c->room, c->count + 1, sizeof *c->drafts);
        const char *id = base_arena_text(&c->memory, d->id, n);
        c->drafts = drafts;
        if (!fine || !id || !base_map_put(&c->ids, id, n, (uint32_t)c->count))
            return false;
        at = (uint32_t)c->count++;
        model_document_draft_clear(&c->drafts[at], d->place);
        c->drafts[at].id = id;
    }
    model_document_draft *known = &c->drafts[at];
    if (known->date == 0) known->date = d->date;
    if (!known->attrs) known->attrs = d->attrs;
    return fill(&c->memory, &known->title, d->title) &&
           fill(&c->memory, &known->publisher, d->publisher) &&
           fill(&c->memory, &known->url, d->url);
}

erg_code read_cited_finish(const read_cited *c, model_builder *b, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < c->count && code == ERG_OK; i++)
        code = model_builder_document(b, &c->drafts[i], err);
    return code;
}

void read_cited_free(read_cited *c)
{
    base_arena_free(&c->memory);
    base_map_free(&c->ids);
    free(c->drafts);
    *c = (read_cited){.count = 0};
}

/* A dataset of choices: every row of bytes is one, or is refused by the builder. */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "model/builder.h"

enum {
    DOCUMENTS = 4,
    ENTITIES = 14,
    RELATIONS = 24,
    CLAIMS = 4,
    WORDS = 2,
    RAW = 12,
    ROOM = 1 << 14
};

/* What is chosen for one record; nothing outlives it. */
typedef struct drafting {
    fuzz_bytes *from;
    char room[ROOM];
    size_t used;
    erg_value values[CLAIMS + 1][3];
    const char *words[2][WORDS];
} drafting;

static const base_place nowhere = {.file = "made"};

/* What formats and pictures trip over. */
static const char *const texts[] = {"a",
                                    "Acme",
                                    "\"",
                                    "<b>&amp;",
                                    "]]>",
                                    "a\\",
                                    "\xE2\x80\xAE"
                                    "abc",
                                    "=1+1",
                                    "|",
                                    "-->",
                                    "\t\n",
                                    "%s%n",
                                    "e:a-b-funding",
                                    "javascript:alert(1)",
                                    "http://x/?a&b=\"",
                                    "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E",
                                    "{\"id\": 1}",
                                    "</script>",
                                    "\x01",
                                    "a\xCC\x81",
                                    "a very long name of a company that nobody can read "
                                    "without taking breath twice, GmbH"};
static const char *const kinds[] = {"company",  "person",  "fund", "product", "document",
                                    "odd kind", "unknown", "<k>",  NULL,      NULL};
static const char *const relations[] = {
    "funding", "cloud",      "ownership", "competition", "role", "acquisition",
    "payment", "regulation", "odd",       "owl:sameAs",  NULL,   NULL};
static const erg_date dates[] = {0,        10101,    19000200, 20190000, 20200600,
                                 20210315, 20240229, 20250000, 99991231};
static const char *const currencies[] = {"", "USD", "EUR", "JPY", "XXX", "usd"};

#define CHOSEN(table, from) ((table)[fuzz_below(from, sizeof(table) / sizeof *(table))])

/* NULL, one of the table, or bytes as they come. */
static const char *text(drafting *d)
{
    unsigned how = fuzz_below(d->from, 8);
    if (how < 3) return NULL;
    if (how < 6) return CHOSEN(texts, d->from);
    size_t n = fuzz_below(d->from, RAW), k = 0;
    if (d->used + n + 1 > ROOM) return NULL;
    char *raw = d->room + d->used;
    for (; k < n; k++)
        raw[k] = (char)fuzz_byte(d->from);
    raw[k] = '\0';
    d->used += n + 1;
    return raw;
}

/* Few, so that records meet. */
static const char *id(drafting *d, char letter, unsigned most)
{
    unsigned n = fuzz_below(d->from, most + 1);
    if (n == most) return text(d);
    if (d->used + 4 > ROOM) return NULL;
    char *made = d->room + d->used;
    snprintf(made, 4, "%c%u", letter, n);
    d->used += 4;
    return made;
}

static double number(fuzz_bytes *from)
{
    static const double numbers[] = {NAN,   0,        1,      0.5,  0.1,  2,
                                     1e9,   130e9,    1e-9,   1e15, 1e99, -1,
                                     1e101, INFINITY, 1e-300, 3,    7};
    return CHOSEN(numbers, from);
}

static const erg_value *attrs(drafting *d, erg_value room[3])
{
    static const char *const keys[] = {"role", "x/y~z", "label"};
    unsigned type = fuzz_below(d->from, 8);
    if (type >= 6) return NULL;
    const char *word = text(d);
    double n = number(d->from);
    room[0] = (erg_value){.type = (erg_value_type)type,
                          .boolean = true,
                          .number = isfinite(n) ? n : 1,
                          .string = word ? word : ""};
    if (room[0].type >= ERG_VALUE_ARRAY) room[0] = (erg_value){.type = room[0].type};
    room[1] = (erg_value){.type = ERG_VALUE_NUMBER, .number = 0.1};
    room[2] =
        (erg_value){.type = ERG_VALUE_OBJECT, .count = 2, .items = room, .keys = keys};
    return &room[2];
}

static model_claim_draft claim(drafting *d, erg_value room[3], erg_amount *amount)
{
    model_claim_draft c;
    model_claim_draft_clear(&c, nowhere);
    c.document = id(d, 'd', DOCUMENTS);
    c.locator = text(d);
    c.status = (erg_status)fuzz_below(d->from, 5);
    c.asserted = CHOSEN(dates, d->from);
    if (fuzz_below(d->from, 2)) c.confidence = number(d->from);
    if (fuzz_below(d->from, 4) == 0) c.by = text(d);
    if (fuzz_below(d->from, 4) == 0) c.note = text(d);
    if (room) {
        const erg_value *value = attrs(d, room);
        c.key = CHOSEN(texts, d->from);
        /* null is nothing said, to every reader. */
        if (!value || value->items->type == ERG_VALUE_NULL) c.key = NULL;
        c.value = c.key ? value->items : NULL;
        return c;
    }
    c.start = CHOSEN(dates, d->from);
    c.end = CHOSEN(dates, d->from);
    c.label = text(d);
    c.share = fuzz_below(d->from, 3) ? NAN : number(d->from);
    c.has_amount = fuzz_below(d->from, 2);
    *amount = (erg_amount){.value = number(d->from), .low = NAN, .high = NAN};
    if (fuzz_below(d->from, 4) == 0)
        *amount =
            (erg_amount){.value = NAN, .low = number(d->from), .high = number(d->from)};
    snprintf(amount->currency, sizeof amount->currency, "%s",
             CHOSEN(currencies, d->from));
    amount->bound = (erg_bound)fuzz_below(d->from, 4);
    amount->basis = (erg_basis)fuzz_below(d->from, 2);
    c.amount = *amount;
    return c;
}

static erg_code add_document(model_builder *b, drafting *d, erg_error *err)
{
    model_document_draft draft;
    model_document_draft_clear(&draft, nowhere);
    draft.id = id(d, 'd', DOCUMENTS);
    draft.title = text(d);
    draft.publisher = text(d);
    draft.url = text(d);
    draft.date = CHOSEN(dates, d->from);
    draft.attrs = attrs(d, d->values[0]);
    return model_builder_document(b, &draft, err);
}

static const char *const *words(drafting *d, const char *row[WORDS], size_t *count)
{
    *count = fuzz_below(d->from, 4);
    if (*count > WORDS) *count = 0;
    for (size_t i = 0; i < *count; i++) {
        row[i] = id(d, 'v', ENTITIES);
        if (!row[i]) row[i] = "also";
    }
    return row;
}

static erg_code add_entity(model_builder *b, drafting *d, erg_error *err)
{
    model_entity_draft draft;
    model_claim_draft claims[CLAIMS];
    erg_amount ignored;
    model_entity_draft_clear(&draft, nowhere);
    draft.id = id(d, 'v', ENTITIES);
    draft.label = text(d);
    draft.kind = CHOSEN(kinds, d->from);
    draft.aliases = words(d, d->words[0], &draft.alias_count);
    draft.same_as = words(d, d->words[1], &draft.same_as_count);
    draft.attrs = attrs(d, d->values[CLAIMS]);
    draft.claim_count = fuzz_below(d->from, CLAIMS);
    for (size_t i = 0; i < draft.claim_count; i++)
        claims[i] = claim(d, d->values[i], &ignored);
    draft.claims = claims;
    return model_builder_entity(b, &draft, err);
}

static erg_code add_relation(model_builder *b, drafting *d, erg_error *err)
{
    model_relation_draft draft;
    model_claim_draft claims[CLAIMS];
    erg_amount amount;
    model_relation_draft_clear(&draft, nowhere);
    if (fuzz_below(d->from, 3) == 0) draft.id = text(d);
    draft.source = id(d, 'v', ENTITIES);
    draft.target = id(d, 'v', ENTITIES);
    draft.relation = CHOSEN(relations, d->from);
    draft.label = text(d);
    draft.directed = (int)fuzz_below(d->from, 3) - 1;
    draft.start = CHOSEN(dates, d->from);
    draft.end = CHOSEN(dates, d->from);
    if (fuzz_below(d->from, 2)) draft.weight = number(d->from);
    draft.attrs = attrs(d, d->values[CLAIMS]);
    draft.claim_count = fuzz_below(d->from, CLAIMS + 1);
    for (size_t i = 0; i < draft.claim_count; i++)
        claims[i] = claim(d, NULL, &amount);
    draft.claims = claims;
    return model_builder_relation(b, &draft, err);
}

static erg_code add_rate(model_builder *b, drafting *d, erg_error *err)
{
    model_rate_draft draft;
    model_rate_draft_clear(&draft, nowhere);
    draft.currency = CHOSEN(currencies, d->from);
    draft.date = CHOSEN(dates, d->from);
    draft.usd = number(d->from);
    return model_builder_rate(b, &draft, err);
}

typedef erg_code add_fn(model_builder *b, drafting *d, erg_error *err);

/* A record that is refused is left out, so that one odd byte does not end all. */
static void add_some(model_builder *b, drafting *d, add_fn *add, unsigned most)
{
    for (unsigned n = fuzz_below(d->from, most + 1); n > 0; n--) {
        erg_error err = {0};
        d->used = 0;
        erg_code code = add(b, d, &err);
        if (code != ERG_OK) fuzz_expect_reason(code, &err);
    }
}

erg_dataset *fuzz_made(fuzz_bytes *from)
{
    drafting d = {.from = from};
    model_builder *b = NULL;
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    MUST(model_builder_new(&b, NULL) == ERG_OK);
    MUST(model_builder_input(b, "made", false) != NULL);
    model_builder_keep_origins(b);
    const char *title = text(&d);
    erg_code code = title ? model_builder_title(b, title, &err) : ERG_OK;
    if (code != ERG_OK) fuzz_expect_reason(code, &err);
    err = (erg_error){0};
    add_some(b, &d, add_rate, 2);
    add_some(b, &d, add_document, DOCUMENTS);
    add_some(b, &d, add_entity, ENTITIES);
    add_some(b, &d, add_relation, RELATIONS);
    code = model_builder_finish(&dataset, b, &err);
    MUST((code == ERG_OK) == (dataset != NULL));
    if (code != ERG_OK) fuzz_expect_reason(code, &err);
    model_builder_free(b);
    return dataset;
}

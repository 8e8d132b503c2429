/* Short ways to build datasets in tests of model/. */
#ifndef TESTS_UNIT_MODEL_HELP_H
#define TESTS_UNIT_MODEL_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/builder.h"
#include "model/canonical.h"
#include "model/value.h"

/* A builder with one open input and the places for its drafts. */
typedef struct making {
    model_builder *b;
    const char *file;
    erg_error err;
    erg_dataset *d;
} making;

static inline making making_begin(const char *file, bool strict)
{
    making m = {0};
    assert_int_equal(model_builder_new(&m.b, &m.err), ERG_OK);
    m.file = model_builder_input(m.b, file, strict);
    assert_non_null(m.file);
    return m;
}

static inline void making_next(making *m, const char *file, bool strict)
{
    m->file = model_builder_input(m->b, file, strict);
    assert_non_null(m->file);
}

static inline base_place making_place(const making *m, uint32_t line)
{
    return (base_place){m->file, line, 3};
}

static inline model_entity_draft making_entity(const making *m, uint32_t line,
                                               const char *id)
{
    model_entity_draft d;
    model_entity_draft_clear(&d, making_place(m, line));
    d.id = id;
    return d;
}

static inline model_document_draft making_document(const making *m, uint32_t line,
                                                   const char *id)
{
    model_document_draft d;
    model_document_draft_clear(&d, making_place(m, line));
    d.id = id;
    return d;
}

static inline model_relation_draft making_relation(const making *m, uint32_t line,
                                                   const char *source, const char *target)
{
    model_relation_draft d;
    model_relation_draft_clear(&d, making_place(m, line));
    d.source = source;
    d.target = target;
    return d;
}

static inline model_claim_draft making_claim(const making *m, uint32_t line)
{
    model_claim_draft d;
    model_claim_draft_clear(&d, making_place(m, line));
    return d;
}

static inline void making_add_entity(making *m, const model_entity_draft *d)
{
    if (model_builder_entity(m->b, d, &m->err) != ERG_OK) fail_msg("%s", m->err.text);
}

static inline void making_add_document(making *m, const model_document_draft *d)
{
    if (model_builder_document(m->b, d, &m->err) != ERG_OK) fail_msg("%s", m->err.text);
}

static inline void making_add_relation(making *m, const model_relation_draft *d)
{
    if (model_builder_relation(m->b, d, &m->err) != ERG_OK) fail_msg("%s", m->err.text);
}

/* The dataset, which making_end frees. */
static inline const erg_dataset *making_finish(making *m)
{
    if (model_builder_finish(&m->d, m->b, &m->err) != ERG_OK) fail_msg("%s", m->err.text);
    return m->d;
}

static inline void making_end(making *m)
{
    erg_dataset_free(m->d);
    model_builder_free(m->b);
}

/* The code is a failure of dataset rules, said in exactly these words. */
static inline void expect_failure(const making *m, erg_code code, const char *text)
{
    assert_int_equal(code, ERG_EDATA);
    assert_string_equal(m->err.text, text);
}

/* Finishing fails, said in exactly these words. */
static inline void expect_no_dataset(making *m, const char *text)
{
    expect_failure(m, model_builder_finish(&m->d, m->b, &m->err), text);
    assert_null(m->d);
    making_end(m);
}

#endif

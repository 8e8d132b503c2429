/* A dataset made in memory is the one that a file of the same records gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "erg.h"

static const char text[] =
    "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"Acme\",\"documents\":["
    "{\"id\":\"d\",\"title\":\"T\",\"publisher\":\"P\",\"date\":\"2024-03\","
    "\"url\":\"https://example.org/\"}],\"entities\":["
    "{\"id\":\"acme\",\"kind\":\"company\",\"label\":\"Acme Labs\",\"aliases\":[\"A\","
    "\"B\"],\"claims\":[{\"document\":\"d\",\"locator\":\"p1\",\"note\":\"n\",\"key\":"
    "\"founded\",\"value\":\"2015\",\"confidence\":0.5,\"status\":\"confirmed\","
    "\"asserted\":\"2024\"}]},{\"id\":\"bolt\"}],\"relations\":["
    "{\"id\":\"r\",\"source\":\"bolt\",\"target\":\"acme\",\"relation\":\"ownership\","
    "\"label\":\"stake\",\"start\":\"2020\",\"end\":\"2024-05-31\",\"weight\":2.5,"
    "\"claims\":[{\"document\":\"d\",\"locator\":\"p2\",\"by\":\"b\",\"note\":\"m\","
    "\"asserted\":\"2024-01\",\"start\":\"2021\",\"end\":\"2022\",\"label\":\"l\","
    "\"amount\":{\"low\":1,\"high\":2,\"currency\":\"EUR\",\"bound\":\"about\"},"
    "\"share\":0,\"confidence\":0.25,\"status\":\"possible\"}]},"
    "{\"source\":\"bolt\",\"target\":\"acme\",\"directed\":false,\"claims\":["
    "{\"amount\":{\"value\":0}}]}]}";

static erg_dataset *from_file(void)
{
    char path[] = "/tmp/erg-in-memory-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    const char *paths[] = {path};
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    assert_int_equal(erg_dataset_read(&dataset, paths, 1, NULL, &err), ERG_OK);
    unlink(path);
    return dataset;
}

static const char *const aliases[] = {"A", "B"};
static const erg_new_document document = {.id = "d",
                                          .title = "T",
                                          .publisher = "P",
                                          .date = "2024-03",
                                          .url = "https://example.org/"};
static const erg_new_fact fact = {.document = "d",
                                  .locator = "p1",
                                  .note = "n",
                                  .key = "founded",
                                  .value = "2015",
                                  .confidence = 0.5,
                                  .status = ERG_STATUS_CONFIRMED,
                                  .asserted = "2024"};
static const erg_new_entity acme = {.id = "acme",
                                    .kind = "company",
                                    .label = "Acme Labs",
                                    .aliases = aliases,
                                    .alias_count = 2,
                                    .facts = &fact,
                                    .fact_count = 1};
static const erg_new_entity bolt = {.id = "bolt"};
static const erg_amount range = {
    .low = 1, .high = 2, .currency = "EUR", .bound = ERG_BOUND_ABOUT};
static const erg_amount zero = {.value = 0};
static const double no_share = 0, two = 2;
static const erg_new_claim claim = {.document = "d",
                                    .locator = "p2",
                                    .by = "b",
                                    .note = "m",
                                    .asserted = "2024-01",
                                    .start = "2021",
                                    .end = "2022",
                                    .label = "l",
                                    .amount = &range,
                                    .share = &no_share,
                                    .confidence = 0.25,
                                    .status = ERG_STATUS_POSSIBLE};
static const erg_new_claim nothing_paid = {.amount = &zero};
static const erg_new_relation relations[] = {
    {.source = "bolt",
     .target = "acme",
     .direction = ERG_UNDIRECTED,
     .claims = &nothing_paid,
     .claim_count = 1},
    {.id = "r",
     .source = "bolt",
     .target = "acme",
     .relation = "ownership",
     .label = "stake",
     .start = "2020",
     .end = "2024-05-31",
     .weight = 2.5,
     .claims = &claim,
     .claim_count = 1},
};

static void same_as_a_file(void **state)
{
    erg_builder *builder = NULL;
    erg_dataset *made = NULL, *read = from_file();
    (void)state;
    assert_int_equal(erg_builder_new(&builder, NULL), ERG_OK);
    assert_int_equal(erg_builder_title(builder, "Acme", NULL), ERG_OK);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(erg_builder_relation(builder, &relations[i], NULL), ERG_OK);
    assert_int_equal(erg_builder_entity(builder, &bolt, NULL), ERG_OK);
    assert_int_equal(erg_builder_entity(builder, &acme, NULL), ERG_OK);
    assert_int_equal(erg_builder_document(builder, &document, NULL), ERG_OK);
    assert_int_equal(erg_builder_finish(&made, builder, NULL), ERG_OK);
    erg_builder_free(builder);
    assert_int_equal(made->relation_count, 2);
    assert_string_equal(erg_dataset_digest(made), erg_dataset_digest(read));
    erg_dataset_free(made);
    erg_dataset_free(read);
}

/* What a failed call says. */
static void refused(erg_code code, const erg_error *err, const char *wanted)
{
    assert_int_equal(code, ERG_EDATA);
    if (!strstr(err->text, wanted)) fail_msg("'%s' has no '%s'", err->text, wanted);
}

static void wrong_records(void **state)
{
    erg_builder *builder = NULL;
    erg_dataset *made = NULL;
    erg_error err = {0};
    erg_new_relation relation = relations[1];
    erg_new_claim wrong = claim;
    (void)state;
    assert_int_equal(erg_builder_new(&builder, NULL), ERG_OK);
    refused(erg_builder_title(builder, "\xFF", &err), &err, "title is not UTF-8");
    err = (erg_error){0};
    const erg_new_entity nameless = {.kind = "company"};
    refused(erg_builder_entity(builder, &nameless, &err), &err, "without 'id'");
    err = (erg_error){0};
    relation.start = "2024-13";
    refused(erg_builder_relation(builder, &relation, &err), &err, "'2024-13'");
    err = (erg_error){0};
    relation = relations[1];
    wrong.share = &two;
    relation.claims = &wrong;
    refused(erg_builder_relation(builder, &relation, &err), &err, "share");
    err = (erg_error){0};
    assert_int_equal(erg_builder_relation(builder, &relations[0], NULL), ERG_OK);
    assert_int_equal(erg_builder_entity(builder, &bolt, NULL), ERG_OK);
    refused(erg_builder_finish(&made, builder, &err), &err, "acme");
    assert_null(made);
    erg_builder_free(builder);
}

/* Said when the dataset is finished; there are no lines to name. */
static void twice(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        erg_builder *builder = NULL;
        erg_dataset *made = NULL;
        erg_error err = {0};
        assert_int_equal(erg_builder_new(&builder, NULL), ERG_OK);
        assert_int_equal(erg_builder_document(builder, &document, NULL), ERG_OK);
        assert_int_equal(erg_builder_entity(builder, &bolt, NULL), ERG_OK);
        assert_int_equal(erg_builder_entity(builder, &acme, NULL), ERG_OK);
        assert_int_equal(erg_builder_relation(builder, &relations[1], NULL), ERG_OK);
        assert_int_equal(i == 0 ? erg_builder_entity(builder, &bolt, NULL)
                                : erg_builder_relation(builder, &relations[1], NULL),
                         ERG_OK);
        refused(erg_builder_finish(&made, builder, &err), &err,
                i == 0 ? "memory: entity 'bolt' is there already, in memory"
                       : "memory: relation 'r' is there already, in memory");
        assert_null(made);
        erg_builder_free(builder);
    }
}

/* A text may have a megabyte, and not a byte more. */
static void long_texts(void **state)
{
    enum { LONG = 1 << 20 };
    erg_builder *builder = NULL;
    erg_error err = {0};
    char *label = malloc(LONG + 2);
    (void)state;
    assert_non_null(label);
    memset(label, 'x', LONG + 1);
    label[LONG + 1] = '\0';
    const erg_new_entity wordy = {.id = "w", .label = label};
    assert_int_equal(erg_builder_new(&builder, NULL), ERG_OK);
    assert_int_equal(erg_builder_entity(builder, &wordy, &err), ERG_ELIMIT);
    assert_string_equal(err.text, "memory: label has 1048577 bytes, more than the limit "
                                  "of 1048576 for a text");
    label[LONG] = '\0';
    assert_int_equal(erg_builder_entity(builder, &wordy, NULL), ERG_OK);
    erg_builder_free(builder);
    free(label);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_as_a_file),
        cmocka_unit_test(wrong_records),
        cmocka_unit_test(twice),
        cmocka_unit_test(long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The contract's table of kinds, families and directions, written out a second time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/vocabulary.h"

static const struct {
    const char *family, *kind, *source, *target;
    bool directed, event;
} contract[] = {
    {"money", "funding", "funder", "funded", true, true},
    {"money", "payment", "payer", "payee", true, true},
    {"money", "revenue-share", "payer", "receiver", true, false},
    {"money", "acquisition", "acquirer", "acquired", true, true},
    {"ownership", "ownership", "owner", "owned", true, false},
    {"ownership", "subsidiary", "parent", "subsidiary", true, false},
    {"ownership", "governance", "body", "governed", true, false},
    {"ownership", "right", "holder", "bound party", true, false},
    {"cloud", "cloud", "provider", "customer", true, false},
    {"ip", "licence", "licensor", "licensee", true, false},
    {"ip", "integration", "technology", "product", true, false},
    {"ip", "evaluation", "tester", "tested", true, false},
    {"partnership", "partnership", "partner", "partner", false, false},
    {"rivalry", "competition", "competitor", "competitor", false, false},
    {"rivalry", "dispute", "party", "party", false, false},
    {"role", "role", "person", "organisation", true, false},
    {"role", "employment", "person", "organisation", true, false},
    {"makes", "develops", "maker", "product", true, false},
    {"makes", "part-of", "part", "whole", true, false},
    {"reporting", "reports-on", "reporter", "subject", true, false},
    {"reporting", "regulates", "regulator", "subject", true, false},
};

static void relation_kinds(void **state)
{
    (void)state;
    size_t n = sizeof contract / sizeof *contract;
    assert_int_equal(model_relation_kind_count, n);
    for (size_t i = 0; i < n; i++) {
        const model_relation_kind *kind = model_relation_kind_find(contract[i].kind);
        assert_non_null(kind);
        assert_ptr_equal(kind, &model_relation_kinds[i]);
        assert_string_equal(kind->family, contract[i].family);
        assert_string_equal(kind->source, contract[i].source);
        assert_string_equal(kind->target, contract[i].target);
        assert_int_equal(kind->directed, contract[i].directed);
        assert_int_equal(kind->event, contract[i].event);
        assert_true(strlen(kind->verb) > 0);
        assert_string_equal(model_family_of(contract[i].kind), contract[i].family);
        assert_non_null(model_family_find(contract[i].family));
    }
}

static void unknown_words(void **state)
{
    (void)state;
    assert_null(model_relation_kind_find("license"));
    assert_null(model_relation_kind_find(""));
    assert_null(model_relation_kind_find("related"));
    assert_null(model_entity_kind_find("unknown"));
    assert_null(model_family_find("fun"));
    assert_string_equal(model_family_of("license"), "other");
    assert_string_equal(model_family_of("related"), "other");
}

static void families_and_entity_kinds(void **state)
{
    (void)state;
    static const char *const families[] = {"money",       "ownership", "cloud", "ip",
                                           "partnership", "rivalry",   "role",  "makes",
                                           "reporting",   "other"};
    static const char *const kinds[] = {"company", "fund",    "person",
                                        "product", "project", "unit",
                                        "body",    "group",   "publisher"};
    assert_int_equal(model_family_count, 10);
    for (size_t i = 0; i < model_family_count; i++) {
        assert_string_equal(model_families[i].name, families[i]);
        assert_ptr_equal(model_family_find(families[i]), &model_families[i]);
    }
    assert_int_equal(model_entity_kind_count, 9);
    for (size_t i = 0; i < model_entity_kind_count; i++) {
        assert_string_equal(model_entity_kinds[i].name, kinds[i]);
        assert_ptr_equal(model_entity_kind_find(kinds[i]), &model_entity_kinds[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relation_kinds),
        cmocka_unit_test(unknown_words),
        cmocka_unit_test(families_and_entity_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

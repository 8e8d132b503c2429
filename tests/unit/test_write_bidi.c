/* Marks for text of both directions: where they go, and that nothing else changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "write/bidi.h"

#define L "\xe2\x80\x8e"
#define R "\xe2\x80\x8f"
#define ARROW " \xe2\x86\x92 "
#define DOTS "\xe2\x80\xa6"

static void expect(const char *text, const char *wanted)
{
    base_buffer b = {0};
    write_bidi(&b, text);
    assert_string_equal(b.data != NULL ? b.data : "", wanted);
    base_buffer_free(&b);
}

static void test_left_to_right(void **state)
{
    (void)state;
    const char *const texts[] = {"", "Acme, $5bn" ARROW "Bolt" DOTS, "\xe4\xb8\x89, 2019",
                                 "caf\xc3\xa9 (20%)"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(write_bidi_needed(texts[i]));
        expect(texts[i], texts[i]);
    }
}

static void test_right_to_left(void **state)
{
    (void)state;
    assert_true(write_bidi_needed("שותפות"));
    expect("שותפות", "שותפות");
    expect("حصة 20%", "حصة 20%" R);
    expect("חברה (בע\"מ)", "חברה (בע\"מ)" R);
    expect("جولة, $5bn", "جولة" L ", $5bn");
    expect("جولة, 2019", "جولة" L ", 2019");
    expect("טבע, תעשיות", "טבע, תעשיות");
    expect("السعودي" DOTS, "السعودي" DOTS R R);
    expect("Acme חברה Ltd", "Acme חברה Ltd");
}

static void test_pairs(void **state)
{
    (void)state;
    expect("טבע" ARROW "شركة", "טבע" L ARROW L "شركة");
    expect("Acme" ARROW "طبع", "Acme" L ARROW L "طبع");
    expect("Acme" ARROW "Bolt", "Acme" ARROW "Bolt");
}

/* Taken out again, the marks leave the text as it was. */
static void test_only_adds(void **state)
{
    (void)state;
    static const char *const parts[] = {"שלום", "شركة", "Acme", ", ", "$5bn", " ",
                                        ARROW,  DOTS,   "20%",  "(",  ")",    "\xff"};
    enum { PARTS = sizeof parts / sizeof *parts };
    for (int round = 0; round < 2000; round++) {
        base_buffer text = {0}, made = {0}, plain = {0};
        for (int k = 0; k < round % 9; k++)
            base_buffer_add(&text, parts[(round * 31 + k * (round / 7 + 1)) % PARTS]);
        const char *whole = text.data != NULL ? text.data : "";
        write_bidi(&made, whole);
        for (const char *at = made.data; at != NULL && *at != '\0'; at++) {
            bool mark = strncmp(at, L, 3) == 0 || strncmp(at, R, 3) == 0;
            if (!mark) base_buffer_add_char(&plain, *at);
            at += mark ? 2 : 0;
        }
        assert_string_equal(plain.data != NULL ? plain.data : "", whole);
        base_buffer_free(&text);
        base_buffer_free(&made);
        base_buffer_free(&plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_left_to_right), cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_pairs), cmocka_unit_test(test_only_adds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Edit distance and "did you mean". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

/* Optimal string alignment by its plain recursion. */
static size_t slow_distance(const char *a, size_t na, const char *b, size_t nb)
{
    if (na == 0) return nb;
    if (nb == 0) return na;
    size_t best = slow_distance(a, na - 1, b, nb - 1) + (a[na - 1] != b[nb - 1]);
    size_t other = slow_distance(a, na - 1, b, nb) + 1;
    if (other < best) best = other;
    other = slow_distance(a, na, b, nb - 1) + 1;
    if (other < best) best = other;
    if (na < 2 || nb < 2 || a[na - 1] != b[nb - 2] || a[na - 2] != b[nb - 1]) return best;
    other = slow_distance(a, na - 2, b, nb - 2) + 1;
    return other < best ? other : best;
}

static void distances_equal_the_definition(void **state)
{
    uint64_t seed = 2463534242U;
    (void)state;
    for (int i = 0; i < 5000; i++) {
        char text[2][8] = {"", ""};
        for (size_t k = 0; k < 14; k++) {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            if (strlen(text[k & 1]) == k / 2 && (seed >> 9) % 8 != 0)
                text[k & 1][k / 2] = "abc"[(seed >> 20) % 3];
        }
        size_t d = slow_distance(text[0], strlen(text[0]), text[1], strlen(text[1]));
        for (size_t limit = 0; limit < 9; limit++)
            assert_int_equal(base_text_distance(text[0], text[1], limit),
                             d <= limit ? d : limit + 1);
        assert_int_equal(base_text_distance(text[0], text[1], SIZE_MAX), d);
    }
}

static void distances_of_long_texts(void **state)
{
    enum { N = 100000 };
    char *a = malloc(N + 1);
    char *b = malloc(N + 1);
    (void)state;
    assert_true(a && b);
    for (size_t i = 0; i < N; i++)
        a[i] = (char)('a' + i * 7 % 26);
    a[N] = '\0';
    memcpy(b, a, N + 1);
    assert_int_equal(base_text_distance(a, b, 3), 0);
    b[50] = '!';
    b[99999] = '!';
    assert_int_equal(base_text_distance(a, b, 3), 2);
    assert_int_equal(base_text_distance(a, b, 1), 2);
    assert_int_equal(base_text_distance(a, a + 5, 3), 4);
    assert_int_equal(base_text_distance(a, a + 3, 3), 3);
    assert_int_equal(base_text_distance("", a, 10), 11);
    assert_int_equal(base_text_distance("", a, SIZE_MAX), N);
    free(a);
    free(b);
}

static void the_nearest_name(void **state)
{
    static const char *const names[] = {"pagerank", "betweenness", "closeness", "degree",
                                        "csv",      "json",        "dot"};
    (void)state;
    assert_string_equal(base_text_nearest("pagernak", names, 7), "pagerank");
    assert_string_equal(base_text_nearest("PageRank", names, 7), "pagerank");
    assert_string_equal(base_text_nearest("CSV", names, 7), "csv");
    assert_string_equal(base_text_nearest("betweeness", names, 7), "betweenness");
    assert_string_equal(base_text_nearest("closenes", names, 7), "closeness");
    assert_string_equal(base_text_nearest("degrees", names, 7), "degree");
    assert_string_equal(base_text_nearest("jsn", names, 7), "json");
    assert_null(base_text_nearest("eigenvector", names, 7));
    assert_null(base_text_nearest("xyz", names, 7));
    assert_null(base_text_nearest("", names, 7));
    assert_null(base_text_nearest("q", names, 7));
    assert_null(base_text_nearest("degree", names, 0));
    char huge[5000];
    memset(huge, 'd', sizeof huge);
    huge[sizeof huge - 1] = '\0';
    assert_null(base_text_nearest(huge, names, 7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_equal_the_definition),
        cmocka_unit_test(distances_of_long_texts),
        cmocka_unit_test(the_nearest_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Rounding and ranks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "measure/rank.h"
#include "measure_graph.h"

static void equals_share(void **state)
{
    double values[] = {3, 7, 3, 1, 3, 9};
    uint32_t ranks[6];
    const uint32_t high[] = {3, 2, 3, 6, 3, 1}, low[] = {2, 5, 2, 1, 2, 6};
    (void)state;
    assert_true(measure_round_and_rank(values, ranks, 6, MEASURE_HIGHEST_FIRST));
    assert_memory_equal(ranks, high, sizeof high);
    assert_true(measure_round_and_rank(values, ranks, 6, MEASURE_LOWEST_FIRST));
    assert_memory_equal(ranks, low, sizeof low);
}

static void undefined_has_none(void **state)
{
    double values[] = {NAN, 0.5, NAN, 0.25};
    uint32_t ranks[4];
    const uint32_t want[] = {0, 2, 0, 1};
    (void)state;
    assert_true(measure_round_and_rank(values, ranks, 4, MEASURE_LOWEST_FIRST));
    assert_memory_equal(ranks, want, sizeof want);
    assert_true(isnan(values[0]) && isnan(values[2]));
    assert_true(measure_round_and_rank(values, ranks, 1, MEASURE_LOWEST_FIRST));
    assert_int_equal(ranks[0], 0);
    assert_true(measure_round_and_rank(values, ranks, 0, MEASURE_LOWEST_FIRST));
}

static void twelve_digits(void **state)
{
    double values[] = {0.1 + 0.2, 1.0 / 3, 47.499999999999993, 123456789012345.0,
                       2e-9 / 3};
    const double want[] = {0.3, 0.333333333333, 47.5, 123456789012000.0,
                           6.66666666667e-10};
    (void)state;
    for (int i = 0; i < 5; i++) {
        assert_true(measure_round_and_rank(&values[i], NULL, 1, MEASURE_HIGHEST_FIRST));
        assert_true(values[i] == want[i]);
    }
}

static void next_to_nothing_is_nothing(void **state)
{
    double values[] = {1e-300, 8, 7.9e-12, 8.1e-12, 0};
    uint32_t ranks[5];
    const uint32_t want[] = {3, 1, 3, 2, 3};
    (void)state;
    assert_true(measure_round_and_rank(values, ranks, 5, MEASURE_HIGHEST_FIRST));
    assert_true(values[0] == 0 && values[2] == 0 && values[4] == 0);
    assert_true(values[3] == 8.1e-12);
    assert_memory_equal(ranks, want, sizeof want);
}

/* Sums of the same terms in another order end a few units of the last place apart;
 * wherever the rounding border falls, they are shown alike. */
static void same_position_same_value(void **state)
{
    uint64_t chance = 9;
    (void)state;
    for (int i = 0; i < 200000; i++) {
        double base = (double)(test_random(&chance) >> 11) * 0x1p-53 + 0.1;
        if (i % 2 == 0) base = rint(base * 1e12) / 1e12 + 5e-13; /* on a border */
        double values[] = {base, base * (1 + 0x1p-51), base * (1 - 0x1p-51)};
        uint32_t ranks[3];
        assert_true(measure_round_and_rank(values, ranks, 3, MEASURE_HIGHEST_FIRST));
        assert_true(values[0] == values[1] && values[0] == values[2]);
        assert_true(fabs(values[0] - base) <= 5.2e-12 * base);
        assert_int_equal(ranks[0] + ranks[1] + ranks[2], 3);
    }
}

/* Near values do not creep together: groups are measured from their first. */
static void different_stays_different(void **state)
{
    enum { N = 1000 };
    double values[N];
    uint32_t ranks[N];
    (void)state;
    for (int i = 0; i < N; i++)
        values[i] = 1 + i * 5e-14;
    assert_true(measure_round_and_rank(values, ranks, N, MEASURE_HIGHEST_FIRST));
    for (int i = 0; i < N; i++)
        assert_close(values[i], 1 + i * 5e-14, 5.2e-12);
    assert_int_equal(ranks[N - 1], 1);
    assert_true(ranks[0] > N / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_share),
        cmocka_unit_test(undefined_has_none),
        cmocka_unit_test(twelve_digits),
        cmocka_unit_test(next_to_nothing_is_nothing),
        cmocka_unit_test(same_position_same_value),
        cmocka_unit_test(different_stays_different),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SHA-256: FIPS 180-4 examples, and the same bytes in any pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <sha2.h>

#include "base/digest.h"
#include "base/digest_fast.h"

/* With the processor's instructions, where it has them, and without. */
static void check(const char *data, size_t n, const char *expected)
{
    char out[BASE_DIGEST_TEXT];
    base_digest d;
    for (int plain = 0; plain < 2; plain++) {
        base_digest_open(&d);
        if (plain) d.fast = false;
        base_digest_add(&d, data, n);
        base_digest_end(&d, out);
        assert_string_equal(out, expected);
    }
}

static void known_digests(void **state)
{
    static char million[1000000];
    (void)state;
    check("", 0,
          "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", 3,
          "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
          "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    memset(million, 'a', sizeof million);
    check(million, sizeof million,
          "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void pieces_make_no_difference(void **state)
{
    char data[1000];
    char whole[BASE_DIGEST_TEXT];
    char pieces[BASE_DIGEST_TEXT];
    (void)state;
    for (size_t i = 0; i < sizeof data; i++)
        data[i] = (char)(i * 31 % 251);
    base_digest d;
    base_digest_open(&d);
    base_digest_add(&d, data, sizeof data);
    base_digest_end(&d, whole);
    for (size_t step = 1; step < 200; step += 7) {
        base_digest_open(&d);
        for (size_t at = 0; at < sizeof data; at += step) {
            size_t n = sizeof data - at < step ? sizeof data - at : step;
            assert_int_equal(base_digest_write(&d, data + at, n), 0);
        }
        base_digest_add(&d, NULL, 0);
        base_digest_end(&d, pieces);
        assert_string_equal(whole, pieces);
    }
}

/* What the processor does is what libmd does, on any number of blocks. */
static void fast_is_the_same(void **state)
{
    uint32_t fast[8] = {1, 2, 3, 4, 5, 6, 7, 8}, plain[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    unsigned char blocks[3 * 64];
    (void)state;
    if (!base_digest_has_fast()) {
        print_message("no instructions for SHA-256 here\n");
        skip();
    }
    for (int round = 0; round < 100; round++) {
        for (size_t i = 0; i < sizeof blocks; i++)
            blocks[i] = (unsigned char)((i + 1) * 131 % 251 * (unsigned)(round + 1));
        base_digest_fast(fast, blocks, 3);
        for (int i = 0; i < 3; i++)
            SHA256Transform(plain, blocks + 64 * i);
        assert_memory_equal(fast, plain, sizeof fast);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_digests),
        cmocka_unit_test(pieces_make_no_difference),
        cmocka_unit_test(fast_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The strict pass: which texts are JSON that erg takes, and where the others go wrong. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fail.h"
#include "base/file.h"
#include "read/json.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static erg_code parse(const char *text, size_t n, const char *file, erg_error *err)
{
    read_json json = {0};
    char *copy = malloc(n + 1);
    assert_non_null(copy);
    memcpy(copy, text, n);
    erg_code code = read_json_parse(&json, copy, n, (base_place){file, 1, 1}, err);
    read_json_free(&json);
    free(copy);
    return code;
}

static const char *const good[] = {
    "null",
    " true ",
    "false\n",
    "0",
    "-0",
    "-0.0e-0",
    "12.5E+3",
    "1e308",
    "1e-400",
    "\"\"",
    "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"",
    "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x7F\"",
    "[]",
    "[[],{},[[[]]]]",
    "{}",
    "{\"\":0,\"a\":{\"a\":{}}}",
    "\t{\r\n\"a\" : [1 , 2 ] }\r\n",
    /* 80 characters: more than cJSON takes at once */
    "[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]",
    "[123456789012345678901234567890123456789012345678901234567890123456789012345, 1]",
};

static void good_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(good); i++) {
        erg_error err = {0};
        if (parse(good[i], strlen(good[i]), "f", &err) != ERG_OK)
            fail_msg("%s: %s", good[i], err.text);
    }
}

static const struct {
    const char *text;
    erg_code code;
    const char *message;
} bad[] = {
    {"", ERG_EPARSE, "f:1:1: found the end of the text, wanted a value"},
    {" \n ", ERG_EPARSE, "f:2:2: found the end of the text, wanted a value"},
    {"nul", ERG_EPARSE, "f:1:1: found 'n', wanted a value"},
    {"True", ERG_EPARSE, "f:1:1: found 'T', wanted a value"},
    {"NaN", ERG_EPARSE, "f:1:1: found 'N', wanted a value"},
    {"-Infinity", ERG_EPARSE, "f:1:2: found 'I', wanted a digit"},
    {"+1", ERG_EPARSE, "f:1:1: found '+', wanted a value"},
    {"01", ERG_EPARSE, "f:1:1: number with a leading 0"},
    {"-", ERG_EPARSE, "f:1:2: found the end of the text, wanted a digit"},
    {"1.", ERG_EPARSE, "f:1:3: found the end of the text, wanted a digit"},
    {"[1.e3]", ERG_EPARSE, "f:1:4: found 'e', wanted a digit"},
    {"1e", ERG_EPARSE, "f:1:3: found the end of the text, wanted a digit"},
    {"0x10", ERG_EPARSE, "f:1:2: found 'x', wanted the end of the text"},
    {"1 2", ERG_EPARSE, "f:1:3: found '2', wanted the end of the text"},
    {"[1e999]", ERG_EDATA, "f:1:2: number is out of range"},
    {"-1e309", ERG_EDATA, "f:1:1: number is out of range"},
    {"[", ERG_EPARSE, "f:1:2: found the end of the text, wanted a value"},
    {"[1", ERG_EPARSE, "f:1:3: found the end of the text, wanted ',' or ']'"},
    {"[1,]", ERG_EPARSE, "f:1:4: found ']', wanted a value"},
    {"[1}", ERG_EPARSE, "f:1:3: found '}', wanted ',' or ']'"},
    {"{\"a\":1]", ERG_EPARSE, "f:1:7: found ']', wanted ',' or '}'"},
    {"{\n \"a\": 1,\n}", ERG_EPARSE, "f:3:1: found '}', wanted a key in quotes"},
    {"{a:1}", ERG_EPARSE, "f:1:2: found 'a', wanted a key in quotes"},
    {"{\"a\" 1}", ERG_EPARSE, "f:1:6: found '1', wanted ':'"},
    {"{\"a\":}", ERG_EPARSE, "f:1:6: found '}', wanted a value"},
    {"['a']", ERG_EPARSE, "f:1:2: found ''', wanted a value"},
    {"[1] // x", ERG_EPARSE, "f:1:5: found '/', wanted the end of the text"},
    {"\"abc", ERG_EPARSE, "f:1:1: string without its closing quote"},
    {"\"abc\\\"", ERG_EPARSE, "f:1:1: string without its closing quote"},
    {"\"a\nb\"", ERG_EPARSE, "f:1:3: control character in a string, wanted it escaped"},
    {"\"a\\x\"", ERG_EPARSE,
     "f:1:3: \\ in a string without one of \"\\/bfnrtu behind it"},
    {"\"\\u12G4\"", ERG_EPARSE, "f:1:2: \\u without four hex digits"},
    {"\"\\u12", ERG_EPARSE, "f:1:2: \\u without four hex digits"},
    {"\"\\u0000\"", ERG_EDATA, "f:1:2: \\u0000 in a string, wanted none"},
    {"\"\\uD800\"", ERG_EDATA, "f:1:2: half of a surrogate pair in a string"},
    {"\"\\uD800\\u0041\"", ERG_EDATA, "f:1:2: half of a surrogate pair in a string"},
    {"\"\\uDC00\\uD800\"", ERG_EDATA, "f:1:2: half of a surrogate pair in a string"},
    {"\"\xC3\xA9\xFF\"", ERG_EPARSE, "f:1:3: bytes that are not UTF-8"},
    {"\"\xC0\x80\"", ERG_EPARSE, "f:1:2: bytes that are not UTF-8"},
    {"\"\xED\xA0\x80\"", ERG_EPARSE, "f:1:2: bytes that are not UTF-8"},
    {"[\xC3\xA9]", ERG_EPARSE, "f:1:2: found '\xC3\xA9', wanted a value"},
    {"[\xE9]", ERG_EPARSE, "f:1:2: found byte 0xe9, wanted a value"},
    {"[\x01]", ERG_EPARSE, "f:1:2: found byte 0x01, wanted a value"},
    {"{\"a\":1,\"b\":2,\n\"a\":3}", ERG_EDATA,
     "f:2:1: key 'a' is there already, in line 1, column 2"},
    {"{\"a\":1,\"\\u0061\":3}", ERG_EDATA,
     "f:1:8: key 'a' is there already, in line 1, column 2"},
    {"[{\"x\":{\"\":1,\"\":1}}]", ERG_EDATA,
     "f:1:13: key '' is there already, in line 1, column 8"},
};

static void bad_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        erg_error err = {0};
        erg_code code = parse(bad[i].text, strlen(bad[i].text), "f", &err);
        assert_string_equal(err.text, bad[i].message);
        assert_int_equal(code, bad[i].code);
    }
}

/* A raw NUL ends nothing early. */
static void raw_nul(void **state)
{
    (void)state;
    erg_error err = {0};
    assert_int_equal(parse("[1,\0]", 5, "f", &err), ERG_EPARSE);
    assert_string_equal(err.text, "f:1:4: found byte 0x00, wanted a value");
    err = (erg_error){0};
    assert_int_equal(parse("\"a\0b\"", 5, "f", &err), ERG_EPARSE);
    assert_string_equal(err.text,
                        "f:1:3: control character in a string, wanted it escaped");
    err = (erg_error){0};
    assert_int_equal(parse("1\0", 2, "f", &err), ERG_EPARSE);
    assert_string_equal(err.text, "f:1:2: found byte 0x00, wanted the end of the text");
}

/* Every prefix of a text ends in the middle of something and is refused, without a byte
 * read past its end (under ASan). */
static void prefixes(void **state)
{
    (void)state;
    const char *text =
        "{\"a\\u00e9\":[1.5e+3,true,null,\"\\uD83D\\uDE00\xE2\x82\xAC\"],\"b\":-2}";
    size_t n = strlen(text);
    for (size_t i = 0; i < n; i++) {
        erg_error err = {0};
        assert_int_not_equal(parse(text, i, "f", &err), ERG_OK);
    }
    erg_error err = {0};
    assert_int_equal(parse(text, n, "f", &err), ERG_OK);
}

static char *nested(size_t depth, const char *open, const char *close)
{
    char *text = malloc(depth * (strlen(open) + strlen(close)) + 2);
    assert_non_null(text);
    text[0] = '\0';
    char *at = text;
    for (size_t i = 0; i < depth; i++)
        at += sprintf(at, "%s", open);
    at += sprintf(at, "0");
    for (size_t i = 0; i < depth; i++)
        at += sprintf(at, "%s", close);
    return text;
}

static void limits(void **state)
{
    (void)state;
    erg_error err = {0};
    char *text = nested(512, "[", "]");
    assert_int_equal(parse(text, strlen(text), "f", &err), ERG_OK);
    free(text);
    text = nested(513, "[", "]");
    assert_int_equal(parse(text, strlen(text), "f", &err), ERG_ELIMIT);
    assert_string_equal(
        err.text, "f:1:513: nested deeper than the limit of 512 arrays and objects");
    free(text);
    text = nested(100000, "{\"a\":", "}");
    err = (erg_error){0};
    assert_int_equal(parse(text, strlen(text), "f", &err), ERG_ELIMIT);
    free(text);
    text = malloc((1 << 20) + 4);
    assert_non_null(text);
    memset(text, 'x', (1 << 20) + 3);
    text[0] = text[(1 << 20) + 1] = '"';
    err = (erg_error){0};
    assert_int_equal(parse(text, (1 << 20) + 2, "f", &err), ERG_OK);
    text[(1 << 20) + 1] = 'x';
    text[(1 << 20) + 2] = '"';
    assert_int_equal(parse(text, (1 << 20) + 3, "f", &err), ERG_ELIMIT);
    assert_string_equal(err.text,
                        "f:1:1: string is longer than the limit of 1048576 bytes");
    free(text);
}

/* What counts is how long a string is, not how it is written. */
static void escaped_strings(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        size_t bytes; /* of UTF-8 */
    } cases[] = {{"\\n", 1},
                 {"\\u0041", 1},
                 {"\\u00e9", 2},
                 {"\\u20AC", 3},
                 {"\\uD83D\\uDE00", 4}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t length = strlen(cases[i].piece);
        size_t n = (1 << 20) / cases[i].bytes;
        char *text = malloc((n + 1) * length + 3);
        assert_non_null(text);
        text[0] = '"';
        for (size_t j = 0; j <= n; j++)
            memcpy(text + 1 + j * length, cases[i].piece, length);
        text[1 + n * length] = '"';
        erg_error err = {0};
        assert_int_equal(parse(text, n * length + 2, "f", &err), ERG_OK);
        memcpy(text + 1 + n * length, cases[i].piece, length);
        text[1 + (n + 1) * length] = '"';
        assert_int_equal(parse(text, (n + 1) * length + 2, "f", &err), ERG_ELIMIT);
        free(text);
    }
}

/* A list of so many values, and the list itself. */
static erg_code parse_values(size_t count, size_t most, erg_error *err)
{
    size_t n = 2 * count + 1;
    char *text = malloc(n);
    read_json json = {.values_most = most};
    assert_non_null(text);
    for (size_t i = 0; i < n; i++)
        text[i] = i % 2 == 0 ? ',' : '1';
    text[0] = '[';
    text[n - 1] = ']';
    erg_code code = read_json_parse(&json, text, n, (base_place){"f", 1, 1}, err);
    read_json_free(&json);
    free(text);
    return code;
}

static void many_values(void **state)
{
    (void)state;
    erg_error err = {0};
    assert_int_equal(parse_values(262143, 0, &err), ERG_OK);
    assert_int_equal(parse_values(262144, 0, &err), ERG_ELIMIT);
    assert_string_equal(err.text,
                        "f:1:524288: more values in one record than the limit of 262144");
    base_error_clear(&err);
    assert_int_equal(parse_values(300000, 300001, &err), ERG_OK);
    assert_int_equal(parse_values(10, 10, &err), ERG_ELIMIT);
    assert_string_equal(err.text,
                        "f:1:20: more values in one record than the limit of 10");
}

/* A number of any length has its value, and its text as it is written. */
static void long_numbers(void **state)
{
    (void)state;
    char text[] = "[123456789012345678901234567890123456789012345678901234567890123456789"
                  "01234567890"
                  ",0.1]";
    read_json json = {0};
    read_json_value v;
    size_t n = 0;
    erg_error err = {0};
    assert_int_equal(
        read_json_parse(&json, text, sizeof text - 1, (base_place){"f", 1, 1}, &err),
        ERG_OK);
    assert_true(read_json_first(&v, read_json_root(&json)));
    assert_true(read_json_number(v) == 1.2345678901234568e79);
    assert_memory_equal(read_json_number_text(v, &n), "1234567890", 10);
    assert_int_equal(n, 80);
    read_json_free(&json);
}

/* Many keys go through a map: the same answer. */
static void many_keys(void **state)
{
    (void)state;
    char text[4096] = "{";
    char *at = text + 1;
    for (int i = 0; i < 200; i++)
        at += sprintf(at, "\"k%d\":0,", i);
    erg_error err = {0};
    sprintf(at, "\"k200\":0}");
    assert_int_equal(parse(text, strlen(text), "f", &err), ERG_OK);
    sprintf(at, "\n\"k7\":0}");
    assert_int_equal(parse(text, strlen(text), "f", &err), ERG_EDATA);
    assert_string_equal(err.text,
                        "f:2:1: key 'k7' is there already, in line 1, column 51");
}

/* --- JSONTestSuite, where it is at hand --- */

/* Well-formed JSON that erg refuses, and what it takes of what RFC 8259 leaves open. */
static const char *const refused[] = {
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
    "y_object_escaped_null_in_key.json", "y_string_null_escape.json"};
static const char *const open_and_taken[] = {
    "i_number_double_huge_neg_exp.json",   "i_number_real_underflow.json",
    "i_number_too_big_neg_int.json",       "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json", "i_structure_500_nested_arrays.json"};

static bool is_among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static void expect_verdict(const char *folder, const char *name)
{
    char path[4096];
    char *text = NULL;
    size_t n = 0;
    unsigned long line = 0;
    unsigned long column = 0;
    erg_error err = {0};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(base_file_read(&text, &n, path, 1 << 24, &err), ERG_OK);
    erg_code code = parse(text, n, "f", &err);
    bool taken = (name[0] == 'y' && !is_among(name, refused, COUNT(refused))) ||
                 is_among(name, open_and_taken, COUNT(open_and_taken));
    if ((code == ERG_OK) != taken) fail_msg("%s: %s", name, err.text);
    if (name[0] == 'y' && code != ERG_OK) assert_int_equal(code, ERG_EDATA);
    if (code != ERG_OK && sscanf(err.text, "f:%lu:%lu: ", &line, &column) != 2)
        fail_msg("%s: no place in: %s", name, err.text);
    free(text);
}

static void test_suite(void **state)
{
    (void)state;
    char folder[2048];
    size_t count = 0;
    const char *data = getenv("ERG_TESTDATA");
    snprintf(folder, sizeof folder, "%s/4-nasty/JSONTestSuite/test_parsing",
             data ? data : "../shared/testdata");
    DIR *dir = opendir(folder);
    if (!dir) skip();
    for (const struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (e->d_name[0] == '.') continue;
        expect_verdict(folder, e->d_name);
        count++;
    }
    closedir(dir);
    assert_true(count > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_texts),  cmocka_unit_test(bad_texts),
        cmocka_unit_test(raw_nul),     cmocka_unit_test(prefixes),
        cmocka_unit_test(limits),      cmocka_unit_test(escaped_strings),
        cmocka_unit_test(many_values), cmocka_unit_test(long_numbers),
        cmocka_unit_test(many_keys),   cmocka_unit_test(test_suite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The verdicts of JSONTestSuite, all 318: on the text itself, and on a dataset that keeps
 * it among its attrs. */
#include "json_suite.h"
#include "read/json.h"
#include "read_help.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Well-formed JSON that erg refuses: see json_suite.h. */
static const char *const refused[] = {
    "y_object_duplicated_key", "y_object_duplicated_key_and_value",
    "y_object_escaped_null_in_key", "y_string_null_escape"};

/* What RFC 8259 leaves open. Numbers: too small is 0, too long is rounded, too large is
 * refused. Text: UTF-8 alone, and no half surrogates. A byte order mark is skipped at the
 * beginning of a file, and is no part of a text. */
static const struct {
    const char *name;
    const char *message; /* NULL: it is read */
} open[] = {
    {"i_number_double_huge_neg_exp", NULL},
    {"i_number_huge_exp", "f:1:2: number is out of range"},
    {"i_number_neg_int_huge_exp", "f:1:2: number is out of range"},
    {"i_number_pos_double_huge_exp", "f:1:2: number is out of range"},
    {"i_number_real_neg_overflow", "f:1:2: number is out of range"},
    {"i_number_real_pos_overflow", "f:1:2: number is out of range"},
    {"i_number_real_underflow", NULL},
    {"i_number_too_big_neg_int", NULL},
    {"i_number_too_big_pos_int", NULL},
    {"i_number_very_big_negative_int", NULL},
    {"i_object_key_lone_2nd_surrogate", "f:1:3: half of a surrogate pair in a string"},
    {"i_string_1st_surrogate_but_2nd_missing",
     "f:1:3: half of a surrogate pair in a string"},
    {"i_string_1st_valid_surrogate_2nd_invalid",
     "f:1:3: half of a surrogate pair in a string"},
    {"i_string_UTF-16LE_with_BOM", "f:1:1: found byte 0xff, wanted a value"},
    {"i_string_UTF-8_invalid_sequence", "f:1:5: bytes that are not UTF-8"},
    {"i_string_UTF8_surrogate_U+D800", "f:1:3: bytes that are not UTF-8"},
    {"i_string_incomplete_surrogate_and_escape_valid",
     "f:1:3: half of a surrogate pair in a string"},
    {"i_string_incomplete_surrogate_pair", "f:1:3: half of a surrogate pair in a string"},
    {"i_string_incomplete_surrogates_escape_valid",
     "f:1:3: half of a surrogate pair in a string"},
    {"i_string_invalid_lonely_surrogate", "f:1:3: half of a surrogate pair in a string"},
    {"i_string_invalid_surrogate", "f:1:3: half of a surrogate pair in a string"},
    {"i_string_invalid_utf-8", "f:1:3: bytes that are not UTF-8"},
    {"i_string_inverted_surrogates_U+1D11E",
     "f:1:3: half of a surrogate pair in a string"},
    {"i_string_iso_latin_1", "f:1:3: bytes that are not UTF-8"},
    {"i_string_lone_second_surrogate", "f:1:3: half of a surrogate pair in a string"},
    {"i_string_lone_utf8_continuation_byte", "f:1:3: bytes that are not UTF-8"},
    {"i_string_not_in_unicode_range", "f:1:3: bytes that are not UTF-8"},
    {"i_string_overlong_sequence_2_bytes", "f:1:3: bytes that are not UTF-8"},
    {"i_string_overlong_sequence_6_bytes", "f:1:3: bytes that are not UTF-8"},
    {"i_string_overlong_sequence_6_bytes_null", "f:1:3: bytes that are not UTF-8"},
    {"i_string_truncated-utf-8", "f:1:3: bytes that are not UTF-8"},
    {"i_string_utf16BE_no_BOM", "f:1:1: found byte 0x00, wanted a value"},
    {"i_string_utf16LE_no_BOM", "f:1:2: found byte 0x00, wanted a value"},
    {"i_structure_500_nested_arrays", NULL},
    {"i_structure_UTF-8_BOM_empty_object", "f:1:1: found '\xEF\xBB\xBF', wanted a value"},
};

/* The text of a case, to be freed. */
static char *text_of(const json_suite_text *c, size_t *n)
{
    bool nested = !c->text;
    *n = nested ? 2 * c->n : c->n * c->times;
    char *text = malloc(*n + 1);
    assert_non_null(text);
    for (size_t i = 0; !nested && i < c->times; i++)
        memcpy(text + i * c->n, c->text, c->n);
    if (nested) memset(text, '[', c->n);
    if (nested) memset(text + c->n, ']', c->n);
    return text;
}

static bool is_refused(const char *name)
{
    for (size_t i = 0; i < COUNT(refused); i++)
        if (strcmp(name, refused[i]) == 0) return true;
    return false;
}

static const char *open_message(const char *name)
{
    for (size_t i = 0; i < COUNT(open); i++)
        if (strcmp(name, open[i].name) == 0) return open[i].message;
    fail_msg("%s stands in no table", name);
    return NULL;
}

static bool is_taken(const char *name)
{
    if (name[0] == 'i') return !open_message(name);
    return name[0] == 'y' && !is_refused(name);
}

static void expect_place(const char *name, const char *text, unsigned line,
                         unsigned column)
{
    if (line == 0 || column == 0) fail_msg("%s: no line and column in: %s", name, text);
}

static void verdicts(void **state)
{
    size_t counts[3] = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(json_suite); i++) {
        const char *name = json_suite[i].name;
        size_t n;
        read_json json = {0};
        erg_error err = {0};
        char *text = text_of(&json_suite[i], &n);
        erg_code code = read_json_parse(&json, text, n, (base_place){"f", 1, 1}, &err);
        counts[name[0] == 'y' ? 0 : name[0] == 'n' ? 1 : 2]++;
        if ((code == ERG_OK) != is_taken(name)) fail_msg("%s: %s", name, err.text);
        if (code != ERG_OK) expect_place(name, err.text, err.line, err.column);
        if (name[0] == 'i' && code != ERG_OK)
            assert_string_equal(err.text, open_message(name));
        /* What is well-formed is never called broken. */
        if (name[0] == 'y' && code != ERG_OK) assert_int_equal(code, ERG_EDATA);
        read_json_free(&json);
        free(text);
    }
    assert_int_equal(counts[0], 95);
    assert_int_equal(counts[1], 188);
    assert_int_equal(counts[2], 35);
}

/* As a file: what is refused says where. */
static void files(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(json_suite); i++) {
        size_t n;
        reading r = reading_begin();
        char *text = text_of(&json_suite[i], &n);
        reading_write(&r, "f.json", text, n);
        erg_code code = reading_read(&r, NULL);
        const char *name = json_suite[i].name;
        bool empty = strcmp(name, "i_structure_UTF-8_BOM_empty_object") == 0 ||
                     strcmp(name, "y_object_empty") == 0 ||
                     strcmp(name, "y_object_string_unicode") == 0; /* a title alone */
        assert_int_equal(code == ERG_OK, empty);
        assert_null(strchr(r.err.text, '\n'));
        if (!empty) expect_place(name, r.err.text, r.err.line, r.err.column);
        free(text);
        reading_end(&r);
    }
}

/* Among the attrs of an entity: the same verdict through every stage of reading. */
static void in_a_dataset(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(json_suite); i++) {
        static const char before[] = "{\"format\":\"erg.dataset\",\"version\":\"1.0\","
                                     "\"entities\":[{\"id\":\"a\",\"attrs\":{\"v\":\n";
        const char *name = json_suite[i].name;
        size_t n;
        reading r = reading_begin();
        base_buffer whole = {0};
        char *text = text_of(&json_suite[i], &n);
        base_buffer_add_n(&whole, before, sizeof before - 1);
        base_buffer_add_n(&whole, text, n);
        base_buffer_add(&whole, "\n}}]}");
        reading_write(&r, "d.json", whole.data, whole.length);
        erg_code code = reading_read(&r, NULL);
        bool deep = strcmp(name, "i_structure_500_nested_arrays") == 0; /* 256 in attrs */
        /* Comma and closing bracket of its own may make a whole of some. */
        if (name[0] == 'y' || name[0] == 'i')
            if ((code == ERG_OK) != (is_taken(name) && !deep))
                fail_msg("%s: %s", name, r.err.text);
        if (code != ERG_OK) expect_place(name, r.err.text, r.err.line, r.err.column);
        if (name[0] == 'n') assert_int_not_equal(code, ERG_OK);
        base_buffer_free(&whole);
        free(text);
        reading_end(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts),
        cmocka_unit_test(files),
        cmocka_unit_test(in_a_dataset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Laws of comparing, on random pairs of datasets: the JSON that erg writes is read by
 * cJSON, and what the law says is done to it here, without erg's own code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "diff_json.h"
#include "diff_world.h"
#include "erg/diff.h"
#include "erg/write.h"
#include "laws.h"
#include "write/diff.h"

enum { PAIRS = 10000 };

/* A dataset as of a date, measured. */
typedef struct side {
    erg_dataset *dataset;
    bool borrowed;
    erg_snapshot *snapshot;
    erg_measures *measures;
} side;

static side make_side(erg_dataset *dataset, const erg_snapshot_options *options)
{
    static const char *const keys[] = {"degree", "strength"};
    erg_measure_options how = {.keys = {keys, 2}};
    erg_error err = {0};
    side s = {.dataset = dataset};
    expect_fine(erg_snapshot_make(&s.snapshot, dataset, options, &err), &err);
    expect_fine(erg_measures_compute(&s.measures, s.snapshot, &how, &err), &err);
    return s;
}

static void free_side(side *s)
{
    erg_measures_free(s->measures);
    erg_snapshot_free(s->snapshot);
    if (!s->borrowed) erg_dataset_free(s->dataset);
}

static erg_diff *compare(const side *a, const side *b, const erg_snapshot *corrected)
{
    erg_diff *diff = NULL;
    erg_error err = {0};
    erg_diff_options options = {.epsilon = NAN, .corrected = corrected};
    expect_fine(erg_diff_make(&diff, a->snapshot, a->measures, b->snapshot, b->measures,
                              &options, &err),
                &err);
    return diff;
}

static char *diff_text(const erg_diff *diff)
{
    static const write_diff_how how = {0};
    base_buffer text = {0};
    base_sink sink;
    base_sink_open(&sink, base_sink_to_buffer, &text);
    write_diff_json(&sink, diff, &how);
    assert_int_equal(base_sink_finish(&sink, "test", NULL), ERG_OK);
    return text.data;
}

static cJSON *parse(char *text)
{
    cJSON *tree = cJSON_Parse(text);
    if (!tree) print_message("%s\n", text);
    assert_non_null(tree);
    free(text);
    return tree;
}

static cJSON *diff_tree(const side *a, const side *b, const erg_snapshot *corrected)
{
    erg_diff *diff = compare(a, b, corrected);
    cJSON *tree = parse(diff_text(diff));
    erg_diff_free(diff);
    return tree;
}

static cJSON *snapshot_tree(const side *s)
{
    base_buffer text = {0};
    erg_error err = {0};
    erg_output what = {.snapshot = s->snapshot};
    expect_fine(erg_write("json", &what, base_sink_to_buffer, &text, &err), &err);
    return parse(text.data);
}

/* --- applying --- */

static cJSON *find(cJSON *records, const char *id)
{
    cJSON *record;
    cJSON_ArrayForEach(record, records)
    {
        if (strcmp(cJSON_GetObjectItemCaseSensitive(record, "id")->valuestring, id) == 0)
            return record;
    }
    return NULL;
}

static const char *text_of(const cJSON *object, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(object, key)->valuestring;
}

/* The next token of a JSON Pointer, unescaped. */
static const char *next_token(char token[64], const char *pointer)
{
    size_t n = 0;
    for (pointer++; *pointer && *pointer != '/'; pointer++) {
        char c = *pointer;
        if (c == '~') c = *++pointer == '1' ? '/' : '~';
        token[n++] = c;
        assert_true(n < 64);
    }
    token[n] = '\0';
    return pointer;
}

/* Checks that the pointer finds `before` and puts `after` there, as RFC 6901 and 6902
 * would. */
static void apply_field(cJSON *record, const cJSON *field)
{
    const cJSON *before = cJSON_GetObjectItemCaseSensitive(field, "before");
    const cJSON *after = cJSON_GetObjectItemCaseSensitive(field, "after");
    char token[64];
    const char *rest = next_token(token, field->string);
    cJSON *parent = record;
    while (*rest) {
        parent = cJSON_GetObjectItemCaseSensitive(parent, token);
        assert_non_null(parent);
        rest = next_token(token, rest);
    }
    cJSON *found = cJSON_GetObjectItemCaseSensitive(parent, token);
    assert_true((before != NULL) == (found != NULL));
    assert_true(before || after);
    if (found) {
        assert_equal(before, found);
        cJSON_DeleteItemFromObjectCaseSensitive(parent, token);
    }
    if (after) cJSON_AddItemToObject(parent, token, cJSON_Duplicate(after, true));
}

static void rename_all(cJSON *records, const char *key, const cJSON *renamed)
{
    cJSON *record;
    cJSON_ArrayForEach(record, records)
    {
        const cJSON *row;
        cJSON_ArrayForEach(row, renamed)
        {
            if (strcmp(text_of(record, key), text_of(row, "before")) != 0) continue;
            cJSON_ReplaceItemInObjectCaseSensitive(
                record, key, cJSON_CreateString(text_of(row, "after")));
            break;
        }
    }
}

static int by_id(const void *a, const void *b)
{
    return strcmp(text_of(*(cJSON *const *)a, "id"), text_of(*(cJSON *const *)b, "id"));
}

static void sort_records(cJSON *records)
{
    cJSON *items[64];
    int n = cJSON_GetArraySize(records);
    assert_true(n <= 64);
    for (int i = 0; i < n; i++)
        items[i] = cJSON_DetachItemFromArray(records, 0);
    if (n > 1) qsort(items, (size_t)n, sizeof *items, by_id);
    for (int i = 0; i < n; i++)
        cJSON_AddItemToArray(records, items[i]);
}

static void remove_records(cJSON *records, const cJSON *removed)
{
    const cJSON *row;
    cJSON_ArrayForEach(row, removed)
    {
        cJSON *record = find(records, text_of(row, "id"));
        assert_non_null(record);
        cJSON *bare = cJSON_Duplicate(row, true);
        cJSON_DeleteItemFromObjectCaseSensitive(bare, "correction");
        assert_equal(record, bare);
        cJSON_Delete(bare);
        cJSON_Delete(cJSON_DetachItemViaPointer(records, record));
    }
}

/* The record of a changed one, under its older id. */
static cJSON *find_changed(cJSON *records, const cJSON *row)
{
    const cJSON *changes = cJSON_GetObjectItemCaseSensitive(row, "changes");
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(changes, "/id");
    return find(records, id ? text_of(id, "before") : text_of(row, "id"));
}

static void apply(cJSON *tree, const cJSON *diff, const char *kind)
{
    cJSON *records = cJSON_GetObjectItemCaseSensitive(tree, kind);
    const cJSON *added = cJSON_GetObjectItemCaseSensitive(diff, "added");
    const cJSON *removed = cJSON_GetObjectItemCaseSensitive(diff, "removed");
    const cJSON *changed = cJSON_GetObjectItemCaseSensitive(diff, "changed");
    const cJSON *renamed = cJSON_GetObjectItemCaseSensitive(diff, "renamed");
    const cJSON *names = cJSON_GetObjectItemCaseSensitive(renamed, kind);
    const cJSON *row;
    remove_records(records, cJSON_GetObjectItemCaseSensitive(removed, kind));
    cJSON_ArrayForEach(row, cJSON_GetObjectItemCaseSensitive(changed, kind))
    {
        cJSON *record = find_changed(records, row);
        const cJSON *field;
        assert_non_null(record);
        cJSON_ArrayForEach(field, cJSON_GetObjectItemCaseSensitive(row, "changes"))
        {
            if (strcmp(field->string, "/id") != 0) apply_field(record, field);
        }
    }
    rename_all(records, "id", names);
    if (strcmp(kind, "edges") == 0) {
        const cJSON *entities = cJSON_GetObjectItemCaseSensitive(renamed, "nodes");
        rename_all(records, "source", entities);
        rename_all(records, "target", entities);
    }
    cJSON_ArrayForEach(row, cJSON_GetObjectItemCaseSensitive(added, kind))
    {
        cJSON *record = cJSON_Duplicate(row, true);
        cJSON_DeleteItemFromObjectCaseSensitive(record, "correction");
        cJSON_AddItemToArray(records, record);
    }
    sort_records(records);
}

/* --- the laws --- */

static erg_snapshot_options random_options(void)
{
    erg_snapshot_options o;
    erg_snapshot_options_clear(&o);
    o.possible = chance(3) == 0;
    o.as_of = chance(2) ? 0 : dates[chance(DATES)];
    o.known_by = chance(2) ? 0 : dates[chance(DATES)];
    return o;
}

/* Two sides: a dataset and a changed copy, or one dataset at two dates. */
static void make_pair(side *a, side *b, description *d)
{
    describe(d);
    erg_dataset *dataset = build(d, NULL);
    erg_snapshot_options options = random_options();
    *a = make_side(dataset, &options);
    if (chance(3) == 0) {
        options.as_of = dates[chance(DATES)];
        options.known_by = dates[chance(DATES)];
        *b = make_side(dataset, &options);
        b->borrowed = true;
        return;
    }
    change(d, 1 + chance(6));
    *b = make_side(build(d, NULL), &options);
}

static void test_same_is_empty(void **state)
{
    const long pairs = law_checks(PAIRS);
    (void)state;
    chance_state = 1;
    for (long i = 0; i < pairs; i++) {
        description d;
        describe(&d);
        erg_snapshot_options options = random_options();
        side a = make_side(build(&d, NULL), &options);
        side b = make_side(build(&d, NULL), &options);
        erg_diff *diff = compare(&a, &b, NULL);
        assert_false(diff->differ);
        assert_true(diff->comparable);
        assert_int_equal(diff->important_edge_count, 0);
        assert_int_equal(diff->important_node_count, 0);
        for (size_t m = 0; m < diff->measure_count; m++)
            assert_int_equal(diff->measures[m].move_count, 0);
        erg_diff_free(diff);
        free_side(&a);
        free_side(&b);
    }
    law_held("diff(A, A) is empty", pairs);
}

/* The third snapshot, where one can tell corrections. */
static erg_snapshot *make_corrected(const side *a, const side *b)
{
    erg_snapshot_options options;
    erg_snapshot *corrected = NULL;
    erg_error err = {0};
    erg_snapshot_options_clear(&options);
    if (!erg_diff_corrected(&options.as_of, &options.known_by, a->snapshot, b->snapshot))
        return NULL;
    expect_fine(erg_snapshot_make(&corrected, a->dataset, &options, &err), &err);
    return corrected;
}

static void test_swapped_is_mirrored(void **state)
{
    long corrections = 0;
    const long pairs = law_checks(PAIRS);
    (void)state;
    chance_state = 2;
    for (long i = 0; i < pairs; i++) {
        description d;
        side a, b;
        make_pair(&a, &b, &d);
        erg_snapshot *corrected = make_corrected(&a, &b);
        corrections += corrected != NULL;
        cJSON *there = diff_tree(&a, &b, corrected);
        cJSON *back = diff_tree(&b, &a, corrected);
        mirror(there);
        assert_equal(there, back);
        cJSON_Delete(there);
        cJSON_Delete(back);
        erg_snapshot_free(corrected);
        free_side(&b);
        free_side(&a);
    }
    assert_true(corrections > pairs / 100);
    law_held("diff(B, A) mirrors diff(A, B)", pairs);
}

static void test_applied_gives_the_other(void **state)
{
    static const char *const kinds[] = {"documents", "nodes", "edges"};
    long renamed = 0;
    const long pairs = law_checks(PAIRS);
    (void)state;
    chance_state = 3;
    for (long i = 0; i < pairs; i++) {
        description d;
        side a, b;
        make_pair(&a, &b, &d);
        cJSON *from = snapshot_tree(&a);
        cJSON *to = snapshot_tree(&b);
        cJSON *diff = diff_tree(&a, &b, NULL);
        renamed += cJSON_HasObjectItem(diff, "renamed");
        for (int k = 2; k >= 0; k--)
            apply(from, diff, kinds[k]);
        for (int k = 0; k < 3; k++)
            assert_equal(cJSON_GetObjectItemCaseSensitive(from, kinds[k]),
                         cJSON_GetObjectItemCaseSensitive(to, kinds[k]));
        cJSON_Delete(from);
        cJSON_Delete(to);
        cJSON_Delete(diff);
        free_side(&b);
        free_side(&a);
    }
    assert_true(renamed > pairs / 100);
    law_held("diff(A, B) applied to A gives B", pairs);
}

static void test_reading_order_leaves_no_trace(void **state)
{
    const long pairs = law_checks(PAIRS);
    (void)state;
    chance_state = 4;
    for (long i = 0; i < pairs; i++) {
        description before, after;
        int order[ORDER];
        erg_snapshot_options options = random_options();
        describe(&before);
        after = before;
        change(&after, 1 + chance(6));
        side a = make_side(build(&before, NULL), &options);
        side b = make_side(build(&after, NULL), &options);
        shuffle(order);
        side c = make_side(build(&before, order), &options);
        shuffle(order);
        side d = make_side(build(&after, order), &options);
        erg_diff *one = compare(&a, &b, NULL);
        erg_diff *other = compare(&c, &d, NULL);
        char *x = diff_text(one);
        char *y = diff_text(other);
        assert_string_equal(x, y);
        free(x);
        free(y);
        erg_diff_free(one);
        erg_diff_free(other);
        free_side(&a);
        free_side(&b);
        free_side(&c);
        free_side(&d);
    }
    law_held("shuffled input, the same diff", pairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_is_empty),
        cmocka_unit_test(test_swapped_is_mirrored),
        cmocka_unit_test(test_applied_gives_the_other),
        cmocka_unit_test(test_reading_order_leaves_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

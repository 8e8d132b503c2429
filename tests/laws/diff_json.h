/* Diffs as cJSON reads them: exact equality, and the mirrored one, made here without
 * erg's own code. Include after <cmocka.h>. */
#ifndef DIFF_JSON_H
#define DIFF_JSON_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

/* Exactly equal, arrays in order, members in any. */
static inline bool equal(const cJSON *a, const cJSON *b);

static inline bool equal_items(const cJSON *a, const cJSON *b)
{
    if (cJSON_GetArraySize(a) != cJSON_GetArraySize(b)) return false;
    const cJSON *y = b->child;
    for (const cJSON *x = a->child; x; x = x->next) {
        if (cJSON_IsObject(a)) y = cJSON_GetObjectItemCaseSensitive(b, x->string);
        if (!y || !equal(x, y)) return false;
        if (cJSON_IsArray(a)) y = y->next;
    }
    return true;
}

static inline bool equal(const cJSON *a, const cJSON *b)
{
    if ((a->type & 0xFF) != (b->type & 0xFF)) return false;
    if (cJSON_IsNumber(a)) return a->valuedouble == b->valuedouble;
    if (cJSON_IsString(a)) return strcmp(a->valuestring, b->valuestring) == 0;
    return (!cJSON_IsArray(a) && !cJSON_IsObject(a)) || equal_items(a, b);
}

/* The smallest parts that differ, where the same members are there. */
static inline void narrow(const cJSON **a, const cJSON **b)
{
    const cJSON *y = (*b)->child;
    if (cJSON_GetArraySize(*a) != cJSON_GetArraySize(*b)) return;
    for (const cJSON *x = (*a)->child; x; x = x->next) {
        if (cJSON_IsObject(*a)) y = cJSON_GetObjectItemCaseSensitive(*b, x->string);
        if (!y) return;
        if (!equal(x, y)) {
            *a = x;
            *b = y;
            narrow(a, b);
            return;
        }
        if (cJSON_IsArray(*a)) y = y->next;
    }
}

static inline void assert_equal(const cJSON *a, const cJSON *b)
{
    if (equal(a, b)) return;
    narrow(&a, &b);
    char *x = cJSON_Print(a);
    char *y = cJSON_Print(b);
    print_message("%s: %s is not %s\n", a->string ? a->string : "", x, y);
    free(x);
    free(y);
    fail();
}

/* --- mirroring --- */

static inline void swap_members(cJSON *object, const char *one, const char *other)
{
    cJSON *a = cJSON_DetachItemFromObjectCaseSensitive(object, one);
    cJSON *b = cJSON_DetachItemFromObjectCaseSensitive(object, other);
    if (b) cJSON_AddItemToObject(object, one, b);
    if (a) cJSON_AddItemToObject(object, other, a);
}

static inline void negate(cJSON *object, const char *key)
{
    cJSON *number = cJSON_GetObjectItemCaseSensitive(object, key);
    if (number && cJSON_IsNumber(number) && number->valuedouble != 0)
        cJSON_SetNumberValue(number, -number->valuedouble);
}

static inline void mirror_changes(cJSON *records)
{
    for (cJSON *record = records->child; record; record = record->next) {
        cJSON *changes = cJSON_GetObjectItemCaseSensitive(record, "changes");
        for (cJSON *field = changes->child; field; field = field->next) {
            swap_members(field, "before", "after");
            negate(field, "delta");
        }
    }
}

static inline void mirror_measures(cJSON *diff)
{
    cJSON *key;
    cJSON_ArrayForEach(key, cJSON_GetObjectItemCaseSensitive(diff, "measures"))
    {
        for (cJSON *row = key->child; row; row = row->next) {
            swap_members(row, "before", "after");
            swap_members(row, "rank_before", "rank_after");
            negate(row, "delta");
            negate(row, "rank_shift");
        }
    }
    cJSON_ArrayForEach(key, cJSON_GetObjectItemCaseSensitive(diff, "why"))
    {
        for (cJSON *row = key->child; row; row = row->next) {
            cJSON *edge;
            cJSON_ArrayForEach(edge, cJSON_GetObjectItemCaseSensitive(row, "edges"))
            {
                cJSON *change = cJSON_GetObjectItemCaseSensitive(edge, "change");
                if (strcmp(change->valuestring, "added") == 0)
                    cJSON_SetValuestring(change, "removed");
                else if (strcmp(change->valuestring, "removed") == 0)
                    cJSON_ReplaceItemInObjectCaseSensitive(edge, "change",
                                                           cJSON_CreateString("added"));
            }
        }
    }
}

static inline void mirror(cJSON *diff)
{
    cJSON *summary = cJSON_GetObjectItemCaseSensitive(diff, "summary");
    cJSON *changed = cJSON_GetObjectItemCaseSensitive(diff, "changed");
    cJSON *renamed = cJSON_GetObjectItemCaseSensitive(diff, "renamed");
    swap_members(diff, "from", "to");
    swap_members(diff, "added", "removed");
    swap_members(summary, "nodes_added", "nodes_removed");
    swap_members(summary, "edges_added", "edges_removed");
    for (cJSON *kind = changed->child; kind; kind = kind->next)
        mirror_changes(kind);
    for (cJSON *kind = renamed ? renamed->child : NULL; kind; kind = kind->next)
        for (cJSON *row = kind->child; row; row = row->next)
            swap_members(row, "before", "after");
    mirror_measures(diff);
}

#endif

#include "read/field.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

/* Looks from *out on, then at those before: members mostly come in the order of the keys.
 */
static bool find_key(size_t *out, const char *key, const char *const *keys, size_t count)
{
    size_t at = *out;
    for (size_t i = 0; i < count; i++, at++) {
        if (at >= count) at = 0;
        if (keys[at][0] != key[0] || strcmp(keys[at], key) != 0) continue;
        *out = at;
        return true;
    }
    return false;
}

erg_code read_field_which_key(size_t *out, const char *key, base_place place,
                              const char *const *keys, size_t count, const char *what,
                              erg_error *err)
{
    if (find_key(out, key, keys, count)) return ERG_OK;
    const char *near = base_text_nearest(key, keys, count);
    return base_fail_at(err, ERG_EDATA, place, "unknown key '%.80s' in %s%s%s%s", key,
                        what, near ? ", did you mean '" : "", near ? near : "",
                        near ? "'" : "");
}

erg_code read_field_which(size_t *out, read_json_value v, const char *const *keys,
                          size_t count, const char *what, erg_error *err)
{
    const char *key = read_json_key(v);
    if (find_key(out, key, keys, count)) return ERG_OK; /* without asking its place */
    return read_field_which_key(out, key, read_json_key_place(v), keys, count, what, err);
}

bool read_field_is_null(read_json_value v)
{
    return read_json_type(v) == ERG_VALUE_NULL;
}

erg_code read_field_wrong(read_json_value v, const char *wanted, erg_error *err)
{
    const char *key = read_json_key(v);
    return base_fail_at(err, ERG_EDATA, read_json_place(v), "%.80s%sfound %s, wanted %s",
                        key ? key : "", key ? ": " : "", read_json_type_name(v), wanted);
}

erg_code read_field_expect(read_json_value v, erg_value_type type, const char *wanted,
                           erg_error *err)
{
    return read_json_type(v) == type ? ERG_OK : read_field_wrong(v, wanted, err);
}

erg_code read_field_text(const char **out, read_json_value v, erg_error *err)
{
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_STRING, "text in quotes", err);
    if (code == ERG_OK) *out = read_json_text(v);
    return code;
}

erg_code read_field_number(double *out, read_json_value v, erg_error *err)
{
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_NUMBER, "a number", err);
    if (code == ERG_OK) *out = read_json_number(v);
    return code;
}

erg_code read_field_between(double *out, read_json_value v, double low, double high,
                            erg_error *err)
{
    erg_code code = read_field_number(out, v, err);
    if (code != ERG_OK || read_field_is_null(v)) return code;
    if (*out >= low && *out <= high) return ERG_OK;
    return base_fail_at(err, ERG_EDATA, read_json_place(v),
                        "%s is out of range, wanted %.15g to %.15g", read_json_key(v),
                        low, high);
}

erg_code read_field_word(read_json_value v, const char *wanted, erg_error *err)
{
    const char *word = wanted;
    erg_code code = read_field_text(&word, v, err);
    if (code != ERG_OK || strcmp(word, wanted) == 0) return code;
    return base_fail_at(err, ERG_EDATA, read_json_place(v), "%s is '%.80s', wanted %s",
                        read_json_key(v), word, wanted);
}

erg_code read_field_flag(int *out, read_json_value v, erg_error *err)
{
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_BOOL, "true or false", err);
    if (code == ERG_OK) *out = read_json_is_true(v);
    return code;
}

bool read_field_parse_flag(int *out, const char *word)
{
    static const char *const words[] = {"false", "true", "no", "yes", "0", "1"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!base_text_same_letters(words[i], word)) continue;
        *out = (int)(i % 2);
        return true;
    }
    return false;
}

erg_code read_field_date(erg_date *out, read_json_value v, erg_error *err)
{
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_STRING, "a date in quotes", err);
    if (code != ERG_OK) return code;
    const char *text = read_json_text(v);
    if (base_date_parse(out, text, strlen(text)))
        return ERG_OK; /* without asking its place */
    return base_fail_at(err, ERG_EDATA, read_json_place(v),
                        "%s: '%.80s' is no date, wanted YYYY, YYYY-MM or YYYY-MM-DD",
                        read_json_key(v), text);
}

erg_code read_field_texts(const char *const **out, size_t *count, base_arena *arena,
                          read_json_value v, erg_error *err)
{
    read_json_value item;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_ARRAY, "a list", err);
    if (code != ERG_OK) return code;
    const char **texts = base_arena_array(arena, read_json_count(v), sizeof *texts);
    if (!texts) return base_fail_memory(err);
    *count = 0;
    for (bool more = read_json_first(&item, v); more; more = read_json_next(&item)) {
        code = read_field_expect(item, ERG_VALUE_STRING, "text in quotes", err);
        if (code != ERG_OK) return code;
        texts[(*count)++] = read_json_text(item);
    }
    *out = texts;
    return ERG_OK;
}

erg_code read_field_attrs(const erg_value **out, base_arena *arena, read_json_value v,
                          erg_error *err)
{
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    *out = read_json_to_value(arena, v);
    return *out ? ERG_OK : base_fail_memory(err);
}

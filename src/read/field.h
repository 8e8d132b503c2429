/* Members of JSON objects as the types they should have. null is absent: the output keeps
 * what it holds. A wrong type, word or date fails with the place of the value and the
 * name of its key. */
#ifndef READ_FIELD_H
#define READ_FIELD_H

#include "base/arena.h"
#include "erg/date.h"
#include "read/json.h"

/* The index of the member's key among `keys`, or a failure that names the nearest of
 * them: "unknown key 'amout' in a claim, did you mean 'amount'". *out says where to look
 * first. */
erg_code read_field_which(size_t *out, read_json_value v, const char *const *keys,
                          size_t count, const char *what, erg_error *err);
/* The same for a key whose value is not read yet. */
erg_code read_field_which_key(size_t *out, const char *key, base_place place,
                              const char *const *keys, size_t count, const char *what,
                              erg_error *err);

bool read_field_is_null(read_json_value v);
erg_code read_field_text(const char **out, read_json_value v, erg_error *err);
erg_code read_field_number(double *out, read_json_value v, erg_error *err);
/* The same, low to high. */
erg_code read_field_between(double *out, read_json_value v, double low, double high,
                            erg_error *err);
/* The one word that it may be. */
erg_code read_field_word(read_json_value v, const char *wanted, erg_error *err);
/* 1 for true, 0 for false. */
erg_code read_field_flag(int *out, read_json_value v, erg_error *err);
/* The same from a word, in any case: true, yes, 1; false, no, 0. False for another. */
bool read_field_parse_flag(int *out, const char *word);
/* A date from text: "2024", "2024-03", "2024-03-12". */
erg_code read_field_date(erg_date *out, read_json_value v, erg_error *err);
/* A list of texts, borrowed; the array is in the arena. */
erg_code read_field_texts(const char *const **out, size_t *count, base_arena *arena,
                          read_json_value v, erg_error *err);
/* An object of any members, null ones left out. */
erg_code read_field_attrs(const erg_value **out, base_arena *arena, read_json_value v,
                          erg_error *err);
/* "found a number, wanted text" for the member v. */
erg_code read_field_wrong(read_json_value v, const char *wanted, erg_error *err);
erg_code read_field_expect(read_json_value v, erg_value_type type, const char *wanted,
                           erg_error *err);

#endif

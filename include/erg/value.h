/* JSON values as datasets carry them in attrs and entity claims. Immutable; owned by the
 * arena of the object they hang on. Object members are sorted by key bytes, keys are
 * unique. */
#ifndef ERG_VALUE_H
#define ERG_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum erg_value_type {
    ERG_VALUE_NULL = 0,
    ERG_VALUE_BOOL,
    ERG_VALUE_NUMBER,
    ERG_VALUE_STRING,
    ERG_VALUE_ARRAY,
    ERG_VALUE_OBJECT
} erg_value_type;

typedef struct erg_value {
    erg_value_type type;
    bool boolean;
    double number;      /* finite */
    const char *string; /* UTF-8, NUL-terminated */
    size_t count;       /* items of an array, members of an object */
    const struct erg_value *items;
    const char *const *keys; /* of an object, parallel to items */
} erg_value;

/* The member's value, or NULL; object may be NULL. */
const erg_value *erg_value_member(const erg_value *object, const char *key);

#ifdef __cplusplus
}
#endif
#endif

/* What stands in a text, and how often. Include it after cmocka. */
#ifndef TEXT_HELP_H
#define TEXT_HELP_H

#include <string.h>

static inline void has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) fail_msg("'%s' is missing", part);
}

static inline void lacks(const char *text, const char *part)
{
    const char *found = strstr(text, part);
    if (found != NULL) fail_msg("'%s' is there: %.80s", part, found);
}

static inline size_t count(const char *text, const char *part)
{
    size_t n = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        n++;
    return n;
}

#endif

/* How often a law is checked, and that it was: `make laws` adds up what is told here.
 * Include after <cmocka.h>. */
#ifndef LAWS_H
#define LAWS_H

#include <stdlib.h>

/* N of the environment, else what is usual in `make test`. */
static inline long law_checks(long usual)
{
    const char *n = getenv("N");
    return n ? strtol(n, NULL, 10) : usual;
}

/* At the end of a law, which a check that fails does not come to. */
static inline void law_held(const char *name, long checks)
{
    print_message("law: %s, %ld checks\n", name, checks);
}

#endif

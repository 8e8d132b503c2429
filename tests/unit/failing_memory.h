/* Allocations that fail where a test says so, in the C library's place. Include it in one
 * file of a program. */
#ifndef FAILING_MEMORY_H
#define FAILING_MEMORY_H

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

/* Sanitizers bring an allocator of their own, which cannot be made to fail here. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static long countdown; /* allocations that still succeed; 0: none is counted */
static bool sticky;
static long failed;
static long alive; /* blocks that are not freed */

#if !SANITIZED
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);
void __libc_free(void *p);

static bool fails(void)
{
    if (countdown == 0) return false;
    if (countdown > 1) {
        countdown--;
        return false;
    }
    if (!sticky && failed > 0) return false;
    failed++;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    void *p = fails() ? NULL : __libc_malloc(n);
    alive += p != NULL;
    return p;
}

void *calloc(size_t n, size_t size)
{
    void *p = fails() ? NULL : __libc_calloc(n, size);
    alive += p != NULL;
    return p;
}

void *realloc(void *old, size_t n)
{
    void *p = fails() ? NULL : __libc_realloc(old, n);
    alive += p != NULL && old == NULL;
    return p;
}

void free(void *p)
{
    alive -= p != NULL;
    __libc_free(p);
}
#endif

#endif

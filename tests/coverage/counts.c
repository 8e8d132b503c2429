/* Linked into every program of a coverage build, so that what runs also counts.
 *
 * gcov saves its counters when a program returns from main. Here they are also saved when a
 * forked child leaves by _exit and before a program raises a signal that ends it; and a program
 * whose files may not grow (RLIMIT_FSIZE, which erg gives to erg-layout) may grow them again for
 * that. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

void __gcov_dump(void);
void __gcov_reset(void);

/* Only the soft limit: it works as before, and can be lifted. */
int setrlimit(__rlimit_resource_t resource, const struct rlimit *wanted)
{
    struct rlimit now, then = *wanted;
    if (resource == RLIMIT_FSIZE && prlimit(0, resource, NULL, &now) == 0)
        then.rlim_max = now.rlim_max;
    return prlimit(0, resource, &then, NULL);
}

__attribute__((destructor)) static void lift(void)
{
    struct rlimit now;
    if (getrlimit(RLIMIT_FSIZE, &now) != 0) return;
    now.rlim_cur = now.rlim_max;
    (void)prlimit(0, RLIMIT_FSIZE, &now, NULL);
}

/* The program may live on after a signal that it handles. */
static void save(void)
{
    struct rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    lift();
    __gcov_dump();
    __gcov_reset();
    (void)prlimit(0, RLIMIT_FSIZE, &before, NULL);
}

/* Seen by the torture's shim too, whose children leave by it. */
void _exit(int status)
{
    save();
    for (;;)
        syscall(SYS_exit_group, status);
}

void _Exit(int status)
{
    _exit(status);
}

int raise(int signal_number)
{
    save();
    return (int)syscall(SYS_tgkill, getpid(), gettid(), signal_number);
}

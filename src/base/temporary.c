#include "base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"

enum {
    PATH_ROOM = 4096,
    NAME_KEPT = 200, /* bytes of the target's name: a file name may have 255 in all */
    TRIES = 10000,
    SWEEP_ENTRIES = 100000 /* looked at in one folder */
};

#if ATOMIC_INT_LOCK_FREE != 2
#error "the signal handler needs lock-free atomics"
#endif

enum { FREE, TAKEN, LISTED };

/* In fixed places, so that the handler never follows a pointer that is being freed.
 * `owner` keeps a forked child, before its exec, from removing what is its parent's. */
static struct entry {
    atomic_int state;
    pid_t owner;
    char path[PATH_ROOM];
} table[BASE_TEMPORARIES];

static atomic_uint counter;
static atomic_flag installed = ATOMIC_FLAG_INIT;

/* Calls only what POSIX lists as async-signal-safe. */
static void remove_and_die(int signal_number)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    for (size_t i = 0; i < BASE_TEMPORARIES; i++)
        if (atomic_load(&table[i].state) == LISTED && table[i].owner == getpid())
            unlink(table[i].path);
    sigaction(signal_number, &usual, NULL);
    raise(signal_number); /* delivered when this handler returns */
}

/* A signal that is ignored (nohup) or that the program handles itself is left alone. */
static void install_handler(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction mine = {.sa_handler = remove_and_die};
    if (atomic_flag_test_and_set(&installed)) return;
    sigemptyset(&mine.sa_mask);
    for (size_t i = 0; i < 3; i++)
        sigaddset(&mine.sa_mask, signals[i]);
    for (size_t i = 0; i < 3; i++) {
        struct sigaction old;
        if (sigaction(signals[i], NULL, &old) != 0) continue;
        if ((old.sa_flags & SA_SIGINFO) == 0 && old.sa_handler == SIG_DFL)
            sigaction(signals[i], &mine, NULL);
    }
}

static struct entry *take_entry(void)
{
    for (size_t i = 0; i < BASE_TEMPORARIES; i++) {
        int expected = FREE;
        if (atomic_compare_exchange_strong(&table[i].state, &expected, TAKEN))
            return &table[i];
    }
    return NULL;
}

/* Listed before it exists: a signal between the two finds it. A stale file of that name,
 * of an earlier process with this one's number, makes the next number be tried. */
static int create(struct entry *e, const char *folder, const char *name, mode_t mode)
{
    int fd = -1;
    for (int i = 0; i < TRIES; i++) {
        int n = snprintf(e->path, sizeof e->path, "%s/.%.*s.%ld-%u.erg", folder,
                         NAME_KEPT, name, (long)getpid(), atomic_fetch_add(&counter, 1U));
        if (n < 0 || (size_t)n >= sizeof e->path) {
            errno = ENAMETOOLONG;
            return -1;
        }
        atomic_store(&e->state, LISTED);
        fd = open(e->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, mode);
        if (fd >= 0) return fd;
        atomic_store(&e->state, TAKEN);
        if (errno != EEXIST && errno != EINTR) return -1;
    }
    return -1;
}

erg_code base_temporary_create(int *fd, const char **path, const char *folder,
                               const char *name, mode_t mode, const char *shown,
                               erg_error *err)
{
    base_place place = {.file = shown};
    *fd = -1;
    *path = NULL;
    install_handler();
    struct entry *e = take_entry();
    if (!e)
        return base_fail_at(err, ERG_ELIMIT, place,
                            "more than the limit of %d outputs at once",
                            BASE_TEMPORARIES);
    e->owner = getpid();
    *fd = create(e, folder, name, mode);
    if (*fd < 0) {
        int reason = errno;
        atomic_store(&e->state, FREE);
        return base_fail_at(err, ERG_EIO, place, "cannot write: %s", strerror(reason));
    }
    *path = e->path;
    return ERG_OK;
}

void base_temporary_release(const char *path)
{
    for (size_t i = 0; i < BASE_TEMPORARIES; i++)
        if (path == table[i].path) atomic_store(&table[i].state, FREE);
}

/* True when the entry is .NAME.PID-N.erg with a process that does not exist. */
static bool is_stale(const char *entry, const char *prefix)
{
    size_t n = strlen(prefix);
    char *end = NULL;
    if (strncmp(entry, prefix, n) != 0 || entry[n] < '1' || entry[n] > '9') return false;
    errno = 0;
    long pid = strtol(entry + n, &end, 10);
    if (errno != 0 || pid != (long)(pid_t)pid || *end != '-') return false;
    if (end[1] < '0' || end[1] > '9') return false;
    strtol(end + 1, &end, 10);
    if (strcmp(end, ".erg") != 0) return false;
    return kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

void base_temporary_sweep(const char *folder, const char *name)
{
    char prefix[NAME_KEPT + 3];
    DIR *dir = opendir(folder);
    if (!dir) return;
    snprintf(prefix, sizeof prefix, ".%.*s.", NAME_KEPT, name);
    for (int i = 0; i < SWEEP_ENTRIES; i++) {
        const struct dirent *entry = readdir(dir);
        if (!entry) break;
        if (is_stale(entry->d_name, prefix)) unlinkat(dirfd(dir), entry->d_name, 0);
    }
    closedir(dir);
}

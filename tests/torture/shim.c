/* Runs a program once for each point at which something can fail, in children forked just
 * before main, so that linking is paid once. Loaded with LD_PRELOAD; run.sh says how.
 *
 * TORTURE_MODE   alloc    one allocation of the program's own code fails
 *                sticky   ... and every later one
 *                io       one system call that writes fails with ENOSPC, or EIO
 *                kill     SIGKILL in front of such a call
 *                stop     SIGTERM there
 * TORTURE_FOLDER           where outputs go; swept and filled anew for each run
 * TORTURE_BEFORE           a folder with what is there before each run
 * TORTURE_MANY             set: several outputs are renamed one after the other
 * TORTURE_ONCE             set: what is all there is refused, and stays as it is
 * TORTURE_POINTS           how many points, evenly spread; 0: every one
 * TORTURE_ONLY             one point, told with its callers on standard error (addr2line)
 * TORTURE_REPORT           file that gets a line for each point that went wrong, and a sum
 *
 * After a run the folder must hold exactly what it did and the status be 2 with a line on
 * standard error; or hold exactly what an untroubled run leaves and the status be its
 * status. After a kill, an untroubled run must repair everything. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);
void __libc_free(void *p);

static enum { IDLE, ALLOC, STICKY, IO, KILL, STOP } mode;
static long point, seen; /* the point that fails, those met so far */
static bool armed;
static uintptr_t base, text_low, text_high; /* of the program itself */

/* --- what is alive, of the program's own allocations --- */

enum { LIVE_MAX = 1 << 20 };
static void *live[LIVE_MAX];
static long live_count;
static int live_lock;

static void lock_live(void)
{
    while (__atomic_test_and_set(&live_lock, __ATOMIC_ACQUIRE)) {
    }
}

static void unlock_live(void)
{
    __atomic_clear(&live_lock, __ATOMIC_RELEASE);
}

static size_t slot(const void *p)
{
    return ((uintptr_t)p >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - 20);
}

/* Linear probing; a removed entry is filled by those behind it. */
static void born(void *p)
{
    if (!armed || !p || live_count > LIVE_MAX / 2) return;
    lock_live();
    size_t at = slot(p);
    while (live[at])
        at = (at + 1) % LIVE_MAX;
    live[at] = p;
    live_count++;
    unlock_live();
}

static void gone(void *p)
{
    if (!armed || !p) return;
    lock_live();
    size_t at = slot(p);
    while (live[at] && live[at] != p)
        at = (at + 1) % LIVE_MAX;
    if (live[at]) {
        live_count--;
        for (size_t next = (at + 1) % LIVE_MAX; live[next]; next = (next + 1) % LIVE_MAX) {
            size_t home = slot(live[next]);
            bool moves = at <= next ? (home <= at || home > next)
                                    : (home <= at && home > next);
            if (!moves) continue;
            live[at] = live[next];
            at = next;
        }
        live[at] = NULL;
    }
    unlock_live();
}

static bool is_own(const void *caller)
{
    return (uintptr_t)caller >= text_low && (uintptr_t)caller < text_high;
}

/* Where it fails: for whoever mends it. */
static void tell_callers(void)
{
    void *frames[16];
    if (!getenv("TORTURE_ONLY")) return;
    bool was = armed;
    armed = false;
    int n = backtrace(frames, 16);
    for (int i = 0; i < n; i++)
        if (is_own(frames[i]))
            dprintf(STDERR_FILENO, "0x%lx\n", (unsigned long)((uintptr_t)frames[i] - base));
    armed = was;
}

/* --- allocations --- */

static bool fails_here(const void *caller)
{
    if (!armed || (mode != ALLOC && mode != STICKY) || !is_own(caller)) return false;
    long now = __atomic_add_fetch(&seen, 1, __ATOMIC_RELAXED);
    if (point == 0 || now < point || (mode == ALLOC && now > point)) return false;
    if (now == point) tell_callers();
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    const void *caller = __builtin_return_address(0);
    if (fails_here(caller)) return NULL;
    void *p = __libc_malloc(n);
    if (is_own(caller)) born(p);
    return p;
}

void *calloc(size_t n, size_t size)
{
    const void *caller = __builtin_return_address(0);
    if (fails_here(caller)) return NULL;
    void *p = __libc_calloc(n, size);
    if (is_own(caller)) born(p);
    return p;
}

void *realloc(void *old, size_t n)
{
    const void *caller = __builtin_return_address(0);
    if (fails_here(caller)) return NULL;
    gone(old);
    void *p = __libc_realloc(old, n);
    if (!p && n > 0 && is_own(caller)) born(old);
    if (is_own(caller)) born(p);
    return p;
}

void free(void *p)
{
    gone(p);
    __libc_free(p);
}

char *strdup(const char *text)
{
    const void *caller = __builtin_return_address(0);
    size_t n = strlen(text) + 1;
    if (fails_here(caller)) return NULL;
    char *copy = __libc_malloc(n);
    if (copy) memcpy(copy, text, n);
    if (is_own(caller)) born(copy);
    return copy;
}

/* --- system calls --- */

/* True when this one fails; the two kinds of signals never return. */
static bool call_fails(const void *caller)
{
    if (!armed || mode < IO || !is_own(caller)) return false;
    long now = __atomic_add_fetch(&seen, 1, __ATOMIC_RELAXED);
    if (point == 0 || now != point) return false;
    if (mode == KILL) raise(SIGKILL);
    if (mode == STOP) raise(SIGTERM);
    errno = now % 2 ? ENOSPC : EIO;
    return mode == IO;
}

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

ssize_t write(int fd, const void *data, size_t n)
{
    typedef ssize_t (*call)(int, const void *, size_t);
    static call real;
    if (!real) real = REAL("write", call);
    if (fd != STDERR_FILENO && call_fails(__builtin_return_address(0))) {
        /* A disk that fills up takes the first half. */
        if (errno == ENOSPC && n > 1) (void)!real(fd, data, n / 2);
        errno = ENOSPC;
        return -1;
    }
    return real(fd, data, n);
}

int fsync(int fd)
{
    typedef int (*call)(int);
    return call_fails(__builtin_return_address(0)) ? -1 : REAL("fsync", call)(fd);
}

int close(int fd)
{
    typedef int (*call)(int);
    static call real;
    if (!real) real = REAL("close", call);
    /* A failed close has closed all the same. */
    if (fd > STDERR_FILENO && call_fails(__builtin_return_address(0))) {
        real(fd);
        errno = EIO;
        return -1;
    }
    return real(fd);
}

int rename(const char *from, const char *to)
{
    typedef int (*call)(const char *, const char *);
    return call_fails(__builtin_return_address(0)) ? -1
                                                   : REAL("rename", call)(from, to);
}

int mkdir(const char *path, mode_t bits)
{
    typedef int (*call)(const char *, mode_t);
    return call_fails(__builtin_return_address(0)) ? -1 : REAL("mkdir", call)(path, bits);
}

static int open_any(const char *name, const char *path, int flags, mode_t bits,
                    const void *caller)
{
    typedef int (*call)(const char *, int, ...);
    bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_DIRECTORY);
    if (writes && call_fails(caller)) return -1;
    return REAL(name, call)(path, flags, bits);
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t bits = va_arg(arguments, mode_t);
    va_end(arguments);
    return open_any("open", path, flags, bits, __builtin_return_address(0));
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t bits = va_arg(arguments, mode_t);
    va_end(arguments);
    return open_any("open64", path, flags, bits, __builtin_return_address(0));
}

/* --- the runs --- */

static int (*real_main)(int, char **, char **);

typedef struct result {
    int status;      /* of waitpid */
    long seen, live; /* points met, own blocks not freed; -1: it did not come to tell */
    char said[256];  /* the beginning of standard error */
    size_t said_length;
    int lines;
} result;

/* In a child, to its end; the result goes through the pipe. */
static void run_main(int argc, char **argv, char **envp, int pipe_fd, int err_fd)
{
    alarm(60);
    dup2(err_fd, STDERR_FILENO);
    int nowhere = open("/dev/null", O_WRONLY);
    if (!getenv("TORTURE_STDOUT")) dup2(nowhere, STDOUT_FILENO);
    armed = true;
    int status = real_main(argc, argv, envp);
    armed = false;
    long told[2] = {seen, live_count};
    (void)!write(pipe_fd, told, sizeof told);
    _exit(status);
}

static result run_once(int argc, char **argv, char **envp)
{
    result r = {.seen = -1, .live = -1};
    int told[2];
    char name[8192];
    snprintf(name, sizeof name, "%s.stderr", folder);
    int err_fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (pipe2(told, O_CLOEXEC) != 0 || err_fd < 0) abort();
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) run_main(argc, argv, envp, told[1], err_fd);
    close(told[1]);
    while (waitpid(child, &r.status, 0) < 0) {
    }
    long numbers[2];
    if (read(told[0], numbers, sizeof numbers) == (ssize_t)sizeof numbers) {
        r.seen = numbers[0];
        r.live = numbers[1];
    }
    close(told[0]);
    ssize_t n = pread(err_fd, r.said, sizeof r.said - 1, 0);
    close(err_fd);
    r.said_length = n > 0 ? (size_t)n : 0;
    r.said[r.said_length] = '\0';
    for (const char *c = r.said; *c; c++)
        r.lines += *c == '\n';
    return r;
}

/* One file is old or new; of several, all renamed one after the other, each is. */
static bool is_intact(const content *now, const content *before, const content *after)
{
    if (getenv("TORTURE_MANY")) return is_mix(now, before, after);
    return is_same(now, before) || is_same(now, after);
}

static const char *judge(const result *r, const result *fine, const content *now,
                         const content *before, const content *after)
{
    if (!WIFEXITED(r->status)) return "killed by a signal";
    int status = WEXITSTATUS(r->status);
    if (r->live > 0) return "left memory behind";
    if (status == WEXITSTATUS(fine->status)) {
        /* A layout program that cannot be started: another layout, and a note on it. */
        if (!is_same(now, after) && !strstr(r->said, "the layout failed"))
            return "said it went well, the output is another";
        return NULL;
    }
    if (status != 2) return "a status that is none";
    if (!is_intact(now, before, after)) return "failed, and an output is not intact";
    if (strncmp(r->said, "erg: ", 5) != 0) return "failed without a word";
    return NULL;
}

static int torture(int argc, char **argv, char **envp)
{
    const char *modes[] = {"", "alloc", "sticky", "io", "kill", "stop"};
    const char *asked = getenv("TORTURE_MODE");
    long points = atol(getenv("TORTURE_POINTS"));
    FILE *report = fopen(getenv("TORTURE_REPORT"), "a");
    long wrong = 0, count = 0, to = 0;
    folder = getenv("TORTURE_FOLDER");
    folder_before = getenv("TORTURE_BEFORE");
    unsetenv("LD_PRELOAD"); /* what erg starts is not tortured */
    for (int m = ALLOC; m <= STOP; m++)
        if (strcmp(asked, modes[m]) == 0) mode = m;
    reset_folder();
    content before = content_of(folder);
    point = 0;
    result fine = run_once(argc, argv, envp);
    content after = content_of(folder);
    if (!WIFEXITED(fine.status) || WEXITSTATUS(fine.status) == 2 || fine.seen <= 0) {
        fprintf(report, "wrong: does not run by itself: %s\n", fine.said);
        fclose(report);
        return 1;
    }
    if (fine.live > 0) {
        fprintf(report, "wrong: leaves %ld blocks behind untroubled\n", fine.live);
        wrong++;
    }
    to = fine.seen;
    long step = points > 0 && to > points ? to / points : 1;
    long first = 1 + to % step / 2;
    if (getenv("TORTURE_ONLY")) first = to = atol(getenv("TORTURE_ONLY"));
    for (point = first; point <= to; point += step) {
        const char *fault = NULL;
        reset_folder();
        result r = run_once(argc, argv, envp);
        content now = content_of(folder);
        count++;
        if (mode == KILL || mode == STOP) {
            int expected = mode == KILL ? SIGKILL : SIGTERM;
            if (!WIFSIGNALED(r.status) || WTERMSIG(r.status) != expected)
                fault = "did not end by the signal";
            /* A signal that can be caught leaves nothing; after another, the next run
             * repairs. */
            if (mode == STOP && !is_intact(&now, &before, &after))
                fault = "a signal left something behind";
            bool refused = getenv("TORTURE_ONCE") && is_same(&now, &after);
            long kept = point;
            point = 0;
            result again = run_once(argc, argv, envp);
            point = kept;
            now = content_of(folder);
            bool answered = refused
                                ? WIFEXITED(again.status) && WEXITSTATUS(again.status) == 2
                                : again.status == fine.status;
            if (!answered || !is_same(&now, &after))
                fault = "the next run does not repair";
        } else {
            fault = judge(&r, &fine, &now, &before, &after);
        }
        if (!fault) continue;
        wrong++;
        fprintf(report, "wrong: %s at %ld of %ld (status %d, live %ld, %d files): %s: %.200s\n",
                asked, point, to, r.status, r.live, now.count, fault, r.said);
    }
    fprintf(report, "done: %s %ld of %ld points, %ld wrong\n", asked, count, to, wrong);
    fclose(report);
    return wrong > 0;
}

static int program_text(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    (void)data;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &info->dlpi_phdr[i];
        if (p->p_type != PT_LOAD || !(p->p_flags & PF_X)) continue;
        base = info->dlpi_addr;
        text_low = info->dlpi_addr + p->p_vaddr;
        text_high = text_low + p->p_memsz;
    }
    return 1; /* the first is the program */
}

static int wrapped_main(int argc, char **argv, char **envp)
{
    dl_iterate_phdr(program_text, NULL);
    return torture(argc, argv, envp);
}

int __libc_start_main(int (*main_fn)(int, char **, char **), int argc, char **argv,
                      void (*init)(void), void (*fini)(void), void (*rtld_fini)(void),
                      void *stack_end);
int __libc_start_main(int (*main_fn)(int, char **, char **), int argc, char **argv,
                      void (*init)(void), void (*fini)(void), void (*rtld_fini)(void),
                      void *stack_end)
{
    typedef int (*start)(int (*)(int, char **, char **), int, char **, void (*)(void),
                         void (*)(void), void (*)(void), void *);
    start real = REAL("__libc_start_main", start);
    real_main = main_fn;
    return real(getenv("TORTURE_MODE") ? wrapped_main : main_fn, argc, argv, init, fini,
                rtld_fini, stack_end);
}

/* dladdr is no part of POSIX.1-2008. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): its name */

#include "base/worker.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"

extern char **environ;

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ADDRESS_SANITIZER 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define UNDER_ADDRESS_SANITIZER 1
#endif

enum { PATH_MAX_BYTES = 4096, PROGRAM_MAX_BYTES = 64, PATIENCE = 8 };

/* --- where it is --- */

static bool join(char *path, size_t size, const char *folder, size_t n, const char *rest)
{
    size_t m = strlen(rest);
    if (n + m + 1 > size) return false;
    memmove(path, folder, n);
    memcpy(path + n, rest, m + 1);
    return access(path, X_OK) == 0;
}

/* ../libexec/PROGRAM or libexec/PROGRAM from the folder that `file` is in. */
static bool find_beside(char *path, size_t size, const char *file, const char *program)
{
    const char *slash = strrchr(file, '/');
    size_t folder = slash != NULL ? (size_t)(slash - file) + 1 : 0;
    char rest[PROGRAM_MAX_BYTES];
    int n = snprintf(rest, sizeof rest, "../libexec/%s", program);
    return slash != NULL && n > 0 && (size_t)n < sizeof rest &&
           (join(path, size, file, folder, rest) ||
            join(path, size, file, folder, rest + 3));
}

static bool find(char *path, size_t size, const base_worker *how)
{
    const char *wanted = getenv(how->variable);
    if (wanted != NULL && *wanted != '\0')
        return join(path, size, wanted, strlen(wanted), "");
    char program[PATH_MAX_BYTES];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n > 0) {
        program[n] = '\0';
        if (find_beside(path, size, program, how->program)) return true;
    }
    /* Another's program that uses the shared library: beside that. */
    Dl_info library;
    static const char here;
    return dladdr(&here, &library) != 0 && library.dli_fname != NULL &&
           find_beside(path, size, library.dli_fname, how->program);
}

/* --- starting and ending it --- */

/* The environment without what the worker shall not see. Borrows its strings. */
static char **clean_environment(const char *const *unset)
{
    size_t n = 0, kept = 0;
    while (environ != NULL && environ[n] != NULL)
        n++;
    char **copy = calloc(n + 1, sizeof *copy);
    for (size_t i = 0; copy != NULL && i < n; i++) {
        bool keep = true;
        for (size_t k = 0; unset != NULL && unset[k] != NULL; k++) {
            if (strncmp(environ[i], unset[k], strlen(unset[k])) == 0) keep = false;
        }
        if (keep) copy[kept++] = environ[i];
    }
    return copy;
}

static void limit(unsigned resource, rlim_t soft, rlim_t hard)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return;
    if (now.rlim_max == RLIM_INFINITY || now.rlim_max > hard) now.rlim_max = hard;
    if (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > soft) now.rlim_cur = soft;
    if (now.rlim_cur > now.rlim_max) now.rlim_cur = now.rlim_max;
    (void)setrlimit(resource, &now);
}

/* In the child, between fork and exec: only calls that are safe there. */
static void become_worker(const base_worker *how, const char *path,
                          char *const *arguments, char **environment, int channel)
{
    int nowhere = open("/dev/null", O_WRONLY);
    if (dup2(channel, STDIN_FILENO) < 0 || dup2(channel, STDOUT_FILENO) < 0 ||
        nowhere < 0 || dup2(nowhere, STDERR_FILENO) < 0) {
        _exit(127);
    }
    rlim_t seconds = how->cpu_ms / 1000 + 1;
    limit(RLIMIT_CPU, seconds, seconds + 1); /* SIGXCPU tells the end of time */
    limit(RLIMIT_CORE, 0, 0);
    if (!how->keeps_files) limit(RLIMIT_FSIZE, 0, 0);
#ifndef UNDER_ADDRESS_SANITIZER /* which reserves terabytes of address space */
    limit(RLIMIT_AS, how->memory_most, how->memory_most);
#endif
    execve(path, arguments, environment);
    _exit(127);
}

typedef struct worker {
    pid_t pid;
    int channel; /* one socket for both directions: MSG_NOSIGNAL instead of SIGPIPE */
} worker;

static void close_pair(int pair[2])
{
    (void)close(pair[0]);
    (void)close(pair[1]);
}

static erg_code start(worker *w, const base_worker *how, const char *path, erg_error *err)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) {
        return base_fail(err, how->code, "%s: no socket: %s", how->shown,
                         strerror(errno));
    }
    char **environment = clean_environment(how->unset);
    char *name = strdup(how->program);
    char *const arguments[] = {name, NULL};
    if (environment == NULL || name == NULL) {
        free(environment);
        free(name);
        close_pair(pair);
        return base_fail_memory(err);
    }
    (void)fcntl(pair[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(pair[1], F_SETFD, FD_CLOEXEC);
    w->pid = fork();
    if (w->pid == 0) become_worker(how, path, arguments, environment, pair[1]);
    free(environment);
    free(name);
    if (w->pid < 0) {
        close_pair(pair);
        return base_fail(err, how->code, "%s: no process: %s", how->shown,
                         strerror(errno));
    }
    (void)close(pair[1]);
    int flags = fcntl(pair[0], F_GETFL);
    (void)fcntl(pair[0], F_SETFL, flags | O_NONBLOCK);
    w->channel = pair[0];
    return ERG_OK;
}

static long long now_ms(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) return 0;
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Reaps it, killing it first where it failed or does not leave by itself after closing
 * its pipe. True when its status is 0 or unknown. *timed_out: it had no time left. */
static bool end(worker *w, bool *timed_out, bool failed, long long deadline)
{
    static const struct timespec millisecond = {0, 1000000};
    (void)close(w->channel);
    int status = 0;
    pid_t got = 0;
    while (!failed && got == 0 && now_ms() < deadline) {
        got = waitpid(w->pid, &status, WNOHANG);
        if (got == 0) (void)nanosleep(&millisecond, NULL);
    }
    if (got == 0) {
        (void)kill(w->pid, SIGKILL);
        do {
            got = waitpid(w->pid, &status, 0);
        } while (got < 0 && errno == EINTR);
    }
    *timed_out = got >= 0 && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
    /* A caller that ignores SIGCHLD has no status to read: the end mark decides alone. */
    return got < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* --- the talk --- */

/* Sends what fits; false when the worker listens no more. */
static bool send_some(int channel, const base_buffer *request, size_t *sent)
{
    ssize_t n =
        send(channel, request->data + *sent, request->length - *sent, MSG_NOSIGNAL);
    if (n < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
    *sent += (size_t)n;
    if (*sent == request->length) (void)shutdown(channel, SHUT_WR);
    return true;
}

/* 1: goes on, 0: the worker closed its end, -1: failed. */
static int receive_some(int channel, base_buffer *answer, size_t limit_bytes)
{
    char chunk[16384];
    ssize_t n = recv(channel, chunk, sizeof chunk, 0);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return 1;
    if (n < 0) return errno == ECONNRESET ? 0 : -1; /* it died with our words unread */
    if (n == 0) return 0;
    base_buffer_add_n(answer, chunk, (size_t)n);
    return answer->length > limit_bytes || answer->failed ? -1 : 1;
}

static const char too_long[] = "it took too long";

/* NULL when the worker said all it wanted in time, else what went wrong. */
static const char *talk(const worker *w, const base_buffer *request, base_buffer *answer,
                        size_t limit_bytes, long long deadline)
{
    size_t sent = 0;
    bool listening = true;
    for (;;) {
        long long left = deadline - now_ms();
        if (left <= 0) return too_long;
        bool sending = listening && sent < request->length;
        struct pollfd p = {.fd = w->channel,
                           .events = (short)(POLLIN | (sending ? POLLOUT : 0))};
        int ready = poll(&p, 1, (int)left);
        if (ready < 0 && errno != EINTR) return "its pipe failed";
        if (ready <= 0) continue;
        if (sending && (p.revents & POLLOUT) != 0) {
            listening = send_some(w->channel, request, &sent);
        }
        if ((p.revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
        int more = receive_some(w->channel, answer, limit_bytes);
        if (more == 0) return NULL;
        if (more < 0) return "its answer is longer than the limit";
    }
}

erg_code base_worker_run(base_buffer *answer, bool *well, const base_worker *how,
                         const base_buffer *request, erg_error *err)
{
    char found[PATH_MAX_BYTES];
    worker w = {-1, -1};
    *answer = (base_buffer){0};
    if (how->path == NULL && !find(found, sizeof found, how))
        return base_fail(err, how->code, "%s: %s not found", how->shown, how->program);
    erg_code code = start(&w, how, how->path != NULL ? how->path : found, err);
    if (code != ERG_OK) return code;
    long long deadline = now_ms() + PATIENCE * (long long)how->cpu_ms;
    const char *fault = talk(&w, request, answer, how->answer_most, deadline);
    bool timed_out = false;
    *well = end(&w, &timed_out, fault != NULL, deadline);
    if (fault == NULL && timed_out) fault = too_long;
    if (fault == NULL) return ERG_OK;
    bool no_memory = answer->failed;
    base_buffer_free(answer);
    if (no_memory) return base_fail_memory(err);
    return base_fail(err, how->code, "%s: %s", how->shown, fault);
}

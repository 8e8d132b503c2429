/* How far long work has come. */
#ifndef ERG_PROGRESS_H
#define ERG_PROGRESS_H

#ifdef __cplusplus
extern "C" {
#endif

/* Called now and then, from the thread that asked for the work, with the share that is
 * done, 0 to 1; NULL: not wanted. It changes nothing of the work. */
typedef struct erg_progress {
    void (*tell)(void *to, double share);
    void *to;
} erg_progress;

#ifdef __cplusplus
}
#endif
#endif

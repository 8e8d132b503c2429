/* Temporary files beside a target, inside base only: their names, the table from which a
 * signal handler removes them, and the sweep of those that a killed process left. */
#ifndef BASE_TEMPORARY_H
#define BASE_TEMPORARY_H

#include <stddef.h>
#include <sys/types.h>

#include "erg/error.h"

enum { BASE_TEMPORARIES = 512 }; /* open at one time in a process */

/* Creates FOLDER/.NAME.PID-N.erg with O_EXCL. *path is borrowed until the release;
 * `shown` is the target as the user named it, for messages. */
erg_code base_temporary_create(int *fd, const char **path, const char *folder,
                               const char *name, mode_t mode, const char *shown,
                               erg_error *err);
/* Forgets the path, which then no signal removes. */
void base_temporary_release(const char *path);

/* Removes FOLDER/.NAME.PID-N.erg of processes that are gone. Failures do not matter. */
void base_temporary_sweep(const char *folder, const char *name);

#endif

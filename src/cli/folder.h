/* A folder that outputs are written into: made where it is not there, and locked, so that
 * two runs do not mix their files. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include <stddef.h>

#include "erg/error.h"

typedef struct cli_folder {
    int lock;
    char *path;
    size_t there; /* what of the path was there: so many bytes */
} cli_folder;

/* Makes the folder and those it stands in. The lock leaves nothing behind and ends with
 * the process; file systems without locks leave each file whole all the same. To be
 * closed, also after a failure. */
erg_code cli_folder_open(cli_folder *out, const char *folder, erg_error *err);
/* Takes away again what it made and nothing was put into. One that holds zeros but for
 * its lock, -1, was not opened. */
void cli_folder_close(cli_folder *folder);

/* FOLDER/NAME, to be freed; NULL when memory runs out. */
char *cli_folder_path(const char *folder, const char *name);

#endif

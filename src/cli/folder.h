/* A folder that outputs are written into: made where it is not there, and locked, so that
 * two runs do not mix their files. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include "erg/error.h"

/* Makes the folder and those it stands in. *lock is for close(); -1 after a failure. The
 * lock leaves nothing behind and ends with the process; file systems without locks leave
 * each file whole all the same. */
erg_code cli_folder_open(int *lock, const char *folder, erg_error *err);

/* FOLDER/NAME, to be freed; NULL when memory runs out. */
char *cli_folder_path(const char *folder, const char *name);

#endif

/* Formats that are several files: in one folder, all of them or none. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "cli/pipeline.h"

/* True where the path of -o is a folder, or is to be one: not one file with a suffix. */
bool cli_files_folder(const char *path);
/* A file in the folder that is one of the inputs is refused. */
erg_code cli_files_check(const write_emitter *emitter, const char *folder,
                         const char *const *inputs, size_t input_count, erg_error *err);
/* Writes every part into the folder of -o, and the positions that are kept. */
erg_code cli_files_write(const cli_pipeline *p, const write_emitter *emitter,
                         const char *const *inputs, size_t input_count, erg_error *err);

#endif

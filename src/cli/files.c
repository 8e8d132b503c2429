#include "cli/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fail.h"
#include "cli/folder.h"
#include "cli/message.h"
#include "cli/output.h"

enum { FILES_MAX = 8 };

bool cli_files_folder(const char *path)
{
    struct stat st;
    if (!path || strcmp(path, "-") == 0) return false;
    if (stat(path, &st) == 0) return S_ISDIR(st.st_mode);
    const char *name = base_file_name(path);
    return name[0] == '\0' || !strchr(name, '.');
}

erg_code cli_files_check(const write_emitter *emitter, const char *folder,
                         const char *const *inputs, size_t input_count, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; code == ERG_OK && i < emitter->file_count; i++) {
        char *path = cli_folder_path(folder, emitter->files[i].name);
        code = path ? cli_output_check(path, inputs, input_count, err)
                    : base_fail_memory(err);
        free(path);
    }
    return code;
}

/* One file, under a temporary name. */
static erg_code write_one(base_output **out, const cli_pipeline *p,
                          const write_emitter *emitter, size_t i, erg_error *err)
{
    char *path = cli_folder_path(p->options->output, emitter->files[i].name);
    erg_code code = path ? base_output_open(out, path, err) : base_fail_memory(err);
    free(path);
    if (code == ERG_OK)
        code = cli_emit(p, emitter, &emitter->files[i], base_output_sink(*out), err);
    return code == ERG_OK ? base_output_keep(*out, err) : code;
}

erg_code cli_files_write(const cli_pipeline *p, const write_emitter *emitter,
                         const char *const *inputs, size_t input_count, erg_error *err)
{
    base_output *files[FILES_MAX + 1] = {NULL}; /* the last: positions */
    cli_folder folder = {.lock = -1};
    erg_code code =
        cli_files_check(emitter, p->options->output, inputs, input_count, err);
    if (code == ERG_OK) code = cli_folder_open(&folder, p->options->output, err);
    for (size_t i = 0; code == ERG_OK && i < emitter->file_count; i++)
        code = write_one(&files[i], p, emitter, i, err);
    if (code == ERG_OK) code = cli_keep_places(&files[FILES_MAX], p, err);
    for (size_t i = 0; code == ERG_OK && i <= FILES_MAX; i++)
        if (files[i]) code = base_output_commit(files[i], err);
    for (size_t i = 0; i <= FILES_MAX; i++)
        base_output_free(files[i]);
    cli_folder_close(&folder);
    return code;
}

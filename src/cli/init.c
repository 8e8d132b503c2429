#include <stdlib.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/folder.h"
#include "cli/message.h"
#include "cli/start.h"

enum { FILES_MAX = 8 };

/* The files while they are written: all appear, or none. */
typedef struct start {
    const char *folder;
    char *paths[FILES_MAX];
    base_output *outputs[FILES_MAX];
    int lock;
} start;

static erg_code check_free(start *s, erg_error *err)
{
    for (size_t i = 0; i < cli_start_file_count && i < FILES_MAX; i++) {
        s->paths[i] = cli_folder_path(s->folder, cli_start_files[i].name);
        if (!s->paths[i]) return base_fail_memory(err);
        if (access(s->paths[i], F_OK) == 0)
            return base_fail(err, ERG_EUSAGE,
                             "%.200s is there already, wanted a new folder", s->paths[i]);
    }
    return ERG_OK;
}

static erg_code write_file(base_output **out, const char *path,
                           const cli_start_file *file, erg_error *err)
{
    erg_code code = base_output_open(out, path, err);
    if (code != ERG_OK) return code;
    base_sink_write(base_output_sink(*out), (const char *)file->data, file->size);
    return base_output_keep(*out, err);
}

static erg_code write_files(start *s, erg_error *err)
{
    erg_code code = check_free(s, err);
    if (code == ERG_OK) code = cli_folder_open(&s->lock, s->folder, err);
    for (size_t i = 0; code == ERG_OK && i < cli_start_file_count && i < FILES_MAX; i++)
        code = write_file(&s->outputs[i], s->paths[i], &cli_start_files[i], err);
    for (size_t i = 0; code == ERG_OK && i < cli_start_file_count && i < FILES_MAX; i++)
        code = base_output_commit(s->outputs[i], err);
    return code;
}

static void close_start(start *s)
{
    for (size_t i = 0; i < FILES_MAX; i++) {
        base_output_free(s->outputs[i]);
        free(s->paths[i]);
    }
    if (s->lock >= 0) close(s->lock);
}

static erg_code run_init(cli_call *call, bool *no, erg_error *err)
{
    start s = {.folder = call->operands[0], .lock = -1};
    (void)no;
    erg_code code = write_files(&s, err);
    close_start(&s);
    if (code == ERG_OK)
        cli_say("made %.200s with a dataset, a recipe and a README: begin there",
                s.folder);
    return code;
}

const cli_command cli_command_init = {
    .name = "init",
    .usage = "DIR",
    .summary = "a folder to start a dataset of your own in",
    .about =
        "Makes the folder DIR with a small dataset whose notes say what each part is\n"
        "for, a recipe that draws it, and a README with the next commands. What is\n"
        "there already stays.",
    .examples = "erg init my-network\n"
                "erg init my-network && erg build my-network/network.json -o "
                "my-network/out",
    .least = 1,
    .most = 1,
    .operand = "DIR",
    .run = run_init,
};

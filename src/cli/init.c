#include <stdlib.h>
#include <string.h>
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
    bool there[FILES_MAX];
    base_output *outputs[FILES_MAX];
    cli_folder held;
} start;

static erg_code fail_there(const char *path, erg_error *err)
{
    return base_fail(err, ERG_EUSAGE, "%.200s is there already, wanted a new folder",
                     path);
}

/* Whether the file is there; an error where it is another one than would be written. */
static erg_code find_file(bool *there, const char *path, const cli_start_file *file,
                          erg_error *err)
{
    char *data = NULL;
    size_t n = 0;
    *there = access(path, F_OK) == 0;
    if (!*there) return ERG_OK;
    erg_code code = base_file_read(&data, &n, path, file->size, NULL);
    bool same = code == ERG_OK && n == file->size && memcmp(data, file->data, n) == 0;
    free(data);
    if (code == ERG_ENOMEM) return base_fail_memory(err);
    return same ? ERG_OK : fail_there(path, err);
}

/* What an init that was cut off has written already is as good as new. */
static erg_code choose_files(start *s, erg_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < cli_start_file_count && i < FILES_MAX; i++) {
        s->paths[i] = cli_folder_path(s->folder, cli_start_files[i].name);
        if (!s->paths[i]) return base_fail_memory(err);
        erg_code code = find_file(&s->there[i], s->paths[i], &cli_start_files[i], err);
        if (code != ERG_OK) return code;
        count += s->there[i];
    }
    return count < cli_start_file_count ? ERG_OK : fail_there(s->paths[0], err);
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
    erg_code code = choose_files(s, err);
    if (code == ERG_OK) code = cli_folder_open(&s->held, s->folder, err);
    for (size_t i = 0; code == ERG_OK && i < cli_start_file_count && i < FILES_MAX; i++)
        if (!s->there[i])
            code = write_file(&s->outputs[i], s->paths[i], &cli_start_files[i], err);
    for (size_t i = 0; code == ERG_OK && i < cli_start_file_count && i < FILES_MAX; i++)
        if (s->outputs[i]) code = base_output_commit(s->outputs[i], err);
    return code;
}

static void close_start(start *s)
{
    for (size_t i = 0; i < FILES_MAX; i++) {
        base_output_free(s->outputs[i]);
        free(s->paths[i]);
    }
    cli_folder_close(&s->held);
}

static erg_code run_init(cli_call *call, bool *no, erg_error *err)
{
    start s = {.folder = call->operands[0], .held = {.lock = -1}};
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

/* build: every output of some recipes, all of them or none. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/cooking.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/recipe.h"

/* One file to be written. */
typedef struct product {
    const cli_recipe *recipe;
    const write_emitter *emitter; /* NULL: the positions that the recipe keeps */
    char *path;
    base_output *output;
} product;

typedef struct build {
    const char *folder;
    bool verbose;
    cli_recipe *recipes;
    size_t recipe_count;
    product *products; /* recipe by recipe */
    size_t product_count;
    int lock; /* the folder, held while building; -1: not yet */
} build;

/* --- plan ------------------------------------------------------------------------------
 */

static size_t product_count_of(const cli_recipe *recipe)
{
    return recipe->output_count + (recipe->options.positions ? 1 : 0);
}

static erg_code read_recipes(build *b, const cli_call *call, erg_error *err)
{
    b->recipes = calloc(call->operand_count, sizeof *b->recipes);
    if (!b->recipes) return base_fail_memory(err);
    for (size_t i = 0; i < call->operand_count; i++) {
        if (strcmp(call->operands[i], "-") == 0)
            return base_fail(err, ERG_EUSAGE,
                             "-: outputs are named after their recipe, wanted a file");
        b->recipe_count++;
        erg_code code = cli_recipe_read(&b->recipes[i], call->operands[i], err);
        if (code == ERG_OK) code = cli_check_options(&b->recipes[i].options, err);
        if (code == ERG_OK) code = cli_check_recipe(&b->recipes[i], err);
        if (code != ERG_OK) return code;
        b->recipes[i].options.verbose = b->verbose;
        b->product_count += product_count_of(&b->recipes[i]);
    }
    return ERG_OK;
}

static char *product_path(const char *folder, const char *name, const char *suffix)
{
    base_buffer path = {0};
    size_t n = strlen(folder);
    base_buffer_add(&path, folder);
    if (n > 0 && folder[n - 1] != '/') base_buffer_add_char(&path, '/');
    base_buffer_format(&path, "%s.%s", name, suffix);
    if (path.failed) base_buffer_free(&path);
    return path.data;
}

/* An output that is a recipe or data of any recipe of this run would destroy its own
 * source. */
static erg_code check_sources(const build *b, const char *path, erg_error *err)
{
    for (size_t i = 0; i < b->recipe_count; i++) {
        const cli_recipe *recipe = &b->recipes[i];
        erg_code code = cli_output_check(path, &recipe->path, 1, err);
        if (code == ERG_OK)
            code = cli_output_check(path, recipe->data, recipe->data_count, err);
        if (code != ERG_OK) return code;
    }
    return ERG_OK;
}

static int compare_paths(const void *left, const void *right)
{
    const product *const *a = left, *const *b = right;
    return strcmp((*a)->path, (*b)->path);
}

static erg_code check_unique(const build *b, erg_error *err)
{
    erg_code code = ERG_OK;
    const product **sorted = calloc(b->product_count + 1, sizeof(product *));
    if (!sorted) return base_fail_memory(err);
    for (size_t i = 0; i < b->product_count; i++)
        sorted[i] = &b->products[i];
    qsort(sorted, b->product_count, sizeof(product *), compare_paths);
    for (size_t i = 1; i < b->product_count && code == ERG_OK; i++)
        if (strcmp(sorted[i - 1]->path, sorted[i]->path) == 0)
            code = base_fail(
                err, ERG_EUSAGE, "%.200s: would be written twice, by %.200s and %.200s",
                sorted[i]->path, sorted[i - 1]->recipe->path, sorted[i]->recipe->path);
    free(sorted);
    return code;
}

static erg_code plan_products(build *b, erg_error *err)
{
    size_t at = 0;
    b->products = calloc(b->product_count + 1, sizeof *b->products);
    if (!b->products) return base_fail_memory(err);
    for (size_t i = 0; i < b->recipe_count; i++) {
        const cli_recipe *recipe = &b->recipes[i];
        for (size_t k = 0; k < product_count_of(recipe); k++) {
            product *made = &b->products[at++];
            made->recipe = recipe;
            made->emitter = k < recipe->output_count ? recipe->outputs[k] : NULL;
            made->path = made->emitter ? product_path(b->folder, recipe->name,
                                                      cli_product_suffix(recipe, k))
                                       : strdup(recipe->options.positions);
            if (!made->path) return base_fail_memory(err);
            erg_code code = check_sources(b, made->path, err);
            if (code != ERG_OK) return code;
        }
    }
    return check_unique(b, err);
}

/* --- folder ----------------------------------------------------------------------------
 */

/* Makes the folder and those it stands in. */
static erg_code make_folder(const char *folder, erg_error *err)
{
    int reason = 0;
    char *path = strdup(folder);
    if (!path) return base_fail_memory(err);
    for (char *at = path; reason == 0 && *at;) {
        at += strspn(at, "/");
        at += strcspn(at, "/");
        char after = *at;
        *at = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST) reason = errno;
        *at = after;
    }
    free(path);
    if (reason == 0) return ERG_OK;
    return base_fail(err, ERG_EIO, "%.200s: cannot make the folder: %s", folder,
                     strerror(reason));
}

/* A lock on the folder itself: nothing is left behind, and it ends with the process. File
 * systems without locks leave each file whole all the same. */
static erg_code lock_folder(build *b, erg_error *err)
{
    b->lock = open(b->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (b->lock < 0)
        return base_fail(err, ERG_EIO, "%.200s: cannot write: %s", b->folder,
                         strerror(errno));
    if (flock(b->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return base_fail(err, ERG_EIO, "%.200s: another erg build is writing there",
                         b->folder);
    return ERG_OK;
}

/* --- build -----------------------------------------------------------------------------
 */

/* Takes what a kitchen writes under a temporary name. */
static erg_code write_product(product *made, const cli_kitchen *k, size_t output,
                              erg_error *err)
{
    if (!made->emitter) return cli_keep_places(&made->output, &k->pipeline, err);
    erg_code code = base_output_open(&made->output, made->path, err);
    if (code == ERG_OK) code = cli_serve(k, output, base_output_sink(made->output), err);
    if (code == ERG_OK) code = base_output_keep(made->output, err);
    return code;
}

/* The outputs of one recipe, under temporary names. */
static erg_code cook(product *products, cli_recipe *recipe, erg_error *err)
{
    cli_kitchen k;
    erg_code code = cli_cook(&k, recipe, err);
    for (size_t i = 0; code == ERG_OK && i < product_count_of(recipe); i++)
        code = write_product(&products[i], &k, i, err);
    cli_kitchen_close(&k);
    return code;
}

static erg_code cook_all(build *b, erg_error *err)
{
    product *next = b->products;
    for (size_t i = 0; i < b->recipe_count; i++) {
        erg_code code = cook(next, &b->recipes[i], err);
        if (code != ERG_OK) return code;
        next += product_count_of(&b->recipes[i]);
    }
    return ERG_OK;
}

/* Only now, when everything is written, do the files take their names. */
static erg_code serve(build *b, erg_error *err)
{
    for (size_t i = 0; i < b->product_count; i++) {
        if (!b->products[i].output) continue; /* no positions to keep */
        erg_code code = base_output_commit(b->products[i].output, err);
        if (code != ERG_OK) return code;
        if (b->verbose) cli_say("wrote %s", b->products[i].path);
    }
    return ERG_OK;
}

static void close_build(build *b)
{
    for (size_t i = 0; b->products && i < b->product_count; i++) {
        base_output_free(b->products[i].output);
        free(b->products[i].path);
    }
    free(b->products);
    for (size_t i = 0; i < b->recipe_count; i++)
        cli_recipe_free(&b->recipes[i]);
    free(b->recipes);
    if (b->lock >= 0) close(b->lock);
}

static erg_code run_build(cli_call *call, bool *no, erg_error *err)
{
    build b = {.folder = call->options.output ? call->options.output : "out",
               .verbose = call->options.verbose,
               .lock = -1};
    (void)no;
    erg_code code = read_recipes(&b, call, err);
    if (code == ERG_OK) code = plan_products(&b, err);
    if (code == ERG_OK) code = make_folder(b.folder, err);
    if (code == ERG_OK) code = lock_folder(&b, err);
    if (code == ERG_OK) code = cook_all(&b, err);
    if (code == ERG_OK) code = serve(&b, err);
    close_build(&b);
    return code;
}

const cli_command cli_command_build = {
    .name = "build",
    .usage = "RECIPE... [-o DIR]",
    .summary = "every output that recipes ask for (the main job)",
    .about =
        "Makes all outputs of one or more recipes, all of them or none, in the folder\n"
        "DIR (out). A recipe is a JSON file that says which data, date, selection,\n"
        "picture and formats; its keys are the options of 'erg export', and its paths\n"
        "start where it lies. graphs/NAME.json makes DIR/NAME.json, DIR/NAME.svg and so\n"
        "on.",
    .examples = "erg build graphs/openai-microsoft.json\n"
                "erg build graphs/*.json -o out -v",
    .groups = CLI_GROUP(CLI_OUTPUT),
    .least = 1,
    .operand = "RECIPE",
    .run = run_build,
};

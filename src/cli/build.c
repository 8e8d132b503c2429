/* build: every output of some recipes, all of them or none. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/cooking.h"
#include "cli/folder.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/recipe.h"

/* One file to be written. */
typedef struct product {
    const cli_recipe *recipe;
    bool places;         /* the positions that the recipe keeps */
    size_t output, part; /* else: of the recipe, and of the output's files */
    char *path;
    base_output *file;
} product;

typedef struct build {
    const char *folder;
    bool verbose;
    uint32_t jobs;
    cli_recipe *recipes;
    size_t recipe_count;
    product *products; /* recipe by recipe */
    size_t product_count;
    cli_folder held; /* the folder, while building */
} build;

/* --- plan --- */

static size_t product_count_of(const cli_recipe *recipe)
{
    size_t count = cli_keeps_positions(recipe) ? 1 : 0;
    for (size_t i = 0; i < recipe->output_count; i++)
        count += cli_product_files(recipe, i);
    return count;
}

/* What fails without naming a file is something that the recipe asks for. */
static void tell_fault(const cli_recipe *recipe, const erg_error *fault, erg_error *err)
{
    bool is_asked = fault->code == ERG_EUSAGE || fault->code == ERG_EDATA ||
                    fault->code == ERG_ELIMIT;
    if (fault->file_length > 0 || !is_asked)
        base_fail_as(err, fault);
    else
        base_fail_at(err, fault->code, cli_recipe_place(recipe, fault->text), "%s",
                     fault->text);
}

static erg_code check_options(const cli_recipe *recipe, erg_error *err)
{
    erg_error fault;
    base_error_clear(&fault);
    erg_code code = cli_check_options(&recipe->options, &fault);
    if (code != ERG_OK) tell_fault(recipe, &fault, err);
    return code;
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
        if (code == ERG_OK) code = check_options(&b->recipes[i], err);
        if (code == ERG_OK) code = cli_check_recipe(&b->recipes[i], err);
        if (code != ERG_OK) return code;
        b->recipes[i].options.verbose = b->verbose;
        b->recipes[i].options.jobs = b->jobs;
    }
    return ERG_OK;
}

/* DIR/NAME.SUFFIX */
static char *product_path(const build *b, const product *made)
{
    const cli_recipe *recipe = made->recipe;
    base_buffer name = {0};
    if (made->places) return strdup(recipe->options.positions);
    base_buffer_format(&name, "%s.%s", recipe->name,
                       cli_product_suffix(recipe, made->output, made->part));
    char *path = name.failed ? NULL : cli_folder_path(b->folder, name.data);
    base_buffer_free(&name);
    return path;
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

static erg_code plan_product(build *b, const product *made, erg_error *err)
{
    product *last = &b->products[b->product_count++];
    *last = *made;
    last->path = product_path(b, made);
    if (!last->path) return base_fail_memory(err);
    return check_sources(b, last->path, err);
}

static erg_code plan_recipe(build *b, const cli_recipe *recipe, erg_error *err)
{
    erg_code code = ERG_OK;
    for (size_t i = 0; i < recipe->output_count; i++)
        for (size_t k = 0; code == ERG_OK && k < cli_product_files(recipe, i); k++)
            code = plan_product(b, &(product){.recipe = recipe, .output = i, .part = k},
                                err);
    if (code == ERG_OK && cli_keeps_positions(recipe))
        code = plan_product(b, &(product){.recipe = recipe, .places = true}, err);
    return code;
}

static erg_code plan_products(build *b, erg_error *err)
{
    size_t count = 0;
    erg_code code = ERG_OK;
    for (size_t i = 0; i < b->recipe_count; i++)
        count += product_count_of(&b->recipes[i]);
    b->products = calloc(count + 1, sizeof *b->products);
    if (!b->products) return base_fail_memory(err);
    for (size_t i = 0; code == ERG_OK && i < b->recipe_count; i++)
        code = plan_recipe(b, &b->recipes[i], err);
    return code == ERG_OK ? check_unique(b, err) : code;
}

/* --- build --- */

/* Takes what a kitchen writes under a temporary name. */
static erg_code write_product(product *made, const cli_kitchen *k, erg_error *err)
{
    if (made->places) return cli_keep_places(&made->file, &k->pipeline, err);
    erg_code code = base_output_open(&made->file, made->path, err);
    if (code == ERG_OK)
        code = cli_serve(k, made->output, made->part, base_output_sink(made->file), err);
    if (code == ERG_OK) code = base_output_keep(made->file, err);
    return code;
}

/* The outputs of one recipe, under temporary names. */
static erg_code cook(product *products, cli_recipe *recipe, erg_error *err)
{
    cli_kitchen k;
    erg_error fault;
    base_error_clear(&fault);
    erg_code code = cli_cook(&k, recipe, &fault);
    for (size_t i = 0; code == ERG_OK && i < product_count_of(recipe); i++)
        code = write_product(&products[i], &k, &fault);
    cli_kitchen_close(&k);
    if (code != ERG_OK) tell_fault(recipe, &fault, err);
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
        if (!b->products[i].file) continue; /* no positions to keep */
        erg_code code = base_output_commit(b->products[i].file, err);
        if (code != ERG_OK) return code;
        if (b->verbose) cli_say("wrote %s", b->products[i].path);
    }
    return ERG_OK;
}

static void close_build(build *b)
{
    for (size_t i = 0; b->products && i < b->product_count; i++) {
        base_output_free(b->products[i].file);
        free(b->products[i].path);
    }
    free(b->products);
    for (size_t i = 0; i < b->recipe_count; i++)
        cli_recipe_free(&b->recipes[i]);
    free(b->recipes);
    cli_folder_close(&b->held);
}

static erg_code run_build(cli_call *call, bool *no, erg_error *err)
{
    build b = {.folder = call->options.output ? call->options.output : "out",
               .verbose = call->options.verbose,
               .jobs = call->options.jobs,
               .held = {.lock = -1}};
    (void)no;
    erg_code code = read_recipes(&b, call, err);
    if (code == ERG_OK) code = plan_products(&b, err);
    if (code == ERG_OK) code = cli_folder_open(&b.held, b.folder, err);
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
                "erg build graphs/money.json graphs/changes.json -o report\n"
                "erg build graphs/*.json -o out -v",
    .groups = CLI_GROUP(CLI_OUTPUT),
    .least = 1,
    .operand = "RECIPE",
    .run = run_build,
};

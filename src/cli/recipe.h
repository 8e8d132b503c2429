/* Recipes, erg.recipe 1.0: a JSON file that says which data, dates, selection, weights,
 * picture and outputs. Its keys are the long options of `erg export`, those that select
 * under "select". */
#ifndef CLI_RECIPE_H
#define CLI_RECIPE_H

#include "base/fail.h"
#include "cli/option.h"
#include "write/emitter.h"

typedef struct cli_recipe {
    const char *path;  /* as the user named it; borrowed */
    const char *name;  /* of its outputs: the file's name without .json */
    const char **data; /* paths, from where erg runs */
    size_t data_count;
    const write_emitter **outputs;
    size_t output_count;
    const struct cli_recipe_said *said;
    cli_options options; /* owns all of the above but path */
} cli_recipe;

/* Free after success and failure. */
erg_code cli_recipe_read(cli_recipe *out, const char *path, erg_error *err);
void cli_recipe_free(cli_recipe *recipe);

/* --- recipe_place.c --- */
/* The recipe says this there; the text is borrowed. False when memory runs out. */
bool cli_recipe_say(cli_recipe *recipe, const char *text, base_place place);
/* Where it says what the fault quotes first, of several places the first; without line
 * and column where it says no such thing. */
base_place cli_recipe_place(const cli_recipe *recipe, const char *fault);

#endif

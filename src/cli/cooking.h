/* Cooking: all that the outputs of one recipe are made of, whatever its view shows: one
 * graph, a comparison, or a row of dates. */
#ifndef CLI_COOKING_H
#define CLI_COOKING_H

#include "cli/dates.h"
#include "cli/recipe.h"
#include "draw/view.h"

typedef struct cli_kitchen {
    cli_recipe *recipe; /* borrowed */
    draw_need need;     /* which of the three is used */
    cli_pipeline pipeline;
    cli_comparison comparison;
    cli_dates dates;
} cli_kitchen;

/* Keys and outputs that do not fit the view. */
erg_code cli_check_recipe(const cli_recipe *recipe, erg_error *err);
/* Whether it keeps its positions up to date: a comparison and dates only read them. */
bool cli_keeps_positions(const cli_recipe *recipe);
/* How many files an output is. */
size_t cli_product_files(const cli_recipe *recipe, size_t output);
/* Of one of them. */
const char *cli_product_suffix(const cli_recipe *recipe, size_t output, size_t file);

/* Close after success and failure. */
erg_code cli_cook(cli_kitchen *k, cli_recipe *recipe, erg_error *err);
void cli_kitchen_close(cli_kitchen *k);
/* Writes one file of an output. */
erg_code cli_serve(const cli_kitchen *k, size_t output, size_t file, base_sink *sink,
                   erg_error *err);

#endif

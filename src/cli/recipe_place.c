/* Where a recipe says what turns out to be wrong only later: an entity that its data have
 * not, a date that is none. Messages quote it first: "unknown entity 'acm', did you ...".
 */
#include <string.h>

#include "cli/recipe.h"

struct cli_recipe_said {
    const char *text;
    uint32_t line, column;
    const struct cli_recipe_said *before;
};

bool cli_recipe_say(cli_recipe *recipe, const char *text, base_place place)
{
    struct cli_recipe_said *said =
        base_arena_alloc(&recipe->options.memory, sizeof *said);
    if (!said) return false;
    *said = (struct cli_recipe_said){text, place.line, place.column, recipe->said};
    recipe->said = said;
    return true;
}

/* The text is the word, or has it as a part: "acme,bolt", "source=investor". */
static bool has_word(const char *text, const char *word, size_t n)
{
    static const char marks[] = ",=";
    for (const char *at = text; at; at = strpbrk(at + 1, marks)) {
        const char *part = at == text ? at : at + 1;
        if (strncmp(part, word, n) == 0 && (!part[n] || strchr(marks, part[n])))
            return true;
        if (*at == '\0') return false;
    }
    return false;
}

base_place cli_recipe_place(const cli_recipe *recipe, const char *fault)
{
    base_place place = {recipe->path, 0, 0};
    const char *word = strchr(fault, '\'');
    const char *end = word ? strchr(word + 1, '\'') : NULL;
    if (!end || end == word + 1) return place;
    for (const struct cli_recipe_said *said = recipe->said; said; said = said->before) {
        if (!has_word(said->text, word + 1, (size_t)(end - word - 1))) continue;
        place.line = said->line;
        place.column = said->column;
    }
    return place;
}

#include "cli/recipe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/words.h"
#include "read/json.h"

enum { RECIPE_MAX = 1 << 20, SHOWN = 96, NAMES_MAX = 128, LIST_MAX = 10000 };

typedef struct reading {
    cli_recipe *recipe;
    bool has_data, has_outputs;
    erg_error *err;
} reading;

static erg_code fail_type(read_json_value v, const char *key, const char *wanted,
                          erg_error *err)
{
    return base_fail_at(err, ERG_EDATA, read_json_place(v), "'%.80s' is %s, wanted %s",
                        key, read_json_type_name(v), wanted);
}

/* A text stays one word; of a list each item is one. */
static erg_code take_list(const char ***out, size_t *count, cli_recipe *recipe,
                          read_json_value v, const char *key, erg_error *err)
{
    base_arena *arena = &recipe->options.memory;
    read_json_value item = v;
    bool is_list = read_json_type(v) == ERG_VALUE_ARRAY;
    size_t n = is_list ? read_json_count(v) : 1;
    *count = 0;
    if (n > LIST_MAX)
        return base_fail_at(err, ERG_ELIMIT, read_json_place(v),
                            "'%.80s' has more than the limit of %d items", key, LIST_MAX);
    *out = base_arena_array(arena, n, sizeof **out);
    if (!*out) return base_fail_memory(err);
    bool more = is_list ? read_json_first(&item, v) : true;
    for (; more; more = is_list && read_json_next(&item)) {
        if (read_json_type(item) != ERG_VALUE_STRING)
            return fail_type(item, key, "a text or a list of texts", err);
        const char *text = read_json_text(item);
        const char *copy = base_arena_text(arena, text, strlen(text));
        if (!copy || !cli_recipe_say(recipe, copy, read_json_place(item)))
            return base_fail_memory(err);
        (*out)[(*count)++] = copy;
    }
    if (*count == 0)
        return base_fail_at(err, ERG_EDATA, read_json_place(v),
                            "'%.80s' is an empty list", key);
    return ERG_OK;
}

/* --- keys that are no options --- */

static erg_code take_format(read_json_value v, const char *key, erg_error *err)
{
    bool is_text = read_json_type(v) == ERG_VALUE_STRING;
    const char *text = is_text ? read_json_text(v) : "";
    if (strcmp(key, "format") == 0 && strcmp(text, "erg.recipe") != 0)
        return base_fail_at(err, ERG_EDATA, read_json_place(v),
                            "format is '%.80s', wanted erg.recipe", text);
    if (strcmp(key, "version") == 0 && strncmp(text, "1.", 2) != 0)
        return base_fail_at(err, ERG_EDATA, read_json_place(v),
                            "version is '%.80s', wanted 1.0", text);
    return ERG_OK;
}

/* Paths start in the recipe's folder. */
static erg_code resolve_path(const char **path, const cli_recipe *recipe,
                             base_arena *arena, erg_error *err)
{
    size_t folder = (size_t)(base_file_name(recipe->path) - recipe->path);
    if ((*path)[0] == '/' || folder == 0) return ERG_OK;
    char *whole = base_arena_alloc(arena, folder + strlen(*path) + 1);
    if (!whole) return base_fail_memory(err);
    memcpy(whole, recipe->path, folder);
    memcpy(whole + folder, *path, strlen(*path) + 1);
    *path = whole;
    return ERG_OK;
}

static erg_code take_data(reading *r, read_json_value v)
{
    cli_recipe *recipe = r->recipe;
    base_arena *arena = &recipe->options.memory;
    erg_code code =
        take_list(&recipe->data, &recipe->data_count, recipe, v, "data", r->err);
    for (size_t i = 0; code == ERG_OK && i < recipe->data_count; i++)
        code = resolve_path(&recipe->data[i], recipe, arena, r->err);
    r->has_data = true;
    return code;
}

static erg_code fail_unknown_output(read_json_value v, const char *name, erg_error *err)
{
    const char *names[NAMES_MAX];
    size_t count = 0;
    for (; count < write_emitter_count && count < NAMES_MAX; count++)
        names[count] = write_emitters[count]->name;
    const char *nearest = base_text_nearest(name, names, count);
    if (nearest)
        return base_fail_at(err, ERG_EUSAGE, read_json_place(v),
                            "unknown format '%.80s', did you mean '%s'?", name, nearest);
    return base_fail_at(err, ERG_EUSAGE, read_json_place(v),
                        "unknown format '%.80s', see 'erg list formats'", name);
}

static erg_code take_outputs(reading *r, read_json_value v)
{
    cli_recipe *recipe = r->recipe;
    base_arena *arena = &recipe->options.memory;
    const char **names = NULL;
    size_t count = 0;
    erg_code code = take_list(&names, &count, recipe, v, "outputs", r->err);
    if (code != ERG_OK) return code;
    recipe->outputs = base_arena_array(arena, count, sizeof(const write_emitter *));
    if (!recipe->outputs) return base_fail_memory(r->err);
    for (size_t i = 0; i < count; i++) {
        const write_emitter *emitter = write_emitter_find(names[i]);
        if (!emitter) return fail_unknown_output(v, names[i], r->err);
        recipe->outputs[recipe->output_count++] = emitter;
    }
    r->has_outputs = true;
    return ERG_OK;
}

/* --- keys that are options --- */

static void option_key(char out[SHOWN], const cli_option *option)
{
    snprintf(out, SHOWN, "%s", option->name);
    for (char *c = out; *c; c++)
        if (*c == '-') *c = '_';
}

static const cli_option *find_option(const char *key)
{
    char name[SHOWN];
    for (size_t i = 0; i < cli_option_count; i++) {
        option_key(name, &cli_option_table[i]);
        if (cli_option_table[i].key != CLI_KEY_NONE && strcmp(name, key) == 0)
            return &cli_option_table[i];
    }
    return NULL;
}

static erg_code fail_unknown_key(read_json_value v, const char *key, cli_key where,
                                 erg_error *err)
{
    static const char *const others[] = {"format",  "version", "data", "select",
                                         "outputs", "from",    "to"};
    char room[NAMES_MAX][SHOWN];
    const char *names[NAMES_MAX];
    size_t count = 0;
    for (size_t i = 0; where == CLI_KEY_TOP && i < sizeof others / sizeof *others; i++)
        names[count++] = others[i];
    for (size_t i = 0; i < cli_option_count && count < NAMES_MAX; i++) {
        if (cli_option_table[i].key != where) continue;
        option_key(room[count], &cli_option_table[i]);
        names[count] = room[count];
        count++;
    }
    const char *nearest = base_text_nearest(key, names, count);
    if (nearest)
        return base_fail_at(err, ERG_EDATA, read_json_key_place(v),
                            "unknown key '%.80s', did you mean '%s'?", key, nearest);
    return base_fail_at(err, ERG_EDATA, read_json_key_place(v), "unknown key '%.80s'",
                        key);
}

/* Gives a setter's text of a fault the place in the recipe. */
static erg_code place_fault(read_json_value v, const erg_error *fault, erg_error *err)
{
    return base_fail_at(err, fault->code, read_json_place(v), "%s", fault->text);
}

static erg_code set_list(cli_recipe *recipe, const cli_option *option, read_json_value v,
                         const char *key, erg_error *err)
{
    const char **words = NULL;
    size_t count = 0;
    erg_error fault = {0};
    erg_code code = take_list(&words, &count, recipe, v, key, err);
    if (code != ERG_OK) return code;
    code = cli_option_add(&recipe->options, option, key, words, count, &fault);
    return code == ERG_OK ? ERG_OK : place_fault(v, &fault, err);
}

static bool is_word(cli_words words, const char *text)
{
    cli_word word;
    for (size_t i = 0; words(&word, i); i++)
        if (strcmp(word.name, text) == 0) return true;
    return false;
}

static erg_code fail_word(read_json_value v, const char *key, const char *text,
                          cli_words words, erg_error *err)
{
    cli_word word;
    const char *names[NAMES_MAX];
    base_buffer known = {0};
    size_t n = 0;
    for (; n < NAMES_MAX && words(&word, n); n++) {
        names[n] = word.name;
        base_buffer_format(&known, "%s%s", n > 0 ? ", " : "", word.name);
    }
    const char *nearest = base_text_nearest(text, names, n);
    erg_code code = ERG_EUSAGE;
    if (known.failed)
        code = base_fail_memory(err);
    else if (nearest)
        base_fail_at(err, code, read_json_place(v),
                     "'%.80s' is '%.80s', did you mean '%s'?", key, text, nearest);
    else
        base_fail_at(err, code, read_json_place(v), "'%.80s' is '%.80s', wanted %s%s",
                     key, text, n > 1 ? "one of " : "", known.data);
    base_buffer_free(&known);
    return code;
}

/* Words that are none: said here, where their place is known. */
static erg_code check_words(const cli_options *options, const cli_option *option,
                            read_json_value v, const char *key, erg_error *err)
{
    const void *member = (const char *)options + option->offset;
    cli_words words = cli_words_alone(option->name);
    if (!words) return ERG_OK;
    if (option->form != CLI_WORDS) {
        const char *text = *(const char *const *)member;
        return is_word(words, text) ? ERG_OK : fail_word(v, key, text, words, err);
    }
    const erg_words *all = member;
    for (size_t i = 0; i < all->count; i++)
        if (!is_word(words, all->items[i]))
            return fail_word(v, key, all->items[i], words, err);
    return ERG_OK;
}

/* A text that its data may prove wrong. */
static erg_code set_text(cli_recipe *recipe, const cli_option *option, read_json_value v,
                         const char *key, erg_error *err)
{
    const char *text = read_json_text(v);
    const char *copy = base_arena_text(&recipe->options.memory, text, strlen(text));
    bool is_prose = strcmp(key, "title") == 0 || strcmp(key, "subtitle") == 0;
    if (!copy || (!is_prose && !cli_recipe_say(recipe, copy, read_json_place(v))))
        return base_fail_memory(err);
    return cli_option_set(&recipe->options, option, key, copy, err);
}

static erg_code set_option(cli_recipe *recipe, const cli_option *option,
                           read_json_value v, const char *key, erg_error *err)
{
    cli_options *options = &recipe->options;
    erg_error fault = {0};
    erg_code code = ERG_OK;
    erg_value_type type = read_json_type(v);
    bool is_count = option->form == CLI_COUNT || option->form == CLI_NUMBER ||
                    option->form == CLI_RANGE;
    if (option->form == CLI_FLAG) {
        if (type != ERG_VALUE_BOOL) return fail_type(v, key, "true or false", err);
        cli_option_flag(options, option, read_json_is_true(v));
        return ERG_OK;
    }
    if (type == ERG_VALUE_ARRAY &&
        (option->form == CLI_WORDS || option->form == CLI_PAIR))
        return set_list(recipe, option, v, key, err);
    if (is_count && type != ERG_VALUE_NUMBER) return fail_type(v, key, "a number", err);
    if (!is_count && type != ERG_VALUE_STRING) return fail_type(v, key, "a text", err);
    if (is_count)
        code = cli_option_number(options, option, key, read_json_number(v), &fault);
    else
        code = set_text(recipe, option, v, key, &fault);
    return code == ERG_OK ? ERG_OK : place_fault(v, &fault, err);
}

static erg_code take_option(reading *r, read_json_value v, const char *key, cli_key where)
{
    const cli_option *option = find_option(key);
    if (!option) return fail_unknown_key(v, key, where, r->err);
    if (option->key != where)
        return base_fail_at(
            r->err, ERG_EDATA, read_json_key_place(v), "key '%s' belongs %s", key,
            option->key == CLI_KEY_SELECT ? "into \"select\"" : "outside of \"select\"");
    cli_options *options = &r->recipe->options;
    erg_code code = set_option(r->recipe, option, v, key, r->err);
    if (code == ERG_OK) code = check_words(options, option, v, key, r->err);
    if (code != ERG_OK || option->form != CLI_PATH) return code;
    const char **path = (const char **)(void *)((char *)options + option->offset);
    return resolve_path(path, r->recipe, &options->memory, r->err);
}

/* The two dates of view diff; on the command line --from and --to are other options. */
static erg_code take_date(reading *r, read_json_value v, const char *key)
{
    const char *name = strcmp(key, "from") == 0 ? "since" : "until";
    return set_option(r->recipe, cli_option_find(name, 5), v, key, r->err);
}

static erg_code take_selection(reading *r, read_json_value v)
{
    read_json_value member;
    erg_code code = ERG_OK;
    if (read_json_type(v) != ERG_VALUE_OBJECT)
        return fail_type(v, "select", "an object", r->err);
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member)) {
        if (read_json_type(member) == ERG_VALUE_NULL) continue;
        code = take_option(r, member, read_json_key(member), CLI_KEY_SELECT);
    }
    return code;
}

/* --- recipe --- */

static erg_code take_member(reading *r, read_json_value v)
{
    const char *key = read_json_key(v);
    if (strcmp(key, "format") == 0 || strcmp(key, "version") == 0)
        return take_format(v, key, r->err);
    if (strcmp(key, "data") == 0) return take_data(r, v);
    if (strcmp(key, "outputs") == 0) return take_outputs(r, v);
    if (strcmp(key, "select") == 0) return take_selection(r, v);
    if (strcmp(key, "from") == 0 || strcmp(key, "to") == 0) return take_date(r, v, key);
    return take_option(r, v, key, CLI_KEY_TOP);
}

static erg_code take_root(reading *r, read_json_value root)
{
    read_json_value member;
    erg_code code = ERG_OK;
    if (read_json_type(root) != ERG_VALUE_OBJECT)
        return fail_type(root, "recipe", "an object", r->err);
    if (!read_json_member(&member, root, "format"))
        return base_fail_at(r->err, ERG_EDATA, read_json_place(root),
                            "no \"format\", wanted \"erg.recipe\"");
    code = take_format(member, "format", r->err);
    for (bool more = code == ERG_OK && read_json_first(&member, root);
         more && code == ERG_OK; more = read_json_next(&member)) {
        if (read_json_type(member) == ERG_VALUE_NULL) continue;
        code = take_member(r, member);
    }
    if (code != ERG_OK) return code;
    if (!r->has_data)
        return base_fail_at(r->err, ERG_EDATA, read_json_place(root),
                            "no \"data\", wanted the files to read");
    if (!r->has_outputs)
        return base_fail_at(
            r->err, ERG_EDATA, read_json_place(root),
            "no \"outputs\", wanted formats as in \"outputs\": [\"svg\"]");
    return ERG_OK;
}

/* "graphs/money.json" -> "money" */
static const char *output_name(const char *path, base_arena *arena)
{
    const char *name = base_file_name(path);
    size_t n = strlen(name);
    if (n > 5 && strcmp(name + n - 5, ".json") == 0) n -= 5;
    return base_arena_text(arena, name, n);
}

erg_code cli_recipe_read(cli_recipe *out, const char *path, erg_error *err)
{
    char *text = NULL;
    size_t n = 0;
    read_json json = {0};
    reading r = {.recipe = out, .err = err};
    memset(out, 0, sizeof *out);
    cli_options_clear(&out->options);
    out->path = path;
    erg_code code = base_file_read(&text, &n, path, RECIPE_MAX, err);
    if (code != ERG_OK) return code;
    code = read_json_parse(&json, text, n, (base_place){path, 1, 1}, err);
    if (code == ERG_OK) code = take_root(&r, read_json_root(&json));
    read_json_free(&json);
    free(text);
    if (code != ERG_OK) return code;
    out->name = output_name(path, &out->options.memory);
    return out->name ? ERG_OK : base_fail_memory(err);
}

void cli_recipe_free(cli_recipe *recipe)
{
    cli_options_free(&recipe->options);
    memset(recipe, 0, sizeof *recipe);
}

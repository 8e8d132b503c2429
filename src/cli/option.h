/* Options: one table (options.c) for the command line, the help of each command and
 * recipes. A new option is one row there and one member here. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "base/arena.h"
#include "erg/snapshot.h"

/* Everything a user can ask for. Text is borrowed from the command line or lives in
 * `memory`. Absent: NULL, 0, NAN, no words. */
typedef struct cli_options {
    const char *from, *columns;           /* reading */
    erg_words kinds, relations, families; /* selection */
    const char *component, *ego;
    erg_words between, pair; /* each one word "A,B", or two ids */
    erg_words by;
    double min_weight, backbone, scale;
    erg_words ignore; /* comparing */
    double epsilon;
    erg_words at; /* times */
    const char *every;
    const char *weight, *resolve; /* weights and measures */
    erg_words measures;
    const char *title, *subtitle, *view, *size_by, *layout, *theme, *lang; /* picture */
    const char *width, *positions;
    const char *to, *output;
    base_arena memory;
    uint32_t hops, top, sample, seed, jobs;
    uint32_t context; /* absent: ERG_NONE */
    erg_date as_of, known_by, since, until;
    bool events;
    bool possible, merge, directed, unweighted, normalized, exact;
    bool quiet, brief;
    bool csv_safe, robust;
    bool in_place;
    bool strict, verbose, help;
} cli_options;

/* What comes after the name. */
typedef enum cli_form {
    CLI_FLAG,
    CLI_TEXT,
    CLI_PATH,   /* of a file; in a recipe it starts in the recipe's folder */
    CLI_WORDS,  /* by comma; repeated options add up */
    CLI_PAIR,   /* two ids, which may hold commas themselves */
    CLI_NUMBER, /* above `low`, below `high` */
    CLI_RANGE,  /* `low` to `high` */
    CLI_COUNT,  /* whole, `low` to `high` */
    CLI_DATE
} cli_form;

/* Which commands take an option: each names the groups it takes. */
typedef enum cli_group {
    CLI_READING,
    CLI_CLOCKS,
    CLI_FILTER, /* before measuring */
    CLI_CROP,   /* after measuring */
    CLI_WEIGHTS,
    CLI_MEASURES,
    CLI_RANKING,
    CLI_COMPARING,
    CLI_TIMES,
    CLI_PICTURE,
    CLI_FORMAT,
    CLI_TABLES,
    CLI_OUTPUT,
    CLI_CHECKING,
    CLI_REWRITING,
    CLI_GENERAL, /* every command */
    CLI_GROUP_COUNT
} cli_group;

/* Where a recipe has it, under its name with _ for -. */
typedef enum cli_key { CLI_KEY_NONE, CLI_KEY_TOP, CLI_KEY_SELECT } cli_key;

typedef struct cli_option {
    const char *name;
    char letter; /* 0: none */
    cli_form form;
    cli_group group;
    cli_key key;
    size_t offset;        /* of its member in cli_options */
    const char *argument; /* for the help: "DATE" */
    const char *help;
    double low, high;
} cli_option;

extern const cli_option cli_option_table[];
extern const size_t cli_option_count;
/* The heading of a group in the help; neighbours may share one. */
const char *cli_group_title(cli_group group);

void cli_options_clear(cli_options *options);
void cli_options_free(cli_options *options);

/* NULL where the name, or letter, is none. */
const cli_option *cli_option_find(const char *name, size_t n);
const cli_option *cli_option_letter(char letter);

/* Sets an option from text as it stands on a command line; `shown` names it in messages.
 */
erg_code cli_option_set(cli_options *options, const cli_option *option, const char *shown,
                        const char *text, erg_error *err);
/* Adds words to an option of form CLI_WORDS or CLI_PAIR, none of them split. Copies them.
 */
erg_code cli_option_add(cli_options *options, const cli_option *option, const char *shown,
                        const char *const *words, size_t count, erg_error *err);
/* Sets a flag, or a number of form CLI_NUMBER, CLI_RANGE or CLI_COUNT. */
void cli_option_flag(cli_options *options, const cli_option *option, bool value);
erg_code cli_option_number(cli_options *options, const cli_option *option,
                           const char *shown, double value, erg_error *err);

#endif

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/fail.h"
#include "base/number.h"
#include "cli/option.h"

enum { WORDS_MAX = 10000 };

static void *member_of(cli_options *options, const cli_option *option)
{
    return (char *)options + option->offset;
}

void cli_option_flag(cli_options *options, const cli_option *option, bool value)
{
    bool *member = member_of(options, option);
    *member = value;
}

static erg_code set_count(uint32_t *member, const cli_option *option, const char *shown,
                          double value, erg_error *err)
{
    if (!(value >= option->low && value <= option->high) || value != floor(value))
        return base_fail(err, ERG_EUSAGE, "%s: wanted a whole number from %.0f to %.0f",
                         shown, option->low, option->high);
    *member = (uint32_t)value;
    return ERG_OK;
}

static erg_code set_range(double *member, const cli_option *option, const char *shown,
                          double value, erg_error *err)
{
    char low[BASE_NUMBER_MAX], high[BASE_NUMBER_MAX];
    base_number_print(low, option->low);
    base_number_print(high, option->high);
    if (!(value >= option->low && value <= option->high))
        return base_fail(err, ERG_EUSAGE, "%s: wanted a number from %s to %s", shown, low,
                         high);
    *member = value;
    return ERG_OK;
}

erg_code cli_option_number(cli_options *options, const cli_option *option,
                           const char *shown, double value, erg_error *err)
{
    if (option->form == CLI_COUNT)
        return set_count(member_of(options, option), option, shown, value, err);
    if (option->form == CLI_RANGE)
        return set_range(member_of(options, option), option, shown, value, err);
    if (!(value > option->low && value < option->high)) {
        char high[BASE_NUMBER_MAX] = "";
        bool closed = isfinite(option->high);
        if (closed) base_number_print(high, option->high);
        return base_fail(err, ERG_EUSAGE, "%s: wanted a number above %.0f%s%s", shown,
                         option->low, closed ? " and below " : "", high);
    }
    double *member = member_of(options, option);
    *member = value;
    return ERG_OK;
}

static erg_code set_number(cli_options *options, const cli_option *option,
                           const char *shown, const char *text, erg_error *err)
{
    double value;
    if (!base_number_parse(&value, text, strlen(text)))
        return base_fail(err, ERG_EUSAGE, "%s: '%.80s' is no number, wanted one like %s",
                         shown, text, option->form == CLI_COUNT ? "10" : "0.5");
    return cli_option_number(options, option, shown, value, err);
}

static erg_code set_date(erg_date *member, const char *shown, const char *text,
                         erg_error *err)
{
    if (base_date_parse(member, text, strlen(text))) return ERG_OK;
    return base_fail(err, ERG_EUSAGE,
                     "%s: '%.80s' is no date, wanted YYYY, YYYY-MM or YYYY-MM-DD", shown,
                     text);
}

/* The words of a member with `more` room behind them. */
static const char **widen(cli_options *options, erg_words *words, size_t more)
{
    const char **items =
        base_arena_array(&options->memory, words->count + more, sizeof *items);
    if (!items) return NULL;
    for (size_t i = 0; i < words->count; i++)
        items[i] = words->items[i];
    return items;
}

erg_code cli_option_add(cli_options *options, const cli_option *option, const char *shown,
                        const char *const *words, size_t count, erg_error *err)
{
    erg_words *member = member_of(options, option);
    if (option->form == CLI_PAIR && (count > 2 || member->count > 0))
        return base_fail(err, ERG_EUSAGE, "%s: wanted two entity ids", shown);
    if (option->form == CLI_PAIR && count == 1 && !strchr(words[0], ','))
        return base_fail(err, ERG_EUSAGE, "%s: '%.80s' is one id, wanted two as in A,B",
                         shown, words[0]);
    if (count > WORDS_MAX - member->count)
        return base_fail(err, ERG_ELIMIT, "%s: more than the limit of %d words", shown,
                         WORDS_MAX);
    const char **items = widen(options, member, count);
    if (!items) return base_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        if (words[i][0] == '\0')
            return base_fail(err, ERG_EUSAGE, "%s: an empty word, wanted words as in a,b",
                             shown);
        items[member->count + i] =
            base_arena_text(&options->memory, words[i], strlen(words[i]));
        if (!items[member->count + i]) return base_fail_memory(err);
    }
    member->items = items;
    member->count += count;
    return ERG_OK;
}

static erg_code set_words(cli_options *options, const cli_option *option,
                          const char *shown, const char *text, erg_error *err)
{
    for (const char *from = text;;) {
        size_t n = strcspn(from, ",");
        const char *word = base_arena_text(&options->memory, from, n);
        if (!word) return base_fail_memory(err);
        erg_code code = cli_option_add(options, option, shown, &word, 1, err);
        if (code != ERG_OK || from[n] == '\0') return code;
        from += n + 1;
    }
}

erg_code cli_option_set(cli_options *options, const cli_option *option, const char *shown,
                        const char *text, erg_error *err)
{
    const char **member = member_of(options, option);
    switch (option->form) {
    case CLI_FLAG: cli_option_flag(options, option, true); return ERG_OK;
    case CLI_WORDS: return set_words(options, option, shown, text, err);
    case CLI_PAIR: return cli_option_add(options, option, shown, &text, 1, err);
    case CLI_NUMBER:
    case CLI_RANGE:
    case CLI_COUNT: return set_number(options, option, shown, text, err);
    case CLI_DATE: return set_date(member_of(options, option), shown, text, err);
    case CLI_TEXT:
    case CLI_PATH: break;
    }
    *member = base_arena_text(&options->memory, text, strlen(text));
    return *member ? ERG_OK : base_fail_memory(err);
}

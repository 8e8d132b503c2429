#include "cli/inputs.h"

#include <string.h>

#include "base/date.h"
#include "base/fail.h"

/* True for the shape of a date, 9999 or 9999-99 or 9999-99-99, whether or not there is
 * such a day: a mistyped day is an error and no file name. */
static bool looks_like_date(const char *text, size_t n)
{
    static const char shape[] = "9999-99-99";
    if (n != 4 && n != 7 && n != 10) return false;
    for (size_t i = 0; i < n; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '9' ? !digit : text[i] != '-') return false;
    }
    return true;
}

static erg_code take_date(erg_date *out, const char *text, size_t n, const char *word,
                          erg_error *err)
{
    if (n == 0 || base_date_parse(out, text, n)) return ERG_OK;
    return base_fail(
        err, ERG_EUSAGE,
        "%.200s: '%.*s' is no day of the calendar (a @ at the end makes it part of "
        "the file's name)",
        word, (int)n, text);
}

erg_code cli_input_parse(cli_input *out, const char *word, base_arena *arena,
                         erg_error *err)
{
    const char *at = strrchr(word, '@');
    *out = (cli_input){.path = word};
    if (!at || at == word) return ERG_OK;
    const char *date = at + 1;
    size_t n = strcspn(date, "~");
    const char *known = date[n] == '~' ? date + n + 1 : "";
    size_t known_n = strlen(known);
    bool is_protected = *date == '\0';
    bool is_suffix = (n == 0 || looks_like_date(date, n)) &&
                     (date[n] == '\0' ? n > 0 : looks_like_date(known, known_n));
    if (!is_protected && !is_suffix) return ERG_OK;
    out->path = base_arena_text(arena, word, (size_t)(at - word));
    if (!out->path) return base_fail_memory(err);
    erg_code code = take_date(&out->as_of, date, n, word, err);
    if (code != ERG_OK) return code;
    return take_date(&out->known_by, known, known_n, word, err);
}

erg_code cli_inputs_parse(const char ***paths, cli_options *options,
                          const char *const *words, size_t count, erg_error *err)
{
    cli_input first = {0};
    *paths = base_arena_array(&options->memory, count, sizeof **paths);
    if (!*paths) return base_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        cli_input input;
        erg_code code = cli_input_parse(&input, words[i], &options->memory, err);
        if (code != ERG_OK) return code;
        if (i == 0) first = input;
        if (input.as_of != first.as_of || input.known_by != first.known_by)
            return base_fail(
                err, ERG_EUSAGE,
                "'%.80s' and '%.80s' state different dates, but are read as one "
                "dataset: use --as-of",
                words[0], words[i]);
        (*paths)[i] = input.path;
    }
    if (first.as_of != 0) options->as_of = first.as_of;
    if (first.known_by != 0) options->known_by = first.known_by;
    return ERG_OK;
}

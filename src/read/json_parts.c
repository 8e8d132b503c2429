#include "read/json_parts.h"

#include <string.h>

#include "read/source.h"

/* Moves on within the window and keeps the place. */
static void advance(read_json_parts *parts, size_t to)
{
    read_json_advance(&parts->place, parts->text + parts->at, parts->text + to);
    parts->at = to;
}

/* A longer window that begins where the reading stands. */
static erg_code read_more(read_json_parts *parts, erg_error *err)
{
    size_t used = parts->at;
    parts->at = 0;
    return read_source_window(parts->source, used, &parts->text, &parts->n,
                              &parts->at_end, err);
}

/* Skips blanks; behind them at least one byte is in the window, unless the text has
 * ended. */
static erg_code skip_blanks(read_json_parts *parts, erg_error *err)
{
    erg_code code = ERG_OK;
    for (;;) {
        advance(parts, read_json_blanks(parts->text, parts->n, parts->at));
        if (code != ERG_OK || parts->at < parts->n || parts->at_end) return code;
        code = read_more(parts, err);
    }
}

static bool is_at(const read_json_parts *parts, char c)
{
    return parts->at < parts->n && parts->text[parts->at] == c;
}

/* Takes the character, with blanks around it, if it is what comes. */
static erg_code take(bool *taken, read_json_parts *parts, char c, erg_error *err)
{
    erg_code code = skip_blanks(parts, err);
    *taken = code == ERG_OK && is_at(parts, c);
    if (!*taken) return code;
    advance(parts, parts->at + 1);
    return skip_blanks(parts, err);
}

static erg_code fail_wanted(const read_json_parts *parts, const char *wanted,
                            erg_error *err)
{
    return read_json_fail_found(parts->text + parts->at, parts->n - parts->at,
                                parts->place, wanted, err);
}

/* Takes the character or fails. */
static erg_code expect(read_json_parts *parts, char c, const char *wanted, erg_error *err)
{
    bool taken = false;
    erg_code code = take(&taken, parts, c, err);
    return code != ERG_OK || taken ? code : fail_wanted(parts, wanted, err);
}

/* Parses the value that comes. One that the window cuts off is tried again in a longer
 * one. */
static erg_code parse(read_json_parts *parts, read_json *json, erg_error *err)
{
    erg_code code = skip_blanks(parts, err);
    while (code == ERG_OK) {
        erg_error wrong = {.code = ERG_OK};
        size_t end = 0;
        bool is_cut = false;
        code = read_json_parse_next(json, parts->text + parts->at, parts->n - parts->at,
                                    &end, &is_cut, parts->place, &wrong);
        if (code == ERG_OK) /* 12, or 12|34 ? */
            is_cut = parts->at + end == parts->n &&
                     read_json_type(read_json_root(json)) == ERG_VALUE_NUMBER;
        if (!is_cut || parts->at_end) {
            if (code == ERG_OK) advance(parts, parts->at + end);
            return code == ERG_OK ? ERG_OK : base_fail_as(err, &wrong);
        }
        if (parts->n - parts->at > READ_RECORD_MAX)
            return base_fail_at(err, ERG_ELIMIT, parts->place,
                                "value is longer than the limit of %d bytes",
                                READ_RECORD_MAX);
        code = read_more(parts, err);
    }
    return code;
}

/* The key of a member and its colon, up to the value. */
static erg_code read_key(read_json_parts *parts, erg_error *err)
{
    parts->key = NULL;
    parts->in_list = false;
    erg_code code = skip_blanks(parts, err);
    parts->key_place = parts->place;
    if (code == ERG_OK && !is_at(parts, '"'))
        return fail_wanted(parts, "a key in quotes", err);
    if (code == ERG_OK) code = parse(parts, &parts->key_json, err);
    if (code != ERG_OK) return code;
    /* The window may move on before the value is read. */
    base_buffer_reset(&parts->key_text);
    base_buffer_add(&parts->key_text, read_json_text(read_json_root(&parts->key_json)));
    if (parts->key_text.failed) return base_fail_memory(err);
    code = expect(parts, ':', "':'", err);
    if (code == ERG_OK) parts->key = parts->key_text.data;
    return code;
}

static erg_code check_end(read_json_parts *parts, erg_error *err)
{
    parts->key = NULL;
    erg_code code = skip_blanks(parts, err);
    if (code != ERG_OK || parts->at == parts->n) return code;
    return fail_wanted(parts, "the end of the text", err);
}

/* Something else than an object: where it is broken, or else what it is. */
static erg_code fail_root(read_json_parts *parts, erg_error *err)
{
    size_t n = parts->at < parts->n;
    const char first[] = {n > 0 ? parts->text[parts->at] : '\0', '\0'};
    base_place place = parts->place;
    erg_code code = ERG_OK;
    if (first[0]) code = parse(parts, &parts->json, err);
    if (code == ERG_OK && first[0]) code = check_end(parts, err);
    if (code != ERG_OK) return code;
    return read_json_fail_found(first, n, place, "an object", err);
}

erg_code read_json_parts_open(read_json_parts *parts, read_source *source, erg_error *err)
{
    bool is_list = false;
    erg_code code = read_json_parts_open_any(parts, &is_list, source, err);
    return code == ERG_OK && is_list ? fail_root(parts, err) : code;
}

/* The object's end, or its first member. */
static erg_code go_in(read_json_parts *parts, erg_error *err)
{
    bool ended = false;
    erg_code code = take(&ended, parts, '}', err);
    if (code != ERG_OK) return code;
    if (!ended) return read_key(parts, err);
    parts->key = NULL;
    return parts->depth == 0 ? check_end(parts, err) : ERG_OK;
}

erg_code read_json_parts_open_any(read_json_parts *parts, bool *is_list,
                                  read_source *source, erg_error *err)
{
    bool taken = false;
    *parts =
        (read_json_parts){.source = source, .place = {read_source_name(source), 1, 1}};
    erg_code code = read_more(parts, err);
    if (code == ERG_OK) code = take(&taken, parts, '{', err);
    *is_list = code == ERG_OK && !taken && is_at(parts, '[');
    if (code != ERG_OK || *is_list) return code;
    return taken ? go_in(parts, err) : fail_root(parts, err);
}

erg_code read_json_parts_end(read_json_parts *parts, erg_error *err)
{
    return check_end(parts, err);
}

bool read_json_parts_is_list(const read_json_parts *parts)
{
    return is_at(parts, '[');
}

bool read_json_parts_is_object(const read_json_parts *parts)
{
    return is_at(parts, '{');
}

erg_code read_json_parts_enter(read_json_parts *parts, erg_error *err)
{
    erg_code code = expect(parts, '{', "an object", err);
    if (code != ERG_OK) return code;
    parts->depth++;
    return go_in(parts, err);
}

void read_json_parts_leave(read_json_parts *parts)
{
    parts->depth--;
}

erg_code read_json_parts_value(read_json_parts *parts, read_json_value *out,
                               erg_error *err)
{
    erg_code code = parse(parts, &parts->json, err);
    parts->json.root_key = parts->key;
    *out = read_json_root(&parts->json);
    return code;
}

/* Goes to the list's next item; false in *more when there is none. */
static erg_code go_to_item(read_json_parts *parts, bool *more, erg_error *err)
{
    bool begins = !parts->in_list;
    bool ended = false;
    erg_code code = ERG_OK;
    if (begins) code = expect(parts, '[', "a list", err);
    parts->in_list = true;
    if (code == ERG_OK) code = take(&ended, parts, ']', err);
    if (code == ERG_OK && !begins && !ended) code = expect(parts, ',', "',' or ']'", err);
    *more = code == ERG_OK && !ended;
    return code;
}

erg_code read_json_parts_item(read_json_parts *parts, read_json_value *out, bool *more,
                              erg_error *err)
{
    erg_code code = go_to_item(parts, more, err);
    if (!*more) return code;
    code = parse(parts, &parts->json, err);
    *out = read_json_root(&parts->json);
    *more = code == ERG_OK;
    return code;
}

erg_code read_json_parts_next(read_json_parts *parts, erg_error *err)
{
    bool ended = false;
    erg_code code = take(&ended, parts, '}', err);
    if (code == ERG_OK && ended) {
        parts->key = NULL;
        return parts->depth == 0 ? check_end(parts, err) : ERG_OK;
    }
    if (code == ERG_OK) code = expect(parts, ',', "',' or '}'", err);
    return code == ERG_OK ? read_key(parts, err) : code;
}

void read_json_parts_free(read_json_parts *parts)
{
    read_json_free(&parts->json);
    read_json_free(&parts->key_json);
    base_buffer_free(&parts->key_text);
    *parts = (read_json_parts){.source = NULL};
}

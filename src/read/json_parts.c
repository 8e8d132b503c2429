#include "read/json_parts.h"

#include <string.h>

/* Moves on by n bytes of text and keeps the place. */
static void advance(read_json_parts *parts, size_t to)
{
    const char *text = parts->text;
    for (; parts->at < to; parts->at++) {
        if (text[parts->at] == '\n') {
            parts->place.line++;
            parts->place.column = 1;
        } else {
            parts->place.column += ((unsigned char)text[parts->at] & 0xC0) != 0x80;
        }
    }
}

static void skip_blanks(read_json_parts *parts)
{
    advance(parts, read_json_blanks(parts->text, parts->n, parts->at));
}

static bool take(read_json_parts *parts, char c)
{
    skip_blanks(parts);
    if (parts->at >= parts->n || parts->text[parts->at] != c) return false;
    advance(parts, parts->at + 1);
    return true;
}

/* The strict pass says what stands here instead of what was wanted. */
static erg_code fail_wanted(read_json_parts *parts, const char *wanted, erg_error *err)
{
    return read_json_fail_found(parts->text + parts->at, parts->n - parts->at,
                                parts->place, wanted, err);
}

static erg_code parse(read_json_parts *parts, read_json *json, erg_error *err)
{
    size_t length = 0;
    skip_blanks(parts);
    erg_code code = read_json_parse_next(
        json, parts->text + parts->at, parts->n - parts->at, &length, parts->place, err);
    if (code == ERG_OK) advance(parts, parts->at + length);
    return code;
}

/* The key of a member and its colon. */
static erg_code read_key(read_json_parts *parts, erg_error *err)
{
    skip_blanks(parts);
    parts->key = NULL;
    parts->key_place = parts->place;
    if (parts->at >= parts->n || parts->text[parts->at] != '"')
        return fail_wanted(parts, "a key in quotes", err);
    erg_code code = parse(parts, &parts->key_json, err);
    if (code != ERG_OK) return code;
    if (!take(parts, ':')) return fail_wanted(parts, "':'", err);
    parts->key = read_json_text(read_json_root(&parts->key_json));
    parts->in_list = false;
    skip_blanks(parts);
    return ERG_OK;
}

static erg_code check_end(read_json_parts *parts, erg_error *err)
{
    parts->key = NULL;
    skip_blanks(parts);
    return parts->at == parts->n ? ERG_OK
                                 : fail_wanted(parts, "the end of the text", err);
}

/* Something else than an object: where it is broken, or else what it is. */
static erg_code fail_root(read_json_parts *parts, erg_error *err)
{
    erg_code code = ERG_OK;
    if (parts->at < parts->n)
        code = read_json_parse(&parts->json, parts->text + parts->at,
                               parts->n - parts->at, parts->place, err);
    return code == ERG_OK ? fail_wanted(parts, "an object", err) : code;
}

erg_code read_json_parts_open(read_json_parts *parts, char *text, size_t n,
                              const char *file, erg_error *err)
{
    *parts = (read_json_parts){.text = text, .n = n, .place = {file, 1, 1}};
    if (!take(parts, '{')) return fail_root(parts, err);
    return take(parts, '}') ? check_end(parts, err) : read_key(parts, err);
}

bool read_json_parts_is_list(const read_json_parts *parts)
{
    return parts->at < parts->n && parts->text[parts->at] == '[';
}

erg_code read_json_parts_value(read_json_parts *parts, read_json_value *out,
                               erg_error *err)
{
    erg_code code = parse(parts, &parts->json, err);
    parts->json.root_key = parts->key;
    *out = read_json_root(&parts->json);
    return code;
}

erg_code read_json_parts_item(read_json_parts *parts, read_json_value *out, bool *more,
                              erg_error *err)
{
    *more = false;
    if (!parts->in_list) {
        parts->in_list = true;
        if (!take(parts, '[')) return fail_wanted(parts, "a list", err);
        if (take(parts, ']')) return ERG_OK;
    } else {
        if (take(parts, ']')) return ERG_OK;
        if (!take(parts, ',')) return fail_wanted(parts, "',' or ']'", err);
    }
    erg_code code = parse(parts, &parts->json, err);
    *out = read_json_root(&parts->json);
    *more = code == ERG_OK;
    return code;
}

erg_code read_json_parts_next(read_json_parts *parts, erg_error *err)
{
    if (take(parts, '}')) return check_end(parts, err);
    if (!take(parts, ',')) return fail_wanted(parts, "',' or '}'", err);
    return read_key(parts, err);
}

void read_json_parts_free(read_json_parts *parts)
{
    read_json_free(&parts->json);
    read_json_free(&parts->key_json);
    *parts = (read_json_parts){0};
}

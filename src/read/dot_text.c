#include "read/dot_text.h"

#include <string.h>

#include "base/layout_protocol.h"
#include "base/text.h"
#include "model/builder.h"
#include "read/head.h"
#include "read/source.h"

/* --- bids --- */

/* Behind blanks, comments and lines that begin with '#'. */
static size_t skip_blanks(const char *head, size_t n, size_t at)
{
    while (at < n) {
        bool is_comment = head[at] == '/' && at + 1 < n && head[at + 1] == '*';
        bool is_line =
            head[at] == '#' || (head[at] == '/' && at + 1 < n && head[at + 1] == '/');
        if (is_comment) {
            for (at += 3; at < n && (head[at] != '/' || head[at - 1] != '*'); at++)
                continue;
            at++;
        } else if (is_line) {
            while (at < n && head[at] != '\n')
                at++;
        } else if (strchr(" \t\r\n\f\v", head[at]) && head[at]) {
            at++;
        } else {
            return at;
        }
    }
    return n;
}

/* The word at `at`, in lower or upper case; behind it and the blanks that follow. */
static bool skip_word(const char *head, size_t n, size_t *at, const char *word)
{
    size_t length = strlen(word);
    if (n - *at < length) return false;
    for (size_t i = 0; i < length; i++)
        if ((head[*at + i] | 0x20) != word[i]) return false;
    *at = skip_blanks(head, n, *at + length);
    return true;
}

int read_dot_bid(const char *head, size_t n, const char *name)
{
    size_t at = skip_blanks(head, n, 0);
    bool is_named = read_head_suffix(name, ".dot") || read_head_suffix(name, ".gv");
    skip_word(head, n, &at, "strict");
    if (!skip_word(head, n, &at, "digraph") && !skip_word(head, n, &at, "graph"))
        return is_named ? 60 : 0;
    if (is_named) return 95;
    const char *brace = at < n ? memchr(head + at, '{', n - at) : NULL;
    return brace && (size_t)(brace - head) - at <= MODEL_ID_MAX ? 80 : 0;
}

/* --- the text --- */

/* True where the text says that it is in Latin-1, which DOT allows. */
static bool is_latin(const char *text)
{
    static const char *const names[] = {"latin1", "latin-1", "iso-8859-1", "l1",
                                        "iso_8859-1"};
    const char *at = text;
    for (at = strstr(at, "charset"); at; at = strstr(at, "charset")) {
        at += strlen("charset");
        const char *value = at + strspn(at, " \t\r\n=\"");
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            size_t n = strlen(names[i]), same = 0;
            while (same < n && (value[same] | 0x20) == (names[i][same] | 0x20))
                same++;
            if (same == n) return true;
        }
    }
    return false;
}

static bool widen(base_buffer *text)
{
    base_buffer wide = {0};
    for (size_t i = 0; i < text->length; i++) {
        unsigned char c = (unsigned char)text->data[i];
        if (c < 0x80)
            base_buffer_add_char(&wide, (char)c);
        else
            base_utf8_add(&wide, c);
    }
    base_buffer_free(text);
    *text = wide;
    return !wide.failed;
}

base_place read_dot_place(const char *file, const char *text, size_t offset)
{
    base_place place = {file, 1, 1};
    for (size_t i = 0; i < offset; i++) {
        place.column += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == '\n') place = (base_place){file, place.line + 1, 1};
    }
    return place;
}

static erg_code check_text(base_buffer *text, const char *file, erg_error *err)
{
    size_t valid = base_utf8_valid(text->data, text->length);
    const char *nul = memchr(text->data, '\0', text->length);
    if (nul)
        return base_fail_at(err, ERG_EPARSE,
                            read_dot_place(file, text->data, (size_t)(nul - text->data)),
                            "byte 0x00");
    if (valid == text->length) return ERG_OK;
    if (is_latin(text->data)) return widen(text) ? ERG_OK : base_fail_memory(err);
    return base_fail_at(err, ERG_EPARSE, read_dot_place(file, text->data, valid),
                        "bytes that are not UTF-8");
}

erg_code read_dot_text(base_buffer *text, read_source *source, erg_error *err)
{
    erg_code code = ERG_OK;
    size_t n = 1;
    while (code == ERG_OK && n > 0) {
        char *data = NULL;
        code = read_source_chunk(source, &data, &n, err);
        if (code == ERG_OK && text->length + n > LAYOUT_DOT_MAX)
            return base_fail_at(
                err, ERG_ELIMIT, (base_place){read_source_name(source), 0, 0},
                "DOT is longer than the limit of %d bytes", LAYOUT_DOT_MAX);
        if (code == ERG_OK) base_buffer_add_n(text, data, n);
    }
    if (code == ERG_OK && text->failed) code = base_fail_memory(err);
    return code == ERG_OK ? check_text(text, read_source_name(source), err) : code;
}

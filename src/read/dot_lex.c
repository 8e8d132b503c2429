#include "read/dot_lex.h"

#include <string.h>

static char at(const read_dot_lexer *l, size_t i)
{
    return i < l->n ? l->text[i] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Every byte beyond ASCII is a letter. */
static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static size_t line_end(const read_dot_lexer *l, size_t i)
{
    const char *end = memchr(l->text + i, '\n', l->n - i);
    return end ? (size_t)(end - l->text) : l->n;
}

/* Behind the comment that opens at i, or 0 where it has no end. */
static size_t comment_end(const read_dot_lexer *l, size_t i)
{
    for (i += 2; i + 1 < l->n; i++)
        if (l->text[i] == '*' && l->text[i + 1] == '/') return i + 2;
    return 0;
}

/* Behind blanks and comments; false at a comment without an end. */
static bool skip(read_dot_lexer *l)
{
    for (;;) {
        char c = at(l, l->to);
        if (l->to < l->n && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
            l->to++;
        } else if (c == '#' || (c == '/' && at(l, l->to + 1) == '/')) {
            l->to = line_end(l, l->to);
        } else if (c == '/' && at(l, l->to + 1) == '*') {
            size_t end = comment_end(l, l->to);
            if (end == 0) return false;
            l->to = end;
        } else if (l->n - l->to >= 3 && memcmp(l->text + l->to, "\xEF\xBB\xBF", 3) == 0 &&
                   !is_letter(at(l, l->to + 3)) && !is_digit(at(l, l->to + 3))) {
            l->to += 3; /* a byte order mark from files put together */
        } else {
            return true;
        }
    }
}

static void take_quoted(read_dot_lexer *l)
{
    l->token = READ_DOT_OPEN;
    for (l->to++; l->to < l->n; l->to++) {
        char c = l->text[l->to];
        if (c == '\\' && (at(l, l->to + 1) == '"' || at(l, l->to + 1) == '\\')) {
            l->to++;
        } else if (c == '"') {
            l->to++;
            l->token = READ_DOT_QUOTED;
            return;
        }
    }
}

static void take_html(read_dot_lexer *l)
{
    size_t open = 0;
    l->token = READ_DOT_OPEN;
    for (; l->to < l->n; l->to++) {
        open += l->text[l->to] == '<';
        if (l->text[l->to] != '>' || --open > 0) continue;
        l->to++;
        l->token = READ_DOT_QUOTED;
        return;
    }
}

static void take_word(read_dot_lexer *l)
{
    static const struct {
        const char *word;
        read_dot_token token;
    } words[] = {{"strict", READ_DOT_STRICT},          {"graph", READ_DOT_GRAPH_WORD},
                 {"digraph", READ_DOT_DIGRAPH_WORD},   {"node", READ_DOT_NODE_WORD},
                 {"subgraph", READ_DOT_SUBGRAPH_WORD}, {"edge", READ_DOT_EDGE_WORD}};
    while (is_letter(at(l, l->to)) || is_digit(at(l, l->to)))
        l->to++;
    l->token = READ_DOT_ATOM;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i].word), same = 0;
        while (n == l->to - l->from && same < n &&
               (l->text[l->from + same] | 0x20) == words[i].word[same])
            same++;
        if (same == n) l->token = words[i].token;
    }
}

/* -?(digits[.digits] | .digits); false where there is none. */
static bool take_number(read_dot_lexer *l)
{
    size_t i = l->to + (at(l, l->to) == '-');
    bool begins = is_digit(at(l, i));
    if (!begins && !(at(l, i) == '.' && is_digit(at(l, i + 1)))) return false;
    while (is_digit(at(l, i)))
        i++;
    i += at(l, i) == '.';
    while (is_digit(at(l, i)))
        i++;
    l->to = i;
    l->token = READ_DOT_ATOM;
    return true;
}

void read_dot_lex(read_dot_lexer *l)
{
    bool fine = skip(l);
    l->from = l->to;
    char c = at(l, l->to), next = at(l, l->to + 1);
    if (!fine) {
        l->token = READ_DOT_OPEN;
        l->to = l->n;
    } else if (l->to == l->n) {
        l->token = READ_DOT_END;
    } else if (c == '"') {
        take_quoted(l);
    } else if (c == '<') {
        take_html(l);
    } else if (is_letter(c)) {
        take_word(l);
    } else if (c == '-' && (next == '-' || next == '>')) {
        l->token = next == '-' ? READ_DOT_LINE : READ_DOT_ARROW;
        l->to += 2;
    } else if (!take_number(l)) {
        l->token = READ_DOT_MARK;
        l->to++;
    }
}

bool read_dot_is_mark(const read_dot_lexer *l, char mark)
{
    return l->token == READ_DOT_MARK && l->text[l->from] == mark;
}

/* Which element an XML document begins with, for bids: told from its first bytes, without
 * a parser. */
#include <string.h>

#include "read/xml.h"

/* The head without the zero bytes that UTF-16 has between Latin letters. */
static size_t narrow(char *out, size_t room, const char *head, size_t n)
{
    size_t length = 0;
    for (size_t i = 0; i < n && length < room; i++)
        if (head[i] != '\0' && head[i] != '\xFE' && head[i] != '\xFF')
            out[length++] = head[i];
    return length;
}

/* Behind the comment, declaration or instruction that begins at `at`. */
static size_t skip_markup(const char *text, size_t n, size_t at)
{
    bool is_comment = n - at >= 4 && memcmp(text + at, "<!--", 4) == 0;
    bool is_subset = false;
    for (at++; at < n; at++) {
        if (text[at] == '[' || text[at] == ']') is_subset = text[at] == '[';
        if (text[at] != '>' || (is_subset && !is_comment)) continue;
        if (!is_comment || (text[at - 1] == '-' && text[at - 2] == '-')) return at + 1;
    }
    return n;
}

bool read_xml_head_is(const char *head, size_t n, const char *root)
{
    char text[4096];
    size_t at = 0, length = strlen(root);
    n = narrow(text, sizeof text, head, n);
    while (at < n) {
        if (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t') {
            at++;
            continue;
        }
        if (text[at] != '<' || at + 1 == n) return false;
        if (text[at + 1] != '?' && text[at + 1] != '!') break;
        at = skip_markup(text, n, at);
    }
    if (at >= n) return false;
    size_t end = ++at;
    while (end < n && !strchr(" \t\r\n/>", text[end])) {
        if (text[end++] == ':') at = end;
    }
    return end - at == length && memcmp(text + at, root, length) == 0;
}

#include "read/head.h"

#include <string.h>

#include "read/json_check.h"

/* The end of the string that opens at `at`, behind its quote, or n. */
static size_t string_end(const char *head, size_t n, size_t at)
{
    for (at++; at < n && head[at] != '"'; at++)
        if (head[at] == '\\') at++;
    return at < n ? at + 1 : n;
}

/* The end of the value that begins at `at`: the ',' or '}' behind it, or n. */
static size_t value_end(const char *head, size_t n, size_t at)
{
    size_t depth = 0;
    while (at < n) {
        char c = head[at];
        if (c == '"') {
            at = string_end(head, n, at);
            continue;
        }
        if (depth == 0 && (c == ',' || c == '}' || c == ']')) return at;
        if (c == '{' || c == '[') depth++;
        if (c == '}' || c == ']') depth--;
        at++;
    }
    return n;
}

bool read_head_member(const char *head, size_t n, const char *key, const char **value,
                      size_t *length)
{
    size_t key_length = strlen(key);
    size_t at = read_json_blanks(head, n, 0);
    if (at >= n || head[at] != '{') return false;
    do {
        size_t start = read_json_blanks(head, n, at + 1);
        if (start >= n || head[start] != '"') return false;
        size_t end = string_end(head, n, start);
        at = read_json_blanks(head, n, end);
        if (at >= n || head[at] != ':') return false;
        at = read_json_blanks(head, n, at + 1);
        size_t behind = value_end(head, n, at);
        if (end - start == key_length + 2 &&
            memcmp(head + start + 1, key, key_length) == 0) {
            bool is_string = at < behind && head[at] == '"';
            size_t last = is_string ? string_end(head, n, at) : behind;
            *value = head + at + is_string;
            *length = last - at - (is_string && last - at >= 2 ? 2 : 0);
            return true;
        }
        at = behind;
    } while (at < n && head[at] == ',');
    return false;
}

bool read_head_says(const char *head, size_t n, const char *key, const char *text)
{
    const char *value = NULL;
    size_t length = 0;
    return read_head_member(head, n, key, &value, &length) && length == strlen(text) &&
           memcmp(value, text, length) == 0;
}

bool read_head_is_line(const char *head, size_t n)
{
    const char *end = memchr(head, '\n', n);
    size_t line = end ? (size_t)(end - head) : n;
    size_t at = read_json_blanks(head, line, 0);
    if (at >= line || head[at] != '{') return false;
    size_t depth = 0;
    while (at < line) {
        if (head[at] == '"') {
            at = string_end(head, line, at);
            continue;
        }
        depth += head[at] == '{';
        if (head[at] == '}' && --depth == 0)
            return read_json_blanks(head, line, at + 1) == line;
        at++;
    }
    return false;
}

bool read_head_suffix(const char *name, const char *suffix)
{
    size_t n = strlen(name), length = strlen(suffix);
    if (n < length) return false;
    for (size_t i = 0; i < length; i++) {
        char c = name[n - length + i];
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c != suffix[i]) return false;
    }
    return true;
}

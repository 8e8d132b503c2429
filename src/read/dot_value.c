#include "read/dot_value.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "read/dot_check.h"

enum { ENTITY_MAX = 10 };

static uint32_t number_of(const char *digits, size_t n)
{
    bool is_hex = n > 1 && (digits[0] == 'x' || digits[0] == 'X');
    uint32_t base = is_hex ? 16 : 10, value = 0;
    for (size_t i = is_hex; i < n; i++) {
        char c = digits[i];
        uint32_t digit = 16;
        if (c >= '0' && c <= '9') digit = (uint32_t)(c - '0');
        if (c >= 'a' && c <= 'f') digit = (uint32_t)(c - 'a' + 10);
        if (c >= 'A' && c <= 'F') digit = (uint32_t)(c - 'A' + 10);
        if (digit >= base) return 0;
        value = value * base + digit;
    }
    bool is_character = value >= ' ' && value < 0x110000 &&
                        (value < 0xD800 || value > 0xDFFF) && value != 0x7F;
    return is_character ? value : 0;
}

/* The character of the entity at text, and its length; 0 where there is none. */
static uint32_t entity_at(const char *text, size_t *length)
{
    static const struct {
        const char *name;
        uint32_t c;
    } known[] = {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},
                 {"quot", '"'},     {"apos", '\''},    {"nbsp", 0xA0},
                 {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}};
    size_t n = strcspn(text + 1, "; \n&<");
    if (n == 0 || n > ENTITY_MAX || text[n + 1] != ';') return 0;
    *length = n + 2;
    if (text[1] == '#') return number_of(text + 2, n - 1);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == n && memcmp(text + 1, known[i].name, n) == 0)
            return known[i].c;
    return 0;
}

/* What stands at text, an entity or a byte; behind it. */
static const char *add_entity(base_buffer *out, const char *text)
{
    size_t length = 0;
    uint32_t c = *text == '&' ? entity_at(text, &length) : 0;
    if (c == 0) {
        base_buffer_add_char(out, *text);
        return text + 1;
    }
    base_utf8_add(out, c);
    return text + length;
}

/* What the escape stands for; false where it is a letter. */
static bool add_name(base_buffer *out, char escape, const read_dot_names *names)
{
    const char *name = escape == 'N'                    ? names->node
                       : escape == 'G'                  ? names->graph
                       : escape == 'H'                  ? names->head
                       : escape == 'T' || escape == 'E' ? names->tail
                                                        : NULL;
    if (!name) return false;
    base_buffer_add(out, name);
    if (escape == 'E') base_buffer_add(out, names->arrow);
    if (escape == 'E') base_buffer_add(out, names->head);
    return true;
}

static void add_label(base_buffer *out, const char *text, const read_dot_names *names)
{
    while (*text && out->length <= READ_DOT_WORD_MAX) {
        size_t run = strcspn(text, "\\&");
        base_buffer_add_n(out, text, run);
        text += run;
        if (*text == '\0') return;
        if (*text != '\\' || text[1] == '\0') {
            text = add_entity(out, text);
            continue;
        }
        char c = text[1];
        bool ends_line = c == 'n' || c == 'l' || c == 'r';
        if (!add_name(out, c, names)) base_buffer_add_char(out, ends_line ? '\n' : c);
        text += 2;
    }
}

/* Tags that change the letters only, with no blank between words. */
static bool is_inline(const char *tag)
{
    static const char *const names[] = {"b", "i", "u", "o", "s", "sub", "sup", "font"};
    char name[8];
    size_t n = 0;
    tag += *tag == '/';
    while (n < sizeof name - 1 && tag[n] && !strchr(" \t\r\n/>", tag[n])) {
        char c = tag[n];
        name[n++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    name[n] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static void add_html(base_buffer *out, const char *text)
{
    size_t begin = out->length;
    bool blank = false;
    while (*text) {
        if (*text == '<') {
            const char *end = strchr(text, '>');
            blank = blank || !is_inline(text + 1); /* cells, lines and the like */
            text = end ? end + 1 : text + strlen(text);
        } else if (strchr(" \t\r\n", *text)) {
            blank = true;
            text++;
        } else {
            if (blank && out->length > begin) base_buffer_add_char(out, ' ');
            blank = false;
            text = add_entity(out, text);
        }
    }
}

void read_dot_decode(base_buffer *out, const char *text, read_dot_value value,
                     const read_dot_names *names)
{
    size_t length = out->length;
    base_buffer_add_n(out, "", 0);
    if (value == READ_DOT_LABEL) add_label(out, text, names);
    if (value == READ_DOT_HTML) add_html(out, text);
    while (value == READ_DOT_PLAIN && *text) {
        size_t run = strcspn(text, "\\");
        run += text[run] == '\\'; /* the first of two */
        base_buffer_add_n(out, text, run);
        text += run;
        text += run > 0 && text[-1] == '\\' && text[0] == '\\';
    }
    /* \l stands behind each line, the last one too. */
    while (value == READ_DOT_LABEL && out->length > length &&
           out->data[out->length - 1] == '\n')
        out->data[--out->length] = '\0';
}

#include "write/dot_text.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "write/parts.h"

static void write_shown_char(base_sink *s, const char *text, size_t from, size_t to,
                             uint32_t code_point)
{
    if (code_point == '\n')
        base_sink_text(s, "\\n");
    else if (code_point == '&')
        base_sink_text(s, "&amp;");
    else if (base_text_is_control(code_point))
        base_sink_char(s, ' '); /* XML does not take them */
    else
        base_sink_write(s, text + from, to - from);
}

void write_dot_escaped(base_sink *s, const char *text)
{
    size_t n = strlen(text), at = 0;
    while (at < n) {
        size_t from = at;
        uint32_t code_point = base_utf8_next(text, n, &at);
        if (code_point == '"' || code_point == '\\') base_sink_char(s, '\\');
        write_shown_char(s, text, from, at, code_point);
    }
}

void write_dot_exact(base_sink *s, const char *text)
{
    size_t run;
    for (; *text; text += run) {
        run = strcspn(text, "\"\\");
        base_sink_write(s, text, run);
        if (text[run] == '\0') return;
        base_sink_char(s, '\\');
        base_sink_char(s, text[run++]);
    }
}

void write_dot_open(base_sink *s, bool *first, const char *key)
{
    base_sink_text(s, *first ? "" : ", ");
    *first = false;
    base_sink_text(s, key);
    base_sink_text(s, "=\"");
}

void write_dot_data(base_sink *s, bool *first, const char *key, const char *text)
{
    if (!text) return;
    write_dot_open(s, first, key);
    write_dot_exact(s, text);
    base_sink_char(s, '"');
}

void write_dot_shown(base_sink *s, bool *first, const char *key, const char *text)
{
    if (!text) return;
    write_dot_open(s, first, key);
    write_dot_escaped(s, text);
    base_sink_char(s, '"');
}

void write_dot_number(base_sink *s, bool *first, const char *key, double value)
{
    if (!isfinite(value)) return;
    write_dot_open(s, first, key);
    base_sink_number(s, value);
    base_sink_char(s, '"');
}

void write_dot_date(base_sink *s, bool *first, const char *key, erg_date value)
{
    char text[BASE_DATE_MAX];
    if (value == 0) return;
    base_date_print(text, value);
    write_dot_data(s, first, key, text);
}

/* Graphviz writes a URL into SVG as it stands: nothing that could end an attribute
 * passes. */
void write_dot_link(base_sink *s, bool *first, const char *url)
{
    if (!url || !write_is_address(url)) return;
    write_dot_open(s, first, "URL");
    for (const unsigned char *c = (const unsigned char *)url; *c; c++) {
        if (*c == '&')
            base_sink_text(s, "&amp;");
        else if (*c <= ' ' || *c >= 0x7f || strchr("\"'<>\\^`{|}", *c))
            base_sink_format(s, "%%%02X", (unsigned)*c);
        else
            base_sink_char(s, (char)*c);
    }
    base_sink_char(s, '"');
}

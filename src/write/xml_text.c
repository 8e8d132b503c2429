#include "write/xml_text.h"

#include <string.h>

#include "base/text.h"

static bool is_legal(uint32_t c)
{
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

static void write_char(base_sink *s, const char *text, size_t from, size_t to, uint32_t c)
{
    if (c == '&')
        base_sink_text(s, "&amp;");
    else if (c == '<')
        base_sink_text(s, "&lt;");
    else if (c == '>')
        base_sink_text(s, "&gt;");
    else if (c == '"')
        base_sink_text(s, "&quot;");
    else if (!is_legal(c))
        base_sink_text(s, "\xEF\xBF\xBD");
    else if (c < ' ')
        base_sink_format(s, "&#%u;", (unsigned)c);
    else
        base_sink_write(s, text + from, to - from);
}

void write_xml_text(base_sink *s, const char *text)
{
    size_t n = strlen(text), at = 0;
    while (at < n) {
        size_t from = at;
        uint32_t c = base_utf8_next(text, n, &at);
        write_char(s, text, from, at, c);
    }
}

void write_xml_attribute(base_sink *s, const char *key, const char *text)
{
    if (!text) return;
    base_sink_format(s, " %s=\"", key);
    write_xml_text(s, text);
    base_sink_char(s, '"');
}

void write_xml_attribute_number(base_sink *s, const char *key, double value)
{
    base_sink_format(s, " %s=\"", key);
    base_sink_number(s, value);
    base_sink_char(s, '"');
}

/* ASCII name characters only: what other scripts allow differs between readers. */
bool write_xml_is_token(const char *text)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789._:-";
    return *text && text[strspn(text, allowed)] == '\0';
}

bool write_xml_is_legal(const char *text)
{
    size_t n = strlen(text), at = 0;
    while (at < n)
        if (!is_legal(base_utf8_next(text, n, &at))) return false;
    return true;
}

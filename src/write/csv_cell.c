#include "write/csv_cell.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "model/value.h"

static void begin(base_sink *s, bool *first)
{
    if (!*first) base_sink_char(s, ',');
    *first = false;
}

/* Readers drop blanks around a cell that is not in quotes. */
static bool wants_quotes(const char *text)
{
    size_t n = strlen(text);
    return strpbrk(text, ",\"\r\n") || (n > 0 && strchr(" \t", text[0])) ||
           (n > 0 && strchr(" \t", text[n - 1]));
}

static void write_text(base_sink *s, const char *mark, const char *text)
{
    if (!wants_quotes(text)) {
        base_sink_text(s, mark);
        base_sink_text(s, text);
        return;
    }
    base_sink_char(s, '"');
    base_sink_text(s, mark);
    for (; *text; text++) {
        if (*text == '"') base_sink_char(s, '"');
        base_sink_char(s, *text);
    }
    base_sink_char(s, '"');
}

void write_cell_exact(base_sink *s, bool *first, const char *text)
{
    begin(s, first);
    if (text) write_text(s, "", text);
}

void write_cell_text(base_sink *s, bool *first, const char *text)
{
    begin(s, first);
    if (!text || !text[0]) return;
    write_text(s, strchr("=+-@\t\r\n", text[0]) ? "'" : "", text);
}

void write_cell_number(base_sink *s, bool *first, double value)
{
    begin(s, first);
    if (isfinite(value)) base_sink_number(s, value);
}

void write_cell_count(base_sink *s, bool *first, size_t value)
{
    begin(s, first);
    if (value > 0) base_sink_format(s, "%zu", value);
}

void write_cell_date(base_sink *s, bool *first, erg_date date)
{
    char text[BASE_DATE_MAX];
    base_date_print(text, date);
    write_cell_text(s, first, text);
}

void write_cell_value(base_sink *s, bool *first, const erg_value *value, bool exact)
{
    base_sink inner;
    base_buffer text = {0};
    if (value && value->type == ERG_VALUE_NUMBER) {
        write_cell_number(s, first, value->number);
        return;
    }
    const char *string = value ? value->string : NULL;
    if (value && value->type != ERG_VALUE_STRING) {
        base_sink_open(&inner, base_sink_to_buffer, &text);
        model_value_write(&inner, value);
        base_sink_finish(&inner, "cell", NULL);
        string = text.data;
    }
    if (exact)
        write_cell_exact(s, first, string);
    else
        write_cell_text(s, first, string);
    if (text.failed) s->os_error = ENOMEM;
    base_buffer_free(&text);
}

void write_cell_end(base_sink *s, bool *first)
{
    base_sink_char(s, '\n');
    *first = true;
}

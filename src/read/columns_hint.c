/* Columns of a table that are called like erg's own, and are attrs for want of saying so.
 */
#include <string.h>

#include "base/text.h"
#include "read/columns.h"

enum { NAME_MAX_OURS = 16 }; /* of erg's names, with its end */

static bool has_field(const read_header *header, read_column field)
{
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i] == field) return true;
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "Amount", "amount_usd", "Amount (USD)" are called like "amount". */
static bool is_called_like(const char *theirs, const char *ours)
{
    size_t n = strlen(ours);
    char begin[NAME_MAX_OURS];
    if (strlen(theirs) < n || is_letter(theirs[n]) || strpbrk(theirs, ",='"))
        return false;
    memcpy(begin, theirs, n);
    begin[n] = '\0';
    return base_text_same_letters(begin, ours);
}

/* "USD" of "amount_usd" and "Amount (USD)"; "" where the name ends with none of those
 * that are used most. */
static const char *currency_in(const char *name)
{
    static const char *const codes[] = {"USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD",
                                        "AUD", "INR", "KRW", "SEK", "NOK", "DKK", "PLN",
                                        "BRL", "MXN", "HKD", "SGD", "ZAR", "NZD"};
    size_t end = strlen(name), from = 0;
    while (end > 0 && !is_letter(name[end - 1]))
        end--;
    from = end;
    while (from > 0 && is_letter(name[from - 1]))
        from--;
    for (size_t i = 0; i < sizeof codes / sizeof *codes && end - from == 3; i++) {
        char word[] = {name[from], name[from + 1], name[from + 2], '\0'};
        if (base_text_same_letters(word, codes[i])) return codes[i];
    }
    return NULL;
}

/* The attr that may be what the field is, where the table has no such field and nobody
 * says which it is; or NULL. */
static const char *find_like(const read_header *header, const read_columns *columns,
                             read_column field)
{
    if (columns->theirs[field] || has_field(header, field)) return NULL;
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i] == READ_COLUMN_ATTR &&
            is_called_like(header->names[i], read_column_name(field)))
            return header->names[i];
    return NULL;
}

void read_header_hint(base_buffer *out, const read_header *header,
                      const read_columns *columns)
{
    static const read_column fields[] = {READ_COLUMN_RELATION, READ_COLUMN_START,
                                         READ_COLUMN_END,      READ_COLUMN_AMOUNT,
                                         READ_COLUMN_CURRENCY, READ_COLUMN_SHARE,
                                         READ_COLUMN_WEIGHT,   READ_COLUMN_DOCUMENT};
    bool has_currency = columns->theirs[READ_COLUMN_CURRENCY] ||
                        has_field(header, READ_COLUMN_CURRENCY) ||
                        find_like(header, columns, READ_COLUMN_CURRENCY);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *theirs = find_like(header, columns, fields[i]);
        if (!theirs) continue;
        base_buffer_format(out, "%s%s=%.80s", out->length > 0 ? "," : "",
                           read_column_name(fields[i]), theirs);
        if (fields[i] == READ_COLUMN_AMOUNT && !has_currency && currency_in(theirs))
            base_buffer_format(out, ",currency=%s", currency_in(theirs));
    }
}

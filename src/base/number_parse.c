#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "base/number.h"

/* More digits than any double's exact value or any midpoint between two has (767): what
 * comes after them counts only as "a little more", which one digit 1 says. */
enum { DIGITS = 800 };

static const int64_t EXPONENT_LIMIT = INT64_C(1) << 40;

struct scan {
    const char *text;
    size_t n;
    size_t at;
    size_t count;             /* significant digits kept */
    bool more;                /* a digit that is not 0 came after those */
    int64_t exponent;         /* of the last digit kept */
    uint64_t small;           /* the digits as a number, while count <= 19 */
    char digits[DIGITS + 32]; /* room for the exponent too */
};

static bool is_digit(const struct scan *s)
{
    return s->at < s->n && s->text[s->at] >= '0' && s->text[s->at] <= '9';
}

static bool take(struct scan *s, char c)
{
    if (s->at >= s->n || s->text[s->at] != c) return false;
    s->at++;
    return true;
}

/* Keeps one digit; step is what it does to the exponent: -1 after the point. */
static void keep_digit(struct scan *s, char c, int step)
{
    s->exponent += step;
    if (s->count == 0 && c == '0') return;
    if (s->count < DIGITS) {
        s->digits[s->count++] = c;
        if (s->count <= 19) s->small = s->small * 10 + (uint64_t)(c - '0');
    } else {
        s->exponent++;
        s->more = s->more || c != '0';
    }
}

/* One digit or more. */
static bool scan_digits(struct scan *s, int step)
{
    if (!is_digit(s)) return false;
    while (is_digit(s))
        keep_digit(s, s->text[s->at++], step);
    return true;
}

static bool scan_exponent(struct scan *s)
{
    int64_t e = 0;
    bool negative = take(s, '-');
    if (!negative) take(s, '+');
    if (!is_digit(s)) return false;
    for (; is_digit(s); s->at++)
        if (e < EXPONENT_LIMIT) e = e * 10 + (s->text[s->at] - '0');
    s->exponent += negative ? -e : e;
    return true;
}

/* RFC 8259: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static bool scan_number(struct scan *s)
{
    if (take(s, '0')) {
        if (is_digit(s)) return false;
    } else if (!scan_digits(s, 0)) {
        return false;
    }
    if (take(s, '.') && !scan_digits(s, -1)) return false;
    if ((take(s, 'e') || take(s, 'E')) && !scan_exponent(s)) return false;
    return s->at == s->n;
}

static double value_of(struct scan *s)
{
    size_t n = s->count;
    if (n == 0) return 0;
    /* The sum bounds the size from both sides; the rest fits an int. */
    if (s->exponent + (int64_t)n > 400) return HUGE_VAL;
    if (s->exponent + (int64_t)n < -400) return 0;
    if (n <= 19 && !s->more)
        return base_decimal_value((base_decimal){s->small, (int)s->exponent});
    if (s->more) {
        s->digits[n++] = '1';
        s->exponent--;
    }
    snprintf(s->digits + n, sizeof s->digits - n, "e%d", (int)s->exponent);
    return strtod(s->digits, NULL);
}

bool base_number_parse(double *out, const char *text, size_t n)
{
    struct scan s;
    s.text = text;
    s.n = n;
    s.at = 0;
    s.count = 0;
    s.more = false;
    s.exponent = 0;
    s.small =
        0; /* field by field: clearing the digits would cost more than reading them */
    *out = 0;
    bool negative = take(&s, '-');
    if (!scan_number(&s)) return false;
    double value = value_of(&s);
    if (!isfinite(value)) return false;
    *out = negative ? -value : value;
    return true;
}

#include "read/json_check.h"

#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* Of numbers without an exponent, shorter ones are finite for sure. */
enum { SAFE_NUMBER_MAX = 300 };
/* What is checked at once: a character beyond U+FFFF, written as two escapes. */
enum { LONGEST_TOKEN = 12 };

static bool fail_what(read_json_check *c, erg_code code, size_t at, const char *what,
                      bool is_wanted)
{
    c->code = code;
    c->fault = at;
    c->what = what;
    c->is_wanted = is_wanted;
    c->is_cut = c->n - c->at < LONGEST_TOKEN;
    return false;
}

static bool wanted(read_json_check *c, const char *what)
{
    return fail_what(c, ERG_EPARSE, c->at, what, true);
}

static bool wrong(read_json_check *c, size_t at, const char *what)
{
    return fail_what(c, ERG_EPARSE, at, what, false);
}

/* JSON's grammar has it, erg cannot keep it. */
static bool refused(read_json_check *c, size_t at, const char *what)
{
    return fail_what(c, ERG_EDATA, at, what, false);
}

static bool add_mark(read_json_check *c, read_json_mark mark)
{
    if (c->count == c->most) {
        c->limit = c->most;
        return fail_what(c, ERG_ELIMIT, c->at,
                         "more values in one record than the limit of", false);
    }
    if (c->count == c->room &&
        !base_grow((void **)&c->marks, &c->room, c->count + 1, sizeof *c->marks))
        return fail_what(c, ERG_ENOMEM, c->at, "out of memory", false);
    mark.value = (uint32_t)c->at;
    c->marks[c->count++] = mark;
    return true;
}

size_t read_json_blanks(const char *text, size_t n, size_t at)
{
    while (at < n &&
           (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r'))
        at++;
    return at;
}

static void blanks(read_json_check *c)
{
    c->at = read_json_blanks(c->text, c->n, c->at);
}

/* Bytes of a string that end it or need a look are special: ", \ and control characters.
 * Below: from `at` to the next of them, or to where too few bytes are left to look at
 * together; *high gets bits where bytes passed, or some behind them, are not ASCII. */
#if defined(__SSE2__)
static size_t plain_blocks(const char *text, size_t n, size_t at, uint64_t *high)
{
    const __m128i last_control = _mm_set1_epi8(0x1F);
    __m128i bytes;
    for (; n - at >= sizeof bytes; at += sizeof bytes) {
        bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + at));
        __m128i special =
            _mm_or_si128(_mm_cmpeq_epi8(_mm_max_epu8(bytes, last_control), last_control),
                         _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
        unsigned found = (unsigned)_mm_movemask_epi8(special);
        *high |= (unsigned)_mm_movemask_epi8(bytes);
        if (found) return at + (size_t)__builtin_ctz(found);
    }
    return at;
}
#else
/* Eight bytes at a time (bit tricks after S. E. Anderson's collection): above the first
 * special byte in memory bits of `special` may be wrong. */
static size_t plain_blocks(const char *text, size_t n, size_t at, uint64_t *high)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t highs = UINT64_C(0x8080808080808080);
    uint64_t word = 0;
    for (; n - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        uint64_t quote = word ^ (ones * '"');
        uint64_t slash = word ^ (ones * '\\');
        uint64_t special = (((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) |
                            ((slash - ones) & ~slash)) &
                           highs;
        *high |= word & highs;
        if (special) break;
    }
    return at;
}
#endif

static size_t plain_bytes(const char *text, size_t n, size_t at, uint64_t *high)
{
    for (at = plain_blocks(text, n, at, high);
         at < n && text[at] != '"' && text[at] != '\\' && (unsigned char)text[at] >= 0x20;
         at++)
        *high |= (unsigned char)text[at] & 0x80U;
    return at;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* The value of \uXXXX that text begins with, or -1. */
static int32_t code_unit(const char *text, size_t n)
{
    int32_t unit = 0;
    if (n < 6 || text[0] != '\\' || text[1] != 'u') return -1;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_digit(text[i]);
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static bool check_unicode_escape(read_json_check *c)
{
    int32_t unit = code_unit(c->text + c->at, c->n - c->at);
    if (unit < 0) return wrong(c, c->at, "\\u without four hex digits");
    if (unit == 0) return refused(c, c->at, "\\u0000 in a string, wanted none");
    if (unit >= 0xDC00 && unit <= 0xDFFF)
        return refused(c, c->at, "half of a surrogate pair in a string");
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        int32_t low = c->n - c->at < 12 ? -1 : code_unit(c->text + c->at + 6, 6);
        if (low < 0xDC00 || low > 0xDFFF)
            return refused(c, c->at, "half of a surrogate pair in a string");
        c->at += 6;
        c->escaped += 5; /* with the three below: four bytes of UTF-8 from twelve */
    }
    c->at += 6;
    c->escaped += unit < 0x80 ? 5 : unit < 0x800 ? 4 : 3;
    return true;
}

static bool check_escape(read_json_check *c)
{
    char kind = '\0';
    if (c->at + 1 < c->n) kind = c->text[c->at + 1];
    if (kind == 'u') return check_unicode_escape(c);
    if (kind == '\0' || !strchr("\"\\/bfnrt", kind))
        return wrong(c, c->at, "\\ in a string without one of \"\\/bfnrtu behind it");
    c->at += 2;
    c->escaped++;
    return true;
}

static bool check_utf8(read_json_check *c, size_t start)
{
    size_t length = c->at - start;
    size_t valid = base_utf8_valid(c->text + start, length);
    return valid == length || wrong(c, start + valid, "bytes that are not UTF-8");
}

/* A string from its opening quote on. */
static bool check_string(read_json_check *c)
{
    size_t start = c->at++;
    uint64_t high = 0;
    c->escaped = 0;
    for (;;) {
        c->at = plain_bytes(c->text, c->n, c->at, &high);
        if (c->at >= c->n) return wrong(c, start, "string without its closing quote");
        if (c->text[c->at] == '"') break;
        if (c->text[c->at] != '\\')
            return wrong(c, c->at, "control character in a string, wanted it escaped");
        if (!check_escape(c)) return false;
    }
    if (high) {
        c->is_ascii = false;
        if (!check_utf8(c, start + 1)) return false;
    }
    if (c->at - start - 1 - c->escaped > READ_STRING_MAX)
        return fail_what(c, ERG_ELIMIT, start,
                         "string is longer than the limit of 1048576 bytes", false);
    c->at++;
    return true;
}

static bool is_digit(const read_json_check *c)
{
    return c->at < c->n && c->text[c->at] >= '0' && c->text[c->at] <= '9';
}

static bool take(read_json_check *c, char wanted_char)
{
    if (c->at >= c->n || c->text[c->at] != wanted_char) return false;
    c->at++;
    return true;
}

static bool check_digits(read_json_check *c)
{
    if (!is_digit(c)) return wanted(c, "a digit");
    while (is_digit(c))
        c->at++;
    return true;
}

static bool check_number(read_json_check *c)
{
    size_t start = c->at;
    double value = 0;
    bool has_exponent = false;
    take(c, '-');
    if (take(c, '0')) {
        if (is_digit(c)) return wrong(c, start, "number with a leading 0");
    } else if (!check_digits(c)) {
        return false;
    }
    if (take(c, '.') && !check_digits(c)) return false;
    if (take(c, 'e') || take(c, 'E')) {
        has_exponent = true;
        if (!take(c, '+')) take(c, '-');
        if (!check_digits(c)) return false;
    }
    size_t length = c->at - start;
    if (!has_exponent && length <= SAFE_NUMBER_MAX) return true;
    if (!base_number_parse(&value, c->text + start, length))
        return refused(c, start, "number is out of range");
    return true;
}

static bool check_word(read_json_check *c, const char *word)
{
    size_t length = strlen(word);
    if (c->n - c->at < length || memcmp(c->text + c->at, word, length) != 0)
        return wanted(c, "a value");
    c->at += length;
    return true;
}

static bool open_container(read_json_check *c)
{
    if (c->depth == READ_DEPTH_MAX)
        return fail_what(c, ERG_ELIMIT, c->at,
                         "nested deeper than the limit of 512 arrays and objects", false);
    uint32_t mark = (uint32_t)(c->count - 1);
    c->marks[mark].end = c->open;
    c->open = mark;
    c->depth++;
    c->at++;
    return true;
}

static void close_container(read_json_check *c)
{
    read_json_mark *mark = &c->marks[c->open];
    c->open = mark->end;
    mark->end = (uint32_t)c->at;
    c->depth--;
}

static bool in_object(const read_json_check *c)
{
    return c->text[c->marks[c->open].value] == '{';
}

/* "key": up to where its value begins. */
static bool check_key(read_json_check *c, read_json_mark *mark)
{
    blanks(c);
    mark->key = (uint32_t)c->at;
    if (c->at >= c->n || c->text[c->at] != '"') return wanted(c, "a key in quotes");
    if (!check_string(c)) return false;
    mark->key_end = (uint32_t)c->at - 1;
    mark->key_escaped = c->escaped > 0;
    blanks(c);
    if (!take(c, ':')) return wanted(c, "':'");
    return true;
}

static bool check_scalar(read_json_check *c)
{
    c->escaped = 0;
    switch (c->at < c->n ? c->text[c->at] : '\0') {
    case '"': return check_string(c);
    case 't': return check_word(c, "true");
    case 'f': return check_word(c, "false");
    case 'n': return check_word(c, "null");
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': return check_number(c);
    default: return wanted(c, "a value");
    }
}

/* Closes containers and takes a comma: true in *more when another value has to come. */
static bool check_behind(read_json_check *c, bool *more)
{
    *more = false;
    while (c->depth > 0) {
        blanks(c);
        if (take(c, ',')) {
            *more = true;
            return true;
        }
        if (!take(c, in_object(c) ? '}' : ']'))
            return wanted(c, in_object(c) ? "',' or '}'" : "',' or ']'");
        close_container(c);
    }
    return true;
}

/* What the mark at the end stands for: the opening of a container, or a scalar as a
 * whole; *is_open says that the container's first value has to come. */
static bool check_marked(read_json_check *c, bool *is_open)
{
    *is_open = false;
    if (c->at < c->n && (c->text[c->at] == '{' || c->text[c->at] == '[')) {
        if (!open_container(c)) return false;
        blanks(c);
        *is_open = !take(c, in_object(c) ? '}' : ']');
        if (!*is_open) close_container(c);
        return true;
    }
    if (!check_scalar(c)) return false;
    read_json_mark *mark = &c->marks[c->count - 1];
    mark->end = (uint32_t)c->at;
    mark->escaped = c->escaped > 0;
    return true;
}

bool read_json_check_value(read_json_check *c)
{
    bool more = true;
    c->depth = 0;
    if (c->most == 0) c->most = READ_VALUES_MAX;
    c->is_ascii = true;
    while (more) {
        read_json_mark mark = {0};
        if (c->depth > 0 && in_object(c) && !check_key(c, &mark)) return false;
        blanks(c);
        if (!add_mark(c, mark)) return false;
        if (!check_marked(c, &more)) return false;
        if (!more && !check_behind(c, &more)) return false;
    }
    return true;
}

/* \uXXXX, one or a pair: *at moves behind it. */
static uint32_t code_point(const char *text, size_t *at)
{
    uint32_t unit = (uint32_t)code_unit(text + *at, 6);
    *at += 6;
    if (unit < 0xD800 || unit > 0xDBFF) return unit;
    uint32_t low = (uint32_t)code_unit(text + *at, 6);
    *at += 6;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

void read_json_unescape(base_buffer *out, const char *text, size_t n)
{
    static const char kinds[] = "\"\\/bfnrt";
    static const char plain[] = "\"\\/\b\f\n\r\t";
    for (size_t at = 0; at < n;) {
        const char *slash = memchr(text + at, '\\', n - at);
        size_t next = slash ? (size_t)(slash - text) : n;
        base_buffer_add_n(out, text + at, next - at);
        at = next;
        if (!slash) break;
        if (slash[1] == 'u') {
            base_utf8_add(out, code_point(text, &at));
            continue;
        }
        base_buffer_add_char(out, plain[strchr(kinds, slash[1]) - kinds]);
        at += 2;
    }
}

/* Values of foreign graphs as what erg would have them be. */
#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "model/canonical.h"
#include "read/field.h"
#include "read/foreign.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* --- what a value is --- */

static const char *text_of(const read_attribute *a)
{
    return a->value.type == ERG_VALUE_STRING ? a->value.string : NULL;
}

static bool has_text(const read_attribute *a)
{
    const char *text = text_of(a);
    return text && text[0];
}

/* A number, or text that is one. */
static bool number_of(double *out, const read_attribute *a)
{
    const char *text = text_of(a);
    if (a->value.type == ERG_VALUE_NUMBER) *out = a->value.number;
    if (a->value.type == ERG_VALUE_NUMBER) return isfinite(a->value.number);
    return text && base_number_parse(out, text, strlen(text));
}

/* A date, a date with a time of day behind it, or a year as a number. */
static bool date_of(erg_date *out, const read_attribute *a)
{
    const char *text = text_of(a);
    double year = a->value.number;
    if (a->value.type == ERG_VALUE_NUMBER) {
        if (!(year >= 1000 && year <= 9999) || year != floor(year)) return false;
        *out = (erg_date)year * 10000;
        return true;
    }
    return text && base_date_parse_moment(out, text, strlen(text));
}

static bool flag_of(int *out, const read_attribute *a)
{
    const char *text = text_of(a);
    double number = 0;
    *out = a->value.boolean;
    if (a->value.type == ERG_VALUE_BOOL) return true;
    if (text && read_field_parse_flag(out, text)) return true;
    *out = text && base_text_same_letters(text, "directed");
    if (*out || (text && base_text_same_letters(text, "undirected"))) return true;
    if (!number_of(&number, a) || (number != 0 && number != 1)) return false;
    *out = number == 1;
    return true;
}

static bool is_list_of_texts(const read_attribute *a)
{
    read_json_value item;
    if (!a->is_json || a->value.type != ERG_VALUE_ARRAY) return false;
    for (bool more = read_json_first(&item, a->json); more; more = read_json_next(&item))
        if (read_json_type(item) != ERG_VALUE_STRING) return false;
    return true;
}

static bool is_list_of_ids(const read_attribute *a)
{
    read_json_value item;
    if (!is_list_of_texts(a)) return false;
    for (bool more = read_json_first(&item, a->json); more; more = read_json_next(&item))
        if (!model_is_id(read_json_text(item), MODEL_RELATION_ID_MAX)) return false;
    return true;
}

/* Members of erg's own records in lists, see read/record.h. */
static const char *const of_claims[] = {
    "document", "locator", "key",    "value",    "amount",     "share", "start",
    "end",      "label",   "status", "asserted", "confidence", "note",  "by"};
static const char *const of_documents[] = {"id"};
static const char *const of_rates[] = {"currency"};

static bool has_one_of(read_json_value object, const char *const *keys, size_t count)
{
    read_json_value member;
    if (read_json_type(object) != ERG_VALUE_OBJECT) return false;
    bool more = read_json_first(&member, object);
    while (more && !base_text_nearest(read_json_key(member), keys, count))
        more = read_json_next(&member);
    return more;
}

/* A list of objects, each with one of these members, or one mistyped, of which the error
 * will tell: what others call so is made of other things. */
static bool is_list_with(const read_attribute *a, const char *const *keys, size_t count)
{
    read_json_value item;
    if (!a->is_json || a->value.type != ERG_VALUE_ARRAY) return false;
    for (bool more = read_json_first(&item, a->json); more; more = read_json_next(&item))
        if (!has_one_of(item, keys, count)) return false;
    return true;
}

/* JSON text stands only under erg's own names. */
static bool is_json_text(const read_attribute *a, const read_name *row)
{
    return has_text(a) && strncmp(row->name, "erg", 3) == 0;
}

static bool is_word(const read_attribute *a)
{
    const char *text = text_of(a);
    return text && model_is_id(text, MODEL_ID_MAX);
}

static bool is_currency(const read_attribute *a)
{
    const char *text = text_of(a);
    return text && model_is_currency(text);
}

/* A number, or erg's object of an amount with nothing else in it. */
static bool is_amount(const read_attribute *a)
{
    const base_place nowhere = {0};
    erg_amount amount;
    double number = 0;
    if (number_of(&number, a)) return number >= 0;
    return a->is_json && a->value.type == ERG_VALUE_OBJECT &&
           read_record_amount(&amount, a->json, NULL) == ERG_OK &&
           model_check_amount(nowhere, &amount, NULL) == ERG_OK;
}

static bool is_number(const read_attribute *a, double low, bool low_belongs, double high)
{
    double number = 0;
    if (!number_of(&number, a)) return false;
    return (number > low || (low_belongs && number == low)) && number <= high;
}

static bool is_date(const read_attribute *a)
{
    erg_date ignored;
    return date_of(&ignored, a);
}

static bool is_flag(const read_attribute *a)
{
    int ignored;
    return flag_of(&ignored, a);
}

static bool is_status(const read_attribute *a)
{
    erg_status ignored;
    return has_text(a) && model_status_parse(&ignored, text_of(a));
}

static bool is_bound(const read_attribute *a)
{
    erg_bound ignored;
    return has_text(a) && model_bound_parse(&ignored, text_of(a));
}

static bool is_basis(const read_attribute *a)
{
    erg_basis ignored;
    return has_text(a) && model_basis_parse(&ignored, text_of(a));
}

/* What is 0 or less is said to be none, see read_foreign_end. */
static bool is_weight(const read_attribute *a)
{
    return is_number(a, MODEL_WEIGHT_LEAST, true, MODEL_WEIGHT_MOST) ||
           is_number(a, -INFINITY, true, 0);
}

bool read_foreign_fits(const read_attribute *a, const read_name *row)
{
    bool is_object = a->value.type == ERG_VALUE_OBJECT;
    switch (row->role) {
    case READ_ROLE_LABEL: return has_text(a) || a->value.type == ERG_VALUE_NUMBER;
    case READ_ROLE_KIND:
    case READ_ROLE_DOCUMENT: return is_word(a);
    case READ_ROLE_SAME_AS: return is_list_of_ids(a) || is_json_text(a, row);
    case READ_ROLE_ALIASES:
    case READ_ROLE_OWN:
    case READ_ROLE_MERGED: return is_list_of_texts(a) || is_json_text(a, row);
    case READ_ROLE_CLAIMS:
        return is_list_with(a, of_claims, COUNT(of_claims)) || is_json_text(a, row);
    case READ_ROLE_DOCUMENTS:
        return is_list_with(a, of_documents, COUNT(of_documents)) || is_json_text(a, row);
    case READ_ROLE_RATES:
        return is_list_with(a, of_rates, COUNT(of_rates)) || is_json_text(a, row);
    case READ_ROLE_ATTRS: return is_object || is_json_text(a, row);
    case READ_ROLE_SOURCES:
    case READ_ROLE_HOW: return is_json_text(a, row);
    case READ_ROLE_DIRECTED:
    case READ_ROLE_UNDIRECTED:
    case READ_ROLE_DISPUTED:
    case READ_ROLE_POSSIBLE:
    case READ_ROLE_MIRROR: return is_flag(a);
    case READ_ROLE_WEIGHT:
    case READ_ROLE_OWN_WEIGHT: return is_weight(a);
    case READ_ROLE_SIZE: return is_number(a, -INFINITY, true, INFINITY);
    case READ_ROLE_START:
    case READ_ROLE_END:
    case READ_ROLE_ASSERTED: return is_date(a);
    case READ_ROLE_AMOUNT: return is_amount(a);
    case READ_ROLE_LOW:
    case READ_ROLE_HIGH: return is_number(a, 0, true, INFINITY);
    case READ_ROLE_CURRENCY: return is_currency(a);
    case READ_ROLE_BOUND: return is_bound(a);
    case READ_ROLE_BASIS: return is_basis(a);
    case READ_ROLE_SHARE: return is_number(a, 0, true, 1);
    case READ_ROLE_CONFIDENCE: return is_number(a, 0, false, 1);
    case READ_ROLE_STATUS: return is_status(a);
    case READ_ROLE_ID:
    case READ_ROLE_FAMILY:
    case READ_ROLE_LOCATOR:
    case READ_ROLE_BY:
    case READ_ROLE_NOTE:
    case READ_ROLE_TITLE: return has_text(a);
    case READ_ROLE_MEASURE: return is_object || is_number(a, -INFINITY, true, INFINITY);
    case READ_ROLE_SETTINGS: return is_object;
    case READ_ROLE_MADE: return is_object || has_text(a);
    case READ_ROLE_LOOKS: return true;
    case READ_ROLE_COUNT: break;
    }
    return false;
}

/* --- what was taken --- */

const char *read_foreign_as_text(read_foreign *f, read_role role)
{
    char number[BASE_NUMBER_MAX];
    const read_attribute *a = f->best[role];
    if (!a || a->value.type == ERG_VALUE_STRING) return a ? a->value.string : NULL;
    size_t n = base_number_print(number, a->value.number);
    return base_arena_text(&f->records.scratch, number, n);
}

double read_foreign_as_number(const read_foreign *f, read_role role)
{
    double number = NAN;
    if (f->best[role]) number_of(&number, f->best[role]);
    return number;
}

erg_date read_foreign_as_date(const read_foreign *f, read_role role)
{
    erg_date date = 0;
    if (f->best[role]) date_of(&date, f->best[role]);
    return date;
}

int read_foreign_as_flag(const read_foreign *f, read_role role)
{
    int flag = -1;
    if (f->best[role]) flag_of(&flag, f->best[role]);
    return flag;
}

erg_code read_foreign_as_json(read_foreign *f, read_role role, read_json_value *out,
                              bool *found, erg_error *err)
{
    const read_attribute *a = f->best[role];
    *found = a != NULL;
    if (!a) return ERG_OK;
    if (a->is_json && a->value.type != ERG_VALUE_STRING) {
        *out = a->json;
        return ERG_OK;
    }
    read_json *json = &f->json[role];
    base_place place = a->is_json ? read_json_place(a->json) : a->place;
    size_t n = strlen(a->value.string);
    char *text = base_arena_text(&f->records.scratch, a->value.string, n);
    if (!text) return base_fail_memory(err);
    erg_code code = read_json_parse(json, text, n, place, err);
    if (code != ERG_OK) return code;
    json->root_key = a->name;
    *out = read_json_root(json);
    return ERG_OK;
}

erg_code read_foreign_as_texts(read_foreign *f, read_role role, const char *const **out,
                               size_t *count, erg_error *err)
{
    read_json_value v;
    bool found = false;
    erg_code code = read_foreign_as_json(f, role, &v, &found, err);
    if (code != ERG_OK || !found) return code;
    return read_field_texts(out, count, &f->records.scratch, v, err);
}

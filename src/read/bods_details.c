/* What a statement says of its entity, person or relationship. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "read/bods.h"
#include "read/field.h"

enum { FACT_MAX = 2000 }; /* bytes of a fact that takes more texts */

/* --- lists --- */

typedef erg_code take_item_fn(read_bods *b, read_bods_statement *s, read_json_value v,
                              erg_error *err);

/* Each item of the list; null is an empty one. */
static erg_code each(read_bods *b, read_bods_statement *s, read_json_value list,
                     take_item_fn *take, erg_error *err)
{
    read_json_value item;
    if (read_field_is_null(list)) return ERG_OK;
    erg_code code = read_field_expect(list, ERG_VALUE_ARRAY, "a list", err);
    bool more = code == ERG_OK && read_json_first(&item, list);
    for (; more && code == ERG_OK; more = read_json_next(&item)) {
        code = read_field_expect(item, ERG_VALUE_OBJECT, "an object", err);
        if (code == ERG_OK) code = take(b, s, item, err);
    }
    return code;
}

static void add_fact(read_bods_statement *s, const char *key, const char *text)
{
    if (text && s->fact_count < READ_BODS_FACTS)
        s->facts[s->fact_count++] = (read_bods_fact){key, text};
}

/* The fact of this key grows by one more text. */
static erg_code extend_fact(read_bods *b, read_bods_statement *s, const char *key,
                            const char *text, erg_error *err)
{
    base_buffer joined = {0};
    for (size_t i = 0; text && i < s->fact_count; i++) {
        if (strcmp(s->facts[i].key, key) != 0) continue;
        if (strlen(s->facts[i].text) > FACT_MAX) {
            base_buffer_format(&joined, "%s beyond %d bytes", key, FACT_MAX);
            bool counted = !joined.failed && read_tally_add(&b->left_out, joined.data);
            base_buffer_free(&joined);
            return counted ? ERG_OK : base_fail_memory(err);
        }
        base_buffer_format(&joined, "%s; %s", s->facts[i].text, text);
        if (!joined.failed)
            s->facts[i].text = base_arena_text(&b->memory, joined.data, joined.length);
        bool fine = !joined.failed && s->facts[i].text;
        base_buffer_free(&joined);
        return fine ? ERG_OK : base_fail_memory(err);
    }
    add_fact(s, key, text);
    return ERG_OK;
}

/* --- entities and persons --- */

static erg_code take_name(read_bods *b, read_bods_statement *s, read_json_value v,
                          erg_error *err)
{
    const char *text = NULL;
    erg_code code = read_bods_text(b, &text, v, "fullName", err);
    if (code != ERG_OK || text) {
        if (text) s->names[s->name_count++] = text;
        return code;
    }
    const char *given = NULL, *family = NULL;
    code = read_bods_text(b, &given, v, "givenName", err);
    if (code == ERG_OK) code = read_bods_text(b, &family, v, "familyName", err);
    if (code != ERG_OK || (!given && !family)) return code;
    base_buffer joined = {0};
    base_buffer_format(&joined, "%s%s%s", given ? given : "", given && family ? " " : "",
                       family ? family : "");
    text = joined.failed ? NULL : base_arena_text(&b->memory, joined.data, joined.length);
    base_buffer_free(&joined);
    if (!text) return base_fail_memory(err);
    s->names[s->name_count++] = text;
    return ERG_OK;
}

/* "GB-COH-07444723" */
static erg_code take_identifier(read_bods *b, read_bods_statement *s, read_json_value v,
                                erg_error *err)
{
    const char *id = NULL, *scheme = NULL;
    base_buffer joined = {0};
    erg_code code = read_bods_text(b, &id, v, "id", err);
    if (code == ERG_OK) code = read_bods_text(b, &scheme, v, "scheme", err);
    if (code == ERG_OK && !scheme)
        code = read_bods_text(b, &scheme, v, "schemeName", err);
    if (code != ERG_OK || !id) return code;
    base_buffer_format(&joined, "%s%s%s", scheme ? scheme : "", scheme ? "-" : "", id);
    const char *text =
        joined.failed ? NULL : base_arena_text(&b->memory, joined.data, joined.length);
    base_buffer_free(&joined);
    if (!text) return base_fail_memory(err);
    s->same_as[s->same_as_count++] = text;
    return ERG_OK;
}

static erg_code take_address(read_bods *b, read_bods_statement *s, read_json_value v,
                             erg_error *err)
{
    const char *text = NULL;
    erg_code code = read_bods_text(b, &text, v, "address", err);
    return code == ERG_OK ? extend_fact(b, s, "address", text, err) : code;
}

/* A country or jurisdiction: its name, else its code. */
static erg_code take_country(read_bods *b, read_bods_statement *s, read_json_value v,
                             const char *key, erg_error *err)
{
    const char *text = NULL;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code == ERG_OK) code = read_bods_text(b, &text, v, "name", err);
    if (code == ERG_OK && !text) code = read_bods_text(b, &text, v, "code", err);
    return code == ERG_OK ? extend_fact(b, s, key, text, err) : code;
}

static erg_code take_nationality(read_bods *b, read_bods_statement *s, read_json_value v,
                                 erg_error *err)
{
    return take_country(b, s, v, "nationality", err);
}

static erg_code take_entity_type(read_bods *b, read_bods_statement *s, read_json_value v,
                                 erg_error *err)
{
    static const struct {
        const char *type, *kind;
    } kinds[] = {{"registeredEntity", "company"},
                 {"legalEntity", "body"},
                 {"arrangement", "arrangement"},
                 {"anonymousEntity", "group"},
                 {"unknownEntity", "group"},
                 {"state", "body"},
                 {"stateBody", "body"}};
    const char *type = NULL, *subtype = NULL;
    if (read_field_is_null(v)) return ERG_OK;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code == ERG_OK) code = read_bods_text(b, &type, v, "type", err);
    if (code == ERG_OK) code = read_bods_text(b, &subtype, v, "subtype", err);
    for (size_t i = 0; type && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].type, type) == 0) s->kind = kinds[i].kind;
    add_fact(s, "entityType", type);
    add_fact(s, "entitySubtype", subtype);
    return code;
}

static erg_code take_fact(read_bods *b, read_bods_statement *s, read_json_value details,
                          const char *key, erg_error *err)
{
    const char *text = NULL;
    erg_code code = read_bods_text(b, &text, details, key, err);
    add_fact(s, key, text);
    return code;
}

/* --- relationships --- */

/* A record's id; an object says why there is none. A relationship without one is left out
 * (bods_relationship.c), which is counted here. */
static erg_code take_end(read_bods *b, const char **out, read_json_value details,
                         const char *key, erg_error *err)
{
    read_json_value v;
    const char *reason = NULL;
    erg_code code = ERG_OK;
    *out = NULL;
    bool is_object =
        read_json_member(&v, details, key) && read_json_type(v) == ERG_VALUE_OBJECT;
    if (is_object)
        code = read_bods_text(b, &reason, v, "reason", err);
    else
        code = read_bods_text(b, out, details, key, err);
    if (code != ERG_OK || *out) return code;
    if (!reason) reason = "no reason";
    base_buffer text = {0};
    base_buffer_format(&text, "an unspecified %s: %s", key, reason);
    bool fine = !text.failed && read_tally_add(&b->left_out, text.data);
    base_buffer_free(&text);
    return fine ? ERG_OK : base_fail_memory(err);
}

/* Percent, 0 to 100; absent stays as it is. */
static erg_code take_percent(double *out, read_json_value share, const char *key,
                             erg_error *err)
{
    read_json_value v;
    if (!read_json_member(&v, share, key)) return ERG_OK;
    erg_code code = read_field_number(out, v, err);
    if (code != ERG_OK || isnan(*out) || (*out >= 0 && *out <= 100)) return code;
    return base_fail_at(err, ERG_EDATA, read_json_place(v),
                        "%s: found %g, wanted a share of 0 to 100 percent", key, *out);
}

static erg_code take_share(read_bods_interest *i, read_json_value interest,
                           erg_error *err)
{
    read_json_value share;
    double above = NAN, below = NAN;
    if (!read_json_member(&share, interest, "share") || read_field_is_null(share))
        return ERG_OK;
    erg_code code = read_field_expect(share, ERG_VALUE_OBJECT, "an object", err);
    if (code == ERG_OK) code = take_percent(&i->exact, share, "exact", err);
    if (code == ERG_OK) code = take_percent(&i->low, share, "minimum", err);
    if (code == ERG_OK) code = take_percent(&i->high, share, "maximum", err);
    if (code == ERG_OK) code = take_percent(&above, share, "exclusiveMinimum", err);
    if (code == ERG_OK) code = take_percent(&below, share, "exclusiveMaximum", err);
    i->above = isnan(i->low) && !isnan(above);
    i->below = isnan(i->high) && !isnan(below);
    if (i->above) i->low = above;
    if (i->below) i->high = below;
    if (isnan(i->exact) && i->low == i->high && !i->above && !i->below) i->exact = i->low;
    return code;
}

/* Registers write times for days, too. */
static erg_code take_day(erg_date *out, read_json_value v, const char *key,
                         erg_error *err)
{
    read_json_value member;
    if (!read_json_member(&member, v, key)) return ERG_OK;
    bool is_text = read_json_type(member) == ERG_VALUE_STRING;
    const char *text = is_text ? read_json_text(member) : "";
    if (base_date_parse_moment(out, text, strlen(text))) return ERG_OK;
    return read_field_date(out, member, err);
}

static erg_code take_interest(read_bods *b, read_bods_statement *s, read_json_value v,
                              erg_error *err)
{
    read_bods_interest *i = &s->interests[s->interest_count++];
    read_json_value beneficial;
    *i = (read_bods_interest){.beneficial = -1, .exact = NAN, .low = NAN, .high = NAN};
    erg_code code = read_bods_text(b, &i->type, v, "type", err);
    if (code == ERG_OK) code = read_bods_text(b, &i->details, v, "details", err);
    if (code == ERG_OK)
        code = read_bods_text(b, &i->directness, v, "directOrIndirect", err);
    if (code == ERG_OK &&
        read_json_member(&beneficial, v, "beneficialOwnershipOrControl"))
        code = read_field_flag(&i->beneficial, beneficial, err);
    if (code == ERG_OK) code = take_share(i, v, err);
    if (code == ERG_OK) code = take_day(&i->start, v, "startDate", err);
    if (code == ERG_OK) code = take_day(&i->end, v, "endDate", err);
    return code;
}

/* --- members --- */

enum member {
    ALTERNATE,
    IDENTIFIERS,
    ADDRESSES,
    JURISDICTION,
    NATIONALITIES,
    ENTITY_TYPE,
    INTERESTS,
    FACT,   /* text that is a fact under its own name */
    KNOWN,  /* read elsewhere, or nothing to erg */
    UNKNOWN /* left out */
};

typedef struct member_row {
    const char *key;
    enum member member;
} member_row;

/* The row outlives the statement, as names of facts must. */
static const member_row *row_of(const char *key)
{
    static const member_row members[] = {{"name", KNOWN},
                                         {"names", KNOWN},
                                         {"alternateNames", ALTERNATE},
                                         {"identifiers", IDENTIFIERS},
                                         {"addresses", ADDRESSES},
                                         {"jurisdiction", JURISDICTION},
                                         {"nationalities", NATIONALITIES},
                                         {"entityType", ENTITY_TYPE},
                                         {"interests", INTERESTS},
                                         {"foundingDate", FACT},
                                         {"dissolutionDate", FACT},
                                         {"birthDate", FACT},
                                         {"deathDate", FACT},
                                         {"uri", FACT},
                                         {"personType", FACT},
                                         {"isComponent", KNOWN},
                                         {"subject", KNOWN},
                                         {"interestedParty", KNOWN}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (strcmp(members[i].key, key) == 0) return &members[i];
    return NULL;
}

static erg_code take_other_names(read_bods *b, read_bods_statement *s, read_json_value v,
                                 erg_error *err)
{
    const char *const *texts = NULL;
    size_t count = 0;
    erg_code code = read_field_texts(&texts, &count, &b->memory, v, err);
    for (size_t i = 0; i < count && code == ERG_OK; i++) {
        const char *copy = base_arena_text(&b->memory, texts[i], strlen(texts[i]));
        if (!copy) return base_fail_memory(err);
        if (copy[0]) s->names[s->name_count++] = copy;
    }
    return code;
}

static erg_code take_member(read_bods *b, read_bods_statement *s, read_json_value details,
                            read_json_value v, erg_error *err)
{
    const member_row *row = row_of(read_json_key(v));
    switch (row ? row->member : UNKNOWN) {
    case ALTERNATE: return take_other_names(b, s, v, err);
    case IDENTIFIERS: return each(b, s, v, take_identifier, err);
    case ADDRESSES: return each(b, s, v, take_address, err);
    case JURISDICTION: return take_country(b, s, v, "jurisdiction", err);
    case NATIONALITIES: return each(b, s, v, take_nationality, err);
    case ENTITY_TYPE: return take_entity_type(b, s, v, err);
    case INTERESTS: return each(b, s, v, take_interest, err);
    case FACT: return take_fact(b, s, details, row->key, err);
    case KNOWN: return ERG_OK;
    default:
        return read_field_is_null(v) || read_tally_add(&b->left_out, read_json_key(v))
                   ? ERG_OK
                   : base_fail_memory(err);
    }
}

/* The name to show comes first, wherever it stands. */
static erg_code take_names(read_bods *b, read_bods_statement *s, read_json_value details,
                           erg_error *err)
{
    read_json_value list;
    const char *name = NULL;
    erg_code code = read_bods_text(b, &name, details, "name", err);
    if (code != ERG_OK) return code;
    if (name) s->names[s->name_count++] = name;
    return read_json_member(&list, details, "names") ? each(b, s, list, take_name, err)
                                                     : ERG_OK;
}

static size_t length_of(read_json_value details, const char *key)
{
    read_json_value list;
    return read_json_member(&list, details, key) ? read_json_count(list) : 0;
}

erg_code read_bods_details(read_bods *b, read_bods_statement *s, read_json_value v,
                           erg_error *err)
{
    read_json_value member;
    erg_code code = read_field_expect(v, ERG_VALUE_OBJECT, "an object", err);
    if (code != ERG_OK) return code;
    if (length_of(v, "interests") > READ_BODS_INTERESTS_MAX)
        return base_fail_at(err, ERG_ELIMIT, s->place,
                            "more interests than the limit of %d",
                            READ_BODS_INTERESTS_MAX);
    size_t names = 1 + length_of(v, "names") + length_of(v, "alternateNames");
    s->names = base_arena_array(&b->memory, names, sizeof *s->names);
    s->same_as =
        base_arena_array(&b->memory, length_of(v, "identifiers"), sizeof *s->same_as);
    s->interests =
        base_arena_array(&b->memory, length_of(v, "interests"), sizeof *s->interests);
    if (!s->names || !s->same_as || !s->interests) return base_fail_memory(err);
    if (s->type == READ_BODS_PERSON) s->kind = "person";
    code = take_names(b, s, v, err);
    for (bool more = read_json_first(&member, v); more && code == ERG_OK;
         more = read_json_next(&member))
        code = take_member(b, s, v, member, err);
    if (code == ERG_OK && s->type == READ_BODS_RELATIONSHIP)
        code = take_end(b, &s->subject, v, "subject", err);
    if (code == ERG_OK && s->type == READ_BODS_RELATIONSHIP)
        code = take_end(b, &s->party, v, "interestedParty", err);
    return code;
}

erg_code read_bods_text(read_bods *b, const char **out, read_json_value v,
                        const char *key, erg_error *err)
{
    read_json_value member;
    const char *text = NULL;
    *out = NULL;
    if (!read_json_member(&member, v, key)) return ERG_OK;
    erg_code code = read_field_text(&text, member, err);
    if (code != ERG_OK || !text || !text[0]) return code;
    *out = base_arena_text(&b->memory, text, strlen(text));
    return *out ? ERG_OK : base_fail_memory(err);
}

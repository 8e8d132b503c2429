/* A statement's frame: which record it is about, when it was made, who says so. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "read/bods.h"
#include "read/field.h"

static erg_code need_text(read_bods *b, const char **out, read_json_value v,
                          const char *key, erg_error *err)
{
    erg_code code = read_bods_text(b, out, v, key, err);
    if (code != ERG_OK || *out) return code;
    return base_fail_at(err, ERG_EDATA, read_json_place(v),
                        "found a statement without a %s", key);
}

static erg_code take_id(read_bods *b, read_bods_statement *s, read_json_value v,
                        erg_error *err)
{
    static const char prefix[] = "statement ";
    const char *id = NULL;
    erg_code code = need_text(b, &id, v, "statementId", err);
    if (code != ERG_OK) return code;
    char *text = base_arena_alloc(&b->memory, sizeof prefix + strlen(id));
    if (!text) return base_fail_memory(err);
    memcpy(text, prefix, sizeof prefix - 1);
    memcpy(text + sizeof prefix - 1, id, strlen(id) + 1);
    s->locator = text;
    return ERG_OK;
}

static erg_code take_time(read_bods *b, read_bods_statement *s, read_json_value v,
                          erg_error *err)
{
    erg_code code = need_text(b, &s->time, v, "statementDate", err);
    if (code != ERG_OK) return code;
    if (base_date_parse_moment(&s->date, s->time, strlen(s->time))) return ERG_OK;
    return base_fail_at(err, ERG_EDATA, s->place,
                        "statementDate: '%.80s' is no date, wanted YYYY-MM-DD", s->time);
}

/* One of some words; `usual` where it is not said. */
static erg_code take_word(int *out, read_bods *b, read_json_value v, const char *key,
                          const char *const words[3], erg_error *err)
{
    read_json_value member;
    const char *text = NULL;
    erg_code code = read_bods_text(b, &text, v, key, err);
    if (code != ERG_OK || !text) return code;
    for (*out = 0; *out < 3; (*out)++)
        if (strcmp(words[*out], text) == 0) return ERG_OK;
    read_json_member(&member, v, key);
    return base_fail_at(err, ERG_EDATA, read_json_place(member),
                        "%s: found '%.80s', wanted %s, %s or %s", key, text, words[0],
                        words[1], words[2]);
}

/* --- sources --- */

/* The names of those who assert it, with ", " between them. */
static erg_code take_by(read_bods *b, read_bods_statement *s, read_json_value source,
                        erg_error *err)
{
    read_json_value list, item;
    base_buffer text = {0};
    erg_code code = ERG_OK;
    if (!read_json_member(&list, source, "assertedBy") || read_field_is_null(list))
        return ERG_OK;
    code = read_field_expect(list, ERG_VALUE_ARRAY, "a list", err);
    bool more = code == ERG_OK && read_json_first(&item, list);
    for (; more && code == ERG_OK; more = read_json_next(&item)) {
        const char *name = NULL;
        code = read_bods_text(b, &name, item, "name", err);
        if (!name) continue;
        base_buffer_add(&text, text.length > 0 ? ", " : "");
        base_buffer_add(&text, name);
    }
    if (text.length > 0) s->by = base_arena_text(&b->memory, text.data, text.length);
    if (code == ERG_OK && (text.failed || (text.length > 0 && !s->by)))
        code = base_fail_memory(err);
    base_buffer_free(&text);
    return code;
}

/* "Company Register, 2023-03-31": what the source has instead of an id. */
static const char *document_name(read_bods *b, const model_document_draft *d)
{
    char day[BASE_DATE_MAX];
    base_buffer text = {0};
    base_date_print(day, d->date);
    base_buffer_format(&text, "%s%s%s", d->title ? d->title : d->publisher,
                       day[0] ? ", " : "", day);
    const char *name =
        text.failed ? NULL : base_arena_text(&b->memory, text.data, text.length);
    base_buffer_free(&text);
    return name;
}

static erg_code take_published(read_bods *b, model_document_draft *d, read_json_value v,
                               erg_error *err)
{
    read_json_value details, publisher;
    const char *day = NULL;
    if (!read_json_member(&details, v, "publicationDetails") ||
        read_field_is_null(details))
        return ERG_OK;
    erg_code code = read_field_expect(details, ERG_VALUE_OBJECT, "an object", err);
    if (code == ERG_OK) code = read_bods_text(b, &day, details, "publicationDate", err);
    if (code == ERG_OK && day && !base_date_parse_moment(&d->date, day, strlen(day)))
        return base_fail_at(err, ERG_EDATA, read_json_place(details),
                            "publicationDate: '%.80s' is no date, wanted YYYY-MM-DD",
                            day);
    if (code != ERG_OK || !read_json_member(&publisher, details, "publisher") ||
        read_field_is_null(publisher))
        return code;
    code = read_field_expect(publisher, ERG_VALUE_OBJECT, "an object", err);
    if (code == ERG_OK) code = read_bods_text(b, &d->publisher, publisher, "name", err);
    if (code == ERG_OK && !d->publisher)
        code = read_bods_text(b, &d->publisher, publisher, "url", err);
    return code;
}

/* The source, else who published the statement and when. */
static erg_code take_document(read_bods *b, read_bods_statement *s, read_json_value v,
                              erg_error *err)
{
    read_json_value source;
    model_document_draft d;
    model_document_draft_clear(&d, s->place);
    erg_code code = take_published(b, &d, v, err);
    bool sourced = read_json_member(&source, v, "source") && !read_field_is_null(source);
    if (code == ERG_OK && sourced)
        code = read_field_expect(source, ERG_VALUE_OBJECT, "an object", err);
    if (code == ERG_OK && sourced)
        code = read_bods_text(b, &d.title, source, "description", err);
    if (code == ERG_OK && sourced) code = read_bods_text(b, &d.url, source, "url", err);
    if (code == ERG_OK && sourced) code = take_by(b, s, source, err);
    if (code != ERG_OK || (!d.url && !d.title && !d.publisher)) return code;
    const char *name = d.url ? d.url : document_name(b, &d);
    d.id = name ? read_cited_id(&b->cited, name) : NULL;
    if (!d.id) return base_fail_memory(err);
    if (!d.title && !d.url) d.title = "Beneficial ownership statements";
    s->document = d.id;
    return read_cited_add(&b->cited, &d) ? ERG_OK : base_fail_memory(err);
}

/* --- the statement --- */

static erg_code refuse_earlier(read_json_value v, erg_error *err)
{
    read_json_value member;
    if (!read_json_member(&member, v, "statementID") &&
        !read_json_member(&member, v, "statementType"))
        return ERG_OK;
    return base_fail_at(err, ERG_EDATA, read_json_key_place(member),
                        "found a statement of BODS 0.3 or earlier, wanted 0.4");
}

static erg_code take_frame(read_bods *b, read_bods_statement *s, read_json_value v,
                           erg_error *err)
{
    static const char *const types[] = {"entity", "person", "relationship"};
    static const char *const statuses[] = {"new", "updated", "closed"};
    int type = -1, status = READ_BODS_NEW;
    erg_code code = take_id(b, s, v, err);
    if (code == ERG_OK) code = need_text(b, &s->record, v, "recordId", err);
    if (code == ERG_OK) code = take_time(b, s, v, err);
    if (code == ERG_OK) code = take_word(&type, b, v, "recordType", types, err);
    if (code == ERG_OK && type < 0)
        return base_fail_at(err, ERG_EDATA, s->place,
                            "found a statement without a recordType");
    if (code == ERG_OK) code = take_word(&status, b, v, "recordStatus", statuses, err);
    s->type = (read_bods_type)type;
    s->status = (read_bods_status)status;
    return code;
}

erg_code read_bods_statement_take(read_bods *b, read_json_value v, erg_error *err)
{
    read_json_value details;
    void *statements = b->statements;
    read_bods_statement s = {.place = read_json_place(v)};
    if (read_json_type(v) != ERG_VALUE_OBJECT)
        return base_fail_at(err, ERG_EDATA, s.place, "found %s, wanted a statement",
                            read_json_type_name(v));
    erg_code code = refuse_earlier(v, err);
    if (code == ERG_OK) code = take_frame(b, &s, v, err);
    if (code == ERG_OK) code = take_document(b, &s, v, err);
    if (code != ERG_OK) return code;
    if (!read_json_member(&details, v, "recordDetails"))
        return base_fail_at(err, ERG_EDATA, s.place,
                            "found a statement without recordDetails");
    code = read_bods_details(b, &s, details, err);
    if (code != ERG_OK) return code;
    if (read_json_member(&details, v, "annotations") && read_json_count(details) > 0 &&
        !read_tally_add(&b->left_out, "annotations"))
        return base_fail_memory(err);
    if (!base_grow(&statements, &b->room, b->count + 1, sizeof *b->statements))
        return base_fail_memory(err);
    b->statements = statements;
    b->statements[b->count++] = s;
    return ERG_OK;
}

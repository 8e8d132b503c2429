#include "read/parts.h"

#include "read/field.h"
#include "read/json_parts.h"

struct reading {
    read_json_parts json;
    const read_part *parts;
    const char *names[READ_PARTS_MAX];
    base_place seen[READ_PARTS_MAX]; /* where each member stood */
    size_t count;
    const char *what;
    void *to;
    erg_error *err;
};

static erg_code find_part(struct reading *r, const read_part **out)
{
    size_t i = 0;
    base_place place = r->json.key_place;
    erg_code code =
        read_field_which_key(&i, r->json.key, place, r->names, r->count, r->what, r->err);
    if (code != ERG_OK) return code;
    if (r->seen[i].line > 0)
        return base_fail_at(r->err, ERG_EDATA, place,
                            "key '%s' is there already, in line %lu, column %lu",
                            r->names[i], (unsigned long)r->seen[i].line,
                            (unsigned long)r->seen[i].column);
    r->seen[i] = place;
    *out = &r->parts[i];
    return ERG_OK;
}

static erg_code read_items(struct reading *r, const read_part *part)
{
    bool more = true;
    read_json_value item;
    erg_code code = ERG_OK;
    while (code == ERG_OK && more) {
        code = read_json_parts_item(&r->json, &item, &more, r->err);
        if (code == ERG_OK && more) code = part->item(r->to, item, r->err);
    }
    return code;
}

static erg_code read_member(struct reading *r)
{
    const read_part *part = NULL;
    read_json_value v;
    erg_code code = find_part(r, &part);
    if (code == ERG_OK && part->item && read_json_parts_is_list(&r->json))
        return read_items(r, part);
    if (code == ERG_OK) code = read_json_parts_value(&r->json, &v, r->err);
    if (code != ERG_OK) return code;
    if (part->value) return part->value(r->to, v, r->err);
    return read_field_is_null(v) ? ERG_OK : read_field_wrong(v, "a list", r->err);
}

erg_code read_parts(const read_job *job, const read_part *parts, size_t count,
                    const char *what, void *to, erg_error *err)
{
    struct reading r = {
        .parts = parts, .count = count, .what = what, .to = to, .err = err};
    for (size_t i = 0; i < count; i++)
        r.names[i] = parts[i].key;
    erg_code code = read_json_parts_open(&r.json, job->source, err);
    while (code == ERG_OK && r.json.key) {
        code = read_member(&r);
        if (code == ERG_OK) code = read_json_parts_next(&r.json, err);
    }
    read_json_parts_free(&r.json);
    return code;
}

#include "read/xml_graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "model/value.h"
#include "read/copies.h"

enum { EXACT_DIGITS = 15 }; /* that every double keeps */

static void free_graph(read_xml_graph *g)
{
    read_foreign_free(&g->foreign);
    for (size_t i = 0; i < g->record_made; i++) {
        base_arena_free(&g->records[i].arena);
        free(g->records[i].values);
        free(g->records[i].names);
    }
    for (size_t i = 0; i < sizeof g->key_maps / sizeof *g->key_maps; i++)
        base_map_free(&g->key_maps[i]);
    base_map_free(&g->name_map);
    base_arena_free(&g->arena);
    free(g->records);
    free(g->keys);
    free(g->names);
}

erg_code read_xml_graph_run(read_xml_graph *g, const read_job *job,
                            const read_xml_handler *handler, const char *const *drawing,
                            erg_error *err)
{
    g->job = job;
    erg_code code = read_foreign_open(&g->foreign, job, drawing, err);
    if (code == ERG_OK) code = read_xml(job->source, handler, err);
    if (code == ERG_OK) code = read_foreign_end(&g->foreign, err);
    free_graph(g);
    return code;
}

erg_code read_xml_graph_note(read_xml_graph *g, read_xml_note note, erg_error *err)
{
    static const char *const texts[READ_XML_NOTE_COUNT] = {
        [READ_XML_NOTE_GRAPHS] = "of several graphs the first is read",
        [READ_XML_NOTE_NESTED] = "what stands in a node is read as if it stood beside it",
        [READ_XML_NOTE_HYPEREDGES] = "hyperedges are not read",
        [READ_XML_NOTE_PORTS] = "ports are not read",
        [READ_XML_NOTE_SPELLS] =
            "an edge with several spells became a relation for each of them",
        [READ_XML_NOTE_NUMBERS] =
            "times that are no dates became attrs, not starts and ends",
        [READ_XML_NOTE_VALUES] = "of values that change over time the last is read",
        [READ_XML_NOTE_TWICE] = "of several values of one name the last is read",
        [READ_XML_NOTE_OPEN] = "open ends of spells are read as closed ones",
    };
    if (g->noted[note]) return ERG_OK;
    g->noted[note] = true;
    return model_builder_note(g->job->builder, texts[note], err);
}

/* --- records --- */

/* What a graph has said so far is known before what stands in it: it tells how to take
 * that. */
static erg_code enter(read_xml_graph *g, erg_error *err)
{
    read_xml_record *outer = read_xml_innermost(g);
    if (!outer) return ERG_OK;
    outer->has_parts = true;
    if (outer->type != READ_XML_GRAPH || outer->count == 0) return ERG_OK;
    erg_code code = read_xml_hand_on(g, outer, NULL, err);
    outer->count = 0;
    return code;
}

/* A node in a node is one beside it, with a value that says where it stood. */
static erg_code name_parent(read_xml_graph *g, read_xml_record *record, erg_error *err)
{
    for (size_t i = g->record_count - 1; i > 0; i--) {
        const read_xml_record *outer = &g->records[i - 1];
        if (outer->type != READ_XML_NODE || !outer->id) continue;
        erg_code code = read_xml_graph_note(g, READ_XML_NOTE_NESTED, err);
        if (code != ERG_OK) return code;
        return read_xml_set(g, record, "parent", outer->id, READ_XML_TEXT, err);
    }
    return ERG_OK;
}

erg_code read_xml_open(read_xml_record **out, read_xml_graph *g, read_xml_type type,
                       base_place place, erg_error *err)
{
    void *records = g->records;
    *out = NULL;
    erg_code code = enter(g, err);
    if (code != ERG_OK) return code;
    if (!base_grow(&records, &g->record_room, g->record_count + 1, sizeof *g->records))
        return base_fail_memory(err);
    g->records = records;
    read_xml_record *record = &g->records[g->record_count];
    if (g->record_count == g->record_made) {
        *record = (read_xml_record){.type = type};
        g->record_made++;
    }
    g->record_count++;
    base_arena_reset(&record->arena);
    record->type = type;
    record->place = place;
    record->id = record->source = record->target = NULL;
    record->directed = -1;
    record->has_parts = false;
    record->serial = ++g->serial;
    record->count = 0;
    *out = record;
    return type == READ_XML_NODE ? name_parent(g, record, err) : ERG_OK;
}

read_xml_record *read_xml_innermost(const read_xml_graph *g)
{
    return g->record_count > 0 ? &g->records[g->record_count - 1] : NULL;
}

const char *read_xml_keep(read_xml_record *record, const char *text)
{
    return text ? base_arena_text(&record->arena, text, strlen(text)) : NULL;
}

const erg_value *read_xml_value_of(const read_xml_record *record, const char *name)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->values[i].type != ERG_VALUE_NULL &&
            strcmp(record->names[i], name) == 0)
            return &record->values[i];
    return NULL;
}

/* --- values --- */

/* The text without blanks around it. */
static const char *trim(const char *text, size_t *n)
{
    text += strspn(text, " \t\r\n");
    *n = strlen(text);
    while (*n > 0 && strchr(" \t\r\n", text[*n - 1]))
        (*n)--;
    return text;
}

/* A whole number with more digits than a double keeps is a name rather than a number. */
static bool is_exact(const char *text, size_t n)
{
    size_t digits = 0;
    for (size_t i = 0; i < n; i++) {
        if (strchr(".eE", text[i])) return true;
        digits += text[i] >= '0' && text[i] <= '9';
    }
    return digits <= EXACT_DIGITS;
}

/* In lower or upper case: networkx writes "True". */
static bool is_word(const char *text, size_t n, const char *word)
{
    size_t i = 0;
    while (i < n && word[i] && (text[i] | 0x20) == (word[i] | 0x20))
        i++;
    return i == n && !word[i];
}

static bool take_value(read_xml_record *record, erg_value *out, const char *text,
                       read_xml_value value)
{
    size_t n = 0;
    *out = (erg_value){.type = ERG_VALUE_NULL};
    if (!text) return true;
    const char *word = trim(text, &n);
    bool is_true = is_word(word, n, "true") || is_word(word, n, "1");
    bool is_false = is_word(word, n, "false") || is_word(word, n, "0");
    *out = (erg_value){.type = ERG_VALUE_STRING};
    if (value == READ_XML_FLAG && (is_true || is_false)) {
        *out = (erg_value){.type = ERG_VALUE_BOOL, .boolean = is_true};
        return true;
    }
    if (value == READ_XML_NUMBER && is_exact(word, n) &&
        base_number_parse(&out->number, word, n)) {
        out->type = ERG_VALUE_NUMBER;
        return true;
    }
    out->number = 0;
    out->string = base_arena_text(&record->arena, text, strlen(text));
    return out->string != NULL;
}

/* Where the record has the name; its count where it has it not. */
static size_t find_value(const read_xml_record *record, const read_xml_name *name)
{
    size_t at = 0;
    if (name->serial == record->serial && !record->has_parts) return name->at;
    if (!record->has_parts) return record->count;
    while (at < record->count && record->names[at] != name->text)
        at++;
    return at;
}

static erg_code count_copy(read_xml_graph *g, const read_xml_record *record, size_t n,
                           erg_error *err)
{
    return read_copies_add(&g->copied, g->serial + g->copies, 1, n + sizeof(erg_value),
                           "defaults, spells and names", record->place, err);
}

static erg_code set(read_xml_graph *g, read_xml_record *record, uint32_t name_index,
                    const char *text, read_xml_value value, erg_error *err)
{
    read_xml_name *name = &g->names[name_index];
    size_t at = find_value(record, name);
    void *values = record->values;
    void *names = record->names;
    bool fine = base_grow(&values, &record->value_room, at + 1, sizeof *record->values);
    record->values = values;
    fine = fine && base_grow(&names, &record->name_room, at + 1, sizeof *record->names);
    record->names = names;
    if (!fine || !take_value(record, &record->values[at], text, value))
        return base_fail_memory(err);
    record->names[at] = name->text;
    if (at == record->count) record->count++;
    name->serial = record->serial;
    name->at = at;
    return name->is_long ? count_copy(g, record, strlen(name->text), err) : ERG_OK;
}

erg_code read_xml_set(read_xml_graph *g, read_xml_record *record, const char *name,
                      const char *text, read_xml_value value, erg_error *err)
{
    uint32_t index = read_xml_add_name(g, name);
    if (index == BASE_NONE) return base_fail_memory(err);
    return set(g, record, index, text, value, err);
}

erg_code read_xml_give(read_xml_graph *g, read_xml_record *record, const char *key,
                       const char *text, erg_error *err)
{
    uint32_t found = read_xml_find_key(g, record->type, key);
    if (found == BASE_NONE) {
        erg_code code = read_xml_declare(g, record->type, key, key, READ_XML_TEXT,
                                         record->place, err);
        if (code != ERG_OK) return code;
        found = (uint32_t)g->key_count - 1;
    }
    size_t at = find_value(record, &g->names[g->keys[found].name]);
    const erg_value before = at < record->count ? record->values[at] : (erg_value){0};
    erg_code code = set(g, record, g->keys[found].name, text, g->keys[found].value, err);
    bool is_lost = code == ERG_OK && before.type != ERG_VALUE_NULL &&
                   model_value_compare(&before, &record->values[at]) != 0;
    if (!is_lost || g->noted[READ_XML_NOTE_VALUES]) return code;
    return read_xml_graph_note(g, READ_XML_NOTE_TWICE, err);
}

erg_code read_xml_copies(read_xml_graph *g, const read_xml_record *record, size_t copies,
                         erg_error *err)
{
    size_t n = 0;
    erg_code code = ERG_OK;
    for (size_t i = 0; i < record->count; i++)
        n += record->values[i].string ? strlen(record->values[i].string) : 0;
    for (size_t i = 0; i < copies && code == ERG_OK; i++) {
        g->copies++;
        code = count_copy(g, record, n, err);
    }
    return code;
}

static erg_code add_defaults(read_xml_graph *g, read_xml_record *record, erg_error *err)
{
    erg_code code = ERG_OK;
    for (uint32_t i = g->with_default; i > 0 && code == ERG_OK; i = g->keys[i - 1].next) {
        const read_xml_key *key = &g->keys[i - 1];
        if (!(key->types & record->type)) continue;
        if (find_value(record, &g->names[key->name]) != record->count) continue;
        size_t bytes = strlen(key->by_default) + strlen(g->names[key->name].text);
        code = count_copy(g, record, bytes, err);
        if (code == ERG_OK)
            code = set(g, record, key->name, key->by_default, key->value, err);
    }
    return code;
}

/* --- the end --- */

static void give_values(read_xml_graph *g, const read_xml_record *record)
{
    read_foreign_begin(&g->foreign, record->place);
    for (size_t i = 0; i < record->count; i++) {
        const erg_value *value = &record->values[i];
        const char *name = record->names[i];
        if (value->type == ERG_VALUE_NUMBER)
            read_foreign_number(&g->foreign, name, value->number, record->place);
        else if (value->type == ERG_VALUE_BOOL)
            read_foreign_flag(&g->foreign, name, value->boolean, record->place);
        else if (value->type == ERG_VALUE_STRING)
            read_foreign_text(&g->foreign, name, value->string, record->place);
    }
}

/* GEXF that erg wrote says every edge to be directed, and the truth in a value. */
erg_code read_xml_hand_on(read_xml_graph *g, const read_xml_record *record,
                          const char *id, erg_error *err)
{
    bool is_inner_graph = record->type == READ_XML_GRAPH && record != g->records;
    if (is_inner_graph) return ERG_OK;
    give_values(g, record);
    if (record->type == READ_XML_NODE) return read_foreign_node(&g->foreign, id, err);
    if (record->type == READ_XML_GRAPH) return read_foreign_graph(&g->foreign, err);
    const read_foreign_ends ends = {
        .id = id,
        .source = record->source,
        .target = record->target,
        .directed = read_xml_value_of(record, "erg_directed") ? -1 : record->directed};
    return read_foreign_edge(&g->foreign, &ends, err);
}

erg_code read_xml_complete(read_xml_graph *g, erg_error *err)
{
    read_xml_record *record = read_xml_innermost(g);
    erg_code code = add_defaults(g, record, err);
    return code == ERG_OK && record->arena.failed ? base_fail_memory(err) : code;
}

void read_xml_drop(read_xml_graph *g)
{
    g->record_count--;
}

erg_code read_xml_close(read_xml_graph *g, erg_error *err)
{
    const read_xml_record *record = read_xml_innermost(g);
    erg_code code = read_xml_complete(g, err);
    if (code == ERG_OK) code = read_xml_hand_on(g, record, record->id, err);
    read_xml_drop(g);
    return code;
}

#include "read/gexf_time.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"

/* Of a node's spells as text; what is more is cut off. */
enum { SPELLS_SHOWN_MAX = 1 << 12 };

void read_gexf_spells_free(read_gexf_spells *spells)
{
    free(spells->items);
    *spells = (read_gexf_spells){.count = 0};
}

/* "2009-03-01" of "2009-03-01T10:00:00Z"; NULL for what is no end. */
static const char *take_moment(read_xml_record *record, const char *text)
{
    enum { DAY = 10 };
    static const char *const open[] = {"", "-Infinity", "Infinity", "-INF", "INF", "NaN"};
    erg_date unused;
    for (size_t i = 0; text && i < sizeof open / sizeof *open; i++)
        if (strcmp(text, open[i]) == 0) return NULL;
    if (!text) return NULL;
    size_t n = strlen(text);
    if (n > DAY && base_date_parse_moment(&unused, text, n)) n = DAY;
    return base_arena_text(&record->arena, text, n);
}

static erg_code take_spell(read_gexf_spell *out, read_xml_graph *g,
                           read_xml_record *record, const read_xml_element *e,
                           erg_error *err)
{
    const char *moment = read_xml_attribute_of(e, "timestamp");
    const char *start = read_xml_attribute_of(e, "start");
    const char *end = read_xml_attribute_of(e, "end");
    const char *open_start = read_xml_attribute_of(e, "startopen");
    const char *open_end = read_xml_attribute_of(e, "endopen");
    erg_code code = ERG_OK;
    if (open_start || open_end) code = read_xml_graph_note(g, READ_XML_NOTE_OPEN, err);
    if (!start) start = open_start ? open_start : moment;
    if (!end) end = open_end ? open_end : moment;
    *out = (read_gexf_spell){take_moment(record, start), take_moment(record, end)};
    return record->arena.failed ? base_fail_memory(err) : code;
}

erg_code read_gexf_edge_time(read_gexf_spells *spells, read_xml_graph *g,
                             read_xml_record *record, const read_xml_element *e,
                             erg_error *err)
{
    read_gexf_spell spell;
    void *items = spells->items;
    bool of_edge = strcmp(e->name, "spell") != 0;
    erg_code code = take_spell(&spell, g, record, e, err);
    if (code != ERG_OK || (!spell.start && !spell.end)) return code;
    if (spells->by_edge) spells->count = 0;
    spells->by_edge = of_edge;
    if (!base_grow(&items, &spells->room, spells->count + 1, sizeof *spells->items))
        return base_fail_memory(err);
    spells->items = items;
    spells->items[spells->count++] = spell;
    return ERG_OK;
}

static erg_code set_time(read_xml_graph *g, read_xml_record *record, const char *name,
                         const char *text, erg_error *err)
{
    erg_date unused;
    erg_code code = ERG_OK;
    if (text && !base_date_parse(&unused, text, strlen(text)))
        code = read_xml_graph_note(g, READ_XML_NOTE_NUMBERS, err);
    return code == ERG_OK ? read_xml_set(g, record, name, text, READ_XML_TEXT, err)
                          : code;
}

erg_code read_gexf_node_time(read_xml_graph *g, read_xml_record *record,
                             const read_xml_element *e, erg_error *err)
{
    read_gexf_spell spell;
    base_buffer text = {0};
    erg_code code = take_spell(&spell, g, record, e, err);
    if (code != ERG_OK || (!spell.start && !spell.end)) return code;
    if (strcmp(e->name, "spell") != 0) {
        if (spell.start)
            code = read_xml_set(g, record, "start", spell.start, READ_XML_TEXT, err);
        if (code == ERG_OK && spell.end)
            code = read_xml_set(g, record, "end", spell.end, READ_XML_TEXT, err);
        return code;
    }
    const erg_value *before = read_xml_value_of(record, "spells");
    bool has_more = before && before->string;
    bool is_full = has_more && strlen(before->string) > SPELLS_SHOWN_MAX;
    if (is_full && before->string[strlen(before->string) - 1] == '~') return ERG_OK;
    if (has_more) base_buffer_format(&text, "%s, ", before->string);
    if (is_full)
        base_buffer_add(&text, "~");
    else
        base_buffer_format(&text, "%s/%s", spell.start ? spell.start : "..",
                           spell.end ? spell.end : "..");
    code = text.failed ? base_fail_memory(err)
                       : read_xml_set(g, record, "spells", text.data, READ_XML_TEXT, err);
    base_buffer_free(&text);
    return code;
}

static erg_code hand_on(const read_gexf_spell *spell, read_xml_graph *g,
                        read_xml_record *record, const char *id, erg_error *err)
{
    erg_code code = set_time(g, record, "start", spell->start, err);
    if (code == ERG_OK) code = set_time(g, record, "end", spell->end, err);
    return code == ERG_OK ? read_xml_hand_on(g, record, id, err) : code;
}

erg_code read_gexf_hand_on(const read_gexf_spells *spells, read_xml_graph *g,
                           read_xml_record *record, erg_error *err)
{
    erg_code code = ERG_OK;
    if (spells->count == 0) return read_xml_hand_on(g, record, record->id, err);
    if (spells->count > 1) code = read_xml_graph_note(g, READ_XML_NOTE_SPELLS, err);
    if (code == ERG_OK) code = read_xml_copies(g, record, spells->count - 1, err);
    for (size_t i = 0; i < spells->count && code == ERG_OK; i++) {
        base_buffer id = {0};
        base_buffer_format(&id, "%s~%zu", record->id ? record->id : "", i + 1);
        const char *shown = i > 0 && record->id ? id.data : record->id;
        code = id.failed ? base_fail_memory(err)
                         : hand_on(&spells->items[i], g, record, shown, err);
        base_buffer_free(&id);
    }
    return code;
}

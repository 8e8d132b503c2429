/* What keys of attributes are declared to mean. */
#include <string.h>

#include "read/copies.h"
#include "read/xml_graph.h"

enum { KEYS_MAX = 10000 }; /* declared or given */

uint32_t read_xml_add_name(read_xml_graph *g, const char *text)
{
    size_t n = strlen(text);
    uint32_t found = base_map_find(&g->name_map, text, n);
    void *names = g->names;
    if (found != BASE_NONE) return found;
    const char *kept = base_arena_text(&g->arena, text, n);
    if (!kept || !base_grow(&names, &g->name_room, g->name_count + 1, sizeof *g->names))
        return BASE_NONE;
    g->names = names;
    found = (uint32_t)g->name_count;
    if (!base_map_put(&g->name_map, kept, n, found)) return BASE_NONE;
    g->names[g->name_count++] =
        (read_xml_name){.text = kept, .is_long = n > READ_COPIES_NAME};
    return found;
}

erg_code read_xml_declare(read_xml_graph *g, unsigned types, const char *id,
                          const char *name, read_xml_value value, base_place place,
                          erg_error *err)
{
    void *keys = g->keys;
    uint32_t key = (uint32_t)g->key_count;
    if (g->key_count == KEYS_MAX)
        return base_fail_at(err, ERG_ELIMIT, place,
                            "more attributes than the limit of %d", KEYS_MAX);
    if (!base_grow(&keys, &g->key_room, g->key_count + 1, sizeof *g->keys))
        return base_fail_memory(err);
    g->keys = keys;
    g->keys[g->key_count++] = (read_xml_key){
        .types = types, .name = read_xml_add_name(g, name), .value = value};
    if (g->keys[key].name == BASE_NONE) return base_fail_memory(err);
    size_t n = strlen(id);
    const char *kept = base_arena_text(&g->arena, id, n);
    bool fine = kept != NULL;
    for (unsigned type = READ_XML_GRAPH; type <= READ_XML_EDGE && fine; type *= 2)
        if (types & type) fine = base_map_put(&g->key_maps[type / 2], kept, n, key);
    return fine ? ERG_OK : base_fail_memory(err);
}

erg_code read_xml_default(read_xml_graph *g, const char *text, base_place place,
                          erg_error *err)
{
    if (g->key_count == 0)
        return base_fail_at(err, ERG_EDATA, place, "default outside of an attribute");
    const char *kept = base_arena_text(&g->arena, text, strlen(text));
    if (!kept) return base_fail_memory(err);
    read_xml_key *key = &g->keys[g->key_count - 1];
    if (!key->by_default) {
        key->next = g->with_default;
        g->with_default = (uint32_t)g->key_count; /* counted from 1; 0 is the end */
    }
    key->by_default = kept;
    return ERG_OK;
}

uint32_t read_xml_find_key(const read_xml_graph *g, unsigned type, const char *id)
{
    return base_map_find(&g->key_maps[type / 2], id, strlen(id));
}

read_xml_value read_xml_value_type(const char *name)
{
    static const char *const numbers[] = {"int",    "integer",    "long",
                                          "short",  "byte",       "float",
                                          "double", "bigdecimal", "biginteger"};
    if (name && strcmp(name, "boolean") == 0) return READ_XML_FLAG;
    for (size_t i = 0; name && i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(name, numbers[i]) == 0) return READ_XML_NUMBER;
    return READ_XML_TEXT;
}

#include "write/places.h"

#include <string.h>

#include "base/json_text.h"
#include "erg/write.h"

static void write_place(base_sink *s, const char **separator, const char *id, double x,
                        double y)
{
    bool first = true;
    base_sink_text(s, *separator);
    base_sink_char(s, '{');
    base_json_member(s, &first, "id", id);
    base_json_member_number(s, &first, "x", x);
    base_json_member_number(s, &first, "y", y);
    base_sink_char(s, '}');
    *separator = ",\n";
}

void write_places(base_sink *s, const erg_snapshot *snapshot,
                  const erg_positions *positions, const erg_places *earlier)
{
    bool first = true;
    size_t at = 0, count = earlier != NULL ? earlier->count : 0;
    double scale =
        count > 0 && earlier->width > 0 ? positions->width / earlier->width : 1;
    const char *separator = "\n";
    base_sink_text(s, "{\n\"format\":\"erg.positions\",\n\"version\":\"1.0\",\n");
    base_json_member(s, &first, "engine", positions->engine);
    base_json_member(s, &first, "unit", "px");
    base_json_member(s, &first, "y_axis", "down");
    base_json_member_number(s, &first, "width", positions->width);
    base_json_member_number(s, &first, "height", positions->height);
    base_sink_text(s, ",\n\"nodes\":[");
    for (uint32_t v = 0; v <= snapshot->node_count; v++) {
        bool last = v == snapshot->node_count;
        const char *id = last ? NULL : erg_snapshot_entity(snapshot, v)->id;
        for (; at < count; at++) {
            int order = last ? -1 : strcmp(earlier->items[at].id, id);
            if (order > 0) break;
            if (order < 0)
                write_place(s, &separator, earlier->items[at].id,
                            earlier->items[at].x * scale, earlier->items[at].y * scale);
        }
        if (!last) write_place(s, &separator, id, positions->x[v], positions->y[v]);
    }
    base_sink_text(s, "\n]\n}\n");
}

erg_code erg_write_places(const erg_snapshot *snapshot, const erg_positions *positions,
                          const erg_places *earlier, erg_write_fn write, void *user,
                          erg_error *err)
{
    base_sink sink;
    base_sink_open(&sink, write, user);
    write_places(&sink, snapshot, positions, earlier);
    return base_sink_finish(&sink, "positions", err);
}

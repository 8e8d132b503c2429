/* An entity, and all relations of a pair that are of one family, as a line of Mermaid
 * each. */
#include <math.h>
#include <string.h>

#include "draw/grammar.h"
#include "draw/words.h"
#include "write/mermaid.h"
#include "write/mermaid_text.h"

enum { NAMED_KINDS = 3 }; /* kinds of relations in one label */

static const char *kind_open(draw_shape shape)
{
    switch (shape) {
    case DRAW_SHAPE_DISC: return "([";
    case DRAW_SHAPE_DIAMOND: return "[/";
    case DRAW_SHAPE_HEXAGON: return "{{";
    case DRAW_SHAPE_SHIELD: return "[[";
    case DRAW_SHAPE_PERSON: return "(";
    case DRAW_SHAPE_PAGE: return ">";
    default: return "[";
    }
}

static const char *kind_close(draw_shape shape)
{
    switch (shape) {
    case DRAW_SHAPE_DISC: return "])";
    case DRAW_SHAPE_DIAMOND: return "\\]";
    case DRAW_SHAPE_HEXAGON: return "}}";
    case DRAW_SHAPE_SHIELD: return "]]";
    case DRAW_SHAPE_PERSON: return ")";
    default: return "]";
    }
}

/*   n3(["Acme Labs"]):::company */
void mermaid_write_node(mermaid_sheet *t, uint32_t node, uint32_t number)
{
    const erg_entity *e = erg_snapshot_entity(t->snapshot, node);
    const draw_kind *kind = &draw_kinds[draw_kind_row(e->kind)];
    base_buffer_format(&t->text, "  n%lu%s\"", (unsigned long)number,
                       kind_open(kind->shape));
    write_mermaid_label(&t->text, &t->memory, e->label);
    base_buffer_format(&t->text, "\"%s:::%s\n", kind_close(kind->shape), kind->name);
}

/* "funding: $1bn or over 130bn", "funding, payment (4)" */
static const char *line_text(mermaid_sheet *t, const mermaid_line *l)
{
    const erg_edge *edges = t->snapshot->edges;
    const uint32_t *own = &t->order[l->first];
    const char *named[NAMED_KINDS];
    uint32_t kinds = 0;
    base_buffer b = {0};
    for (uint32_t i = 0; i < l->count; i++) {
        const char *kind = edges[own[i]].relation;
        uint32_t k = 0;
        while (k < kinds && strcmp(named[k], kind) != 0)
            k++;
        if (k < kinds) continue;
        if (kinds == NAMED_KINDS) {
            base_buffer_add(&b, ", ...");
            break;
        }
        base_buffer_add(&b, kinds > 0 ? ", " : "");
        base_buffer_add(&b, kind);
        named[kinds++] = kind;
    }
    if (l->count > kinds) base_buffer_format(&b, " (%lu)", (unsigned long)l->count);
    if (l->count == 1 && (edges[*own].amount || !isnan(edges[*own].share))) {
        base_buffer_add(&b, ": ");
        draw_add_figures(&b, &t->memory, &edges[*own], true);
    }
    const char *text = draw_take(&t->memory, &b);
    base_buffer_free(&b);
    return text ? text : "";
}

/*   n1 -->|"funding#58; #36;1bn"| n2 */
void mermaid_write_line(mermaid_sheet *t, const mermaid_line *l)
{
    bool turned = l->backward && !l->forward;
    const char *arrow = l->forward && l->backward   ? (l->possible ? "<-.->" : "<-->")
                        : l->forward || l->backward ? (l->possible ? "-.->" : "-->")
                        : l->possible               ? "-.-"
                                                    : "---";
    base_buffer_format(&t->text, "  n%lu %s|\"",
                       (unsigned long)t->numbers[turned ? l->to : l->from], arrow);
    write_mermaid_label(&t->text, &t->memory, line_text(t, l));
    base_buffer_format(&t->text, "\"| n%lu\n",
                       (unsigned long)t->numbers[turned ? l->from : l->to]);
}

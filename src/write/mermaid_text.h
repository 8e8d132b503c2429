/* Text in Mermaid diagrams. */
#ifndef WRITE_MERMAID_TEXT_H
#define WRITE_MERMAID_TEXT_H

#include "base/arena.h"
#include "base/buffer.h"

enum { WRITE_MERMAID_LABEL = 120 }; /* characters of a label */

/* Appends the text as the inside of a quoted label: one line, cut to WRITE_MERMAID_LABEL
 * characters. Every ASCII character that could mean something stands as its number, #35;
 * for #, so that neither Mermaid (directives, comments, its own codes) nor its Markdown,
 * icons or HTML see any of it. */
void write_mermaid_label(base_buffer *b, base_arena *arena, const char *text);

#endif

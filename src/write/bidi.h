/* Text of both directions on one line that runs from left to right: what right-to-left
 * text the data has keeps its order, and what stands beside it stays beside it. */
#ifndef WRITE_BIDI_H
#define WRITE_BIDI_H

#include "base/buffer.h"

/* True where the text has a letter that runs from right to left. */
bool write_bidi_needed(const char *text);
/* The text with the marks (U+200E, U+200F) that the Unicode bidirectional algorithm needs
 * for that: an arrow or dash between two names does not turn them round, figures behind a
 * label stay behind it, and an ellipsis, a full stop or a per cent sign at the end of a
 * right-to-left phrase stands where that ends. For one line, after it was measured and
 * wrapped; the marks take no room. */
void write_bidi(base_buffer *b, const char *text);

#endif

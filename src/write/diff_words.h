/* Facts and changes in plain words, safe for a terminal: for the text and the tables of a
 * diff, and for what explains an entity. */
#ifndef WRITE_DIFF_WORDS_H
#define WRITE_DIFF_WORDS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "erg/diff.h"

/* Text escaped for a terminal. */
void write_words_safe(base_buffer *b, const char *text);
/* A value as JSON, numbers to four digits; "none" for NULL. */
void write_words_value(base_buffer *b, const erg_value *value);

/* "Microsoft funds OpenAI: 2024 round, 5bn (currency not stated), disputed" */
void write_words_edge(base_buffer *b, base_arena *arena, const erg_snapshot *side,
                      const erg_edge *edge);
/* The same without figures: "Microsoft funds OpenAI: 2024 round" */
void write_words_title(base_buffer *b, const erg_snapshot *side, const erg_edge *edge);
/* The same without details: "Microsoft funds OpenAI" */
void write_words_ends(base_buffer *b, const erg_snapshot *side, const erg_edge *edge);

/* "in 2024", "since 2025-01", "until 2025-01": of what came or went; nothing where it is
 * not known. */
void write_words_when(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge);

/* ", since 2019": how long what ended had lasted; nothing for the rest. */
void write_words_lasted(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge);

/* The day of that, for sorting; of what changed, and where it is not known, the last. */
int32_t write_words_day(const erg_diff *diff, const erg_diff_edge *edge);

/* " [document, place; 3 more]": the claims that state what happened (the start, or the
 * end of what ended), else the one used, else any. */
void write_words_sources(base_buffer *b, const erg_diff *diff, const erg_diff_edge *edge);

/* One more source in a list; a document is named once for the places that follow each
 * other. `last` is the claim before it, or NULL. */
void write_words_place(base_buffer *b, const erg_dataset *d, const erg_claim *claim,
                       const erg_claim *last);

/* "press-1: Acme raises, Daily News, 2025-05-11, https://...": a document in a list of
 * sources. */
void write_words_document(base_buffer *b, const erg_document *document);

/* "amount $1bn -> $10bn; now disputed; 1 new claim [document, place]" */
void write_words_changes(base_buffer *b, const erg_diff *diff,
                         const erg_diff_record *record, bool is_edge);

/* "already so at the end of 2023, but not known by the end of 2023": what makes a
 * correction one. */
void write_words_correction(base_buffer *b, const erg_diff *diff);

/* The name of a side where both have the same file: "2023", "2023 as known by 2024-05",
 * "all times"; else with the file's name in front. */
void write_words_side(base_buffer *b, const erg_diff *diff, const erg_snapshot *side);

#endif

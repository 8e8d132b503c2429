/* The words that options take, from the tables they are looked up in: for `erg list`, for
 * completion and for the manual. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_word {
    const char *name, *summary; /* summary may be NULL */
} cli_word;

/* The i-th word; false behind the last one. */
typedef bool (*cli_words)(cli_word *out, size_t i);

bool cli_word_format(cli_word *out, size_t i);
bool cli_word_reader(cli_word *out, size_t i);
bool cli_word_measure(cli_word *out, size_t i);
bool cli_word_layout(cli_word *out, size_t i);
bool cli_word_weight(cli_word *out, size_t i);
bool cli_word_policy(cli_word *out, size_t i);
bool cli_word_topic(cli_word *out, size_t i); /* of `erg list` (list.c) */

/* What the option of this name takes; NULL where that is no fixed list. -t is none here:
 * each command has its own formats. */
cli_words cli_words_of(const char *option);
/* The same where any other word is an error; else NULL. */
cli_words cli_words_alone(const char *option);

#endif

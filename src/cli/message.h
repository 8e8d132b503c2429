/* What erg says to people, on standard error: one safe line each. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "erg/error.h"

/* "erg: TEXT" */
void cli_say_error(const erg_error *err);
/* "erg: note: ..." */
void cli_say_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "erg: ..." */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The note on a layout that failed, where `engine` took its place; nothing for NULL. */
void cli_say_fallback(const char *engine);

#endif

/* Names made comparable: what is left of a name without case, accents, punctuation and
 * legal form. */
#ifndef CHECK_NAME_KEY_H
#define CHECK_NAME_KEY_H

#include "base/buffer.h"

/* Appends the words of the name in small letters without accents, one blank between two
 * of them. Latin, Greek and Cyrillic letters lose their case, Latin ones their accents;
 * dots and apostrophes vanish ("S.A." is "sa"), other punctuation parts words. */
void check_plain_name(base_buffer *b, const char *name);

/* Appends the same without legal forms at the end ("Acme, Inc." and "ACME Holding GmbH &
 * Co. KG" end in one) and without blanks: equal keys are nearly equal names. Empty where
 * nothing but punctuation is there. */
void check_name_key(base_buffer *b, const char *name);

#endif

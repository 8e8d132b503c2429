/* Words for amounts, shares and the places where they are stated. */
#ifndef CHECK_SAY_H
#define CHECK_SAY_H

#include "base/buffer.h"
#include "erg/dataset.h"

/* "over 130bn", "1bn to 2bn USD". */
void check_say_amount(base_buffer *b, const erg_amount *amount);
/* "49 %". */
void check_say_share(base_buffer *b, double share);
/* "press-4, paragraph 2, according to NAME"; "no document" where none is named. */
void check_say_place(base_buffer *b, const erg_dataset *d, const erg_claim *claim);
/* The same in a list, behind the place of the claim before it: the document is named
 * once. NULL: it is the first. */
void check_say_next_place(base_buffer *b, const erg_dataset *d, const erg_claim *claim,
                          const erg_claim *before);

#endif

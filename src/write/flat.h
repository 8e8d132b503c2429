/* Names of measures and ranks where a node's attributes are all on one level. */
#ifndef WRITE_FLAT_H
#define WRITE_FLAT_H

enum { WRITE_FLAT_NAME = 128 };

/* "pagerank"; "measure_kind" where the key is a name that erg or a frontend uses. Cut to
 * the room there is: keys of erg's own measures are short. */
void write_flat_measure(char out[WRITE_FLAT_NAME], const char *key);
/* "rank_pagerank" */
void write_flat_rank(char out[WRITE_FLAT_NAME], const char *key);

#endif

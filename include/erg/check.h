/* Check: what an editor should know of a dataset before printing from it. Errors make
 * every command fail while reading; findings are the warnings and notes of a dataset that
 * reads. */
#ifndef ERG_CHECK_H
#define ERG_CHECK_H

#include "erg/snapshot.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct erg_finding {
    const char *code;    /* "disputed-amount": stable, for scripts */
    bool warning;        /* else a note */
    const char *subject; /* id of an entity, relation or document, the first of several */
    const char *text; /* "SUBJECT: what was found, with documents and places": one line */
    const char *advice; /* what to do */
    const char *file;   /* where the subject stands, as the user named the input; NULL:
                           not known (erg_read_options.keep_origins) */
    uint32_t line, column;
} erg_finding;

typedef struct erg_findings {
    const erg_finding *items; /* by code, then subject */
    size_t count, warning_count;
    struct erg_findings_memory *memory;
} erg_findings;

/* Relations are looked at as the options have them (clocks, policy, kinds and families);
 * entities and documents in the whole dataset. min_weight, backbone, largest_component
 * and keep change nothing, but are checked. Borrows nothing. */
erg_code erg_findings_make(erg_findings **out, const erg_dataset *dataset,
                           const erg_snapshot_options *options, erg_error *err);
/* NULL is allowed. */
void erg_findings_free(erg_findings *findings);

#ifdef __cplusplus
}
#endif
#endif

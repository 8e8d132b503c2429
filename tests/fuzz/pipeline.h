/* What the ways through the pipeline share (whole.c). */
#ifndef FUZZ_PIPELINE_H
#define FUZZ_PIPELINE_H

#include "base/buffer.h"
#include "fuzz.h"
#include "write/emitter.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define CHOSEN(table, from) ((table)[fuzz_below(from, COUNT(table))])

/* A sink's function: to is a base_buffer. */
int fuzz_take(void *to, const char *data, size_t n);
/* True for a failure, which must be the input's or that of options. */
bool fuzz_refused(erg_code code, const erg_error *err);
/* Never refused. */
erg_measures *fuzz_measure(const erg_snapshot *s, const erg_measure_options *how);
/* In the emitter's format, where there is what it needs; the format's reader takes it. */
void fuzz_write(const write_emitter *e, const erg_output *what);
/* Compared with itself. */
void fuzz_expect_same(const erg_snapshot *s, const erg_measures *measures);

#endif

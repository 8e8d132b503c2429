/* Errors: one code for programs, one line of text for people.
 *
 * Every function that can fail returns an erg_code and takes an erg_error * last, which
 * may be NULL. On failure the first reason is kept and nobody rewrites it; out parameters
 * are NULL. The text is one line, lower case, without a full stop, and opens with
 * FILE:LINE:COLUMN where an input is at fault. It may hold bytes of hostile input: escape
 * it before a terminal. */
#ifndef ERG_ERROR_H
#define ERG_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

typedef enum erg_code {
    ERG_OK = 0,
    ERG_ENOMEM,    /* out of memory */
    ERG_EIO,       /* a file could not be opened, read or written */
    ERG_EPARSE,    /* the text is not of its format (JSON, CSV, ...) */
    ERG_EDATA,     /* well-formed, but not a valid dataset */
    ERG_ELIMIT,    /* a stated limit was met; the text names it */
    ERG_EUSAGE,    /* the caller's options are wrong */
    ERG_ELAYOUT,   /* the layout program failed */
    ERG_EINTERNAL, /* a self-check failed: a wrong result was refused */
    ERG_ERENDER    /* the render program failed */
} erg_code;

enum { ERG_ERROR_TEXT_MAX = 1024 };

typedef struct erg_error {
    erg_code code;
    char text[ERG_ERROR_TEXT_MAX];
    /* The place that the text opens with: bytes of the file's name, line and column; 0
     * where it names none. */
    unsigned file_length, line, column;
} erg_error;

#ifdef __cplusplus
}
#endif
#endif

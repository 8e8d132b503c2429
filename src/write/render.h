/* Pictures as PDF and PNG, by erg-render (words: base/render_protocol.h). */
#ifndef WRITE_RENDER_H
#define WRITE_RENDER_H

#include "base/sink.h"
#include "erg/write.h"

/* Draws what->picture in a format of the protocol and hands the bytes over, all of them
 * or none. ERG_ERENDER says what the worker did wrong. */
erg_code write_render(base_sink *out, const char *format, const erg_output *what,
                      erg_error *err);

#endif

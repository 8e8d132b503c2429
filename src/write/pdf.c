#include "write/emitter.h"
#include "write/render.h"

static erg_code emit(base_sink *out, const erg_output *what, erg_error *err)
{
    return write_render(out, "pdf", what, err);
}

const write_emitter write_pdf = {
    .name = "pdf",
    .suffix = "pdf",
    .summary = "a picture as a page to print, its text selectable",
    .keeps = "what the picture shows",
    .loses = "what it does not show, and the titles of symbols",
    .needs_positions = true,
    .needs_picture = true,
    .picture_alone = true,
    .emit = emit,
};

#include "write/emitter.h"
#include "write/render.h"

static erg_code emit(base_sink *out, const erg_output *what, erg_error *err)
{
    return write_render(out, "png", what, err);
}

const write_emitter write_png = {
    .name = "png",
    .suffix = "png",
    .summary = "a picture as pixels, for text processors and slides",
    .keeps = "what the picture shows",
    .loses = "what it does not show, and every text",
    .needs_positions = true,
    .needs_picture = true,
    .picture_alone = true,
    .emit = emit,
};

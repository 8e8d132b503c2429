/* What a layout program may answer: it is refused, or gives places within their limits.
 */
#include <math.h>

#include "base/layout_protocol.h"
#include "draw/worker.h"
#include "fuzz.h"

void fuzz_layout(const uint8_t *data, size_t n)
{
    fuzz_bytes from = {data, data + n};
    draw_answer answer = {0};
    erg_error err = {0};
    size_t starts = 1 + fuzz_below(&from, 3), nodes = fuzz_below(&from, 4);
    erg_code code = draw_answer_read(&answer, (const char *)from.at,
                                     (size_t)(from.end - from.at), starts, nodes, &err);
    if (code != ERG_OK) fuzz_expect_reason(code, &err);
    for (size_t i = 0; code == ERG_OK && i < starts * nodes; i++)
        MUST(fabs(answer.x[i]) <= LAYOUT_PLACE_MAX &&
             fabs(answer.y[i]) <= LAYOUT_PLACE_MAX);
    draw_answer_free(&answer);
}

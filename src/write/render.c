#include "write/render.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/number.h"
#include "base/render_protocol.h"
#include "base/worker.h"
#include "write/svg.h"

static const double usual_scale = 2;

static erg_code check_scale(double *scale, const char *format, const erg_output *what,
                            erg_error *err)
{
    *scale = what->scale == 0 || strcmp(format, "pdf") == 0 ? usual_scale : what->scale;
    if (!(*scale >= RENDER_SCALE_MIN && *scale <= RENDER_SCALE_MAX))
        return base_fail(err, ERG_EUSAGE, "a scale of %g, wanted %g to %g", *scale,
                         RENDER_SCALE_MIN, RENDER_SCALE_MAX);
    if (strcmp(format, "png") != 0) return ERG_OK;
    double width = ceil(what->picture->width * *scale);
    double height = ceil(what->picture->height * *scale);
    if (width * height > RENDER_PIXELS_MAX)
        return base_fail(err, ERG_ELIMIT,
                         "%.0f x %.0f pixels are more than the limit of %d, wanted a "
                         "smaller scale",
                         width, height, RENDER_PIXELS_MAX);
    if (width > RENDER_SIDE_MAX || height > RENDER_SIDE_MAX)
        return base_fail(err, ERG_ELIMIT,
                         "%.0f x %.0f pixels, the limit of a side is %d, wanted a "
                         "smaller scale",
                         width, height, RENDER_SIDE_MAX);
    return ERG_OK;
}

static erg_code write_request(base_buffer *asked, const char *format, double scale,
                              const erg_picture *picture, erg_error *err)
{
    enum { TITLE_MOST = 1000 };
    char digits[BASE_NUMBER_MAX];
    base_sink sink;
    base_number_print(digits, scale);
    base_buffer_format(asked, RENDER_GREETING "\nformat %s\nscale %s\ntitle ", format,
                       digits);
    size_t n = strlen(picture->title);
    if (n > TITLE_MOST) n = 0; /* no title is better than half a character */
    for (size_t i = 0; i < n; i++)
        base_buffer_add_char(
            asked, (unsigned char)picture->title[i] < ' ' ? ' ' : picture->title[i]);
    base_buffer_add(asked, "\nsvg\n");
    base_sink_open(&sink, base_sink_to_buffer, asked);
    write_svg_put(&sink, picture, "");
    erg_code code = base_sink_finish(&sink, "picture", err);
    if (code == ERG_OK && asked->failed) code = base_fail_memory(err);
    if (code == ERG_OK && asked->length > RENDER_SVG_MAX)
        code = base_fail(err, ERG_ELIMIT, "a picture of more than the limit of %d bytes",
                         RENDER_SVG_MAX);
    return code;
}

/* The reason in a line "error TEXT", where there is one. */
static erg_code refuse(const base_buffer *answer, erg_error *err)
{
    static const char mark[] = "error ";
    enum { MARK = sizeof mark - 1, MOST = 120 };
    const char *text = answer->data != NULL ? answer->data : "";
    if (strncmp(text, mark, MARK) != 0)
        return base_fail(err, ERG_ERENDER,
                         "render program: its answer is cut short or unreadable");
    char reason[MOST + 1];
    size_t n = 0;
    for (text += MARK; *text != '\0' && *text != '\n' && n < MOST; text++)
        reason[n++] = *text >= ' ' && *text <= '~' ? *text : '?';
    reason[n] = '\0';
    return base_fail(err, ERG_ERENDER, "render program: %s", reason);
}

/* The bytes between head and end mark; NULL unless the answer is that to its last byte.
 */
static const char *find_bytes(size_t *n, const base_buffer *answer)
{
    static const char head[] = RENDER_GREETING "\nbytes ", tail[] = "end\n";
    enum { HEAD = sizeof head - 1, TAIL = sizeof tail - 1 };
    if (answer->length < HEAD || memcmp(answer->data, head, HEAD) != 0) return NULL;
    const char *digits = answer->data + HEAD, *end = answer->data + answer->length;
    const char *at = digits;
    size_t count = 0;
    for (; at < end && *at >= '0' && *at <= '9' && count <= RENDER_ANSWER_MAX; at++)
        count = count * 10 + (size_t)(*at - '0');
    if (at == digits || at == end || *at != '\n') return NULL;
    at++;
    if ((size_t)(end - at) != count + TAIL || count == 0) return NULL;
    *n = count;
    return memcmp(at + count, tail, TAIL) == 0 ? at : NULL;
}

erg_code write_render(base_sink *out, const char *format, const erg_output *what,
                      erg_error *err)
{
    const base_worker how = {.program = "erg-render",
                             .variable = "ERG_RENDER",
                             .path = what->renderer,
                             .shown = "render program",
                             .code = ERG_ERENDER,
                             .keeps_files = true, /* fontconfig's cache */
                             .memory_most = (size_t)2 << 30,
                             .answer_most = RENDER_ANSWER_MAX,
                             .cpu_ms = 60000};
    base_buffer asked = {0}, answer = {0};
    double scale = 0;
    bool well = false;
    erg_code code = check_scale(&scale, format, what, err);
    if (code == ERG_OK) code = write_request(&asked, format, scale, what->picture, err);
    if (code == ERG_OK) code = base_worker_run(&answer, &well, &how, &asked, err);
    if (code != ERG_OK) goto done;
    size_t n = 0;
    const char *bytes = find_bytes(&n, &answer);
    if (bytes == NULL) {
        code = refuse(&answer, err);
    } else if (!well) {
        code = base_fail(err, ERG_ERENDER, "render program: it failed after its answer");
    } else {
        base_sink_write(out, bytes, n);
    }
done:
    base_buffer_free(&asked);
    base_buffer_free(&answer);
    return code;
}

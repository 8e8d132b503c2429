#include "render/draw.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/render_protocol.h"

/* A CSS px is 1/96 inch. Acrobat shows no page beyond 200 inches. */
static const double points_per_px = 0.75, page_most = 14400, px_per_metre = 96 / 0.0254;

/* --- bytes --- */

static cairo_status_t take(void *to, const unsigned char *data, unsigned n)
{
    render_result *r = to;
    if (n > RENDER_ANSWER_MAX - r->length) return CAIRO_STATUS_WRITE_ERROR;
    if (r->length + n > r->room) {
        size_t room = (r->length + n) * 2;
        unsigned char *more = realloc(r->data, room);
        if (more == NULL) return CAIRO_STATUS_NO_MEMORY;
        r->data = more;
        r->room = room;
    }
    memcpy(r->data + r->length, data, n);
    r->length += n;
    return CAIRO_STATUS_SUCCESS;
}

void render_result_free(render_result *result)
{
    free(result->data);
    result->data = NULL;
}

/* --- png --- */

static void put_u32(unsigned char *to, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        to[i] = (unsigned char)(value >> (24 - 8 * i));
}

/* CRC-32 of PNG (ISO 3309), bit by bit: 13 bytes do not need a table. */
static uint32_t crc_of(const unsigned char *data, size_t n)
{
    uint32_t crc = 0xffffffffU;
    for (size_t i = 0; i < n; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

/* How large a pixel is (chunk pHYs, before the image data), so that word processors set
 * the picture in the size it was drawn for whatever its scale. cairo 1.16 writes none. */
static bool add_pixel_size(render_result *r, double scale)
{
    enum { AFTER_HEAD = 8 + 25, CHUNK = 21 };
    unsigned char chunk[CHUNK] = {0, 0, 0, 9, 'p', 'H', 'Y', 's'};
    uint32_t each = (uint32_t)lround(px_per_metre * scale);
    put_u32(chunk + 8, each);
    put_u32(chunk + 12, each);
    chunk[16] = 1; /* per metre */
    put_u32(chunk + 17, crc_of(chunk + 4, 13));
    if (r->length < AFTER_HEAD || take(r, chunk, CHUNK) != CAIRO_STATUS_SUCCESS)
        return false;
    memmove(r->data + AFTER_HEAD + CHUNK, r->data + AFTER_HEAD,
            r->length - CHUNK - AFTER_HEAD);
    memcpy(r->data + AFTER_HEAD, chunk, CHUNK);
    return true;
}

/* --- drawing --- */

static const char *keep_fault(render_result *out, const char *text)
{
    strncpy(out->fault, text, sizeof out->fault - 1);
    return out->fault;
}

static const char *paint(render_result *out, cairo_surface_t *surface, RsvgHandle *svg,
                         double width, double height)
{
    const RsvgRectangle page = {0, 0, width, height};
    const char *fault = NULL;
    GError *error = NULL;
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    if (!rsvg_handle_render_document(svg, cr, &page, &error))
        fault = keep_fault(out, error != NULL ? error->message : "drawing failed");
    if (fault == NULL && cairo_status(cr) != CAIRO_STATUS_SUCCESS)
        fault = cairo_status_to_string(cairo_status(cr));
    g_clear_error(&error);
    cairo_destroy(cr);
    return fault;
}

static const char *finish(cairo_surface_t *surface, const char *fault)
{
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (fault != NULL || status == CAIRO_STATUS_SUCCESS) return fault;
    return cairo_status_to_string(status);
}

static const char *draw_pdf(render_result *out, const render_request *r, RsvgHandle *svg,
                            double width, double height)
{
    double scale = fmin(points_per_px, page_most / fmax(width, height));
    width *= scale;
    height *= scale;
    cairo_surface_t *s = cairo_pdf_surface_create_for_stream(take, out, width, height);
    cairo_pdf_surface_restrict_to_version(s, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
    if (r->title[0] != '\0')
        cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_TITLE, r->title);
    return finish(s, paint(out, s, svg, width, height));
}

static const char *draw_png(render_result *out, const render_request *r, RsvgHandle *svg,
                            double width, double height)
{
    width = ceil(width * r->scale);
    height = ceil(height * r->scale);
    if (width > RENDER_SIDE_MAX || height > RENDER_SIDE_MAX ||
        width * height > RENDER_PIXELS_MAX)
        return "the picture has too many pixels";
    cairo_surface_t *s =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    const char *fault = paint(out, s, svg, width, height);
    cairo_status_t status =
        fault == NULL ? cairo_surface_write_to_png_stream(s, take, out) : 0;
    if (status != CAIRO_STATUS_SUCCESS) fault = cairo_status_to_string(status);
    fault = finish(s, fault);
    if (fault == NULL && !add_pixel_size(out, r->scale)) fault = "out of memory";
    return fault;
}

/* Without any font librsvg draws no text and says nothing. */
static bool has_fonts(void)
{
    const FcFontSet *fonts = FcConfigGetFonts(NULL, FcSetSystem);
    return fonts != NULL && fonts->nfont > 0;
}

const char *render_draw(render_result *out, const render_request *request)
{
    GError *error = NULL;
    const char *fault = NULL;
    double width = 0, height = 0;
    if (!FcInit() || !has_fonts()) return "no font is installed";
    RsvgHandle *svg = rsvg_handle_new_from_data((const guint8 *)request->svg,
                                                request->svg_length, &error);
    if (svg == NULL) {
        fault = keep_fault(out, error != NULL ? error->message : "unreadable");
    } else if (!rsvg_handle_get_intrinsic_size_in_pixels(svg, &width, &height) ||
               !(width >= 1 && height >= 1)) {
        fault = "the picture has no size";
    } else if (request->pdf) {
        fault = draw_pdf(out, request, svg, width, height);
    } else {
        fault = draw_png(out, request, svg, width, height);
    }
    if (svg != NULL) g_object_unref(svg);
    g_clear_error(&error);
    return fault;
}

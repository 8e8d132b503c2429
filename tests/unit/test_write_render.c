/* Pictures as PDF and PNG: the real renderer (make test sets RENDER), and renderers that
 * misbehave, each a little shell script. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fail.h"
#include "draw/scene.h"
#include "write/render.h"

static char folder[] = "/tmp/erg-render-XXXXXX";

static const draw_run words = {"Words", DRAW_PAINT_INK, 20, false};
static const draw_item items[] = {
    {.type = DRAW_CIRCLE,
     .style = {.fill = DRAW_PAINT_INK},
     .from = {{50, 50}},
     .radius = 20},
    {.type = DRAW_TEXT, .from = {{10, 30}}, .runs = &words, .run_count = 1},
};

static erg_picture small(void)
{
    return (erg_picture){.width = 200,
                         .height = 100,
                         .title = "A title (with brackets) & \xc3\xa9",
                         .desc = "",
                         .lang = "en",
                         .items = items,
                         .item_count = 2};
}

static erg_code render(base_buffer *bytes, const char *format, const erg_picture *picture,
                       double scale, const char *renderer, erg_error *err)
{
    base_sink sink;
    erg_output what = {.picture = picture, .scale = scale, .renderer = renderer};
    *bytes = (base_buffer){0};
    base_error_clear(err);
    base_sink_open(&sink, base_sink_to_buffer, bytes);
    erg_code code = write_render(&sink, format, &what, err);
    assert_int_equal(base_sink_finish(&sink, "x", NULL), ERG_OK);
    return code;
}

/* --- the real one --- */

static const char *real(void)
{
    const char *path = getenv("RENDER");
    if (path == NULL) skip();
    return path;
}

static base_buffer good(const char *format, double scale)
{
    base_buffer bytes;
    erg_error err;
    erg_picture p = small();
    if (render(&bytes, format, &p, scale, real(), &err) != ERG_OK)
        fail_msg("%s: %s", format, err.text);
    return bytes;
}

static bool has(const base_buffer *b, const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0; i + n <= b->length; i++)
        if (memcmp(b->data + i, text, n) == 0) return true;
    return false;
}

static unsigned long u32(const base_buffer *b, size_t at)
{
    const unsigned char *p = (const unsigned char *)b->data + at;
    return (unsigned long)p[0] << 24 | (unsigned long)p[1] << 16 |
           (unsigned long)p[2] << 8 | p[3];
}

static void test_pdf(void **state)
{
    (void)state;
    base_buffer a = good("pdf", 0), b = good("pdf", 5);
    assert_memory_equal(a.data, "%PDF-1.5", 8);
    assert_memory_equal(a.data + a.length - 6, "%%EOF\n", 6);
    assert_true(has(&a, "/Producer"));
    assert_true(has(&a, "/Title"));
    assert_false(has(&a, "/CreationDate"));
    assert_true(has(&a, "/MediaBox [ 0 0 150 75 ]"));
    /* a scale is for pixels only */
    assert_int_equal(a.length, b.length);
    assert_memory_equal(a.data, b.data, a.length);
    base_buffer_free(&a);
    base_buffer_free(&b);
}

static void test_png(void **state)
{
    (void)state;
    static const double scales[] = {0, 0.1, 0.25, 1, 2.5, 8};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        double scale = scales[i] == 0 ? 2 : scales[i];
        base_buffer a = good("png", scales[i]);
        assert_memory_equal(a.data, "\x89PNG\r\n\x1a\n", 8);
        assert_int_equal(u32(&a, 16), ceil(200 * scale));
        assert_int_equal(u32(&a, 20), ceil(100 * scale));
        assert_memory_equal(a.data + 37, "pHYs", 4);
        assert_int_equal(u32(&a, 41), lround(96 * scale / 0.0254));
        assert_false(has(&a, "tIME"));
        assert_memory_equal(a.data + a.length - 8, "IEND", 4);
        base_buffer_free(&a);
    }
    /* The checksum of pHYs at 96 dpi, as zlib computes it. */
    base_buffer a = good("png", 1);
    assert_int_equal(u32(&a, 41), 3780);
    assert_int_equal(u32(&a, 50), 0x952b0e1bUL);
    base_buffer_free(&a);
}

static void test_same_bytes(void **state)
{
    (void)state;
    static const char *const formats[] = {"pdf", "png"};
    for (size_t i = 0; i < 2; i++) {
        base_buffer a = good(formats[i], 1);
        assert_int_equal(setenv("TZ", "Asia/Tokyo", 1), 0);
        assert_int_equal(setenv("LC_ALL", "de_DE.UTF-8", 1), 0);
        base_buffer b = good(formats[i], 1);
        assert_int_equal(a.length, b.length);
        assert_memory_equal(a.data, b.data, a.length);
        base_buffer_free(&a);
        base_buffer_free(&b);
    }
}

static void test_limits(void **state)
{
    (void)state;
    base_buffer bytes;
    erg_error err;
    erg_picture p = small();
    assert_int_equal(render(&bytes, "png", &p, 0.05, real(), &err), ERG_EUSAGE);
    assert_int_equal(render(&bytes, "png", &p, 8.5, real(), &err), ERG_EUSAGE);
    assert_int_equal(render(&bytes, "png", &p, NAN, real(), &err), ERG_EUSAGE);
    p.height = 4000.2;
    assert_int_equal(render(&bytes, "png", &p, 8, real(), &err), ERG_ELIMIT);
    assert_non_null(strstr(err.text, "limit of a side"));
    p.width = 3200;
    assert_int_equal(render(&bytes, "png", &p, 7.8, real(), &err), ERG_ELIMIT);
    assert_non_null(strstr(err.text, "limit of 100000000"));
    assert_int_equal(bytes.length, 0);
    p.width = p.height = 40000; /* a page beyond what readers show is made smaller */
    assert_int_equal(render(&bytes, "pdf", &p, 0, real(), &err), ERG_OK);
    assert_true(has(&bytes, "/MediaBox [ 0 0 14400 14400 ]"));
    base_buffer_free(&bytes);
}

/* --- those that misbehave --- */

static void fails(const char *body, const char *reason)
{
    char path[64];
    base_buffer bytes;
    erg_error err;
    erg_picture p = small();
    (void)snprintf(path, sizeof path, "%s/renderer", folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    (void)fprintf(f, "#!/bin/sh\n%s\n", body);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(chmod(path, 0700), 0);
    assert_int_equal(render(&bytes, "png", &p, 1, path, &err), ERG_ERENDER);
    if (strstr(err.text, reason) == NULL)
        fail_msg("'%s' is not in: %s", reason, err.text);
    assert_int_equal(bytes.length, 0);
}

#define GREETS "cat >/dev/null; echo erg-render 1; "

static void test_lies(void **state)
{
    (void)state;
    fails("exit 0", "cut short");
    fails("kill -SEGV $$", "cut short");
    fails(GREETS "echo bytes 3; printf abc", "cut short");
    fails(GREETS "echo bytes 3; printf abcEND", "cut short");
    fails(GREETS "echo bytes 4; printf abc; echo end", "cut short");
    fails(GREETS "echo bytes 2; printf abc; echo end", "cut short");
    fails(GREETS "echo bytes 0; echo end", "cut short");
    fails(GREETS "echo bytes 99999999999999999999999; printf abc; echo end", "cut short");
    fails(GREETS "echo bytes; printf abc; echo end", "cut short");
    fails(GREETS "echo bytes 3", "cut short");
    fails(GREETS "printf 'bytes 3'", "cut short");
    fails(GREETS "echo bytes 3; printf abc; echo end; echo more", "cut short");
    fails(GREETS "echo bytes 3; printf abc; echo end; exit 1", "failed after its answer");
    fails("cat >/dev/null; echo erg-render 2; echo bytes 3; printf abc; echo end",
          "cut short");
    fails("cat >/dev/null; echo error no memory", "render program: no memory");
}

static void test_missing(void **state)
{
    (void)state;
    base_buffer bytes;
    erg_error err;
    erg_picture p = small();
    assert_int_equal(render(&bytes, "pdf", &p, 1, "/nowhere/erg-render", &err),
                     ERG_ERENDER);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state)
{
    char path[64];
    (void)state;
    (void)snprintf(path, sizeof path, "%s/renderer", folder);
    (void)unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pdf),        cmocka_unit_test(test_png),
        cmocka_unit_test(test_same_bytes), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_lies),       cmocka_unit_test(test_missing),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

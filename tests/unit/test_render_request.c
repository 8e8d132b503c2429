/* What erg-render says to requests that are none, or that cannot be drawn; erg itself
 * never sends one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/render_protocol.h"
#include "worker_help.h"

#define GREETS RENDER_GREETING "\n"
#define PNG(scale) GREETS "format png\nscale " scale "\ntitle \nsvg\n"
#define SVG(size) "<svg xmlns='http://www.w3.org/2000/svg' " size "/>"

static void faults(void **state)
{
    static const struct {
        const char *request, *fault;
    } all[] = {
        {"erg-render 2\nformat png\nscale 1\ntitle \nsvg\n<svg/>", "not a request"},
        {"hello", "not a request"},
        {GREETS "format png\nscale 1\n", "not a request"},
        {GREETS "form png\nscale 1\ntitle \nsvg\n", "bad request"},
        {GREETS "format png\nscales 1\ntitle \nsvg\n", "bad request"},
        {GREETS "format png\nscale 1\nname \nsvg\n", "bad request"},
        {GREETS "format png\nscale 1\ntitle \nhtml\n", "bad request"},
        {GREETS "format gif\nscale 1\ntitle \nsvg\n", "unknown format"},
        {PNG("two"), "bad scale"},
        {PNG("1x"), "bad scale"},
        {PNG("0.05"), "bad scale"},
        {PNG("8.5"), "bad scale"},
        {PNG("nan"), "bad scale"},
        {PNG("1") SVG("width='100%' height='0'"), "the picture has no size"},
        {PNG("1") SVG("width='0.5' height='20'"), "the picture has no size"},
        {PNG("8") SVG("width='5000' height='20'"), "the picture has too many pixels"},
        {PNG("1") SVG("width='20000' height='20000'"), "the picture has too many pixels"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        expect_fault("RENDER", all[i].request, strlen(all[i].request), "", all[i].fault);
}

/* What librsvg says of it is one line of plain characters. */
static void broken_pictures(void **state)
{
    static const char *const all[] = {PNG("1") "", PNG("1") "<svg",
                                      PNG("1") "<svg>\xff\n", PNG("1") "no picture"};
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool well = true;
        base_buffer answer = ask_worker("RENDER", all[i], strlen(all[i]), &well);
        assert_false(well);
        assert_memory_equal(answer.data, "error ", 6);
        assert_true(strlen(answer.data) > 8);
        assert_ptr_equal(strchr(answer.data, '\n'),
                         answer.data + strlen(answer.data) - 1);
        for (const char *c = answer.data; *c && *c != '\n'; c++)
            assert_true(*c >= ' ' && *c <= '~');
        base_buffer_free(&answer);
    }
}

static void whole(void **state)
{
    static const char request[] = PNG("2") SVG("width='10' height='20'");
    static const char head[] = GREETS "bytes ";
    bool well = false;
    base_buffer answer = ask_worker("RENDER", request, sizeof request - 1, &well);
    (void)state;
    assert_true(well);
    assert_memory_equal(answer.data, head, sizeof head - 1);
    char *end = NULL;
    unsigned long n = strtoul(answer.data + sizeof head - 1, &end, 10);
    assert_memory_equal(end, "\n\x89PNG", 5);
    assert_memory_equal(end + 1 + n, "end\n", 5);
    base_buffer_free(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(faults),
                                       cmocka_unit_test(broken_pictures),
                                       cmocka_unit_test(whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* XML: elements, places, texts, encodings; what is refused, and soon. */
#include <time.h>

#include "read_help.h"

#include "read/source.h"
#include "read/xml.h"

static erg_code show_begin(void *to, const read_xml_element *e, erg_error *err)
{
    base_buffer *b = to;
    (void)err;
    base_buffer_format(b, "%zu:%u,%u<%s", e->depth, e->place.line, e->place.column,
                       e->name);
    for (size_t i = 0; i < e->count; i++)
        base_buffer_format(b, " %s=%s", e->attributes[i].name, e->attributes[i].value);
    base_buffer_add(b, e->space[0] ? "|" : "");
    base_buffer_add(b, e->space);
    base_buffer_add(b, ">\n");
    return ERG_OK;
}

static erg_code show_end(void *to, const read_xml_element *e, erg_error *err)
{
    (void)err;
    assert_int_equal(strlen(e->text), e->length);
    base_buffer_format(to, "%zu:[%s]</%s>\n", e->depth, e->text, e->name);
    return ERG_OK;
}

static void show(reading *r, base_buffer *out, const char *text, size_t n)
{
    read_source *source = NULL;
    const read_xml_handler handler = {out, show_begin, show_end};
    const char *path = reading_write(r, "t", text, n);
    assert_int_equal(read_source_open(&source, path, &r->err), ERG_OK);
    erg_code code = read_xml(source, &handler, &r->err);
    assert_int_equal(code, r->err.code);
    if (code != ERG_OK) {
        base_buffer_reset(out);
        base_buffer_add(out, reading_message(r));
    }
    read_source_close(source);
}

static void expect_n(const char *text, size_t n, const char *wanted)
{
    reading r = reading_begin();
    base_buffer out = {0};
    show(&r, &out, text, n);
    assert_string_equal(out.data, wanted);
    base_buffer_free(&out);
    reading_end(&r);
}

static void expect(const char *text, const char *wanted)
{
    expect_n(text, strlen(text), wanted);
}

static void elements(void **state)
{
    (void)state;
    expect("<a/>", "0:1,1<a>\n0:[]</a>\n");
    expect("<?xml version='1.0'?>\n<!-- <no> -->\n <a x='1' y=\"'\">\n"
           "  <b>t</b><b/>\n  <c\n   z='2'\n  >u<d/>v</c>\n</a>\n",
           "0:3,2<a x=1 y='>\n"
           "1:4,3<b>\n1:[t]</b>\n1:4,11<b>\n1:[]</b>\n"
           "1:5,3<c z=2>\n2:7,5<d>\n2:[]</d>\n1:[uv]</c>\n"
           "0:[\n]</a>\n");
    /* Columns are characters. */
    expect("<a><b>\xC3\xA9\xF0\x9F\x98\x80</b><c k='\xC3\xA9'/><d/></a>",
           "0:1,1<a>\n1:1,4<b>\n1:[\xC3\xA9\xF0\x9F\x98\x80]</b>\n1:1,13<c k=\xC3\xA9>\n"
           "1:[]</c>\n1:1,23<d>\n1:[]</d>\n0:[]</a>\n");
    /* Names lose their prefix, attributes of other namespaces go. */
    expect("<x:a xmlns:x='urn:x' xmlns='urn:d' x:k='1' l='2'><b/></x:a>",
           "0:1,1<a l=2|urn:x>\n1:1,50<b|urn:d>\n1:[]</b>\n0:[]</a>\n");
    /* No declaration of the prefix: the element is read. */
    expect("<a><viz:color r='1'/></a>",
           "0:1,1<a>\n1:1,4<color r=1>\n1:[]</color>\n0:[]</a>\n");
}

static void texts(void **state)
{
    (void)state;
    expect("<a k='&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;&#10;'>&lt;&amp;&gt;&quot;&apos;"
           "&#65;&#x1F600;</a>",
           "0:1,1<a k=<&>\"'A\xF0\x9F\x98\x80\n>\n0:[<&>\"'A\xF0\x9F\x98\x80]</a>\n");
    expect("<a><![CDATA[<b>&amp;]]>c</a>", "0:1,1<a>\n0:[<b>&amp;c]</a>\n");
    expect("<a>  x  </a>", "0:1,1<a>\n0:[  x  ]</a>\n");
    expect("<a>\r\nx\ry</a>", "0:1,1<a>\n0:[\nx\ny]</a>\n");
}

static void encodings(void **state)
{
    (void)state;
    static const char wanted[] = "0:1,1<a k=\xC3\xA9>\n0:[]</a>\n";
    expect("\xEF\xBB\xBF<a k='\xC3\xA9'/>", wanted);
    expect_n("\xFF\xFE<\0a\0 \0k\0=\0'\0\xE9\0'\0/\0>\0", 22, wanted);
    expect_n("\xFE\xFF\0<\0a\0 \0k\0=\0'\0\xE9\0'\0/\0>", 22, wanted);
    expect("<?xml version='1.0' encoding='ISO-8859-1'?><a k='\xE9'/>",
           "0:1,44<a k=\xC3\xA9>\n0:[]</a>\n");
}

static void broken(void **state)
{
    (void)state;
    expect("<a>\n<b></a>", "t:2:8: XML: opening and ending tag mismatch: b line 2 and a");
    expect("<a>\n <b", "t:2:4: XML: couldn't find end of Start Tag b");
    expect("<a/><b/>", "t:1:5: XML: extra content at the end of the document");
    expect("x <a/>", "t:1:1: XML: document is empty");
    expect("<a>\n\xFF</a>", "t:2:1: XML: input is not proper UTF-8, indicate encoding");
    expect("<a k='1' k='2'/>", "t:1:15: XML: attribute k redefined");
    expect_n("<a>\0</a>", 8, "t:1:4: XML: char 0x0 out of allowed range");
    expect("<a>\x01</a>", "t:1:4: XML: PCDATA invalid Char value 1");
    expect("<a>&eacute;</a>", "t:1:12: unknown entity '&eacute;'");
    expect("<a k='&eacute;'/>", "t:1:15: unknown entity '&eacute;'");
    expect("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
           "t:1:28: entity 'b' is declared, and erg expands none");
    expect("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
           "t:1:52: entity 'b' is declared, and erg expands none");
    expect("<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://127.0.0.1:1/'> %b;]><a/>",
           "t:1:55: entity 'b' is declared, and erg expands none");
    expect("<!DOCTYPE a [<!ATTLIST b c CDATA 'd'>]><a><b/></a>",
           "t:1:37: attribute 'c' is declared in a DTD, and erg reads none");
    /* A DTD that is named is not looked for. */
    expect("<!DOCTYPE a SYSTEM '/etc/passwd'><a/>", "0:1,34<a>\n0:[]</a>\n");
    expect("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><a>&b;</a>",
           "t:1:49: unknown entity '&b;'");
}

/* Texts that grow with what would take a parser long. */
typedef struct grown {
    const char *head, *part, *tail;
    size_t parts;
    const char *wanted; /* how the message ends */
} grown;

static void limits(void **state)
{
    (void)state;
    static const grown all[] = {
        {"<r>", "<a>", "", 100000, "elements nested deeper than the limit of 200"},
        {"<r ", "a%zu='' ", "/>", 1001, "more attributes than the limit of 1000"},
        {"<r ", "a%zu='' ", "/>", 100000, "more attributes than the limit of 1000"},
        {"<r ", "xmlns:a%zu='u' ", "/>", 100000,
         "more attributes than the limit of 1000"},
        {"<r>", "<a%zu/>", "</r>", 200000, "more names than the limit of 50000"},
        {"<r>", "0123456789abcdef", "</r>", 1 << 21,
         "text is longer than the limit of 16777216 bytes"},
        {"<r k='", "0123456789abcdef", "'/>", 1 << 20,
         "tag is longer than the limit of 4194304 bytes"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        reading r = reading_begin();
        base_buffer text = {0};
        base_buffer out = {0};
        base_buffer_add(&text, all[i].head);
        for (size_t k = 0; k < all[i].parts; k++) {
            const char *number = strstr(all[i].part, "%zu");
            size_t n = number ? (size_t)(number - all[i].part) : strlen(all[i].part);
            base_buffer_add_n(&text, all[i].part, n);
            if (number) base_buffer_format(&text, "%zu%s", k, number + 3);
        }
        base_buffer_add(&text, all[i].tail);
        clock_t began = clock();
        show(&r, &out, text.data, text.length);
        double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
        const char *colon = strrchr(out.data, ':');
        assert_non_null(colon);
        assert_string_equal(colon + 2, all[i].wanted);
        if (seconds > 5) fail_msg("%s took %g s", all[i].wanted, seconds);
        base_buffer_free(&text);
        base_buffer_free(&out);
        reading_end(&r);
    }
}

/* Attributes up to the limit, texts across the pieces in which a file is read. */
static void long_ones(void **state)
{
    (void)state;
    reading r = reading_begin();
    base_buffer text = {0};
    base_buffer out = {0};
    base_buffer wanted = {0};
    base_buffer_add(&text, "<r>\n");
    base_buffer_add(&wanted, "0:1,1<r>\n");
    for (unsigned i = 0; i < 20000; i++) {
        base_buffer_format(&text, "<a k='%u'>\xC3\xA9%u</a>\n", i, i);
        base_buffer_format(&wanted, "1:%u,1<a k=%u>\n1:[\xC3\xA9%u]</a>\n", i + 2, i, i);
    }
    base_buffer_add(&text, "<b");
    base_buffer_format(&wanted, "1:20002,1<b");
    for (unsigned i = 0; i < READ_XML_ATTRIBUTES_MAX; i++) {
        base_buffer_format(&text, "\n a%u='=====================================>'", i);
        base_buffer_format(&wanted, " a%u======================================>", i);
    }
    base_buffer_add(&text, "/></r>");
    base_buffer_add(&wanted, ">\n1:[]</b>\n0:[]</r>\n");
    show(&r, &out, text.data, text.length);
    assert_string_equal(out.data, wanted.data);
    base_buffer_free(&text);
    base_buffer_free(&out);
    base_buffer_free(&wanted);
    reading_end(&r);
}

static void bids(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        bool is;
    } heads[] = {
        {"<gexf>", true},
        {"<gexf/>", true},
        {"<gexf version='1'", true},
        {"<x:gexf>", true},
        {"\n<?xml version='1.0'?><!-- > --><!DOCTYPE gexf [<!ENTITY a '>'>]>\n<gexf>",
         true},
        {"<gexf", true},
        {"<gex", false},
        {"<gexfs>", false},
        {"<a><gexf>", false},
        {"gexf", false},
        {"<!-- <gexf> ", false},
        {"<", false},
        {"", false}};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (read_xml_head_is(heads[i].head, strlen(heads[i].head), "gexf") != heads[i].is)
            fail_msg("%s", heads[i].head);
    assert_true(read_xml_head_is("\xFF\xFE<\0g\0e\0x\0f\0>\0", 14, "gexf"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements), cmocka_unit_test(texts),  cmocka_unit_test(encodings),
        cmocka_unit_test(broken),   cmocka_unit_test(limits), cmocka_unit_test(long_ones),
        cmocka_unit_test(bids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

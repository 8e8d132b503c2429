/* GEXF of other tools: 1.1, 1.2 and 1.3. */
#include "read_graph_help.h"

#define HEAD                                                                             \
    "<gexf xmlns='http://gexf.net/1.3' xmlns:viz='http://gexf.net/1.3/viz' "             \
    "version='1.3'>"

static void plain(void **state)
{
    (void)state;
    expect_records(
        "t.gexf",
        HEAD
        "<graph defaultedgetype='undirected'><nodes><node id='a' label='Acme'/>"
        "<node id='b' label=''/></nodes><edges>"
        "<edge id='0' source='a' target='b'/>"
        "<edge id='a' source='b' target='a' type='directed' weight='2.5' kind='owns'"
        " label='49 %'/>"
        "<edge source='a' target='b' type='mutual' weight='0'/></edges></graph></gexf>",
        "{'id':'a','label':'Acme'}\n{'id':'b'}\n"
        "{'id':'0','source':'a','target':'b','directed':false}\n"
        "{'id':'e:a-b-related','source':'a','target':'b','directed':false,"
        "'attrs':{'weight':0}}\n"
        "{'id':'e:b-a-owns','source':'b','target':'a','relation':'owns',"
        "'label':'49 %','directed':true,'weight':2.5}\n"
        "# 1 weight is no strength, as it is not above 0: it stays among the attrs\n");
    expect_records("-",
                   "<gexf><graph><edges><edge source='x' target='y'/></edges>"
                   "</graph></gexf>",
                   "{'id':'x'}\n{'id':'y'}\n"
                   "{'id':'e:x-y-related','source':'x','target':'y','directed':false}\n");
    expect_records("t.gexf", "<gexf/>", "");
}

static void values(void **state)
{
    (void)state;
    expect_records(
        "t.gexf",
        "<gexf xmlns='http://www.gexf.net/1.1draft' version='1.1'>"
        "<meta><description>A title</description></meta>"
        "<graph defaultedgetype='directed'><attributes class='node'>"
        "<attribute id='0' title='url' type='string'/>"
        "<attribute id='1' title='indegree' type='float'/>"
        "<attribute id='2' title='frog' type='boolean'><default>true</default>"
        "<options>[true|false]</options></attribute></attributes>"
        "<attributes class='edge'><attribute id='0' title='n' type='integer'>"
        "<default>3</default></attribute></attributes>"
        "<nodes><node id='a'><attvalues><attvalue for='0' value='http://x.y'/>"
        "<attvalue for='1' value='1'/></attvalues></node>"
        "<node id='b'><attvalues><attvalue id='2' value='false'/>"
        "<attvalue for='9' value='z'/></attvalues></node></nodes>"
        "<edges><edge id='e' source='a' target='b'/>"
        "<edge id='f' source='a' target='b'><attvalues><attvalue for='0' value='5'/>"
        "</attvalues></edge></edges></graph></gexf>",
        "{'id':'a','attrs':{'frog':true,'url':'http://x.y'}}\n"
        "{'id':'b','attrs':{'9':'z','frog':false}}\n"
        "{'id':'e','source':'a','target':'b','directed':true,'attrs':{'n':3}}\n"
        "{'id':'f','source':'a','target':'b','directed':true,'attrs':{'n':5}}\n"
        "# what is drawn or computed is not read: indegree\n");
}

static void time_of_edges(void **state)
{
    (void)state;
    expect_records(
        "t.gexf",
        HEAD "<graph mode='dynamic' timeformat='date' defaultedgetype='directed'><edges>"
             "<edge id='a' source='x' target='y' start='2009-03-01' end='2010-12-31'/>"
             "<edge id='b' source='x' target='y' start='2009-03-01T10:00:00Z'/>"
             "<edge id='c' source='x' target='y' end='2009+01:00' start='-Infinity'/>"
             "<edge id='d' source='x' target='y' label='L'><spells>"
             "<spell start='2009-01-01' end='2009-06-30'/><spell start='2011-01-01'/>"
             "<spell end='2008'/></spells></edge>"
             "<edge id='e' source='x' target='y' start='1999'><spells>"
             "<spell start='2009-01-01'/></spells></edge>"
             "<edge id='f' source='x' target='y' timestamp='2015-02-03'/>"
             "<edge id='g' source='x' target='y' startopen='2015-02-03'/>"
             "<edge id='h' source='x' target='y' start='2.5' end='7'/>"
             "<edge id='i' source='x' target='y' start='2004'/>"
             "</edges></graph></gexf>",
        "{'id':'x'}\n{'id':'y'}\n"
        "{'id':'a','source':'x','target':'y','directed':true,'start':'2009-03-01',"
        "'end':'2010-12-31'}\n"
        "{'id':'b','source':'x','target':'y','directed':true,'start':'2009-03-01'}\n"
        "{'id':'c','source':'x','target':'y','directed':true,"
        "'attrs':{'end':'2009+01:00'}}\n"
        "{'id':'d','source':'x','target':'y','label':'L','directed':true,"
        "'start':'2009-01-01','end':'2009-06-30'}\n"
        "{'id':'d~2','source':'x','target':'y','label':'L','directed':true,"
        "'start':'2011-01-01'}\n"
        "{'id':'d~3','source':'x','target':'y','label':'L','directed':true,"
        "'end':'2008'}\n"
        "{'id':'e','source':'x','target':'y','directed':true,'start':'2009-01-01'}\n"
        "{'id':'f','source':'x','target':'y','directed':true,'start':'2015-02-03',"
        "'end':'2015-02-03'}\n"
        "{'id':'g','source':'x','target':'y','directed':true,'start':'2015-02-03'}\n"
        "{'id':'h','source':'x','target':'y','directed':true,"
        "'attrs':{'end':'7','start':'2.5'}}\n"
        "{'id':'i','source':'x','target':'y','directed':true,'start':'2004'}\n"
        "# times that are no dates became attrs, not starts and ends\n"
        "# an edge with several spells became a relation for each of them\n"
        "# open ends of spells are read as closed ones\n");
}

static void nodes_in_time_and_nodes(void **state)
{
    (void)state;
    expect_records(
        "t.gexf",
        "<gexf xmlns='http://www.gexf.net/1.2draft' "
        "xmlns:viz='http://www.gexf.net/1.2draft/viz'><graph>"
        "<attributes class='node' mode='dynamic'><attribute id='p' title='price' "
        "type='double'/></attributes><nodes>"
        "<node id='a' start='2009' end='2010-01-02T00:00:00'><nodes><node id='b'>"
        "<spells><spell end='1'/><spell start='2' end='4'/></spells>"
        "<viz:color r='1' g='2' b='3'/></node></nodes>"
        "<edges><edge id='e' source='a' target='b'/></edges>"
        "<attvalues><attvalue for='p' value='1.5' start='2009'/>"
        "<attvalue for='p' value='2.5' start='2010'/></attvalues></node>"
        "<node id='c' pid='a'><viz:position x='1' y='2'/></node></nodes></graph></gexf>",
        "{'id':'a','attrs':{'end':'2010-01-02','price':2.5,'start':'2009'}}\n"
        "{'id':'b','attrs':{'parent':'a','spells':'../1, 2/4'}}\n"
        "{'id':'c','attrs':{'parent':'a'}}\n"
        "{'id':'e','source':'a','target':'b','directed':false}\n"
        "# what stands in a node is read as if it stood beside it\n"
        "# of values that change over time the last is read\n"
        "# what is drawn or computed is not read: viz\n");
}

/* GEXF 1.3 has lists of moments on the tag itself. */
static void lists_of_moments(void **state)
{
    (void)state;
    expect_records(
        "t.gexf",
        "<gexf version='1.3'><graph timerepresentation='timestamp'><nodes>"
        "<node id='a' timestamps='&lt;[2001, 2002]&gt;'/><node id='b'><attvalues>"
        "<attvalue for='n' value='1'/><attvalue for='n' value='2'/></attvalues></node>"
        "</nodes><edges><edge id='e' source='a' target='b' timestamps='&lt;[2001]&gt;'/>"
        "</edges></graph></gexf>",
        "{'id':'a','attrs':{'timestamps':'<[2001, 2002]>'}}\n"
        "{'id':'b','attrs':{'n':'2'}}\n"
        "{'id':'e','source':'a','target':'b','directed':false,'attrs':{'timestamps':"
        "'<[2001]>'}}\n"
        "# of several values of one name the last is read\n");
}

static void several_graphs(void **state)
{
    (void)state;
    expect_records("t.gexf",
                   HEAD "<graph><nodes><node id='a'/></nodes></graph>"
                        "<graph defaultedgetype='directed'><attributes class='node'>"
                        "<attribute/></attributes><nodes><node/><node id='b'/></nodes>"
                        "<edges><edge source='b' target='b'/></edges></graph></gexf>",
                   "{'id':'a'}\n# of several graphs the first is read\n");
}

/* A node's spells are text; where that is long, "~" stands for the rest. */
static void many_spells(void **state)
{
    (void)state;
    base_buffer text = {0};
    reading r = reading_begin();
    base_buffer_add(&text, HEAD "<graph><nodes><node id='a'><spells>");
    for (int i = 0; i < 1000; i++)
        base_buffer_format(&text, "<spell start='%d' end='%d'/>", 1000 + i, 2000 + i);
    base_buffer_add(&text, "</spells></node></nodes></graph></gexf>");
    reading_write(&r, "t.gexf", text.data, text.length);
    if (reading_read(&r, NULL) != ERG_OK) fail_msg("%s", r.err.text);
    const char *spells = erg_value_member(r.dataset->entities[0].attrs, "spells")->string;
    assert_memory_equal(spells, "1000/2000, 1001/2001, ", 22);
    /* 373 of 11 bytes, without the last ", ", are the first to pass 4096. */
    assert_string_equal(spells + 372 * 11, "1372/2372, ~");
    base_buffer_free(&text);
    reading_end(&r);
}

/* An edge that would become too much is refused before it does. */
static void spells_make_too_much(void **state)
{
    (void)state;
    enum { LONG = 1 << 20, SPELLS = 300 };
    base_buffer text = {0};
    reading r = reading_begin();
    base_buffer_add(&text, HEAD "<graph><edges><edge source='a' target='b' label='");
    for (int i = 0; i < LONG; i++)
        base_buffer_add_char(&text, 'x');
    base_buffer_add(&text, "'><spells>");
    for (int i = 0; i < SPELLS; i++)
        base_buffer_add(&text, "<spell start='2001'/>");
    base_buffer_add(&text, "</spells></edge></edges></graph></gexf>");
    reading_write(&r, "t.gexf", text.data, text.length);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_non_null(strstr(r.err.text,
                           "defaults, spells and names make more than the limit of "
                           "16777216 bytes and 1024 for each"));
    base_buffer_free(&text);
    reading_end(&r);
}

static void titles(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"<gexf><meta><description>Who owns what</description></meta></gexf>",
         "Who owns what"},
        {"<gexf><meta><description>{odd}</description></meta></gexf>", "{odd}"},
        {"<gexf><meta><description>Two\nlines</description></meta></gexf>", "Two\nlines"},
        {"<gexf><meta><description>Ours\n{\"as_of\":null}\n{}</description></meta></"
         "gexf>",
         "Ours"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading r = reading_begin();
        reading_write(&r, "t.gexf", texts[i][0], strlen(texts[i][0]));
        if (reading_read(&r, NULL) != ERG_OK) fail_msg("%s", r.err.text);
        assert_string_equal(r.dataset->title, texts[i][1]);
        reading_end(&r);
    }
}

static void wrong(void **state)
{
    (void)state;
    expect_error("t.gexf",
                 "<gexf><graph><nodes>\n @<node label='x'/></nodes></graph></gexf>",
                 ERG_EDATA, "node without id");
    expect_error("t.gexf",
                 "<gexf><graph><edges>@<edge source='x'/></edges></graph></gexf>",
                 ERG_EDATA, "edge without target");
    expect_error("t.gexf", "<gexf><graph><nodes><node id='a'>@<attvalue value='1'/>",
                 ERG_EDATA, "attvalue without for");
    expect_error("t.gexf", "<gexf><graph><attributes>@<attribute title='x'/>", ERG_EDATA,
                 "attribute without id");
    expect_error("t.gexf", "<gexf><graph><default>x</default>@</graph></gexf>", ERG_EDATA,
                 "default outside of an attribute");
    expect_error("t.gexf", "@<html><gexf/></html>", ERG_EPARSE,
                 "found element 'html', wanted gexf");
    expect_error("t.gexf",
                 "<gexf><graph><edges>@<edge source='a' target='b' "
                 "start='2010' end='2009'/></edges></graph></gexf>",
                 ERG_EDATA, "end 2009 is before its start 2010");
    expect_error("t.gexf", "<gexf><graph><nodes>", ERG_EPARSE,
                 "t.gexf:1:21: XML: it ends while elements are open");
}

/* A name that is declared once stands in every node that has it. */
static void long_names(void **state)
{
    (void)state;
    base_buffer text = {0};
    char name[100001];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    base_buffer_format(&text,
                       "<gexf><graph><attributes class='node'><attribute id='k' "
                       "title='%s' type='string'/></attributes><nodes>",
                       name);
    for (int i = 0; i < 200; i++)
        base_buffer_format(&text,
                           "<node id='n%d'><attvalues><attvalue for='k' value='1'/>"
                           "</attvalues></node>",
                           i);
    base_buffer_add(&text, "</nodes></graph></gexf>");
    reading r = reading_begin();
    reading_write(&r, "t.gexf", text.data, text.length);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_non_null(strstr(r.err.text, "spells and names make more than the limit"));
    base_buffer_free(&text);
    reading_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain),
        cmocka_unit_test(values),
        cmocka_unit_test(time_of_edges),
        cmocka_unit_test(nodes_in_time_and_nodes),
        cmocka_unit_test(lists_of_moments),
        cmocka_unit_test(long_names),
        cmocka_unit_test(several_graphs),
        cmocka_unit_test(many_spells),
        cmocka_unit_test(spells_make_too_much),
        cmocka_unit_test(titles),
        cmocka_unit_test(wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

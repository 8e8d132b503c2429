/* GraphML of other tools. */
#include "read_graph_help.h"

#define HEAD "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"

static void plain(void **state)
{
    (void)state;
    expect_records(
        "t.graphml",
        HEAD "<graph edgedefault='undirected'><node id='a'/><node id='b'/>"
             "<edge source='a' target='b'/>"
             "<edge id='e1' source='b' target='a' directed='true'/>"
             "<edge source='a' target='b'/></graph></graphml>",
        "{'id':'a'}\n{'id':'b'}\n"
        "{'id':'e1','source':'b','target':'a','directed':true}\n"
        "{'id':'e:a-b-related','source':'a','target':'b','directed':false}\n"
        "{'id':'e:a-b-related~2','source':'a','target':'b','directed':false}\n");
    /* Edges first, nodes that only edges name, no namespace. */
    expect_records("-",
                   "<graphml><graph edgedefault='directed'>"
                   "<edge source='x' target='y'/></graph></graphml>",
                   "{'id':'x'}\n{'id':'y'}\n"
                   "{'id':'e:x-y-related','source':'x','target':'y','directed':true}\n");
    expect_records("t.graphml", "<graphml/>", "");
}

static void values(void **state)
{
    (void)state;
    expect_records(
        "t.graphml",
        HEAD
        "<key id='d0' for='node' attr.name='Label' attr.type='string'/>"
        "<key id='d1' for='node' attr.name='listed' attr.type='boolean'>"
        "<default>false</default></key>"
        "<key id='d2' for='node' attr.name='staff' attr.type='int'>"
        "<default>7</default></key>"
        "<key id='d3' for='edge' attr.name='weight' attr.type='double'>"
        "<default>2.5</default></key>"
        "<key id='d4' for='all' attr.name='code' attr.type='long'/>"
        "<key id='d5' for='edge' attr.name='type' attr.type='string'/>"
        "<key id='d6' for='edge' attr.name='start'/>"
        "<graph edgedefault='directed'>"
        "<node id='a'><data key='d0'>Acme &amp; Co</data><data key='d1'>true</data>"
        "<data key='d2'/><data key='d4'>12345678901234567890</data></node>"
        "<node id='b'><data key='d2'>not a number</data><data key='unheard'>of</data>"
        "</node>"
        "<edge id='e' source='a' target='b'><data key='d5'>funding</data>"
        "<data key='d6'>2024-03</data><data key='d4'>12</data></edge>"
        "<edge id='f' source='b' target='a'><data key='d3'>4</data></edge>"
        "</graph></graphml>",
        "{'id':'a','label':'Acme & Co','attrs':{'code':'12345678901234567890',"
        "'listed':true,'staff':7}}\n"
        "{'id':'b','attrs':{'listed':false,'staff':'not a number','unheard':'of'}}\n"
        "{'id':'e','source':'a','target':'b','relation':'funding','directed':true,"
        "'start':'2024-03','weight':2.5,'attrs':{'code':12}}\n"
        "{'id':'f','source':'b','target':'a','directed':true,'weight':4}\n");
    /* The last of several values is taken, whichever key has the name. */
    expect_records("t.graphml",
                   HEAD "<key id='k' for='node' attr.name='n'/>"
                        "<key id='l' for='node' attr.name='n'/><graph>"
                        "<node id='a'><data key='k'>1</data><data key='l'>2</data></node>"
                        "<node id='b'><data key='l'>3</data></node></graph></graphml>",
                   "{'id':'a','attrs':{'n':'2'}}\n{'id':'b','attrs':{'n':'3'}}\n"
                   "# of several values of one name the last is read\n");
    /* The same again is no other value. */
    expect_records("t.graphml",
                   HEAD "<key id='k' for='node' attr.name='n' attr.type='int'/><graph>"
                        "<node id='a'><data key='k'>1</data><data key='k'> 1 </data>"
                        "</node></graph></graphml>",
                   "{'id':'a','attrs':{'n':1}}\n");
}

/* As yEd writes it: labels are drawn, groups are graphs in nodes. */
static void yed(void **state)
{
    (void)state;
    expect_records(
        "t.graphml",
        HEAD "<key for='node' id='d5' attr.name='description' attr.type='string'/>"
             "<key for='node' id='d6' yfiles.type='nodegraphics'/>"
             "<key for='edge' id='d9' yfiles.type='edgegraphics'/>"
             "<key for='graphml' id='d7' yfiles.type='resources'/>"
             "<graph edgedefault='directed' id='G'>"
             "<node id='n0' yfiles.foldertype='group'><data key='d5'/>"
             "<data key='d6'><ShapeNode xmlns='urn:y'><Geometry height='30'/>"
             "<NodeLabel>Group<LabelModel><SmartNodeLabelModel/></LabelModel></NodeLabel>"
             "<NodeLabel>second</NodeLabel></ShapeNode></data>"
             "<graph edgedefault='undirected' id='n0:'><node id='n0::n0'>"
             "<data key='d5'>inner</data></node>"
             "<edge source='n0::n0' target='n0'/></graph>"
             "<data key='d5'>outer</data></node>"
             "<edge id='e0' source='n0' target='n0::n0'><data key='d9'><PolyLineEdge>"
             "<EdgeLabel>owns</EdgeLabel></PolyLineEdge></data></edge></graph>"
             "<data key='d7'><Resources/></data></graphml>",
        "{'id':'n0','label':'Group','attrs':{'description':'outer'}}\n"
        "{'id':'n0::n0','attrs':{'description':'inner','parent':'n0'}}\n"
        "{'id':'e0','source':'n0','target':'n0::n0','label':'owns','directed':true}\n"
        "{'id':'e:n0::n0-n0-related','source':'n0::n0','target':'n0','directed':false}\n"
        "# what stands in a node is read as if it stood beside it\n"
        "# what is drawn or computed is not read: nodegraphics, edgegraphics\n");
}

/* As Gephi and igraph write it. */
static void others(void **state)
{
    (void)state;
    expect_records(
        "t.graphml",
        HEAD "<key attr.name='label' attr.type='string' for='node' id='label'/>"
             "<key attr.name='Edge Label' attr.type='string' for='edge' id='edgelabel'/>"
             "<key attr.name='weight' attr.type='double' for='edge' id='weight'/>"
             "<key attr.name='r' attr.type='int' for='node' id='r'/>"
             "<key attr.name='x' attr.type='float' for='node' id='x'/>"
             "<key attr.name='name' attr.type='string' for='node' id='v_name'/>"
             "<graph edgedefault='directed'>"
             "<node id='1'><data key='label'>Acme</data><data key='r'>255</data>"
             "<data key='x'>1.5</data></node>"
             "<node id='n0'><data key='v_name'>Bolt</data></node>"
             "<edge id='0' source='1' target='n0' directed='false'>"
             "<data key='edgelabel'>owns</data><data key='weight'>2.0</data></edge>"
             "</graph></graphml>",
        "{'id':'1','label':'Acme'}\n{'id':'n0','label':'Bolt'}\n"
        "{'id':'0','source':'1','target':'n0','label':'owns','directed':false,"
        "'weight':2}\n"
        "# what is drawn or computed is not read: r, x\n");
}

static void rest(void **state)
{
    (void)state;
    expect_records("t.graphml",
                   HEAD "<graph edgedefault='directed'><node id='a'><port name='p'>"
                        "<data key='x'>y</data></port><desc>said</desc></node>"
                        "<hyperedge><endpoint node='a'/><endpoint node='b'/></hyperedge>"
                        "</graph><graph edgedefault='directed'><node id='c'/>"
                        "<edge source='c' target='c'/></graph></graphml>",
                   "{'id':'a','attrs':{'desc':'said'}}\n"
                   "# ports are not read\n"
                   "# hyperedges are not read\n"
                   "# of several graphs the first is read\n");
}

/* Blanks around a value of a declared type are none of it. */
static void blanks(void **state)
{
    (void)state;
    expect_records("t.graphml",
                   HEAD "<key id='n' for='node' attr.name='tons' attr.type='int'/>"
                        "<key id='b' for='node' attr.name='old' attr.type='boolean'/>"
                        "<graph edgedefault='directed'><node id='a'><data key='n'> 12\n"
                        "</data><data key='b'>\ttrue </data></node></graph></graphml>",
                   "{'id':'a','attrs':{'old':true,'tons':12}}\n");
}

static void too_many_keys(void **state)
{
    (void)state;
    for (size_t over = 0; over < 2; over++) {
        base_buffer text = {0};
        reading r = reading_begin();
        base_buffer_add(&text, HEAD "\n");
        for (size_t i = 0; i < 10000 + over; i++)
            base_buffer_format(&text, "<key id='k%zu' for='node'/>\n", i);
        base_buffer_add(&text, "<graph/></graphml>");
        reading_write(&r, "t.graphml", text.data, text.length);
        assert_int_equal(reading_read(&r, NULL), over ? ERG_ELIMIT : ERG_OK);
        if (over)
            assert_string_equal(
                reading_message(&r),
                "t.graphml:10002:1: more attributes than the limit of 10000");
        base_buffer_free(&text);
        reading_end(&r);
    }
}

static void wrong(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"<graphml>\n<graph>@<node/></graph></graphml>", "node without id"},
        {"<graphml><graph>\n @<edge source='a'/></graph></graphml>",
         "edge without target"},
        {"<graphml><graph>\n @<edge target='a'/></graph></graphml>",
         "edge without source"},
        {"<graphml>@<key for='node'/></graphml>", "key without id"},
        {"<graphml><graph><node id='a'>@<data/></node></graph></graphml>",
         "data without key"},
        {"<graphml><default>x</default>@</graphml>", "default outside of an attribute"},
        {"@<gexf/>", "found element 'gexf', wanted graphml"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reading r = reading_begin();
        erg_read_options options = {.from = "graphml"};
        marked m = marked_text(texts[i][0]);
        char message[256];
        reading_write(&r, "t", m.text, strlen(m.text));
        reading_read(&r, &options);
        snprintf(message, sizeof message, "t:%u:%u: %s", m.line, m.column, texts[i][1]);
        assert_string_equal(reading_message(&r), message);
        reading_end(&r);
    }
    expect_error(
        "t.graphml", "<graphml><graph><node id='a'/><node id='a'/></graph></graphml>",
        ERG_EDATA, "t.graphml:1:31: entity 'a' is there already, in t.graphml:1:17");
}

/* An id of any length keeps its name and type; what tags say by themselves is kept. */
static void keys_and_tags(void **state)
{
    (void)state;
    base_buffer text = {0};
    char id[400];
    memset(id, 'k', sizeof id - 1);
    id[sizeof id - 1] = '\0';
    base_buffer_format(&text,
                       HEAD "<key id='%s' for='node' attr.name='staff' attr.type='int'/>"
                            "<graph parse.order='free'><node id='a' city='Rome'"
                            " yfiles.foldertype='group'><data key='%s'>5</data></node>"
                            "<edge source='a' target='a' since='2020' sourceport='x'/>"
                            "</graph></graphml>",
                       id, id);
    expect_records_n("t.graphml", text.data, text.length,
                     "{'id':'a','attrs':{'city':'Rome','staff':5}}\n"
                     "{'id':'e:a-a-related','source':'a','target':'a','directed':true,"
                     "'attrs':{'since':'2020'}}\n");
    base_buffer_free(&text);
}

/* What the format says goes before a value of that name, which stays where it says
 * otherwise; other tools write their own words for true. */
static void directions(void **state)
{
    (void)state;
    expect_records(
        "t.graphml",
        HEAD "<key id='d' for='edge' attr.name='directed'/><graph "
             "edgedefault='undirected'>"
             "<edge id='e' source='a' target='b' directed='True'/>"
             "<edge id='f' source='a' target='b' directed='1'/>"
             "<edge id='g' source='a' target='b'><data key='d'>true</data></edge>"
             "<edge id='h' source='a' target='b'><data key='d'>no</data></edge>"
             "<edge id='i' source='a' target='b' directed='maybe'/>"
             "</graph></graphml>",
        "{'id':'a'}\n{'id':'b'}\n"
        "{'id':'e','source':'a','target':'b','directed':true}\n"
        "{'id':'f','source':'a','target':'b','directed':true}\n"
        "{'id':'g','source':'a','target':'b','directed':false,'attrs':{'directed':"
        "'true'}}\n"
        "{'id':'h','source':'a','target':'b','directed':false}\n"
        "{'id':'i','source':'a','target':'b','directed':false}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain),         cmocka_unit_test(values),
        cmocka_unit_test(yed),           cmocka_unit_test(blanks),
        cmocka_unit_test(too_many_keys), cmocka_unit_test(others),
        cmocka_unit_test(rest),          cmocka_unit_test(wrong),
        cmocka_unit_test(keys_and_tags), cmocka_unit_test(directions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

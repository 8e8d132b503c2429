/* Every allocation fails, once and from then on: reading says so, or does without, and
 * leaves nothing behind. */
#include "failing_memory.h"
#include "read_help.h"

static const char json[] =
    "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\"title\":\"T\","
    "\"documents\":[{\"id\":\"d\",\"title\":\"T\",\"attrs\":{\"b\":1,\"a\":[2,{\"x\":"
    "null}]}}],"
    "\"entities\":[{\"id\":\"a\",\"label\":\"A\",\"aliases\":[\"x\",\"y\"],\"same_as\":["
    "\"Q\"],"
    "\"claims\":[{\"document\":\"d\",\"key\":\"k\",\"value\":\"v\"}]},{\"id\":\"b\"}],"
    "\"relations\":[{\"source\":\"a\",\"target\":\"b\",\"relation\":\"funding\","
    "\"claims\":["
    "{\"document\":\"d\",\"amount\":{\"value\":1,\"currency\":\"USD\"}},{\"document\":"
    "\"d\","
    "\"locator\":\"1\"}]},{\"source\":\"a\",\"target\":\"b\",\"relation\":\"funding\"},"
    "{\"id\":\"r\",\"source\":\"b\",\"target\":\"a\",\"attrs\":{\"about\":\"r\"}}],"
    "\"rates\":[{\"currency\":\"EUR\",\"date\":\"2024\",\"usd\":1.1}]}";
static const char lines[] = "{\"type\":\"dataset\",\"format\":\"erg.dataset\"}\n"
                            "{\"type\":\"entity\",\"id\":\"a\",\"kind\":\"company\","
                            "\"aliases\":[\"z\"],\"attrs\":{\"k\":1}}\n"
                            "{\"type\":\"relation\",\"id\":\"r\",\"source\":\"b\","
                            "\"target\":\"a\",\"attrs\":{\"own\":1},"
                            "\"claims\":[{\"note\":\"n\"}]}\n";
static const char rows[] =
    "id,source,target,note,extra\nr,b,a,m,\n,b,a,,\"x \"\"y\"\"\"\n";
static const char snapshot[] =
    "{\"format\":\"erg.snapshot\",\"version\":\"1.0\",\"graph\":{\"title\":\"T\","
    "\"input\":{\"digest\":\"x\",\"files\":[{\"name\":\"n\",\"digest\":\"y\"}]},"
    "\"measures\":{\"pagerank\":{\"directed\":false}}},"
    "\"nodes\":[{\"id\":\"a\",\"attrs\":{\"k\":1},\"measures\":{\"pagerank\":1},"
    "\"ranks\":{\"pagerank\":1},\"x\":1,\"y\":2}],"
    "\"edges\":[{\"id\":\"r\",\"source\":\"a\",\"target\":\"a\",\"weight\":1,\"label\":"
    "\"l\","
    "\"amount\":{\"value\":1},\"merged\":[\"s\",\"t\"]}]}";

static const char graph[] =
    "{\"attributes\":{\"title\":\"T\",\"creator\":\"c\",\"measures\":{\"m\":{}},"
    "\"documents\":[{\"id\":\"d\"}],\"rates\":[{\"currency\":\"EUR\",\"date\":\"2024\","
    "\"usd\":1}]},"
    "\"nodes\":[{\"key\":1,\"attributes\":{\"label\":7,\"kind\":\"k\",\"x\":1,\"m\":2,"
    "\"aliases\":[\"b\"],\"own\":[\"f\"],\"attrs\":{\"f\":1},\"g\":[1],"
    "\"claims\":[{\"document\":\"d\",\"key\":\"f\",\"value\":1}]}},"
    "{\"key\":\"n1\",\"attributes\":{\"erg_id\":\"b\",\"erg_attrs\":\"{\\\"p\\\":[1]}\"}}"
    "],"
    "\"edges\":[{\"key\":1,\"source\":1,\"target\":\"n1\",\"attributes\":{\"weight\":0,"
    "\"amount\":5,\"document\":\"d\",\"note\":\"n\"}},"
    "{\"key\":\"e\",\"source\":1,\"target\":1,\"attributes\":{\"family\":\"other\","
    "\"disputed\":true,\"claims\":[],\"merged\":[\"x\"],\"weight\":2}}]}";
static const char named[] =
    "{\"categories\":[{\"name\":\"k\"}],\"nodes\":[{\"name\":\"x\",\"category\":0},{}],"
    "\"links\":[{\"source\":0,\"target\":1,\"amount\":1,\"document\":\"e\"}]}";

static const char graphml[] =
    "<graphml><key id='k' for='node' attr.name='label'><default>D</default></key>"
    "<key id='w' for='edge' attr.name='weight' attr.type='double'/>"
    "<graph edgedefault='directed'><data key='title'>T</data><node id='a'>"
    "<data key='k'>&lt;A&gt;</data><graph><node "
    "id='c'><desc>x</desc></node></graph></node>"
    "<node id='b'><port/></node><edge source='a' target='b'><data key='w'>2</data></edge>"
    "</graph></graphml>";
static const char gexf[] =
    "<gexf xmlns:viz='urn:viz'><meta><description>T</description></meta><graph>"
    "<attributes class='node'><attribute id='0' title='n' type='integer'>"
    "<default>1</default></attribute></attributes><nodes><node id='a' label='A' "
    "start='1'>"
    "<spells><spell end='2'/></spells><viz:color r='1'/></node></nodes><edges>"
    "<edge id='e' source='a' target='b' weight='2'><spells><spell start='2001'/>"
    "<spell start='2003' end='x'/></spells></edge></edges></graph></gexf>";
static const char dot[] =
    "digraph T { node [kind=k]; a [label=\"x\\ny\"]; subgraph cluster_c "
    "{ b [label=<<b>h</b>>] } a -> b [weight=2, amount=3, id=e] }";

static const char money[] =
    "{\"id\":\"c\",\"schema\":\"Company\",\"referents\":[\"o\"],\"properties\":{\"name\":"
    "[\"A\","
    "\"B\"],\"parent\":[\"p\"],\"addressEntity\":[\"l\"],\"k\":[\"1\",\"2\"]}}\n"
    "{\"id\":\"l\",\"schema\":\"Address\",\"properties\":{\"city\":[\"X\"],\"street\":["
    "\"Y\"]}}\n"
    "{\"id\":\"q\",\"schema\":\"Person\",\"properties\":{\"firstName\":[\"A\"],"
    "\"lastName\":[7]}}\n"
    "{\"id\":\"d\",\"schema\":\"Pages\",\"properties\":{\"title\":[\"T\"]}}\n"
    "{\"id\":\"s\",\"schema\":\"Sanction\",\"properties\":{}}\n"
    "{\"id\":\"r\",\"schema\":\"Payment\",\"datasets\":[\"z\"],\"properties\":{\"payer\":"
    "[\"c\"],"
    "\"beneficiary\":[\"q\",\"c\"],\"amount\":[\"1\",\"2\"],\"sourceUrl\":[\"u\"],"
    "\"proof\":[\"d\"]}}\n"
    "{\"id\":\"t\",\"schema\":\"Debt\",\"datasets\":[\"z\"],\"properties\":{\"creditor\":"
    "[\"c\"],"
    "\"debtor\":[\"q\"]}}\n"
    "{\"id\":\"e\",\"schema\":\"Company\",\"properties\":{\"name\":[\"E\"]},\"erg\":{"
    "\"dataset\":{"
    "\"title\":\"T\",\"rates\":[{\"currency\":\"EUR\",\"date\":\"2024\",\"usd\":1}]},"
    "\"entity\":{\"id\":\"e\",\"label\":\"E\"}}}\n";
static const char statements[] =
    "[{\"statementId\":\"1\",\"recordId\":\"c\",\"statementDate\":\"2020\","
    "\"recordType\":\"entity\","
    "\"publicationDetails\":{\"publisher\":{\"name\":\"P\"}},\"source\":{\"assertedBy\":["
    "{\"name\":"
    "\"A\"},{\"name\":\"B\"}]},\"recordDetails\":{\"name\":\"C\",\"alternateNames\":["
    "\"D\"],"
    "\"identifiers\":[{\"id\":\"7\",\"scheme\":\"S\"}],\"addresses\":[{\"address\":\"x\"}"
    ",{\"address\":"
    "\"y\"}],\"uri\":\"u\",\"publicListing\":{}}},"
    "{\"statementId\":\"2\",\"recordId\":\"p\",\"statementDate\":\"2020\",\"recordType\":"
    "\"person\","
    "\"recordDetails\":{\"names\":[{\"givenName\":\"A\",\"familyName\":\"B\"}]}},"
    "{\"statementId\":\"3\",\"recordId\":\"r\",\"statementDate\":\"2020\",\"recordType\":"
    "\"relationship\","
    "\"recordDetails\":{\"subject\":\"c\",\"interestedParty\":\"p\",\"interests\":[{"
    "\"type\":"
    "\"shareholding\",\"startDate\":\"2019\",\"share\":{\"minimum\":1,\"maximum\":2}},{"
    "\"type\":\"trustee\","
    "\"details\":\"x\"}]}},"
    "{\"statementId\":\"4\",\"recordId\":\"r\",\"statementDate\":\"2021\",\"recordType\":"
    "\"relationship\","
    "\"recordStatus\":\"closed\",\"recordDetails\":{\"subject\":\"c\","
    "\"interestedParty\":\"p\","
    "\"interests\":[{\"type\":\"shareholding\",\"startDate\":\"2020-05\",\"share\":{"
    "\"exact\":3}}]}},"
    "{\"statementId\":\"5\",\"recordId\":\"s\",\"statementDate\":\"2021\",\"recordType\":"
    "\"relationship\","
    "\"recordDetails\":{\"subject\":\"c\",\"interestedParty\":{\"reason\":\"unknown\"}}}"
    "]";

/* Reads with the allocation at `point` failing; false when there was none to fail. */
static bool survive(const char *const *paths, size_t count, const char *digest,
                    long point)
{
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    const erg_read_options options = {.columns = count == 3 ? "note=note" : NULL};
    long before = alive;
    failed = 0;
    countdown = point;
    erg_code code = erg_dataset_read(&dataset, paths, count, &options, &err);
    countdown = 0;
    if (code == ERG_OK) {
        /* Something that only helps was done without. */
        assert_string_equal(erg_dataset_digest(dataset), digest);
    } else {
        assert_int_equal(code, ERG_ENOMEM);
        assert_string_equal(err.text, "out of memory");
        assert_null(dataset);
    }
    erg_dataset_free(dataset);
    assert_int_equal(alive, before);
    return failed > 0;
}

static void all_points(const char *const *paths, size_t count)
{
    if (SANITIZED) skip();
    char digest[80];
    erg_dataset *dataset = NULL;
    erg_error err = {0};
    if (erg_dataset_read(&dataset, paths, count, NULL, &err) != ERG_OK)
        fail_msg("%s", err.text);
    snprintf(digest, sizeof digest, "%s", erg_dataset_digest(dataset));
    erg_dataset_free(dataset);
    for (int mode = 0; mode < 2; mode++) {
        long point = 1;
        sticky = mode == 1;
        while (survive(paths, count, digest, point))
            point++;
        assert_true(point > 30);
    }
}

static void several_inputs(void **state)
{
    (void)state;
    reading r = reading_begin();
    reading_write(&r, "a.json", json, sizeof json - 1);
    reading_write(&r, "b.jsonl", lines, sizeof lines - 1);
    reading_write(&r, "c.csv", rows, sizeof rows - 1);
    const char *const paths[] = {r.names[0], r.names[1], r.names[2]};
    all_points(paths, 3);
    reading_end(&r);
}

static void one_snapshot(void **state)
{
    (void)state;
    reading r = reading_begin();
    reading_write(&r, "s.json", snapshot, sizeof snapshot - 1);
    const char *const paths[] = {r.names[0]};
    all_points(paths, 1);
    reading_end(&r);
}

static void one_folder(void **state)
{
    (void)state;
    reading r = reading_begin();
    reading_write(&r, "relations.csv", rows, sizeof rows - 1);
    const char *const paths[] = {r.folder};
    all_points(paths, 1);
    reading_end(&r);
}

static void registers(void **state)
{
    (void)state;
    reading r = reading_begin();
    reading_write(&r, "m.json", money, sizeof money - 1);
    reading_write(&r, "s.json", statements, sizeof statements - 1);
    for (size_t i = 0; i < 2; i++) {
        const char *const paths[] = {r.names[i]};
        all_points(paths, 1);
    }
    reading_end(&r);
}

static void one_graph(void **state)
{
    (void)state;
    reading r = reading_begin();
    reading_write(&r, "g.json", graph, sizeof graph - 1);
    const char *const paths[] = {r.names[0]};
    all_points(paths, 1);
    reading_end(&r);
}

static void named_nodes(void **state)
{
    (void)state;
    reading r = reading_begin();
    reading_write(&r, "g.json", named, sizeof named - 1);
    const char *const paths[] = {r.names[0]};
    all_points(paths, 1);
    reading_end(&r);
}

static void one_marked_up(const char *text, size_t n)
{
    reading r = reading_begin();
    reading_write(&r, "g", text, n);
    const char *const paths[] = {r.names[0]};
    all_points(paths, 1);
    reading_end(&r);
}

static void one_graphml(void **state)
{
    (void)state;
    one_marked_up(graphml, sizeof graphml - 1);
}

static void one_gexf(void **state)
{
    (void)state;
    one_marked_up(gexf, sizeof gexf - 1);
}

static void one_dot(void **state)
{
    (void)state;
    const char *path = getenv("LAYOUT");
    if (!path) skip();
    assert_int_equal(setenv("ERG_LAYOUT", path, 1), 0);
    one_marked_up(dot, sizeof dot - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_inputs), cmocka_unit_test(one_snapshot),
        cmocka_unit_test(one_folder),     cmocka_unit_test(registers),
        cmocka_unit_test(one_graph),      cmocka_unit_test(named_nodes),
        cmocka_unit_test(one_graphml),    cmocka_unit_test(one_gexf),
        cmocka_unit_test(one_dot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* CSV tables: which table, which columns, what a row becomes. */
#include "read_graph_help.h"

#define EMPTY_DOCUMENTS                                                                  \
    "{\"format\":\"erg.dataset\",\"version\":\"1.0\",\n\"documents\":[\n],\n"
#define END "\n],\n\"rates\":[\n]\n}\n"

/* What the relations of a file become, without what stands around them. */
static void expect_lists(const char *name, const char *text, const char *columns,
                         const char *wanted)
{
    reading r = reading_begin();
    const erg_read_options options = {.columns = columns};
    reading_write(&r, name, text, strlen(text));
    reading_read(&r, &options);
    const char *got = reading_text(&r);
    assert_string_equal(strchr(got, '\n') + 1, wanted);
    reading_end(&r);
}

static void relations(void **state)
{
    (void)state;
    expect_lists(
        "x.csv",
        "id,source,target,relation,start,end,label,directed,amount,currency,low,high,"
        "bound,basis,"
        "share,weight,confidence,status,document,locator,by,asserted,note,own column\r\n"
        "r1,a,b,funding,2024-03,2025,seed,true,1e9,USD,,,over,round-total,0.5,2,0.9,"
        "confirmed,d1,"
        "\"p, 1\",CEO,2025-05-11,n,x\r\n"
        "r2,a,b,funding,,,,false,,EUR,1,2,about,own,,,,,,,,,,\r\n"
        "r3,a,b,,,,,,,USD,,,over,own,,,,,,,,,,\r\n",
        NULL,
        "\"documents\":[\n{\"id\":\"d1\"}\n],\n\"entities\":[\n{\"id\":\"a\"},\n{\"id\":"
        "\"b\"}\n],\n"
        "\"relations\":[\n"
        "{\"id\":\"r1\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"funding\","
        "\"label\":\"seed\","
        "\"directed\":true,\"start\":\"2024-03\",\"end\":\"2025\",\"weight\":2,"
        "\"attrs\":{\"own "
        "column\":\"x\"},\"claims\":[{\"document\":\"d1\",\"locator\":\"p, 1\","
        "\"by\":\"CEO\",\"amount\":{\"value\":1000000000,\"currency\":\"USD\",\"bound\":"
        "\"over\","
        "\"basis\":\"round-total\"},\"share\":0.5,\"confidence\":0.9,\"status\":"
        "\"confirmed\","
        "\"asserted\":\"2025-05-11\",\"note\":\"n\"}]},\n"
        "{\"id\":\"r2\",\"source\":\"a\",\"target\":\"b\",\"relation\":\"funding\","
        "\"directed\":false,"
        "\"claims\":[{\"amount\":{\"low\":1,\"high\":2,\"currency\":\"EUR\",\"bound\":"
        "\"about\"},"
        "\"confidence\":1,\"status\":\"reported\"}]},\n"
        "{\"id\":\"r3\",\"source\":\"a\",\"target\":\"b\",\"directed\":true}" END);
}

/* Rows of one id are claims of one relation. */
static void rows_of_one_relation(void **state)
{
    (void)state;
    expect_lists(
        "x.csv",
        "id,source,target,start,document,amount\n"
        "r,a,b,2024,d2,2\nr,a,b,,d1,1\nr,a,b,2024,d2,2\n,a,b,,d1,3\n,a,b,,d1,3\n",
        NULL,
        "\"documents\":[\n{\"id\":\"d1\"},\n{\"id\":\"d2\"}\n],\n\"entities\":[\n{\"id\":"
        "\"a\"},\n"
        "{\"id\":\"b\"}\n],\n\"relations\":[\n"
        "{\"id\":\"e:a-b-related\",\"source\":\"a\",\"target\":\"b\",\"directed\":true,"
        "\"claims\":[{\"document\":\"d1\",\"amount\":{\"value\":3},\"confidence\":1,"
        "\"status\":\"reported\"}]},\n"
        "{\"id\":\"e:a-b-related~2\",\"source\":\"a\",\"target\":\"b\",\"directed\":true,"
        "\"claims\":[{\"document\":\"d1\",\"amount\":{\"value\":3},\"confidence\":1,"
        "\"status\":\"reported\"}]},\n"
        "{\"id\":\"r\",\"source\":\"a\",\"target\":\"b\",\"directed\":true,\"start\":"
        "\"2024\","
        "\"claims\":[{\"document\":\"d1\",\"amount\":{\"value\":1},\"confidence\":1,"
        "\"status\":\"reported\"},{\"document\":\"d2\",\"amount\":{\"value\":2},"
        "\"confidence\":1,\"status\":\"reported\"}]}" END);
    expect_error("x.csv", "id,source,target,start\nr,a,b,2024\nr,a,b,2025\n", ERG_EDATA,
                 "x.csv:3:1: relation 'r' has start '2025', x.csv:2:1 says '2024'");
    expect_error("x.csv", "id,source,target,start\nr,a,b,2024\nr,b,a,2024\n", ERG_EDATA,
                 "x.csv:3:1: relation 'r' has source 'b', x.csv:2:1 says 'a'");
}

static void entities_and_documents(void **state)
{
    (void)state;
    static const char entities[] =
        EMPTY_DOCUMENTS "\"entities\":[\n"
                        "{\"id\":\"a\",\"kind\":\"fund\",\"label\":\"A, B\","
                        "\"aliases\":[\"A\",\"B C\"],\"same_as\":[\"Q1\"],"
                        "\"attrs\":{\"ticker\":\"AAA\"}},\n{\"id\":\"b\"}\n],\n"
                        "\"relations\":[" END;
    expect_lists("x.csv",
                 "id,kind,label,aliases,same_as,ticker\n"
                 "a,fund,\"A, B\",A | B C||,Q1,AAA\nb,,,,,\n",
                 NULL, strchr(entities, '\n') + 1);
    expect_lists(
        "x.csv", "id,title,publisher,date,url,pages\nd,T,P,2024-02,http://x,3\n", NULL,
        "\"documents\":[\n{\"id\":\"d\",\"title\":\"T\",\"publisher\":\"P\","
        "\"date\":\"2024-02\",\"url\":\"http://x\",\"attrs\":{\"pages\":\"3\"}}\n],\n"
        "\"entities\":[\n],\n\"relations\":[" END);
    expect_lists("x.csv", "id,title,label\nd,Dr,D\n", NULL,
                 "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"d\",\"label\":\"D\","
                 "\"attrs\":{\"title\":\"Dr\"}}\n],\n\"relations\":[" END);
    /* The name tells where the header does not. */
    expect_lists(
        "documents.csv", "id\nd\n", NULL,
        "\"documents\":[\n{\"id\":\"d\"}\n],\n\"entities\":[\n],\n\"relations\":[" END);
    expect_lists("entities.csv", "id,title\nd,Dr\n", NULL,
                 "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"d\",\"attrs\":{"
                 "\"title\":\"Dr\"}}\n],\n"
                 "\"relations\":[" END);
}

static void gephi(void **state)
{
    (void)state;
    expect_lists(
        "edges.csv",
        "Source,Target,Type,Id,Label,timeset,Weight\n"
        "1,2,Undirected,0,,,2.5\n2,1,Directed,e7,L,,1\n",
        NULL,
        "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"1\"},\n{\"id\":\"2\"}\n],\n"
        "\"relations\":[\n"
        "{\"id\":\"e7\",\"source\":\"2\",\"target\":\"1\",\"label\":\"L\",\"directed\":"
        "true,"
        "\"weight\":1},\n"
        "{\"id\":\"e:1-2-related\",\"source\":\"1\",\"target\":\"2\",\"directed\":false,"
        "\"weight\":2.5}" END);
    expect_lists("nodes.csv", "Id,Label,Modularity Class\n1,One,3\n", NULL,
                 "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"1\",\"label\":\"One\","
                 "\"attrs\":{\"Modularity Class\":\"3\"}}\n],\n\"relations\":[" END);
    /* "type" beside erg's own names is the user's. */
    expect_lists(
        "x.csv", "source,target,type\n1,2,director_of\n", NULL,
        "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"1\"},\n{\"id\":\"2\"}\n],\n"
        "\"relations\":[\n{\"id\":\"e:1-2-related\",\"source\":\"1\",\"target\":\"2\","
        "\"directed\":true,\"attrs\":{\"type\":\"director_of\"}}" END);
    expect_error("x.csv", "Source,Target,Type\n1,2,@Both\n", ERG_EDATA,
                 "Type: found 'Both', wanted Directed or Undirected");
}

/* As Gephi exports its tables. */
static void gephi_tables(void **state)
{
    (void)state;
    reading r = reading_begin();
    const char nodes[] = "\xEF\xBB\xBFId\tLabel\ttimeset\tmodularity_class\r\n"
                         "a\tAcme\t\t3\r\nb\t\"Bolt; Inc\"\t\t\r\n";
    const char edges[] =
        "Source;Target;Type;Id;Label;timeset;Weight\r\n"
        "a;b;Directed;0;;<[2009-03-01, 2010-12-31]>;2.5\r\n"
        "a;b;Undirected;1;x;<[-Infinity, 2011-01-01T10:00:00]>;1\r\n"
        "b;a;Directed;2;;<[2009.0, 2010.0]>;1\r\n"
        "b;a;Directed;3;;\"<[2009-01-01, 2009-02-01]; [2010, 2011]>\";1\r\n";
    reading_write(&r, "nodes.tsv", nodes, sizeof nodes - 1);
    reading_write(&r, "edges.csv", edges, sizeof edges - 1);
    reading_read(&r, NULL);
    check_records(
        &r, "{'id':'a','label':'Acme','attrs':{'modularity_class':'3'}}\n"
            "{'id':'b','label':'Bolt; Inc'}\n"
            "{'id':'e:a-b-related','source':'a','target':'b','label':'x',"
            "'directed':false,'end':'2011-01-01','weight':1}\n"
            "{'id':'e:a-b-related-2009-03-01','source':'a','target':'b',"
            "'directed':true,'start':'2009-03-01','end':'2010-12-31','weight':2.5}\n"
            "{'id':'e:b-a-related','source':'b','target':'a','directed':true,'weight':1,"
            "'attrs':{'timeset':'<[2009-01-01, 2009-02-01]; [2010, 2011]>'}}\n"
            "{'id':'e:b-a-related~2','source':'b','target':'a','directed':true,"
            "'weight':1,'attrs':{'timeset':'<[2009.0, 2010.0]>'}}\n");
    reading_end(&r);
}

static void mapped_columns(void **state)
{
    (void)state;
    expect_lists(
        "x.csv", "company,investor,when,source,status\nb,a,2004,web,OK\n",
        "source=investor,target=company,start=when,status=",
        "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n],\n"
        "\"relations\":[\n{\"id\":\"e:a-b-related-2004\",\"source\":\"a\",\"target\":"
        "\"b\","
        "\"directed\":true,\"start\":\"2004\",\"attrs\":{\"source\":\"web\","
        "\"status\":\"OK\"}}" END);
    /* One mapping for both tables: each takes what it has. */
    expect_lists("x.csv", "key,name,type\na,A,fund\n",
                 "id=key,label=name,kind=type,relation=type",
                 "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"a\",\"kind\":\"fund\","
                 "\"label\":\"A\"}\n"
                 "],\n\"relations\":[" END);
}

/* What people's tables say for yes and no, and rows of a sheet that nobody filled in. */
static void flags_and_empty_rows(void **state)
{
    (void)state;
    static const char rows[] = "source,target,directed\n,,\na,b,1\na,c,Yes\na,d,TRUE\n"
                               "b,c,0\n , ,\nb,d,NO\nb,e,False\n,,\n";
    reading r = reading_of("x.csv", rows);
    assert_int_equal(r.dataset->relation_count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(r.dataset->relations[i].directed, i < 3);
    reading_end(&r);
    expect_lists(
        "x.csv", "Source,Target,Type\na,b,undirected\n", NULL,
        "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n],\n"
        "\"relations\":[\n{\"id\":\"e:a-b-related\",\"source\":\"a\",\"target\":\"b\","
        "\"directed\":false}" END);
}

#define AMOUNT(amount)                                                                   \
    "\"documents\":[\n],\n\"entities\":[\n{\"id\":\"a\"},\n{\"id\":\"b\"}\n],\n"         \
    "\"relations\":[\n{\"id\":\"e:a-b-related\",\"source\":\"a\",\"target\":\"b\","      \
    "\"directed\":true,\"claims\":[{\"amount\":{" amount                                 \
    "},\"confidence\":1,\"status\":\"reported\"}]}" END

/* One currency for all rows; a row's own and a column of that name go first. */
static void one_currency(void **state)
{
    (void)state;
    expect_lists("x.csv", "source,target,Amount (USD)\na,b,5\n",
                 "amount=Amount (USD),currency=USD",
                 AMOUNT("\"value\":5,\"currency\":\"USD\""));
    expect_lists("x.csv", "source,target,amount,currency\na,b,5,EUR\n", "currency=USD",
                 AMOUNT("\"value\":5,\"currency\":\"EUR\""));
    expect_lists("x.csv", "source,target,amount,currency\na,b,5,\n", "currency=USD",
                 AMOUNT("\"value\":5,\"currency\":\"USD\""));
    expect_lists("x.csv", "source,target,amount,USD\na,b,5,GBP\n", "currency=USD",
                 AMOUNT("\"value\":5,\"currency\":\"GBP\""));
}

static void expect_note(const char *header, const char *columns, const char *wanted)
{
    const erg_read_options options = {.columns = columns};
    reading r = reading_begin();
    reading_write(&r, "x.csv", header, strlen(header));
    reading_read(&r, &options);
    reading_text(&r);
    assert_int_equal(r.dataset->note_count, wanted ? 1 : 0);
    const char *found = wanted ? strstr(r.dataset->notes[0], "--columns '") : "";
    assert_non_null(found);
    if (wanted) assert_string_equal(found + strlen("--columns "), wanted);
    reading_end(&r);
}

/* What is called nearly as erg calls it is told, once nobody says otherwise. */
static void hints(void **state)
{
    (void)state;
    expect_note("source,target,amount_usd\n", NULL, "'amount=amount_usd,currency=USD'");
    expect_note("source,target,Amount (eur),Currency\n", NULL,
                "'amount=Amount (eur),currency=Currency'");
    expect_note("source,target,Start date,END,Relation\n", NULL,
                "'relation=Relation,start=Start date,end=END'");
    expect_note("source,target,amount_est\n", NULL, "'amount=amount_est'");
    expect_note("source,target,amount_usd\n", "amount=amount_usd,currency=USD", NULL);
    expect_note("source,target,Amount\n", "amount=", NULL);
    expect_note("source,target,amount,amount_usd,currency\n", NULL, NULL);
    expect_note("source,target,amounts,starter,e,Weight,Label\n", NULL, NULL);
    expect_note("id,label,Start\n", NULL, NULL);
}

/* A name that is mapped stays what it is in a table that has no other column for it. */
static void mapped_in_one_table(void **state)
{
    (void)state;
    static const char entities[] = "id,name\na,A\n";
    static const char some[] = "source,target,label,id\na,b,L,7\n";
    const erg_read_options options = {.columns = "label=name"};
    reading r = reading_begin();
    reading_write(&r, "entities.csv", entities, sizeof entities - 1);
    reading_write(&r, "relations.csv", some, sizeof some - 1);
    reading_read(&r, &options);
    reading_text(&r);
    assert_string_equal(r.dataset->entities[0].label, "A");
    assert_string_equal(r.dataset->relations[0].label, "L");
    /* Only Gephi's numbers are no ids. */
    assert_string_equal(r.dataset->relations[0].id, "7");
    reading_end(&r);
}

static void expect_columns_error(const char *text, const char *columns, erg_code code,
                                 const char *message)
{
    reading r = reading_begin();
    const erg_read_options options = {.columns = columns};
    reading_write(&r, "x.csv", text, strlen(text));
    assert_int_equal(reading_read(&r, &options), code);
    assert_string_equal(reading_message(&r), message);
    reading_end(&r);
}

static void wrong_mappings(void **state)
{
    (void)state;
    static const char header[] = "source,target,sum\na,b,1\n";
    expect_columns_error(header, "amount", ERG_EUSAGE,
                         "columns: found 'amount', wanted pairs such as source=investor");
    expect_columns_error(header, "amount=sum,", ERG_EUSAGE,
                         "columns: found '', wanted pairs such as source=investor");
    expect_columns_error(header, "amout=sum", ERG_EUSAGE,
                         "columns: 'amout' is no column of erg's, did you mean 'amount'");
    expect_columns_error(header, "amount=sum,amount=x", ERG_EUSAGE,
                         "columns: amount is mapped twice");
    expect_columns_error(
        header, "amount=total", ERG_EUSAGE,
        "columns: no column 'total' for amount, found 'source', 'target', 'sum'");
    expect_columns_error("a,b\n1,2\n", "source=a,target=c", ERG_EDATA,
                         "x.csv:1:1: no column 'c' for target, found 'a', 'b'");
    expect_columns_error("{\"relations\":[]}", "source=a", ERG_EUSAGE,
                         "columns are mapped, and no input is CSV");
}

static void wrong_rows(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        erg_code code;
        const char *message;
    } wrong[] = {
        {"@a,b\n1,2\n", ERG_EDATA,
         "header has neither source and target nor id, found 'a', 'b'; say which they "
         "are, "
         "as in --columns 'source=a,target=b'"},
        {"@a;b c\n1;2\n", ERG_EDATA,
         "header has neither source and target nor id, found 'a', 'b c'; say which they "
         "are, as in --columns 'source=a,target=b c'"},
        {"@17,4\n17,5\n", ERG_EDATA,
         "the first row names no columns, found '17', '4'; put one like source,target "
         "above it"},
        {"source\ttarget\tweight\na\t\"b\"\t@heavy\n", ERG_EDATA,
         "weight: found 'heavy', wanted a plain number such as 1500000.5"},
        {"source,target,@source\na,b,c\n", ERG_EDATA,
         "column 'source' is there already, as 'source'"},
        {"Source,Target,@target\na,b,c\n", ERG_EDATA,
         "column 'target' is there already, as 'Target'"},
        {"source,target\na,b\n@a\n", ERG_EPARSE,
         "row has 1 cells, wanted 2 as in the header"},
        {"source,target\n\n@a,b,c\n", ERG_EPARSE,
         "row has 3 cells, wanted 2 as in the header"},
        {"source,target\n@a,\n", ERG_EDATA, "target is missing"},
        {"source,target,amount\na,b,@\"1,000\"\n", ERG_EDATA,
         "amount: found '1,000', wanted a plain number such as 1500000.5"},
        {"source,target,amount\n\"\xE2\x82\xAC,\n\",b,@0x10\n", ERG_EDATA,
         "amount: found '0x10', wanted a plain number such as 1500000.5"},
        {"source,target,weight\na,b,@nan\n", ERG_EDATA,
         "weight: found 'nan', wanted a plain number such as 1500000.5"},
        {"source,target,weight\n@a,b,0\n", ERG_EDATA, "weight is 0, wanted more than 0"},
        {"source,target,start\na,b,@3/2020\n", ERG_EDATA,
         "start: found '3/2020', wanted a date: YYYY, YYYY-MM or YYYY-MM-DD"},
        {"source,target,status\na,b,@OK\n", ERG_EDATA,
         "status: found 'OK', wanted reported, confirmed, possible, denied or retracted "
         "(where it means something else: --columns status=)"},
        {"source,target,directed\na,b,@2\n", ERG_EDATA,
         "directed: found '2', wanted true or false (where it means something else: "
         "--columns directed=)"},
        {"source,target,amount,currency\na,b,1,@EURO\n", ERG_EDATA,
         "currency: found 'EURO', wanted three capitals such as USD"},
        {"source,target,amount,bound\na,b,1,@x\n", ERG_EDATA,
         "bound: found 'x', wanted over, up-to or about (where it means something else: "
         "--columns bound=)"},
        {"source,target,amount,basis\na,b,1,@x\n", ERG_EDATA,
         "basis: found 'x', wanted own or round-total (where it means something else: "
         "--columns basis=)"},
        {"source,target,\na,b,\na,b,@c\n", ERG_EDATA, "'c' in a column without a name"},
        {"id,label\na,A\n@a,B\n", ERG_EDATA, "entity 'a' is there already, in x.csv:2:1"},
        {"source,target\na,b\n1,@\"2\n", ERG_EPARSE, "quote without its closing quote"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error("x.csv", wrong[i].text, wrong[i].code, wrong[i].message);
}

/* A name of the header stands in every row that has a cell under it. */
static void long_names(void **state)
{
    (void)state;
    base_buffer text = {0};
    char name[100001];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    base_buffer_format(&text, "source,target,%s,y\n", name);
    for (int i = 0; i < 200; i++)
        base_buffer_format(&text, "a,b%d,1,1\n", i);
    reading r = reading_begin();
    reading_write(&r, "x.csv", text.data, text.length);
    assert_int_equal(reading_read(&r, NULL), ERG_ELIMIT);
    assert_string_equal(reading_message(&r),
                        "x.csv:171:1: names of columns make more than the limit of "
                        "16777216 bytes and 1024 for each record");
    base_buffer_free(&text);
    reading_end(&r);
}

static void folder(void **state)
{
    (void)state;
    reading r = reading_begin();
    const char *const paths[] = {r.folder};
    static const char documents[] = "id,title\nd1,T\n";
    static const char entities[] = "id,label\na,A\n";
    static const char some[] = "source,target,document\na,b,d1\n";
    static const char more[] = "source,target,document\na,b,d2\n";
    reading_write(&r, "relations.csv", some, sizeof some - 1);
    reading_write(&r, "entities.csv", entities, sizeof entities - 1);
    reading_write(&r, "documents.csv", documents, sizeof documents - 1);
    reading_read_with(&r, paths, 1, NULL);
    reading_text(&r);
    assert_int_equal(r.dataset->entity_count, 2);
    assert_int_equal(r.dataset->document_count, 1);
    assert_int_equal(r.dataset->file_count, 3);
    assert_string_equal(r.dataset->files[0].name, "documents.csv");
    assert_string_equal(r.dataset->entities[0].label, "A");
    /* With documents.csv a document that it does not describe is an error. */
    reading_write(&r, "relations.csv", more, sizeof more - 1);
    assert_int_equal(reading_read_with(&r, paths, 1, NULL), ERG_EDATA);
    assert_string_equal(reading_message(&r),
                        "relations.csv:2:1: unknown document 'd2', did you mean 'd1'");
    unlink(r.names[2]);
    r.names[2][0] = '\0';
    assert_int_equal(reading_read_with(&r, paths, 1, NULL), ERG_OK);
    assert_string_equal(r.dataset->documents[0].id, "d2");
    reading_end(&r);
}

/* A folder and a dataset in JSON together. */
static void beside_json(void **state)
{
    (void)state;
    static const char json[] = "{\"entities\":[{\"id\":\"a\",\"label\":\"A\"}]}";
    static const char rows[] = "source,target\na,b\n";
    reading r = reading_begin();
    reading_write(&r, "a.json", json, sizeof json - 1);
    reading_write(&r, "b.csv", rows, sizeof rows - 1);
    assert_int_equal(reading_read(&r, NULL), ERG_OK);
    assert_int_equal(r.dataset->entity_count, 2);
    assert_string_equal(r.dataset->entities[0].label, "A");
    reading_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relations),
        cmocka_unit_test(rows_of_one_relation),
        cmocka_unit_test(entities_and_documents),
        cmocka_unit_test(gephi),
        cmocka_unit_test(gephi_tables),
        cmocka_unit_test(mapped_columns),
        cmocka_unit_test(flags_and_empty_rows),
        cmocka_unit_test(one_currency),
        cmocka_unit_test(hints),
        cmocka_unit_test(long_names),
        cmocka_unit_test(mapped_in_one_table),
        cmocka_unit_test(wrong_mappings),
        cmocka_unit_test(wrong_rows),
        cmocka_unit_test(folder),
        cmocka_unit_test(beside_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

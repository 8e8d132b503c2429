#include "read/foreign_names.h"

enum {
    NODE = READ_RECORD_NODE,
    EDGE = READ_RECORD_EDGE,
    GRAPH = READ_RECORD_GRAPH,
    BOTH = NODE | EDGE
};

#define ROW(name, kinds, role)                                                           \
    {                                                                                    \
        name, kinds, READ_ROLE_##role, false                                             \
    }
#define EXACT(name, kinds, role)                                                         \
    {                                                                                    \
        name, kinds, READ_ROLE_##role, true                                              \
    }

const read_name read_names[] = {
    ROW("label", BOTH, LABEL),
    ROW("name", BOTH, LABEL),
    ROW("edgelabel", EDGE, LABEL),  /* Gephi's GraphML */
    ROW("sharedname", BOTH, LABEL), /* Cytoscape's second copy */
    ROW("title", GRAPH, TITLE),
    ROW("label", GRAPH, TITLE),
    ROW("name", GRAPH, TITLE),
    ROW("kind", NODE, KIND),
    ROW("type", NODE, KIND),
    ROW("category", NODE, KIND),
    ROW("entitytype", NODE, KIND),
    ROW("nodetype", NODE, KIND),
    ROW("relation", EDGE, KIND),
    ROW("interaction", EDGE, KIND),
    ROW("rel", EDGE, KIND),
    ROW("relationship", EDGE, KIND),
    ROW("relationtype", EDGE, KIND),
    ROW("edgetype", EDGE, KIND),
    ROW("kind", EDGE, KIND),
    ROW("type", EDGE, KIND),
    ROW("sharedinteraction", EDGE, KIND),
    ROW("ergaliases", NODE, ALIASES),
    ROW("aliases", NODE, ALIASES),
    ROW("ergsameas", NODE, SAME_AS),
    ROW("sameas", NODE, SAME_AS),
    ROW("ergattrs", BOTH, ATTRS),
    ROW("attrs", BOTH, ATTRS),
    ROW("ergclaims", BOTH, CLAIMS),
    ROW("claims", BOTH, CLAIMS),
    ROW("ergown", BOTH, OWN),
    ROW("own", BOTH, OWN),
    ROW("ergid", BOTH, ID),
    ROW("family", EDGE, FAMILY),
    ROW("ergdirected", EDGE, DIRECTED),
    ROW("directed", EDGE, DIRECTED),
    ROW("isdirected", EDGE, DIRECTED),
    ROW("undirected", EDGE, UNDIRECTED),
    ROW("weight", EDGE, WEIGHT),
    ROW("value", EDGE, WEIGHT),
    ROW("ergownweight", EDGE, OWN_WEIGHT),
    ROW("ownweight", EDGE, OWN_WEIGHT),
    ROW("ergstart", EDGE, START),
    ROW("start", EDGE, START),
    ROW("startdate", EDGE, START),
    ROW("ergend", EDGE, END),
    ROW("end", EDGE, END),
    ROW("enddate", EDGE, END),
    ROW("amount", EDGE, AMOUNT),
    ROW("amountlow", EDGE, LOW),
    ROW("amounthigh", EDGE, HIGH),
    ROW("currency", EDGE, CURRENCY),
    ROW("bound", EDGE, BOUND),
    ROW("basis", EDGE, BASIS),
    ROW("share", EDGE, SHARE),
    ROW("confidence", EDGE, CONFIDENCE),
    ROW("status", EDGE, STATUS),
    ROW("document", EDGE, DOCUMENT),
    ROW("locator", EDGE, LOCATOR),
    ROW("by", EDGE, BY),
    ROW("asserted", EDGE, ASSERTED),
    ROW("note", EDGE, NOTE),
    ROW("disputed", EDGE, DISPUTED),
    ROW("possible", EDGE, POSSIBLE),
    ROW("ergmerged", EDGE, MERGED),
    ROW("merged", EDGE, MERGED),
    ROW("mirror", EDGE, MIRROR),
    EXACT("x", BOTH, SIZE),
    EXACT("y", BOTH, SIZE),
    EXACT("z", BOTH, SIZE),
    EXACT("vx", BOTH, SIZE),
    EXACT("vy", BOTH, SIZE),
    EXACT("fx", BOTH, SIZE),
    EXACT("fy", BOTH, SIZE),
    ROW("position", BOTH, LOOKS),
    ROW("size", BOTH, SIZE),
    ROW("width", BOTH, SIZE),
    ROW("height", BOTH, SIZE),
    ROW("thickness", BOTH, SIZE),
    ROW("color", BOTH, LOOKS),
    ROW("colour", BOTH, LOOKS),
    ROW("shape", BOTH, LOOKS),
    ROW("opacity", BOTH, SIZE),
    ROW("viz", BOTH, LOOKS),
    EXACT("r", BOTH, SIZE),
    EXACT("g", BOTH, SIZE),
    EXACT("b", BOTH, SIZE),
    ROW("measures", NODE, MEASURE),
    ROW("ranks", NODE, MEASURE),
    ROW("degree", NODE, MEASURE),
    ROW("indegree", NODE, MEASURE),
    ROW("outdegree", NODE, MEASURE),
    ROW("weighteddegree", NODE, MEASURE),
    ROW("weightedindegree", NODE, MEASURE),
    ROW("weightedoutdegree", NODE, MEASURE),
    ROW("betweenness", NODE, MEASURE),
    ROW("betweennesscentrality", NODE, MEASURE),
    ROW("betweenesscentrality", NODE, MEASURE), /* as Gephi wrote it for years */
    ROW("closeness", NODE, MEASURE),
    ROW("closenesscentrality", NODE, MEASURE),
    ROW("closnesscentrality", NODE, MEASURE),
    ROW("harmoniccloseness", NODE, MEASURE),
    ROW("harmonicclosenesscentrality", NODE, MEASURE),
    ROW("harmonicclosnesscentrality", NODE, MEASURE),
    ROW("eigenvector", NODE, MEASURE),
    ROW("eigenvectorcentrality", NODE, MEASURE),
    ROW("eigencentrality", NODE, MEASURE),
    ROW("pagerank", NODE, MEASURE),
    ROW("pageranks", NODE, MEASURE),
    ROW("hub", NODE, MEASURE),
    ROW("authority", NODE, MEASURE),
    ROW("coreness", NODE, MEASURE),
    ROW("eccentricity", NODE, MEASURE),
    ROW("clustering", NODE, MEASURE),
    ROW("clusteringcoefficient", NODE, MEASURE),
    ROW("modularityclass", NODE, MEASURE),
    ROW("componentid", NODE, MEASURE),
    ROW("componentnumber", NODE, MEASURE),
    ROW("ergsources", GRAPH, SOURCES),
    ROW("documents", GRAPH, DOCUMENTS),
    ROW("rates", GRAPH, RATES),
    ROW("erggraph", GRAPH, HOW),
    ROW("measures", GRAPH, SETTINGS),
    ROW("generator", GRAPH, MADE),
    ROW("asof", GRAPH, MADE),
    ROW("knownby", GRAPH, MADE),
    ROW("input", GRAPH, MADE),
    ROW("weight", GRAPH, MADE),
    ROW("resolve", GRAPH, MADE),
    ROW("measuredon", GRAPH, MADE),
    ROW("positions", GRAPH, MADE),
};
const size_t read_name_count = sizeof read_names / sizeof *read_names;

bool read_name_plain(char out[READ_NAME_MAX], const char *name)
{
    size_t n = 0;
    for (; *name && n + 1 < READ_NAME_MAX; name++) {
        char c = *name;
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c == ' ' || c == '-' || c == '_') continue;
        out[n++] = c;
    }
    out[n] = '\0';
    return *name == '\0';
}

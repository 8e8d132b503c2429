"""A small good file for each reader, from which the hostile ones are made. run.py first shows that
erg takes every one of them: an attack on a file that is refused anyway would prove nothing."""

import json

DATASET = {
    "format": "erg.dataset", "version": "1.0", "title": "T",
    "documents": [{"id": "d1", "title": "D", "publisher": "P", "date": "2024-01-02",
                   "url": "https://a.b/c", "attrs": {"k": 1}}],
    "entities": [{"id": "a", "kind": "company", "label": "A", "aliases": ["A1"], "same_as": ["x1"],
                  "attrs": {"k": True},
                  "claims": [{"document": "d1", "locator": "p1", "key": "founded", "value": "2015",
                              "confidence": 0.5, "status": "reported", "asserted": "2024",
                              "note": "n", "by": "b"}]},
                 {"id": "b"}],
    "relations": [{"id": "r1", "source": "a", "target": "b", "relation": "funding", "label": "L",
                   "directed": True, "start": "2024-03", "end": "2025-03-31", "weight": 2.5,
                   "attrs": {"k": None},
                   "claims": [{"document": "d1", "locator": "p2", "by": "c", "share": 0.49,
                               "amount": {"value": 1000, "currency": "USD", "bound": "over",
                                          "basis": "own"},
                               "confidence": 0.9, "status": "reported", "asserted": "2024-05",
                               "note": "n", "label": "cl"},
                              {"amount": {"low": 1, "high": 2}, "start": "2024-03",
                               "end": "2024-04"}]},
                  {"source": "b", "target": "a", "document": "d1", "locator": "p3",
                   "amount": {"value": 5}, "share": 0.5, "confidence": 1, "status": "denied"}],
    "rates": [{"currency": "EUR", "date": "2024", "usd": 1.08, "document": "d1"}],
}
SNAPSHOT = {
    "format": "erg.snapshot", "version": "1.0", "directed": True, "multigraph": True,
    "graph": {"title": "T", "generator": {"name": "erg"}, "as_of": "2025-06-30", "known_by": None,
              "input": {"digest": "sha256:00", "files": [{"name": "f", "digest": "sha256:11"}]},
              "weight": {"rule": "log-amount"}, "resolve": "confident",
              "measured_on": {"nodes": 2, "ties": 1},
              "measures": {"degree": {"directed": False, "reads": "none"}}},
    "documents": [{"id": "d1"}],
    "nodes": [{"id": "a", "label": "A", "kind": "company", "attrs": {}, "measures": {"degree": 1},
               "ranks": {"degree": 1}},
              {"id": "b", "label": "b", "kind": "unknown", "measures": {"degree": 1},
               "ranks": {"degree": 1}}],
    "edges": [{"id": "r1", "source": "a", "target": "b", "relation": "funding", "family": "money",
               "directed": True, "weight": 3.6, "start": "2024-03", "disputed": False,
               "claims": [{"document": "d1", "confidence": 1, "status": "reported"}]}],
}
LINES = ([{"type": "dataset", "format": "erg.dataset", "version": "1.0", "title": "T"}]
         + [{"type": name, **record}
            for name, key in (("document", "documents"), ("entity", "entities"),
                              ("relation", "relations"), ("rate", "rates"))
            for record in DATASET[key]])
GRAPHOLOGY = {
    "attributes": {"name": "T"}, "options": {"type": "mixed", "multi": True},
    "nodes": [{"key": "a", "attributes": {"label": "A"}}, {"key": "b"}],
    "edges": [{"key": "e1", "source": "a", "target": "b", "undirected": False,
               "attributes": {"weight": 2}}],
}
NODE_LINK = {
    "directed": True, "multigraph": True, "graph": {"name": "T"},
    "nodes": [{"id": "a", "label": "A"}, {"id": "b"}],
    "links": [{"source": "a", "target": "b", "key": 0, "weight": 2}],
}
CYTOSCAPE = {
    "elements": {"nodes": [{"data": {"id": "a", "label": "A"}}, {"data": {"id": "b"}}],
                 "edges": [{"data": {"id": "e1", "source": "a", "target": "b", "weight": 2}}]},
}
JGF = {
    "graph": {"id": "g", "label": "T", "directed": True, "metadata": {"k": 1},
              "nodes": {"a": {"label": "A", "metadata": {"kind": "company"}}, "b": {}},
              "edges": [{"id": "e1", "source": "a", "target": "b", "relation": "is",
                         "directed": True, "metadata": {"weight": 2}}]},
}
ECHARTS = {
    "title": {"text": "T"},
    "series": [{"type": "graph", "layout": "none", "categories": [{"name": "k"}],
                "data": [{"id": "a", "name": "A", "category": 0}, {"id": "b", "name": "B"}],
                "links": [{"source": "a", "target": "b", "value": 2}]}],
}
FTM = [
    {"id": "a", "schema": "Company", "caption": "A", "datasets": ["d"], "referents": ["o"],
     "properties": {"name": ["A"], "country": ["us"]}},
    {"id": "p", "schema": "Person", "properties": {"name": ["Ann"]}},
    {"id": "o1", "schema": "Ownership",
     "properties": {"owner": ["p"], "asset": ["a"], "percentage": ["49"], "startDate": ["2020"]}},
]
BODS = [
    {"statementId": "s1", "recordId": "e1", "recordType": "entity", "recordStatus": "new",
     "statementDate": "2024-01-02",
     "recordDetails": {"isComponent": False, "entityType": {"type": "registeredEntity"},
                       "name": "A", "jurisdiction": {"code": "GB"}}},
    {"statementId": "s2", "recordId": "p1", "recordType": "person", "recordStatus": "new",
     "statementDate": "2024-01-02",
     "recordDetails": {"isComponent": False, "personType": "knownPerson",
                       "names": [{"type": "legal", "fullName": "Ann"}]}},
    {"statementId": "s3", "recordId": "r1", "recordType": "relationship", "recordStatus": "new",
     "statementDate": "2024-01-02",
     "recordDetails": {"isComponent": False, "subject": "e1", "interestedParty": "p1",
                       "interests": [{"type": "shareholding", "share": {"exact": 49},
                                      "startDate": "2020-01-01"}]}},
]
RECIPE = {
    "format": "erg.recipe", "version": "1.0", "title": "T", "subtitle": "S", "data": ["good.json"],
    "view": "network", "as_of": "2025", "select": {"family": ["money"], "ego": "a", "hops": 1},
    "weight": "log-amount", "resolve": "confident", "measures": "none",
    "outputs": ["dot"],
}
RELATIONS = ('source,target,relation,start,end,amount,currency,share,weight,confidence,document,"my ""note"""\n'
             'a,b,funding,2024,2025,1000,USD,0.5,2,0.9,d1,"x, y"\n'
             '"b ""x""",a,licence,,,,,,,,,"two\nlines"\n')
ENTITIES = 'id,kind,label,aliases\na,company,"A, Inc.",A1|A2\nb,fund,B,\n'
DOCUMENTS = 'id,title,publisher,date,url\nd1,"T ""x""",P,2024-01-02,https://a.b\n'
GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"><default>none</default></key>
<key id="d1" for="edge" attr.name="weight" attr.type="double"/>
<graph id="G" edgedefault="directed">
<node id="a"><data key="d0">A &amp; B</data></node>
<node id="b"/>
<edge id="e1" source="a" target="b"><data key="d1">2.5</data></edge>
</graph>
</graphml>
"""
GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="directed" timeformat="date">
<attributes class="node"><attribute id="0" title="kind" type="string"><default>x</default></attribute></attributes>
<nodes>
<node id="a" label="A"><attvalues><attvalue for="0" value="company"/></attvalues></node>
<node id="b" label="B"/>
</nodes>
<edges><edge id="e1" source="a" target="b" weight="2.5" start="2024-01-01" end="2024-12-31"/></edges>
</graph>
</gexf>
"""
DOT = """/* T */ digraph "G" {
  node [kind="company"]
  "a" [label="A \\"x\\"", note=<<b>h</b>>];
  b;
  subgraph cluster_1 { label = "C"; c -> {d e} }
  "a" -> b [weight=2.5, label="L"];
}
"""


def lines(records):
    return "".join(json.dumps(record) + "\n" for record in records)


def text(value):
    """Some line ends within: places have to count them."""
    return json.dumps(value, indent=1) + "\n"


# Reader: its good texts, by a suffix of their file.
JSON = {"json": DATASET, "snapshot": SNAPSHOT, "graphology": GRAPHOLOGY, "node-link": NODE_LINK,
        "cytoscape": CYTOSCAPE, "jgf": JGF, "echarts": ECHARTS, "bods": BODS, "recipe": RECIPE}
JSONL = {"jsonl": LINES, "ftm": FTM}
PLAIN = {"csv": [("relations.csv", RELATIONS), ("entities.csv", ENTITIES),
                 ("documents.csv", DOCUMENTS)],
         "graphml": [(".graphml", GRAPHML)], "gexf": [(".gexf", GEXF)], "dot": [(".dot", DOT)]}


def good():
    """(reader, suffix, text) of each."""
    for reader, value in JSON.items():
        yield reader, ".json", text(value)
    for reader, value in JSONL.items():
        yield reader, ".jsonl", lines(value)
    yield "bods", ".jsonl", lines(BODS)
    for reader, files in PLAIN.items():
        for suffix, content in files:
            yield reader, suffix, content

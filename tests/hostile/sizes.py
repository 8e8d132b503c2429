"""Too much of everything: texts that are long, deep or wide, or that make a lot of little. Each
message must name the limit that was met, or where it went wrong before."""

import json

import bases

DEEP = 100000
JSON_HEADS = {
    "json": ('{"format": "erg.dataset", "version": "1.0", "entities": [', '{"id": "a", "attrs": {"x": ', "}}",
             "]}"),
    "snapshot": ('{"format": "erg.snapshot", "version": "1.0", "nodes": [', '{"id": "a", "attrs": {"x": ', "}}",
                 "]}"),
    "graphology": ('{"nodes": [', '{"key": "a", "attributes": {"x": ', "}}", "]}"),
    "node-link": ('{"nodes": [', '{"id": "a", "x": ', "}", "]}"),
    "cytoscape": ('{"elements": {"nodes": [', '{"data": {"id": "a", "x": ', "}}", "]}}"),
    "jgf": ('{"graph": {"edges": [], "nodes": {"a": ', '{"metadata": {"x": ', "}}", "}}}"),
    "echarts": ('{"series": [{"type": "graph", "data": [', '{"id": "a", "name": "a", "x": ', "}", "]}]}"),
    "jsonl": ('{"type": "dataset", "format": "erg.dataset", "version": "1.0"}\n',
              '{"type": "entity", "id": "a", "attrs": {"x": ',
              "}}", "\n"),
    "ftm": ("", '{"id": "a", "schema": "Company", "properties": {"name": ["A"]}, "x": ', "}", "\n"),
    "bods": ("[", '{"statementId": "s", "recordId": "r", "recordType": "entity", "recordDetails": {"isComponent": false, '
             '"entityType": {"type": "registeredEntity"}, "name": "A", "x": ', "}}", "]"),
    "recipe": ('{"format": "erg.recipe", "version": "1.0", "data": ["good.json"], "outputs": ["dot"], ',
               '"title": ', "", "}"),
}
SUFFIX = {"jsonl": ".jsonl", "ftm": ".jsonl"}
LIMIT = {"says": "limit of"}


def deep():
    """JSON in JSON; closed and left open."""
    for reader, (head, record, behind, tail) in JSON_HEADS.items():
        suffix = SUFFIX.get(reader, ".json")
        for what, inner, end in (("lists", "[" * DEEP, "]" * DEEP), ("open lists", "[" * DEEP, ""),
                                 ("objects", '{"a":' * DEEP + "1", "}" * DEEP),
                                 ("open objects", '{"a":' * DEEP, ""),
                                 ("lists and objects", '[{"a":' * (DEEP // 2) + "1", "}]" * (DEEP // 2)),
                                 ("lists, just too deep,", "[" * 600, "]" * 600)):
            text = head + record + inner + end + behind + tail
            yield reader, suffix, f"{what} in a value, {inner.count('[') + inner.count('{')} deep", text.encode(), LIMIT
        text = head + record + "[" * 300 + "]" * 300 + behind + tail
        if reader in ("json", "snapshot", "jsonl"):
            yield reader, suffix, "attrs 300 deep", text.encode(), LIMIT
        if reader != "recipe":
            yield reader, suffix, "the whole a list of lists", ("[" * DEEP).encode(), LIMIT


def wide():
    """Strings, lists and objects that are too long."""
    for reader, (head, record, behind, tail) in JSON_HEADS.items():
        suffix = SUFFIX.get(reader, ".json")
        options = LIMIT if reader != "recipe" else {**LIMIT, "place": "file"}
        for what, value in (("a text of 2 MiB", '"' + "a" * (1 << 21) + '"'),
                            ("a text of 2 MiB, left open", '"' + "a" * (1 << 21)),
                            ("a key of 2 MiB", '{"' + "k" * (1 << 21) + '": 1}'),
                            ("escapes of 2 MiB", '"' + "\\n" * (1 << 21) + '"'),
                            ("a list of 300,000 numbers", "[" + "1," * 300000 + "1]"),
                            ("a list of 300,000 lists", "[" + "[]," * 300000 + "1]"),
                            ("an object of 300,000 keys", "{" + ",".join(f'"{i}":1' for i in range(300000))
                             + "}"),
                            ("300,000 times one key", "{" + ",".join(['"a":1'] * 300000) + "}")):
            if reader == "echarts" and "300,000" in what:
                value = value.replace("1,", "1,1,").replace("[],", "[],[],")
                if "key" in what:
                    continue
            made = dict(options)
            if what.endswith("left open"):
                made = {"place": options.get("place", "column")}
            yield reader, suffix, what, (head + record + value + behind + tail).encode(), made
        if reader not in ("recipe", "jgf"):
            record = record + '"x"' + behind
            yield (reader, suffix, "20,000 unknown keys at the top"
                   if reader not in ("json", "snapshot", "jsonl", "ftm", "bods")
                   else "an unknown key, and many more", many_keys(reader, head, record, tail).encode())


def full():
    """As much in one record as there may be, and then a fault."""
    keys = "{" + ",".join(f'"{i}":1' for i in range(250000))
    for reader, (head, record, behind, tail) in JSON_HEADS.items():
        suffix = SUFFIX.get(reader, ".json")
        if reader == "recipe":
            continue
        count = 500000 if reader == "echarts" else 250000
        for what, value in ((f"{count} numbers, and an open list", "[" + "1," * count),
                            (f"{count} texts, and a comma too many", "[" + '"a",' * count + "]"),
                            ("250000 keys, the first of them twice", keys + ',"0":1}'),
                            ("250000 keys, the last of them twice", keys + ',"249999":1}')):
            yield reader, suffix, what, (head + record + value + behind + tail).encode(), {}


def many_keys(reader, head, record, tail):
    keys = ", ".join(f'"k{i}": {i}' for i in range(20000))
    if reader in ("jsonl", "ftm"):
        return head + '{"type": "x", "id": 5, ' + keys + "}\n"
    if reader == "bods":
        return '[{"statementId": 5, ' + keys + "}]"
    return "{" + keys + ", " + head[1:] + record + tail


def long_lines():
    """A gigabyte in one line, through a pipe: nobody waits for its end."""
    for reader, head, what in (
            ("jsonl", '{"type": "dataset", "title": "', "a title"),
            ("jsonl", '{"type": "entity", "id": ', "digits"),
            ("jsonl", "", "no JSON"), ("jsonl", '{"type": ', "blanks"),
            ("ftm", '{"id": "', "an id"), ("ftm", "", "no JSON"), ("bods", '{"statementId": "', "an id"),
            ("bods", '[{"statementId": "', "an id in a list"), ("json", '{"title": "', "a title"),
            ("json", '{"', "a key"),
            ("json", '{"entities": [{"id": "', "an id"), ("json", '{"version": 1', "a number"),
            ("snapshot", '{"graph": {"title": "', "a title"), ("graphology", '{"nodes": [{"key": "', "a key"),
            ("node-link", '{"nodes": [{"id": "', "an id"), ("cytoscape",
                                                            '{"elements": {"nodes": [{"data": {"id": "',
                                                            "an id"),
            ("jgf", '{"graph": {"label": "', "a label"), ("echarts",
                                                          '{"series": [{"type": "graph", "data": [{"id": "',
                                                          "an id"),
            ("csv", "source,target\n", "a cell"), ("csv", "", "a header"),
            ("csv", 'source,target\n"', "a quoted cell"),
            ("graphml", "<graphml>", "text"), ("graphml", "<graphml><graph><node id=\"", "an id"),
            ("graphml", "<graphml><", "a name"),
            ("graphml", "<graphml ", "an attribute's name"), ("gexf", "<gexf><!-- ", "a comment"),
            ("gexf", "<gexf><graph><nodes><node id=\"", "an id"), ("gexf", "<gexf><![CDATA[", "CDATA"),
            ("dot", 'digraph { "', "a name"), ("dot", "digraph { ", "a word"),
            ("dot", "digraph { /* ", "a comment")):
        letter = "1" if what in ("digits", "a number") else " " if what == "blanks" else "a"
        source = f"printf '%s' '{head}'; head -c 1073741824 /dev/zero | tr '\\0' '{letter}'"
        place = "file" if reader == "dot" else "line" if reader in ("jsonl", "ftm",
                                                                    "csv") or head[:15] == '{"statementId":' \
            else "column"
        said = {} if reader in ("graphml", "gexf") or what in ("no JSON", "a header") else {"says": "limit of"}
        yield reader, "", f"a gigabyte of {what}", pipe(source), {"place": place, **said}


def pipe(source):
    def write(path, row):
        row["pipe"] = source
    return write


def tables():
    yield "csv", "relations.csv", "100,000 columns", ("source,target" + ",x" * 100000
                                                      + "\na,b\n").encode(), LIMIT
    yield "csv", "relations.csv", "100,000 empty columns", ("source,target" + "," * 100000
                                                            + "\na,b\n").encode(), LIMIT
    yield "csv", "relations.csv", "100,000 cells in a row", ("source,target\na,b" + ",c" * 100000
                                                             + "\n").encode(), {}
    yield "csv", "relations.csv", "a quote that never ends, over 17 MB", ('source,target\n"a,b\n'
                                                                          + "c,d\n" * 4400000).encode(), {
        **LIMIT, "place": "line"}
    yield "csv", "relations.csv", "a row of 17 MB", ("source,target\na," + "b" * 17000000
                                                     + "\n").encode(), {**LIMIT, "place": "line"}
    yield "csv", "relations.csv", "a cell of 2 MiB", ("source,target,note\na,b," + "c" * (1 << 21)
                                                      + "\n").encode(), LIMIT
    yield "csv", "relations.csv", "1,000,000 quotes", ("source,target\n" + '"' * 1000001 + ",b\n").encode(), {}
    yield "csv", "relations.csv", "a header of 17 MB", ("source" * 2900000
                                                        + ",target\na,b\n").encode(), {**LIMIT, "place": "line"}
    yield "csv", "entities.csv", "an id of 2 MiB", ("id,kind\n" + "a" * (1 << 21) + ",x\n").encode(), {}


def markup():
    rows = {"graphml": ('<graphml><key id="k" for="node" attr.name="k"/><graph edgedefault="directed">',
                        "</graph></graphml>",
                        '<node id="a"/>', '<node id="b"><data key="k">', "</data></node>"),
            "gexf": ('<gexf version="1.3"><graph><nodes>', "</nodes></graph></gexf>", '<node id="a"/>',
                     '<node id="b"><attvalues><attvalue for="k" value="', '"/></attvalues></node>')}
    for reader, (head, tail, node, value, end) in rows.items():
        suffix = "." + reader
        yield reader, suffix, "100,000 elements deep", (head + "<x>" * DEEP + "</x>" * DEEP
                                                        + tail).encode(), LIMIT
        yield reader, suffix, "100,000 open elements", (head + "<x>" * DEEP).encode(), LIMIT
        yield reader, suffix, "100,000 nodes in nodes", (head + "".join(
            f'<node id="n{i}"><nodes>' if reader == "gexf" else f'<node id="n{i}"><graph>'
            for i in range(DEEP))).encode(), LIMIT
        yield reader, suffix, "100,000 attributes", (head + "<node " + " ".join(
            f'a{i}="x"' for i in range(DEEP)) + "/>" + tail).encode(), LIMIT
        yield reader, suffix, "one attribute 100,000 times", (head + "<node " + 'a="x" ' * DEEP + "/>"
                                                              + tail).encode(), {}
        yield reader, suffix, "100,000 namespaces", (head + "<node " + " ".join(
            f'xmlns:a{i}="u{i}"' for i in range(DEEP)) + "/>" + tail).encode(), LIMIT
        yield reader, suffix, "100,000 names of elements", (head + "".join(f"<x{i}/>" for i in range(DEEP))
                                                            + tail).encode(), LIMIT
        yield reader, suffix, "a tag of 9 MB", (head + '<node id="' + "a" * 9000000 + '"/>' + tail).encode(), {}
        yield reader, suffix, "a value of 2 MiB", (head + node + value + "v" * (1 << 21) + end
                                                   + tail).encode(), LIMIT
        yield reader, suffix, "text of 17 MB", (head + "<x>" + "v" * 17000000 + "</x>" + tail).encode(), LIMIT
        yield reader, suffix, "text of 17 MB in pieces", (
            head + "<x>" + ("v" * 999 + "<y/>") * 17000 + "</x>" + tail).encode(), LIMIT
        yield reader, suffix, "a name of 1 MB", (head + "<" + "n" * 1000000 + "/>" + tail).encode(), {}
        laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
        for what, dtd in (("a billion laughs", '<!ENTITY l0 "lol">' + laughs),
                          ("quadratic blowup", f'<!ENTITY l0 "{"a" * 50000}">'),
                          ("laughs in a parameter entity",
                           f'<!ENTITY % l0 "lol">{laughs.replace("ENTITY ", "ENTITY % ")}')):
            text = f"<!DOCTYPE {reader} [{dtd}]>{head}{value}{'&l9;' if 'billion' in what else '&l0;' * 50000}{end}{tail}"
            yield reader, suffix, what, text.encode(), {}
        yield reader, suffix, "an attribute of 100,000 bytes that a DTD gives every element", (
            f'<!DOCTYPE {reader} [<!ATTLIST node label CDATA "{"v" * 100000}">]>' + head + node * 10
            + tail).encode(), {}
    nodes = "".join(f'<node id="n{i}"/>' for i in range(3000))
    for size, what in ((1000000, "a default of 1 MB"), (100000, "a default of 100 kB")):
        yield "graphml", ".graphml", f"{what} for 3,000 nodes", (
            f'<graphml><key id="k" for="node" attr.name="k"><default>{"v" * size}</default></key><graph>'
            + nodes
            + "</graph></graphml>").encode(), LIMIT
        yield "gexf", ".gexf", f"{what} for 3,000 nodes", (
            '<gexf><graph><attributes class="node"><attribute id="k" title="k" type="string"><default>'
            + "v" * size
            + "</default></attribute></attributes><nodes>" + nodes + "</nodes></graph></gexf>").encode(), LIMIT
    keys = "".join(f'<key id="k{i}" for="node" attr.name="k{i}"><default>v</default></key>'
                   for i in range(9000))
    yield "graphml", ".graphml", "9,000 defaults for 3,000 nodes", (f"<graphml>{keys}<graph>" + nodes
                                                                    + "</graph></graphml>").encode(), LIMIT
    keys = "".join(f'<key id="k{i}" for="node"/>' for i in range(20000))
    yield "graphml", ".graphml", "20,000 keys", (f"<graphml>{keys}<graph>" + nodes
                                                 + "</graph></graphml>").encode(), LIMIT
    spells = '<spell start="2024-01-01" end="2024-02-01"/>' * 4000
    yield "gexf", ".gexf", "4,000 spells of an edge with 100 kB", (
        '<gexf><graph><edges><edge id="e" source="a" target="b"><attvalues><attvalue for="x" value="'
        + "v" * 100000
        + '"/></attvalues><spells>' + spells + "</spells></edge></edges></graph></gexf>").encode(), LIMIT


def names(letter, count):
    return " ".join(f"{letter}{i}" for i in range(count))


def dot():
    big, kilo = "v" * 1000000, "v" * 1000
    texts = [
        ("1,000,000 edges of group to group",
         f"digraph {{ {{{names('a', 1000)}}} -> {{{names('b', 1000)}}} }}"),
        ("the same without direction", f"graph {{ {{{names('a', 1000)}}} -- {{{names('b', 1000)}}} }}"),
        ("strict, and again and again", "strict graph { "
         + " -- ".join([f"subgraph s {{{names('a', 90)}}}"] * 1000) + " }"),
        ("groups by name", f"graph {{ subgraph s {{{names('a', 1000)}}} subgraph s {{}} -- subgraph s {{}} }}"),
        ("commas", f"graph {{ {names('a', 1000).replace(' ', ',')} -- {names('b', 1000).replace(' ', ',')} }}"),
        ("a group of groups", f"graph {{ {{{{{names('a', 500)}}} {{{names('b', 500)}}}}} -- {{{names('c', 1000)}}} }}"),
        ("many small groups", "graph { " + "".join(f"{{{names(f'a{i}_', 30)}}} -- {{{names(f'b{i}_', 30)}}} "
                                                   for i in range(200)) + "}"),
        ("a million edges behind 1 MB of comment",
         f"graph {{ /*{big}*/ {{{names('a', 1000)}}} -- {{{names('b', 1000)}}} }}"),
        ("100,000 groups deep", "graph { " + "{" * DEEP + "}" * DEEP + "}"),
        ("100,000 open groups", "graph { " + "{" * DEEP),
        ("100,000 subgraphs deep", "graph { " + "subgraph {" * DEEP),
        ("100,000 groups", "graph { " + "{}" * DEEP + "}"),
        ("100,000 named subgraphs", "graph { " + "".join(f"subgraph s{i} {{}}" for i in range(DEEP)) + "}"),
        ("a chain of 100,000 edges", "graph { a" + " -- a" * DEEP + "}"),
        ("a default of 1 MB", f'graph {{ node [x="{big}"] {names("a", 3000)} }}'),
        ("a default of 1 MB behind the nodes", f'graph {{ {names("a", 3000)} node [x="{big}"] }}'),
        ("a default of 1 MB for edges", f'graph {{ edge [x="{big}"] a{" -- a" * 1500} }}'),
        ("a default of 1 MB for groups", f'graph {{ x="{big}"; {"{}" * 3000} }}'),
        ("a default of 1 kB and more edges",
         f'graph {{ edge [x="{kilo * 9}"] {{{names("a", 300)}}} -- {{{names("b", 300)}}} }}'),
        ("a default in HTML", f"graph {{ node [x=<{big}>] {names('a', 3000)} }}"),
        ("a default in pieces", "graph { node [x=" + "+".join([f'"{kilo}"'] * 1000)
         + f"] {names('a', 3000)} }}"),
        ("2,000 defaults", "graph { node [" + ",".join(f"k{i}=v" for i in range(2000))
         + f"] {names('a', 2000)} }}"),
        ("10,000 keys of one node each", "graph { " + "".join(f"a{i} [k{i}=v];" for i in range(10000)) + "}"),
        ("nodes in 500 clusters at once", "graph { " + "".join(f"subgraph cluster_{i} {{" for i in range(500))
         + names("a", 2000)
         + "}" * 500 + "}"),
        ("a value of 5 MB", f'graph {{ a [x="{"v" * 5000000}"] }}'), ("a name of 1 MB", f'graph {{ "{big}" }}'),
        ("an edge to a name of 1 MB", f'graph {{ a -- "{big}" }}'),
        ("100,000 < in HTML", "graph { a [x=" + "<" * DEEP + "] }"),
        ("100,000 open quotes", "graph { " + 'a "' * (DEEP + 1)),
        ("100,000 lists of nothing", "graph { a " + "[]" * DEEP + " ->}"),
        ("100,000 graphs and a half", "graph {}\n" * DEEP + "graph {"),
        ("100,000 pluses", 'graph { "a"' + ' + "b"' * DEEP + " + }"),
    ]
    for what, text in texts:
        said = LIMIT if not any(word in what for word in (" < ", "open quotes", "nothing", "a half", "pluses",
                                                          "name of 1 MB")) else {}
        line = {"place": "line"} if what in ("2,000 defaults",
                                             "nodes in 500 clusters at once") \
            else {"place": "file"} if "5 MB" in what else {}
        yield "dot", ".dot", what, text.encode(), {**said, **line}


def sparse(head):
    """Where the file system has that: nothing but a size."""
    def write(path, row):
        with open(path, "wb") as out:
            out.write(head)
            out.truncate(1 << 30)
    return write


def gigabytes():
    """Files of a gigabyte of zeros."""
    for reader, suffix, head in (("json", ".json", b'{"title": "'), ("jsonl", ".jsonl", b'{"type": "dataset"'),
                                 ("csv", "relations.csv", b"source,"),
                                 ("graphml", ".graphml", b"<graphml>"), ("dot", ".dot", b"digraph { "),
                                 ("ftm", ".jsonl", b'{"id": "a"'),
                                 ("bods", ".json", b"["), ("recipe", ".json", b'{"format": "erg.recipe"'),
                                 ("gexf", ".gexf", b"")):
        yield reader, suffix, "a gigabyte of zeros", sparse(head), {"place": "file"
                                                                    if reader in ("dot", "recipe") else "line"}


def millions():
    """What may be a register of companies until its eight millionth: its time and memory are those
    of reading so many."""
    for reader, head, row in (
            ("jsonl", '{\\"type\\":\\"dataset\\",\\"format\\":\\"erg.dataset\\",\\"version\\":\\"1.0\\"}',
             '{\\"type\\":\\"entity\\",\\"id\\":\\"%d\\"}'), ("csv", "id,kind", "%d,company")):
        source = f"awk 'BEGIN {{print \"{head}\"; for (i = 0; i < 10000000; i++) printf \"{row}\\n\", i}}'"
        yield reader, "", "ten million entities", pipe(source), {**LIMIT, "seconds": 90, "megabytes": 3000}


def copies():
    """What stands once and would be kept for each record that has it."""
    long, many = "x" * 1000000, range(3000)
    yield "csv", "relations.csv", "a column's name of 1 MB in 3,000 rows", (
        f"source,target,{long}\n" + "a,b,1\n" * 3000).encode(), LIMIT
    for reader, declared, node in (
            ("graphml", f"<graphml><key id='k' for='node' attr.name='{long}'/><graph>%s</graph></graphml>",
             "<node id='n%d'><data key='k'>1</data></node>"),
            ("gexf", f"<gexf><graph><attributes class='node'><attribute id='k' title='{long}' type='string'/>"
             "</attributes><nodes>%s</nodes></graph></gexf>",
             "<node id='n%d'><attvalues><attvalue for='k' value='1'/></attvalues></node>")):
        yield reader, f".{reader}", "an attribute's name of 1 MB in 3,000 nodes", (
            declared % "".join(node % i for i in many)).encode(), LIMIT
    yield "node-link", ".json", "a category of 1 MB for 3,000 nodes", json.dumps(
        {"nodes": [{"id": i, "category": 0} for i in many], "links": [],
         "directed": False}).replace("{", '{"categories": [{"name": "%s"}], ' % long, 1).encode(), LIMIT
    address = {"id": "d", "schema": "Address", "properties": {"full": [long]}}
    lives = [{"id": f"p{i}", "schema": "Person", "properties": {"addressEntity": ["d"]}} for i in many]
    for what, lines in (("first", [address] + lives), ("last", lives + [address])):
        yield "ftm", ".jsonl", f"an address of 1 MB for 3,000 people, {what}", bases.lines(lines).encode(), LIMIT
    owners, assets = [f"o{i}" for i in range(100)], [f"a{i}" for i in range(100)]
    for what, properties in (("a text of 100 kB", {"summary": ["x" * 100000]}),
                             ("3,000 sources", {"proof": [f"p{i}" for i in many]}),
                             ("50 sums by 300 sources", {"amount": [str(i) for i in range(50)],
                                                         "proof": [f"p{i}" for i in range(300)]})):
        yield "ftm", ".jsonl", f"{what} for 10,000 pairs", bases.lines([
            {"id": "o", "schema": "Ownership",
             "properties": {"owner": owners, "asset": assets, **properties}}]).encode(), LIMIT


def attacks():
    """(reader, suffix, what, bytes or a function that writes, options)"""
    yield from dot()
    yield from copies()
    yield from deep()
    yield from wide()
    yield from full()
    yield from tables()
    yield from markup()
    yield from gigabytes()
    yield from long_lines()
    yield from millions()

"""Attacks on what a file says, in letters without fault: values of another type, dates that no
calendar has, numbers out of range, names that are taken, missing or none, keys nobody knows."""

import copy
import json

import bases

WRONG = {str: [True, 12, [], {}, ["x"]], float: [True, "12", [], {}, [1]], bool: [1, 0, "true", [], {}],
         list: [True, 12, "x", {}, {"a": 1}], dict: [True, 12, "x", [], [1]]}
BAD_DATES = ["2025-02-30", "2025-02-29", "1900-02-29", "2024-13", "2024-00", "2024-00-10", "2024-01-00",
             "2024-01-32",
             "2024-04-31", "2024-1", "2024-1-1", "24", "024", "20244", "2024-01-01T00:00", "2024/01/01",
             "01.02.2024",
             "2024-", "-2024", "2024-01-", "today", "", " 2024", "2024 ", "２０２４", "0x7E8", "2024-W05", "0000"]
CONTROLS = ["\x01", "a\tb", "a\nb", "a\rb", "\x1b[31m", "\x7f", "\x85", "\x9f", "\x1f"]


def paths(value, path=()):
    """Every member and item, with the way to it."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield path + (key,), inner
        yield from paths(inner, path + (key,))


def shown(path):
    return "/".join(map(str, path))


def put(value, path, new):
    """A copy with another value there; without it where new is ..."""
    made = copy.deepcopy(value)
    at = made
    for key in path[:-1]:
        at = at[key]
    if new is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return made


def add(value, path, key, new):
    """A copy with a member or item more in what stands there."""
    made = copy.deepcopy(value)
    at = made
    for step in path:
        at = at[step]
    if isinstance(at, list):
        at.append(new)
    else:
        at[key] = new
    return made


def is_free(path):
    """Anything may stand there."""
    return "attrs" in path[:-1] or path[-1] == "value" and path[-2] != "amount" or "measures" in path and len(path) > 3


def types(value, free=is_free):
    for path, good in paths(value):
        if free(path) or good is None:
            continue
        kind = float if isinstance(good, (int, float)) and not isinstance(good, bool) else type(good)
        for bad in WRONG[kind]:
            if kind is list and isinstance(bad, list):
                continue
            yield f"{shown(path)} is {json.dumps(bad)}", put(value, path, bad)


DATES = ("date", "start", "end", "asserted", "as_of")
RANGES = {"share": (-0.1, 1.1, -1, 2, 1e300), "confidence": (0, -0.5, 1.1, 2), "weight": (0, -1, -1e-300, 0.0, 1e101, 1e-101, 1e308),
          "usd": (0, -1), "low": (-1, 3), "high": (-1, 0.5)}
WORDS = {"status": ("Reported", "maybe", "", "reported "), "bound": ("under", "", "Over"),
         "basis": ("total", ""),
         "currency": ("usd", "DOLLAR", "US", "", "U$D", "ÜSD"),
         "version": ("2.0", "1", "", "1.x", "0.9", "one"),
         "format": ("erg.data", "", "dataset", "ERG.DATASET")}


def values(value, free=is_free):
    """Values of the right type that cannot be."""
    for path, good in paths(value):
        key = path[-1]
        if free(path):
            continue
        if key in DATES and isinstance(good, str):
            for bad in BAD_DATES:
                yield f"{shown(path)} is {bad!r}", put(value, path, bad)
        bads = RANGES.get(key, ()) + WORDS.get(key, ())
        if key == "value" and path[-2] == "amount":
            bads = (-1, -1e300)
        for bad in bads:
            yield f"{shown(path)} is {bad!r}", put(value, path, bad)


def ids(value, keys=("id",), most=256):
    """Names that are none."""
    for path, good in paths(value):
        if path[-1] not in keys or not isinstance(good, str) or is_free(path):
            continue
        is_long = path[0] in ("relations", "edges") and path[-1] == "id" or path[-1] == "key"
        limit = 1024 if is_long or path == ("id",) and "source" in value else most
        for bad in ["", "x" * (limit + 1), "é" * limit] + CONTROLS:
            yield f"{shown(path)} is {bad[:20]!r}, {len(bad.encode())} bytes", put(value, path, bad)


def strangers(value, free=is_free):
    """A key that nobody knows, in every object."""
    for path, good in [((), value)] + list(paths(value)):
        if isinstance(good, dict) and not free(path + ("x",)) and "attrs" not in path:
            for key in ("amout", "ID", "Id", " id", "id ", "", "__proto__", "\u202ereversed"):
                yield f"an unknown key {key!r} in {shown(path) or 'the whole'}", add(value, path, key, 1)


def dataset():
    base = bases.DATASET
    yield from types(base)
    yield from values(base)
    yield from ids(base, ("id", "source", "target", "document", "kind", "relation", "key"))
    yield from strangers(base)
    for name in ("documents", "entities"):
        yield f"{name}: one id twice", add(base, (name,), None, {"id": base[name][0]["id"]})
        yield f"{name}: one without id", add(base, (name,), None,
                                             {"label" if name == "entities" else "title": "x"})
        yield f"{name}: an empty one", add(base, (name,), None, {})
    yield "relations: one id twice", add(base, ("relations",), None, {"id": "r1", "source": "b", "target": "a"})
    yield "an entity's id is a relation's", add(base, ("entities",), None, {"id": "r1"})
    yield "a relation's id is an entity's", put(base, ("relations", 0, "id"), "a")
    for end in ("source", "target"):
        yield f"an unknown {end}", put(base, ("relations", 0, end), "nobody")
        yield f"no {end}", put(base, ("relations", 0, end), ...)
        yield f"a {end} in another case", put(base, ("relations", 0, end), base["relations"][0][end].upper())
        yield f"a {end} with a blank", put(base, ("relations", 1, end), base["relations"][1][end] + " ")
    for path in (("relations", 0, "claims", 0, "document"), ("relations", 1, "document"),
                 ("rates", 0, "document"),
                 ("entities", 0, "claims", 0, "document")):
        yield f"{shown(path)} is unknown", put(base, path, "d2")
    yield "documents taken away", put(base, ("documents",), [])
    yield "end before start", put(base, ("relations", 0, "end"), "2024-02")
    yield "end the year before", put(base, ("relations", 0, "end"), "2023")
    yield "a claim's end before its start", put(base, ("relations", 0, "claims", 1, "end"), "2024-02")
    yield "both forms of a claim", add(base, ("relations", 0), "share", 0.5)
    yield "both forms, the other way round", add(base, ("relations", 1), "claims", [{"document": "d1"}])
    for key in ("value", "low", "high"):
        amount = {"low": 1, "high": 2, "value": 1}
        yield f"an amount of {key} beside the others", put(base, ("relations", 0, "claims", 1, "amount"),
                                                           amount)
        if key != "value":
            yield f"an amount without {key}", put(base, ("relations", 0, "claims", 1, "amount", key), ...)
    yield "an amount of nothing", put(base, ("relations", 0, "claims", 1, "amount"), {"currency": "USD"})
    yield "low above high", put(base, ("relations", 0, "claims", 1, "amount", "low"), 3)
    for key in ("currency", "date", "usd"):
        yield f"a rate without {key}", put(base, ("rates", 0, key), ...)
    for key in ("key", "value"):
        yield f"a claim on an entity without {key}", put(base, ("entities", 0, "claims", 0, key), ...)
    for key, bad in (("amount", {"value": 1}), ("share", 0.5), ("start", "2024"), ("label", "x")):
        yield f"a claim on an entity with {key}", add(base, ("entities", 0, "claims", 0), key, bad)
    for key in ("key", "value"):
        yield f"a claim on a relation with {key}", add(base, ("relations", 0, "claims", 0), key, "x")
    for path, good in paths(base):
        if isinstance(good, list) and "attrs" not in path:
            for bad in (None, 5, "x", [], True):
                is_text = bool(good) and isinstance(good[0], str)
                if bad is None and not is_text or is_text and bad == "x":
                    continue
                yield f"an item of {shown(path)} is {json.dumps(bad)}", add(base, path, None, bad)


def snapshot():
    base = bases.SNAPSHOT

    def free(path):
        return is_free(path) or path[-1] in ("generator", "attrs",
                                             "label") or "ranks" in path[:-1] or len(path) > 2 \
            and path[-2] == "generator" or path[0] == "edges" and path[-1] in ("family", "disputed", "weight")
    yield from types({**base, "graph": {k: v for k, v in base["graph"].items() if k != "generator"}}, free)
    yield from values(base, lambda path: free(path) or path[-1] == "weight")
    yield from ids(base, ("id", "source", "target", "document"))
    yield from strangers(base, lambda path: is_free(path) or "generator" in path or "measures" in path
                         or "ranks" in path
                         or path[:1] == ("nodes",))
    yield "a node twice", add(base, ("nodes",), None, base["nodes"][0])
    yield "an edge twice", add(base, ("edges",), None, base["edges"][0])
    for end in ("source", "target"):
        yield f"an unknown {end}", put(base, ("edges", 0, end), "nobody")
        yield f"no {end}", put(base, ("edges", 0, end), ...)
    yield "documents taken away", put(base, ("documents",), [])


def graph(base, node, edge, name, source, target):
    """What every format of nodes and edges shares. node, edge: the way to the first of each; name,
    source, target: the ways to its id and ends from there."""
    for bad in (True, 12, "x"):
        yield f"{shown(node[:-1])} is {json.dumps(bad)}", put(base, node[:-1], bad)
        yield f"{shown(edge[:-1])} is {json.dumps(bad)}", put(base, edge[:-1], bad)
    for bad in (True, 12, "x", [], [1]):
        yield f"a node is {json.dumps(bad)}", put(base, node, bad)
        yield f"an edge is {json.dumps(bad)}", put(base, edge, bad)
    for at, what in ((node + name, "a node's id"), (edge + source, "a source"), (edge + target, "a target")):
        for bad in (True, False, [], ["a"]):
            yield f"{what} is {json.dumps(bad)}", put(base, at, bad)
        for bad in ["", "x" * 257] + CONTROLS:
            yield f"{what} is {bad[:20]!r}, {len(bad)} letters", put(base, at, bad)
    for at, what in ((edge + source, "a source"), (edge + target, "a target")):
        yield f"{what} is null", put(base, at, None)
        yield f"{what} is missing", put(base, at, ...)
        for bad in ("nobody", "A", "a ", 999999, 1e300, -1.5):
            yield f"{what} is {bad!r}", put(base, at, bad)
    yield "a node twice", add(base, node[:-1], None, copy.deepcopy(base_at(base, node)))


def base_at(value, path):
    for key in path:
        value = value[key]
    return value


def foreign():
    def cases(reader, *ways):
        for what, made in graph(bases.JSON[reader], *ways):
            yield reader, what, made
    yield from cases("graphology", ("nodes", 0), ("edges", 0), ("key",), ("source",), ("target",))
    yield from cases("node-link", ("nodes", 0), ("links", 0), ("id",), ("source",), ("target",))
    yield from cases("cytoscape", ("elements", "nodes", 0), ("elements", "edges", 0), ("data", "id"),
                     ("data", "source"),
                     ("data", "target"))
    listed = copy.deepcopy(bases.JGF)
    listed["graph"]["nodes"] = [{"id": "a"}, {"id": "b"}]
    for what, made in graph(listed, ("graph", "nodes", 0), ("graph", "edges", 0), ("id",), ("source",),
                            ("target",)):
        yield "jgf", what, made
    for what, made in graph(bases.ECHARTS, ("series", 0, "data", 0), ("series", 0, "links", 0), ("id",),
                            ("source",),
                            ("target",)):
        if "is 12" not in what or "node" in what:
            yield "echarts", what, made
    for reader in ("graphology", "node-link", "cytoscape", "jgf", "echarts"):
        for bad in (5, "x", True, None, {}, [1], [[]], {"a": 1}):
            yield reader, f"the whole is {json.dumps(bad)}", bad
    for key, bad in (("directed", 1), ("directed", "yes"), ("hyperedges", []), ("hyperedges", {})):
        yield "jgf", f"{key} is {json.dumps(bad)}", add(bases.JGF, ("graph",), key, bad)
    yield "jgf", "several graphs", {"graphs": [bases.JGF["graph"]]}
    yield "node-link", "directed is 1", put(bases.NODE_LINK, ("directed",), 1)
    yield "graphology", "undirected is 1", put(bases.GRAPHOLOGY, ("edges", 0, "undirected"), 1)
    for reader, at in (("graphology", ("edges", 0, "attributes")), ("node-link", ("links", 0)),
                       ("cytoscape", ("elements", "edges", 0, "data")),
                       ("jgf", ("graph", "edges", 0, "metadata"))):
        for what, bad in (("an unknown key", [{"amout": 1}]), ("share 2", [{"share": 2}]),
                          ("an unknown date", [{"start": "2024-13"}]),
                          ("an amount of -1", [{"amount": {"value": -1}}]),
                          ("end before start", [{"start": "2024", "end": "2023"}])):
            yield reader, f"claims: {what}", add(bases.JSON[reader], at, "claims", bad)
    for reader, at in (("graphology", ("attributes",)), ("node-link", ("graph",)),
                       ("jgf", ("graph", "metadata"))):
        for what, bad in (("no id", [{}]), ("an unknown key", [{"id": "d", "titel": "x"}]), ("an odd date",
                          [{"id": "d", "date": "2024-13"}]), ("one twice", [{"id": "d"}, {"id": "d"}]),
                          ("5", [5])):
            yield reader, f"documents: {what}", add(bases.JSON[reader], at, "documents", bad)


def registers():
    for i, record in enumerate(bases.FTM):
        for key in ("id", "schema"):
            yield "ftm", f"line {i + 1} without {key}", put(bases.FTM, (i, key), ...)
            for bad in (5, True, [], {}):
                yield "ftm", f"line {i + 1}: {key} is {json.dumps(bad)}", put(bases.FTM, (i, key), bad)
        for bad in (5, True, "x", []):
            yield "ftm", f"line {i + 1}: properties are {json.dumps(bad)}", put(bases.FTM, (i, "properties"),
                                                                                bad)
            yield "ftm", f"line {i + 1} is {json.dumps(bad)}", put(bases.FTM, (i,), bad)
        for key in record["properties"]:
            for bad in ([[]], [[["x"]]], [{}], [{"name": "x"}]):
                yield "ftm", f"line {i + 1}: {key} is {json.dumps(bad)}", put(bases.FTM, (i, "properties", key),
                                                                              bad)
        for bad in ["", "x" * 257] + CONTROLS:
            if i < 2:
                yield "ftm", f"line {i + 1}: its id is {bad[:20]!r}", put(bases.FTM, (i, "id"), bad)
    yield "ftm", "an entity twice", bases.FTM + [bases.FTM[0]]
    for key in ("datasets", "referents"):
        for bad in (5, "x", [5], {}):
            yield "ftm", f"{key} is {json.dumps(bad)}", put(bases.FTM, (0, key), bad)
    for i, record in enumerate(bases.BODS):
        for key in ("statementId", "recordId", "recordType", "recordDetails"):
            yield "bods", f"statement {i + 1} without {key}", put(bases.BODS, (i, key), ...)
            for bad in (5, True, []):
                yield "bods", f"statement {i + 1}: {key} is {json.dumps(bad)}", put(bases.BODS, (i, key), bad)
        for bad in (5, True, "x", []):
            yield "bods", f"statement {i + 1} is {json.dumps(bad)}", put(bases.BODS, (i,), bad)
        yield "bods", f"statement {i + 1}: an unknown type", put(bases.BODS, (i, "recordType"), "ship")
        yield "bods", f"statement {i + 1}: an unknown status", put(bases.BODS, (i, "recordStatus"), "gone")
        for bad in BAD_DATES[:11]:
            yield "bods", f"statement {i + 1}: dated {bad!r}", put(bases.BODS, (i, "statementDate"), bad)
    for key in ("subject", "interestedParty"):
        for bad in (5, True, []):
            yield "bods", f"{key} is {json.dumps(bad)}", put(bases.BODS, (2, "recordDetails", key), bad)
    for bad in (5, True, "x", {}):
        yield "bods", f"interests are {json.dumps(bad)}", put(bases.BODS, (2, "recordDetails", "interests"),
                                                              bad)
    yield "bods", "a record of two types", bases.BODS + [{**bases.BODS[0], "statementId": "s9",
                                                          "recordId": "p1"}]


def recipe():
    base = bases.RECIPE
    for path, good in paths(base):
        for bad in (True, 12, {}, [], [1], -1.5):
            kind = int if isinstance(good, int) else type(good)
            if isinstance(bad, bool) and kind is bool or kind is int and bad == 12 or kind is dict and bad == {}:
                continue
            yield f"{shown(path)} is {json.dumps(bad)}", put(base, path, bad)
    for key in ("amout", "View", "from_", "out", "jobs", "output", "ego", "family", "", "__proto__"):
        yield f"an unknown key {key!r}", add(base, (), key, "x")
        yield f"an unknown key {key!r} in select", add(base, ("select",), key + "_" if key in ("ego", "family")
                                                       else key, "x")
    for key, bads in {"view": ("graph", "", "Network"), "as_of": BAD_DATES, "weight": ("heavy", ""),
                      "resolve": ("best", ""), "measures": ("fame", "", "degree,,x"),
                      "outputs": (["docx"], ["svg", "jpg"], [""], ["JSON"]), "format": ("erg.dataset", ""),
                      "version": ("2.0", "", "0.1"), "size_by": ("fame", ""), "width": ("narrow", "12"),
                      "every": ("day",), "theme": ("pink",),
                      "layout": ("spiral",), "known_by": BAD_DATES[:6]}.items():
        for bad in bads:
            yield f"{key} is {bad!r}", {**base, key: bad}
    for key, bads in {"hops": (-1, 1.5, 1e9, 1001), "min_weight": (-1, "x"), "backbone": (0, 2, -1),
                      "top": (-1, 0.5),
                      "component": ("smallest",), "between": (["a"], "a"), "ego": (["a", "b"], "")}.items():
        for bad in bads:
            yield f"select/{key} is {bad!r}", put(base, ("select",), {key: bad})
    for key in ("format", "data", "outputs"):
        yield f"no {key}", put(base, (key,), ...)
        yield f"{key} is null", put(base, (key,), None)
    for bad in (5, "x", True, None, [], [base]):
        yield f"the whole is {json.dumps(bad)[:20]}", bad


def tables():
    head, row = bases.RELATIONS.split("\n")[:2]
    columns = head.replace('"my ""note"""', "mine").split(",")
    good = dict(zip(columns, 'a,b,funding,2024,2025,1000,USD,0.5,2,0.9,d1,x'.split(",")))

    def table(change, names=None):
        names = names or list(good)
        cells = {**good, **change}
        quoted = ['"' + cells.get(name, "").replace('"', '""') + '"' for name in names]
        return (",".join(names) + "\n" + ",".join(quoted) + "\n").encode()
    bad = {"start": BAD_DATES, "end": BAD_DATES + ["2023"], "amount": ["-1", "1,000", "1e999", "NaN", "x",
                                                                       "1 000", "$5", "0x5"],
           "currency": ["usd", "DOLLAR", "€"], "share": ["-0.1", "1.1", "49%", "nan", "1e999"],
           "weight": ["0", "-1", "x", "inf", "1e101", "1e-101"], "confidence": ["0", "1.1", "-1", "high"],
           "source": ["", "x" * 257] + CONTROLS, "target": ["", "x" * 257] + CONTROLS, "relation": ["x" * 257]
           + CONTROLS,
           "document": ["x" * 257] + CONTROLS}
    for key, cells in bad.items():
        for cell in cells:
            if cell or key in ("source", "target"):
                yield "relations.csv", f"{key} is {cell[:20]!r}", table({key: cell})
    for key, cell in (("status", "maybe"), ("bound", "under"), ("basis", "total"), ("directed", "yes"),
                      ("asserted", "2024-13"), ("low", "x"), ("low", "5"), ("high", "5")):
        yield "relations.csv", f"{key} is {cell!r}", table({key: cell}, list(good) + [key])
    names = list(good)
    yield "relations.csv", "no source", table({}, names[1:])
    yield "relations.csv", "no target", table({}, names[:1] + names[2:])
    yield "relations.csv", "a column twice", table({}, names + ["amount"])
    yield "relations.csv", "a cell too many", bases.RELATIONS.encode() + b"a,b,,,,,,,,,,x,y\n"
    yield "relations.csv", "a cell too few", bases.RELATIONS.encode() + b"a,b\n"
    yield "relations.csv", "a cell too many in the first row", b"source,target\na,b,c\n"
    yield "relations.csv", "a cell in a column without a name", b"source,target,\na,b,c\n"
    yield "relations.csv", "headers nobody knows", b"from here,to there\na,b\n"
    yield "relations.csv", "a header alone, of one column", b"target\nb\n"
    yield "relations.csv", "text behind a quote", b'source,target\n"a"x,b\n'
    yield "relations.csv", "a quote within a cell", b'source,target\na"x,b\n'
    yield "relations.csv", "a quote without end", b'source,target\n"a,b\nc,d\n'
    yield "relations.csv", "NUL in a name", b"source,target\na\0,b\n"
    for suffix, text in bases.PLAIN["csv"][1:]:
        first = text.split("\n")[1]
        yield suffix, "a row twice", (text + first + "\n").encode()
        yield suffix, "no id", text.replace("id,", "name,", 1).encode()
        yield suffix, "an empty id", (text + ",x" + "," * (text.split("\n")[0].count(",") - 1) + "\n").encode()
        yield suffix, "an id too long", (text + "x" * 257 + "," * text.split("\n")[0].count(",")
                                         + "\n").encode()
        for control in CONTROLS:
            yield suffix, f"the id {control!r}", (text + f'"{control}"' + "," * text.split("\n")[0].count(",")
                                                  + "\n").encode()
    for date in BAD_DATES:
        if date.strip() == date != "":
            yield "documents.csv", f"date is {date!r}", bases.DOCUMENTS.replace("2024-01-02", date).encode()


def markup():
    for reader, text in (("graphml", bases.GRAPHML), ("gexf", bases.GEXF)):
        for old, new, what in (('<node id="a"', '<node', "a node without id"),
                               ('source="a" ', "", "an edge without source"),
                               ('target="b"', "", "an edge without target"),
                               ('<node id="b"', '<node id="a"', "a node twice"),
                               ('<node id="a"', '<node id=""', "an empty id"),
                               ('source="a"', 'source=""', "an empty source"),
                               ('<node id="a"', f'<node id="{"x" * 257}"', "an id too long"),
                               ('target="b"', f'target="{"x" * 257}"', "a target too long"),
                               (f"<{reader} ", "<html ", "another root"),
                               ('<node id="a"', '<node id="&#10;"', "an id of a newline"),
                               ('<node id="a"', '<node id="&#x85;"', "an id of U+0085"),
                               ('<node id="a"', '<node id="&#x7f;"', "an id of U+007F")):
            made = text.replace(old, new, 1)
            if what == "another root":
                made = made.replace(f"</{reader}>", "</html>")
            yield reader, what, made.encode()
        for dtd, what in (('<!ENTITY x "y">', "an entity"), ('<!ENTITY % x "y">', "a parameter entity"),
                          ('<!ENTITY x SYSTEM "file:///etc/passwd">', "an entity in a file"),
                          ('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', "an entity on a server"),
                          ('<!ENTITY x PUBLIC "p" "http://127.0.0.1:9/x">', "a public entity"),
                          ('<!ATTLIST node id CDATA "z">', "a default for every node"),
                          ('<!ENTITY a "&b;"><!ENTITY b "&a;">', "entities of each other")):
            for place in ("&x;", "&a;", "a"):
                made = text.replace("?>\n", f"?>\n<!DOCTYPE {reader} [{dtd}]>\n", 1).replace('"a"',
                                                                                             f'"{place}"', 1)
                yield reader, f"{what}, '{place}' used", made.encode()
    yield "graphml", "a key without id", bases.GRAPHML.replace('id="d0" ', "").encode()
    yield "graphml", "data without key", bases.GRAPHML.replace('data key="d0"', "data").encode()
    yield "gexf", "a value without for", bases.GEXF.replace('for="0" ', "").encode()
    yield "gexf", "an attribute without id", bases.GEXF.replace('id="0" ', "").encode()
    yield "gexf", "end before start", bases.GEXF.replace('end="2024', 'end="2023').encode()
    for name in ('""', f'"{"x" * 257}"', '"\x01"', '"a\nb"', '"a\tb"', '"\x7f"', '"\x85"', f'"{"é" * 129}"'):
        yield "dot", f"the node {name[:20]!r}", bases.DOT.replace("b;", name + ";", 1).encode()
        yield "dot", f"an edge to {name[:20]!r}", bases.DOT.replace('-> b', f'-> {name}', 1).encode()


def attacks():
    """(reader, suffix, what, bytes[, options])"""
    for what, made in dataset():
        yield "json", ".json", what, bases.text(made).encode()
    for i, record in enumerate(bases.LINES):
        for what, made in list(types(record)) + list(values(record)) + list(ids(record,
                                                                                ("id", "source",
                                                                                 "target"))) + list(
                strangers(record)):
            yield "jsonl", ".jsonl", f"line {i + 1}: {what}", bases.lines(
                bases.LINES[:i] + [made] + bases.LINES[i + 1:]).encode()
        if i > 0:
            for bad in (5, [], "x", None, True, {}, {"type": "nothing"}, {"type": 5}):
                yield "jsonl", ".jsonl", f"line {i + 1} is {json.dumps(bad)}", bases.lines(
                    bases.LINES[:i] + [bad] + bases.LINES[i + 1:]).encode()
    for what, made in snapshot():
        yield "snapshot", ".json", what, bases.text(made).encode()
    for reader, what, made in foreign():
        yield reader, ".json", what, bases.text(made).encode()
    for reader, what, made in registers():
        yield (reader, ".jsonl", what, bases.lines(made).encode()) if reader == "ftm" else (
            reader, ".json", what, bases.text(made).encode())
    for what, made in recipe():
        # Whether there is such an entity, the data tell and not the recipe.
        place = {"place": "file"} if "select/between" in what or "ego is ''" in what else {}
        yield "recipe", ".json", what, bases.text(made).encode(), place
    for suffix, what, raw in tables():
        yield "csv", suffix, what, raw
    for reader, what, raw in markup():
        yield reader, "." + reader, what, raw

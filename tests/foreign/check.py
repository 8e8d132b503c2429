"""Files of other tools, read by erg and by others. Prints a line for each case."""

import glob
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree

import networkx

ERG = os.environ["ERG"]
DATA = os.environ.get("ERG_TESTDATA", "../shared/testdata")
if not os.environ.get("ERG_LAYOUT"):
    os.environ.pop("ERG_LAYOUT", None)
failed = 0


def say(name, problems):
    global failed
    print(f"{'not ok' if problems else 'ok'} foreign: {name}")
    for line in problems[:12]:
        print(f"# {line}")
    failed += bool(problems)


def skip(name, why):
    print(f"ok foreign: {name} # SKIP {why}")


def run(path, *options):
    """The status, what erg wrote, what it said but for notes, and seconds."""
    began = time.monotonic()
    done = subprocess.run(
        [ERG, "export", path, "-t", "json", "--measures", "none", *options],
        capture_output=True, timeout=120)
    said = [line for line in done.stderr.decode().splitlines() if ": note: " not in line]
    return done.returncode, done.stdout, said, time.monotonic() - began


def read(path, *options):
    """The snapshot, or None and why."""
    status, out, said, _ = run(path, *options)
    if status == 0 and not said:
        return json.loads(out), ""
    return None, f"{os.path.basename(path)}: status {status}, {said}"


# --- DOT: Graphviz' regression graphs, counted by Graphviz' own gc ----------------------

def counted_by_gc(path):
    done = subprocess.run(["gc", "-ne", path], capture_output=True)
    lines = done.stdout.decode(errors="replace").splitlines()
    return [int(word) for word in lines[0].split()[:2]] if lines else None


def dot_files():
    name = "Graphviz' graphs"
    files = sorted(path for kind in ("gv", "dot") for path in glob.glob(
        f"{DATA}/4-nasty/graphviz/**/*.{kind}", recursive=True))
    if not files:
        return skip(name, "no testdata")
    problems = [] if len(files) > 100 else [f"only {len(files)} files"]
    for path in files:
        status, out, said, seconds = run(path)
        wanted = counted_by_gc(path)
        base = os.path.basename(path)
        if status not in (0, 2) or (status == 2 and len(said) != 1) or seconds > 20:
            problems.append(f"{base}: status {status}, {said}, {seconds:.1f} s")
        elif status == 2 and wanted:
            problems.append(f"{base}: {said}")
        elif status == 0:
            graph = json.loads(out)
            got = [len(graph["nodes"]), len(graph["edges"])]
            if got != wanted:
                problems.append(f"{base}: {got}, wanted {wanted}")
    say(f"{name}: {len(files)} files", problems)


# --- XML: real files, looked at by another parser ---------------------------------------

def local(element):
    return element.tag.rsplit("}", 1)[-1]


def xml_files():
    name = "GEXF and GraphML of graphology and NetworKit"
    files = sorted(path for kind in ("gexf", "graphml") for path in glob.glob(
        f"{DATA}/4-nasty/*/*.{kind}"))
    if not files:
        return skip(name, "no testdata")
    problems = [] if len(files) >= 6 else [f"only {len(files)} files"]
    for path in files:
        base = os.path.basename(path)
        graph, why = read(path)
        if graph is None:
            problems.append(why)
            continue
        every = list(tree.parse(path).iter())
        nodes = {e.get("id"): e.get("label") for e in every if local(e) == "node"}
        edges = sorted((e.get("source"), e.get("target"))
                       for e in every if local(e) == "edge")
        if sorted(n["id"] for n in graph["nodes"]) != sorted(nodes):
            problems.append(f"{base}: nodes differ")
        if sorted((e["source"], e["target"]) for e in graph["edges"]) != edges:
            problems.append(f"{base}: edges differ")
        if any(nodes[n["id"]] and n["label"] != nodes[n["id"]] for n in graph["nodes"]):
            problems.append(f"{base}: labels differ")
        weights = sum(float(e.get("weight", 0)) for e in every if local(e) == "edge")
        own = sum(e.get("own_weight", 0) for e in graph["edges"])
        if base.endswith(".gexf") and abs(weights - own) > 1e-9:
            problems.append(f"{base}: weights {own}, wanted {weights}")
    say(f"{name}: {len(files)} files", problems)


# --- XML: what networkx writes ----------------------------------------------------------

NAMES = ["a", "b <&>", 'c "quoted"', "d\u00e9 \U0001f600", "e'f", "g;h", "  i ", "{j}", "<k/>"]


def random_graph(seed):
    """Nodes and edges of every type of value, some parallel."""
    chance = random.Random(seed)
    kind = (networkx.MultiDiGraph, networkx.MultiGraph, networkx.DiGraph)[seed % 3]
    graph = kind()
    for i in range(chance.randrange(1, 30)):
        graph.add_node(f"{chance.choice(NAMES).strip()}-{i}")
        values = graph.nodes[list(graph)[-1]]
        if chance.random() < 0.5:
            values["label"] = chance.choice(NAMES).strip()
        if chance.random() < 0.5:
            values["flag"] = chance.random() < 0.5
        if chance.random() < 0.5:
            values["count"] = chance.randrange(-5, 10**9)
        if chance.random() < 0.5:
            values["ratio"] = chance.uniform(-1, 1)
        if chance.random() < 0.5:
            values["text"] = chance.choice(NAMES)
    nodes = list(graph)
    for i in range(chance.randrange(0, 60)):
        ends = chance.choice(nodes), chance.choice(nodes)
        graph.add_edge(*ends, weight=chance.randrange(1, 9) / 4, rank=i)
    return graph


def compare(graph, got, problems, case):
    """Every node, edge and value is there, with nothing else."""
    nodes = {n["id"]: n for n in got["nodes"]}
    if sorted(nodes) != sorted(graph):
        return problems.append(f"{case}: nodes {sorted(nodes)}, wanted {sorted(graph)}")
    for node, values in graph.nodes(data=True):
        wanted = {key: value for key, value in values.items() if key != "label"}
        if nodes[node]["attrs"] != wanted:
            problems.append(f"{case}: {node}: {nodes[node]['attrs']}, wanted {wanted}")
        if nodes[node]["label"] != values.get("label", node):
            problems.append(f"{case}: {node} is labelled {nodes[node]['label']!r}")
    edges = {edge["attrs"]["rank"]: edge for edge in got["edges"]}
    if len(got["edges"]) != graph.number_of_edges():
        problems.append(f"{case}: {len(got['edges'])} edges")
    for source, target, values in graph.edges(data=True):
        edge = edges.get(values["rank"], {})
        ends = [source, target] if graph.is_directed() else sorted([source, target])
        found = [edge.get("source"), edge.get("target")]
        if (found if graph.is_directed() else sorted(map(str, found))) != ends:
            problems.append(f"{case}: edge {values['rank']}: {found}, wanted {ends}")
        elif edge["own_weight"] != values["weight"]:
            problems.append(f"{case}: edge {values['rank']} weighs {edge['own_weight']}")
        elif edge["directed"] != graph.is_directed():
            problems.append(f"{case}: edge {values['rank']} has another direction")


def networkx_files(folder):
    for suffix, write in (("graphml", networkx.write_graphml_xml),
                          ("gexf", networkx.write_gexf)):
        problems = []
        for seed in range(24):
            graph = random_graph(seed)
            path = f"{folder}/n.{suffix}"
            write(graph, path)
            if suffix == "gexf":  # it labels nodes with their ids
                for _, values in graph.nodes(data=True):
                    values.setdefault("label", None)
                    if values["label"] is None:
                        del values["label"]
            got, why = read(path)
            if got is None:
                problems.append(f"{seed}: {why}")
            else:
                compare(graph, got, problems, seed)
        say(f"{suffix} that networkx wrote", problems)


TURNING = {code: " " for code in (0x202A, 0x202B, 0x202C, 0x202D, 0x202E)}


# --- what erg wrote ---------------------------------------------------------------------

def own_dot(folder):
    """DOT keeps ids, labels, kinds, relations, directions, dates, amounts and weights."""
    problems = []
    for source in ("data/openai-microsoft.json", "tests/roundtrip/everything.json"):
        wanted, why = read(source)
        path = f"{folder}/own.dot"
        subprocess.run([ERG, "export", source, "-t", "dot", "-o", path], check=True,
                       capture_output=True)
        got, why = read(path)
        if got is None:
            problems.append(why)
            continue
        for part, keys in (("nodes", ("id", "label", "kind")),
                           ("edges", ("id", "source", "target", "relation", "family",
                                      "directed", "weight", "start", "end", "label",
                                      "amount", "share"))):
            lists = [[{key: record.get(key) for key in keys} for record in graph[part]]
                     for graph in (got, wanted)]
            for record in lists[1]:  # labels lose what would turn a line around
                record["label"] = (record["label"] or "").translate(TURNING) or None
            for mine, theirs in zip(*lists):
                if mine != theirs:
                    problems.append(f"{mine}, wanted {theirs}")
            if len(lists[0]) != len(lists[1]):
                problems.append(f"{source}: {len(lists[0])} {part}")
    say("DOT that erg wrote", problems)


# --- hostile files ----------------------------------------------------------------------

def hostile():
    """(name, content): each is refused, in one line and soon."""
    lol = "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">'
                  for i in range(9))
    head = "<graphml><graph>"
    yield "bomb.graphml", f'<!DOCTYPE g [<!ENTITY a "aaa">{lol}]>{head}<node id="&j;"/>'
    yield "file.gexf", '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><gexf>&x;</gexf>'
    yield "net.gexf", '<!DOCTYPE g [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]><gexf/>'
    yield "defaults.graphml", "<!DOCTYPE g [" + "".join(
        f'<!ATTLIST node a{i} CDATA "{"v" * 1000}">' for i in range(900)) + "]><graphml/>"
    yield "deep.graphml", "<graphml>" + "<a>" * 100000
    yield "deep-graphs.graphml", "<graphml>" + '<graph><node id="x">' * 100000
    yield "attributes.gexf", "<gexf " + " ".join(f'a{i}=""' for i in range(300000)) + "/>"
    yield "spaces.gexf", "<gexf " + " ".join(
        f'xmlns:a{i}="u"' for i in range(100000)) + "/>"
    yield "names.gexf", "<gexf>" + "".join(f"<a{i}/>" for i in range(500000)) + "</gexf>"
    yield "tag.gexf", f'<gexf><graph><nodes><node id="{"x" * 12000000}"/>'
    yield "text.graphml", f'{head}<node id="a"><data key="k">{"x" * 20000000}</data></node>'
    yield "comment.gexf", "<gexf><!--" + "-x" * 3000000
    yield "default.graphml", (
        f'<graphml><key id="k" for="node"><default>{"x" * 1000000}</default></key><graph>'
        + "".join(f'<node id="{i}"/>' for i in range(100000)) + "</graph></graphml>")
    yield "keys.graphml", (
        "<graphml>" + "".join(f'<key id="k{i}" for="node"><default>x</default></key>'
                              for i in range(9000)) + "<graph>"
        + "".join(f'<node id="{i}"/>' for i in range(300000)) + "</graph></graphml>")
    yield "spells.gexf", (
        f'<gexf><graph><edges><edge source="a" target="b" label="{"x" * 1000000}"><spells>'
        + '<spell start="2000"/>' * 100000 + "</spells></edge></edges></graph></gexf>")
    yield "zero.gexf", "<gexf>\0</gexf>"
    yield "bytes.gexf", b'<gexf><graph><nodes><node id="\xff"/>'
    yield "every-edge.dot", "digraph {{" + ";".join(f"a{i}" for i in range(8000)) + "} -> {" \
        + ";".join(f"b{i}" for i in range(8000)) + "}}"
    yield "nested.dot", "digraph {" + "{" * 100000
    yield "default.dot", f'digraph {{ node [foo="{"x" * 1000000}"]; ' + ";".join(
        f"n{i}" for i in range(100000)) + "}"
    yield "values.dot", "digraph { a [" + ",".join(f"k{i}=v" for i in range(20000)) + "];" \
        + ";".join(f"n{i}" for i in range(20000)) + "}"
    yield "open.dot", 'digraph { a -> "' + "b" * 1000000
    yield "name.dot", 'digraph { "' + "b" * 1000000 + '" }'
    yield "zero.dot", "digraph { a\0b }"
    yield "bytes.dot", b'digraph { "\xff" }'
    yield "wide.dot", "digraph { a }".encode("utf-16")
    yield "wide.csv", "source,target\na,b\n".encode("utf-16")


def hostile_files(folder):
    problems = []
    count = 0
    for name, content in hostile():
        path = f"{folder}/{name}"
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        status, out, said, seconds = run(path)
        os.unlink(path)
        count += 1
        if status != 2 or out or len(said) != 1 or not said[0].startswith("erg: "):
            problems.append(f"{name}: status {status}, {len(out)} bytes, {said}")
        elif "/etc/passwd" in said[0] or "root:" in said[0] or seconds > 20:
            problems.append(f"{name}: {said}, {seconds:.1f} s")
    say(f"hostile files: {count}", problems)


with tempfile.TemporaryDirectory() as folder:
    dot_files()
    xml_files()
    networkx_files(folder)
    own_dot(folder)
    hostile_files(folder)
sys.exit(failed != 0)

"""Files of other tools: erg reads as many nodes and edges as are in them, or says in one line why
not. Counted here with nothing of erg's. The files lie in ERG_TESTDATA; networkx, where it is
installed, writes some of its own."""
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile

erg = os.environ["ERG"]
data = os.environ.get("ERG_TESTDATA", "../shared/testdata")
failed = False


def say(name, problem):
    global failed
    print(("not ok" if problem else "ok") + " roundtrip: " + name)
    if problem:
        print("# " + str(problem)[:300])
        failed = True


def read(path, *options):
    done = subprocess.run([erg, "export", path, "--possible", "--measures", "none", "-t", "json",
                           *options], capture_output=True, text=True)
    return done.returncode, (json.loads(done.stdout) if done.returncode == 0 else None), done.stderr


def counted(text):
    """Node ids (or None where nodes have none) and pairs of ends, as the shape has them."""
    if isinstance(text, list):
        text = {"elements": text}
    if "graph" in text and "nodes" in text["graph"]:
        nodes = text["graph"]["nodes"]
        ids = list(nodes) if isinstance(nodes, dict) else [n["id"] for n in nodes]
        return ids, [(e["source"], e["target"]) for e in text["graph"].get("edges", [])]
    if "elements" in text:
        elements = text["elements"]
        if isinstance(elements, dict):
            elements = elements.get("nodes", []) + elements.get("edges", [])
        elements = [e["data"] for e in elements]
        return ([e["id"] for e in elements if "source" not in e],
                [(e["source"], e["target"]) for e in elements if "source" in e])
    if "nodes" in text:
        ids = [n.get("key", n.get("id")) for n in text["nodes"]]
        edges = [(e.get("source", e.get("from")), e.get("target", e.get("to")))
                 for e in text.get("edges", text.get("links", []))]
        return ids, edges
    return None


def ends(pairs, names):
    def name(end):
        return names[end] if names and isinstance(end, int) else str(end)
    return collections.Counter((name(a), name(b)) for a, b in pairs)


def compare(path):
    with open(path, encoding="utf-8") as file:
        text = json.load(file)
    status, graph, error = read(path)
    shape = counted(text)
    if shape is None:
        lines = [line for line in error.splitlines() if not line.startswith("erg: note:")]
        return None if status == 2 and len(lines) == 1 else (status, error)
    if status != 0:
        return error
    ids, pairs = shape
    names = None
    if any(i is None for i in ids):
        names = [n["name"] for n in text["nodes"]]
        ids = names
    if sorted(map(str, ids)) != sorted(n["id"] for n in graph["nodes"]):
        return "other nodes"
    got = collections.Counter((e["source"], e["target"]) for e in graph["edges"])
    return None if got == ends(pairs, names) else "other edges"


files = sorted(glob.glob(os.path.join(data, "5-formats", "*", "*.json")))
if not files:
    print("ok roundtrip: files of other tools # SKIP no ERG_TESTDATA")
for path in files:
    say("%s has its nodes and edges" % os.path.relpath(path, data), compare(path))

try:
    import networkx
except ImportError:
    print("ok roundtrip: what networkx writes # SKIP no networkx")
    sys.exit(failed)


def link_data(graph):
    try:
        return networkx.node_link_data(graph, edges="edges")
    except TypeError:
        return networkx.node_link_data(graph)


def made():
    parallel = networkx.MultiDiGraph(name="Parallel")
    parallel.add_node(1, label="One", kind="company")
    parallel.add_edge(1, 2, weight=2.5, relation="funding")
    parallel.add_edge(1, 2, relation="funding")
    parallel.add_edge(2, 2)
    yield "a multigraph with numbers for ids", parallel
    yield "the karate club", networkx.karate_club_graph()
    yield "the Florentine families", networkx.florentine_families_graph()
    yield "an empty graph", networkx.Graph()


with tempfile.TemporaryDirectory() as folder:
    for name, graph in made():
        for shape, text in (("node-link", link_data(graph)),
                            ("Cytoscape", networkx.cytoscape_data(graph))):
            path = os.path.join(folder, "graph.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(text, file)
            status, got, error = read(path)
            problem = error if status != 0 else None
            if not problem:
                undirected = [e for e in got["edges"] if not e["directed"]]
                pairs = collections.Counter((e["source"], e["target"]) for e in got["edges"])
                wanted = collections.Counter((str(a), str(b)) for a, b in graph.edges())
                if not graph.is_directed():
                    pairs = collections.Counter(map(frozenset, pairs.elements()))
                    wanted = collections.Counter(map(frozenset, wanted.elements()))
                if len(got["nodes"]) != len(graph) or pairs != wanted:
                    problem = "other nodes or edges"
                elif len(undirected) != (0 if graph.is_directed() else len(got["edges"])):
                    problem = "other directions"
            say("%s as networkx writes it as %s" % (name, shape), problem)

    # erg's own node-link and d3 files, through networkx and back.
    source = os.path.join("tests", "roundtrip", "everything.json")
    wanted = read(source)[1]
    for shape, key in (("node-link", "edges"), ("d3", "links")):
        path = os.path.join(folder, "erg.json")
        subprocess.run([erg, "export", source, "--possible", "--layout", "grid", "-t", shape, "-o",
                        path], check=True)
        with open(path, encoding="utf-8") as file:
            text = json.load(file)
        try:
            graph = networkx.node_link_graph(text, edges=key)
        except TypeError:
            graph = networkx.node_link_graph(text, link=key)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(link_data(graph), file)
        got = read(path)[1]
        for side in (wanted, got):
            side["graph"].pop("input", None)
        say("erg's %s through networkx" % shape, None if got == wanted else "it differs")
sys.exit(failed)

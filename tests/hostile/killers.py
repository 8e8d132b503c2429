"""Graphs that Graphviz' own layouts crash, hang or exit on, read as input: erg answers or refuses.

Attributes that lead there (ranks across clusters, newrank, concentrate, ortho, weights, lengths,
peripheries, fdp's K, fonts and files to look for) are data to erg, and its layouts have no part of
them: each graph comes back as JSON with its nodes and edges, and as a picture that is whole XML.
Whatever happens, no signal, and the file that was there stays or is replaced whole.
Then Graphviz' own test graphs, where they are at hand (ERG_TESTDATA).
ERG, LAYOUT: what is tested. N: 0: 200 graphs of each kind, else 2.
"""

import glob
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET

ERG = os.path.abspath(os.environ.get("ERG", "out/bin/erg"))
N = int(os.environ.get("N", "2"))
COUNT = 2 if N else 200
SECONDS = 60  # of processor time, for a picture
SLOW = 10 if "sanitize" in os.environ.get("BUILD", "") else 1
WORK = tempfile.mkdtemp()
OLD = "what was there\n"
ENGINES = ["auto", "dot", "neato", "sfdp", "twopi", "circo", "grid"]
# What would lead Graphviz to files and servers.
LURES = {"GVBINDIR": "/nonexistent", "GV_FILE_PATH": "/", "SERVER_NAME": "x", "DOTFONTPATH": "/nonexistent",
         "GDFONTPATH": "/nonexistent", "FONTCONFIG_FILE": "/dev/null"}
HUGE = ["1e8", "100000000", "2147483647", "-1", "1e308", "-1e308", "nan", "inf", "1e999", "0",
        "999999999999999999999"]


class Graph:
    """Nodes a, b, ... in clusters that may overlap, random edges, and attributes of all of them."""

    def __init__(self, r, nodes=None, edges=None):
        self.r = r
        self.count = nodes or r.randint(4, 24)
        self.edges = [(r.randrange(self.count), r.randrange(self.count))
                      for _ in range(edges or r.randint(3, 2 * self.count))]
        self.graph, self.node, self.edge, self.groups, self.own = [], [], [], [], []

    def some(self, least=1):
        return self.r.sample(range(self.count), self.r.randint(least, max(least, self.count // 2)))

    def cluster(self, members, inner=""):
        name = f"cluster_{len(self.groups)}"
        self.groups.append(f"subgraph {name} {{ label={name}; {inner} " + " ".join(f"n{i};" for i in members)
                           + "}")

    def disjoint(self):
        members = list(range(self.count))
        self.r.shuffle(members)
        size = max(1, self.count // self.r.randint(2, 4))
        for at in range(0, self.count, size):
            self.cluster(members[at:at + size])

    def text(self):
        attributes = [f"{word} [{', '.join(values)}];" for word, values in (
            ("graph", self.graph), ("node", self.node), ("edge", self.edge)) if values]
        nodes = [f"n{i};" for i in range(self.count)]
        edges = [f"n{a} -> n{b}{self.r.choice(self.own) if self.own else ''};" for a, b in self.edges]
        return "digraph G {\n" + "\n".join(attributes + nodes + self.groups + edges) + "\n}\n"


def rank_across_clusters(g):
    """Ranks of nodes of several clusters, set inside one of them or outside of all."""
    g.disjoint()
    for _ in range(g.r.randint(2, 5)):
        ranked = "{ rank=" + g.r.choice(["same", "same", "min", "max"]) + "; " + " ".join(
            f"n{i};" for i in g.some(2)) + "}"
        at = g.r.randrange(len(g.groups))
        if g.r.random() < 0.5:
            g.groups.append(ranked)
        else:
            g.groups[at] = g.groups[at][:-1] + ranked + "}"
    g.graph.append("newrank=true" if g.r.random() < 0.8 else "compound=true")
    g.own = [" [lhead=cluster_0]", ' [label="e"]', ""]


def overlapping_clusters(g):
    for _ in range(g.r.randint(2, 5)):
        g.cluster(g.some(2), g.r.choice(["", "rank=same;", "subgraph cluster_in { n0; n1 }"]))
    g.graph += ["newrank=true", g.r.choice(["clusterrank=local", "clusterrank=global", "clusterrank=none"])]


def concentrate(g):
    g.graph += ["concentrate=true", g.r.choice(["splines=true", "splines=ortho", "splines=line"])]
    g.edges += g.edges + [(b, a) for a, b in g.edges]
    if g.r.random() < 0.5:
        rank_across_clusters(g)


def ortho(g):
    g.graph.append("splines=ortho")
    g.own = [" [tailport=" + port + "]" for port in ("n", "se", "_", "x")] + [" [samehead=h]", ""]
    if g.r.random() < 0.5:
        g.graph += ["concentrate=true", "rankdir=LR"]
        overlapping_clusters(g)


def heavy_edges(g):
    g.own = [f' [weight="{value}"]' for value in HUGE + ["100000001", "4294967296"]]


def long_edges(g):
    g.own = [f' [minlen="{value}", len="{value}"]' for value in HUGE + ["1000", "100000"]]


def peripheries(g):
    g.node.append(f'peripheries="{g.r.choice(HUGE + ["1000000"])}"')
    g.node.append(g.r.choice(["shape=polygon, sides=1000000", "shape=doublecircle",
                              "shape=record, label=\"<a>|{<b>|}\"",
                              "shape=point", "shape=none, label=<<table><tr><td>x</td></tr></table>>"]))


def fdp_spring(g):
    g.graph += ["layout=" + g.r.choice(["fdp", "sfdp", "neato", "nop", "nop2", "osage", "patchwork",
                                        "nowhere"])]
    g.graph += [f'{key}="{g.r.choice(HUGE)}"' for key in ("K", "T0", "maxiter", "sep", "esep", "Damping",
                                                          "epsilon", "repulsiveforce")]
    g.graph.append("overlap=" + g.r.choice(["prism", "vpsc", "ortho", "scale", "compress", "ipsep", '"9:prism"',
                                            '"-1"']))


def sizes(g):
    keys = ("nodesep", "ranksep", "size", "ratio", "dpi", "margin", "pad", "nslimit", "nslimit1", "mclimit",
            "searchsize",
            "normalize", "rotate", "levels", "quadtree", "start", "dimen", "dim", "mode")
    g.graph += [f'{key}="{g.r.choice(HUGE)}"' for key in g.r.sample(keys, 6)]
    g.node += [f'{key}="{g.r.choice(HUGE)}"' for key in ("width", "height", "fontsize", "pos", "z", "skew",
                                                         "distortion")]


def files(g):
    g.graph += ['fontpath="/proc"', 'imagepath="/dev"', 'stylesheet="file:///etc/passwd"',
                'fontname="/etc/passwd"']
    g.node += ['image="/dev/zero"', 'shapefile="/etc/passwd"', 'shape=epsf', 'fontname="' + "f" * 3000 + '"',
               'URL="file:///etc/passwd"']


KINDS = [rank_across_clusters, overlapping_clusters, concentrate, ortho, heavy_edges, long_edges, peripheries,
         fdp_spring,
         sizes, files]


def run(words, seconds):
    """(status, what it said, processor seconds)"""
    before = os.times()
    try:
        done = subprocess.run([ERG, *words], capture_output=True, check=False, env={**os.environ, **LURES},
                              timeout=20 * seconds)
    except subprocess.TimeoutExpired:
        return None, "", 20.0 * seconds
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return done.returncode, done.stderr.decode("utf-8", "replace"), used


def parse(target, path):
    """What is written, parsed by others; raises where it is torn."""
    with open(path, encoding="utf-8") as made:
        return ET.fromstring(made.read()) if target == "svg" else json.loads(made.read())


def look(path, target, options, graph):
    """What went wrong with one file, or None."""
    out = os.path.join(WORK, "out." + target)
    with open(out, "w", encoding="utf-8") as before:
        before.write(OLD)
    seconds = (SECONDS if target == "svg" else 2) * SLOW
    status, said, used = run(["export", path, "-f", "dot", "-t", target, "-o", out, "--measures", "none",
                              *options], seconds)
    shown = f"{os.path.basename(path)} as {target} {' '.join(options)}: "
    if status is None or used > seconds:
        return f"{shown}{used:.1f} s"
    if status == 2:
        if graph or not said or any(not line.startswith("erg: ") for line in said.splitlines()):
            return f"{shown}refused: {said[:200]}"
        with open(out, encoding="utf-8") as kept:
            return None if kept.read() == OLD else shown + "the old file is gone"
    if status != 0:
        return f"{shown}status {status}: {said[:200]}"
    left = set(os.listdir(WORK)) - {"out.json", "out.svg", "graph.gv"}
    if left:
        return f"{shown}left behind: {left}"
    try:
        made = parse(target, out)
    except (ValueError, ET.ParseError) as fault:
        return f"{shown}torn: {fault}"
    if graph and target == "json" and (len(made["nodes"]), len(made["edges"])) != (graph.count,
                                                                                   len(graph.edges)):
        return f"{shown}{len(made['nodes'])} nodes, {len(made['edges'])} edges"
    return None


def kills(path):
    """Whether Graphviz itself dies on it, or takes more than five seconds."""
    try:
        return subprocess.run(["dot", "-Tsvg", "-o", os.devnull, path], capture_output=True, check=False,
                              timeout=5).returncode < 0
    except subprocess.TimeoutExpired:
        return True


def report(what, count, wrong, more=""):
    print(f"{'not ' if wrong else ''}ok killers: {what}, {count} graphs{more}")
    for text in wrong[:10]:
        print("# " + text.encode("ascii", "backslashreplace").decode().replace("\n", "\\n"))
    return bool(wrong)


def random_graphs(kind):
    wrong, killed = [], 0
    path = os.path.join(WORK, "graph.gv")
    for number in range(COUNT):
        r = random.Random(f"{kind.__name__} {number}")
        graph = Graph(r)
        kind(graph)
        with open(path, "w", encoding="utf-8") as out:
            out.write(graph.text())
        engine = ["--layout", ENGINES[number % len(ENGINES)]]
        found = [look(path, "json", engine if number % 2 else [], graph), look(path, "svg", engine, graph)]
        wrong += [f"number {number}, {text}" for text in found if text]
        killed += not N and number < 50 and shutil.which("dot") is not None and kills(path)
    more = f" (of the first 50 Graphviz itself dies or hangs on {killed})" if not N else ""
    return report(kind.__name__.replace("_", " "), COUNT, wrong, more)


def graphviz_files():
    """All as JSON, and some as pictures (all of them where all is asked for)."""
    folder = os.path.join(os.environ.get("ERG_TESTDATA", "../shared/testdata"), "4-nasty", "graphviz")
    paths = [path for path in sorted(glob.glob(folder + "/**/*.*", recursive=True)) if os.path.isfile(path)]
    if not paths:
        print("ok killers: Graphviz' own graphs # SKIP no test data")
        return False
    wrong = []
    for i, path in enumerate(paths):
        found = [look(path, "json", [], None)]
        if not N or i % 40 == 0 and os.path.getsize(path) < 20000:
            found.append(look(path, "svg", [], None))
        wrong += [text for text in found if text]
    return report("Graphviz' own", len(paths), wrong)


def main():
    began = time.time()
    failed = False
    for kind in KINDS:
        failed = random_graphs(kind) or failed
    failed = graphviz_files() or failed
    if not N:
        print(f"# {time.time() - began:.0f} s")
    return failed


if __name__ == "__main__":
    if "LAYOUT" in os.environ:
        os.environ["ERG_LAYOUT"] = os.path.abspath(os.environ["LAYOUT"])
    try:
        code = main()
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    sys.exit(code)

"""Exports graphs as JSON and as DOT, reads the DOT with Graphviz and compares the two."""
import glob
import json
import os
import subprocess
import sys

ERG = os.environ["ERG"]

# Ids and words that a DOT lexer, a shell of escapes or XML could trip over.
NASTY = ['a"b', '"', '""', "back\\slash", "end\\", "end\\\\", '\\"', "%", "%3", "n1", "n2", "node",
         "graph", "digraph", "strict", "Edge", "<b>x</b>", "<", "a:b", "a:b:c", "-> x", "--", "{", "}",
         "[a=b]", ";", ",", "//", "/*", "#", "# 1", "\\N", "\\n", "\\G", "&", "&amp;", "&#65;",
         "&eacute;", "é", "日本", "ع", "e\u0301", "\u202e", "a b", " a", "a ", "-1.5", "007", "1e5",
         "0x10", ".", "true", "'", "`", "$x", "${x}", "+", "a+b", "x" * 256, "\u00a0", "\u2028"]


def nasty_dataset():
    entities = [{"id": text, "label": text + " & \\N \"q\" \\", "kind": "kind " + text[:99]}
                for text in NASTY]
    relations = [{"id": "e" + text, "source": text, "target": NASTY[(i * 7 + 1) % len(NASTY)],
                  "relation": "rel " + text[:99], "label": text, "weight": 0.1 * (i + 1),
                  "start": "2024-02", "directed": i % 3 > 0}
                 for i, text in enumerate(NASTY)]
    return {"format": "erg.dataset", "version": "1.0", "title": NASTY[0] + NASTY[8] + "\\",
            "entities": entities, "relations": relations}


def run(command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, check=False)
    if done.returncode != 0 or (command[0] != ERG and done.stderr):
        raise ValueError(f"{command[0]}: {done.stderr.decode(errors='replace')[:300]}")
    return done.stdout


def data(text):
    """An attribute that holds data: Graphviz leaves a doubled backslash doubled."""
    return text.replace("\\\\", "\\")


def shown(text):
    """A label: line ends and & are escaped as well."""
    out, at = "", 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            out += {"n": "\n"}.get(text[at + 1], text[at + 1])
            at += 2
        else:
            out += text[at]
            at += 1
    return out.replace("&amp;", "&")


def spaced(text):
    """Control characters are blanks in labels."""
    bad = [*range(0x00, 0x20), *range(0x7f, 0xa0), 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d,
           0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200e, 0x200f, 0x61c, 0xfeff]
    return "".join(" " if ord(c) in bad and c != "\n" else c for c in text)


def compare(snapshot, drawn):
    nodes = {o["_gvid"]: o for o in drawn.get("objects", [])}
    ids = {number: data(o["id"]) if "id" in o else o["name"] for number, o in nodes.items()}
    if sorted(ids.values()) != sorted(n["id"] for n in snapshot["nodes"]):
        return "the entities differ"
    by_id = {ids[number]: o for number, o in nodes.items()}
    for node in snapshot["nodes"]:
        there = by_id[node["id"]]
        if there["kind"] != node["kind"].replace("\\", "\\\\"):
            return f"kind of {node['id']!r} is {there['kind']!r}"
        if shown(there["label"]) != spaced(node["label"]):
            return f"label of {node['id']!r} is {there['label']!r}"
        for key, value in node.get("measures", {}).items():
            if value is not None and float(there[key]) != value:
                return f"{key} of {node['id']!r} is {there[key]}"
    edges = {data(e["id"]): e for e in drawn.get("edges", [])}
    if sorted(edges) != sorted(e["id"] for e in snapshot["edges"]):
        return "the relations differ"
    for edge in snapshot["edges"]:
        there = edges[edge["id"]]
        found = (ids[there["tail"]], ids[there["head"]], data(there["relation"]),
                 float(there["erg_weight"]), there.get("start"), there.get("end"),
                 there.get("dir") != "none")
        wanted = (edge["source"], edge["target"], edge["relation"], edge["weight"],
                  edge.get("start"), edge.get("end"), edge["directed"])
        if found != wanted:
            return f"{edge['id']!r}: {found} instead of {wanted}"
        amount = edge.get("amount", {})
        if float(there.get("amount", -1)) != amount.get("value", -1):
            return f"amount of {edge['id']!r}"
    return None


def read_with_dot(dot):
    """Through dot -Tcanon first: what another tool hands on is still the same graph."""
    return json.loads(run(["dot", "-Tdot_json"], run(["dot", "-Tcanon"], dot)))


failed = False
cases = [("hostile names", ["-"], json.dumps(nasty_dataset()).encode()),
         ("the same, laid out", ["-", "--layout", "auto"], json.dumps(nasty_dataset()).encode())]
cases += [(os.path.basename(path), [path, "--possible"], None)
          for path in sorted(glob.glob("data/*.json")) + ["tests/cli/deals.json"]]
for name, arguments, text in cases:
    try:
        wrong = compare(json.loads(run([ERG, "export", *arguments, "-t", "json"], text)),
                        read_with_dot(run([ERG, "export", *arguments, "-t", "dot"], text)))
    except ValueError as error:
        wrong = str(error)
    print(f"not ok dot: {name}\n# {wrong}" if wrong else f"ok dot: {name} read back by Graphviz")
    failed = failed or wrong is not None
sys.exit(failed)

"""JSON files against the schemas in data/schema/, chosen by their "format", or by the name of the
file for other programs' formats (NAME.d3.json). Snapshots are loaded into networkx as well, and their
ends and orders looked at; other formats are compared with the snapshot beside them."""
import glob
import json
import os
import sys

import jsonschema
import networkx
import profiles

schemas = {}
for path in sorted(glob.glob("data/schema/*.schema.json")):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    name = os.path.basename(path).split(".")[0]
    schemas[name if name in profiles.READERS else "erg." + name] = jsonschema.Draft202012Validator(schema)
looks = {}  # of each graph, as its first file has them

# The format's own schema, where the collection of test data is at hand.
jgf = os.path.join(os.environ.get("ERG_TESTDATA", ""), "5-formats/jgf/json-graph-schema_v2.json")
if os.path.exists(jgf):
    with open(jgf, encoding="utf-8") as file:
        jgf = jsonschema.Draft7Validator(json.load(file))
else:
    jgf = None


def union_problem(stem, kind, data, diff):
    """Of the union graph of a comparison; its sides and the mirrored one lie beside it."""
    sides = []
    for side in ("from.json", "to.json", f"back.{kind}.json"):
        with open(f"{stem}.{side}", encoding="utf-8") as file:
            sides.append(json.load(file))
    try:
        return profiles.union_differs(kind, data, sides[0], sides[1], diff, looks.setdefault(stem, {})) or \
            profiles.mirror_differs(kind, data, sides[2])
    except (KeyError, AssertionError) as error:
        return f"cannot be read back: {error!r}"


def profile_problem(path, kind, data):
    """Of a file of another program's format, beyond its schema."""
    stem = path[:-len(f".{kind}.json")]
    with open(stem + ".json", encoding="utf-8") as file:
        snapshot = json.load(file)
    if snapshot["format"] == "erg.diff":
        return union_problem(stem, kind, data, snapshot)
    if kind == "jgf" and jgf is not None:
        for error in jgf.iter_errors(data):
            return f"JGF's own schema: {error.message[:200]}"
    if kind in ("node-link", "d3"):
        link = "links" if kind == "d3" else "edges"
        graph = networkx.node_link_graph(data, link=link)
        if (graph.number_of_nodes(), graph.number_of_edges()) != (len(data["nodes"]), len(data[link])):
            return "networkx has other counts"
    try:
        return profiles.differs(kind, data, snapshot, looks.setdefault(stem, {}))
    except (KeyError, AssertionError) as error:
        return f"cannot be read back: {error!r}"


def problem(path, data):
    suffix = os.path.basename(path).split(".")[-2]
    kind = suffix if suffix in profiles.READERS else data.get("format")
    if kind not in schemas:
        return f"no schema for format {kind!r}"
    for error in schemas[kind].iter_errors(data):
        return f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    if kind in profiles.READERS:
        return profile_problem(path, kind, data)
    if kind != "erg.snapshot":
        return None
    graph = networkx.node_link_graph(data, link="edges")
    if graph.number_of_nodes() != len(data["nodes"]):
        return "networkx has another count of nodes"
    if graph.number_of_edges() != len(data["edges"]):
        return "networkx has another count of edges"
    for records in ("nodes", "edges", "documents"):
        ids = [record["id"].encode() for record in data[records]]
        if ids != sorted(set(ids)):
            return f"{records} are not sorted by id"
    known = {document["id"] for document in data["documents"]}
    for edge in data["edges"]:
        for claim in edge["claims"]:
            if "document" in claim and claim["document"] not in known:
                return f"{edge['id']} cites an unknown document"
    return None


failed = False
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    wrong = problem(path, data)
    # A schema that lets anything pass is no test: a foreign key must be refused.
    if wrong is None and problem(path, {**data, "foreign": 1}) is None:
        wrong = "the schema accepts an unknown key"
    failed = failed or wrong is not None
    name = os.path.basename(path)
    print(f"not ok outputs: {name} is valid\n# {wrong}" if wrong else f"ok outputs: {name} is valid")
sys.exit(failed)

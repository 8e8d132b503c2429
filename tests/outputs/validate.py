"""JSON files against the schemas in data/schema/, chosen by their "format"; snapshots are loaded
into networkx as well, and their ends and orders looked at."""
import glob
import json
import os
import sys

import jsonschema
import networkx

schemas = {}
for path in sorted(glob.glob("data/schema/*.schema.json")):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    schemas["erg." + os.path.basename(path).split(".")[0]] = jsonschema.Draft202012Validator(schema)


def problem(data):
    kind = data.get("format")
    if kind not in schemas:
        return f"no schema for format {kind!r}"
    for error in schemas[kind].iter_errors(data):
        return f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
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
    wrong = problem(data)
    # A schema that lets anything pass is no test: a foreign key must be refused.
    if wrong is None and problem({**data, "foreign": 1}) is None:
        wrong = "the schema accepts an unknown key"
    failed = failed or wrong is not None
    name = os.path.basename(path)
    print(f"not ok outputs: {name} is valid\n# {wrong}" if wrong else f"ok outputs: {name} is valid")
sys.exit(failed)

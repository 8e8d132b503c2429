"""GraphML and GEXF files against the snapshot of the same graph, read with an XML parser of its own
and with networkx where it can: every fact must come back. Usage: markup.py SNAPSHOT.json GRAPHML GEXF"""
import json
import os
import re
import sys
import xml.etree.ElementTree as tree

import networkx

JSON_TEXTS = ("attrs", "aliases", "same_as", "claims", "merged")


def legal(text):
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def wanted_node(node, places):
    out = {"id": node["id"], "label": legal(node["label"]), "kind": legal(node["kind"])}
    for key in JSON_TEXTS:
        if node.get(key):
            out[key] = node[key]
    out["measures"] = {k: v for k, v in node.get("measures", {}).items() if v is not None}
    out["ranks"] = {k: v for k, v in node.get("ranks", {}).items() if v is not None}
    if places:
        out["x"], out["y"] = node["x"], node["y"]
    return out


def wanted_edge(edge):
    out = {k: v for k, v in edge.items() if k != "amount" and v not in ({}, [])}
    amount = edge.get("amount", {})
    names = {"value": "amount", "low": "amount_low", "high": "amount_high"}
    out.update({names.get(k, k): v for k, v in amount.items()})
    for key in ("label", "relation"):
        if key in out:
            out[key] = legal(out[key])
    return out


def value(kind, text):
    return {"double": float, "boolean": lambda t: {"true": True, "false": False}[t], "string": str}[kind](text)


def record(pairs, own, measures):
    out = {**own, **({"measures": {}, "ranks": {}} if measures is not None else {})}
    for name, got in pairs:
        if name in (measures or ()):
            out["measures"][name] = got
        elif name.startswith("rank_"):
            out["ranks"][name[5:]] = got
        else:
            short = name.removeprefix("erg_")
            out[short] = json.loads(got) if short in JSON_TEXTS else got
    return out


def from_graphml(path, measures):
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    root = tree.parse(path).getroot()
    keys = {k.get("id"): (k.get("attr.name"), k.get("attr.type")) for k in root.iter(ns + "key")}
    def pairs(element):
        return [(keys[d.get("key")][0], value(keys[d.get("key")][1], d.text or "")) for d in element.iter(ns + "data")]
    graph = root.find(ns + "graph")
    head = {keys[d.get("key")][0]: d.text for d in graph.findall(ns + "data")}
    nodes = {n.get("id"): record(pairs(n), {"id": n.get("id")}, measures) for n in graph.iter(ns + "node")}
    edges = []
    for e in graph.iter(ns + "edge"):
        edge = record(pairs(e), {"id": e.get("id")}, None)
        default = graph.get("edgedefault") == "directed"
        assert edge["directed"] == (e.get("directed", str(default).lower()) == "true"), "direction"
        edges.append({**edge, "source": nodes[e.get("source")]["id"], "target": nodes[e.get("target")]["id"]})
    return {**json.loads(head["erg_graph"]), **json.loads(head["erg_sources"])}, list(nodes.values()), edges


def first_day(date):
    return date + "-01-01"[3 * (date.count("-")):] if date.count("-") < 2 else date


def from_gexf(path, measures):
    ns, viz = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
    root = tree.parse(path).getroot()
    keys = {a.get("class"): {k.get("id"): (k.get("title"), k.get("type")) for k in a.iter(ns + "attribute")}
            for a in root.iter(ns + "attributes")}
    def pairs(element, of):
        return [(keys[of][d.get("for")][0], value(keys[of][d.get("for")][1], d.get("value")))
                for d in element.iter(ns + "attvalue")]
    text = root.find(ns + "meta").find(ns + "description").text
    decoder, at = json.JSONDecoder(), re.search(r"^\{", text, re.M).start()
    first, end = decoder.raw_decode(text, at)
    head = {**first, **decoder.raw_decode(text, text.index("{", end))[0]}
    nodes = {}
    for n in root.iter(ns + "node"):
        own = {"id": n.get("id"), "label": n.get("label")}
        at = n.find(viz + "position")
        if at is not None:
            own.update(x=float(at.get("x")), y=0 - float(at.get("y")))
        nodes[n.get("id")] = record(pairs(n, "node"), own, measures)
    edges, seen = [], set()
    for e in root.iter(ns + "edge"):
        own = {"id": e.get("id"), "weight": float(e.get("weight"))}
        if e.get("label") is not None:
            own["label"] = e.get("label")
        edge = record(pairs(e, "edge"), own, None)
        spell = e.find(f"{ns}spells/{ns}spell")
        assert (spell is not None) == ("start" in edge or "end" in edge), "spell"
        if spell is not None:
            assert spell.get("start") == (first_day(edge["start"]) if "start" in edge else None), "start"
            assert (spell.get("end") or "").startswith(edge.get("end", "")), "end"
        parallel = (e.get("source"), e.get("target"), e.get("kind"))
        assert parallel not in seen, "parallel edges of one kind"
        seen.add(parallel)
        edges.append({**edge, "source": nodes[e.get("source")]["id"], "target": nodes[e.get("target")]["id"]})
    return head, list(nodes.values()), edges


def problem(snapshot, graph, nodes, edges):
    by_id = lambda records: {r["id"]: r for r in records}
    places = "positions" in snapshot["graph"]
    if by_id(nodes) != by_id(wanted_node(n, places) for n in snapshot["nodes"]) or len(nodes) != len(snapshot["nodes"]):
        return "nodes are not the snapshot's"
    if by_id(edges) != by_id(map(wanted_edge, snapshot["edges"])) or len(edges) != len(snapshot["edges"]):
        return "edges are not the snapshot's"
    for key, wanted in [*snapshot["graph"].items(), ("documents", snapshot["documents"])]:
        if key != "positions" and graph[key] != wanted:
            return f"{key} is not the snapshot's"
    return None


def in_networkx(path, snapshot):
    """What networkx, as far as its reader goes, counts otherwise."""
    if path.endswith(".graphml"):
        if len({edge["directed"] for edge in snapshot["edges"]}) > 1:
            return None  # it refuses mixed graphs
        graph = networkx.read_graphml(path, force_multigraph=True)
    else:  # 2.8 knows GEXF 1.2 at most
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        text = text.replace('version="1.3"', 'version="1.2"', 1)
        copy = path + ".older"
        with open(copy, "w", encoding="utf-8") as file:
            file.write(text)
        graph = networkx.read_gexf(copy)
        os.remove(copy)
    counts = (graph.number_of_nodes(), graph.number_of_edges())
    wanted = (len(snapshot["nodes"]), len(snapshot["edges"]))
    return None if counts == wanted else f"networkx counts {counts}, wanted {wanted}"


failed = False
with open(sys.argv[1], encoding="utf-8") as file:
    snapshot = json.load(file)
for path, read in zip(sys.argv[2:], (from_graphml, from_gexf)):
    try:
        wrong = problem(snapshot, *read(path, list(snapshot["graph"]["measures"]))) or in_networkx(path, snapshot)
    except (KeyError, AssertionError, ValueError, networkx.NetworkXError) as error:
        wrong = f"cannot be read: {error!r}"
    failed = failed or wrong is not None
    name = os.path.basename(path)
    print(f"not ok outputs: {name} says what the snapshot says\n# {wrong}" if wrong else
          f"ok outputs: {name} says what the snapshot says")
sys.exit(failed)

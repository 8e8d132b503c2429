"""What each JSON format for other programs says, brought back to the form of erg's own snapshot:
nodes and edges by id, places with y down, radii and colours. Written against the formats' own
documentation, not against erg's code."""


def without(record, *keys):
    return {key: value for key, value in record.items() if key not in keys}


def place(record, up=False):
    return (record["x"], -record["y"] if up else record["y"]) if "x" in record else None


LOOKS = ("x", "y", "size", "color", "shape", "width", "line", "arrow", "r", "val", "curvature",
         "arrows", "dashes", "smooth", "key", "mirror", "type")


def facts(record, **more):
    return {**without(record, *LOOKS), **more}


def cytoscape(data):
    for e in data["elements"]["nodes"] + data["elements"]["edges"]:
        assert e.get("classes") == e["data"].get("diff"), "classes"
    nodes = [(facts(n["data"]), place(n["position"]), n["data"]["size"] / 2, n["data"]["color"])
             for n in data["elements"]["nodes"]]
    edges = [(facts(e["data"]), e["data"]["width"], e["data"]["color"]) for e in data["elements"]["edges"]]
    return data["data"], nodes, edges


def graphology(data):
    nodes, edges = [], []
    for n in data["nodes"]:
        a = n["attributes"]
        nodes.append((facts(a, id=n["key"]), place(a, True), a["size"], a["color"]))
    for e in data["edges"]:
        a = e["attributes"]
        assert a["directed"] is not e.get("undirected", False), "directed and undirected"
        edges.append((facts(a, id=e["key"], source=e["source"], target=e["target"]), a["size"], a["color"]))
    return data["attributes"], nodes, edges


def d3(data):
    nodes = [(facts(n), place(n), n["r"], n["color"]) for n in data["nodes"]]
    return data["graph"], nodes, [(facts(e), e["width"], e["color"]) for e in data["links"]]


def vis(data):
    nodes = [(facts(n), place(n), n["size"], n["color"]) for n in data["nodes"]]
    edges = [(facts(without(e, "from", "to"), source=e["from"], target=e["to"]), e["width"],
              e["color"]["color"]) for e in data["edges"]]
    return data["graph"], nodes, edges


def echarts(data):
    series = data["series"][0]
    colours = [c["itemStyle"]["color"] for c in series["categories"]]
    nodes = []
    for n in series["data"]:
        told = n["erg"].get("diff")
        assert series["categories"][n["category"]]["name"] == (told or n["erg"]["kind"]), "category"
        assert n.get("diff") == told, "diff"
        nodes.append(({**n["erg"], "id": n["id"], "label": n["name"]}, place(n), n["symbolSize"] / 2,
                      n["itemStyle"]["color"] if told else colours[n["category"]]))
    edges = []
    for e in series["links"]:
        assert e["value"] == e["erg"]["weight"] and e.get("diff") == e["erg"].get("diff"), "value or diff"
        edges.append(({**e["erg"], "id": e["id"], "source": e["source"], "target": e["target"]},
                      e["lineStyle"]["width"], e["lineStyle"]["color"]))
    return data["erg"], nodes, edges


def jgf(data):
    graph = data["graph"]
    nodes = [({**without(n["metadata"], "x", "y"), "id": key, "label": n["label"]}, place(n["metadata"]),
              None, None) for key, n in graph["nodes"].items()]
    edges = [({**e["metadata"], **without(e, "metadata")}, None, None) for e in graph["edges"]]
    return graph["metadata"], nodes, edges


def node_link(data):
    settings = data["graph"]["measures"]
    nodes, edges = [], []
    for n in data["nodes"]:
        node = without(n, *settings, *("rank_" + key for key in settings), "x", "y")
        if settings:
            node["measures"] = {key: n.get(key) for key in settings}
            node["ranks"] = {key: n.get("rank_" + key) for key in settings if key != "community"}
        nodes.append((node, place(n), None, None))
    for e in data["edges"]:
        assert e["key"] == e["id"], "key"
        if not e.get("mirror"):
            edges.append((without(e, "key"), None, None))
    return data["graph"], nodes, edges


READERS = {"cytoscape": cytoscape, "graphology": graphology, "d3": d3, "vis": vis, "echarts": echarts,
           "jgf": jgf, "node-link": node_link}


def by_id(records):
    return {record["id"]: record for record in records}


def looks_differ(nodes, edges, looks):
    seen = {"place": {n[0]["id"]: n[1] for n in nodes}, "radius": {n[0]["id"]: n[2] for n in nodes},
            "colour": {n[0]["id"]: n[3] for n in nodes}, "width": {e[0]["id"]: e[1] for e in edges},
            "line colour": {e[0]["id"]: e[2] for e in edges}}
    for what, values in seen.items():
        if any(value is not None for value in values.values()) and looks.setdefault(what, values) != values:
            return f"{what} is not what the other formats say"
    return None


def differs(format_name, data, snapshot, looks):
    """What the file says other than the snapshot, in words, or None. `looks` remembers places, sizes
    and colours of the first file of a graph; the others must have the same."""
    graph, nodes, edges = READERS[format_name](data)
    for key, value in snapshot["graph"].items():
        if key != "positions" and graph.get(key) != value:
            return f"graph.{key} is not the snapshot's"
    if graph["documents"] != snapshot["documents"] or graph.get("rates") != snapshot.get("rates"):
        return "documents or rates are not the snapshot's"
    if by_id(n[0] for n in nodes) != by_id({**without(n, "x", "y")} for n in snapshot["nodes"]):
        return "nodes are not the snapshot's"
    if by_id(e[0] for e in edges) != by_id(snapshot["edges"]):
        return "edges are not the snapshot's"
    if len(nodes) != len(snapshot["nodes"]) or len(edges) != len(snapshot["edges"]):
        return "another count of nodes or edges"
    return looks_differ(nodes, edges, looks)


def union(older, newer, diff):
    """What a union graph must say, from the snapshots of its two sides and the erg.diff of them: nodes
    and edges by id, as the newer side has them, with what became of each."""
    found = {}
    for records in ("nodes", "edges"):
        before, after = by_id(older[records]), by_id(newer[records])
        changed = {r["id"]: r["changes"] for r in diff["changed"][records]}
        corrections = {r["id"] for change in ("added", "removed") for r in diff[change][records]
                       if r.get("correction")}
        corrections |= {key for key, fields in changed.items()
                        if all(field.get("correction") for field in fields.values())}
        new_id = {r["after"]: min(r.values()) for r in diff.get("renamed", {}).get(records, [])}
        old_id = {r["before"]: min(r.values()) for r in diff.get("renamed", {}).get(records, [])}
        union = {old_id.get(key, key): {**r, "diff": "removed"} for key, r in before.items()}
        for key, r in after.items():
            key = new_id.get(key, key)
            was = "added" if key not in union else "changed" if key in changed else "same"
            union[key] = {**r, "diff": was}
        for key, r in union.items():
            r["id"] = key
            if key in changed:
                r["changes"] = changed[key]
            if key in corrections:
                r["correction"] = True
        found[records] = union
    ends = {r["after"]: min(r.values()) for r in diff.get("renamed", {}).get("nodes", [])}
    ends |= {r["before"]: min(r.values()) for r in diff.get("renamed", {}).get("nodes", [])}
    for e in found["edges"].values():
        e["source"], e["target"] = ends.get(e["source"], e["source"]), ends.get(e["target"], e["target"])
    return found


def union_differs(format_name, data, older, newer, diff, looks):
    """What the union graph says other than its sides and their diff, in words, or None."""
    graph, nodes, edges = READERS[format_name](data)
    for key in ("generator", "from", "to", "comparable", "summary"):
        if graph[key] != diff[key]:
            return f"graph.{key} is not the diff's"
    documents = by_id(older["documents"]) | by_id(newer["documents"])
    if graph["documents"] != [documents[key] for key in sorted(documents, key=str.encode)]:
        return "documents are not those of both sides"
    wanted = union(older, newer, diff)
    for what, found in (("nodes", nodes), ("edges", edges)):
        ids = [r[0]["id"] for r in found]
        if ids != sorted(wanted[what], key=str.encode):
            return f"{what} are not those of both sides, or not sorted"
        for record in found:
            for key in record[0].keys() | wanted[what][record[0]["id"]].keys():
                if key not in ("x", "y") and record[0].get(key) != wanted[what][record[0]["id"]].get(key):
                    return f"{record[0]['id']}: {key} is not what the sides say"
        for change in ("added", "removed", "changed"):
            count = sum(1 for r in found if r[0]["diff"] == change)
            if count != diff["summary"][f"{what}_{change}"]:
                return f"{count} {what} {change}, wanted {diff['summary'][f'{what}_{change}']}"
    return looks_differ(nodes, edges, looks)


MIRRORED = {"added": "removed", "removed": "added", "changed": "changed", "same": "same"}


def mirror_differs(format_name, data, back):
    """What the union of the swapped sides has elsewhere or else than mirrored, in words, or None."""
    _, nodes, edges = READERS[format_name](data)
    _, other_nodes, other_edges = READERS[format_name](back)
    for found, other in ((nodes, other_nodes), (edges, other_edges)):
        if [r[0]["id"] for r in found] != [r[0]["id"] for r in other]:
            return "other ids"
        for a, b in zip(found, other):
            if MIRRORED[a[0]["diff"]] != b[0]["diff"]:
                return f"{a[0]['id']}: {a[0]['diff']} and {b[0]['diff']}"
            if a[1] != b[1] or (len(a) == 4 and a[2] != b[2]):
                return f"{a[0]['id']} has another place or size"
    return None

"""What people would write with other libraries: times one of them, prints CPU seconds.

    peers.py paths networkx|igraph|graph-tool NODES weighted|even SOURCES
    peers.py script networkx|igraph FILE.jsonl OUT [SOURCES]
                                                read, measure all, write JSON and DOT

Of paths it is betweenness, closeness and harmonic centrality from so many sources, scaled
to all; without the time it takes to make the graph. networkx's script leaves betweenness
to SOURCES chosen nodes and scales what they took.
"""

import json
import math
import random
import sys
import time


def ba(nodes, each=4):
    """Preferential attachment, weights 1 to 16, at most one tie a pair."""
    chance = random.Random(7)
    ends, ties = [0], {}
    for v in range(1, nodes):
        for _ in range(each):
            other = chance.choice(ends)
            if other == v:
                continue
            pair = (min(v, other), max(v, other))
            ties[pair] = ties.get(pair, 0) + chance.randrange(1, 17)
            ends += [v, other]
    return [(a, b, 1 / w) for (a, b), w in ties.items()]


def cpu():
    return time.process_time()


def paths_networkx(nodes, weighted, sources):
    import networkx as nx
    graph = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from(ba(nodes), weight="length")
    length = "length" if weighted else None
    begun = cpu()
    nx.betweenness_centrality(graph, k=sources, weight=length, seed=1)
    chosen = range(sources)
    for v in chosen:
        nx.closeness_centrality(graph, u=v, distance=length)
        # harmonic_centrality(graph, nbunch) searches from all nodes in this version
        found = (nx.single_source_dijkstra_path_length(graph, v, weight=length) if weighted
                 else nx.single_source_shortest_path_length(graph, v))
        sum(1 / d for d in found.values() if d > 0)
    return (cpu() - begun) * nodes / sources


def paths_igraph(nodes, weighted, _sources):
    import igraph
    ties = ba(nodes)
    graph = igraph.Graph(n=nodes, edges=[(a, b) for a, b, _ in ties])
    weights = [w for _, _, w in ties] if weighted else None
    begun = cpu()
    graph.betweenness(weights=weights)
    graph.closeness(weights=weights)
    graph.harmonic_centrality(weights=weights)
    return cpu() - begun


def paths_graph_tool(nodes, weighted, sources):
    import graph_tool.all as gt
    gt.openmp_set_num_threads(1)
    graph = gt.Graph(directed=False)
    graph.add_vertex(nodes)
    length = graph.new_edge_property("double")
    graph.add_edge_list(ba(nodes), eprops=[length])
    weight = length if weighted else None
    begun = cpu()
    gt.betweenness(graph, pivots=list(range(sources)), weight=weight)
    for v in range(sources):
        gt.closeness(graph, weight=weight, source=graph.vertex(v))
        gt.closeness(graph, weight=weight, source=graph.vertex(v), harmonic=True)
    return (cpu() - begun) * nodes / sources


def read_ties(path):
    """Strengths as erg has them: the log of the amount, times confidence."""
    names, ties = {}, {}
    with open(path) as file:
        for line in file:
            record = json.loads(line)
            if record["type"] == "entity":
                names[record["id"]] = record["label"]
            elif record["type"] == "relation":
                claim = record["claims"][0]
                weight = claim["confidence"] * (
                    1 + math.log10(1 + claim["amount"]["value"] / 1e6))
                pair = tuple(sorted((record["source"], record["target"])))
                ties[pair] = ties.get(pair, 0) + weight
    return names, ties


def write_out(path, names, ties, columns):
    with open(path + ".json", "w") as file:
        json.dump({"nodes": [dict({"id": i, "label": names[i]},
                                  **{k: column[i] for k, column in columns.items()})
                             for i in names],
                   "links": [{"source": a, "target": b, "weight": w}
                             for (a, b), w in ties.items()]}, file)
    with open(path + ".dot", "w") as file:
        file.write("graph {\n")
        for i in names:
            file.write(f'"{i}" [label="{names[i]}"];\n')
        for (a, b), w in ties.items():
            file.write(f'"{a}" -- "{b}" [weight={w}];\n')
        file.write("}\n")


def script_networkx(path, out, sources):
    import networkx as nx
    names, ties = read_ties(path)
    graph = nx.Graph()
    graph.add_nodes_from(names)
    for (a, b), w in ties.items():
        graph.add_edge(a, b, weight=w, length=1 / w)
    columns, scaled = {}, 0
    step = len(graph) // sources
    chosen = list(graph)[step // 2::step][:sources]  # hubs come first
    columns["degree"] = dict(graph.degree())
    columns["strength"] = dict(graph.degree(weight="weight"))
    for v in range(3):
        begun = cpu()
        if v == 0:
            columns["betweenness"] = nx.betweenness_centrality(
                graph, k=sources, weight="length", seed=1)
        if v == 1:
            for u in chosen:
                nx.closeness_centrality(graph, u=u, distance="length")
        if v == 2:
            for u in chosen:
                nx.single_source_dijkstra_path_length(graph, u, weight="length")
        scaled += (cpu() - begun) * (len(graph) / sources - 1)
    columns["eigenvector"] = nx.eigenvector_centrality(graph, 1000, weight="weight")
    columns["pagerank"] = nx.pagerank(graph, weight="weight")
    columns["hub"], columns["authority"] = nx.hits(graph)
    columns["coreness"] = nx.core_number(graph)
    begun = cpu()
    nx.constraint(graph, chosen, weight="weight")
    scaled += (cpu() - begun) * (len(graph) / sources - 1)
    columns["clustering"] = nx.clustering(graph)
    nx.community.louvain_communities(graph, weight="weight", seed=1)
    write_out(out, names, ties, columns)
    return cpu() + scaled


def script_igraph(path, out, _sources):
    import igraph
    names, ties = read_ties(path)
    index = {name: i for i, name in enumerate(names)}
    graph = igraph.Graph(n=len(names), edges=[(index[a], index[b]) for a, b in ties])
    weights = list(ties.values())
    lengths = [1 / w for w in weights]
    values = {
        "degree": graph.degree(), "strength": graph.strength(weights=weights),
        "betweenness": graph.betweenness(weights=lengths),
        "closeness": graph.closeness(weights=lengths),
        "harmonic": graph.harmonic_centrality(weights=lengths),
        "eigenvector": graph.eigenvector_centrality(weights=weights),
        "pagerank": graph.pagerank(weights=weights), "hub": graph.hub_score(weights=weights),
        "authority": graph.authority_score(weights=weights),
        "coreness": graph.coreness(), "constraint": graph.constraint(weights=weights),
        "clustering": graph.transitivity_local_undirected(),
        "community": graph.community_leiden("modularity", weights=weights).membership}
    columns = {key: dict(zip(names, column)) for key, column in values.items()}
    write_out(out, names, ties, columns)
    return cpu()


kind, library = sys.argv[1], sys.argv[2].replace("-", "_")
if kind == "paths":
    print(globals()["paths_" + library](int(sys.argv[3]), sys.argv[4] == "weighted",
                                        int(sys.argv[5])))
else:
    print(globals()["script_" + library](sys.argv[3], sys.argv[4],
                                         int((sys.argv + ["100"])[5])))

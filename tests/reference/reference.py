"""Every measure of erg by its definition, the slow way, to hold erg's results against.

Plain Python on a snapshot's JSON: exact fractions where the definition is rational, dense
iterations to the end of double precision elsewhere. Nothing is shared with erg but the formulas.
"""
import json
from fractions import Fraction


class Graph:
    """The snapshot's ties as a simple graph: strengths summed, self-loops left out."""

    def __init__(self, snapshot, directed=False, unweighted=False):
        self.ids = [node["id"] for node in snapshot["nodes"]]
        index = {name: i for i, name in enumerate(self.ids)}
        n = self.n = len(self.ids)
        self.tie = [dict() for _ in range(n)]  # undirected strengths
        self.arc = [dict() for _ in range(n)]  # arcs u -> v
        for edge in snapshot["edges"]:
            u, v = index[edge["source"]], index[edge["target"]]
            if u == v:
                continue
            # Weights as the decimals they are written with: sums and reciprocals stay exact.
            w = Fraction(repr(edge["weight"]))
            pairs = [(u, v)] if edge["directed"] else [(u, v), (v, u)]
            for a, b in pairs:
                self.arc[a][b] = self.arc[a].get(b, 0) + w
            for a, b in ((u, v), (v, u)):
                self.tie[a][b] = self.tie[a].get(b, 0) + w
        if unweighted:
            for rows in (self.tie, self.arc):
                for row in rows:
                    for v in row:
                        row[v] = Fraction(1)
        self.directed = directed
        self.out = self.arc if directed else self.tie

    # --- paths -----------------------------------------------------------------------------
    def paths(self):
        if hasattr(self, "dist"):
            return
        n = self.n
        dist = [[None] * n for _ in range(n)]
        for u in range(n):
            dist[u][u] = Fraction(0)
            for v, w in self.out[u].items():
                dist[u][v] = 1 / w
        for k in range(n):
            dk = dist[k]
            for i in range(n):
                dik = dist[i][k]
                if dik is None or i == k:
                    continue
                di = dist[i]
                for j in range(n):
                    if dk[j] is not None and (di[j] is None or dik + dk[j] < di[j]):
                        di[j] = dik + dk[j]
        count = [[0] * n for _ in range(n)]
        for s in range(n):
            order = sorted((v for v in range(n) if dist[s][v] is not None), key=lambda v: dist[s][v])
            count[s][s] = 1
            for v in order:
                for w, strength in self.out[v].items():
                    if dist[s][v] + 1 / strength == dist[s][w]:
                        count[s][w] += count[s][v]
        self.dist, self.count = dist, count

    def betweenness(self):
        self.paths()
        n, d, c = self.n, self.dist, self.count
        total = [Fraction(0)] * n
        for s in range(n):
            for t in range(n):
                if s == t or d[s][t] is None:
                    continue
                for v in range(n):
                    if v in (s, t) or d[s][v] is None or d[v][t] is None:
                        continue
                    if d[s][v] + d[v][t] == d[s][t]:
                        total[v] += Fraction(c[s][v] * c[v][t], c[s][t])
        return [float(x if self.directed else x / 2) for x in total]

    def closeness(self):
        self.paths()
        result = []
        for v in range(self.n):
            far = [x for x in self.dist[v] if x]
            r = len(far)
            result.append(float(Fraction(r, self.n - 1) * r / sum(far)) if r else 0.0)
        return result

    def harmonic(self):
        self.paths()
        if self.n < 2:
            return [0.0] * self.n
        return [float(sum(1 / x for x in row if x) / (self.n - 1)) for row in self.dist]

    # --- counting --------------------------------------------------------------------------
    def degree(self):
        return [float(len(row)) for row in self.tie]

    def out_degree(self):
        return [float(len(row)) for row in self.arc]

    def in_degree(self):
        return [float(sum(v in row for row in self.arc)) for v in range(self.n)]

    def strength(self):
        return [float(sum(row.values())) for row in self.tie]

    def out_strength(self):
        return [float(sum(row.values())) for row in self.arc]

    def in_strength(self):
        return [float(sum(row.get(v, 0) for row in self.arc)) for v in range(self.n)]

    def coreness(self):
        left = {v: set(self.tie[v]) for v in range(self.n)}
        core, k = [0.0] * self.n, 0
        while left:
            v = min(left, key=lambda x: (len(left[x]), x))
            k = max(k, len(left[v]))
            core[v] = float(k)
            for u in left.pop(v):
                left[u].discard(v)
        return core

    def clustering(self):
        result = []
        for v in range(self.n):
            near = list(self.tie[v])
            k = len(near)
            links = sum(b in self.tie[a] for i, a in enumerate(near) for b in near[i + 1:])
            result.append(links / (k * (k - 1) / 2) if k > 1 else None)
        return result

    def constraint(self):
        p = []
        for row in self.tie:
            total = sum(row.values())
            p.append({v: w / total for v, w in row.items()})
        result = []
        for i in range(self.n):
            if not p[i]:
                result.append(None)
                continue
            value = Fraction(0)
            for j in p[i]:
                via = sum(p[i][q] * p[q].get(j, 0) for q in p[i] if q != j)
                value += (p[i][j] + via) ** 2
            result.append(float(value))
        return result

    # --- spectra ---------------------------------------------------------------------------
    def pagerank(self, damping=0.85):
        n = self.n
        if n == 0:
            return []
        into = [[] for _ in range(n)]
        total = [float(sum(row.values())) for row in self.out]
        for u, row in enumerate(self.out):
            for v, w in row.items():
                into[v].append((u, float(w) / total[u]))
        x = [1 / n] * n
        for _ in range(1000):
            loose = sum(x[v] for v in range(n) if not self.out[v])
            x = [(1 - damping) / n + damping * (loose / n + sum(x[u] * p for u, p in into[v]))
                 for v in range(n)]
        return x

    def components(self):
        seen, parts = set(), []
        for v in range(self.n):
            if v in seen:
                continue
            part, todo = {v}, [v]
            while todo:
                for u in self.tie[todo.pop()]:
                    if u not in part:
                        part.add(u)
                        todo.append(u)
            seen |= part
            parts.append(sorted(part))
        return parts

    def eigenvector(self):
        if not any(self.tie):
            return [0.0] * self.n
        part = min(self.components(), key=lambda p: (-len(p), p[0]))
        x = {v: 1.0 for v in part}
        shift = max(float(sum(self.tie[v].values())) for v in part) / 2
        for _ in range(20000):
            y = {v: shift * x[v] + sum(float(w) * x[u] for u, w in self.tie[v].items()) for v in part}
            top = max(y.values())
            y = {v: value / top for v, value in y.items()}
            change = max(abs(y[v] - x[v]) for v in part)
            x = y
            if change < 1e-16:
                break
        return [x.get(v, 0.0) for v in range(self.n)]

    def modularity(self, community):
        """Of a partition, by the formula; for judging, as communities have no one true answer."""
        m2 = float(sum(sum(row.values()) for row in self.tie))
        if m2 == 0:
            return 0.0
        s = self.strength()
        inside = sum(float(w) for u in range(self.n) for v, w in self.tie[u].items()
                     if community[u] == community[v])
        sums = {}
        for v, c in enumerate(community):
            sums[c] = sums.get(c, 0.0) + s[v]
        return inside / m2 - sum(x * x for x in sums.values()) / (m2 * m2)


EXACT = ["degree", "in_degree", "out_degree", "strength", "in_strength", "out_strength",
         "betweenness", "closeness", "harmonic", "coreness", "constraint", "clustering",
         "pagerank", "eigenvector"]


def differences(snapshot, directed=False, unweighted=False):
    """(measure, largest difference relative to the measure's largest value) of every measure."""
    graph = Graph(snapshot, directed, unweighted)
    for key in EXACT:
        want = getattr(graph, key)()
        got = [node["measures"][key] for node in snapshot["nodes"]]
        if [x is None for x in want] != [x is None for x in got]:
            yield key, float("inf")
            continue
        scale = max([abs(x) for x in want if x is not None] + [1e-300])
        yield key, max([abs(a - b) for a, b in zip(want, got) if a is not None] + [0.0]) / scale
    community = [node["measures"]["community"] for node in snapshot["nodes"]]
    base = graph.modularity(community)
    best = 0.0  # how much moving one entity to a neighbour's community could still gain
    for v in range(graph.n):
        for c in {community[u] for u in graph.tie[v]} - {community[v]}:
            moved = community[:v] + [c] + community[v + 1:]
            best = max(best, graph.modularity(moved) - base)
    yield "community", best


def ranks_agree(snapshot):
    """Ranks follow from the written values: 1, 2, 2, 4; constraint upwards; null has none."""
    keys = snapshot["nodes"][0]["ranks"].keys() if snapshot["nodes"] else []
    for key in keys:
        sign = 1 if key == "constraint" else -1
        values = [node["measures"][key] for node in snapshot["nodes"]]
        known = sorted(sign * x for x in values if x is not None)
        first = {}
        for i, x in enumerate(known):
            first.setdefault(x, i + 1)
        for node, x in zip(snapshot["nodes"], values):
            if node["ranks"][key] != (None if x is None else first[sign * x]):
                return f"{key} of {node['id']}"
    return None


def load(text):
    return json.loads(text)

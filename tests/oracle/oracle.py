"""Measures of small random graphs against their definitions in exact fractions, written here anew:
no code of erg's, no floating point but for square roots. ERG; N: graphs."""
import fractions
import itertools
import json
import os
import random
import subprocess
import sys

ERG = os.environ.get("ERG", "out/bin/erg")
GRAPHS = int(os.environ.get("N", "500"))
WEIGHTS = ["0.1", "0.2", "0.3", "0.5", "0.6", "1", "1.5", "2", "3", "6", "7"]
DAMPING = fractions.Fraction(85, 100)
KEYS = "degree,strength,betweenness,closeness,harmonic,pagerank,coreness,constraint,clustering"
CLOSE = 1e-9


def random_graph(rng):
    """Entities and weighted relations (source, target, weight, directed), parallel ones and loops too."""
    n = rng.randint(1, 8)
    relations = [(rng.randrange(n), rng.randrange(n), rng.choice(WEIGHTS), rng.random() < 0.6)
                 for _ in range(rng.randint(0, 2 * n))]
    return n, relations


def arcs_of(n, relations, directed):
    """strength[a][b] as fractions; symmetric unless directed."""
    strength = [[fractions.Fraction(0)] * n for _ in range(n)]
    for a, b, weight, one_way in relations:
        if a == b:
            continue
        strength[a][b] += fractions.Fraction(weight)
        if not directed or not one_way:
            strength[b][a] += fractions.Fraction(weight)
    return strength


def shortest(strength, source):
    """Distances and numbers of shortest paths from the source: Bellman and Ford, then by distance."""
    n = len(strength)
    distance = [None] * n
    distance[source] = fractions.Fraction(0)
    for _ in range(n):
        for a, b in itertools.product(range(n), repeat=2):
            if strength[a][b] and distance[a] is not None:
                length = distance[a] + 1 / strength[a][b]
                if distance[b] is None or length < distance[b]:
                    distance[b] = length
    paths = [0] * n
    paths[source] = 1
    for b in sorted((v for v in range(n) if distance[v]), key=lambda v: distance[v]):
        paths[b] = sum(paths[a] for a in range(n) if strength[a][b] and distance[a] is not None
                       and distance[a] + 1 / strength[a][b] == distance[b])
    return distance, paths


def path_measures(strength, directed):
    n = len(strength)
    found = [shortest(strength, v) for v in range(n)]
    between, close, harmonic = [], [], []
    for v in range(n):
        total = fractions.Fraction(0)
        for s, t in itertools.permutations(range(n), 2):
            through = (v not in (s, t) and found[s][0][t] is not None and found[s][0][v] is not None
                       and found[v][0][t] is not None
                       and found[s][0][v] + found[v][0][t] == found[s][0][t])
            if through:
                total += fractions.Fraction(found[s][1][v] * found[v][1][t], found[s][1][t])
        between.append(total if directed else total / 2)
        away = [d for u, d in enumerate(found[v][0]) if u != v and d is not None]
        close.append(fractions.Fraction(len(away), n - 1) * len(away) / sum(away) if away else 0)
        harmonic.append(sum(1 / d for d in away) / (n - 1) if away else 0)
    return between, close, harmonic


def pagerank(strength):
    """The linear system, solved by elimination."""
    n = len(strength)
    out = [sum(row) for row in strength]
    rows = []
    for v in range(n):
        row = [-DAMPING * (strength[u][v] / out[u] if out[u] else fractions.Fraction(1, n)) for u in range(n)]
        row[v] += 1
        rows.append(row + [(1 - DAMPING) / n])
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(n):
            if r != i and rows[r][i]:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i])]
    return [row[-1] for row in rows]


def coreness(ties):
    core, left, k = [0] * len(ties), set(range(len(ties))), 0
    while left:
        low = [v for v in left if sum(1 for u in left if ties[v][u]) <= k]
        if not low:
            k += 1
        for v in low:
            core[v] = k
        left -= set(low)
    return core


def constraint(ties):
    """Burt: the squares of what of v's strength goes to a neighbour, straight and by another."""
    n, found = len(ties), []
    part = [[ties[v][u] / sum(ties[v]) if sum(ties[v]) else 0 for u in range(n)] for v in range(n)]
    for v in range(n):
        near = [u for u in range(n) if ties[v][u]]
        found.append(sum((part[v][u] + sum(part[v][q] * part[q][u] for q in near if q != u)) ** 2
                         for u in near) if near else None)
    return found


def clustering(ties):
    found = []
    for v in range(len(ties)):
        near = [u for u in range(len(ties)) if ties[v][u]]
        pairs = list(itertools.combinations(near, 2))
        found.append(fractions.Fraction(sum(1 for a, b in pairs if ties[a][b]), len(pairs)) if pairs else None)
    return found


def expected(n, relations, directed):
    ties = arcs_of(n, relations, False)
    arcs = arcs_of(n, relations, True) if directed else ties
    between, close, harmonic = path_measures(arcs, directed)
    return {"degree": [sum(1 for x in row if x) for row in ties], "strength": [sum(row) for row in ties],
            "betweenness": between, "closeness": close, "harmonic": harmonic, "pagerank": pagerank(arcs),
            "coreness": coreness(ties), "constraint": constraint(ties), "clustering": clustering(ties)}


def measured(n, relations, directed):
    data = {"format": "erg.dataset", "version": "1.0", "entities": [{"id": f"v{v}"} for v in range(n)],
            "relations": [{"id": f"r{i}", "source": f"v{a}", "target": f"v{b}", "directed": one_way,
                           "weight": float(weight)} for i, (a, b, weight, one_way) in enumerate(relations)]}
    command = [ERG, "export", "-", "-t", "json", "--weight", "explicit", "--measures", KEYS]
    done = subprocess.run(command + ["--directed"] * directed, input=json.dumps(data).encode(),
                          capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    nodes = {node["id"]: node["measures"] for node in json.loads(done.stdout)["nodes"]}
    return {key: [nodes[f"v{v}"][key] for v in range(n)] for key in KEYS.split(",")}


def far(a, b):
    if a is None or b is None:
        return a is not b
    return abs(a - b) > CLOSE * max(1, abs(b))


def main():
    rng, wrong, values, worst = random.Random(11), 0, 0, 0.0
    for i in range(GRAPHS):
        n, relations = random_graph(rng)
        directed = i % 2 == 1
        got, want = measured(n, relations, directed), expected(n, relations, directed)
        for key, column in want.items():
            for v, value in enumerate(column):
                values += 1
                exact = None if value is None else float(value)
                if far(got[key][v], exact):
                    wrong += 1
                    print(f"not ok oracle: {key} of v{v} is {got[key][v]}, exactly {exact}: {relations}, "
                          f"{'directed' if directed else 'not directed'}")
                elif exact is not None:
                    worst = max(worst, abs(got[key][v] - exact))
        if wrong > 5:
            break
    print(f"{'not ok' if wrong or not values else 'ok'} oracle: {GRAPHS} graphs, {values} values, "
          f"the largest difference {worst:.2g}")
    return wrong > 0


sys.exit(main())

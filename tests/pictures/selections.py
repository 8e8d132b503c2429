"""Pictures of random selections of real data, each measured alone: neighbourhoods, the best connected
and connected pieces of 5 to 60 entities. Seeded: the K-th selection is the same everywhere.

    selections.py FOLDER               N selections (environment N, 25), a line for each
    selections.py FOLDER K             the K-th alone, its faults listed

ERG names the program, ERG_TESTDATA the data (data this project may not hold; skipped where absent).
A selection that fails stays in FOLDER as selection-K.json and .svg.

What fails a selection: words on words or on symbols, symbols on symbols, anything outside the
canvas, text below 9 px, contrast below 4.5; lines on words up to 2.5 ties an entity; lines on
symbols and lines hidden behind a name up to 1.5. Of denser selections these are counted alone.
"""
import csv
import json
import os
import random
import subprocess
import sys

import measure

LEAST, MOST = 5, 60
TIES_MOST = {"label-line": 2.5, "symbol-line": 1.5, "interrupted": 1.5}  # an entity; others: any
DATA = os.environ.get("ERG_TESTDATA", "../shared/testdata")
ERG = os.environ.get("ERG", "out/bin/erg")


# --- graphs --------------------------------------------------------------------------------------

class Graph:
    def __init__(self, name):
        self.name, self.entities, self.relations, self.beside = name, {}, [], {}

    def entity(self, key, label=None, kind="company"):
        if self.entities.get(key, (None,))[0] is None:
            self.entities[key] = (label, kind)

    def relation(self, a, b, kind, **more):
        for key in (a, b):
            self.entity(key)
        self.relations.append(dict(source=a, target=b, relation=kind, **more))
        if a != b:
            self.beside.setdefault(a, set()).add(b)
            self.beside.setdefault(b, set()).add(a)


def rows(path):
    with open(os.path.join(DATA, path), encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def classic(name, first, second, kind, **kinds):
    g = Graph(name)
    for row in rows("2-classic/nets/%s.edges.csv" % name):
        g.entity(row[first], None, kinds.get("one", "person"))
        g.entity(row[second], None, kinds.get("other", "person"))
        weight = {"weight": float(row["weight"])} if row.get("weight") else {}
        g.relation(row[first], row[second], kind, **weight)
    return g


def boards():
    g = Graph("theyrule2004")
    for row in rows("1-entities/theyrule2004/entities.csv"):
        g.entity(row["id"], row["name"], "company" if row["type"] == "Company" else "person")
    for row in rows("1-entities/theyrule2004/relations.csv"):
        g.relation(row["director"], row["company"], "role", label="director")
    return g


def deals():
    g = Graph("crunchbase2013")
    for row in rows("1-entities/crunchbase2013/investments_upto2005.csv"):
        more = {"start": row["funded_when"]} if row["funded_when"] else {}
        if row["amount_usd"]:
            more["amount"] = {"value": float(row["amount_usd"]), "currency": "USD",
                              "basis": "round-total"}
        g.entity(row["investor_name"], None, "fund")
        g.relation(row["investor_name"], row["company_name"], "funding", **more)
    return g


def committees():
    g = Graph("congress")
    path = "3-temporal/congress/2013-12-15_7a27281.json"
    with open(os.path.join(DATA, path), encoding="utf-8") as file:
        data = json.load(file)
    for one in data["entities"]:
        g.entity(one["id"], one["name"], "person" if one["type"] == "Person" else "body")
    for one in data["relations"]:
        title = {"label": one["title"]} if one.get("title") else {}
        g.relation(one["source"], one["target"], "role", **title)
    return g


def films():
    g = Graph("starwars")
    for episode in ("01", "02", "03"):
        for row in rows("3-temporal/starwars_episodes/episode%s.edges.csv" % episode):
            a, b = row["source_name"], row["target_name"]
            g.entity(a, None, "person")
            g.entity(b, None, "person")
            g.relation(a, b, "partnership", weight=float(row["weight"]), label="episode " + episode)
    return g


def graphs():
    return [classic("les_miserables", "source", "target", "partnership"),
            classic("davis_southern_women", "woman", "event", "role", other="unit"),
            classic("florentine", "source", "target", "partnership", one="group", other="group"),
            boards(), deals(), committees(), films()]


# --- selections ----------------------------------------------------------------------------------

def ego(g, dice, size):
    """An entity and what is around it, nearest first."""
    start = dice.choice(sorted(g.beside))
    taken, edge = [start], [start]
    while edge and len(taken) < size:
        following = sorted({o for key in edge for o in g.beside[key]} - set(taken))
        dice.shuffle(following)
        taken += following[:size - len(taken)]
        edge = following
    return set(taken)


def top(g, dice, size):
    """The best connected of a part of the graph."""
    part = dice.sample(sorted(g.beside), max(size, int(len(g.beside) * dice.uniform(0.2, 1))))
    keep = set(part)
    part.sort(key=lambda key: (-len(g.beside[key] & keep), key))
    return set(part[:size])


def piece(g, dice, size):
    """A random connected piece: stringier than an ego network."""
    start = dice.choice(sorted(g.beside))
    taken, open_ends = {start}, [start]
    while open_ends and len(taken) < size:
        key = dice.choice(open_ends)
        following = sorted(g.beside[key] - taken)
        if not following:
            open_ends.remove(key)
            continue
        one = dice.choice(following)
        taken.add(one)
        open_ends.append(one)
    return taken


def select(k, sources):
    dice = random.Random(1000003 * (k + 1))
    g = dice.choice(sources)
    how = dice.choice([ego, top, piece])
    size = dice.randint(LEAST, min(MOST, len(g.beside)))
    keep = how(g, dice, size)
    dataset = {
        "format": "erg.dataset", "version": "1.0", "title": "%s, %s of %d" % (g.name, how.__name__, len(keep)),
        "entities": [{"id": key, "kind": g.entities[key][1],
                      **({"label": g.entities[key][0]} if g.entities[key][0] else {})}
                     for key in sorted(keep)],
        "relations": [r for r in g.relations if r["source"] in keep and r["target"] in keep]}
    options = dice.choice([[], [], ["--width", "column"], ["--width", "wide"], ["--size-by", "degree"]])
    return dataset, options


def ties_an_entity(dataset):
    ties = {frozenset((r["source"], r["target"])) for r in dataset["relations"]}
    return len([t for t in ties if len(t) == 2]) / len(dataset["entities"])


def faults_of(path, density):
    """What fails the picture, and how often what is too dense for that."""
    p = measure.Picture(path)
    found, dense = [], {}
    for kind, texts in measure.measure(p).items():
        if density <= TIES_MOST.get(kind, density):
            found += ["%s: %s" % (kind, text) for text in texts]
        elif texts:
            dense[kind] = len(texts)
    size, text = min((t["size"], t["text"]) for t in p.texts)
    if size < 9:
        found.append("%.1f px: %s" % (size, text))
    for name, colours in (("light", p.fill), ("dark", p.dark)):
        low, text = measure.lowest_contrast(p, colours) if colours else (99, "")
        if low < 4.5:
            found.append("contrast %.1f (%s): %s" % (low, name, text))
    return found, dense


def try_one(k, sources, folder):
    dataset, options = select(k, sources)
    name = os.path.join(folder, "selection-%d" % k)
    with open(name + ".json", "w", encoding="utf-8") as file:
        json.dump(dataset, file, indent=0)
    command = [ERG, "export", name + ".json", "--theme", "auto", *options, "-o", name + ".svg"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    found, dense = [run.stderr.strip()] if run.returncode or run.stderr.strip() else [], {}
    if run.returncode == 0:
        more, dense = faults_of(name + ".svg", ties_an_entity(dataset))
        found += more
    if not found:
        os.remove(name + ".json")
        os.remove(name + ".svg")
    return dataset["title"], command, found, dense


def main():
    folder = sys.argv[1]
    if not os.path.isdir(DATA):
        print("ok pictures: random selections # SKIP no test data, see ERG_TESTDATA")
        return 0
    only = [int(word) for word in sys.argv[2:]]
    count, bad, sources = int(os.environ.get("N", "25")), 0, graphs()
    sums, pictures = {}, 0
    for k in only or range(count):
        title, command, found, dense = try_one(k, sources, folder)
        print("%sok pictures: selection %d, %s" % ("not " if found else "", k, title), flush=True)
        if found:
            bad += 1
            print("# " + " ".join(command))
        for text in found[:None if only else 6]:
            print("#   " + text)
        for kind, times in dense.items():
            sums[kind] = sums.get(kind, 0) + times
        pictures += 1 if dense else 0
    if pictures:
        print("# in %d dense selections: %s" % (pictures, ", ".join(
            "%s %d" % (kind, sums[kind]) for kind in sorted(sums))))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

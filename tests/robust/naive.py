"""erg rank --robust against what it stands for: one run of erg a reading.

Each reading is made as a person would make it: a policy by its option; a document, a claim,
the disputed or the unsourced relations by removing them from a copy of the file. The ranks of
those runs must be the ranges, moves and single documents that --robust tells.
ERG says what is tested, N how many random datasets.
"""

import copy
import csv
import io
import json
import os
import random
import subprocess
import tempfile

import jsonschema

ERG = os.environ.get("ERG", "out/bin/erg")
MEASURES = ["strength", "betweenness", "pagerank", "degree"]
POLICIES = ["confident", "latest", "earliest", "max", "min", "median"]
SIZES = ("denied", "retracted")
with open("data/schema/rank.schema.json", encoding="utf-8") as schema:
    SCHEMA = json.load(schema)
WORK = tempfile.mkdtemp()
INPUT = os.path.join(WORK, "dataset.json")


def run(*arguments):
    done = subprocess.run([ERG, *arguments], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def ranks(dataset, options):
    """{measure: {id: rank}} of a dataset, by a run of its own."""
    with open(INPUT, "w", encoding="utf-8") as file:
        json.dump(dataset, file)
    rows = json.loads(run("rank", INPUT, "--by", ",".join(MEASURES), "-t", "json", *options))["rows"]
    return {m: {row["id"]: row["ranks"][m] for row in rows} for m in MEASURES}


def without(dataset, drops):
    """The dataset without the claims that `drops` says; relations that lose all go."""
    left = copy.deepcopy(dataset)
    relations = []
    for relation in left["relations"]:
        before = relation.get("claims", [])
        relation["claims"] = [c for c in before if not drops(relation["id"], c)]
        if relation["claims"] or not before:
            relations.append(relation)
    return with_relations(left, relations)


def with_relations(dataset, relations):
    left = dict(dataset, relations=copy.deepcopy(relations))
    ids = {r["id"] for r in relations}
    for relation in left["relations"]:
        if relation.get("attrs", {}).get("about") not in ids:
            relation.get("attrs", {}).pop("about", None)
    return left


def states_size(claim):
    own = claim.get("amount") and claim["amount"].get("basis", "own") == "own"
    return claim.get("status") not in SIZES and bool(own or claim.get("share") is not None)


def readings(dataset, options):
    """(kind, what identifies it, dataset, options) of every reading."""
    policy = options[options.index("--resolve") + 1] if "--resolve" in options else "confident"
    for name in POLICIES:
        if name != policy:
            yield "policy", name, dataset, options + ["--resolve", name]
    with open(INPUT, "w", encoding="utf-8") as file:
        json.dump(dataset, file)
    edges = json.loads(run("export", INPUT, "-t", "json", "--measures", "none", *options))["edges"]
    disputed = {e["id"] for e in edges if e["disputed"]}
    relations = dataset["relations"]
    yield ("without-disputed", None,
           with_relations(dataset, [r for r in relations if r["id"] not in disputed]), options)
    yield ("without-unsourced", None,
           with_relations(dataset, [r for r in relations if r.get("claims")]), options)
    for document in sorted(d["id"] for d in dataset["documents"]):
        yield ("without-document", document,
               without(dataset, lambda r, c, d=document: c.get("document") == d), options)
    for relation in sorted(relations, key=lambda r: r["id"]):
        for claim in relation.get("claims", []):
            if relation["id"] in disputed and states_size(claim):
                yield ("without-claim", (relation["id"], claim.get("document"), claim.get("locator")),
                       without(dataset, lambda r, c, w=relation["id"], k=claim: r == w and c == k),
                       options)


def key_of(reading):
    kind = reading["kind"]
    if kind == "policy":
        return kind, reading["resolve"]
    if kind == "without-document":
        return kind, reading["document"]
    if kind == "without-claim":
        return kind, (reading["relation"], reading.get("document"), reading.get("locator"))
    return kind, None


def compare(dataset, options):
    base = ranks(dataset, options)
    expected = {(kind, what): ranks(made, how) for kind, what, made, how in readings(dataset, options)}
    with open(INPUT, "w", encoding="utf-8") as file:
        json.dump(dataset, file)
    told = ["rank", INPUT, "--robust", "--by", ",".join(MEASURES), *options]
    got = json.loads(run(*told, "-t", "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(got)
    assert sorted(map(str, map(key_of, got["readings"]))) == sorted(map(str, expected))
    ids = {r["id"]: key_of(r) for r in got["readings"]}
    moved = 0
    for reading in got["readings"]:
        then = expected[key_of(reading)]
        for m in MEASURES:
            moves = {e: then[m].get(e) for e in base[m] if then[m].get(e) != base[m][e]}
            assert {x["id"]: x["rank"] for x in reading["moves"].get(m, [])} == moves, (reading["id"], m)
            assert reading["moved"][m] == len(moves)
            moved += len(moves)
    for row in got["rows"]:
        for m in MEASURES:
            here, told_of = base[m][row["id"]], row["robust"][m]
            there = {key: then[m].get(row["id"]) for key, then in expected.items()}
            ranked = [here] + [r for r in there.values() if r is not None]
            assert row["ranks"][m] == here
            assert (told_of["best"], told_of["worst"]) == (min(ranked), max(ranked)), (row["id"], m)
            for end in ("best", "worst"):
                if end + "_in" in told_of:
                    assert there[ids[told_of[end + "_in"]]] == told_of[end] != here
                else:
                    assert told_of[end] == here
            alone = [key[1] for key, r in there.items() if key[0] == "without-document" and r != here]
            assert told_of.get("hangs_on") == (alone[0] if len(alone) == 1 else None), (row["id"], m, alone)
            assert told_of.get("missing", False) == (None in there.values())
    table = list(csv.DictReader(io.StringIO(run(*told, "-t", "csv"))))
    assert [row["id"] for row in table] == [row["id"] for row in got["rows"]]
    for line, row in zip(table, got["rows"]):
        for m in MEASURES:
            assert int(line[m + "_best"]) == row["robust"][m]["best"]
            assert line[m + "_hangs_on"] == row["robust"][m].get("hangs_on", "")
    return len(expected), moved


def random_dataset(seed):
    """Some entities, documents of several years, claims that disagree."""
    rng = random.Random(seed)
    documents = [{"id": f"d{i}", **({"date": str(2018 + i)} if rng.random() < 0.8 else {})}
                 for i in range(rng.randint(1, 5))]
    entities = [{"id": f"e{i}", "kind": rng.choice(["company", "person"])}
                for i in range(rng.randint(2, 12))]
    relations = []
    for i in range(rng.randint(1, 25)):
        a, b = rng.sample(entities, 2)
        claims = []
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            claim = {"document": rng.choice(documents)["id"], "locator": f"paragraph {len(claims)}"}
            if rng.random() < 0.6:
                claim["amount"] = {"value": rng.choice([1e6, 1e7, 1e9, 1e11])}
                if rng.random() < 0.8:
                    claim["amount"]["currency"] = rng.choice(["USD", "EUR"])
                if rng.random() < 0.1:
                    claim["amount"]["basis"] = "round-total"
            if rng.random() < 0.2:
                claim["share"] = rng.choice([0.1, 0.5])
            if rng.random() < 0.3:
                claim["confidence"] = rng.choice([0.3, 0.6, 0.9])
            if rng.random() < 0.2:
                claim["status"] = rng.choice(["possible", "denied", "retracted", "confirmed"])
            claims.append(claim)
        relation = {"id": f"r{i:02}", "source": a["id"], "target": b["id"],
                    "relation": rng.choice(["funding", "cloud", "partnership"]), "claims": claims}
        if rng.random() < 0.4:
            relation["start"] = str(rng.randint(2017, 2022))
        relations.append(relation)
    return {"format": "erg.dataset", "version": "1.0", "documents": documents, "entities": entities,
            "relations": relations, "rates": [{"currency": "EUR", "date": "2020", "usd": 1.2}]}


def case(name, dataset, options):
    try:
        count, moved = compare(dataset, options)
        print(f"ok robust: {name}, {count} readings, {moved} moves")
        return moved
    except AssertionError as wrong:
        print(f"not ok robust: {name}: {wrong}")
        return 0


def snapshot_case(dataset):
    """A snapshot file is read from its claims again: the same as the dataset."""
    with open(INPUT, "w", encoding="utf-8") as file:
        json.dump(dataset, file)
    written = os.path.join(WORK, "snapshot.json")
    run("export", INPUT, "-t", "json", "-o", written)
    told = [json.loads(run("rank", path, "--robust", "-t", "json")) for path in (INPUT, written)]
    same = all(told[0][key] == told[1][key] for key in ("rows", "readings", "by"))
    print("ok" if same and told[0]["rows"] else "not ok", "robust: a snapshot file as its dataset")


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    shipped = load("data/openai-microsoft.json")
    case("the shipped data", shipped, [])
    case("its money", shipped, ["--family", "money"])
    case("as of 2023", shipped, ["--as-of", "2023", "--known-by", "2025-05"])
    snapshot_case(shipped)
    total = 0
    rng = random.Random(7)
    for seed in range(int(os.environ.get("N", "6"))):
        options = rng.choice([[], ["--family", "money"], ["--resolve", "max"], ["--possible"],
                              ["--as-of", "2020"], ["--weight", "count"], ["--directed"]])
        total += case(f"random dataset {seed} {' '.join(options)}", random_dataset(seed), options)
    print("ok robust: ranks did move" if total > 0 else "not ok robust: no rank moved in any")


main()

"""Pictures of more than fits into one: each view leaves out what does not fit, says how much, and keeps
to the rules for what it shows.

    large.py FOLDER

A made-up network of 260 entities and its state a year before; ERG names the program. A picture that
fails stays in FOLDER.
"""
import json
import os
import random
import subprocess
import sys

import selections

ERG = os.environ.get("ERG", "out/bin/erg")
ENTITIES = 260
KINDS = ["company", "company", "fund", "person", "product"]


def dataset(until):
    """Each new entity is tied with one or two that are there, the well connected first."""
    dice = random.Random(20251122)
    entities, relations, ends = [], [], [0]
    for i in range(ENTITIES):
        entities.append({"id": "e%d" % i, "kind": dice.choice(KINDS), "label": "Entity number %d" % i})
        for _ in range(dice.choice([1, 1, 2]) if i else 0):
            other = dice.choice(ends)
            ends += [other, i]
            relations.append({"source": "e%d" % i, "target": "e%d" % other,
                              "relation": dice.choice(["funding", "partnership", "role"]),
                              "start": str(2015 + i * 10 // ENTITIES)})
    return {"format": "erg.dataset", "version": "1.0", "title": "Many", "entities": entities,
            "relations": [r for r in relations if r["start"] <= until]}


def main():
    folder, bad = sys.argv[1], 0
    for name, until in (("before", "2023"), ("after", "2025")):
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(dataset(until), file, indent=0)
    before, after = (os.path.join(folder, name + ".json") for name in ("before", "after"))
    views = {"network": (["export", after], 150), "diff": (["diff", before, after], 150),
             "multiples": (["timeline", after, "--at", "2017,2020,2025", "--view", "multiples"], 80)}
    for name, (command, shown) in views.items():
        path = os.path.join(folder, "large-%s.svg" % name)
        run = subprocess.run([ERG, *command, "--theme", "auto", "-t", "svg", "-o", path],
                             capture_output=True, text=True, timeout=120)
        found = [run.stderr.strip()] if run.returncode not in (0, 1) or run.stderr.strip() else []
        if not found:
            found, _ = selections.faults_of(path, 3)
            with open(path, encoding="utf-8") as file:
                words = file.read()
            if "+%d more entities" % (ENTITIES - shown) not in words:
                found.append("it does not say that %d entities are left out" % (ENTITIES - shown))
        print("%sok pictures: %s of %d entities" % ("not " if found else "", name, ENTITIES))
        for text in found[:6]:
            print("#   " + text)
        bad += 1 if found else 0
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

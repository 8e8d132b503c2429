#!/usr/bin/python3
"""Which lines of erg's own code the tests run: report.py FOLDER, where FOLDER holds the objects of
a build with CONFIG=coverage whose tests have run. A row a room and a goal, then every line that was
not run under its reason (reasons.txt), those without one last. Fails when a goal is missed."""
import collections
import glob
import json
import os
import subprocess
import sys

ATOMIC = [f"src/base/{name}.c" for name in ("output", "temporary", "file", "sink")]
GOALS = {"read": 95, "write": 95, "compare": 95, "atomic files": 95, "all": 90}


def lines_of(folder):
    """{(file, line): (was it run, function)} over all objects, with the lines of headers joined."""
    notes = sorted(glob.glob(os.path.join(folder, "src", "**", "*.gcno"), recursive=True))
    made = subprocess.run(["gcov", "--json-format", "--stdout", *notes], capture_output=True, check=True)
    found = {}
    for part in made.stdout.splitlines():
        for file in json.loads(part)["files"]:
            for line in file["lines"] if file["file"].startswith("src/") else ():
                at = file["file"], line["line_number"]
                run = line["count"] > 0 or found.get(at, (False,))[0]
                found[at] = run, line.get("function_name", "")
    return found


def reasons():
    """[(file, function, text), reason]: a reason stands above the places that it is for."""
    entries, reason = [], ""
    with open(os.path.join(os.path.dirname(__file__), "reasons.txt"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("  "):
                place = line.split(None, 2) + [""]
                entries.append(((place[0], place[1], place[2].strip()), reason))
            elif line.strip() and not line.startswith("#"):
                reason = line.strip()
    return entries


def holds(entry, file, function, text):
    return entry[0] in ("*", file) and entry[1] in ("*", function) and entry[2] in text


def table(lines):
    """Prints the shares; the goals that are missed."""
    rows, missed = collections.defaultdict(lambda: [0, 0]), []
    for (file, _), (run, _) in lines.items():
        for row in [file.split("/")[1], "all"] + ["atomic files"] * (file in ATOMIC):
            rows[row][0] += run
            rows[row][1] += 1
    for row, (run, of) in sorted(rows.items(), key=lambda item: (item[0] in ("atomic files", "all"), item[0])):
        share = 100 * run / of
        goal = GOALS.get(row)
        says = f"goal {goal} %" + (" MISSED" if share < goal else "") if goal else ""
        print(f"{row:12} {share:6.2f} %  of {of:5} lines  {says}".rstrip())
        if goal and share < goal:
            missed.append(row)
    return missed


def explain(lines):
    """Prints what was not run, under its reason, then what has none."""
    entries, used, sources = reasons(), set(), {}
    by_reason = collections.defaultdict(lambda: collections.defaultdict(list))
    for (file, at), (run, function) in sorted(lines.items()):
        if run:
            continue
        if file not in sources:
            sources[file] = open(file, encoding="utf-8").read().split("\n")
        text = sources[file][at - 1]
        found = next((i for i, (entry, _) in enumerate(entries) if holds(entry, file, function, text)), None)
        used.add(found)
        by_reason["" if found is None else entries[found][1]][file].append((at, function, text.strip()))
    for reason, files in by_reason.items():
        if reason:
            print(f"\n{sum(map(len, files.values()))} not run: {reason}")
            for file, found in files.items():
                print(f"  {file}: " + ", ".join(str(at) for at, _, _ in found))
    for i, (entry, _) in enumerate(entries):
        if i not in used:
            print(f"\nall run by now, take it out of reasons.txt: {' '.join(entry)}")
    left = by_reason.get("", {})
    count = sum(map(len, left.values()))
    if count:
        print(f"\n{count} not run, and reasons.txt does not say why:")
        for file, found in left.items():
            for at, function, text in found:
                print(f"  {file}:{at}: {function}: {text}")


found = lines_of(sys.argv[1])
missed = table(found)
explain(found)
if missed:
    print(f"\nmissed: {', '.join(missed)}")
sys.exit(1 if missed else 0)

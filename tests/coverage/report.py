#!/usr/bin/python3
"""Which lines of erg's own code the tests run, a row a room: report.py FOLDER, where FOLDER holds the
objects of a build with CONFIG=coverage whose tests have run. Names the files below 90 %."""
import collections
import glob
import json
import os
import subprocess
import sys

LOW = 90


def lines_of(folder):
    """{file: {line: was it run}} over all objects, with the lines of headers joined."""
    found = collections.defaultdict(dict)
    for notes in sorted(glob.glob(os.path.join(folder, "src", "**", "*.gcno"), recursive=True)):
        made = subprocess.run(["gcov", "--json-format", "--stdout", notes], capture_output=True, check=True)
        for part in made.stdout.splitlines():
            for file in json.loads(part)["files"]:
                if not file["file"].startswith("src/"):
                    continue
                for line in file["lines"]:
                    at = line["line_number"]
                    found[file["file"]][at] = found[file["file"]].get(at, False) or line["count"] > 0
    return found


def share(run, of):
    return 100 * run / of if of else 100


files = {name: (sum(lines.values()), len(lines)) for name, lines in lines_of(sys.argv[1]).items()}
rooms = collections.defaultdict(lambda: (0, 0))
for name, (run, of) in files.items():
    room = name.split("/")[1]
    rooms[room] = (rooms[room][0] + run, rooms[room][1] + of)
for room, (run, of) in sorted(rooms.items()):
    print(f"{room:10} {share(run, of):6.1f} %  of {of} lines")
total = tuple(map(sum, zip(*files.values())))
print(f"{'all':10} {share(*total):6.1f} %  of {total[1]} lines\n")
for name, (run, of) in sorted(files.items(), key=lambda item: share(*item[1])):
    if share(run, of) < LOW:
        print(f"{share(run, of):6.1f} %  {name}, {of - run} lines not run")

"""A timeline as GEXF against the snapshots of its dates: at each date exactly those nodes and edges
are there that a spell covers; spells are apart, in order, and stated days are kept.
    spells.py FILE.gexf DATE=SNAPSHOT.json..."""
import calendar
import datetime
import json
import sys
import xml.etree.ElementTree as xml

SPACE = "{http://gexf.net/1.3}"
DAY = datetime.timedelta(1)


def day(text, last):
    parts = [int(part) for part in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12 if last else 1
    in_month = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1] if last else 1
    return datetime.date(year, month, in_month)


def spells_of(element):
    spells = []
    for spell in element.iter(SPACE + "spell"):
        start, end = spell.get("start"), spell.get("end")
        spells.append((datetime.date.fromisoformat(start) if start else datetime.date.min,
                       datetime.date.fromisoformat(end) if end else datetime.date.max))
    return spells or [(datetime.date.min, datetime.date.max)]


def problem(path, snapshots):
    graph = xml.parse(path).getroot().find(SPACE + "graph")
    if graph.get("mode") != "dynamic" or graph.get("timeformat") != "date":
        return "the graph has no time"
    for tag, records in (("node", "nodes"), ("edge", "edges")):
        spells = {element.get("id"): spells_of(element) for element in graph.iter(SPACE + tag)}
        known = {}
        for snapshot in snapshots.values():
            known |= {record["id"]: record for record in snapshot[records]}
        if spells.keys() != known.keys():
            return f"{len(spells)} {records}, wanted {len(known)}"
        for key, found in spells.items():
            for a, b in zip(found, found[1:]):
                if a[1] == datetime.date.max or a[1] + DAY >= b[0]:
                    return f"{key}: spells that touch or are out of order"
            if any(start > end for start, end in found):
                return f"{key}: a spell ends before it starts"
        for date, snapshot in snapshots.items():
            there = {record["id"] for record in snapshot[records]}
            covered = {key for key, found in spells.items()
                       if any(start <= day(date, True) <= end for start, end in found)}
            if there != covered:
                return f"{date}: {records} {sorted(there ^ covered)[:3]}"
        for key, record in known.items():
            event = record.get("relation") in ("funding", "payment", "acquisition")
            if "start" in record and spells[key][0][0] not in (day(record["start"], False), datetime.date.min) \
                    and spells[key][0][0] not in [day(date, True) for date in snapshots]:
                return f"{key}: starts neither when its source says nor at a date"
            if "end" in record and not event and spells[key][-1][1] != day(record["end"], True):
                if all(day(date, True) < day(record["end"], True) for date in snapshots):
                    return f"{key}: its stated end is lost"
    return None


snapshots = {}
for argument in sys.argv[2:]:
    date, path = argument.split("=", 1)
    with open(path, encoding="utf-8") as file:
        snapshots[date] = json.load(file)
wrong = problem(sys.argv[1], snapshots)
if wrong is None:  # what is wrong must be seen
    first = next(iter(snapshots))
    for records in ("nodes", "edges"):
        less = {**snapshots[first], records: snapshots[first][records][1:]}
        if snapshots[first][records] and problem(sys.argv[1], {**snapshots, first: less}) is None:
            wrong = f"nobody missed one of the {records}"
print(wrong or "", end="")

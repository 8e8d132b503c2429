"""Real data at neighbouring dates: erg diff must give exactly the differences that are stored
beside the data. Converts each file to what erg reads, compares, checks ids and counts, that the
JSON is as its schema has it, and that the other direction is the mirrored file.
usage: expected.py ERG TESTDATA WORK"""
import copy
import csv
import json
import os
import subprocess
import sys

import jsonschema

erg, testdata, work = sys.argv[1:4]
schema = jsonschema.Draft202012Validator(json.load(open("data/schema/diff.schema.json")))


def say(name, problem):
    print(("not ok" if problem else "ok") + f" diffs: {name}")
    if problem:
        print("# " + str(problem)[:2000])


def diff(before, after, *options):
    """The diff of two files, checked for what holds of every one."""
    command = [erg, "diff", "-t", "json", "--measures", "degree,strength", *options]
    done = subprocess.run([*command, before, after], capture_output=True, text=True)
    if done.returncode > 1:
        raise AssertionError(done.stderr)
    there = json.loads(done.stdout)
    back = json.loads(subprocess.run([*command, after, before], capture_output=True).stdout)
    for fault in schema.iter_errors(there):
        raise AssertionError(f"{list(fault.absolute_path)}: {fault.message[:200]}")
    if mirrored(there) != back:
        raise AssertionError("the other direction is not the mirrored file")
    changes = sum(there["summary"].values())
    documents = sum(len(there[k]["documents"]) for k in ("added", "removed", "changed"))
    if done.returncode != int(changes + documents > 0):
        raise AssertionError(f"exit status {done.returncode} with {changes} changes")
    return there


def swap(record, one, other):
    a, b = record.pop(one, None), record.pop(other, None)
    if b is not None:
        record[one] = b
    if a is not None:
        record[other] = a


def mirrored(diff):
    out = copy.deepcopy(diff)
    swap(out, "from", "to")
    swap(out, "added", "removed")
    for kind in ("nodes", "edges"):
        swap(out["summary"], kind + "_added", kind + "_removed")
    for records in out["changed"].values():
        for field in (f for r in records for f in r["changes"].values()):
            swap(field, "before", "after")
            if "delta" in field:
                field["delta"] = -field["delta"]
    for rows in out.get("renamed", {}).values():
        for row in rows:
            swap(row, "before", "after")
    for row in (r for rows in out["measures"].values() for r in rows):
        row["before"], row["after"] = row["after"], row["before"]
        row["rank_before"], row["rank_after"] = row["rank_after"], row["rank_before"]
        for key in ("delta", "rank_shift"):
            row[key] = -row[key] if row[key] is not None else None
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    for reason in (r for rows in out["why"].values() for r in rows):
        for edge in reason["edges"]:
            edge["change"] = opposite[edge["change"]]
    return out


def ids(diff, what, kind):
    return sorted(r["id"] for r in diff[what][kind])


def expect(name, found, wanted):
    problem = next((f"{k}: {found[k]} is not {w}" for k, w in wanted.items() if found[k] != w), "")
    say(name, problem)


def tried(name, check, *arguments):
    try:
        check(name, *arguments)
    except Exception as fault:  # a case that cannot run has failed, and the others go on
        say(name, fault or type(fault).__name__)


def write(name, dataset):
    path = os.path.join(work, name + ".json")
    with open(path, "w") as file:
        json.dump(dataset, file)
    return path


# --- AI companies' deals ----------------------------------------------------------------------
STATUS = {"ESTIMATED": "reported", "CONFIRMED": "confirmed", "ANNOUNCED": "reported",
          "RUMORED": "possible", "PROPOSED": "possible"}
TOLD = {"id", "title", "announced", "parties", "type"}


def deal_relation(deal, documents):
    parties = sorted(deal["parties"], key=lambda p: p.get("direction") != "OUTFLOW")
    claims = []
    for source in deal.get("sources", []):
        document = "doc:" + source["url"]
        documents[document] = {"id": document, "publisher": source.get("publisher"),
                               "date": source.get("published"), "url": source["url"]}
        claims.append({"document": document, "confidence": source.get("confidence", 5) / 5,
                       "status": "reported"})
    unique = {json.dumps(c, sort_keys=True): c for c in claims}
    attrs = {k: v for k, v in deal.items() if k not in TOLD}
    attrs["parties"] = deal["parties"]
    return {"id": deal["id"], "source": parties[0]["entity"], "target": parties[-1]["entity"],
            "relation": deal["type"].lower(), "label": deal["title"],
            "start": deal.get("announced"), "attrs": attrs, "claims": list(unique.values())}


def deals_dataset(path):
    data = json.load(open(path))
    documents = {}
    relations = [deal_relation(d, documents) for d in data["deals"]]
    entities = [{"id": c["id"], "label": c["name"], "kind": "company",
                 "attrs": {k: v for k, v in c.items() if k not in ("id", "name")}}
                for c in data["companies"]]
    return {"format": "erg.dataset", "version": "1.0", "documents": list(documents.values()),
            "entities": entities, "relations": relations}


def told_fields(record):
    """The fields of the original that an edge's changes stand for."""
    fields = set()
    for pointer in record["changes"]:
        name = pointer.split("/")[1]
        fields.add({"start": "announced", "label": "title", "attrs": pointer.split("/")[-1],
                    "claims": "sources"}.get(name, name))
    return fields - {"weight", "own_weight", "disputed"}


def deals(name, before, after, wanted):
    a, b = (write(f"{name}-{i}", deals_dataset(p)) for i, p in enumerate((before, after)))
    found = diff(a, b)
    expect(f"deals {wanted['file'][:10]}", {
        "companies_added": ids(found, "added", "nodes"),
        "companies_removed": ids(found, "removed", "nodes"),
        "companies_changed": ids(found, "changed", "nodes"),
        "deals_added": ids(found, "added", "edges"),
        "deals_removed": ids(found, "removed", "edges"),
        "deals_changed": ids(found, "changed", "edges"),
    }, {
        "companies_added": wanted["companies_added"],
        "companies_removed": wanted["companies_removed"],
        "companies_changed": wanted["companies_changed"],
        "deals_added": wanted["deals_added"],
        "deals_removed": wanted["deals_removed"],
        "deals_changed": sorted(wanted["deals_changed"]),
    })
    fields = {r["id"]: told_fields(r) for r in found["changed"]["edges"]}
    expect(f"deals {wanted['file'][:10]}, what changed of each", {"fields": fields},
           {"fields": {k: set(v) for k, v in wanted["deals_changed"].items()}})
    tables = [p.replace(".json", ".relations.csv") for p in (before, after)]
    mapping = "id=deal_id,relation=type,start=date,amount=amount_usd,status="
    found = diff(*tables, "--columns", mapping)
    expect(f"deals {wanted['file'][:10]}, from CSV with --columns", {
        "added": ids(found, "added", "edges"), "removed": ids(found, "removed", "edges"),
    }, {"added": wanted["deals_added"], "removed": wanted["deals_removed"]})


# --- members of Congress and their committees --------------------------------------------------
def congress_dataset(path):
    data = json.load(open(path))
    entities = [{"id": e["id"], "label": e.get("name"), "kind": e["type"],
                 "attrs": {k: v for k, v in e.items() if k not in ("id", "name", "type")}}
                for e in data["entities"]]
    relations = [{"source": r["source"], "target": r["target"], "relation": r["type"],
                  "attrs": {k: v for k, v in r.items() if k not in ("source", "target", "type")}}
                 for r in data["relations"]]
    return {"format": "erg.dataset", "version": "1.0", "documents": [], "entities": entities,
            "relations": relations}


def congress(name, before, after, wanted):
    a, b = (write(f"{name}-{i}", congress_dataset(p)) for i, p in enumerate((before, after)))
    summary = diff(a, b)["summary"]
    expect(f"congress {wanted['commit']}", summary, {
        "nodes_added": wanted["ent_added"], "nodes_removed": wanted["ent_removed"],
        "nodes_changed": wanted["ent_changed"], "edges_added": wanted["rel_added"],
        "edges_removed": wanted["rel_removed"], "edges_changed": wanted["rel_changed"]})


# --- the S&P 500 --------------------------------------------------------------------------------
def members_table(name, path):
    """Three cells a row: some rows have a fourth without a name, one has only two."""
    out = os.path.join(work, name + ".csv")
    with open(path, newline="") as file, open(out, "w", newline="") as to:
        rows = [row for row in csv.reader(file) if any(row)]
        csv.writer(to).writerows((row + [""])[:3] for row in rows)
    return out


def members(name, before, after, wanted):
    a, b = (members_table(f"{name}-{i}", p) for i, p in enumerate((before, after)))
    found = diff(a, b, "--columns", "id=Symbol,label=Name")
    sectors = [r for r in found["changed"]["nodes"] if "/attrs/Sector" in r["changes"]]
    expect(f"members {wanted['date']}", {
        "added": found["summary"]["nodes_added"], "removed": found["summary"]["nodes_removed"],
        "sector_changed": len(sectors)},
        {k: wanted[k] for k in ("added", "removed", "sector_changed")})


def neighbours(folder, wanted, names, check):
    paths = [os.path.join(testdata, folder, n) for n in names]
    for i in range(1, len(paths)):
        name = f"{os.path.basename(folder)}-{names[i]}"
        tried(name, check, paths[i - 1], paths[i], wanted[i])


def stored(folder):
    return json.load(open(os.path.join(testdata, folder, "EXPECTED_DIFFS.share.json")))


wanted = stored("1-entities/ai_circular_deals")
neighbours("1-entities/ai_circular_deals", wanted, [w["file"] for w in wanted], deals)
for wanted in stored("3-temporal/congress").values():
    names = [f"{w['date'][:10]}_{w['commit']}.json" for w in wanted]
    neighbours("3-temporal/congress", wanted, names, congress)
wanted = stored("3-temporal/sp500")
neighbours("3-temporal/sp500", wanted, [w["date"] + ".csv" for w in wanted], members)

"""The tables of `erg export -t csv -o FOLDER`, read by Python's own csv module against erg's JSON,
and read back by erg: what is missing then is exactly what `erg list formats` says."""
import csv
import json
import os
import subprocess
import sys
import tempfile

ERG = os.environ.get("ERG", "out/bin/erg")
COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n")
failed = False

# Everything a table may hold, and names that no column must swallow.
HARD = {
    "format": "erg.dataset", "version": "1.0", "title": "Hard",
    "documents": [{"id": "d", "title": " spaced ", "attrs": {"url": "x", "pages": 3, "": "nameless"}}],
    "entities": [
        {"id": "a", "label": "=1+1", "kind": "company", "aliases": ["x", "y, z"], "same_as": ["q1"],
         "attrs": {"Id": "7", "attr_Id": "8", "label": "l", "postcode": "01234", "deep": {"n": [1, None]}}},
        {"id": "-b", "label": "line\nbreak \"quoted\"", "attrs": {"blank": "", "yes": True}},
        {"id": "@c", "label": "@c"}, {"id": "\u00e9", "label": "\u202e"}],
    "relations": [
        {"id": "r", "source": "a", "target": "-b", "relation": "funding", "start": "2024-02", "attrs": {"Source": "s", "Weight": "w"},
         "claims": [{"document": "d", "amount": {"value": 1e9, "currency": "USD", "bound": "over", "basis": "round-total"}},
                    {"document": "d", "amount": {"low": 5, "high": 0.1 + 0.2 + 6, "currency": "EUR"}, "share": 0.5,
                     "confidence": 0.25, "status": "denied", "asserted": "2024", "by": "+x", "locator": "p 1", "note": "n\r\nn"}]},
        {"id": "s", "source": "@c", "target": "@c", "relation": "x y", "directed": False, "weight": 2.5},
        {"id": "t", "source": "a", "target": "\u00e9", "claims": [{"start": "2019", "end": "2020-05", "label": "of a claim"}]},
        {"id": "u", "source": "a", "target": "\u00e9", "attrs": {"about": "r"}, "claims": [{}]}],
    "rates": [{"currency": "EUR", "date": "2024", "usd": 1.1}],
}


def say(name, problem):
    global failed
    failed = failed or bool(problem)
    print(f"not ok tables: {name}\n# {str(problem)[:600]}" if problem else f"ok tables: {name}")


def erg(*words):
    done = subprocess.run([ERG, "export", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"not ok tables: {words}\n# {done.stderr}")
    return done


def snapshot(*words):
    return json.loads(erg(*words, "-t", "json").stdout)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        table = list(csv.reader(file, strict=True))
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def cell(value):
    """A value of attrs as a cell has it."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def number(value):
    return "" if value is None else str(int(value)) if value == int(value) else repr(value)


def claim_cells(claim):
    """What the cells of a claim should be; confidence apart."""
    amount = claim.get("amount", {})
    return {"amount": number(amount.get("value")), "low": number(amount.get("low")),
            "high": number(amount.get("high")), "currency": amount.get("currency", ""),
            "bound": amount.get("bound", ""), "basis": amount.get("basis", ""),
            "share": number(claim.get("share")), "status": claim.get("status", ""),
            "document": claim.get("document", ""), "locator": claim.get("locator", ""),
            "by": claim.get("by", ""), "asserted": claim.get("asserted", ""), "note": claim.get("note", "")}


def differences(wanted, found):
    return [f"{key}: {found.get(key)!r}, wanted {value!r}" for key, value in wanted.items()
            if found.get(key) != value]


def cells_are_right(graph, folder):
    problems = []
    documents = {row["id"]: row for row in rows(folder + "/documents.csv")}
    entities = {row["id"]: row for row in rows(folder + "/entities.csv")}
    relations = rows(folder + "/relations.csv")
    for d in graph["documents"]:
        wanted = {key: d.get(key, "") for key in ("id", "title", "publisher", "date", "url")}
        problems += differences(wanted, documents.pop(d["id"], {}))
    for n in graph["nodes"]:
        wanted = {"id": n["id"], "label": n["label"], "kind": "" if n["kind"] == "unknown" else n["kind"],
                  "aliases": "|".join(n.get("aliases", [])), "same_as": "|".join(n.get("same_as", []))}
        row = entities.pop(n["id"], {})
        problems += differences(wanted, row)
        for key, value in n["attrs"].items():
            if cell(value) not in row.values():
                problems.append(f"{n['id']}: no cell {cell(value)!r} of {key}")
    at = 0
    for e in graph["edges"]:
        for claim in e.get("claims") or [{}]:
            wanted = {"id": e["id"], "source": e["source"], "target": e["target"], "label": e.get("label", ""),
                      "relation": "" if e["relation"] == "related" else e["relation"],
                      "directed": str(e["directed"]).lower(), "start": e.get("start", ""),
                      "end": e.get("end", ""), **claim_cells(claim)}
            problems += differences(wanted, relations[at] if at < len(relations) else {})
            at += 1
    if documents or entities or at != len(relations):
        problems.append(f"rows too many: {list(documents)} {list(entities)} {len(relations) - at}")
    return problems[:4]


def attrs_kept(attrs, taken):
    """Attrs as they come back: texts, none of them empty, renamed where a column has their name."""
    kept = {}
    for key, value in (attrs or {}).items():
        name = key
        while not name or name.lower() in taken or (name != key and name in attrs):
            name = "attr_" + name
        if cell(value):
            kept[name] = cell(value)
    return kept


COLUMNS = {"documents": {"id", "title", "publisher", "date", "url"},
           "nodes": {"id", "label", "kind", "aliases", "same_as"},
           "edges": set("id label source target relation directed start end weight amount low high currency bound "
                        "basis share confidence status document locator by asserted note".split())}


def without_losses(graph):
    """The graph but for what `erg list formats` says that csv loses."""
    graph = json.loads(json.dumps(graph))
    graph["graph"].pop("title", None)
    graph["graph"].pop("input", None)
    graph.pop("rates", None)
    for name, taken in COLUMNS.items():
        for record in graph[name]:
            if "attrs" in record:
                record["attrs"] = attrs_kept(record["attrs"], taken)
            if name != "nodes" and not record.get("attrs"):
                record.pop("attrs", None)
    for n in graph["nodes"]:
        n.pop("claims", None)
        if any("|" in alias for alias in n.get("aliases", [])):
            n["aliases"] = sorted(part for alias in n["aliases"] for part in alias.split("|"))
    for e in graph["edges"]:
        claims = []
        for claim in e.get("claims", []):
            for key in ("start", "end", "label"):
                claim.pop(key, None)
            if claim not in claims:
                claims.append(claim)
        if claims:
            e["claims"] = sorted(claims, key=json.dumps)
    return graph


def reads_back(path, folder, *how):
    wanted = without_losses(snapshot(path, *how))
    found = without_losses(snapshot(folder, *how))
    for key in sorted(set(wanted) | set(found)):
        if wanted.get(key) == found.get(key):
            continue
        if not isinstance(wanted.get(key), list):
            return f"{key}: {json.dumps(found.get(key))[:200]}, wanted {json.dumps(wanted.get(key))[:200]}"
        for a, b in zip(wanted[key], found[key]):
            if a != b:
                return f"{json.dumps(b)[:300]}, wanted {json.dumps(a)[:300]}"
        return f"{len(found[key])} {key}, wanted {len(wanted[key])}"
    return None


def is_safe(path, folder):
    """No cell begins as a formula does, but for numbers; the rest of each is as it was."""
    for name in ("documents", "entities", "relations"):
        plain, safe = rows(f"{path}/{name}.csv"), rows(f"{folder}/{name}.csv")
        if len(plain) != len(safe):
            return f"{name}: {len(safe)} rows, wanted {len(plain)}"
        for one, other in zip(plain, safe):
            for a, b in zip(one.values(), other.values()):
                if b != ("'" + a if a.startswith(COMPUTED) else a):
                    return f"{b!r}, wanted {a!r} made safe"
    return None


def check(name, path, work):
    folder, safe = os.path.join(work, name), os.path.join(work, name + "-safe")
    how = ["--possible", "--weight", "uniform"]
    erg(path, *how, "-t", "csv", "-o", folder)
    say(f"{name}: the cells are those of the graph", cells_are_right(snapshot(path, *how), folder))
    say(f"{name}: reads back but for what csv loses", reads_back(path, folder, *how))
    erg(path, *how, "-t", "csv", "--csv-safe", "-o", safe)
    say(f"{name}: nothing that a spreadsheet would compute", is_safe(folder, safe))


def main():
    with tempfile.TemporaryDirectory() as work:
        hard = os.path.join(work, "hard.json")
        with open(hard, "w", encoding="utf-8") as file:
            json.dump(HARD, file)
        check("hard", hard, work)
        check("hostile", "tests/outputs/hostile.json", work)
        check("empty", "tests/outputs/empty.json", work)
        check("openai-microsoft", "data/openai-microsoft.json", work)
        flat = subprocess.run([ERG, "export", hard, "--possible", "-t", "csv"], capture_output=True,
                              check=True)
        with open(os.path.join(work, "hard", "relations.csv"), "rb") as file:
            say("standard output gets the relations", file.read() != flat.stdout)
        say("and a note says so", None if b"-o FOLDER" in flat.stderr else flat.stderr)
    return failed


sys.exit(main())

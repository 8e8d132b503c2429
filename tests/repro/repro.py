"""One hash: runs of erg under other locales, zones, folders, threads, memory and reading orders.

Each run reads the same facts in another order (records shuffled, claims too, split over several
files or not) and writes every format that erg lists, a ranking, a check, a diff and a timeline. But
for the digests of the input files themselves, every byte must be the same. ERG, N: runs.
"""

import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

ERG = os.path.abspath(os.environ.get("ERG", "out/bin/erg"))
DATA = os.path.abspath("data/openai-microsoft.json")
WORK = tempfile.mkdtemp()
RUNS = int(os.environ.get("N", "12"))
# What a file is called and hashes to is its own, and so is the place of a record in it.
OWN = re.compile(rb'"files":\[[^\]]*\]|&quot;files&quot;:\[.*?\]|"place":\{[^}]*\},?|part\d\.json(?::\d+)*')
LOCALES = ["C", "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ja_JP.UTF-8", "fr_FR.UTF-8"]
ZONES = ["UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati", "Europe/Berlin"]


def shuffled(rng, parts):
    """The facts in another order, in one file or two."""
    with open(DATA, encoding="utf-8") as file:
        data = json.load(file)
    made = [{"format": "erg.dataset", "version": "1.0", "title": data["title"]} for _ in range(parts)]
    for key in ("documents", "entities", "relations"):
        records = data[key]
        rng.shuffle(records)
        for record in records:
            rng.shuffle(record.get("claims", []))
            rng.shuffle(record.get("aliases", []))
        for i, part in enumerate(made):
            part[key] = records[i::parts] if key == "relations" else records
            if key != "relations" and i > 0:
                part[key] = [dict(r, claims=[]) if "claims" in r else r for r in records]
    return made


def formats():
    listed = subprocess.run([ERG, "list", "formats"], capture_output=True, check=True, text=True).stdout
    return [n for n in re.findall(r"^([a-z][a-z0-9-]*) ", listed, re.M) if n != "csv"]


def outputs(folder, inputs, env, jobs):
    """The bytes of every output, by name."""
    def run(*arguments):
        done = subprocess.run([ERG, *arguments], capture_output=True, cwd=folder, env=env, check=False)
        assert done.returncode in (0, 1), done.stderr.decode(errors="replace")
        return OWN.sub(b"", done.stdout)

    threads = ["--jobs", str(jobs)] if jobs else []
    results = {}
    for name in formats():
        layout = ["--layout", "grid"] if name not in ("svg", "html") else []
        results[name] = run("export", *inputs, "-t", name, *layout, *threads)
    results["rank"] = run("rank", *inputs, "--by", "betweenness,pagerank,harmonic", "-t", "json", *threads)
    results["robust"] = run("rank", *inputs, "--robust", "-t", "json", *threads)
    results["check"] = run("check", *inputs, "-t", "json")
    results["timeline"] = run("timeline", *inputs, "--at", "2019,2023,2025", "-t", "json")
    if len(inputs) == 1:
        results["diff"] = run("diff", inputs[0] + "@2023", inputs[0] + "@2025", "-t", "json")
    return results


def takes_jobs():
    text = subprocess.run([ERG, "rank", "--help"], capture_output=True, check=True, text=True).stdout
    return "--jobs" in text


def main():
    rng = random.Random(5)
    jobs = takes_jobs()
    first, hashes, faults = {}, set(), []
    for i in range(RUNS):
        folder = os.path.join(WORK, "a" * (i % 60) + str(i))
        os.makedirs(folder)
        parts = 1 + i % 2
        names = []
        for k, part in enumerate(shuffled(rng, parts)):
            names.append(f"part{k}.json")
            with open(os.path.join(folder, names[-1]), "w", encoding="utf-8") as file:
                json.dump(part, file, ensure_ascii=i % 3 == 0, indent=i % 4 or None)
        env = {"PATH": os.environ["PATH"], "LC_ALL": LOCALES[i % len(LOCALES)], "TZ": ZONES[i % len(ZONES)],
               "LANGUAGE": "de", "MALLOC_PERTURB_": str(i % 256), "HOME": folder, "COLUMNS": str(40 + i),
               "MALLOC_ARENA_MAX": str(1 + i % 4), "X": "y" * i}
        for key in ("ERG_LAYOUT", "ERG_RENDER", "ASAN_OPTIONS", "LSAN_OPTIONS"):
            if os.environ.get(key):
                env[key] = os.environ[key]
        got = outputs(folder, names[::-1] if i % 5 == 0 else names, env, 1 + i % 4 if jobs else 0)
        for name, data in got.items():
            digest = hashlib.sha256(data).hexdigest()
            hashes.add((name, digest))
            if first.setdefault(name, digest) != digest and not any(f.startswith(name + ":") for f in faults):
                faults.append(f"{name}: run {i} differs: {env['LC_ALL']}, {env['TZ']}, {parts} files")
                with open(os.path.join(WORK, f"{name}.{i}"), "wb") as file:
                    file.write(data)
        shutil.rmtree(folder)
    for fault in faults:
        print(f"not ok repro: {fault}")
    print(f"{'not ok' if faults or not first else 'ok'} repro: {RUNS} runs, {len(first)} outputs, "
          f"{len(hashes)} hashes{', several threads' if jobs else ''}")
    return bool(faults)


sys.exit(main())

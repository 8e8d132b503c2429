#!/usr/bin/python3
"""Speed and memory of erg beside what people would use instead, as Markdown on standard
output. Runs alternate (A B A B ...) in one process each; what counts is the median and
the ratio of medians. What is not installed is left out and named.

    ERG=out/bin/erg KERNELS=.../kernels tests/bench/run.py [--quick]
"""

import glob
import math
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ERG, KERNELS = os.environ["ERG"], os.environ["KERNELS"]
QUICK = "--quick" in sys.argv
TESTDATA = os.environ.get("ERG_TESTDATA", HERE + "/../../../shared/testdata")
PEERS = [sys.executable, HERE + "/peers.py"]


def say(text=""):
    print(text, flush=True)


def note(text):
    print(text, file=sys.stderr, flush=True)


def measure(command, out=None):
    """CPU seconds, wall seconds and MB of a whole process."""
    with open(out or os.devnull, "wb") as file:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.PIPE)
        error = process.stderr.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
    if status != 0:
        raise RuntimeError(" ".join(command) + ": " + error[-300:])
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def numbers(command):
    """The numbers a command prints: CPU and wall seconds of its work alone."""
    found = subprocess.run(command, capture_output=True, text=True)
    if found.returncode != 0:
        raise RuntimeError(" ".join(command) + ": " + found.stderr[-300:])
    return [float(word) for word in found.stdout.split()]


def alternate(ways, times):
    """{name: function} -> {name: median of its first number}, the runs in turns."""
    results = {name: [] for name in ways}
    for _ in range(1 if QUICK else times):
        for name, way in ways.items():
            try:
                results[name].append(way()[0])
            except (RuntimeError, OSError) as fault:
                note(f"{name}: {fault}")
    return {name: statistics.median(r) if r else math.nan for name, r in results.items()}


def kernel(*words):
    return lambda: numbers([KERNELS] + [str(word) for word in words])


def table(heads, rows):
    say("| " + " | ".join(heads) + " |")
    say("|" + "---|" * len(heads))
    for row in rows:
        say("| " + " | ".join(row) + " |")
    say()


def ratio(a, b):
    return "-" if math.isnan(a) or math.isnan(b) or b == 0 else f"{a / b:.1f}x"


def shown(value, digits=3):
    return "-" if math.isnan(value) else f"{value:.{digits}g}"


def version(command, pattern=r"[\d.]+\d"):
    try:
        text = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
        return re.search(pattern, text).group(0)
    except (OSError, AttributeError, subprocess.TimeoutExpired):
        return "not installed"


def machine():
    model = "unknown"
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":")[1].strip()
    python = [sys.executable, "-c"]
    say("# erg: benchmarks" + (" (quick)" if QUICK else ""))
    say()
    say(f"- machine: {model}, {os.cpu_count()} processors, {platform.machine()}, "
        f"{platform.system()} {platform.release()}, load {os.getloadavg()[0]:.1f}")
    say(f"- erg {version([ERG, '--version'])}; "
        f"gcc {version(['gcc', '-dumpfullversion'])}; "
        f"igraph {version(['pkg-config', '--modversion', 'igraph'])}; "
        f"cJSON {version(['pkg-config', '--modversion', 'libcjson'])}")
    for name in ["networkx", "igraph", "graph_tool"]:
        say(f"- {name} for Python: "
            + version(python + [f"import {name}; print({name}.__version__)"]))
    say(f"- medians of runs in turns, CPU seconds; {time.strftime('%Y-%m-%d')}")
    say()


# --- data --------------------------------------------------------------------------------


def generate(path, entities, relations):
    """Preferential attachment as erg.dataset JSON Lines."""
    chance = random.Random(1)
    ends = [0]
    with open(path, "w") as file:
        file.write('{"type":"dataset","format":"erg.dataset","version":"1.0"}\n'
                   '{"type":"document","id":"d","title":"Doc","date":"2024-01-01"}\n')
        for i in range(entities):
            file.write('{"type":"entity","id":"n%07d","kind":"company",'
                       '"label":"Company %d Ltd"}\n' % (i, i))
        for k in range(relations):
            v = 1 + k * (entities - 1) // relations
            other = chance.choice(ends)
            if other == v:
                other = v - 1
            ends += [v, other]
            file.write('{"type":"relation","id":"r%08d","source":"n%07d","target":"n%07d",'
                       '"relation":"funding","start":"20%02d-%02d","claims":[{"document":"d",'
                       '"locator":"paragraph %d","amount":{"value":%d,"currency":"USD"},'
                       '"confidence":0.%d}]}\n'
                       % (k, v, other, chance.randrange(10, 24), chance.randrange(1, 13),
                          k % 97, chance.randrange(1, 1000) * 100000,
                          chance.randrange(1, 10)))
    return path


# --- chapters ----------------------------------------------------------------------------


def paths():
    say("## Betweenness, closeness and harmonic: CPU ms a source")
    say()
    rows = []
    sizes = [(2000, 400, 100)] if QUICK else [(10000, 2000, 300), (100000, 200, 10)]
    for nodes, ours, theirs in sizes:
        for graph in ["ba", "dw"]:
            for lengths in ["weighted", "even"]:
                note(f"paths {graph} {nodes} {lengths}")
                found = alternate({
                    "erg": kernel("paths", "erg", graph, lengths, nodes, ours, 1),
                    "plain": kernel("paths", "plain", graph, lengths, nodes, theirs, 1),
                    "igraph": kernel("paths", "igraph", graph, lengths, nodes, theirs, 1),
                }, 5 if nodes < 50000 else 3)
                a = found["erg"] / ours * 1e3
                b, c = (found[name] / theirs * 1e3 for name in ["plain", "igraph"])
                goal = "6x" if lengths == "weighted" else "3x"
                rows.append([f"{graph} {nodes} {lengths}", shown(a), shown(b), shown(c),
                             ratio(c, a), goal])
    table(["graph", "erg", "Brandes as written", "igraph, three calls", "ratio", "goal"],
          rows)


def threads():
    nodes = 2000 if QUICK else 10000
    say(f"## Two threads: all sources of ba {nodes}, wall seconds")
    say()
    rows = []
    for lengths in ["weighted", "even"]:
        note(f"threads {lengths}")
        one, two, cpus = [], [], []
        for _ in range(1 if QUICK else 3):
            one.append(numbers([KERNELS, "paths", "erg", "ba", lengths, str(nodes),
                                str(nodes), "1"]))
            two.append(numbers([KERNELS, "paths", "erg", "ba", lengths, str(nodes),
                                str(nodes), "2"]))
        a = statistics.median(r[1] for r in one)
        b = statistics.median(r[1] for r in two)
        cpus = statistics.median(r[0] for r in two) / statistics.median(r[0] for r in one)
        rows.append([lengths, shown(a), shown(b), ratio(a, b), "1.8x", f"{cpus:.2f}"])
    table(["lengths", "one", "two", "ratio", "goal", "CPU of two / one"], rows)


def peers():
    nodes = 2000
    say(f"## Others: ba {nodes}, the three measures of all nodes, CPU seconds "
        "(networkx scaled from a part of the sources)")
    say()
    rows = []
    for lengths in ["weighted", "even"]:
        note(f"peers {lengths}")
        found = alternate({
            "erg": kernel("paths", "erg", "ba", lengths, nodes, nodes, 1),
            "igraph": lambda: numbers(PEERS + ["paths", "igraph", str(nodes), lengths,
                                               str(nodes)]),
            "graph-tool": lambda: numbers(PEERS + ["paths", "graph-tool", str(nodes),
                                                   lengths, "500"]),
            "networkx": lambda: numbers(PEERS + ["paths", "networkx", str(nodes), lengths,
                                                 "20"]),
        }, 3)
        rows.append([lengths, shown(found["erg"])] + [
            f"{shown(found[name])} ({ratio(found[name], found['erg'])})"
            for name in ["igraph", "graph-tool", "networkx"]])
    table(["lengths", "erg", "python-igraph", "graph-tool", "networkx"], rows)


def end_to_end(folder):
    note("end to end")
    path = generate(folder + "/10k.jsonl", 2500, 10000)
    say("## End to end: JSON Lines of 10,000 relations, all measures, JSON and DOT, CPU "
        "seconds")
    say()

    def ours():
        a = measure([ERG, "export", path, "-t", "json", "-o", folder + "/o.json"])
        b = measure([ERG, "export", path, "-t", "dot", "-o", folder + "/o.dot"])
        return [a[0] + b[0]]

    def build():
        with open(folder + "/recipe.json", "w") as file:
            file.write('{"format":"erg.recipe","version":"1.0","data":["10k.jsonl"],'
                       '"outputs":["json","dot"]}')
        return [measure([ERG, "build", folder + "/recipe.json", "-o", folder + "/b"])[0]]

    found = alternate({
        "build": build, "export": ours,
        "igraph": lambda: numbers(PEERS + ["script", "igraph", path, folder + "/p"]),
        "networkx": lambda: numbers(PEERS + ["script", "networkx", path, folder + "/p"]),
    }, 3)
    table(["erg build", "erg export, twice", "python-igraph", "networkx (scaled)"],
          [[shown(found["build"]), shown(found["export"]),
            f"{shown(found['igraph'])} ({ratio(found['igraph'], found['build'])}, goal 8x)",
            f"{shown(found['networkx'])} ({ratio(found['networkx'], found['build'])}, "
            "goal 100x)"]])


def streams(folder):
    note("reading and writing")
    entities = 20000 if QUICK else 200000
    path = generate(folder + "/stream.jsonl", entities, 3 * entities)
    size = os.path.getsize(path) / 1e6
    say(f"## Reading {size:.0f} MB of JSON Lines ({entities} entities, {3 * entities} "
        "relations), every check on")
    say()
    found = alternate({name: kernel("read", name, path)
                       for name in ["erg", "cjson", "getline"]}, 5)
    rows = [[name, shown(found[name]), f"{size / found[name]:.0f}"]
            for name in ["erg", "cjson", "getline"]]
    rows[0][0] = "erg: checked, joined, sorted, digested"
    rows[1][0] = "cJSON with malloc, a line at a time: parsed and thrown away"
    table(["", "CPU s", "MB/s"], rows)
    say(f"erg is at {ratio(found['cjson'], found['erg'])} of cJSON's speed (goal 1x).")
    say()
    found = alternate({name: kernel("write", name, path) for name in ["erg", "cjson"]}, 5)
    say("## Writing it as JSON")
    say()
    table(["erg, with the dataset's digest", "cJSON, an element at a time", "ratio", "goal"],
          [[shown(found["erg"]), shown(found["cjson"]),
            ratio(found["cjson"], found["erg"]), "3x"]])


def million(folder):
    note("a million entities")
    path = generate(folder + "/million.jsonl", 1000000, 3000000)
    used = measure([ERG, "export", path, "-t", "json", "--measures",
                    "degree,strength,pagerank,coreness", "-o", folder + "/o.json"])
    os.unlink(path)
    say("## A million entities, three million relations: read, degree, strength, pagerank, "
        "coreness, write")
    say()
    table(["CPU s", "goal", "wall s", "peak MB", "goal"],
          [[f"{used[0]:.1f}", "60", f"{used[1]:.1f}", f"{used[2]:.0f}", "1500"]])


def recipes(folder):
    note("recipes")
    say("## erg build, each shipped recipe with all its outputs: CPU and wall seconds")
    say()
    rows = []
    for recipe in sorted(glob.glob(HERE + "/../../graphs/*.json")):
        used = measure([ERG, "build", recipe, "-o", folder + "/recipes"])
        rows.append([os.path.basename(recipe), f"{used[0]:.2f}", f"{used[1]:.2f}", "1"])
    table(["recipe", "CPU s", "wall s", "goal"], rows)


def exponent(points):
    """Of y ~ x^e in the larger half, by least squares on the logarithms."""
    points = points[min(len(points) // 2, len(points) - 2):]
    xs = [math.log(x) for x, _ in points]
    ys = [math.log(y) for _, y in points]
    x, y = statistics.mean(xs), statistics.mean(ys)
    return (sum((a - x) * (b - y) for a, b in zip(xs, ys)) /
            sum((a - x) ** 2 for a in xs))


def growth(folder):
    note("growth")
    sizes = [1000, 10000, 100000] if QUICK else [1000, 3000, 10000, 30000, 100000, 300000,
                                                 1000000]
    exact = [size for size in sizes if size <= (10000 if QUICK else 100000)]
    say("## Growth: relations, three to an entity")
    say()
    rows, linear, memory, path_times = [], [], [], []
    for size in sizes:
        path = generate(folder + "/grow.jsonl", size // 3, size)
        used = measure([ERG, "export", path, "-t", "json", "--measures",
                        "degree,strength,pagerank,coreness", "-o", folder + "/o.json"])
        row = [str(size), f"{used[0]:.3f}", f"{used[2]:.0f}", "-"]
        linear.append((size, used[0]))
        memory.append((size, used[2]))
        if size in exact:
            all_paths = measure([ERG, "export", path, "-t", "json", "--measures",
                                 "betweenness,closeness,harmonic", "-j", "1", "-o",
                                 folder + "/o.json"])
            row[3] = f"{all_paths[0]:.3f}"
            path_times.append((size, all_paths[0]))
        rows.append(row)
    table(["relations", "linear measures, CPU s", "peak MB", "all paths, one thread, CPU s"],
          rows)
    say(f"Exponents over the larger half: time {exponent(linear):.2f}, "
        f"memory {exponent(memory):.2f}, "
        f"all paths {exponent(path_times):.2f}.")
    say()


def real(folder):
    path = TESTDATA + "/1-entities/crunchbase2013/investments_upto2005.csv"
    if not os.path.exists(path):
        say("Real data: skipped, not there.")
        return
    note("real data")
    columns = "source=investor_name,target=company_name,start=funded_when,amount=amount_usd"
    used = measure([ERG, "export", path, "-f", "csv", "--columns", columns, "-t", "json",
                    "--measures", "all", "-o", folder + "/o.json"])
    say("## Crunchbase's investments to 2005 (5,607 rows): all measures, exact")
    say()
    table(["CPU s", "wall s", "peak MB"],
          [[f"{used[0]:.2f}", f"{used[1]:.2f}", f"{used[2]:.0f}"]])


def instructions():
    """Counted, not timed, so that a change shows in spite of a noisy machine."""
    if version(["valgrind", "--version"]) == "not installed":
        say("Instructions: skipped, valgrind is not there.")
        return
    note("instructions")
    baseline = {}
    with open(HERE + "/instructions.txt") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                name, count = line.rsplit(" ", 1)
                baseline[name] = int(count)
    rows = []
    for graph, lengths in [("ba", "weighted"), ("ba", "even"), ("dw", "weighted"),
                           ("dw", "even")]:
        counts = []
        for sources in ["1", "501"]:
            found = subprocess.run(
                ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", KERNELS,
                 "paths", "erg", graph, lengths, "1000", sources, "1"],
                capture_output=True, text=True)
            counts.append(int(re.search(r"Collected : (\d+)", found.stderr).group(1)))
        name = f"paths {graph} 1000 {lengths}"
        count = (counts[1] - counts[0]) // 500
        was = baseline.get(name)
        rows.append([name, f"{count:,}", f"{was:,}" if was else "-",
                     f"{100 * (count / was - 1):+.1f} %" if was else "-"])
    say("## Instructions a source (callgrind), against tests/bench/instructions.txt")
    say()
    table(["kernel", "now", "then", "change"], rows)


with tempfile.TemporaryDirectory() as work:
    machine()
    paths()
    threads()
    peers()
    end_to_end(work)
    streams(work)
    if not QUICK:
        million(work)
    recipes(work)
    growth(work)
    real(work)
    instructions()

#!/usr/bin/python3 -B
"""Speed and memory of erg beside what people would use instead, as Markdown on standard
output: first the goals, each with what was measured, then the chapters. Runs alternate
(A B A B ...) in one process each; what counts is the median and the ratio of medians.
What is not installed is left out and named. To be run on a machine that does nothing else.

    ERG=out/bin/erg KERNELS=.../kernels tests/bench/run.py [--quick]
"""

import glob
import os
import re
import statistics
import subprocess
import tempfile

from bench import (ERG, HERE, KERNELS, NAN, PEERS, QUICK, alternate, exponent, generate, goal,
                   kernel, machine, measure, note, numbers, print_note, quotient, say, shown,
                   table, times, version)

TESTDATA = os.environ.get("ERG_TESTDATA", HERE + "/../../../shared/testdata")


def paths():
    say("## Betweenness, closeness and harmonic: CPU ms a source, one thread")
    say()
    rows, ratios, all_sources = [], {"weighted": [], "even": []}, {}
    sizes = [(2000, 400, 100)] if QUICK else [(10000, 2000, 100), (100000, 480, 8)]
    for nodes, ours, theirs in sizes:
        for graph in ["ba", "dw"]:
            for lengths in ["weighted", "even"]:
                note(f"paths {graph} {nodes} {lengths}")
                found = alternate({
                    "erg": kernel("paths", "erg", graph, lengths, nodes, ours, 1),
                    "plain": kernel("paths", "plain", graph, lengths, nodes, theirs, 1),
                    "igraph": kernel("paths", "igraph", graph, lengths, nodes, theirs, 1),
                }, 3)
                a = found["erg"][0] / ours * 1e3
                b, c = (found[name][0] / theirs * 1e3 for name in ["plain", "igraph"])
                ratios[lengths].append(quotient(c, a))
                all_sources[graph, nodes, lengths] = a * nodes / 60e3
                rows.append([f"{graph} {nodes} {lengths}", shown(a), shown(b), shown(c),
                             times(quotient(c, a)), shown(a * nodes / 60e3, 2)])
    table(["graph", "erg", "Brandes as written", "igraph, three calls", "ratio",
           "all sources, minutes of CPU"], rows)
    most = f"{sizes[0][0]:,}" + ("" if QUICK else f" to {sizes[-1][0]:,}")
    for lengths, wanted, later in [("weighted", 6, 10), ("even", 3, 15)]:
        found = ratios[lengths]
        goal(f"betweenness, closeness and harmonic, {'un' * (lengths == 'even')}weighted, "
             f"{most} entities, against igraph's three calls, one thread", wanted,
             min(found), "x", later, runs=f" to {max(found):.3g}x")


def threads():
    nodes = 2000 if QUICK else 10000
    say(f"## Two threads: all sources of ba {nodes}, wall seconds, the best of each")
    say()
    rows = []
    for lengths in ["weighted", "even"]:
        note(f"threads {lengths}")
        runs = {1: [], 2: []}
        for _ in range(2 if QUICK else 3):
            for count, found in runs.items():
                found.append(numbers([KERNELS, "paths", "erg", "ba", lengths, str(nodes),
                                      str(nodes), str(count)]))
        # Whatever else runs makes a wall longer, never shorter.
        one, two = (min(run[1] for run in runs[count]) for count in (1, 2))
        more = (statistics.median(run[0] for run in runs[2]) /
                statistics.median(run[0] for run in runs[1]))
        rows.append([lengths, shown(one), shown(two), times(one / two), f"{more:.2f}"])
        goal(f"the same, {'un' * (lengths == 'even')}weighted: two threads against one", 1.8,
             one / two, "x")
    table(["lengths", "one", "two", "ratio", "CPU of two / one"], rows)


def peers():
    nodes = 1000 if QUICK else 2000
    say(f"## Others: ba {nodes}, the three measures of all nodes, CPU seconds "
        "(networkx and graph-tool scaled from a part of the sources)")
    say()
    rows = []
    for lengths in ["weighted", "even"]:
        note(f"peers {lengths}")
        found = alternate({
            "erg": kernel("paths", "erg", "ba", lengths, nodes, nodes, 1),
            "igraph": lambda: numbers(PEERS + ["paths", "igraph", str(nodes), lengths,
                                               str(nodes)]),
            "graph-tool": lambda: numbers(PEERS + ["paths", "graph-tool", str(nodes),
                                                   lengths, "300"]),
            "networkx": lambda: numbers(PEERS + ["paths", "networkx", str(nodes), lengths,
                                                 "20"]),
        }, 3)
        rows.append([lengths, shown(found["erg"][0])] + [
            f"{shown(found[name][0])} ({times(quotient(found[name][0], found['erg'][0]))})"
            for name in ["igraph", "graph-tool", "networkx"]])
    table(["lengths", "erg", "python-igraph", "graph-tool", "networkx"], rows)


def end_to_end(folder):
    path = generate(folder + "/10k.jsonl", 2500, 10000)
    say("## End to end: JSON Lines of 10,000 relations, all measures, JSON and DOT, CPU "
        "seconds")
    say()
    with open(folder + "/recipe.json", "w") as file:
        file.write('{"format":"erg.recipe","version":"1.0","data":["10k.jsonl"],'
                   '"outputs":["json","dot"]}')

    def export():
        return [sum(measure([ERG, "export", path, "-t", form, "-o", folder + "/o"])[0]
                    for form in ["json", "dot"])]

    note("end to end")
    found = alternate({
        "build": lambda: measure([ERG, "build", folder + "/recipe.json", "-o",
                                  folder + "/b"]),
        "export": export,
        "igraph": lambda: numbers(PEERS + ["script", "igraph", path, folder + "/p"]),
    }, 5)
    note("end to end, networkx")
    found.update(alternate({"networkx": lambda: numbers(
        PEERS + ["script", "networkx", path, folder + "/p", "15" if QUICK else "50"])}, 1))
    a, b, c, d = (found[name][0] for name in ["build", "export", "igraph", "networkx"])
    table(["erg build", "erg export, twice", "python-igraph", "networkx (scaled)"],
          [[shown(a), shown(b), f"{shown(c)} ({times(quotient(c, a))})",
            f"{shown(d)} ({times(quotient(d, a))})"]])
    work = "end to end, 10,000 relations, against a script with "
    goal(work + "networkx", 100, quotient(d, a), "x")
    goal(work + "python-igraph", 8, quotient(c, a), "x")


def pad(path, padded):
    """The same records in four times the text."""
    size = os.path.getsize(path)
    with open(path) as file, open(padded, "w") as out:
        for line in file:
            out.write("{" + " " * (3 * len(line)) + line[1:])
    return os.path.getsize(padded) / size


def streams(folder):
    entities = 20000 if QUICK else 100000
    path = generate(folder + "/stream.jsonl", entities, 3 * entities)
    size = os.path.getsize(path) / 1e6
    say(f"## Reading {size:.0f} MB of JSON Lines ({entities} entities, {3 * entities} "
        "relations), every check on")
    say()
    note("reading")
    found = alternate({name: kernel("read", name, path)
                       for name in ["erg", "cjson", "getline"]}, 5)
    rows = [[name, shown(found[name][0]), shown(found[name][1]),
             f"{size / found[name][1]:.0f}", f"{found[name][2]:.0f}"]
            for name in ["erg", "cjson", "getline"]]
    rows[0][0] = "erg: checked, joined, sorted, digested; parsed by two threads"
    rows[1][0] = "cJSON with malloc, a line at a time: parsed and thrown away"
    table(["", "CPU s", "wall s", "MB/s of wall", "peak MB"], rows)
    work = "reading, every check on, against plain cJSON with malloc, a line at a time"
    goal(work + ": wall time", 1, quotient(found["cjson"][1], found["erg"][1]), "x", 2)
    goal(work + ": CPU time", 1, quotient(found["cjson"][0], found["erg"][0]), "x", 2)
    longer = pad(path, folder + "/padded.jsonl")
    more = numbers([KERNELS, "read", "erg", folder + "/padded.jsonl"])[2]
    os.unlink(folder + "/padded.jsonl")
    say(f"The same graph in {longer:.1f} times the text takes {more:.0f} MB.")
    say()
    goal(f"reading: memory for the same graph in {longer:.1f} times the text", 1.05,
         quotient(more, found["erg"][2]), "x", at_most=True)

    note("writing")
    found = alternate({name: kernel("write", name, path) for name in ["erg", "cjson"]}, 5)
    say("## Writing it as JSON")
    say()
    a, b = found["erg"], found["cjson"]
    table(["erg, with the dataset's digest", "cJSON, an element at a time", "ratio",
           "MB that writing adds"],
          [[shown(a[0]), shown(b[0]), times(quotient(b[0], a[0])), f"{a[2]:.1f}"]])
    goal("writing, against cJSON an element at a time", 3, quotient(b[0], a[0]), "x")
    goal("writing: memory that it adds (no tree)", 2, a[2], " MB", at_most=True)
    os.unlink(path)


def million(folder):
    work = "1,000,000 entities, 3,000,000 relations: read, degree, strength, pagerank, " \
           "coreness, write"
    used = [NAN] * 3
    if not QUICK:
        note("a million entities: making them")
        path = generate(folder + "/million.jsonl", 1000000, 3000000)
        note("a million entities")
        used = measure([ERG, "export", path, "-t", "json", "--measures",
                        "degree,strength,pagerank,coreness", "-o", folder + "/o.json"])
        os.unlink(path)
    goal(work + ": CPU", 60, used[0], " s", 20, at_most=True)
    goal("the same: memory", 1500, used[2], " MB", at_most=True)


def recipes(folder):
    note("recipes")
    say("## erg build, each shipped recipe with all its outputs: seconds")
    say()
    rows, walls = [], []
    for recipe in sorted(glob.glob(HERE + "/../../graphs/*.json")):
        found = alternate({"erg": lambda: measure([ERG, "build", recipe, "-o",
                                                   folder + "/recipes"])}, 3)["erg"]
        rows.append([os.path.basename(recipe), f"{found[0]:.2f}", f"{found[1]:.2f}"])
        walls.append((found[1], os.path.basename(recipe)))
    table(["recipe", "CPU", "wall"], rows)
    goal("erg build of the report's graph with all outputs", 1,
         next(wall for wall, name in walls if name == "openai-microsoft.json"), " s",
         at_most=True)
    goal("the same of the slowest recipe, " + max(walls)[1], 1, max(walls)[0], " s",
         at_most=True)


def growth(folder):
    sizes = [1000, 3000, 10000, 30000, 100000, 300000, 1000000]
    sizes = [size for size in sizes if size <= (100000 if QUICK else 1000000)]
    exact = [size for size in sizes if size <= (10000 if QUICK else 30000)]
    say("## Growth: relations, three to an entity")
    say()
    rows, linear, memory, path_times = [], [], [], []
    for size in sizes:
        note(f"growth {size}")
        path = generate(folder + "/grow.jsonl", size // 3, size)
        used = measure([ERG, "export", path, "-t", "json", "--measures",
                        "degree,strength,pagerank,coreness", "-o", folder + "/o.json"])
        row = [f"{size:,}", f"{used[0]:.3f}", f"{used[2]:.0f}", "-"]
        linear.append((size, used[0]))
        memory.append((size, used[2]))
        if size in exact:
            all_paths = measure([ERG, "export", path, "-t", "json", "--measures",
                                 "betweenness,closeness,harmonic", "-j", "1", "-o",
                                 folder + "/o.json"])
            row[3] = f"{all_paths[0]:.3f}"
            path_times.append((size, all_paths[0]))
        rows.append(row)
        os.unlink(path)
    table(["relations", "linear measures, CPU s", "peak MB", "all paths, one thread, CPU s"],
          rows)
    say(f"Exponents over the larger half: time {exponent(linear):.2f}, "
        f"memory {exponent(memory):.2f}, all paths {exponent(path_times):.2f}.")
    say()


def real(folder):
    path = TESTDATA + "/1-entities/crunchbase2013/investments_upto2005.csv"
    if not os.path.exists(path):
        say("Real data: skipped, not there.")
        say()
        return
    note("real data")
    columns = "source=investor_name,target=company_name,start=funded_when,amount=amount_usd"
    used = alternate({"erg": lambda: measure(
        [ERG, "export", path, "-f", "csv", "--columns", columns, "-t", "json", "--measures",
         "all", "-o", folder + "/o.json"])}, 3)["erg"]
    say("## Crunchbase's investments to 2005 (5,607 rows): all measures, exact")
    say()
    table(["CPU s", "wall s", "peak MB"],
          [[f"{used[0]:.2f}", f"{used[1]:.2f}", f"{used[2]:.0f}"]])


def instructions():
    """Counted, not timed, so that a change shows in spite of a noisy machine."""
    if version(["valgrind", "--version"]) == "not installed":
        say("Instructions: skipped, valgrind is not there.")
        return
    baseline = {}
    with open(HERE + "/instructions.txt") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                name, count = line.rsplit(" ", 1)
                baseline[name] = int(count)
    rows = []
    for graph, lengths in [("ba", "weighted"), ("ba", "even"), ("dw", "weighted"),
                           ("dw", "even")]:
        note(f"instructions {graph} {lengths}")
        counts = []
        for sources in ["40", "200"]:
            found = subprocess.run(
                ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", KERNELS,
                 "paths", "erg", graph, lengths, "1000", sources, "1"],
                capture_output=True, text=True)
            counts.append(int(re.search(r"Collected : (\d+)", found.stderr).group(1)))
        name = f"paths {graph} 1000 {lengths}"
        count = (counts[1] - counts[0]) // 160
        was = baseline.get(name)
        rows.append([name, f"{count:,}", f"{was:,}" if was else "-",
                     f"{100 * (count / was - 1):+.1f} %" if was else "-"])
    say("## Instructions a source (callgrind), against tests/bench/instructions.txt")
    say()
    table(["kernel", "now", "then", "change"], rows)


def main():
    head = machine()
    with tempfile.TemporaryDirectory() as folder:
        paths()
        threads()
        peers()
        end_to_end(folder)
        streams(folder)
        million(folder)
        recipes(folder)
        growth(folder)
        real(folder)
        instructions()
    print_note(head)


if __name__ == "__main__":
    main()

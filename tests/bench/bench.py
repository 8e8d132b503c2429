"""What tests/bench/run.py measures with: runs in turns, medians, tables, verdicts."""

import math
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ERG, KERNELS = os.environ["ERG"], os.environ["KERNELS"]
QUICK = "--quick" in sys.argv
PEERS = [sys.executable, HERE + "/peers.py"]
BEGUN = time.monotonic()
NAN = math.nan

text = []   # the note, line by line
goals = []  # rows of the table of goals: (work, goal, measured, met or None, later)


def say(line=""):
    text.append(line)


def note(what):
    """For those who wait."""
    print(f"{time.monotonic() - BEGUN:6.0f} s  {what}", file=sys.stderr, flush=True)


# --- running -----------------------------------------------------------------------------


def measure(command):
    """CPU seconds, wall seconds and peak MB (millions of bytes) of a whole program."""
    return numbers([KERNELS, "run"] + command)


def numbers(command):
    """The numbers a command prints: CPU seconds of its work alone, and what else."""
    found = subprocess.run(command, capture_output=True, text=True)
    if found.returncode != 0:
        raise RuntimeError(" ".join(command) + ": " + found.stderr[-300:])
    return [float(word) for word in found.stdout.split()]


def kernel(*words):
    return lambda: numbers([KERNELS] + [str(word) for word in words])


def alternate(ways, times):
    """{name: function} -> {name: medians of its numbers}, the runs in turns. What cannot
    run has NANs."""
    results = {name: [] for name in ways}
    for _ in range(1 if QUICK else times):
        for name, way in ways.items():
            try:
                results[name].append(way())
            except (RuntimeError, OSError) as fault:
                note(f"{name}: {fault}")
    return {name: [statistics.median(column) for column in zip(*runs)] if runs
            else [NAN] * 3 for name, runs in results.items()}


# --- saying ------------------------------------------------------------------------------


def table(heads, rows):
    say("| " + " | ".join(heads) + " |")
    say("|" + "---|" * len(heads))
    for row in rows:
        say("| " + " | ".join(row) + " |")
    say()


def quotient(a, b):
    return NAN if math.isnan(a) or math.isnan(b) or b == 0 else a / b


def times(value):
    return "-" if math.isnan(value) else f"{value:.1f}x"


def shown(value, digits=3):
    return "-" if math.isnan(value) else f"{value:.{digits}g}"


def goal(work, wanted, value, unit, later=None, at_most=False, runs=""):
    """A row of the table of goals; `later` is a goal to come."""
    def met(limit):
        return None if math.isnan(value) else value <= limit if at_most else value >= limit

    def limit(number):
        return ("at most " if at_most else "at least ") + f"{number:g}{unit}"
    measured = "not measured" if math.isnan(value) else f"{value:.3g}{unit}{runs}"
    verdict = {None: "-", True: "met", False: "**missed**"}[met(wanted)]
    further = "-" if later is None else limit(later) + (": met" if met(later) else "")
    goals.append([work, limit(wanted), measured, verdict, further])


def exponent(points):
    """Of y ~ x^e in the larger half, by least squares on the logarithms."""
    points = points[min(len(points) // 2, len(points) - 2):]
    xs = [math.log(x) for x, _ in points]
    ys = [math.log(y) for _, y in points]
    x, y = statistics.mean(xs), statistics.mean(ys)
    return (sum((a - x) * (b - y) for a, b in zip(xs, ys)) /
            sum((a - x) ** 2 for a in xs))


def version(command, pattern=r"[\d.]+\d"):
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
        return re.search(pattern, found).group(0)
    except (OSError, AttributeError, subprocess.TimeoutExpired):
        return "not installed"


def machine():
    """The lines that begin the note."""
    model = "unknown"
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":")[1].strip()
    lines = [
        "# erg: benchmarks" + (" (quick)" if QUICK else ""), "",
        f"- machine: {model}, {os.cpu_count()} processors, {platform.machine()}, "
        f"{platform.system()} {platform.release()}, load {os.getloadavg()[0]:.1f}",
        f"- erg {version([ERG, '--version'])}; "
        f"gcc {version(['gcc', '-dumpfullversion'])}; "
        f"igraph {version(['pkg-config', '--modversion', 'igraph'])}; "
        f"cJSON {version(['pkg-config', '--modversion', 'libcjson'])}; "
        f"Python {platform.python_version()}"]
    for name in ["networkx", "igraph", "graph_tool"]:
        lines.append(f"- {name} for Python: " + version(
            [sys.executable, "-c", f"import {name}; print({name}.__version__)"]))
    return lines + [f"- runs in turns, medians, CPU seconds where nothing else is said; "
                    f"{time.strftime('%Y-%m-%d')}"]


def print_note(lines):
    """The head, the goals, then the chapters."""
    chapters = list(text)
    text.clear()
    for line in lines:
        say(line)
    say(f"- all of it took {(time.monotonic() - BEGUN) / 60:.1f} minutes")
    say()
    say("## Goals")
    say()
    table(["work", "goal", "measured", "verdict", "later"], goals)
    print("\n".join(text + chapters), end="")


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

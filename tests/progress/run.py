"""Progress: on a terminal, of work that lasts over a second, and nowhere else."""

import os
import pty
import random
import re
import subprocess
import sys
import tempfile

try:
    for end in pty.openpty():
        os.close(end)
except OSError:
    print("ok progress # SKIP no terminals here")
    sys.exit(0)

ERG = os.environ["ERG"]
failed = 0


def check(what, fine, found):
    global failed
    print(f"{'ok' if fine else 'not ok'} progress: {what}")
    if not fine:
        print(f"# found {found!r}")
        failed += 1


def run(arguments, terminal="xterm"):
    """What erg writes to standard error when that is a terminal."""
    ours, theirs = pty.openpty()
    environment = dict(os.environ, TERM=terminal)
    process = subprocess.Popen([ERG] + arguments, stdout=subprocess.DEVNULL,
                               stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(), shown.decode()


def shares(stage, shown):
    """Of the stage, in the order they were shown."""
    return [int(share) for share in re.findall(rf"erg: {stage}, (\d+) %", shown)]


def run_long(make, nodes, stage):
    """Of work on so many nodes, or on more where this machine is so fast that not much is shown."""
    for times in [1, 2, 4, 8]:
        status, shown = run(make(nodes * times))
        if len(shares(stage, shown)) > 3:
            break
    return status, shown


def write_graph(path, nodes, seed=1, documents=1):
    chance = random.Random(seed)
    with open(path, "w") as file:
        file.write("source,target,weight,document\n")
        for node in range(1, nodes):
            for tie in range(4):
                other = chance.randrange(node)
                file.write(f"n{node},n{other},{chance.randrange(1, 20)},d{tie % documents}\n")


with tempfile.TemporaryDirectory() as folder:
    small, large = folder + "/small.csv", folder + "/large.csv"
    middle, drawn = folder + "/middle.csv", folder + "/drawn.csv"
    parts = [f"{folder}/part{i}.csv" for i in range(3)]
    write_graph(small, 10)
    rank = ["rank", "--weight", "explicit", "--by", "betweenness", "-j", "1"]

    def ranked(nodes):
        write_graph(large, nodes)
        return rank + [large]

    def ranked_by_date(nodes):
        write_graph(middle, nodes)
        dates = ",".join(str(2000 + year) for year in range(12))
        return ["timeline", "--weight", "explicit", "--by", "betweenness", "-j", "1", "--at",
                dates, middle]

    def ranked_otherwise(nodes):
        write_graph(middle, nodes, documents=4)
        return ["rank", "--robust", "--weight", "explicit", "--by", "betweenness", "-j", "1", middle]

    def graphs_of_dates(nodes):
        write_graph(middle, nodes)
        dates = ",".join(str(1900 + year) for year in range(100))
        return ["timeline", "--measures", "none", "--at", dates, "-o", folder + "/all.gexf", middle]

    def joined(nodes):
        for i, part in enumerate(parts):
            write_graph(part, nodes, i)
        return ["export", "--measures", "none", "--weight", "explicit", "-o",
                folder + "/all.json"] + parts

    def drawn_as_picture(nodes):
        write_graph(drawn, nodes)
        return ["export", "--weight", "explicit", "-t", "svg", drawn]

    status, shown = run_long(ranked, 7000, "measuring")
    lines = shown.split("\r\x1b[K")
    found = shares("measuring", shown)
    check("long work shows its stage and share", status == 0 and len(found) > 1, shown)
    check("the share grows", found == sorted(found) and found[:1] < found[-1:] <= [100],
          found)
    check("and says what is left",
          any(re.fullmatch(r"erg: measuring, \d+ %, about \d+ s left", line)
              for line in lines), shown)
    check("the line is taken away", shown.endswith("\r\x1b[K"), shown[-80:])

    status, shown = run_long(ranked_by_date, 2500, "measuring")
    found = shares("measuring", shown)
    check("of several dates it grows over all", status == 0 and found == sorted(found)
          and len(found) > 1, shown)

    stage = "reading the sources in other ways"
    status, shown = run_long(ranked_otherwise, 1500, stage)
    found = shares(stage, shown)
    check("of other readings it grows over all", status == 0 and found == sorted(found)
          and len(found) > 1 and found[-1] > 60, shown)

    status, shown = run_long(graphs_of_dates, 8000, "making the graphs")
    found = shares("making the graphs", shown)
    check("of the graphs of several dates as well", status == 0 and found == sorted(found)
          and len(found) > 1 and found[-1] > 60, shown)

    status, shown = run_long(joined, 60000, "reading")
    found = shares("reading", shown)
    check("of several inputs it grows over all", status == 0 and found == sorted(found)
          and len(found) > 1 and found[-1] > 60, shown)
    found = shares("writing", shown)
    check("writing shows as well", found == sorted(found) and len(found) > 0, shown)

    status, shown = run_long(drawn_as_picture, 70, "drawing")
    found = shares("drawing", shown)
    check("and drawing", status == 0 and found == sorted(found) and len(found) > 1, shown)

    status, shown = run(rank + [small])
    check("short work shows nothing", status == 0 and shown == "", shown)
    status, shown = run(rank + [large], terminal="dumb")
    check("nor does a terminal that cannot take a line back", status == 0 and shown == "",
          shown)
    piped = subprocess.run([ERG] + rank + [large], capture_output=True, text=True)
    check("nor a pipe", piped.returncode == 0 and piped.stderr == "", piped.stderr)

    status, shown = run(rank + [folder + "/none.csv"])
    check("an error stands alone", status == 2 and shown.startswith("erg: ")
          and "\x1b" not in shown, shown)

sys.exit(failed > 0)

"""Hostile files: each is refused with status 2 and one line that says where, in little time and memory.

Options of a case (see make.py):
    auto    erg finds the reader by itself; then the line may say only that it cannot
    place   what the message must tell beside the file: "column" (default), "line" or "file"
    says    a piece of the message: where a cap was met, its words
    pipe    a program whose output is the input, through a pipe
    seconds, megabytes    of what takes its time by nature: only where all files are asked for
Time is processor time, erg's and that of the programs it starts, memory the largest resident size of
any of them (wait4). Under sanitizers, which need a multiple of both, they are not looked at.
ERG, BUILD: what is tested. N: how many files (600 by default; 0: all).
"""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

ERG = os.environ.get("ERG", "out/bin/erg")
SANITIZED = "sanitize" in os.environ.get("BUILD", "")
SECONDS, MEGABYTES = 1.0, 64
HERE = os.path.dirname(os.path.abspath(__file__))
GROUPED = {"letters": "letters lost, doubled, cut, no text", "facts": "facts that cannot be",
           "others": "files of other kinds", "sizes": "too much of everything"}


class Run:
    """What became of one call."""

    def __init__(self, command, source):
        # Not subprocess: its child would count Python's memory as its own until it calls exec.
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, source, 0),
            (os.POSIX_SPAWN_OPEN, 1, "out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, "err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)])
        _, status, used = os.wait4(pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        self.seconds = used.ru_utime + used.ru_stime
        self.megabytes = used.ru_maxrss / 1024
        self.wrote = os.path.getsize("out")
        with open("err", "rb") as err:
            self.said = err.read(100000)


def command_of(case):
    """Most are exported; whatever reads them refuses them."""
    if case["reader"] == "recipe":
        return [ERG, "build", case["file"], "-o", "made"]
    name = "-" if "pipe" in case else case["file"]
    forced = [] if case.get("auto") or case.get("good") else ["-f", case["reader"]]
    export = [ERG, "export", name, *forced, "-t", "json", "--measures", "none"]
    others = {3: [ERG, "rank", name, *forced], 5: [ERG, "fmt", name, *forced],
              7: [ERG, "timeline", name, "--at", "2024", *forced]}
    if "pipe" not in case:
        others[9] = [ERG, "diff", name, "good.json", *([] if case.get("auto") else forced)]
    return export if case.get("good") else others.get(case["number"] % 15, export)


def call(case):
    source = os.open(os.devnull, os.O_RDONLY)
    feeder = None
    if "pipe" in case:
        os.close(source)
        feeder = subprocess.Popen(["sh", "-c", case["pipe"]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        source = feeder.stdout.fileno()
    run = Run(command_of(case), source)
    if feeder:
        feeder.stdout.close()
        feeder.wait()
    else:
        os.close(source)
    return run


def wrong_words(case, said):
    """What the message lacks, or None."""
    text = said.decode("utf-8", "replace")
    if said.count(b"\n") != 1 or not text.endswith("\n"):
        return "it is not one line"
    if not text.startswith("erg: "):
        return "it does not begin with 'erg: '"
    if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text):
        return "it has control characters"
    name = "standard input" if "pipe" in case else case["file"]
    place = re.match(re.escape(f"erg: {name}") + r"(?::([1-9]\d*))?(?::([1-9]\d*))?: \S", text)
    if not place:
        return "it does not begin with the file"
    wanted = case.get("place", "column")
    unknown = case.get("auto") and "not to be told from its beginning" in text
    if wanted != "file" and not place[1] and not unknown:
        return "it names no line"
    if wanted == "column" and not place[2] and not unknown:
        return "it names no column"
    if case.get("says") and case["says"] not in text:
        return f"it does not say '{case['says']}'"
    return None


def judge(case, run):
    """What is wrong with it, or None."""
    if case.get("good"):
        return None if run.status == 0 else f"status {run.status}: a good file is refused"
    if run.status < 0:
        return f"signal {signal.Signals(-run.status).name}"
    if run.status != 2:
        return f"status {run.status}"
    if run.wrote or os.path.exists("made") and os.listdir("made"):
        return "it wrote something"
    wrong = wrong_words(case, run.said)
    if wrong:
        return wrong
    if not SANITIZED and run.seconds > case.get("seconds", SECONDS):
        return f"{run.seconds:.2f} s"
    if not SANITIZED and run.megabytes > case.get("megabytes", MEGABYTES):
        return f"{run.megabytes:.0f} MB"
    return None


def main():
    count = os.environ.get("N", "600")
    failed, counts = {}, {}
    slowest, largest = (0, ""), (0, "")
    # What is made is held by another process: the memory of this one would count as erg's.
    if subprocess.run([sys.executable, "-B", os.path.join(HERE, "make.py"), ".", count],
                      check=False).returncode:
        print("not ok hostile: the files cannot be made")
        return 1
    with open("index", encoding="utf-8") as index:
        for number, line in enumerate(index):
            case = {**json.loads(line), "number": number}
            run = call(case)
            group = "good files" if case.get("good") else GROUPED[case["of"]]
            counts[group] = counts.get(group, 0) + 1
            wrong = judge(case, run)
            if wrong:
                said = run.said.decode("utf-8", "replace").strip()[:300]
                failed.setdefault(group, []).append(f"{case['file']} ({case['what']}): {wrong}: {said}")
            if case.get("seconds"):
                print(f"# {case['what']}: {run.seconds:.1f} s, {run.megabytes:.0f} MB")
            elif not case.get("good"):
                slowest = max(slowest, (run.seconds, f"{case['reader']}: {case['what']}"))
                largest = max(largest, (run.megabytes, f"{case['reader']}: {case['what']}"))
            shutil.rmtree("made", ignore_errors=True)
    for group, n in counts.items():
        wrong = failed.get(group, [])
        print(f"{'not ' if wrong else ''}ok hostile: {group}, {n} files"
              + (f", {len(wrong)} failed" if wrong else ""))
        for text in wrong[:int(os.environ.get("SHOWN", "20"))]:
            print("# " + text.encode("ascii", "backslashreplace").decode().replace("\n", "\\n"))
    print(f"# slowest: {slowest[0]:.2f} s, {slowest[1]}")
    print(f"# largest: {largest[0]:.0f} MB, {largest[1]}")
    return 1 if failed else 0


if __name__ == "__main__":
    ERG = os.path.abspath(ERG)
    if "LAYOUT" in os.environ:
        os.environ["ERG_LAYOUT"] = os.path.abspath(os.environ["LAYOUT"])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        code = main()
        os.chdir("/")
    sys.exit(code)

"""Runs what the documents show. A block that opens with `$ ` shows a command and what it prints; a
`sh` block must succeed; a dataset or recipe in a `json` block must be accepted. The same holds for
displays in manual pages and for the examples in the help of each command. UPDATE=1 writes what the
commands print now into the README."""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.getcwd()
README = "README.md"
OTHERS = ["data/README.md", "CONTRIBUTING.md"]
PAGES = sorted(glob.glob("src/install/*.5"))
DISPLAY = re.compile(r"^\.Bd -literal.*?\n(.*?)^\.Ed$", re.M | re.S)
ARTICLE = "---\ntitle: T\n---\n\nFirst line.\n\nSecond line.\n"
TABLE = "source,target,relation\nada,acme,role\nbolt,acme,funding\n"
EXAMPLES = "".join(open(path, encoding="utf-8").read() for path in glob.glob("tests/examples/*.c"))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
failed = False


def sandbox():
    """A folder that looks like the project after `make`, where commands may write."""
    place = tempfile.TemporaryDirectory()
    for name in ("data", "graphs"):
        os.symlink(os.path.join(ROOT, name), os.path.join(place.name, name))
    os.makedirs(os.path.join(place.name, "out/bin"))
    os.symlink(os.environ["ERG"], os.path.join(place.name, "out/bin/erg"))
    for name, text in (("article.txt", ARTICLE), ("relations.csv", TABLE)):
        with open(os.path.join(place.name, name), "w", encoding="utf-8") as file:
            file.write(text)
    for name in ("old.json", "new.json", "data.json"):
        shutil.copy("data/openai-microsoft.json", os.path.join(place.name, name))
    return place


def run(command, place):
    return subprocess.run(["bash", "-c", command], cwd=place, capture_output=True, text=True,
                          timeout=120, check=False,
                          env={**os.environ, "ERG_LAYOUT": os.environ["LAYOUT"],
                               "ERG_RENDER": os.environ["RENDER"],
                               "PATH": place + "/out/bin:" + os.environ["PATH"]})


def say(title, problem):
    global failed
    title = "docs: " + title.replace("#", " ")[:80]
    failed = failed or bool(problem)
    print(f"not ok {title}\n# {problem}" if problem else f"ok {title}")


def shown(body, place):
    """The block as it should be: each command with what it prints now."""
    text = ""
    for line in body.splitlines():
        if line.startswith("$ "):
            result = run(line[2:], place)
            text += line + "\n" + result.stdout + result.stderr
    return text


def accepted(body, place):
    data = json.loads(body)
    kind = data.get("format")
    if kind == "erg.recipe":
        data["outputs"] = ["json"]
        path, command = "graphs-example.json", "out/bin/erg build graphs-example.json -o made"
        data["data"] = [re.sub(r"^\.\./", "", entry) for entry in data["data"]]
    elif kind == "erg.dataset":
        path, command = "example.json", "out/bin/erg check example.json >/dev/null"
    else:
        return None
    with open(os.path.join(place, path), "w", encoding="utf-8") as file:
        json.dump(data, file)
    result = run(command, place)
    return result.stderr if result.returncode else None


def run_python(body, place):
    """With the files that erg writes beside it; networkx before 3.4 has another word for edges."""
    for name in ("network.json", "network.graphml"):
        run(f"erg export data.json -o {name}", place)
    import networkx
    if tuple(int(n) for n in networkx.__version__.split(".")[:2]) < (3, 4):
        body = body.replace('edges="edges"', 'link="edges"')
    with open(os.path.join(place, "network.json"), encoding="utf-8") as file:
        made = json.load(file)
    body += f"\nassert (len(graph), graph.number_of_edges()) == {len(made['nodes']), len(made['edges'])}\n"
    with open(os.path.join(place, "block.py"), "w", encoding="utf-8") as file:
        file.write(body)
    result = run(f"{sys.executable} block.py", place)
    return result.stderr if result.returncode else None


def check_block(language, body, update=False):
    """Says whether the block holds; returns it as it should be."""
    with sandbox() as place:
        if body.startswith("$ "):
            want = shown(body, place)
            if update:
                return want
            first = next((a for a, b in zip(want.split("\n"), body.split("\n")) if a != b), "")
            say(body.split("\n")[0], None if want == body else f"prints now: {first}")
        elif language == "sh" and "make " not in body:
            result = run("set -e\n" + body, place)
            say(body.split("\n")[0], result.stderr if result.returncode else None)
        elif language == "c" and "erg_emitter" not in body.lower() and "write_emitter" not in body:
            missing = [line for line in body.splitlines() if line.strip() not in EXAMPLES]
            say("c: " + body.split("\n")[0], f"no example has: {missing}" if missing else None)
        elif language == "python":
            say("python: " + body.split("\n")[-2], run_python(body, place))
        elif language == "json":
            say("json: " + body.split("\n")[0], accepted(body, place))
    return body


def check_document(path, update=False):
    with open(path, encoding="utf-8") as file:
        text = file.read()

    def check(match):
        language, body = match.groups()
        return f"```{language}\n{check_block(language, body, update)}```"

    changed = BLOCK.sub(check, text)
    if changed != text:
        with open(path, "w", encoding="utf-8") as file:
            file.write(changed)


def check_page(path):
    with open(path, encoding="utf-8") as file:
        displays = DISPLAY.findall(file.read())
    say(f"{path} has an example", None if displays else "none found")
    for body in displays:
        check_block("json", body.replace("\\-", "-").replace("\\&", "").replace("\\e", "\\"))


def check_help():
    """The examples in the help of each command work on the shipped data."""
    erg = os.environ["ERG"]
    commands = re.findall(r"^  ([a-z]+)  ", run(f"{erg} --help", ROOT).stdout, re.M)
    say("help lists commands", None if len(commands) > 5 else "too few")
    for command in commands:
        text = run(f"{erg} {command} --help", ROOT).stdout
        examples = re.findall(r"^  (.*)$", text.split("Examples:\n")[1].split("\n\n")[0], re.M)
        say(f"help of {command} has examples", None if examples else "none")
        for example in examples:
            with sandbox() as place:
                result = run("set -o pipefail\n" + example, place)
                answers = (0, 1) if re.search(r"erg diff|\| diff|--strict", example) else (0,)
                say(example, result.stderr if result.returncode not in answers else None)


def check_start():
    """The README that `erg init` writes, run where it lies."""
    with sandbox() as place:
        result = run("erg init mine 2>/dev/null", place)
        say("erg init mine", result.stderr if result.returncode else None)
        mine = os.path.join(place, "mine")
        with open(os.path.join(mine, "README.md"), encoding="utf-8") as file:
            lines = BLOCK.findall(file.read())[0][1].splitlines()
        for line in lines:
            result = run(f"PATH={place}/out/bin:$PATH; {line}", mine)
            answers = (0, 1) if "erg diff" in line else (0,)
            say("init: " + line, result.stderr if result.returncode not in answers else None)
        kept = run("erg fmt mine/data.json | cmp - mine/data.json", place)
        say("init: the dataset is in canonical form", kept.stdout + kept.stderr)


def check_picture():
    with tempfile.TemporaryDirectory() as made:
        run(f"{os.environ['ERG']} build graphs/openai-microsoft.json -o {made}", ROOT)
        picture = subprocess.run(["cmp", f"{made}/openai-microsoft.svg",
                                  "graphs/openai-microsoft.svg"],
                                 capture_output=True, text=True, check=False)
    say("the picture is the one that erg draws", picture.stdout + picture.stderr)


def main():
    if os.environ.get("UPDATE"):
        check_document(README, update=True)
        return False
    for path in [README] + OTHERS:
        check_document(path)
    for path in PAGES:
        check_page(path)
    check_help()
    check_start()
    check_picture()
    return failed


sys.exit(main())

"""Runs what the README shows. A block that opens with `$ ` shows a command and what it prints; a
`sh` block must succeed; a dataset or recipe in a `json` block must be accepted. UPDATE=1 writes
what the commands print now into the README."""
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.getcwd()
README = "README.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
failed = False


def sandbox():
    """A folder that looks like the project after `make`, where commands may write."""
    place = tempfile.TemporaryDirectory()
    for name in ("data", "graphs"):
        os.symlink(os.path.join(ROOT, name), os.path.join(place.name, name))
    os.makedirs(os.path.join(place.name, "out/bin"))
    os.symlink(os.environ["ERG"], os.path.join(place.name, "out/bin/erg"))
    return place


def run(command, place):
    return subprocess.run(["bash", "-c", command], cwd=place, capture_output=True, text=True,
                          timeout=120, check=False,
                          env={**os.environ, "ERG_LAYOUT": os.environ["LAYOUT"]})


def say(title, problem):
    global failed
    title = "readme: " + title.replace("#", " ")[:70]
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


def main():
    with open(README, encoding="utf-8") as file:
        readme = file.read()

    def check(match):
        language, body = match.groups()
        with sandbox() as place:
            if body.startswith("$ "):
                want = shown(body, place)
                if os.environ.get("UPDATE"):
                    return f"```{language}\n{want}```"
                first = next((a for a, b in zip(want.split("\n"), body.split("\n")) if a != b), "")
                say(body.split("\n")[0], None if want == body else f"prints now: {first}")
            elif language == "sh" and "make " not in body:
                result = run("set -e\n" + body, place)
                say(body.split("\n")[0], result.stderr if result.returncode else None)
            elif language == "json":
                say("json: " + body.split("\n")[0], accepted(body, place))
        return match.group(0)

    changed = BLOCK.sub(check, readme)
    if changed != readme:
        with open(README, "w", encoding="utf-8") as file:
            file.write(changed)
    if not os.environ.get("UPDATE"):
        with tempfile.TemporaryDirectory() as made:
            run(f"{os.environ['ERG']} build graphs/openai-microsoft.json -o {made}", ROOT)
            picture = subprocess.run(["cmp", f"{made}/openai-microsoft.svg",
                                      "graphs/openai-microsoft.svg"],
                                     capture_output=True, text=True, check=False)
        say("the picture is the one that erg draws", picture.stdout + picture.stderr)
    return failed


sys.exit(main())

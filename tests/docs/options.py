"""An option that the help of a command lists is one that the command takes, with what else it needs;
one that it does not list is refused, whatever else is said. The shell completes the same."""
import os
import re
import subprocess
import sys
import tempfile

ERG = os.environ["ERG"]
DATA = os.path.abspath("tests/cli/deals.json")
TABLE = "investor,target,relation,start\nada,acme,role,2021\n"
# How each option is said where it makes sense, and what of it depends on the command.
WORDS = {
    "from": "--from json", "columns": "--columns source=investor",
    "as-of": "--as-of 2024", "known-by": "--known-by 2024",
    "possible": "--possible", "kind": "--kind company", "relation": "--relation funding",
    "family": "--family money", "min-weight": "--min-weight 0.5", "backbone": "--backbone 0.9",
    "component": "--component largest",
    "ego": "--ego acme", "hops": "--ego acme --hops 2", "between": "--between acme,bolt",
    "top": "--top 3", "by": "--by strength", "merge": "--merge",
    "weight": "--weight uniform", "resolve": "--resolve max", "directed": "--directed",
    "unweighted": "--unweighted", "normalized": "--normalized", "measures": "--measures degree",
    "robust": "--robust", "sample": "--sample 2", "seed": "--sample 2 --seed 3", "exact": "--exact",
    "at": "--at 2020,2024", "every": "--every year", "since": "--since 2020", "until": "--until 2024",
    "events": "--events",
    "ignore": "--ignore /weight", "epsilon": "--epsilon 0.1", "context": "--context 1",
    "brief": "--brief", "quiet": "--quiet",
    "title": "--title T", "subtitle": "--subtitle T", "view": "--view network",
    "pair": "--view dossier --pair acme,bolt", "size-by": "--size-by degree",
    "layout": "--layout circo", "theme": "--theme dark", "positions": "--positions places.json",
    "width": "--width page", "scale": "--scale 1", "lang": "--lang en",
    "to": "--to json", "csv-safe": "--csv-safe", "output": "--output made.json",
    "in-place": "--in-place", "strict": "--strict",
    "jobs": "--jobs 1", "verbose": "--verbose", "help": "--help",
}
OTHERS = {("diff", "view"): "--view diff", ("timeline", "view"): "--view multiples",
          ("build", "output"): "--output made"}
OPERANDS = {"build": "recipe.json", "diff": "data.json@2023 data.json", "explain": "acme data.json",
            "list": "formats", "init": "mine", "completion": "bash", "manual": ""}
RECIPE = '{"format": "erg.recipe", "version": "1.0", "data": ["data.json"], "outputs": ["json"]}'


def run(words):
    with tempfile.TemporaryDirectory() as place:
        for name, text in (("data.json", open(DATA, encoding="utf-8").read()),
                           ("data.csv", TABLE), ("recipe.json", RECIPE)):
            with open(os.path.join(place, name), "w", encoding="utf-8") as file:
                file.write(text)
        return subprocess.run([ERG] + words.split(), cwd=place, capture_output=True, text=True,
                              timeout=60, check=False, stdin=subprocess.DEVNULL,
                              env={**os.environ, "ERG_LAYOUT": os.environ["LAYOUT"],
                                   "ERG_RENDER": os.environ["RENDER"]})


def say(title, problems):
    print(f"ok options: {title}" if not problems else f"not ok options: {title}")
    for problem in problems:
        print(f"# {problem}")
    return bool(problems)


def problem_of(command, option, listed):
    operands = OPERANDS.get(command, "data.json")
    if option == "columns":
        operands = operands.replace("data.json", "data.csv")
    words = f"{command} {operands} " + OTHERS.get((command, option), WORDS[option])
    result = run(words)
    if listed and result.returncode not in (0, 1):
        return f"listed, but erg {words}: {result.stderr.strip()}"
    if not listed and result.returncode != 2:
        return f"not listed, but taken: erg {words}"
    return None


def main():
    commands = re.findall(r"^  ([a-z]+)  ", run("--help").stdout, re.M)
    listed = {command: re.findall(r"^  (?:-., |    )--([a-z-]+)", run(f"{command} --help").stdout, re.M)
              for command in commands}
    known = sorted(set().union(*listed.values()))
    failed = say("each is known", [name for name in known if name not in WORDS] +
                 [name for name in WORDS if name not in known])
    completed = dict(re.findall(r"^    ([a-z]+)\) options='--(.*?) '",
                                run("completion bash").stdout, re.M))
    for command in commands:
        problems = [problem_of(command, option, option in listed[command]) for option in WORDS]
        problems.append(None if completed.get(command, "").split(" --") == listed[command]
                        else "the shell completes others")
        failed = say(f"{command} takes what its help lists", list(filter(None, problems))) or failed
    return failed


sys.exit(main())

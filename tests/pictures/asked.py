"""What a reader who cannot see the picture is told: asked.py PICTURE SNAPSHOT

Takes the description of a picture alone, asks it who funds OpenAI, and compares the answer with the
snapshot that was made in the same run."""
import json
import re
import sys
import xml.etree.ElementTree as tree

def answer(desc, verb, target):
    """Everyone before "VERB TARGET", as a sentence or after a figure in brackets ends."""
    found = re.findall(r"(?:^|: |; |\. )([^:;]+?) %s %s(?= \(|;|\.)" % (verb, re.escape(target)), desc)
    return set(found)


def main():
    root = tree.parse(sys.argv[1]).getroot()
    desc = root.find("{http://www.w3.org/2000/svg}desc").text
    with open(sys.argv[2], encoding="utf-8") as file:
        snapshot = json.load(file)
    names = {node["id"]: node["label"] for node in snapshot["nodes"]}
    funders = {names[e["source"]] for e in snapshot["edges"]
               if e["relation"] == "funding" and e["target"] == "openai"}
    said = answer(desc, "funds", "OpenAI")
    if not funders or said != funders:
        print("asked who funds OpenAI, the description says %s, the data %s" % (sorted(said), sorted(funders)))
        return 1
    if answer(desc, "funds", "Amazon"):
        print("it says that somebody funds Amazon")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

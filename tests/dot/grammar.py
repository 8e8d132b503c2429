"""Random texts of DOT, right and wrong: erg takes those that Graphviz' own parser takes.

Both read the same grammar, erg with places and limits. N: how many texts (150 by default).
ERG, LAYOUT: what is tested. One difference is known: Graphviz takes "@" for the end of the text.
"""
import os
import random
import shutil
import subprocess
import sys

ERG = os.environ["ERG"]
ATOMS = ["a", "b", "c", "1", "-2", ".5", '"q"', '"q"+"r"', "<h>", "é", '"x\\""', '"y\\\\"', "<<b>x</b>>"]
ODD = ["1.", "-", "--", "->", "{", "}", "[", "]", "=", ";", ",", ":", "+", "graph", "digraph", "node", "edge",
       "subgraph",
       "strict", "Graph", "SUBGRAPH", "/* c */", "// d\n", "# e\n", "\n", "\f", "1a", "a1", "é1", "\ufeff",
       "x\ufeff",
       "\\", "'", "/", '"', "<", ">", "/*", "&", "1.2.3", "-.5", "--1"]


class Text:
    def __init__(self, r):
        self.r = r
        self.directed = r.random() < 0.5

    def attributes(self):
        pairs = [f"{self.r.choice(ATOMS)}={self.r.choice(ATOMS)}{self.r.choice(['', ',', ';'])}"
                 for _ in range(self.r.randrange(3))]
        return "[ " + " ".join(pairs) + " ]"

    def end(self, depth):
        if self.r.random() < 0.25 and depth < 4:
            head = self.r.choice(["subgraph", "subgraph " + self.r.choice(ATOMS), ""])
            return head + " { " + self.statements(depth + 1) + " }"
        nodes = [":".join(self.r.choice(ATOMS) for _ in range(self.r.choice([1, 1, 1, 2, 3])))
                 for _ in range(self.r.choice([1, 1, 1, 2]))]
        return " , ".join(nodes)

    def statement(self, depth):
        which = self.r.random()
        if which < 0.2:
            return self.r.choice(["node", "edge", "graph"]) + self.r.choice([" ", " ",
                                                                             " m = "]) + self.attributes()
        if which < 0.3:
            return self.r.choice(ATOMS) + " = " + self.r.choice(ATOMS)
        ends = [self.end(depth) for _ in range(self.r.choice([1, 1, 2, 3]))]
        return (" -> " if self.directed else " -- ").join(ends) + " " + self.r.choice(["", self.attributes()])

    def statements(self, depth):
        return " ".join(self.statement(depth) + self.r.choice(["", " ;", "\n"])
                        for _ in range(self.r.randrange(4)))

    def whole(self):
        words = [self.r.choice(["", "strict"]), "digraph" if self.directed else "graph",
                 self.r.choice(["", "g"]), "{", self.statements(0), "}"]
        words = " ".join(words).split(" ")
        for _ in range(self.r.choice([0, 0, 1, 1, 2])):
            at = self.r.randrange(len(words))
            words[at:at + self.r.choice([0, 0, 1])] = self.r.choice([[], [self.r.choice(ODD)],
                                                                     [self.r.choice(ATOMS)]])
            words = words or ["a"]
        return " ".join(words)


def takes(command, text):
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    return done.returncode == 0 and done.stdout and b"syntax error" not in done.stderr


def main():
    if not shutil.which("nop"):
        print("ok dot: grammar # SKIP no nop (Graphviz)")
        return 0
    count, taken, wrong = int(os.environ.get("N", "150")), 0, []
    for number in range(count):
        text = Text(random.Random(number)).whole()
        ours = takes([ERG, "export", "-", "-f", "dot", "-t", "json", "--measures", "none"], text)
        taken += bool(ours)
        if bool(ours) != bool(takes(["nop"], text)):
            wrong.append(f"erg {'takes' if ours else 'refuses'} {text!r}")
    print(f"{'not ' if wrong else ''}ok dot: {count} texts, {taken} of them right, as Graphviz takes them")
    for text in wrong[:10]:
        print("# " + text)
    return 1 if wrong else 0


sys.exit(main())

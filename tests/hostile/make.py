"""Writes the hostile files into a folder, and `index`, a line of JSON for each: what is wrong with
it, how erg is called, and what its message must name. Always the same files in the same order.

    make.py FOLDER [N]      N: only so many, spread over all; 0: all
"""

import json
import os
import sys

import bases
import facts
import letters
import others
import sizes


def cases():
    """(reader, suffix, what, bytes or Feed, options): see run.py for the options."""
    seen = set()
    for module in (sizes, facts, others, letters):
        for case in module.attacks():
            reader, suffix, what, raw = case[:4]
            options = dict(case[4]) if len(case) > 4 else {}
            key = (reader, suffix, raw if isinstance(raw, bytes) else id(raw))
            if key not in seen:
                seen.add(key)
                yield module.__name__, reader, suffix, what, raw, options


def spread(all_cases, count):
    """Every module and reader gets its share, evenly through its cases, and at least one; what is
    large gets more."""
    groups = {}
    for case in all_cases:
        groups.setdefault(case[:2], []).append(case)
    total = sum(map(len, groups.values()))
    for group in groups.values():
        share = 3 if group[0][0] == "sizes" else 1
        n = max(1, round(share * len(group) * count / total)) if count else len(group)
        for i in range(min(n, len(group))):
            yield group[i * len(group) // min(n, len(group))]


def name_of(number, reader, suffix):
    return f"{number:05d}-{reader}{'' if suffix[:1] == '.' else '-'}{suffix}"


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "good.json"), "w", encoding="utf-8") as good:
        good.write(bases.text(bases.DATASET))
    with open(os.path.join(folder, "index"), "w", encoding="utf-8") as index:
        for number, (reader, suffix, text) in enumerate(bases.good()):
            name = "good-" + name_of(number, reader, suffix)
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                out.write(text)
            row = {"file": name, "reader": reader, "what": "nothing", "good": True}
            index.write(json.dumps(row) + "\n")
        for number, case in enumerate(spread(cases(), count)):
            module, reader, suffix, what, raw, options = case
            if count and options.get("seconds"):
                continue
            name = name_of(number, reader, suffix)
            row = {"file": name, "reader": reader, "what": what, "of": module, **options}
            if isinstance(raw, bytes):
                with open(os.path.join(folder, name), "wb") as out:
                    out.write(raw)
            else:
                raw(os.path.join(folder, name), row)
            index.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()

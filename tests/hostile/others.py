"""Files of other kinds: in place of what erg is told they are, or under a name they should not have."""

import bases


def binaries():
    """Files of other kinds under a name that erg reads."""
    heads = {"gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "zip": b"PK\x03\x04\x14\x00",
             "zstd": b"\x28\xb5\x2f\xfd",
             "xz": b"\xfd7zXZ\x00", "bzip2": b"BZh91AY&SY", "PNG": b"\x89PNG\r\n\x1a\n\x00\x00",
             "PDF": b"%PDF-1.7\n%\xe2\xe3",
             "ELF": b"\x7fELF\x02\x01\x01\x00", "SQLite": b"SQLite format 3\x00",
             "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
             "parquet": b"PAR1\x15\x04", "noise": bytes((i * 7919 + 13) % 251 for i in range(64)),
             "zeros": b"\0" * 64,
             "an old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a shell script": b"#!/bin/sh\nrm -rf x\n",
             "one letter": b"x", "a blank": b" ", "newlines": b"\n\n\n", "nothing": b"",
             "a mark alone": b"\xef\xbb\xbf",
             "HTML": b"<!DOCTYPE html><html><body>x</body></html>", "YAML": b"--- \nnodes:\n - a\n",
             "TOML": b"[a]\nb = 1\n",
             "GML": b"graph [ node [ id 1 ] ]\n", "Pajek": b"*Vertices 2\n1 \"a\"\n"}
    tail = bytes((i * 131 + 7) % 256 for i in range(512))
    readers = [(r, ".json") for r in bases.JSON] + [(r, ".jsonl") for r in bases.JSONL] + [
        ("graphml", ".graphml"), ("gexf", ".gexf"), ("dot", ".dot")]
    for reader, suffix in readers:
        for what, head in heads.items():
            is_text = all(c < 127 for c in head) and len(head) < 60 and b"\0" not in head
            empty = not head.strip(b" \n") or what == "a mark alone"
            if reader == "dot" and what == "a shell script":
                continue
            yield reader, suffix, f"{what} in place of {reader}", head if is_text or empty else head + tail
    for what, head in heads.items():
        if any(c > 127 or c == 0 for c in head) or not head.strip():
            yield "csv", "relations.csv", f"{what} in place of csv", head + tail if head.strip() else head


def suffixes():
    """A file of one format under the name of another, and without -f."""
    for suffix, text in ((".gexf", bases.GRAPHML.replace("graphml", "svg")), (".csv", "just words\nand more\n"),
                         (".txt", "just words\n"), ("", "no suffix, no format"),
                         (".json", "true"), (".json", "[]"), (".json", '"x"'), (".json", "{]"),
                         (".xml", "<x/>"),
                         (".graphml", "<x/>"), (".gexf", "<x/>"), (".xml", "<graphml"), (".json", "nothing"),
                         (".jsonl", "{"),
                         (".json", '{"a": 1}'), (".json", '{"nodes": 1}'), (".json", '{"elements": 1}'),
                         (".gv", "graph"),
                         (".json", '{"graph": 1, "nodes": []'), (".json", '{"series": 5}'),
                         (".json", '{"schema": 5}')):
        yield "any", suffix, f"{text[:12]!r} under the name {suffix!r}", text.encode(), {"auto": True,
                                                                                         "place": "file"}


def attacks():
    """(reader, suffix, what, bytes[, options])"""
    yield from binaries()
    yield from suffixes()

"""Injection: what a text holds never becomes anything but that text.

Each naughty string stands in each field of a dataset, is written in every format that erg lists,
and must come back, exactly, from a parser that is not erg's: Python's json, csv and XML, a reader
of DOT of ten lines here, HTML's own rules. An output is one string of one field in one format.
Where a format cannot hold a character (see `erg list formats`), the string is still written and
the file must parse; it then counts as such. ERG says what is tested; N repeats the strings with
other neighbours; ERG_TESTDATA may have the Big List of Naughty Strings, too.
"""

import csv
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET

ERG = os.environ.get("ERG", "out/bin/erg")
WORK = tempfile.mkdtemp()
BATCH = 140
LONG = int(os.environ.get("N", "1")) > 1

STRINGS = [
    '"', "'", '""', "\\", "\\\\", '\\"', 'a"b', 'a\\', 'ends in \\', "`", "``", "´", "<", ">", "&",
    "<>&\"'", "&amp;", "&lt;script&gt;", "&#34;", "&#x0;", "&unknown;", "<b>bold</b>", "<!--", "-->",
    "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<!DOCTYPE x>", "</script>", "<script>alert(1)</script>",
    "</script><script>alert(1)</script>", "<!--<script>", "</SCRIPT >", "</style>", "</title>", "</textarea>",
    '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '" onload="alert(1)', "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "${7*7}", "{{7*7}}",
    "#{7*7}", "<%= 7 %>", "%s%s%n", "%d", "%00", "$(id)", "`id`", "; rm -rf /", "| cat", "&& true", "\n", "\r",
    "\r\n", "\t", "a\nb", "a\rb", "a\tb", "\n\n", " ", "  two", "two  ", " both ", "a  b", "\u00a0", "\u2028",
    "\u2029", "a\u2028b", "\u0085", "\x01", "\x07", "\x1b[31mred\x1b[0m", "\x7f", "\x9b31m", "\u200b", "\u200d",
    "\u200e", "\u200f", "\u202a", "\u202e", "a\u202eb\u202c", "\u2066x\u2069", "\u061c", "\ufeff", "\ufeffstart",
    "\ufffd", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff", "\ue000", "\u00e9", "e\u0301", "\u0301", "ﬁ", "ß",
    "İ", "ı", "Ω", "漢字", "かな", "한글", "العربية", "עברית", "ไทย", "हिन्दी", "😀", "👩‍👩‍👧‍👦", "🇨🇭",
    "Z̸̨̛͎a̵͙͌l̷̘̒g̴̢͐o̴̜̅", "ﷺ", "1/2", "½", "²", "null", "true", "false", "NaN", "Infinity", "-0", "0x10", "1e999",
    "1", "01", "1.0", "undefined", "None", "nil", "__proto__", "constructor", "toString", "hasOwnProperty",
    "prototype", "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "=HYPERLINK(\"x\")", ",", ";",
    "a,b", "a;b", "a|b", "|", '"a","b"', "a\"\"b", "'=1", "''", "#", "##", "# Titel", "* x", "_x_", "[a](b)",
    "![a](b)", "~~x~~", "\\N", "\\G", "\\L", "\\l", "\\r", "\\n", "\\E", "{", "}", "{a|b}", "{<p>a|b}", "[", "]",
    "(", ")", "a:b:c", "a->b", "a--b", "->", "--", "n1", "node", "edge", "graph", "digraph", "subgraph", "strict",
    "NODE", "end", "END", "classDef x", "class", "click n1 href", "style n1", "%% comment", "%%{init}%%", "#quot;",
    "#35;", "subgraph x", "A-->B", "-.->", "==>", "id", "a.b", "a/b", "../../etc/passwd", "/dev/null", "C:\\x\\y",
    "file:///etc/passwd", "http://x.org/?a=1&b=2#c", "mailto:x@y.z", "x@y.z", "a@2024", "a@", "~", "^", "¬", "€",
    "$", "£", "§", "…", "–", "—", "‘x’", "“x”", "«x»", "-", "_", ".", "..", "!", "?", "*", "/", "//", "/* x */",
    "// x", "--", "0", "00", "a" * 200, "W" * 120, "é" * 120, "漢" * 80, "x y " * 40, "\\" * 50, '"' * 50, "&" * 50,
]

JSON_FORMATS = {"json", "cytoscape", "graphology", "d3", "vis", "echarts", "jgf", "node-link"}
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text):
    """Nothing that pictures and labels for reading show otherwise."""
    return not CONTROL.search(text) and not NOT_XML.search(text) and text == " ".join(text.split()) and text != ""


def strings():
    """Those above; with N > 1 also the Big List where it is there, and N - 1 rounds of pairs."""
    found = list(dict.fromkeys(STRINGS))
    path = os.path.join(os.environ.get("ERG_TESTDATA", "../shared/testdata"), "4-nasty/naughty-strings/blns.json")
    if LONG and os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            more = [s for s in json.load(file) if "\x00" not in s]
        found = list(dict.fromkeys(found + more))
    single = list(found)
    for k in range(1, int(os.environ.get("N", "1"))):
        found += [a + b for a, b in zip(single, single[k:] + single[:k])]
    return [s for s in dict.fromkeys(found) if s and len(s.encode()) < 100000]


def id_fits(text):
    if re.fullmatch(r"[nrd]\d+", text):
        return False  # of the dataset's own
    return 0 < len(text.encode()) <= 256 and not any(unicodedata.category(c) == "Cc" for c in text)


def no_blank_end(text):
    return text == text.strip()


def dataset(field, batch):
    """A dataset with each string of the batch in the field; what carries string i is n{i} or r{i}."""
    d = {"format": "erg.dataset", "version": "1.0", "documents": [], "entities": [], "relations": []}
    hub = {"id": "hub-of-all"}
    for i, text in enumerate(batch):
        entity = {"id": text if field == "entity id" else f"n{i}"}
        relation = {"id": text if field == "relation id" else f"r{i}", "source": entity["id"],
                    "target": "hub-of-all", "relation": text if field == "relation kind" else "funding"}
        document = {"id": text if field == "document id" else f"d{i}"}
        claim = {"document": document["id"], "locator": "1"}
        for where, record, key in (("entity label", entity, "label"), ("entity kind", entity, "kind"),
                                   ("relation label", relation, "label"), ("document title", document, "title"),
                                   ("document publisher", document, "publisher"), ("claim locator", claim, "locator"),
                                   ("claim by", claim, "by"), ("claim note", claim, "note")):
            if field == where:
                record[key] = text
        if field == "alias":
            entity["aliases"] = [text]
        if field == "attr value":
            entity["attrs"] = {"own": text}
        if field == "attr key":
            entity["attrs"] = {text: f"value {i}"}
        relation["claims"] = [claim]
        d["entities"].append(entity)
        d["relations"].append(relation)
        d["documents"].append(document)
    d["entities"].append(hub)
    return d


ID_FIELDS = ("entity id", "relation id", "document id")
FIELDS = ID_FIELDS + ("entity label", "entity kind", "relation label", "relation kind", "document title",
                      "document publisher", "claim locator", "claim by", "claim note", "alias", "attr value",
                      "attr key")


def texts_of(value, keys=True):
    """Every text in a JSON value, also those that are JSON themselves."""
    if isinstance(value, dict):
        for key, item in value.items():
            if keys:
                yield key
            yield from texts_of(item, keys)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item, keys)
    elif isinstance(value, str):
        yield value


def nested(texts):
    """Texts, and those in texts that are JSON, whole or line by line."""
    for text in texts:
        yield text
        for part in {text, *text.split("\n")}:
            if part[:1] in ("{", "["):
                try:
                    yield from texts_of(json.loads(part))
                except ValueError:
                    pass


def xml_texts(path):
    for element in ET.parse(path).iter():
        yield element.text or ""
        yield from element.attrib.values()


def unique_pairs(pairs):
    keys = [key for key, _ in pairs]
    assert len(set(keys)) == len(keys), "a key twice"
    return dict(pairs)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=unique_pairs)


def dot_tokens(text):
    """Quoted strings of a DOT text: \\" is a quote, every other backslash stays (the DOT language)."""
    assert re.fullmatch(r'(?:[^"]|"(?:[^"\\]|\\.|\\\n)*")*', text, re.S), "quotes do not pair"
    return [q.replace('\\"', '"') for q in re.findall(r'"((?:[^"\\]|\\.)*)"', text, re.S)]


def dot_label(token):
    """What Graphviz shows: escString's escapes, then HTML's entities."""
    return html.unescape(re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nlr" else m[1], token, flags=re.S))


def mermaid_text(text):
    """What Mermaid shows: #NUMBER; and #NAME; are characters."""
    return html.unescape(re.sub(r"#(\d+|\w+);", lambda m: f"&#{m[1]};" if m[1].isdigit() else f"&{m[1]};", text))


def returned(fmt, path):
    """All texts that an independent parser finds in what was written, and how exact they must be."""
    if fmt in JSON_FORMATS:
        return set(nested(texts_of(read_json(path)))), str
    if fmt == "jsonl":
        with open(path, encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")
        return set(nested(t for line in lines if line for t in texts_of(json.loads(line)))), str
    if fmt in ("graphml", "gexf"):
        return set(nested(xml_texts(path))), "xml"
    if fmt == "csv":
        cells = set()
        for name in os.listdir(path):
            with open(os.path.join(path, name), encoding="utf-8", newline="") as file:
                for row in csv.reader(file, strict=True):
                    cells.update(row)
        return cells, str
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if fmt == "dot":
        tokens = dot_tokens(text)
        subprocess.run(["dot", "-Tcanon", "-o", os.devnull, path], check=True, capture_output=True)
        return set(tokens) | {dot_label(t) for t in tokens}, "plain"
    if fmt == "svg":
        for element in ET.fromstring(text).iter():
            tag = element.tag.split("}")[-1]
            assert tag not in ("script", "foreignObject", "iframe", "image", "use"), tag
            assert not any(key.lower().startswith("on") for key in element.attrib), element.attrib
            assert not any("javascript:" in v.lower() for k, v in element.attrib.items() if k.endswith("href"))
        return None, "parses"
    if fmt == "html":
        page = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.S)
        assert page, "no data in the page"
        assert not re.search(r"<[^>]+\son\w+=", re.sub(r"<script.*?</script>", "", text, flags=re.S)), "a handler"
        return set(nested(t for p in page for t in texts_of(json.loads(p)))), str
    if fmt == "mermaid":
        return {mermaid_text(t) for t in re.findall(r'\["(.*?)"\]', text)}, "parses"
    return None, "parses"


def expected(text, exact, field):
    """Whether the format can hold this text in full."""
    if exact == "parses" or (exact == "plain" and not (plain(text) and field in DOT_FIELDS)):
        return False
    if exact == "xml":
        return not NOT_XML.search(text)
    return True


DOT_FIELDS = ("entity id", "entity label", "relation label", "relation kind", "relation id", "entity kind")
# What a format says that it loses (erg list formats), by field.
LOST = {
    "dot": set(FIELDS) - set(DOT_FIELDS),
    "html": {"claim note", "document publisher", "attr key", "attr value", "alias"},
}


def formats():
    listed = subprocess.run([ERG, "list", "formats"], capture_output=True, check=True, text=True).stdout
    names = re.findall(r"^([a-z][a-z0-9-]*) ", listed, re.M)
    return [n for n in names if n not in ("pdf", "png")]


def write(fmt, source):
    path = os.path.join(WORK, "out." + fmt)
    if fmt == "csv":
        os.makedirs(path, exist_ok=True)
    done = subprocess.run([ERG, "export", source, "-t", fmt, "-o", path, "--measures", "none", "--layout", "grid"],
                          capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", done.stderr), "a control character on standard error"
    return path


def is_looked_at(field, fmt, named):
    """Names in every format; pictures of names alone; a short run takes a quarter of the rest."""
    if fmt in ("svg", "html"):
        return field == "entity label" or (LONG and field == "relation label")
    if field in ("entity id", "entity label", "relation label"):
        return True
    return LONG or (FIELDS.index(field) + named.index(fmt)) % 6 == 0


def main():
    outputs = exact = 0
    faults = []
    source = os.path.join(WORK, "source.json")
    named = formats()
    for field in FIELDS:
        fitting = [s for s in strings() if field not in ID_FIELDS + ("relation kind", "entity kind") or
                   (id_fits(s) and no_blank_end(s))]
        for start in range(0, len(fitting), BATCH):
            batch = fitting[start:start + BATCH]
            with open(source, "w", encoding="utf-8") as file:
                json.dump(dataset(field, batch), file)
            for fmt in named:
                if not is_looked_at(field, fmt, named):
                    continue
                try:
                    found, how = returned(fmt, write(fmt, source))
                except (AssertionError, ValueError, ET.ParseError, subprocess.CalledProcessError, csv.Error) as wrong:
                    faults.append(f"{fmt}, {field}: {type(wrong).__name__} {wrong}"[:300])
                    continue
                for text in batch:
                    outputs += 1
                    if field in LOST.get(fmt, ()) or not expected(text, how, field):
                        continue
                    exact += 1
                    if text not in found:
                        faults.append(f"{fmt}, {field}: {text[:60]!r} did not come back")
    terminal(faults)
    kinds = {}
    for fault in faults:
        kinds.setdefault(fault.split(": ")[0], []).append(fault)
    for some in kinds.values():
        print(f"not ok inject: {some[0]}" + (f" and {len(some) - 1} more" if len(some) > 1 else ""))
    good = outputs >= 10000 and exact >= outputs / 2
    print(f"{'ok' if good else 'not ok'} inject: {outputs} outputs of {len(FIELDS)} fields in {len(named)} formats, "
          f"{exact} with the exact text")
    return bool(faults)


def terminal(faults):
    """What a terminal shows holds no character that steers it."""
    source = os.path.join(WORK, "source.json")
    for start in range(0, len(strings()), BATCH):
        with open(source, "w", encoding="utf-8") as file:
            json.dump(dataset("entity label", strings()[start:start + BATCH]), file)
        for command in (["rank", source], ["rank", source, "--robust"], ["check", source], ["explain", "hub-of-all", source],
                        ["timeline", source, "--at", "2024"], ["diff", source, source]):
            done = subprocess.run([ERG, *command], capture_output=True, check=False)
            text = (done.stdout + done.stderr).decode("utf-8")
            bad = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", text)
            if bad or done.returncode == 2:
                faults.append(f"{command[0]}: {bad!r} {done.stderr[-200:]!r}")


sys.exit(main())

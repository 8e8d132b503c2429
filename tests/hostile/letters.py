"""Attacks on the letters of a file: cut, lost and doubled characters, bytes that are no text."""

import bases

JSON_MARKS = '{}[],:"'
BROKEN_UTF8 = [
    (b"\x80", "a continuation byte alone"), (b"\xbf", "the last continuation byte alone"),
    (b"\xc0\x80", "U+0000 in two bytes"), (b"\xc0\xaf", "'/' in two bytes"),
    (b"\xc1\xbf", "U+007F in two bytes"), (b"\xe0\x80\xaf", "'/' in three bytes"),
    (b"\xe0\x9f\xbf", "U+07FF in three bytes"), (b"\xf0\x80\x80\xaf", "'/' in four bytes"),
    (b"\xf0\x8f\xbf\xbf", "U+FFFF in four bytes"), (b"\xed\xa0\x80", "the surrogate U+D800"),
    (b"\xed\xbf\xbf", "the surrogate U+DFFF"), (b"\xed\xa0\x81\xed\xb0\x80", "CESU-8"),
    (b"\xf4\x90\x80\x80", "U+110000"), (b"\xf8\x88\x80\x80\x80", "five bytes"),
    (b"\xfc\x84\x80\x80\x80\x80", "six bytes"), (b"\xfe", "byte 0xfe"), (b"\xff", "byte 0xff"),
    (b"\xc3", "the first of two bytes"), (b"\xe2\x82", "two of three bytes"),
    (b"\xf0\x9f\x98", "three of four bytes"), (b"\xe9", "Latin-1"),
]
BAD_NUMBERS = ["NaN", "nan", "Infinity", "-Infinity", "inf", "1e999", "-1e999", "1e99999999999999999999",
               "9" * 400, "01", "-01", "00", "+1", ".5", "1.", "-", "-.5", "1e", "1e+", "0x10", "1_000", "1,5",
               "--1", "1.2.3", "1e5.5", "0b1", "0o7", "1f", "１", "٣", "∞", "True", "None", "undefined", "nil",
               "1/2", "1 2"]
BAD_STRINGS = [r'"\ud800"', r'"\udc00"', r'"\ud800\u0041"', r'"\ud800\ud800"', r'"\udc00\ud800"', r'"\ud834x"',
               r'"a\ud800"', r'"\u0000"', r'"a\u0000b"', r'"\u00"', r'"\u12G4"', r'"\x41"', r'"\a"', r'"\0"',
               r'"\U0041"', '"\\', '"\\"', '"a', '"a\nb"', '"a\tb"', '"\x01"', '"\x1f"', "'a'", "a", '"a""b"',
               "`a`", '“a”', r'"\u{41}"']


def at_marks(text, marks):
    return [i for i, c in enumerate(text) if c in marks]


def at_json_marks(text, marks):
    """Not those within strings, which are letters like any other."""
    found, inside = [], False
    for i, c in enumerate(text):
        inside ^= c == '"' and text[i - 1] != "\\"
        if c in marks and (not inside or c == '"'):
            found.append(i)
    return found


def whole_lines(text):
    """Offsets at which a file of lines may well end."""
    ends = {0}
    for i, c in enumerate(text):
        if c == "\n":
            ends |= {i, i + 1}
    return ends


def cuts(text, marks, fine=()):
    """Before and behind each mark. What is left must not be whole: `fine` says where it would be."""
    places = {i + k for i in at_marks(text, marks) for k in (0, 1)}
    last = len(text.rstrip())
    for at in sorted(places):
        if 0 < at < last and at not in fine and text[:at].strip():
            yield f"cut behind {at} characters", text[:at].encode()


def losses(text, marks, step):
    for i in at_json_marks(text, marks)[::step]:
        yield f"character {i + 1}, {text[i]!r}, is lost", (text[:i] + text[i + 1:]).encode()


def doubles(text, marks, step):
    for i in at_json_marks(text, marks)[::step]:
        yield f"character {i + 1}, {text[i]!r}, is there twice", (text[:i] + text[i] + text[i:]).encode()


def zeros(text, marks, step):
    """NUL before each mark, at the beginning and at the end."""
    places = [0, 1, len(text)] + at_marks(text, marks)[::step]
    for i in dict.fromkeys(places):
        yield f"NUL behind {i} characters", (text[:i] + "\0" + text[i:]).encode()


def broken_utf8(text, places, step=1):
    """Each broken sequence within each of these pieces of the text."""
    for k, (raw, what) in enumerate(BROKEN_UTF8[::step]):
        place = places[k % len(places)]
        at = text.index(place) + len(place) // 2
        yield f"{what}, within {place!r}", text[:at].encode() + raw + text[at:].encode()


def encodings(text):
    yield "UTF-16 with its mark", text.encode("utf-16")
    yield "UTF-16BE with its mark", b"\xfe\xff" + text.encode("utf-16-be")
    yield "UTF-16LE without a mark", text.encode("utf-16-le")
    yield "UTF-16BE without a mark", text.encode("utf-16-be")
    yield "UTF-32 with its mark", text.encode("utf-32")
    yield "UTF-32BE without a mark", text.encode("utf-32-be")
    yield "half a byte order mark", b"\xef\xbb" + text.encode()
    yield "UTF-7's mark", b"+/v8-" + text.encode()
    yield "EBCDIC", text.encode("cp037", "replace")


def json_letters(text, lined):
    """(what, bytes) of one text of JSON; `lined`: a value a line."""
    fine = whole_lines(text) if lined else ()
    marks = JSON_MARKS
    yield from cuts(text, marks, fine)
    yield from losses(text, '{}[]:"', 3)
    yield from losses(text, ",", 2)
    yield from doubles(text, marks, 4)
    yield from zeros(text, marks, 4)
    strings = [piece for piece in text.split('"')[1::2] if piece]
    yield from broken_utf8(text, [f'"{piece}"' for piece in dict.fromkeys(strings)])
    yield from encodings(text)
    yield "two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode()
    yield "a byte order mark within", text.replace(":", ":\ufeff", 1).encode()
    first = text.index(":")
    for junk, what in (("/**/", "a comment"), ("//\n", "a comment to the line's end"), ("#", "a #"),
                       (",", "a comma"), ("\u00a0", "a no-break space"), ("\f", "a form feed"),
                       ("\u2028", "a line separator")):
        yield f"{what} behind a colon", (text[:first + 1] + junk + text[first + 1:]).encode()
    end = text.rindex("}")
    yield "a comma before the last bracket", (text[:end] + "," + text[end:]).encode()
    for junk in ("x", "]", "}", '"', "\0", "\x1a", ","):
        yield f"{junk!r} behind the end", (text.rstrip() + junk + "\n").encode()


def json_values(text, number, string):
    """Bad numbers and strings in place of good ones: `number` and `string` are pieces of the text
    that stand for one each, with what is around them."""
    for bad in BAD_NUMBERS if number else ():
        yield f"the number {bad[:20]}", text.replace(number, bad, 1).encode()
    for bad in BAD_STRINGS:
        yield f"the text {bad!r}", text.replace(string, bad, 1).encode()


def duplicates(text):
    """Every key of every object once more, on a line of its own for each (texts by bases.text)."""
    rows = text.split("\n")
    for i, row in enumerate(rows):
        if row.strip().startswith('"') and '": ' in row and row.rstrip().endswith(('"', ",", "0", "e")):
            again = row.rstrip().rstrip(",") + ","
            key = row.strip().split('"')[1]
            yield f"key {key!r} twice, in line {i + 1}", "\n".join(rows[:i] + [again] + rows[i:]).encode()


def xml_letters(text):
    yield from cuts(text, '<>"=/ ')
    tags = text[text.index("\n"):]
    for i in at_marks(text, '"='):
        if text[i - 1] != "?" and i > len(text) - len(tags):
            yield f"character {i + 1}, {text[i]!r}, is lost", (text[:i] + text[i + 1:]).encode()
    for i in [at for at in at_marks(text, "/") if text[at - 1] == "<" or text[at + 1:at + 2] == ">"]:
        yield f"character {i + 1}, '/', is lost", (text[:i] + text[i + 1:]).encode()
    for i in at_marks(text, '<"'):
        yield f"character {i + 1}, {text[i]!r}, is there twice", (text[:i] + text[i] + text[i:]).encode()
    yield from zeros(text, '<>"', 4)
    for i, place in enumerate(('id="a"', 'label', 'kind', 'xmlns', 'graph')):
        if place in text:
            yield from broken_utf8(text, [place], 1 + i)
    for bad in ("&#0;", "&#x1f;", "&#xd800;", "&#xffff;", "&#x110000;", "&#99999999999;", "&unknown;", "&amp",
                "&;", "& ", "<", "\x01", "\x0b", "&#x;", "&#;"):
        for place in ('"a"', '"b"'):
            inside = f'"{bad}"'
            yield f"{bad!r} within {place}", text.replace(place, inside, 1).encode()
    for what, bad in (("two roots", text.rstrip() + "<x/>"), ("text behind the root", text.rstrip() + "x"),
                      ("text before the root", text.replace("<g", "x<g", 1)),
                      ("a blank before the declaration", " " + text),
                      ("version 9 of XML", text.replace('version="1.0"', 'version="9"', 1)),
                      ("an encoding that is none", text.replace("UTF-8", "UTF-99", 1)),
                      ("an unbound prefix", text.replace("<node ", "<q:node ", 1)),
                      ("an attribute twice", text.replace('id="a"', 'id="a" id="a"', 1)),
                      ("a comment with --", text.replace("<node", "<!-- -- --><node", 1)),
                      ("an open comment", text.replace("<node", "<!-- <node", 1)),
                      ("an open CDATA", text.replace("<node", "<![CDATA[ <node", 1)),
                      ("a name that begins with a digit", text.replace("<node ", "<1node ", 1)),
                      ("closing tags crossed", text.replace("</graph>", "</node>", 1))):
        yield what, bad.encode()


def dot_letters(text):
    last = text.rstrip().rindex("}")
    body = text[:last]
    yield from cuts(body, '{}[]";,=<> ')
    for i in [at for at in at_marks(text, '{}]"') if text[at - 1] != "\\"]:
        lost = text[:i] + text[i + 1:]
        yield f"character {i + 1}, {text[i]!r}, is lost", lost.encode()
    for i in at_marks(text, "[="):
        yield f"character {i + 1}, {text[i]!r}, is there twice", (text[:i] + text[i] + text[i:]).encode()
    yield from zeros(text, '{}[]";', 1)
    yield from broken_utf8(text, ['"a"', "kind", '"L"', '"C"'])
    yield from broken_utf8(text, ['"G"', "/* T */", "company"])
    yield from encodings(text)
    for word in ("node", "edge", "graph", "digraph", "subgraph", "strict"):
        yield f"the word {word} as a name", text.replace("b;", f"{word} -> b;", 1).encode()
    for bad in ("a -- b", "-> b", "a ->", "a => b", "a -> -> b", "a b ]", "[x=y]", "a [x=]", "a [=y]",
                "a [x y=]", "= b",
                "a = ", "{", "}", "a -> {", "subgraph", "subgraph {", '"a', "<a", "/* a", "a [x=<b]",
                "a:1:2:3:4",
                "a -> [b]", "a [[x=y]]", "(a)", "a -> b -- c", "a . b", "@", "!", "a[x=y]]", "a ] b", "1a ->",
                "->",
                "--", "a -> 'b", "a\\ -> ", "+", '"a" +', "*", "&", "?", "^ "):
        yield f"{bad!r} as a statement", text.replace("b;", f"b; {bad}\n;", 1).encode()


def csv_letters(text):
    inside = False
    for i, c in enumerate(text):
        inside ^= c == '"'
        if inside:
            yield f"cut within a quoted cell, behind {i + 1} characters", text[:i + 1].encode()
    for i in at_marks(text, '"')[::1]:
        yield f"quote {i + 1} is lost", (text[:i] + text[i + 1:]).encode()
    yield from zeros(text, ',"\n', 2)
    cells = [c for c in ("source", "target", "a,", "funding", "id", "kind", "b", "fund", "d1", "title")
             if c in text]
    yield from broken_utf8(text, cells)
    yield "UTF-16 with its mark", text.encode("utf-16")
    yield "UTF-16BE with its mark", b"\xfe\xff" + text.encode("utf-16-be")


def attacks():
    """(reader, suffix, what, bytes)"""
    for reader, value in bases.JSON.items():
        text = bases.text(value)
        for what, raw in json_letters(text, False):
            yield reader, ".json", what, raw
        for what, raw in duplicates(text):
            yield reader, ".json", what, raw
    for reader, value in list(bases.JSONL.items()) + [("bods", bases.BODS)]:
        for what, raw in json_letters(bases.lines(value), True):
            yield reader, ".jsonl", what, raw
    for reader, number, string in (
            ("json", "2.5", '"funding"'), ("snapshot", "3.6", '"money"'), ("graphology", "2\n", '"A"'),
            ("node-link", "2\n", '"A"'), ("cytoscape", "2\n", '"A"'), ("jgf", "2\n", '"is"'),
            ("echarts", "2\n", '"A"'),
            ("bods", "49", '"Ann"'), ("recipe", "1\n", '"money"')):
        for what, raw in json_values(bases.text(bases.JSON[reader]), number, string):
            yield reader, ".json", what, raw
    for reader, number, string in (("jsonl", "2.5", '"funding"'), ("ftm", None, '"Ann"')):
        for what, raw in json_values(bases.lines(bases.JSONL[reader]), number, string):
            yield reader, ".jsonl", what, raw
    for reader, text in (("graphml", bases.GRAPHML), ("gexf", bases.GEXF)):
        for what, raw in xml_letters(text):
            yield reader, "." + reader, what, raw
    for what, raw in dot_letters(bases.DOT):
        yield "dot", ".dot", what, raw
    for suffix, text in bases.PLAIN["csv"]:
        for what, raw in csv_letters(text):
            yield "csv", suffix, what, raw

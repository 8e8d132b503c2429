#!/usr/bin/env python3
"""Measures one SVG picture by itself: what touches, what leaves the canvas, what is too small or
too pale to read. Python's standard library only.

    measure.py FILE.svg            a line for each measure
    measure.py --list FILE.svg     each fault as well
    measure.py --strict FILE.svg   exit status 1 where a fault was found

Faults are counted on what is drawn, not on what the program meant: text boxes come from the widths
of Liberation Sans (read from the installed font, else from src/draw/font_widths.c), lines are
flattened from their path data with their widths.
"""
import argparse
import os
import re
import struct
import sys
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
FONTS = "/usr/share/fonts/truetype/liberation2/LiberationSans-%s.ttf"
HERE = os.path.dirname(os.path.abspath(__file__))


# --- widths of text ------------------------------------------------------------------------------

def font_from_ttf(path):
    data = open(path, "rb").read()
    tables = {}
    for i in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sLLL", data[12 + 16 * i:28 + 16 * i])
        tables[tag] = offset
    units = struct.unpack(">H", data[tables[b"head"] + 18:tables[b"head"] + 20])[0]
    metrics = struct.unpack(">H", data[tables[b"hhea"] + 34:tables[b"hhea"] + 36])[0]
    cmap = tables[b"cmap"]
    widths = {}
    for i in range(struct.unpack(">H", data[cmap + 2:cmap + 4])[0]):
        platform, encoding, offset = struct.unpack(">HHL", data[cmap + 4 + 8 * i:cmap + 12 + 8 * i])
        at = cmap + offset
        if (platform, encoding) != (3, 1) or struct.unpack(">H", data[at:at + 2])[0] != 4:
            continue
        half = struct.unpack(">H", data[at + 6:at + 8])[0]
        ends, starts = at + 14, at + 16 + half
        deltas, ranges = starts + half, starts + 2 * half
        for k in range(0, half, 2):
            end, start = (struct.unpack(">H", data[p + k:p + k + 2])[0] for p in (ends, starts))
            delta, jump = (struct.unpack(">H", data[p + k:p + k + 2])[0] for p in (deltas, ranges))
            for c in range(start, min(end, 0xFFFE) + 1):
                glyph = c + delta & 0xFFFF
                if jump:
                    p = ranges + k + jump + 2 * (c - start)
                    glyph = struct.unpack(">H", data[p:p + 2])[0]
                    glyph = glyph + delta & 0xFFFF if glyph else 0
                if glyph:
                    p = tables[b"hmtx"] + 4 * min(glyph, metrics - 1)
                    widths[c] = struct.unpack(">H", data[p:p + 2])[0] / units
    return widths


def fonts_from_table(path):
    text = open(path, encoding="utf-8").read()
    arrays = [[int(n) for n in re.findall(r"\d+", body)]
              for body in re.findall(r"uint16_t \w+\[\] = \{(.*?)\};", text, re.S)]
    fonts = ({}, {})
    for first, last, at in re.findall(r"\{0x(\w+), 0x(\w+), regular \+ (\d+)", text):
        for i, c in enumerate(range(int(first, 16), int(last, 16) + 1)):
            for font, array in zip(fonts, arrays):
                font[c] = array[int(at) + i] / 2048
    return fonts


def load_fonts():
    try:
        return font_from_ttf(FONTS % "Regular"), font_from_ttf(FONTS % "Bold")
    except OSError:
        return fonts_from_table(os.path.join(HERE, "../../src/draw/font_widths.c"))


# --- what the picture holds ----------------------------------------------------------------------

def flatten(d):
    """Polylines of a path of absolute M L Q C Z."""
    lines, at, start = [], (0, 0), (0, 0)
    for verb, rest in re.findall(r"([MLQCZ])([^MLQCZ]*)", d):
        n = [float(x) for x in re.findall(r"-?[\d.]+", rest)]
        p = list(zip(n[0::2], n[1::2]))
        if verb == "M":
            at = start = p[0]
            lines.append([at])
            continue
        if verb == "Z":
            lines[-1].append(start)
            continue
        points = [at] + p
        for i in range(1, 25 if verb in "QC" else 2):
            t = i / (24 if verb in "QC" else 1)
            q = points
            while len(q) > 1:
                q = [((1 - t) * a[0] + t * b[0], (1 - t) * a[1] + t * b[1]) for a, b in zip(q, q[1:])]
            lines[-1].append(q[0])
        at = p[-1]
    return lines


def box_of(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


class Picture:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        self.fonts = load_fonts()
        self.width, self.height = float(root.get("width")), float(root.get("height"))
        self.texts, self.symbols, self.lines, self.plates = [], [], [], []
        self.lanes = []
        style = root.find(SVG + "style").text
        light = style.split("@media")[0]
        self.fill = dict(re.findall(r"\.f-([\w-]+)\{fill:(#\w+)\}", light))
        self.dark = {}
        if "@media" in style:
            self.dark = dict(re.findall(r"\.f-([\w-]+)\{fill:(#\w+)\}", style.split("@media")[1]))
        self.groups = 0
        self.walk(root, None, None)

    def walk(self, element, role, owner):
        for child in element:
            tag = child.tag.replace(SVG, "")
            if tag == "g":
                self.groups += 1
                if child.get("class") == "lane":
                    self.lanes.append(child)
                self.walk(child, child.get("class") or role, self.groups)
            elif tag == "text":
                self.add_text(child, role, owner)
            elif tag in ("circle", "rect", "path"):
                self.add_shape(child, tag, role, owner)

    def paint(self, element, letter):
        found = re.search(r"\b%s-([\w-]+)" % letter, element.get("class") or "")
        return found.group(1) if found else None

    def add_text(self, element, role, owner):
        width, size = 0, float(element.get("font-size"))
        for part, text in [(element, element.text)] + [(t, t.text) for t in element]:
            bold = " b" in (part.get("class") or "")
            for c in text or "":
                width += self.fonts[bold].get(ord(c), 1 if ord(c) > 0x2E80 else 0.62) * \
                    float(part.get("font-size"))
        x, y = float(element.get("x")), float(element.get("y"))
        x -= {"middle": width / 2, "end": width}.get(element.get("text-anchor"), 0)
        sizes = [size] + [float(t.get("font-size")) for t in element]
        paints = [self.paint(element, "f")] + [self.paint(t, "f") for t in element]
        self.texts.append({"text": "".join(element.itertext()), "role": role, "owner": owner,
                           "kind": (element.get("class") or "").split(" f-")[0], "size": min(sizes),
                           "paints": paints,
                           "box": (x, y - 0.73 * size, x + width, y + 0.2 * size)})

    def add_shape(self, element, tag, role, owner):
        number = lambda key: float(element.get(key, 0))
        if tag == "circle":
            x, y, r = number("cx"), number("cy"), number("r")
            box, lines = (x - r, y - r, x + r, y + r), []
        elif tag == "rect":
            x, y = number("x"), number("y")
            box, lines = (x, y, x + number("width"), y + number("height")), []
        else:
            lines = flatten(element.get("d"))
            box = box_of([p for line in lines for p in line])
        shape = {"box": box, "round": tag == "circle", "owner": owner, "fill": self.paint(element, "f"),
                 "width": number("stroke-width"), "lines": lines}
        if role == "lane" and tag == "path":
            self.lines.append(shape)
        elif role == "node":
            self.symbols.append(shape)
        elif tag == "rect":
            self.plates.append(shape)
        elif role in ("plot", "card") and tag == "circle":
            self.plates.append(shape)


# --- measuring -----------------------------------------------------------------------------------

def grow(b, by):
    return b[0] - by, b[1] - by, b[2] + by, b[3] + by


def touch(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def holds(outer, inner):
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def segment_in_box(a, b, box):
    t0, t1 = 0.0, 1.0
    for i in (0, 1):
        d = b[i] - a[i]
        if d == 0:
            if not box[i] < a[i] < box[i + 2]:
                return False
            continue
        near, far = sorted(((box[i] - a[i]) / d, (box[i + 2] - a[i]) / d))
        t0, t1 = max(t0, near), min(t1, far)
    return t0 < t1


def segments(shape):
    for line in shape["lines"]:
        yield from zip(line, line[1:])


def line_in_box(shape, box):
    by = shape["width"] / 2
    return touch(grow(shape["box"], by), box) and \
        any(segment_in_box(a, b, grow(box, by)) for a, b in segments(shape))


def line_in_circle(shape, circle):
    x, y = (circle[0] + circle[2]) / 2, (circle[1] + circle[3]) / 2
    r = (circle[2] - circle[0]) / 2 + shape["width"] / 2 - 0.5
    if not touch(grow(shape["box"], 5), circle):
        return False
    for a, b in segments(shape):
        dx, dy = b[0] - a[0], b[1] - a[1]
        l2 = dx * dx + dy * dy
        t = max(0, min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / l2)) if l2 else 0
        if (a[0] + t * dx - x) ** 2 + (a[1] + t * dy - y) ** 2 < r * r:
            return True
    return False


def crossings(lines):
    def side(a, b, p):
        return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
    count, seen = 0, []
    for shape in lines:
        if shape["fill"]:
            continue
        for other in seen:
            if not touch(shape["box"], other["box"]):
                continue
            for a, b in segments(shape):
                if not touch(grow(box_of([a, b]), 0.01), other["box"]):
                    continue
                for c, d in segments(other):
                    if side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0:
                        count += 1
        seen.append(shape)
    return count


def luminance(colour):
    value = 0
    for i, weight in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
        c = int(colour[i:i + 2], 16) / 255
        value += weight * (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4)
    return value


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lowest_contrast(p, colours):
    low = (99, "")
    for t in p.texts:
        under = "paper"
        for s in p.plates + p.symbols:
            if s["fill"] and holds(grow(s["box"], 1), t["box"]) and (s in p.symbols or s["fill"] != "paper"):
                under = s["fill"]
        for paint in t["paints"]:
            if paint in colours and under in colours:
                low = min(low, (contrast(colours[paint], colours[under]), t["text"]))
    return low


def lost_arrow(lane):
    """What a lane stands for, where that has a direction and its line shows none."""
    title, paths = lane.findtext(SVG + "title") or "", lane.findall(SVG + "path")
    first = title.split("\n")[0]
    ends = first.split(": ")[0].split(" \u2192 ")
    quiet = any(re.search(r"\bs-(makes|reporting)\b", path.get("class")) for path in paths)
    drawn = any("Z" in path.get("d") for path in paths)
    return first if len(set(ends)) > 1 and paths and not quiet and not drawn else None


def measure(p):
    faults = {"label-label": [], "label-symbol": [], "label-line": [], "symbol-symbol": [],
              "symbol-line": [], "interrupted": [], "no-arrow": [], "outside": []}
    plot = [t for t in p.texts if t["role"] in ("plot", "node") or t["kind"].startswith("marker")]
    cards = [s for s in p.plates if s["fill"] == "card"]
    for i, a in enumerate(p.texts):
        if not holds((0, 0, p.width, p.height), a["box"]):
            faults["outside"].append(a["text"])
        for b in p.texts[:i]:
            if touch(grow(a["box"], -0.3), grow(b["box"], -0.3)):
                faults["label-label"].append("%s | %s" % (a["text"], b["text"]))
    for t in plot:
        inside = "inside" in t["kind"]
        for s in p.symbols:
            if touch(grow(t["box"], -0.3), s["box"]) and not (inside and s["owner"] == t["owner"]):
                faults["label-symbol"].append(t["text"])
        for c in cards:
            if touch(t["box"], c["box"]):
                faults["label-symbol"].append(t["text"] + " | card")
        for s in p.lines:
            if line_in_box(s, grow(t["box"], -0.3)):
                faults["label-line"].append(t["text"])
    for c in cards:
        faults["label-line"] += ["card" for s in p.lines
                                 if line_in_box(dict(s, width=0), grow(c["box"], 0.5))]
        faults["label-symbol"] += ["card | symbol" for s in p.symbols if touch(s["box"], c["box"])]
    for i, s in enumerate(p.symbols):
        if not holds((0, 0, p.width, p.height), s["box"]):
            faults["outside"].append("symbol at %.0f %.0f" % s["box"][:2])
        for o in p.symbols[:i]:
            if s["owner"] != o["owner"] and touch(s["box"], o["box"]):
                faults["symbol-symbol"].append("at %.0f %.0f" % s["box"][:2])
        if s["round"]:
            hit = [l for l in p.lines if not l["fill"] and line_in_circle(l, s["box"])]
        elif s["lines"]:
            hit = [l for l in p.lines if not l["fill"] and crossings([dict(s, fill=None), l])]
        else:
            hit = [l for l in p.lines if not l["fill"] and line_in_box(l, grow(s["box"], -1))]
        faults["symbol-line"] += ["at %.0f %.0f" % s["box"][:2]] * len(hit)
    names = [t["box"] for t in p.texts if t["role"] == "node"]
    for s in p.lines:
        for before, after in zip(s["lines"], s["lines"][1:]):
            hidden = [n for n in names if segment_in_box(before[-1], after[0], n)]
            if hidden and not s["fill"]:
                faults["interrupted"].append("line at %.0f %.0f" % before[-1])
    if p.symbols:  # a dossier says it in words
        faults["no-arrow"] += [title for title in map(lost_arrow, p.lanes) if title]
    for s in p.lines:
        if not holds((0, 0, p.width, p.height), s["box"]):
            faults["outside"].append("line at %.0f %.0f" % s["box"][:2])
    return faults


def emptiness(p):
    """Share of the plot, in 96 cells, without any text, symbol or line."""
    things = [s["box"] for s in p.symbols] + [t["box"] for t in p.texts if t["role"] in ("plot", "node")]
    if not things:
        return 0
    area = box_of([q for b in things for q in ((b[0], b[1]), (b[2], b[3]))])
    w, h, empty = (area[2] - area[0]) / 12, (area[3] - area[1]) / 8, 0
    for i in range(96):
        x, y = area[0] + i % 12 * w, area[1] + i // 12 * h
        cell = (x, y, x + w, y + h)
        if not any(touch(cell, b) for b in things) and not any(line_in_box(s, cell) for s in p.lines):
            empty += 1
    return empty / 96


def main():
    parser = argparse.ArgumentParser(description="Measures one SVG picture.")
    parser.add_argument("--list", action="store_true", help="print each fault")
    parser.add_argument("--strict", action="store_true", help="exit 1 where there is a fault")
    parser.add_argument("file")
    options = parser.parse_args()
    p = Picture(options.file)
    faults = measure(p)
    bad = 0
    for name, found in faults.items():
        print("%-14s %d" % (name, len(found)))
        bad += len(found)
        if options.list:
            for text in found:
                print("    " + text)
    smallest = min((t["size"], t["text"]) for t in p.texts)
    print("%-14s %.1f px (%s)" % (("smallest-text",) + smallest))
    light, dark = lowest_contrast(p, p.fill), lowest_contrast(p, p.dark)
    print("%-14s %.1f (%s)" % (("contrast",) + light))
    if p.dark:
        print("%-14s %.1f (%s)" % (("contrast-dark",) + dark))
    print("%-14s %d" % ("crossings", crossings(p.lines)))
    print("%-14s %.0f %%" % ("empty", 100 * emptiness(p)))
    bad += (smallest[0] < 9) + (light[0] < 4.5) + (bool(p.dark) and dark[0] < 4.5)
    return 1 if bad and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())

"""Names that mean something to Mermaid, Markdown, HTML or a spreadsheet, as an erg.dataset."""
import json

NAMES = ["end", "graph", "click", "1. one", "1) x", "- dash", "+ plus", "# head", "> quote", "`code`", "**bold**",
         "_it_", "~~s~~", "$$x$$", "fa:fa-user", "<b>x</b>", "a<br/>b", '"q"', "'s'", "&amp;", "&#35;", "#35;",
         "#quot;", "%%{init: {'theme':'dark'}}%%", "%% comment", "\ufb02\u00b0\u00b035\u00b6\u00df", "\ufb02\u00b0lt\u00b6\u00df",
         "style: x#38;y;", "classDef a:#b;", "A --> B", "o---x", "[[x]]", "{{y}}", "(z)", "|pipe|", "\\n", "\\",
         "www.example.com", "https://x.y/z", "a@b.c", "\u540d\u524d", "\u0645\u0631\u062d\u0628\u0627", "\U0001f600", "x" * 300,
         "---", "===", "[a](b)", "![i](j)", "```js", "    indented", "linkStyle 0 stroke:#f00;", "title: x", "tab\tx",
         "new\nline", "&nbsp;", "<script>alert(1)</script>", 'click n1 href "javascript:alert(1)"', ":::company",
         "1", "1.5", "call()", "$", "~", "^", "C:\\dir", "<!-- c -->", "</div>", "<img src=x onerror=alert(1)>",
         "=1+1", "__proto__", "constructor", "a_b_c", "a*b*c", "1/2", "x--y", "--x", "0123 - 45", "(1) one"]
KINDS = ["company", "person", "fund", "project", "body", "publisher", "unit", "group", "product", "odd"]


def dataset(names):
    ids = [f"e{i:03}" for i in range(len(names))]
    return {"format": "erg.dataset", "version": "1.0", "title": "%%{init: {}}%% \"q\" --- # : <x>",
            "entities": [{"id": key, "label": name, "kind": KINDS[i % len(KINDS)]}
                         for i, (key, name) in enumerate(zip(ids, names))],
            "relations": [{"source": a, "target": b, "relation": " ".join(names[i].split())[:200], "id": f"r{i}"}
                          for i, (a, b) in enumerate(zip(ids, ids[1:]))]}


if __name__ == "__main__":
    import sys
    folder = sys.argv[1]
    for part in range(0, len(NAMES), 25):
        with open(f"{folder}/names{part // 25 + 1}.json", "w", encoding="utf-8") as file:
            json.dump(dataset(NAMES[part:part + 25]), file)

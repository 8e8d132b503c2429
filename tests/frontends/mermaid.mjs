// Mermaid files, drawn by Mermaid itself: its limits are kept, every name on the page is the name in
// the data, whatever it is made of, and a line stands for each pair and family.
//     node mermaid.mjs FOLDER NAME...     FOLDER holds NAME.mmd and NAME.json, the snapshot it shows
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {blank, end, inTime, launch, problemsOf, say, script} from "./browser.mjs";

const [folder, ...names] = process.argv.slice(2);

// A name as pictures have it: one line, no control characters, at most 120 characters.
function shown(name) {
  const line = name.replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, "").replace(/ +/g, " ").trim();
  const characters = [...line];
  return characters.length > 120 ? characters.slice(0, 120).join("") + "…" : line;
}
// Mermaid turns these pairs into codes; a word joiner keeps them apart.
const apart = text => text.replaceAll("\u2060", "");

async function draw(context, text) {
  const {page, problems} = await blank(context);
  page.on("dialog", dialog => { problems.push("a script ran"); dialog.dismiss(); });
  await page.setContent(`<!doctype html><div id="view"></div>`);
  await page.addScriptTag({path: script("mermaid/dist/mermaid.min.js")});
  const found = await page.evaluate(async source => {
    window.mermaid.initialize({startOnLoad: false});
    const {svg} = await window.mermaid.render("drawing", source);
    const view = document.getElementById("view");
    view.innerHTML = svg;
    const texts = selector => [...view.querySelectorAll(selector)].map(n => n.textContent);
    const lines = [...view.querySelectorAll(".edgePaths path")];
    return {nodes: texts(".node .nodeLabel"), labels: texts(".edgeLabels .edgeLabel .edgeLabel"),
      lines: lines.map(path => {
        const style = getComputedStyle(path);
        return {stroke: style.stroke, dashes: style.strokeDasharray, heads: [!!path.getAttribute("marker-start"), !!path.getAttribute("marker-end")]};
      }), active: view.querySelectorAll("script, img, iframe, i[class*=fa], a").length};
  }, text);
  const shot = await page.screenshot({fullPage: true});
  await page.close();
  if (found.active) problems.push(`${found.active} elements came out of names`);
  return {...found, problems, shot};
}

// What the file should show of the snapshot, worked out anew: the first 25 by strength, a line a pair and family.
function wanted(snapshot) {
  const strength = new Map(snapshot.nodes.map(n => [n.id, n.measures.strength]));
  const first = [...snapshot.nodes].sort((a, b) => strength.get(b.id) - strength.get(a.id) || (a.id < b.id ? -1 : 1)).slice(0, 25);
  const ids = new Set(first.map(n => n.id)), lines = new Map();
  for (const e of snapshot.edges) {
    if (!ids.has(e.source) || !ids.has(e.target)) continue;
    const known = ["money", "ownership", "cloud", "ip", "partnership", "rivalry", "role", "makes", "reporting"];
    const key = JSON.stringify([...[e.source, e.target].sort(), known.includes(e.family) ? e.family : "other"]);
    const line = lines.get(key) ?? {disputed: false, possible: true, heads: new Set()};
    line.disputed ||= e.disputed;
    line.possible &&= (e.claims ?? []).length > 0 && e.claims.every(c => ["possible", "denied", "retracted"].includes(c.status));
    if (e.directed) line.heads.add(e.source);
    lines.set(key, line);
  }
  return {labels: snapshot.nodes.filter(n => ids.has(n.id)).map(n => shown(n.label)), lines: [...lines.values()]};
}

const count = (items, test) => items.filter(test).length;

function compare(found, text, snapshot) {
  const problems = [...found.problems], want = wanted(snapshot);
  if (text.length >= 50000) problems.push(`${text.length} characters`);
  if (found.nodes.length !== want.labels.length) problems.push(`${found.nodes.length} nodes, wanted ${want.labels.length}`);
  want.labels.forEach((label, i) => {
    if (apart(found.nodes[i] ?? "").trim() !== apart(label)) problems.push(`${JSON.stringify(found.nodes[i])}, wanted ${JSON.stringify(label)}`);
  });
  for (const [what, is, should] of [
    ["lines", found.lines.length, want.lines.length],
    ["labels of lines", found.labels.length, want.lines.length],
    ["dashed lines", count(found.lines, l => /^6px, 4px$/.test(l.dashes)), count(want.lines, l => l.disputed)],
    ["dotted lines", count(found.lines, l => !/^6px, 4px$/.test(l.dashes) && /\d/.test(l.dashes) && !/^0(px)?$/.test(l.dashes)),
      count(want.lines, l => l.possible && !l.disputed)],
    ["lines with one head", count(found.lines, l => l.heads[0] !== l.heads[1]), count(want.lines, l => l.heads.size === 1)],
    ["lines with two heads", count(found.lines, l => l.heads[0] && l.heads[1]), count(want.lines, l => l.heads.size === 2)],
  ]) if (is !== should) problems.push(`${is} ${what}, wanted ${should}`);
  return problems;
}

const context = await launch({viewport: {width: 1600, height: 1200}});
for (const name of names) {
  const text = readFileSync(join(folder, name + ".mmd"), "utf8");
  const snapshot = JSON.parse(readFileSync(join(folder, name + ".json"), "utf8"));
  const look = async source => {
    const found = await draw(context, source);
    if (process.env.SHOTS) writeFileSync(join(process.env.SHOTS, `mermaid-${name}.png`), found.shot);
    return compare(found, source, snapshot);
  };
  say(`${name} is drawn by Mermaid`, await problemsOf(look(text), name));
  if (snapshot.nodes.length < 2) continue;
  // A name that is not escaped, and a line too few, must be seen.
  for (const [fault, broken] of [["another name", text.replace(/^( {2}n1\W+)/m, "$1x")],
    ["a line too few", text.replace(/^ {2}n\d+ \S+\|.*\n/m, "").replace(/^ {2}linkStyle.*\n/gm, "")]]) {
    const seen = await inTime(look(broken), name).catch(() => ["no drawing"]);
    say(`${name}: ${fault} is seen`, seen.length ? [] : ["nothing was seen"]);
  }
}
await end();

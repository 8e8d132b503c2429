// The README's lines for frontends, run as they stand there: each snippet (it begins with a comment) in a
// page of its own with its library, `el` and the files of FOLDER. Counts are asked of the library.
//     node readme.mjs README.md FOLDER
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {blank, end, launch, problemsOf, say, script} from "./browser.mjs";

const [readme, folder] = process.argv.slice(2);
const snapshot = JSON.parse(readFileSync(join(folder, "network.json"), "utf8"));

// What each snippet needs, and an expression for what came of it: [nodes, edges].
const shown = `[el.querySelectorAll("g.node").length, el.querySelectorAll("g.edge").length]`;
const libraries = {
  "Cytoscape.js": ["cytoscape/dist/cytoscape.min.js", "[cy.nodes().length, cy.edges().length]"],
  "graphology and sigma": ["graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js",
    "[graph.order, graph.size]"],
  "D3": ["d3/dist/d3.min.js",
    `[el.querySelectorAll("circle").length, el.querySelectorAll("line").length]`],
  "force-graph": ["force-graph/dist/force-graph.min.js",
    "(await ended(), [force.graphData().nodes.length, force.graphData().links.filter(l => l.source.id && l.target.id).length])"],
  "vis-network": ["vis-network/standalone/umd/vis-network.min.js",
    "[network.body.data.nodes.length, Object.values(network.body.edges).filter(e => e.connected).length]"],
  "ECharts": ["echarts/dist/echarts.min.js",
    "(g => [g.nodes.length, g.edges.length])(chart.getModel().getSeriesByIndex(0).getGraph())"],
  "Graphviz in the page": ["@viz-js/viz/dist/viz-global.js", shown],
  "Mermaid": ["mermaid/dist/mermaid.min.js", `[el.querySelectorAll(".node").length, el.querySelectorAll(".edgePaths path").length]`],
};

// Mermaid shows the first 25 and one line a pair and family; its file says how many.
function wanted(name) {
  if (name !== "Mermaid") return [snapshot.nodes.length, snapshot.edges.length];
  const [, nodes, lines] = readFileSync(join(folder, "network.mmd"), "utf8").match(/%% (\d+) of .* in (\d+) lines/);
  return [Number(nodes), Number(lines)];
}

const context = await launch();

async function run(name, code, [...scripts]) {
  const asked = scripts.pop(), {page, problems} = await blank(context);
  await page.goto("http://erg.test/");
  for (const path of scripts)
    await page.addScriptTag({path: script(path)});
  const found = await page.evaluate(`(async () => { const el = document.getElementById("view");
    const ended = async () => { while (force.graphData().links.some(l => !l.source.id)) await new Promise(r => setTimeout(r, 50)); };
    ${code}\nreturn ${asked}; })()`);
  const shot = await page.screenshot();
  if (process.env.SHOTS) writeFileSync(join(process.env.SHOTS, `readme-${name.replace(/\W+/g, "-")}.png`), shot);
  await page.close();
  if (shot.length < 3000) problems.push("nothing is drawn");
  const want = wanted(name);
  if (found.join() !== want.join()) problems.push(`${found} nodes and edges, wanted ${want}`);
  return problems;
}

await context.route(/^https?:/, route => {
  const path = new URL(route.request().url()).pathname.slice(1);
  if (!path) return route.fulfill({contentType: "text/html", body: `<!doctype html><body style="margin:0"><div id="view" style="width:900px;height:700px"></div>`});
  if (!/^network\.[\w.]+$/.test(path)) return route.abort();
  return route.fulfill({body: readFileSync(join(folder, path))});
});
const block = readFileSync(readme, "utf8").match(/^```js\n([^]*?)^```/m)[1];
const snippets = block.split(/^(?=\/\/ )/m).map(code => [code.match(/^\/\/ (.*?)(?:[:(]|$)/m)[1].trim(), code]);
say("the README has lines for every library", Object.keys(libraries).filter(l => !snippets.some(([name]) => name === l)));
for (const [name, code] of snippets)
  say(`README: ${name}`, libraries[name] ? await problemsOf(run(name, code, libraries[name]), name)
    : ["no library is known for it"]);
await end();

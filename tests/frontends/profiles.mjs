// The files for frontends, loaded by the real libraries as their users load them, and asked through
// the libraries' own interfaces what they hold: counts, ends, places, sizes, colours, attributes.
//     node profiles.mjs FOLDER NAME...     FOLDER holds NAME.json with places, NAME.svg, NAME.d3.json, ...
// Of a comparison NAME.json is the diff, and NAME.from.json and NAME.to.json are its sides.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {isDeepStrictEqual} from "node:util";
import {blank, end, launch, problemsOf, say, script} from "./browser.mjs";
import cytoscape from "cytoscape";
import graphology from "graphology";
import {forceSimulation, forceLink} from "d3-force";
import * as echarts from "echarts";

const [folder, ...names] = process.argv.slice(2);
const scripts = {
  graphology: script("graphology/dist/graphology.umd.min.js"),
  sigma: script("sigma/dist/sigma.min.js"),
  vis: script("vis-network/standalone/umd/vis-network.min.js"),
  forceGraph: script("force-graph/dist/force-graph.min.js"),
};

const hex = text => text.startsWith("#") ? text.toUpperCase()
  : "#" + text.match(/\d+/g).slice(0, 3).map(n => Number(n).toString(16).padStart(2, "0")).join("").toUpperCase();

// Each loader gives what the library holds: nodes {id, label, kind, pagerank, x, y, radius, colour} and
// edges {id, source, target, relation, weight, directed, width, colour}; y down.
const loaders = {
  cytoscape(file) {
    const warnings = [], warn = console.warn;
    console.warn = (...words) => warnings.push(words.join(" "));
    try {
      const cy = cytoscape({headless: true, styleEnabled: true, ...file});
      const nodes = cy.nodes().map(n => ({id: n.id(), label: n.style("label"), kind: n.data("kind"),
        pagerank: n.data("measures").pagerank, x: n.position("x"), y: n.position("y"), radius: n.width() / 2,
        diff: n.data("diff"), colour: hex(n.style("background-color"))}));
      const edges = cy.edges().map(e => ({id: e.id(), source: e.source().id(), target: e.target().id(),
        relation: e.data("relation"), weight: e.data("weight"), directed: e.data("directed"),
        width: parseFloat(e.style("width")), diff: e.data("diff"), colour: hex(e.style("line-color"))}));
      for (const e of cy.elements("[diff]"))
        if (!e.is("." + e.data("diff"))) warnings.push(`${e.id()} is not of the class ${e.data("diff")}`);
      return {nodes, edges, problems: warnings};
    } finally {
      console.warn = warn;
    }
  },
  graphology(file) {
    const graph = graphology.MultiGraph.from(file);
    const problems = [];
    if (!isDeepStrictEqual(graph.export(), file)) problems.push("export differs from what was loaded");
    return {nodes: graph.mapNodes((id, a) => ({id, label: a.label, kind: a.kind, pagerank: a.measures.pagerank,
      diff: a.diff, x: a.x, y: -a.y, radius: a.size, colour: a.color})),
    edges: graph.mapEdges((id, a, source, target, _s, _t, undirected) => ({id, source, target, relation: a.relation,
      diff: a.diff, weight: a.weight, directed: !undirected, width: a.size, colour: a.color})), problems};
  },
  d3(file) {
    const copy = structuredClone(file);
    const link = forceLink(copy.links).id(d => d.id);
    const simulation = forceSimulation(copy.nodes).force("link", link).stop();
    return {nodes: simulation.nodes().map((d, i) => ({id: d.id, label: d.label, kind: d.kind,
      pagerank: d.measures.pagerank, x: d.x, y: d.y, radius: d.r, colour: d.color,
      diff: d.diff, val: d.index === i ? d.val : NaN})),
    edges: link.links().map(d => ({id: d.id, source: d.source.id, target: d.target.id, relation: d.relation,
      diff: d.diff, weight: d.weight, directed: d.directed, width: d.width, colour: d.color})), problems: []};
  },
  echarts(file) {
    const chart = echarts.init(null, null, {renderer: "svg", ssr: true, width: 900, height: 700});
    const problems = [];
    chart.setOption(structuredClone(file));
    const series = chart.getModel().getSeriesByIndex(0), data = series.getData(), graph = series.getGraph();
    const nodes = graph.nodes.map(n => {
      const item = data.getRawDataItem(n.dataIndex), [x, y] = n.getLayout();
      return {id: n.id, label: data.getName(n.dataIndex), kind: item.erg.kind,
        diff: item.diff, pagerank: item.erg.measures.pagerank, x, y, radius: n.getVisual("symbolSize") / 2,
        colour: hex(n.getVisual("style").fill)};
    });
    const edges = graph.edges.map(e => {
      const item = series.getEdgeData().getRawDataItem(e.dataIndex), line = e.getModel().getModel("lineStyle");
      return {id: item.id, source: e.node1.id, target: e.node2.id, relation: item.erg.relation,
        diff: item.diff, weight: e.getValue(), directed: item.erg.directed, width: line.get("width"),
        colour: hex(line.get("color"))};
    });
    // The legend of a comparison counts what became of the entities.
    const told = nodes.some(n => n.diff) && series.get("categories").map(c => c.name).join();
    if (told && told !== "same,added,removed,changed") problems.push(`the legend has ${told}`);
    const svg = chart.renderToSVGString();
    for (const n of nodes) {
      const first = n.label.split("\n")[0].replace(/[^\x20-\x7e]/g, "").slice(0, 12).trim();
      if (/^[\w ]{4,}$/.test(first) && !svg.includes(first)) problems.push(`${first} is not in the drawing`);
    }
    chart.dispose();
    return {nodes, edges, problems};
  },
};

// In the browser; each gets the text of the file and a page with the library.
const pages = {
  sigma: {scripts: [scripts.graphology, scripts.sigma], format: "graphology", run: text => {
    const graph = window.graphology.MultiGraph.from(JSON.parse(text));
    const sigma = new window.Sigma(graph, document.getElementById("view"), {renderEdgeLabels: true});
    const nodes = graph.mapNodes((id, a) => {
      const shown = sigma.getNodeDisplayData(id), at = sigma.graphToViewport(a);
      return {id, label: shown.label, kind: a.kind, pagerank: a.measures.pagerank, x: at.x, y: at.y,
        diff: a.diff, radius: shown.size, colour: shown.color};
    });
    const edges = graph.mapEdges((id, a, source, target) => {
      const shown = sigma.getEdgeDisplayData(id);
      return {id, source, target, relation: a.relation, weight: a.weight, directed: graph.isDirected(id),
        diff: a.diff, width: shown.size, colour: shown.color};
    });
    return {nodes, edges, problems: []};
  }},
  forceGraph: {scripts: [scripts.forceGraph], format: "d3", run: async text => {
    const graph = new window.ForceGraph(document.getElementById("view")).linkCurvature("curvature").cooldownTicks(0)
      .graphData(JSON.parse(text));
    await new Promise(done => graph.onEngineStop(done));
    const {nodes, links} = graph.graphData();
    return {nodes: nodes.map(n => ({id: n.id, label: n.label, kind: n.kind, pagerank: n.measures.pagerank, x: n.x, y: n.y,
      diff: n.diff, radius: Math.round(4 * Math.sqrt(n[graph.nodeVal()]) * 100) / 100, colour: n[graph.nodeColor()]})),
    edges: links.map(l => ({id: l.id, source: l.source.id, target: l.target.id, relation: l.relation, weight: l.weight,
      diff: l.diff, directed: l.directed, width: l.width, colour: l[graph.linkColor()]})),
    problems: nodes.some(n => "name" in n) ? ["names that force-graph would show as HTML"] : []};
  }},
  vis: {scripts: [scripts.vis], format: "vis", run: text => {
    const network = new window.vis.Network(document.getElementById("view"), JSON.parse(text));
    const body = network.body;
    const nodes = body.data.nodes.map(n => ({id: n.id, label: body.nodes[n.id].options.label, kind: n.kind,
      pagerank: n.measures.pagerank, x: body.nodes[n.id].x, y: body.nodes[n.id].y, radius: body.nodes[n.id].options.size,
      diff: n.diff, colour: body.nodes[n.id].options.color.background}));
    const edges = Object.values(body.edges).filter(e => e.connected).map(e => {
      const item = body.data.edges.get(e.id);
      return {id: e.id, source: e.from.id, target: e.to.id, relation: item.relation, weight: item.weight,
        diff: item.diff, directed: item.directed, width: e.options.width, colour: e.options.color.color};
    });
    return {nodes, edges, problems: []};
  }},
};

// x and y of a library that draws in its own pixels: one scale for both, the same way round.
function rescale(nodes, wanted) {
  const spread = (items, key) => Math.max(...items.map(i => i[key])) - Math.min(...items.map(i => i[key]));
  const scale = nodes.length > 1 ? spread(nodes, "x") / spread([...wanted.values()], "x") : 1;
  const first = nodes[0], origin = first && wanted.get(first.id);
  if (!origin) return;
  const [x0, y0] = [first.x, first.y];
  for (const n of nodes) {
    n.x = origin.x + (n.x - x0) / scale;
    n.y = origin.y + (n.y - y0) / scale;
  }
}

const near = (a, b, most) => a === b || Math.abs(a - b) <= most;

// What the library holds against erg's own file; `looks` are radii and colours of the d3 file, which
// the test of outputs compares with all others.
function compare(found, snapshot, looks, most) {
  const problems = [...found.problems];
  const nodes = new Map(snapshot.nodes.map(n => [n.id, n])), edges = new Map(snapshot.edges.map(e => [e.id, e]));
  if (found.nodes.length !== nodes.size) problems.push(`${found.nodes.length} nodes, wanted ${nodes.size}`);
  if (found.edges.length !== edges.size) problems.push(`${found.edges.length} edges, wanted ${edges.size}`);
  for (const n of found.nodes) {
    const wanted = nodes.get(n.id), look = looks.nodes.get(n.id);
    if (!wanted) { problems.push(`node ${n.id} is not in the graph`); continue; }
    for (const [key, value] of [["label", wanted.label], ["kind", wanted.kind], ["pagerank", wanted.measures.pagerank],
      ["radius", look.r], ["colour", look.color], ["diff", wanted.diff]])
      if (n[key] !== value) problems.push(`${n.id}: ${key} ${n[key]}, wanted ${value}`);
    for (const key of ["x", "y"])
      if (!near(n[key], wanted[key], most)) problems.push(`${n.id}: ${key} ${n[key]}, wanted ${wanted[key]}`);
  }
  for (const e of found.edges) {
    const wanted = edges.get(e.id), look = looks.links.get(e.id);
    if (!wanted) { problems.push(`edge ${e.id} is not in the graph`); continue; }
    for (const [key, value] of [["source", wanted.source], ["target", wanted.target], ["relation", wanted.relation],
      ["weight", wanted.weight], ["directed", wanted.directed], ["width", look.width], ["colour", look.color],
      ["diff", wanted.diff]])
      if (e[key] !== value) problems.push(`${e.id}: ${key} ${e[key]}, wanted ${value}`);
  }
  return problems;
}

// Both sides of a comparison as one graph, from erg's own files of the sides and of what changed; places
// are those of the d3 file, which the test of outputs compares with all others.
function union(diff, older, newer, d3) {
  const places = new Map(d3.nodes.map(n => [n.id, n])), renamed = new Map();
  for (const {before, after} of [...diff.renamed?.nodes ?? [], ...diff.renamed?.edges ?? []]) {
    const id = before < after ? before : after;
    renamed.set(before, id).set(after, id);
  }
  const name = id => renamed.get(id) ?? id;
  const join = records => {
    const all = new Map(), changed = new Set(diff.changed[records].map(r => r.id));
    for (const r of older[records]) all.set(name(r.id), {...r, diff: "removed"});
    for (const r of newer[records]) {
      const id = name(r.id);
      all.set(id, {...r, diff: !all.has(id) ? "added" : changed.has(id) ? "changed" : "same"});
    }
    return [...all].map(([id, r]) => ({...r, id})).sort((x, y) => Buffer.compare(Buffer.from(x.id), Buffer.from(y.id)));
  };
  return {nodes: join("nodes").map(n => ({...n, x: places.get(n.id)?.x, y: places.get(n.id)?.y})),
    edges: join("edges").map(e => ({...e, source: name(e.source), target: name(e.target)}))};
}

// The discs of erg's picture: same radii, and the same places but for where the plot begins.
function asDrawn(snapshot, looks, svg) {
  const problems = [];
  let shift, count = 0;
  snapshot.nodes.forEach((n, i) => {
    const group = svg.match(new RegExp(`<g[^>]* id="n${i + 1}"[^>]*>\\s*(?:<title>[^<]*</title>)?\\s*<circle[^>]*>`));
    if (!group || n.kind !== "company") return;
    const value = key => Number(group[0].match(new RegExp(` ${key}="([-\\d.]+)"`))[1]);
    const at = [value("cx") - n.x, value("cy") - n.y];
    shift ??= at;
    count++;
    if (!near(at[0], shift[0], 0.11) || !near(at[1], shift[1], 0.11)) problems.push(`${n.id} is drawn elsewhere`);
    if (!near(value("r"), looks.nodes.get(n.id).r, 0.06)) problems.push(`${n.id} is drawn with radius ${value("r")}`);
  });
  if (count < 5) problems.push(`only ${count} discs found`);
  return problems;
}

// Three faults that a file could have; each must be seen.
const parts = {
  cytoscape: f => [f.elements.nodes[0].data, f.elements.nodes[0].position, f.elements.edges[0].data, "target"],
  graphology: f => [f.nodes[0].attributes, f.nodes[0].attributes, f.edges[0], "target"],
  d3: f => [f.nodes[0], f.nodes[0], f.links[0], "target"],
  vis: f => [f.nodes[0], f.nodes[0], f.edges[0], "to"],
  echarts: f => [f.series[0].data[0], f.series[0].data[0], f.series[0].links[0], "target"],
};
const faults = {
  "a ghost target": ([, , edge, target]) => { edge[target] = "ghost"; },
  "a change that is another": ([node]) => { node.diff = "changed"; },
  "a renamed key": ([node]) => {
    const key = "label" in node ? "label" : "name";
    node["renamed"] = node[key];
    delete node[key];
  },
  "a moved node": ([, place]) => { place.x += 5; },
};

const context = await launch();

async function inBrowser(name, file) {
  const {page, problems} = await blank(context);
  await page.setContent(`<!doctype html><div id="view" style="width:900px;height:700px"></div>`);
  for (const path of pages[name].scripts) await page.addScriptTag({path});
  try {
    const found = await page.evaluate(pages[name].run, JSON.stringify(file));
    const shot = await page.screenshot();
    if (found.nodes.length && shot.length < 3000) problems.push("nothing is drawn");
    if (await page.$("img[src=x]")) problems.push("a name became markup");
    return {...found, problems: [...found.problems, ...problems]};
  } finally {
    await page.close();
  }
}

async function look(frontend, file, snapshot, looks) {
  const inPage = frontend in pages;
  const found = inPage ? await inBrowser(frontend, file) : loaders[frontend](file);
  if (frontend === "sigma") rescale(found.nodes, new Map(snapshot.nodes.map(n => [n.id, n])));
  // vis-network cuts places to whole pixels; sigma draws them in its own.
  return compare(found, snapshot, looks, {sigma: 0.5, vis: 1}[frontend] ?? 0);
}

for (const name of names) {
  const text = format => readFileSync(join(folder, `${name}.${format}`), "utf8");
  const read = format => JSON.parse(text(format)), d3 = read("d3.json"), own = read("json");
  const compared = own.format === "erg.diff";
  const snapshot = compared ? union(own, read("from.json"), read("to.json"), d3) : own;
  const looks = {nodes: new Map(d3.nodes.map(n => [n.id, n])), links: new Map(d3.links.map(e => [e.id, e]))};
  if (snapshot.nodes.some(n => n.kind === "company") && snapshot.nodes.length > 20)
    say(`${name}: files and picture have the same places and radii`, asDrawn(snapshot, looks, text("svg")));
  for (const frontend of [...Object.keys(loaders), ...Object.keys(pages)]) {
    const format = pages[frontend]?.format ?? frontend, file = JSON.parse(text(format + ".json"));
    const run = copy => problemsOf(look(frontend, copy, snapshot, looks), frontend);
    say(`${name} in ${frontend}: all of it, where it belongs`, await run(structuredClone(file)));
    if (snapshot.nodes.length <= 20) continue;
    for (const [fault, make] of Object.entries(faults)) {
      const copy = structuredClone(file);
      make(parts[format](copy));
      say(`${name} in ${frontend}: ${fault} is seen`, (await run(copy)).length ? [] : ["nothing was noticed"]);
    }
  }
}
await end();

// What a frontend developer writes with data/schema/erg.d.ts: it must compile against the libraries' own
// declarations. run.sh compiles it where the libraries are.
import cytoscape from "cytoscape";
import {MultiGraph} from "graphology";
import * as echarts from "echarts";
import {Network} from "vis-network/standalone";
import type {Cytoscape, D3, D3Link, D3Node, Dataset, Diff, ECharts, Graphology, JGF, NodeLink, Snapshot, Timeline,
  VisNetwork} from "../../data/schema/erg";

declare const el: HTMLElement;
const load = async <T>(name: string): Promise<T> => await (await fetch(name)).json();

export async function frontends() {
  const cy = cytoscape({container: el, ...await load<Cytoscape>("network.cytoscape.json")});
  const graph = MultiGraph.from(await load<Graphology>("network.graphology.json"));
  new Network(el, await load<VisNetwork>("network.vis.json"));
  echarts.init(el).setOption(await load<ECharts>("network.echarts.json"));
  const d3 = await load<D3>("network.d3.json");
  const largest = d3.nodes.reduce((a: D3Node, b: D3Node) => (a.r > b.r ? a : b));
  const funded = d3.links.filter((l: D3Link) => l.relation === "funding" && l.amount?.currency === "USD");
  return [cy.nodes().length, graph.order, largest.label, funded.map(l => l.claims[0]?.document)];
}

export async function own() {
  const snapshot = await load<Snapshot>("network.json"), diff = await load<Diff>("changes.json");
  const jgf = await load<JGF>("network.jgf.json"), pairs = await load<NodeLink>("network.node-link.json");
  const dates = await load<Timeline>("dates.json"), data = await load<Dataset>("data.json");
  const central = snapshot.nodes.filter(n => (n.measures?.pagerank ?? 0) > 0.1).map(n => n.label.toUpperCase());
  // @ts-expect-error: there is no such member
  snapshot.nodes[0].lable;
  // @ts-expect-error: a text is no number
  const wrong: number = snapshot.edges[0].relation;
  return [central, wrong, diff.summary.nodes_added, Object.keys(jgf.graph.nodes).length, pairs.edges.length,
    dates.at?.length, data.relations?.length];
}

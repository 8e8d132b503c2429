// The graph that the page is about, and how its parts are called.
import {$} from "./dom.js";
import {saySpan} from "./dates.js";

export const data = JSON.parse($("data").textContent);
export const {nodes, edges, documents, measures, families, kinds} = data;

nodes.forEach((node, index) => Object.assign(node, {index, edges: []}));
edges.forEach((edge, index) => {
  const kind = data.relations[edge.relation] || {directed: true};
  Object.assign(edge, {...kind, ...edge, index, source: edge.ends[0], target: edge.ends[1]});
  nodes[edge.source].edges.push(index);
  if (edge.target !== edge.source) nodes[edge.target].edges.push(index);
});

const nodeIds = new Map(nodes.map(node => [node.id, node]));
const edgeIds = new Map(edges.map(edge => [edge.id, edge]));
export const findNode = id => nodeIds.get(id);
export const findEdge = id => edgeIds.get(id);

export const otherEnd = (edge, node) => nodes[edge.source === node.index ? edge.target : edge.source];
export const countOf = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
export const countRelations = number => countOf(number, "relation", "relations");
export const countEntities = number => countOf(number, "entity", "entities");

export const kindOf = node => node.word && node.word !== "unknown" ? node.word : kinds[node.kind].title;
export const verbOf = edge => edge.verb || `${edge.directed ? "→" : "–"} (${edge.relation})`;
export const sentence = edge => `${nodes[edge.source].label} ${verbOf(edge)} ${nodes[edge.target].label}`;
export const factsOf = edge => [edge.label, edge.figures, saySpan(edge)].filter(Boolean).join(", ");

const signs = {added: "+", removed: "−", changed: "Δ"};
export const signOf = thing => signs[thing.change] || "";

// By rank where the measure has ranks, else by its value.
export const measureNamed = key => measures.findIndex(measure => measure.key === key);
export const sizing = Math.max(0, measureNamed(data.sizeBy || "strength"));
const weightOf = node => node.values && node.values[sizing] !== null ? node.values[sizing] : node.edges.length;
export const strongest = [...nodes].sort((a, b) => weightOf(b) - weightOf(a) || a.index - b.index);

// What the newer side, or the last date, no longer has keeps the ranks that it had.
export const isPast = node => Boolean(node.gone) || node.change === "removed";
export const sayRank = (node, index) => `${isPast(node) ? "was " : ""}rank ${node.ranks[index]}`;

const names = {in_degree: "In-degree", out_degree: "Out-degree", in_strength: "In-strength",
  out_strength: "Out-strength", pagerank: "PageRank"};
export const nameMeasure = key => names[key] || key[0].toUpperCase() + key.slice(1);
export const sayNumber = value => value === null ? "–"
  : Number(value.toPrecision(4)).toLocaleString("en", {maximumSignificantDigits: 4});

// Measures of every entity in a table that sorts.
import {data, measures, nodes, countEntities, isPast, kindOf, measureNamed, nameMeasure, sayNumber,
  signOf} from "./data.js";
import {$, button, fill, make} from "./dom.js";
import {change, state} from "./state.js";

const usual = ["strength", "degree", "betweenness", "pagerank", "closeness", "coreness", "community"];
const least = 25;
let columns = [], sorted = "", downward = false, all = false;

const byName = (a, b) => a.label.localeCompare(b.label, "en") || a.index - b.index;

// Rank 1 first; what has no value last, whichever way.
function compare(column) {
  if (column === "name") return byName;
  if (column === "kind") return (a, b) => kindOf(a).localeCompare(kindOf(b), "en") || byName(a, b);
  const index = Number(column), ranked = measures[index].ranked;
  const list = node => ranked ? node.ranks : node.values;
  return (a, b) => list(a)[index] - list(b)[index] || byName(a, b);
}

// Behind those that are there: what is gone, then what has no value.
function place(node, column) {
  if (column === "name" || column === "kind") return 0;
  return node.values[column] === null ? 2 : Number(isPast(node));
}

function rows() {
  const order = compare(sorted), sign = downward ? -1 : 1;
  return [...nodes].sort((a, b) => place(a, sorted) - place(b, sorted) || sign * order(a, b));
}

// Of ranks, first is highest: that is falling values.
function direction(column) {
  if (column !== sorted) return null;
  const ranked = column !== "name" && column !== "kind" && measures[column].ranked;
  const lowFirst = ranked && measures[column].key === "constraint";
  return downward === Boolean(ranked && !lowFirst) ? "ascending" : "descending";
}

function sort(column) {
  downward = column === sorted ? !downward : false;
  sorted = column;
  show();
  $("measures").querySelector(`[data-column="${column}"]`).focus();
}

function headCell(column, title, says, left) {
  return make("th", {scope: "col", class: left && "left", "aria-sort": direction(column)},
    make("button", {type: "button", "data-column": column, title: says, onclick: () => sort(column)}, title));
}

function row(node) {
  const chosen = state.chosen && state.chosen.node === node;
  const was = isPast(node) ? "was " : "";
  return make("tr", {"data-node": node.index, "aria-selected": chosen ? "true" : null, class: was && "gone"},
    make("td", {class: "left"}, signOf(node) && make("b", {class: node.change}, signOf(node), " "),
      button("link", () => change({chosen: {node}}, "table"), node.label)),
    make("td", {class: "left"}, kindOf(node)),
    columns.map(index => make("td", null, sayNumber(node.values[index]), " ",
      measures[index].ranked && make("small", null, node.ranks[index] === null ? "" : `${was}#${node.ranks[index]}`))));
}

function showAll() {
  all = true;
  show();
}

function showEvery() {
  columns = measures.map((_, index) => index);
  show();
}

const more = () => make("div", {class: "below"},
  !all && nodes.length > least && button("plain", showAll, `Show all ${countEntities(nodes.length)}`),
  columns.length < measures.length && button("plain", showEvery, "Show every measure"));

function show() {
  const table = make("table", null, make("caption", {hidden: true}, "Measures of every entity"),
    make("thead", null, make("tr", null, headCell("name", "Entity", null, true), headCell("kind", "Kind", null, true),
      columns.map(index => headCell(String(index), nameMeasure(measures[index].key), measures[index].says)))),
    make("tbody", null, (all ? rows() : rows().slice(0, least)).map(row)));
  fill($("measures"), make("h2", null, "Who is central"),
    make("p", {class: "more"}, `Measured on ${countEntities(data.measuredNodes)}. #1 ranks first; `,
      "click a head to sort by it.", nodes.some(isPast) && ` “was” is of what is gone, before it went.`),
    make("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Measures"}, table), more());
}

export function showRow() {
  for (const element of $("measures").querySelectorAll("tr[data-node]")) {
    const chosen = state.chosen && state.chosen.node && state.chosen.node.index === Number(element.dataset.node);
    if (chosen) element.setAttribute("aria-selected", "true");
    else element.removeAttribute("aria-selected");
  }
}

export function startTable() {
  if (measures.length === 0 || nodes.length === 0) return;
  columns = usual.map(measureNamed).filter(index => index >= 0);
  if (columns.length === 0) columns = measures.map((_, index) => index);
  sorted = String(columns[0]);
  $("measures").hidden = false;
  show();
}

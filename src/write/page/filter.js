// Which entities and relations are shown: the legend is made of switches, and the date counts too.
import {data, edges, nodes, families, kinds, countEntities, countRelations} from "./data.js";
import {isInForce, sayDate} from "./dates.js";
import {$} from "./dom.js";
import {change, state} from "./state.js";

export const shown = {nodes: nodes.map(() => true), edges: edges.map(() => true), faded: nodes.map(() => false)};

const isOff = (filter, value) => state.off.has(`${filter}:${value}`);

function isSwitchedOff(edge) {
  return isOff("family", families[edge.family].name) || isOff("change", edge.change) ||
    (edge.disputed && !edge.possible && isOff("sure", "disputed")) || (edge.possible && isOff("sure", "possible"));
}

export const isUndated = edge => !edge.start && !edge.end;
export const isOffDate = edge => state.day !== null && !isInForce(edge, state.day);

export function sift() {
  nodes.forEach((node, n) => { shown.nodes[n] = !isOff("kind", kinds[node.kind].name); });
  edges.forEach((edge, e) => {
    shown.edges[e] = shown.nodes[edge.source] && shown.nodes[edge.target] && !isSwitchedOff(edge) &&
      !isOffDate(edge) && (state.undated || !isUndated(edge));
  });
  nodes.forEach((node, n) => {
    shown.faded[n] = (node.edges.length > 0 || state.earlier) && !node.edges.some(e => shown.edges[e]);
  });
}

export function sayCounts() {
  if (!$("count")) return;   // nothing to count
  const entities = nodes.filter((_, n) => shown.nodes[n] && !shown.faded[n]).length;
  const relations = shown.edges.filter(Boolean).length;
  const date = state.day !== null ? state.when : data.asOf && !data.noSlider && sayDate(data.asOf);
  const ended = data.leftOut && state.earlier ? `; what had ended by ${sayDate(data.asOf)} is not here` : "";
  const when = date ? ` in force, ${date}${ended}` : "";
  const drawn = new Set([...document.querySelectorAll("#picture [data-n]")].map(mark => mark.dataset.n)).size;
  const part = drawn > 0 && drawn < nodes.length ? `; the picture shows the strongest ${drawn}` : "";
  $("count").textContent = `${countEntities(entities)}, ${countRelations(relations)}${when}${part}`;
}

const keyOf = button => `${button.dataset.filter}:${button.dataset.value}`;
export const isSwitch = key => [...document.querySelectorAll("[data-filter]")].some(button => keyOf(button) === key);

export function startFilters() {
  for (const button of document.querySelectorAll("[data-filter]")) {
    const key = keyOf(button);
    button.addEventListener("click", () => {
      const off = new Set(state.off);
      if (!off.delete(key)) off.add(key);
      change({off});
    });
  }
  if ($("all")) $("all").addEventListener("click", () => {
    change({off: new Set(), undated: true});
    document.querySelector("[data-filter]").focus();
  });
}

export function showSwitches() {
  for (const button of document.querySelectorAll("[data-filter]"))
    button.setAttribute("aria-pressed", String(!isOff(button.dataset.filter, button.dataset.value)));
  if ($("all")) $("all").hidden = state.off.size === 0 && state.undated;
  for (const item of document.querySelectorAll("[data-edge]"))
    item.classList.toggle("off", !shown.edges[item.dataset.edge]);
}

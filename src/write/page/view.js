// The picture: what its marks stand for, and what pointing, clicking and keys do to it.
import {edges, measures, nodes, strongest, countRelations, factsOf, kindOf, nameMeasure, sayRank, sentence, signOf,
  sizing} from "./data.js";
import {$, clean, fill, make, svg} from "./dom.js";
import {shown} from "./filter.js";
import {change, state} from "./state.js";
import {begin, fit, moveBy, reveal, startZoom, toPicture, wasDragged, zoomAt} from "./zoom.js";

const picture = $("picture"), frame = $("frame"), tip = $("tip");
const nodeMarks = new Map(), edgeMarks = [];
let near = null;   // {node} or {edges} under the pointer or with the focus

const numbers = element => element.dataset.e.split(" ").map(Number);

function collect() {
  for (const element of picture.querySelectorAll("[data-n]")) {
    const n = Number(element.dataset.n);
    if (!nodeMarks.has(n)) nodeMarks.set(n, []);
    nodeMarks.get(n).push(element);
  }
  for (const element of picture.querySelectorAll("[data-e]")) edgeMarks.push({element, edges: numbers(element)});
}

export const isDrawn = node => nodeMarks.has(node.index);

// The middle of a mark's symbol, in the picture's units.
function placeOf(node) {
  const marks = nodeMarks.get(node.index);
  if (!marks) return null;
  const mark = marks[0].firstElementChild || marks[0], box = mark.getBBox();
  return {x: box.x + box.width / 2, y: box.y + box.height / 2, r: Math.max(box.width, box.height) / 2};
}

// Thin lines are hard to hit: each has a wide one that nobody sees.
function widen() {
  for (const {element} of edgeMarks) {
    if (!element.classList.contains("lane")) continue;
    for (const path of [...element.querySelectorAll("path[class^=s-]")]) {
      const hit = svg("path", {d: path.getAttribute("d"), class: "hit"});
      element.append(hit);
    }
  }
}

function name() {
  picture.setAttribute("role", "group");
  picture.setAttribute("aria-roledescription", "network diagram");
  for (const [n, marks] of nodeMarks) {
    const node = nodes[n];
    for (const mark of marks) {
      mark.setAttribute("role", "button");
      mark.setAttribute("tabindex", "-1");
      mark.setAttribute("aria-label", clean(`${node.label}, ${kindOf(node)}, ${countRelations(node.edges.length)}`));
    }
  }
}

// --- what is lit

function litBy(what) {
  const lit = {nodes: new Set(), edges: new Set()};
  const add = e => {
    lit.edges.add(e);
    lit.nodes.add(edges[e].source).add(edges[e].target);
  };
  if (what.node) {
    lit.nodes.add(what.node.index);
    what.node.edges.filter(e => shown.edges[e]).forEach(add);
  } else {
    what.edges.forEach(add);
  }
  return lit;
}

function light() {
  const what = near || state.chosen;
  const lit = what && litBy(what);
  picture.classList.toggle("dim", Boolean(lit));
  for (const [n, marks] of nodeMarks) {
    const isLit = Boolean(lit && lit.nodes.has(n));
    for (const mark of marks) mark.classList.toggle("lit", isLit);
  }
  for (const mark of edgeMarks) {
    const isLit = Boolean(lit && mark.edges.some(e => lit.edges.has(e)));
    mark.element.classList.toggle("lit", isLit);
  }
}

// Round the entity that is chosen, and the one that has the focus.
function ring() {
  for (const old of picture.querySelectorAll(".ring")) old.remove();
  const focused = document.activeElement && document.activeElement.closest("#picture [data-n]");
  const seen = focused && focused.matches(":focus-visible");
  const wanted = [state.chosen && state.chosen.node, seen && nodes[focused.dataset.n]];
  for (const node of wanted) {
    const place = node && isDrawn(node) && shown.nodes[node.index] && placeOf(node);
    if (place) $("view").append(svg("circle", {class: "ring", cx: place.x, cy: place.y, r: place.r + 4}));
  }
}

export function draw() {
  for (const [n, marks] of nodeMarks) {
    for (const mark of marks) {
      mark.classList.toggle("off", !shown.nodes[n]);
      mark.classList.toggle("faded", shown.faded[n]);
    }
  }
  for (const mark of edgeMarks) mark.element.classList.toggle("off", !mark.edges.some(e => shown.edges[e]));
  if (near && near.edges) near = null;
  light();
  ring();
}

// --- the tip

function sayNode(node) {
  const visible = node.edges.filter(e => shown.edges[e]).length;
  const words = [kindOf(node), countRelations(visible)];
  if (node.ranks && node.ranks[sizing])
    words.push(`${nameMeasure(measures[sizing].key).toLowerCase()}: ${sayRank(node, sizing)}`);
  return [make("b", null, signOf(node), " ", node.label), words.join(" · ")];
}

function sayEdges(list) {
  const some = list.slice(0, 4);
  return [some.map(e => make("p", null, make("b", null, signOf(edges[e]), " ", sentence(edges[e])), factsOf(edges[e]),
    edges[e].disputed ? " (disputed)" : "")), list.length > 4 && make("p", null, `and ${list.length - 4} more`)];
}

function showTip(what, event) {
  tip.hidden = !what;
  if (!what) return;
  fill(tip, what.node ? sayNode(what.node) : sayEdges(what.edges));
  const room = frame.getBoundingClientRect(), left = event.clientX - room.left, top = event.clientY - room.top;
  const x = left + 18 + tip.offsetWidth > room.width ? left - 14 - tip.offsetWidth : left + 18;
  const y = top + 18 + tip.offsetHeight > room.height ? top - 12 - tip.offsetHeight : top + 18;
  tip.style.setProperty("transform", `translate(${Math.max(0, x).toFixed(0)}px,${Math.max(0, y).toFixed(0)}px)`);
}

// --- pointing

function under(event) {
  const mark = event.target.closest && event.target.closest("#picture [data-n], #picture [data-e]");
  if (!mark) return null;
  if (mark.dataset.n !== undefined) return {node: nodes[mark.dataset.n]};
  const list = numbers(mark).filter(e => shown.edges[e]);
  return list.length ? {edges: list} : null;
}

const same = (a, b) => a === b || Boolean(a && b && a.node === b.node && String(a.edges) === String(b.edges));

function point(event) {
  if (event.pointerType === "touch") return;
  const what = frame.classList.contains("moving") ? null : under(event);
  showTip(what, event);
  if (same(what, near)) return;
  near = what;
  light();
}

function leave() {
  near = null;
  tip.hidden = true;
  light();
}

function click(event) {
  if (wasDragged() || event.target.closest(".zoom")) return;
  const what = under(event);
  near = null;
  tip.hidden = true;
  change({chosen: what}, "picture");
}

// --- keys

const drawnNodes = () => strongest.filter(node => isDrawn(node) && shown.nodes[node.index]);

function rove(node, focus) {
  for (const marks of nodeMarks.values()) marks[0].setAttribute("tabindex", "-1");
  if (!node) return;
  const [mark] = nodeMarks.get(node.index);
  mark.setAttribute("tabindex", "0");
  if (!focus) return;
  reveal(placeOf(node));
  mark.focus({preventScroll: false});
}

// The nearest entity in the direction, what lies aside counting twice.
function neighbour(from, dx, dy) {
  const here = placeOf(from);
  let best = null, least = Infinity;
  for (const node of drawnNodes()) {
    const place = placeOf(node), x = place.x - here.x, y = place.y - here.y;
    const ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead <= 1 || ahead + 2 * aside >= least) continue;
    least = ahead + 2 * aside;
    best = node;
  }
  return best;
}

const arrows = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = event.target.closest("[data-n]"), node = mark && nodes[mark.dataset.n];
  if (arrows[event.key] && event.shiftKey) moveBy(arrows[event.key][0] * 60, arrows[event.key][1] * 60);
  else if (arrows[event.key] && node) rove(neighbour(node, ...arrows[event.key]) || node, true);
  else if ((event.key === "Enter" || event.key === " ") && node) change({chosen: {node}}, "keyboard");
  else if (event.key === "+" || event.key === "=") zoomAt(1.3);
  else if (event.key === "-") zoomAt(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}

function focusIn(event) {
  const mark = event.target.closest("[data-n]");
  if (!mark || !mark.matches(":focus-visible")) return;
  near = {node: nodes[mark.dataset.n]};
  light();
  ring();
}

function focusOut() {
  near = null;
  light();
  requestAnimationFrame(ring);
}

export function focusNode(node) {
  if (node && isDrawn(node)) rove(node, true);
}

export function showChosen() {
  const node = state.chosen && state.chosen.node;
  if (node && isDrawn(node)) {
    rove(node, false);
    reveal(placeOf(node));
  }
  light();
  ring();
}

export function startView() {
  collect();
  name();
  widen();
  startZoom();
  const first = drawnNodes()[0];
  rove(first, false);
  begin(first && placeOf(first));
  frame.addEventListener("pointermove", point);
  frame.addEventListener("pointerleave", leave);
  frame.addEventListener("click", click);
  frame.addEventListener("dblclick", event => { if (!under(event)) zoomAt(1.6, toPicture(event)); });
  // On the frame: a listener for focus would make the svg itself a stop of Tab.
  frame.addEventListener("keydown", key);
  frame.addEventListener("focusin", focusIn);
  frame.addEventListener("focusout", focusOut);
}

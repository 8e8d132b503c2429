// The panel: what is known of an entity or of relations, claim by claim, with the place in the source.
import {data, documents, edges, families, measures, nodes, strongest, countOf, countRelations, factsOf, isPast, kindOf,
  nameMeasure, otherEnd, sayNumber, sayRank, sentence, signOf, sizing, verbOf} from "./data.js";
import {sayDate, saySpan} from "./dates.js";
import {$, button, fill, link, make} from "./dom.js";
import {isOffDate, shown} from "./filter.js";
import {change, state} from "./state.js";
import {focusNode, isDrawn} from "./view.js";

const panel = $("sheet");
const few = 3;   // so many relations are open at once
const main = ["strength", "degree", "betweenness", "pagerank", "closeness", "coreness"];

const sayValue = value => value !== null && typeof value === "object" ? JSON.stringify(value) : String(value);
const tag = (words, change) => make("em", {class: "tag " + (change || "")}, words);

// --- claims

function sourceOf(claim) {
  const document = documents[claim.in];
  if (!document) return claim.at || "No document is named";
  const number = document.number ? `[${document.number}] ` : "";
  const date = document.date ? sayDate(document.date) : "undated";
  const when = claim.asserted && claim.asserted !== document.date ? `, said ${sayDate(claim.asserted)}` : "";
  return [number, link(document.url, document.title || document.id),
    document.publisher && `, ${document.publisher}`, `, ${date}`, claim.at && `, ${claim.at}`, when];
}

function says(claim) {
  if (claim.key) return `${claim.key}: ${sayValue(claim.value)}`;
  return [claim.label, claim.amount, claim.share, saySpan(claim)].filter(Boolean).join(", ");
}

function sayClaim(claim) {
  const unused = claim.status === "denied" || claim.status === "retracted";
  const words = says(claim), sure = claim.confidence !== undefined && `confidence ${claim.confidence}`;
  return make("div", {class: unused ? "claim unused" : "claim"},
    (words || claim.status || sure) && make("p", null, words && make("span", {class: "says"}, words), " ",
      claim.status && tag(claim.status), sure && make("small", null, " ", sure)),
    claim.by && make("p", null, "according to ", claim.by),
    claim.note && make("p", null, claim.note),
    make("p", {class: "source"}, sourceOf(claim)));
}

const sayAttributes = attributes => Object.entries(attributes || {}).filter(([name]) => name !== "about")
  .map(([name, value]) => make("p", null, `${name.replace(/_/g, " ")}: ${sayValue(value)}`));

// --- relations

function changesOf(thing) {
  if (!thing.changes) return null;
  return thing.changes.split("\n").map(line => make("p", {class: "differs"}, line.replaceAll(" -> ", " → ")));
}

function sayRelation(edge, summary, open) {
  const claims = edge.claims || [];
  const about = edge.attrs && edges.find(other => other.id === edge.attrs.about);
  return make("details", {open: Boolean(open), "data-relation": edge.index},
    make("summary", null, summary),
    make("div", {class: "claims"},
      changesOf(edge),
      about && make("p", null, "About: ", sentence(about)),
      sayAttributes(edge.attrs),
      edge.disputed && make("p", null, "The sources disagree on the figure."),
      claims.length ? claims.map(sayClaim) : make("p", {class: "more"}, "No source is named.")));
}

const tagsOf = edge => [edge.disputed && [" ", tag("disputed")], edge.possible && [" ", tag("possible")]];
const signOfChange = thing => signOf(thing) && make("b", {class: thing.change}, signOf(thing), " ");

// Said from the entity's side: "funds OpenAI", "Microsoft funds it".
function fromSide(edge, node) {
  const other = otherEnd(edge, node), name = make("b", null, other.label);
  if (edge.source === node.index || !edge.directed) return [verbOf(edge), " ", name];
  return [name, " ", verbOf(edge), " it"];
}

function byFamily(list, say) {
  return families.map((family, index) => {
    const some = list.filter(edge => edge.family === index);
    return some.length > 0 && [make("h3", null, family.title), some.map(say)];
  });
}

function withStart(list) {
  return [...list].sort((a, b) => (a.start || "9999").localeCompare(b.start || "9999") || a.index - b.index);
}

// --- what is chosen

function head(kicker, title) {
  return [make("p", {class: "kicker"}, kicker), make("h2", {id: "panel-title"}, title),
    make("button", {type: "button", id: "close", class: "plain", "aria-label": "Close", onclick: close}, "×")];
}

function ranksOf(node) {
  const rows = main.map(key => measures.findIndex(measure => measure.key === key))
    .filter(index => index >= 0 && node.values[index] !== null);
  if (rows.length === 0) return null;
  const row = index => make("tr", {title: measures[index].says},
    make("th", {scope: "row"}, nameMeasure(measures[index].key)),
    make("td", null, sayNumber(node.values[index])),
    make("td", null, node.ranks[index] !== null && sayRank(node, index) +
      (isPast(node) ? "" : ` of ${data.measuredNodes}`)));
  return make("table", {class: "facts"}, make("tbody", null, rows.map(row)));
}

// What sources say of the entity itself; where that is much, relations come first to the eye.
function aboutOf(node) {
  const said = node.claims ? node.claims.map(sayClaim) : sayAttributes(node.attrs);
  if (said.length === 0) return null;
  return make("details", {open: said.length <= few, "data-relation": "about"},
    make("summary", null, make("b", null, "About it"),
      make("small", null, countOf(said.length, "statement", "statements"))),
    make("div", {class: "claims"}, said));
}

function sayHidden(list) {
  const hidden = list.filter(edge => !shown.edges[edge.index]);
  if (hidden.length === 0) return null;
  const early = hidden.filter(isOffDate).length;
  const why = early === hidden.length ? "not in force at this date"
    : early === 0 ? "switched off" : "not in force or switched off";
  return make("p", {class: "more"}, `${countRelations(hidden.length)} more, ${why}.`);
}

const goneSince = data.stops ? "It is not there at the last date." : "It is not there on the newer side.";

function showEntity(node) {
  const all = node.edges.map(e => edges[e]), visible = withStart(all.filter(edge => shown.edges[edge.index]));
  const summary = edge => [signOfChange(edge), fromSide(edge, node), tagsOf(edge),
    make("small", null, factsOf(edge))];
  fill(panel, head(kindOf(node), [signOfChange(node), node.label]),
    node.aliases && make("p", {class: "more"}, "also ", node.aliases.join(", ")),
    !isDrawn(node) && make("p", {class: "more"}, "It is not in the picture, which shows the strongest."),
    isPast(node) && make("p", {class: "more"}, goneSince),
    changesOf(node), ranksOf(node),
    aboutOf(node),
    byFamily(visible, edge => sayRelation(edge, summary(edge), visible.length <= few)),
    visible.length === 0 && make("p", {class: "more"}, "No relation in this view."),
    sayHidden(all));
}

function titleOf(list) {
  const ends = new Set(list.flatMap(edge => [edge.source, edge.target]));
  if (list.length === 1) return sentence(list[0]);
  return [...ends].slice(0, 4).map(n => nodes[n].label).join(" ↔ ");
}

function showRelations(list) {
  const one = edge => factsOf(edge) || "What the sources say";
  const summary = edge => [signOfChange(edge), list.length > 1 ? sentence(edge) : one(edge), tagsOf(edge),
    list.length > 1 && make("small", null, factsOf(edge))];
  const ends = [...new Set(list.flatMap(edge => [edge.source, edge.target]))].slice(0, 6);
  fill(panel, head(list.length === 1 ? families[list[0].family].title : countRelations(list.length), titleOf(list)),
    withStart(list).map(edge => sayRelation(edge, summary(edge), list.length <= few)),
    make("h3", null, "Between"),
    make("ul", {class: "list"}, ends.map(n => make("li", null, pick(nodes[n])))));
}

function pick(node) {
  return button("pick", () => change({chosen: {node}}, "list"),
    make("span", null, node.label), make("small", null, countRelations(node.edges.length)));
}

function pickRelation(edge) {
  return button("pick", () => change({chosen: {edges: [edge.index]}}, "list"),
    make("span", null, signOfChange(edge), sentence(edge), make("small", null, " ", factsOf(edge))));
}

// Nothing is chosen: where to begin.
function showNothing() {
  const list = (title, items) => items.length > 0 && [make("h3", null, title),
    make("ul", {class: "list"}, items.map(item => make("li", null, item)))];
  const central = strongest.filter(node => node.edges.length > 0 && !isPast(node)).slice(0, 5);
  // Of a comparison, in the order of the page's own list.
  const changed = [...document.querySelectorAll(".changed [data-edge]")].map(item => edges[item.dataset.edge])
    .filter(edge => shown.edges[edge.index]).slice(0, 12);
  const disputed = edges.filter(edge => edge.disputed && shown.edges[edge.index]).slice(0, 5);
  fill(panel, make("h2", null, nodes.length ? "Details" : "Nothing to show"),
    make("p", {class: "more"}, nodes.length ? "Click an entity or a line for what each source says."
      : "No entity is in this selection."),
    list("What changed", changed.map(pickRelation)), list("Most connected", central.map(pick)),
    list("Where sources disagree", disputed.map(pickRelation)));
}

export function showPanel() {
  const {chosen} = state;
  const open = new Set([...panel.querySelectorAll("details[open]")].map(details => details.dataset.relation));
  const title = panel.querySelector("h2");
  if (!chosen) showNothing();
  else if (chosen.node) showEntity(chosen.node);
  else showRelations(chosen.edges.map(e => edges[e]));
  const now = panel.querySelector("h2");
  if (!title || title.textContent !== now.textContent) {
    panel.scrollTop = 0;
    return;
  }
  for (const details of panel.querySelectorAll("details"))
    details.open = details.open || open.has(details.dataset.relation);
}

export function close() {
  const {chosen} = state;
  if (!chosen) return;
  change({chosen: null}, "close");
  focusNode(chosen.node || nodes[edges[chosen.edges[0]].source]);
}

// Where the panel stands below the picture, it comes into sight; who came by keyboard goes on in it.
export function comeToPanel(how) {
  if (!state.chosen || !how) return;
  if (how === "keyboard") panel.focus({preventScroll: true});
  if (panel.getBoundingClientRect().top > innerHeight - 120) panel.scrollIntoView({block: "start"});
}

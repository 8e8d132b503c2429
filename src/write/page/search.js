// Finding an entity by its name: / begins, arrows choose, Enter shows.
import {nodes, kindOf, strongest} from "./data.js";
import {$, fill, make} from "./dom.js";
import {change} from "./state.js";
import {focusNode} from "./view.js";

const input = $("search"), list = $("found");
const most = 8;
let found = [], active = -1;

const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const index = strongest.map(node => ({node, texts: [node.label, ...(node.aliases || []), node.id].map(fold)}));

// A name that begins so before a word that does, before any other place; then the stronger one.
function score(texts, word) {
  let best = 9;
  texts.forEach((text, which) => {
    const at = text.indexOf(word);
    if (at < 0) return;
    const place = at === 0 ? 0 : /[\s\-/(.]/.test(text[at - 1]) ? 1 : 2;
    best = Math.min(best, place + (which > 0 ? 3 : 0));
  });
  return best;
}

function find(word) {
  return index.map(({node, texts}) => ({node, score: score(texts, word)})).filter(entry => entry.score < 9)
    .sort((a, b) => a.score - b.score).map(entry => entry.node);
}

function activate(which) {
  active = which;
  const options = list.querySelectorAll("[id]");
  options.forEach((option, number) => option.setAttribute("aria-selected", String(number === which)));
  if (options[which]) {
    input.setAttribute("aria-activedescendant", options[which].id);
    options[which].scrollIntoView({block: "nearest"});
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function hide() {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  activate(-1);
}

function choose(node) {
  input.value = "";
  hide();
  change({chosen: {node}}, "search");
  focusNode(node);
}

function option(node, number) {
  const press = event => {
    event.preventDefault();
    choose(node);
  };
  return make("li", {role: "option", id: `found-${number}`, "aria-selected": "false", onpointerdown: press},
    make("span", null, node.label), make("small", null, kindOf(node)));
}

const remark = words => make("li", {class: "none", role: "option", "aria-disabled": "true"}, words);

function show() {
  const word = fold(input.value.trim());
  if (!word) {
    hide();
    return;
  }
  const all = find(word);
  found = all.slice(0, most);
  fill(list, found.map(option), all.length > most && remark(`and ${all.length - most} more`),
    all.length === 0 && remark(`No entity is called “${input.value.trim().slice(0, 60)}”`));
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  activate(found.length ? 0 : -1);
}

function key(event) {
  const count = found.length;
  if (event.key === "ArrowDown" && !list.hidden && count) activate((active + 1) % count);
  else if (event.key === "ArrowUp" && !list.hidden && count) activate((active + count - 1) % count);
  else if (event.key === "Enter" && found[active] && !list.hidden) choose(found[active]);
  else if (event.key === "Escape" && input.value) {
    input.value = "";
    hide();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

export function startSearch() {
  input.addEventListener("input", show);
  input.addEventListener("keydown", key);
  input.addEventListener("focus", show);
  input.addEventListener("blur", hide);
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    event.preventDefault();
    input.focus();
  });
}

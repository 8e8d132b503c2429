// The address says what is chosen and when: #openai, #openai@2023, #@2023, #microsoft-openai-funding-2019.
import {edges, findEdge, findNode} from "./data.js";
import {change, state} from "./state.js";
import {findStop, goTo, stopDate} from "./time.js";

// What stands in many ids and may stand in an address is left as it is.
const plain = {"%3A": ":", "%2C": ",", "%2F": "/"};
const encode = id => encodeURIComponent(id).replace(/%(3A|2C|2F)/g, code => plain[code]);

function address() {
  const {chosen} = state, date = stopDate();
  const id = !chosen ? "" : chosen.node ? chosen.node.id : edges[chosen.edges[0]].id;
  return id || date ? `#${encode(id)}${date ? "@" + date : ""}` : "";
}

export function showLink(keys) {
  const wanted = address();
  if (wanted === location.hash) return;
  const place = wanted || location.pathname + location.search;
  if (keys.includes("chosen")) history.pushState(null, "", place);
  else history.replaceState(null, "", place);
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(hash) {
  const parts = hash.slice(1).match(/^(.*?)(?:@(\d{4}(?:-\d\d){0,2}))?$/s);
  const id = decode(parts[1]), node = findNode(id), edge = findEdge(id);
  return {chosen: node ? {node} : edge ? {edges: [edge.index]} : null, date: parts[2]};
}

// Without an address, or with one that says nothing, all is as the page began.
export function follow() {
  const {chosen, date} = parse(location.hash);
  goTo(Math.max(0, findStop(date)), "link");
  change({chosen}, "link");
}

export function startLink() {
  addEventListener("popstate", follow);
  if (location.hash.length > 1) follow();
}

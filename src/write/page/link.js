// The address says what is chosen, when and what is hidden, so that a view can be sent as a link: #openai,
// #openai@2023, #@2023, #microsoft-openai-funding-2019, #openai@2023?hide=family:money,kind:person,undated.
import {edges, findEdge, findNode} from "./data.js";
import {isSwitch} from "./filter.js";
import {change, state} from "./state.js";
import {findStop, goTo, stopDate} from "./time.js";

// What stands in many ids and may stand in an address is left as it is.
const plain = {"%3A": ":", "%2C": ",", "%2F": "/"};
const encode = id => encodeURIComponent(id).replace(/%(3A|2C|2F)/g, code => plain[code]);

function address() {
  const {chosen, off, undated} = state, date = stopDate();
  const ids = !chosen ? [] : chosen.node ? [chosen.node.id] : chosen.edges.map(e => edges[e].id);
  const hidden = [...off].sort().concat(undated ? [] : "undated");
  const words = ids.map(encode).join("&") + (date ? "@" + date : "") +
    (hidden.length ? "?hide=" + hidden.map(encode).join(",") : "");
  return words && "#" + words;
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
  const parts = hash.slice(1).match(/^(.*?)(?:@(\d{4}(?:-\d\d){0,2}))?(?:\?hide=([^?]*))?$/s);
  const node = findNode(decode(parts[1])), some = parts[1].split("&").map(id => findEdge(decode(id))).filter(Boolean);
  const hidden = (parts[3] || "").split(",").map(decode);
  return {date: parts[2], off: new Set(hidden.filter(isSwitch)), undated: !hidden.includes("undated"),
    chosen: node ? {node} : some.length ? {edges: some.map(edge => edge.index)} : null};
}

// Without an address, or with one that says nothing, all is as the page began.
function follow() {
  const {date, ...rest} = parse(location.hash);
  goTo(Math.max(0, findStop(date)), "link");
  change(rest, "link");
}

export function startLink() {
  addEventListener("popstate", follow);
  if (location.hash.length > 1) follow();
}

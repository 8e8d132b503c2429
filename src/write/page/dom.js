// Elements out of text and elements alone: nothing that stands in the data is ever read as markup.

export const $ = id => document.getElementById(id);

// Controls and marks that turn the direction of text: they would rewrite what stands around them.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
export const clean = text => String(text).replace(unsafe, " ");

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child instanceof Node ? child : clean(child));
  }
  return element;
}

// make("p", {class: "more"}, "text", element, [more, ...]): attributes that are false or null are left out,
// those that begin with on are listeners.
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : clean(value));
  }
  return append(element, children);
}

export const fill = (element, ...children) => append((element.replaceChildren(), element), children);

export const button = (style, onclick, ...words) => make("button", {type: "button", class: style, onclick}, ...words);

export function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// A link where that is safe, else the words alone.
export function link(url, ...words) {
  if (!url || !/^(https?:\/\/|mailto:)/i.test(url)) return words;
  return make("a", {href: url, rel: "noopener noreferrer", target: "_blank"}, ...words);
}

// Moving about in the picture: what is seen is a middle (in the picture's units) and a scale (pixels a unit).
import {$} from "./dom.js";

const picture = $("picture"), frame = $("frame");
const box = picture.viewBox.baseVal;
const whole = {x: box.x, y: box.y, width: box.width, height: box.height};
const most = 5, legible = 0.62;
const at = {x: 0, y: 0, scale: 0};
let fitted = true;

const size = () => ({width: picture.clientWidth || whole.width, height: picture.clientHeight || whole.height});
function fitScale() {
  const {width, height} = size();
  return Math.min(width / whole.width, height / whole.height);
}

function clamp(value, low, length, seen) {
  if (seen >= length) return low + length / 2;
  return Math.min(Math.max(value, low + seen / 2), low + length - seen / 2);
}

function show() {
  const {width, height} = size(), seen = {width: width / at.scale, height: height / at.scale};
  at.x = clamp(at.x, whole.x, whole.width, seen.width);
  at.y = clamp(at.y, whole.y, whole.height, seen.height);
  const view = [at.x - seen.width / 2, at.y - seen.height / 2, seen.width, seen.height];
  picture.setAttribute("viewBox", view.map(number => number.toFixed(2)).join(" "));
}

// Scales so that the point stays where it is on the screen.
export function zoomAt(factor, point) {
  const scale = Math.min(Math.max(at.scale * factor, fitScale()), most);
  const held = point || at, share = at.scale / scale;
  at.x = held.x + (at.x - held.x) * share;
  at.y = held.y + (at.y - held.y) * share;
  at.scale = scale;
  fitted = scale <= fitScale() * 1.001;
  show();
}

export function moveBy(x, y) {
  at.x += x / at.scale;
  at.y += y / at.scale;
  show();
}

export function fit() {
  at.scale = fitScale();
  at.x = whole.x + whole.width / 2;
  at.y = whole.y + whole.height / 2;
  fitted = true;
  show();
}

// Where names would be too small to read, the picture begins around the point.
export function begin(point) {
  fit();
  if (at.scale >= legible * 0.8 || !point) return;
  at.scale = legible;
  at.x = point.x;
  at.y = point.y;
  fitted = false;
  show();
}

// Brings the point into sight with room around it.
export function reveal(point) {
  const {width, height} = size(), half = {x: width / at.scale / 2, y: height / at.scale / 2};
  if (Math.abs(point.x - at.x) > half.x * 0.85 || Math.abs(point.y - at.y) > half.y * 0.85) {
    at.x = point.x;
    at.y = point.y;
    show();
  }
}

export function toPicture(event) {
  const rect = picture.getBoundingClientRect(), {width, height} = size();
  return {x: at.x + (event.clientX - rect.left - width / 2) / at.scale,
    y: at.y + (event.clientY - rect.top - height / 2) / at.scale};
}

const pointers = new Map();
let dragged = false, awake = false;
export const wasDragged = () => dragged;

function press(event) {
  if (event.button > 0 || event.target.closest(".zoom")) return;
  if (pointers.size === 0) dragged = false;
  pointers.set(event.pointerId, event);
  awake = true;
}

const middle = ([a, b]) => ({clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2});
const gap = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

function drag(event) {
  const before = pointers.get(event.pointerId);
  if (!before) return;
  const x = event.clientX - before.clientX, y = event.clientY - before.clientY;
  if (!dragged && pointers.size === 1 && Math.hypot(x, y) < 5) return;
  if (!dragged) for (const id of pointers.keys()) frame.setPointerCapture(id);
  dragged = true;
  frame.classList.add("moving");
  const old = [...pointers.values()];
  pointers.set(event.pointerId, event);
  if (pointers.size === 1) {
    moveBy(-x, -y);
    return;
  }
  const now = [...pointers.values()], from = middle(old), to = middle(now);
  zoomAt(gap(now) / Math.max(1, gap(old)), toPicture(from));
  moveBy(from.clientX - to.clientX, from.clientY - to.clientY);
}

function release(event) {
  pointers.delete(event.pointerId);
  if (pointers.size === 0) frame.classList.remove("moving");
}

// The wheel scrolls the page, as everywhere, until the reader has turned to the picture.
function wheel(event) {
  if (!event.ctrlKey && !event.metaKey && !awake && fitted) return;
  event.preventDefault();
  const step = event.deltaMode === 1 ? 18 : 1;
  zoomAt(Math.exp(-event.deltaY * step * (event.ctrlKey ? 0.01 : 0.0016)), toPicture(event));
}

export function startZoom() {
  frame.addEventListener("pointerdown", press);
  frame.addEventListener("pointermove", drag);
  frame.addEventListener("pointerup", release);
  frame.addEventListener("pointercancel", release);
  frame.addEventListener("pointerleave", () => { awake = frame.contains(document.activeElement); });
  frame.addEventListener("wheel", wheel, {passive: false});
  $("in").addEventListener("click", () => zoomAt(1.5));
  $("out").addEventListener("click", () => zoomAt(1 / 1.5));
  $("whole").addEventListener("click", fit);
  new ResizeObserver(() => {
    if (fitted) fit();
    else show();
  }).observe(picture);
  let kept = null;
  addEventListener("beforeprint", () => {
    kept = {...at};
    picture.setAttribute("viewBox", [whole.x, whole.y, whole.width, whole.height].join(" "));
  });
  addEventListener("afterprint", () => {
    if (kept) Object.assign(at, kept);
    show();
  });
}

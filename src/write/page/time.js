// The slider: a stop for each date by which something began or had ended.
import {data, documents, edges} from "./data.js";
import {isInForce, lastDay, nextDay, sayDate} from "./dates.js";
import {$, fill, make} from "./dom.js";
import {isUndated} from "./filter.js";
import {change, state} from "./state.js";

const pace = 1300, most = 500;
let stops = [], playing = 0;

// Ends ahead of what is known are no reason to look there.
function horizon() {
  if (data.asOf) return lastDay(data.asOf);
  const dates = [...documents.map(document => document.date), ...edges.map(edge => edge.start)];
  return dates.filter(Boolean).map(lastDay).sort().pop() || "";
}

// What is in force, as a text that compares.
const inForceOn = day => edges.filter(edge => isInForce(edge, day)).map(edge => edge.index).join();

// As everywhere in erg, a date stands for its last day: "2023" shows what was so at the end of that year.
function changingDates() {
  const last = horizon(), dates = new Map();
  for (const {start, end, event} of edges) {
    if (start && lastDay(start) <= last) dates.set(lastDay(start), start);
    if (end && !event && lastDay(end) < last) dates.set(nextDay(lastDay(end)), nextDay(lastDay(end)));
  }
  const days = [...dates.keys()].sort();
  let before = null;
  return days.filter(day => {
    const now = days.length > most ? day : inForceOn(day), differs = now !== before;
    before = now;
    return differs;
  }).map(day => dates.get(day));
}

function makeStops() {
  const stop = date => ({date, day: lastDay(date), name: sayDate(date)});
  if (data.stops) return data.stops.map(stop);
  const found = changingDates().map(stop);
  if (found.length === 0) return [];
  const end = found[found.length - 1].day;
  if (data.asOf) {
    if (end !== lastDay(data.asOf)) found.push(stop(data.asOf));
  } else if (edges.some(edge => !isInForce(edge, end))) {
    found.push({date: "", day: null, name: "All dates"});
  }
  return found.length > 1 ? found : [];   // one is no choice
}

const lastStop = () => stops.length - 1;
export const stopDate = () => stops.length && state.stop < lastStop() ? stops[state.stop].date : "";

// The stop that shows what was so at the end of the date; the last for none.
export function findStop(date) {
  if (!date || stops.length === 0) return lastStop();
  const day = lastDay(date);
  let found = 0;
  stops.forEach((stop, index) => { if (stop.day !== null && stop.day <= day) found = index; });
  return found;
}

const at = stop => ({stop, day: stops.length ? stops[stop].day : null, when: stops.length ? stops[stop].name : "",
  earlier: stop < lastStop()});

export const goTo = (stop, ...how) => change(at(stop), ...how);

function pause() {
  clearInterval(playing);
  playing = 0;
  $("play").textContent = "Play";
}

function play() {
  if (playing) {
    pause();
    return;
  }
  $("play").textContent = "Pause";
  if (state.stop >= lastStop()) goTo(0);
  playing = setInterval(() => {
    if (state.stop < lastStop()) goTo(state.stop + 1);
    if (state.stop >= lastStop()) pause();
  }, pace);
}

function addTicks() {
  const many = stops.length > 9;
  fill($("ticks"), stops.map((stop, index) => make("span", {class: index > 0 && index < lastStop() && "middle"},
    !many || index === 0 || index === lastStop() ? stop.name : "·")));
}

export function showTime() {
  if (stops.length < 2) return;
  $("slider").value = state.stop;
  $("slider").setAttribute("aria-valuetext", stops[state.stop].name);
  $("date").textContent = stops[state.stop].name;
  $("undated").setAttribute("aria-pressed", String(state.undated));
}

export function startTime() {
  stops = !data.noSlider && $("time") ? makeStops() : [];
  Object.assign(state, at(Math.max(0, lastStop())));
  if (stops.length < 2) return;
  $("time").hidden = false;
  $("slider").max = lastStop();
  addTicks();
  const undated = edges.filter(isUndated).length;
  $("undated").hidden = undated === 0;
  fill($("undated"), make("span", null, "Without a date"), make("small", null, undated.toLocaleString("en")));
  $("undated").addEventListener("click", () => change({undated: !state.undated}));
  $("slider").addEventListener("input", () => {
    pause();
    goTo(Number($("slider").value));
  });
  $("play").addEventListener("click", play);
}

// The interactive page in a browser: a tour of what a reader does, with what erg itself says as the
// measure; hostile names, no script, print, 360 px, axe in both themes, a large and an empty graph.
//     node page.mjs FOLDER     FOLDER holds NAME.html with NAME.json beside it: all, day, hostile, empty,
//                              large; and all@DATE.json, what erg says of `all` at some dates
import {readFileSync, readdirSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {createRequire} from "node:module";
import {end, inTime, launch, say} from "./browser.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folder = resolve(process.argv[2]), only = process.argv[3];
const modules = new URL("../../src/write/page/", import.meta.url);
const shots = process.env.SHOTS;   // a folder for screenshots, to look at

const html = name => readFileSync(join(folder, name + ".html"), "utf8");
const graph = name => JSON.parse(readFileSync(join(folder, name + ".json"), "utf8"));
const address = (name, hash = "") => pathToFileURL(join(folder, name + ".html")).href + hash;

class Wrong extends Error {}
function same(found, wanted, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Wrong(`${what}: ${a}, wanted ${b}`);
}
function holds(truth, what) {
  if (!truth) throw new Wrong(what);
}

const contexts = new Map();
async function browser(options) {
  const key = JSON.stringify(options);
  if (!contexts.has(key)) contexts.set(key, await launch({viewport: {width: 1400, height: 900}, ...options}));
  return contexts.get(key);
}

// A page whose every fault is kept: errors, what the policy blocked, dialogs, requests, other pages.
async function open(name, {hash = "", options = {}} = {}) {
  const context = await browser(options), page = await context.newPage();
  const faults = [];
  page.on("pageerror", error => faults.push(String(error)));
  page.on("console", message => { if (["error", "warning"].includes(message.type())) faults.push(message.text()); });
  page.on("request", request => { if (request.url().split("#")[0] !== address(name)) faults.push("request to " + request.url()); });
  page.on("dialog", dialog => { faults.push("dialog " + dialog.message()); dialog.dismiss(); });
  page.on("popup", () => faults.push("another page opened"));
  await page.goto(address(name, hash));
  return {page, faults};
}

const cases = [];
const test = (name, run) => cases.push([name, run]);
// A case of one page that must be without a fault at its end.
const tour = (title, name, how, run) => test(title, async () => {
  const {page, faults} = await open(name, how);
  try {
    await run(page, graph(name));
    same(faults, [], "faults");
  } finally {
    if (shots) await page.screenshot({path: join(shots, title.replace(/\W+/g, "-") + ".png")}).catch(() => {});
    await page.close();
  }
});

const count = page => page.textContent("#count");
const title = page => page.textContent("#sheet h2");
const viewBox = page => page.getAttribute("#picture", "viewBox").then(text => text.split(" ").map(Number));
const hash = page => page.evaluate(() => location.hash);
const focused = page => page.evaluate(() => document.activeElement.getAttribute("aria-label") || document.activeElement.id);
const wait = ms => new Promise(done => setTimeout(done, ms));
const nodeIndex = (snapshot, id) => snapshot.nodes.findIndex(node => node.id === id);
const strongest = snapshot => snapshot.nodes.find(node => node.ranks.strength === 1);
const mark = (snapshot, id) => `#picture [data-n="${nodeIndex(snapshot, id)}"]`;

// --- what is there

tour("shows every entity and relation", "all", {}, async (page, snapshot) => {
  same(await page.locator("#picture [data-n]").count(), snapshot.nodes.length, "entities drawn");
  const drawn = await page.$$eval("#picture .lane[data-e]", lanes => lanes.flatMap(lane => lane.dataset.e.split(" ").map(Number)));
  same([...new Set(drawn)].sort((a, b) => a - b), snapshot.edges.map((_, e) => e), "relations drawn");
  same(await page.locator(".relations li").count(), snapshot.edges.length, "relations listed");
  const sums = await page.$$eval("[data-filter=family] small", numbers => numbers.reduce((sum, n) => sum + Number(n.textContent), 0));
  same(sums, snapshot.edges.length, "relations in the legend");
  const kinds = await page.$$eval("[data-filter=kind] small", numbers => numbers.reduce((sum, n) => sum + Number(n.textContent), 0));
  same(kinds, snapshot.nodes.length, "entities in the legend");
  for (const [e, edge] of snapshot.edges.entries()) {
    const text = await page.textContent(`.relations [data-edge="${e}"]`);
    for (const end of [edge.source, edge.target])
      holds(text.includes(snapshot.nodes.find(node => node.id === end).label), `${edge.id} is listed as ${text}`);
  }
});

test("is under 150 kB, without a style attribute or an address to load from", async () => {
  const text = html("day");
  holds(Buffer.byteLength(text) < 150000, `${Buffer.byteLength(text)} bytes`);
  same(text.replace(/<script.*?<\/script>/gs, "").match(/<[^>]*\sstyle\s*=|<link|<img|<iframe|@import|url\(|\son\w+=/gi), null, "suspects");
  holds(text.includes("Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"), "no policy");
  same(text.split(/<script[ >]/).length - 1, 2, "scripts");
});

test("the policy blocks a script, a style and an attribute that came in later", async () => {
  const copy = "tampered";
  writeFileSync(join(folder, copy + ".html"), html("empty").replace("</body>",
    `<script>window.stranger = 1</script><style>h1{color:red}</style><p style="color:red">x</p><img src="data:," onerror="stranger=2"></body>`));
  const {page, faults} = await open(copy);
  same(await page.evaluate(() => window.stranger), undefined, "what a strange script set");
  same(faults.filter(fault => fault.includes("Content Security Policy")).length >= 3, true, "blocked: " + faults.join("; "));
  await page.close();
});

test("what the data say stands in a block that no script reads as code", async () => {
  for (const name of ["all", "hostile"]) {
    const block = html(name).match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1];
    holds(!block.includes("<"), name + " has a < in its data");
    same(JSON.parse(block).nodes.map(node => node.id), graph(name).nodes.map(node => node.id), name + "'s ids");
  }
});

// --- finding

tour("finds by / , arrows and Enter", "all", {}, async (page, snapshot) => {
  await page.keyboard.press("/");
  same(await focused(page), "Find an entity", "focus after /");
  await page.keyboard.type("microsoft");
  const options = await page.$$eval("#found [id]", list => list.map(item => item.firstChild.textContent));
  same(options[0], "Microsoft", "first found");
  holds(options.length > 2 && options.every(text => /microsoft/i.test(text)), "found " + options);
  await page.keyboard.press("ArrowDown");
  same(await page.textContent("#found [aria-selected=true] span"), options[1], "after ArrowDown");
  await page.keyboard.press("Enter");
  same(await title(page), options[1], "panel");
  same(await hash(page), "#" + encodeURIComponent(snapshot.nodes.find(node => node.label === options[1]).id), "address");
  same(await page.isVisible("#found"), false, "list still there");
  same((await focused(page)).startsWith(options[1] + ","), true, "focus is on " + await focused(page));
});

tour("finds by another name and without accents, says when there is none, Esc leaves", "all", {}, async page => {
  await page.fill("#search", "artificial GÉNERAL intell");
  same(await page.textContent("#found [role=option] span"), "AGI", "found by alias");
  await page.fill("#search", "zzz nobody");
  holds((await page.textContent("#found")).startsWith("No entity is called"), "no word of none found");
  await page.keyboard.press("Enter");
  same(await title(page), "Details", "panel after Enter on nothing");
  await page.keyboard.press("Escape");
  same([await page.inputValue("#search"), await page.isVisible("#found")], ["", false], "after Esc");
});

// --- switches

const hiddenLanes = page => page.$$eval("#picture .lane[data-e]", lanes => lanes.filter(lane => getComputedStyle(lane).display === "none")
  .flatMap(lane => lane.dataset.e.split(" ").map(Number)).sort((a, b) => a - b));

tour("a family is switched off and on", "all", {}, async (page, snapshot) => {
  const money = snapshot.edges.flatMap((edge, e) => edge.family === "money" ? [e] : []);
  await page.click("[data-filter=family][data-value=money]");
  same(await page.getAttribute("[data-filter=family][data-value=money]", "aria-pressed"), "false", "pressed");
  same(await hiddenLanes(page), money, "hidden lanes");
  holds((await count(page)).includes(`${snapshot.edges.length - money.length} relations`), await count(page));
  same(await page.locator(".relations li.off").count(), money.length, "struck out in the list");
  await page.click("#all");
  same(await hiddenLanes(page), [], "hidden lanes after all");
  same(await page.isVisible("#all"), false, "nothing more to show");
});

tour("a kind is switched off by the keyboard", "all", {}, async (page, snapshot) => {
  const people = snapshot.nodes.filter(node => node.kind === "product").map(node => node.id);
  await page.focus("[data-filter=kind][data-value=product]");
  await page.keyboard.press("Space");
  const touched = snapshot.edges.flatMap((edge, e) => people.includes(edge.source) || people.includes(edge.target) ? [e] : []);
  same(await hiddenLanes(page), touched, "hidden lanes");
  for (const id of people) same(await page.isVisible(mark(snapshot, id)), false, id + " is seen");
  same(await page.isVisible(mark(snapshot, "openai")), true, "OpenAI is seen");
});

tour("what is disputed or only possible is marked and can be switched off", "all", {}, async (page, snapshot) => {
  const disputed = snapshot.edges.filter(edge => edge.disputed).length;
  holds(disputed > 0, "nothing is disputed in the data");
  same(await page.locator(".relations .tag", {hasText: "disputed"}).count(), disputed, "tags in the list");
  same(await page.textContent("[data-value=disputed] small"), String(disputed), "count in the legend");
  await page.click("[data-value=disputed]");
  same(await page.locator(".relations li.off").count(), disputed, "switched off");
});

// --- time

tour("each stop of the slider shows what erg says of that date", "all", {}, async (page, snapshot) => {
  const dates = readdirSync(folder).flatMap(file => file.match(/^all@(.*)\.json$/) || []).filter(text => /^\d/.test(text) && !text.endsWith("json"));
  holds(dates.length >= 4, "dates to compare: " + dates);
  for (const date of dates) {
    const then = graph("all@" + date);
    await page.goto(address("all", "#@" + date));
    await page.reload();
    const text = await count(page);
    same(text.startsWith(`${then.nodes.length} entities, ${then.edges.length} relations`), true, `${date}: "${text}" for ${then.nodes.length}, ${then.edges.length}`);
    const ids = new Set(then.edges.map(edge => edge.id));
    same(await hiddenLanes(page).then(list => list.filter(e => ids.has(snapshot.edges[e].id))), [], `${date}: in force and hidden`);
  }
});

tour("the slider moves by keys, says its date, and the address keeps it", "all", {}, async (page, snapshot) => {
  same(await page.textContent("#date"), "All dates", "date at first");
  holds((await count(page)).startsWith(`${snapshot.nodes.length} entities, ${snapshot.edges.length} relations`), await count(page));
  await page.focus("#slider");
  await page.keyboard.press("Home");
  same(await page.textContent("#date"), "2019", "first date");
  same(await page.getAttribute("#slider", "aria-valuetext"), "2019", "as it is read out");
  same(await hash(page), "#@2019", "address");
  await page.keyboard.press("ArrowRight");
  same(await page.textContent("#date"), "2020", "next date");
  const faded = await page.locator("#picture [data-n].faded").count();
  holds(faded > 0, "no entity is faded in 2020");
  await page.keyboard.press("End");
  same(await hash(page), "", "address at the end");
});

tour("plays from the first date to the last, and pauses", "all", {}, async page => {
  await page.click("#play");
  same(await page.textContent("#play"), "Pause", "button");
  same(await page.textContent("#date"), "2019", "begins at");
  await page.waitForFunction(() => document.getElementById("date").textContent === "2023", null, {timeout: 6000});
  await page.click("#play");
  await wait(1600);
  same([await page.textContent("#date"), await page.textContent("#play")], ["2023", "Play"], "after the pause");
});

tour("relations without a date can be left out", "all", {hash: "#@2023"}, async (page, snapshot) => {
  const undated = snapshot.edges.filter(edge => !edge.start && !edge.end).length, before = await count(page);
  same(await page.textContent("#undated small"), String(undated), "number on the switch");
  await page.click("#undated");
  const number = text => Number(text.match(/(\d+) relation/)[1]);
  same(number(before) - number(await count(page)), undated, "relations gone");
});

tour("with one day asked for, that day is the slider's end", "day", {}, async (page, snapshot) => {
  same(await page.textContent("#date"), "16 Nov 2025", "date");
  same(await count(page), `${snapshot.nodes.length} entities, ${snapshot.edges.length} relations in force, 16 Nov 2025`, "count");
});

// --- pointing and choosing

tour("neighbours are lit under the pointer", "all", {}, async (page, snapshot) => {
  const oracle = nodeIndex(snapshot, "oracle");
  await page.hover(`#picture [data-n="${oracle}"] > :first-child`);
  const ids = new Set(["oracle"]);
  for (const edge of snapshot.edges) {
    if (edge.source === "oracle") ids.add(edge.target);
    if (edge.target === "oracle") ids.add(edge.source);
  }
  const lit = await page.$$eval("#picture [data-n].lit", marks => marks.map(element => Number(element.dataset.n)));
  same(lit.map(n => snapshot.nodes[n].id).sort(), [...ids].sort(), "lit");
  holds((await page.textContent("#tip")).includes("Oracle"), "no tip");
  await wait(250);
  const pale = await page.$eval("#picture [data-n]:not(.lit)", element => Number(getComputedStyle(element).opacity));
  holds(pale < 0.5, "others are as strong: " + pale);
  await page.mouse.move(5, 5);
  same(await page.locator("#picture.dim").count(), 0, "still dimmed");
  same(await page.isVisible("#tip"), false, "tip still there");
});

tour("a click shows an entity: its ranks, its relations, each with its claims and sources", "all", {}, async (page, snapshot) => {
  const openai = snapshot.nodes.find(node => node.id === "openai");
  await page.click(mark(snapshot, "openai") + " > :first-child");
  same(await title(page), "OpenAI", "panel");
  const ranks = await page.$$eval("#sheet .facts tr", rows => rows.map(row => [...row.children].map(cell => cell.textContent)));
  same(ranks.find(row => row[0] === "Betweenness")[2], `rank ${openai.ranks.betweenness} of ${snapshot.graph.measured_on.nodes}`, "rank");
  const mine = snapshot.edges.filter(edge => edge.source === "openai" || edge.target === "openai");
  same(await page.locator("#sheet details:not([data-relation=about])").count(), mine.length, "relations");
  const funding = snapshot.edges.findIndex(edge => edge.id === "microsoft-openai-funding-2019"), edge = snapshot.edges[funding];
  const details = page.locator(`#sheet details[data-relation="${funding}"]`);
  same(await details.locator(".claim").first().isVisible(), false, "claims are closed");
  await details.locator("summary").click();
  same(await details.locator(".claim").count(), edge.claims.length, "claims");
  const text = await details.textContent();
  for (const claim of edge.claims) {
    const document = snapshot.documents.find(one => one.id === claim.document);
    for (const word of [claim.locator, claim.by, claim.note, document.title || document.id])
      holds(!word || text.includes(word), `'${word}' is not in the panel`);
  }
  holds(text.includes("disputed") && text.includes("$1bn"), "the figure is not said: " + text);
});

tour("a click on a line shows its relations", "all", {}, async (page, snapshot) => {
  // The only line of its pair: three pixels beside it there is no other.
  const e = snapshot.edges.findIndex(edge => edge.source === "thrive-capital" && edge.target === "openai");
  const lane = page.locator(`#picture .lane[data-e="${e}"] .hit`).first();
  const at = await lane.evaluate(path => {
    const point = path.getPointAtLength(path.getTotalLength() / 2), matrix = path.getScreenCTM();
    return {x: point.x * matrix.a + matrix.e, y: point.y * matrix.d + matrix.f + 3};
  });
  await page.mouse.click(at.x, at.y);
  same(await title(page), "Thrive Capital funds OpenAI", "panel");
  same(await page.locator("#sheet details[open] .claim").count(), snapshot.edges[e].claims.length, "claims seen");
  same(await hash(page), "#" + snapshot.edges[e].id, "address");
});

tour("Tab, arrows, Enter and Esc are enough", "all", {}, async (page, snapshot) => {
  await page.focus("#undated");
  await page.keyboard.press("Tab");
  const first = await focused(page);
  holds(first.startsWith(strongest(snapshot).label + ", "), "first in the picture: " + first);
  await page.keyboard.press("ArrowRight");
  const second = await focused(page);
  holds(second !== first && second.includes(","), "after ArrowRight: " + second);
  same(await page.locator("#picture .ring").count(), 1, "ring of the focus");
  await page.keyboard.press("Enter");
  const name = second.split(",")[0];
  same(await title(page), name, "panel");
  same(await focused(page), "sheet", "focus after Enter");
  await page.keyboard.press("Tab");
  same(await focused(page), "Close", "first in the panel");
  await page.keyboard.press("Escape");
  same(await title(page), "Details", "panel after Esc");
  same(await focused(page), second, "focus after Esc");
  same(await hash(page), "", "address after Esc");
  const tabs = await page.locator("#picture [tabindex='0']").count();
  same(tabs, 1, "stops of Tab in the picture");
});

// --- addresses

tour("an address brings entity and date, and Back goes back", "all", {hash: "#openai@2023"}, async page => {
  same([await title(page), await page.textContent("#date")], ["OpenAI", "2023"], "as opened");
  same(await hash(page), "#openai@2023", "address");
  await page.fill("#search", "oracle");
  await page.keyboard.press("Enter");
  same(await hash(page), "#oracle@2023", "address of the next");
  await page.goBack();
  same([await title(page), await hash(page)], ["OpenAI", "#openai@2023"], "after Back");
});

tour("an address of a relation, and one that means nothing", "all", {hash: "#microsoft-openai-funding-2019"}, async page => {
  same(await title(page), "Microsoft funds OpenAI", "panel");
  await page.goto(address("all", "#nobody@1850"));
  await page.reload();
  same([await title(page), await page.textContent("#date")], ["Details", "2019"], "of nobody");
  await page.goto(address("all", "#%E0%A4%A@@"));
  await page.reload();
  same([await title(page), await page.textContent("#date")], ["Details", "All dates"], "of nothing");
});

tour("what is hidden stands in the address, which brings it back", "all", {hash: "#openai@2023?hide=family:money,undated,family:nothing,x"}, async page => {
  const pressed = name => page.getAttribute(name, "aria-pressed"), money = "[data-filter=family][data-value=money]";
  same([await title(page), await page.textContent("#date"), await pressed(money), await pressed("#undated")], ["OpenAI", "2023", "false", "false"], "as opened");
  const seen = await count(page);
  await page.click("[data-filter=kind][data-value=person]");
  same(await hash(page), "#openai@2023?hide=family:money,kind:person,undated", "address");
  await page.click("[data-filter=kind][data-value=person]");
  same(await count(page), seen, "count once it is shown again");
  await page.reload();
  same([await count(page), await hash(page)], [seen, "#openai@2023?hide=family:money,undated"], "after a reload");
  await page.click("#all");
  same(await hash(page), "#openai@2023", "address of all");
  await page.evaluate(() => { location.hash = "#?hide=kind:person"; });
  await page.waitForFunction(() => document.querySelector("[data-filter=kind][data-value=person]").getAttribute("aria-pressed") === "false");
  same([await title(page), await pressed(money), await pressed("#undated")], ["Details", "true", "true"], "by an address alone");
});

tour("an address of several relations brings them all", "all", {}, async (page, snapshot) => {
  const lane = page.locator("#picture .lane[data-e*=' ']").first();
  const list = (await lane.getAttribute("data-e")).split(" ").map(e => snapshot.edges[e].id);
  await lane.dispatchEvent("click");
  const heading = await title(page);
  same(await hash(page), "#" + list.map(encodeURIComponent).join("&").replaceAll("%3A", ":"), "address");
  await page.reload();
  same([await title(page), await page.locator("#sheet details").count()], [heading, list.length], "after a reload");
});

// --- moving

tour("zooms by buttons, keys, wheel and drag, never beyond the picture", "all", {}, async (page, snapshot) => {
  const whole = await viewBox(page);
  await page.click(mark(snapshot, "openai") + " > :first-child");
  await page.click("#in");
  const frame = await page.locator("#picture").boundingBox(), middle = {x: frame.x + frame.width / 2, y: 250};
  const near = await viewBox(page);
  holds(near[2] < whole[2] * 0.7, "zoomed to " + near);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 90, middle.y + 60, {steps: 5});
  await page.mouse.up();
  const moved = await viewBox(page);
  holds(moved[0] < near[0] - 20 && moved[1] < near[1] - 10, `dragged from ${near} to ${moved}`);
  same(await title(page), "OpenAI", "a drag is no click");
  await page.mouse.wheel(0, -300);
  await wait(60);
  const closer = await viewBox(page);
  holds(closer[2] < moved[2], `wheel from ${moved} to ${closer}`);
  await page.focus("#picture [tabindex='0']");
  await page.keyboard.press("0");
  same((await viewBox(page)).map(Math.round), whole.map(Math.round), "whole again");
  for (let i = 0; i < 30; i++) await page.keyboard.press("+");
  holds((await viewBox(page))[2] > 100, "zoomed beyond reason");
  for (let i = 0; i < 60; i++) await page.keyboard.press("Shift+ArrowLeft");
  holds((await viewBox(page))[0] >= whole[0] - 1, "moved off the picture");
  for (let i = 0; i < 30; i++) await page.keyboard.press("-");
  same((await viewBox(page)).map(Math.round), whole.map(Math.round), "out again");
});

tour("the wheel scrolls the page until the reader turns to the picture", "all", {}, async page => {
  const before = await viewBox(page), frame = await page.locator("#picture").boundingBox();
  await page.mouse.move(frame.x + 300, frame.y + 200);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => scrollY > 50, null, {timeout: 3000});
  same(await viewBox(page), before, "picture");
});

const phone = {viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true};

tour("two fingers zoom", "all", {options: phone}, async page => {
  const box = await page.locator("#picture").boundingBox(), x = 180, y = box.y + 150, before = await viewBox(page);
  const session = await page.context().newCDPSession(page);
  const touch = (type, gap) => session.send("Input.dispatchTouchEvent", {type,
    touchPoints: type === "touchEnd" ? [] : [{x: x - gap, y, id: 1}, {x: x + gap, y, id: 2}]});
  await touch("touchStart", 30);
  for (const gap of [40, 55, 70, 90]) await touch("touchMove", gap);
  await touch("touchEnd");
  const after = await viewBox(page);
  holds(after[2] < before[2] * 0.6, `from ${before} to ${after}`);
});

tour("360 px wide: nothing sticks out, names are legible, a tap shows the panel", "all", {options: phone}, async (page, snapshot) => {
  same(await page.evaluate(() => document.documentElement.scrollWidth), 360, "width of the page");
  const size = await page.evaluate(() => {
    const text = document.querySelector("#picture .name");
    return Number(text.getAttribute("font-size")) * document.getElementById("picture").getScreenCTM().a;
  });
  holds(size >= 6.5, `names of ${size} px`);
  await page.tap(mark(snapshot, strongest(snapshot).id) + " > :first-child");
  same(await title(page), strongest(snapshot).label, "panel");
  await page.waitForFunction(() => {
    const {top, bottom} = document.querySelector("#sheet h2").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }, null, {timeout: 3000});
  const [figure, panel] = [await page.locator("figure").boundingBox(), await page.locator("#panel").boundingBox()];
  holds(panel.y >= figure.y + figure.height - 1, "the panel is not below the picture");
});

// --- measures

tour("the table sorts and says how", "all", {}, async (page, snapshot) => {
  const head = name => page.locator("#measures th", {hasText: name});
  const names = () => page.$$eval("#measures tbody tr td:first-child", cells => cells.map(cell => cell.textContent));
  const byRank = key => [...snapshot.nodes].sort((a, b) => a.ranks[key] - b.ranks[key] || a.label.localeCompare(b.label, "en")).map(node => node.label);
  same(await head("Strength").getAttribute("aria-sort"), "descending", "at first");
  same(await names(), byRank("strength").slice(0, 25), "by strength");
  await head("Betweenness").locator("button").click();
  same(await head("Betweenness").getAttribute("aria-sort"), "descending", "sorted");
  same(await head("Strength").getAttribute("aria-sort"), null, "no longer sorted");
  same(await names(), byRank("betweenness").slice(0, 25), "by betweenness");
  await page.keyboard.press("Enter");
  same(await head("Betweenness").getAttribute("aria-sort"), "ascending", "turned");
  await page.click("#measures >> text=Show all");
  same((await names()).length, snapshot.nodes.length, "rows");
  await page.click("#measures >> text=Show every measure");
  same(await page.locator("#measures thead th").count(), 2 + Object.keys(snapshot.graph.measures).length, "columns");
  await page.locator("#measures tbody button", {hasText: /^Oracle$/}).click();
  same(await title(page), "Oracle", "panel");
});

// --- comparisons and rows of dates

const changes = {added: "New", removed: "Ended", changed: "Changed"};

tour("a comparison: each change a switch, its sign, a list", "diff", {}, async (page, diff) => {
  const edges = {added: diff.added.edges, removed: diff.removed.edges, changed: diff.changed.edges};
  const all = Object.values(edges).flat().length;
  holds(edges.added.length > 0 && edges.removed.length > 0 && edges.changed.length > 0, "too little changed in the data");
  for (const [change, list] of Object.entries(edges)) {
    const button = page.locator(`[data-filter=change][data-value=${change}]`);
    same(await button.locator("span").textContent(), changes[change], change);
    same(await button.locator("small").textContent(), String(list.length), change + ", number");
  }
  same(await page.isVisible("#time"), false, "a slider where both dates are shown");
  same(await page.locator(".changed li").count(), all, "changes listed");
  same(await page.locator(".changed li .sign").count(), all, "signs in the list");
  await page.click("[data-filter=change][data-value=same]");
  const seen = await page.$$eval("#picture .lane[data-e]", lanes => lanes.filter(lane => getComputedStyle(lane).display !== "none")
    .flatMap(lane => lane.dataset.e.split(" ")).length);
  same(seen, all, "lines left once the unchanged are off");
  const [one] = edges.changed;
  await page.evaluate(id => { location.hash = "#" + encodeURIComponent(id); }, one.id);
  await page.waitForSelector("#sheet details");
  same((await page.textContent("#sheet summary")).startsWith("Δ"), true, "sign: " + await page.textContent("#sheet summary"));
  holds(await page.locator("#sheet .differs").count() > 0, "what changed is not said");
  same(await faultsOf(page), [], "axe");
});

tour("a comparison: what is gone keeps what it had, behind the others", "gone", {}, async (page, diff) => {
  const ids = diff.removed.nodes.map(node => node.id), first = new Map(diff.measures.strength.map(move => [move.id, move]));
  holds(ids.length > 1, "too little is gone in the data");
  await page.click("#measures >> text=Show all");
  const rows = await page.$$eval("#measures tbody tr", list => list.map(row => [row.className, row.cells[2].textContent]));
  same(rows.slice(-ids.length).map(([name]) => name), ids.map(() => "gone"), "last rows");
  same(rows.filter(([name, text]) => text.includes("was") !== (name === "gone")), [], "ranks said to be past, or not");
  await page.evaluate(id => { location.hash = "#" + id; }, ids[0]);
  await page.waitForFunction(() => document.querySelector("#sheet .kicker"));
  const text = await page.textContent("#sheet");
  holds(text.includes("It is not there on the newer side."), "the panel does not say that it is gone");
  holds(text.includes(`was rank ${first.get(ids[0]).rank_before}`) && !/rank \d+ of/.test(text), "rank: " + text);
  same(await faultsOf(page), [], "axe");
});

tour("the page of a day says what it leaves out at earlier dates", "day", {}, async page => {
  holds(!(await count(page)).includes("is not here"), await count(page));
  await page.focus("#slider");
  await page.keyboard.press("Home");
  holds((await count(page)).includes("what had ended by 16 Nov 2025 is not here"), await count(page));
});

tour("a row of dates: its stops, and what is there at each", "dates", {}, async (page, timeline) => {
  const points = timeline.at;
  same(await page.getAttribute("#slider", "max"), String(points.length - 1), "stops");
  for (const [stop, point] of points.entries()) {
    await page.$eval("#slider", (slider, value) => {
      slider.value = value;
      slider.dispatchEvent(new Event("input"));
    }, stop);
    same((await count(page)).split(" in force")[0], `${point.nodes} entities, ${point.edges} relations`, point.as_of);
  }
});

// --- looks

tour("light and dark at the press of a button", "all", {options: {colorScheme: "dark"}}, async page => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await paper();
  same(dark, "rgb(20, 24, 29)", "paper in the dark");
  await page.click("#theme");
  same(await paper(), "rgb(255, 255, 255)", "paper in the light");
  same(await page.textContent("#theme"), "Dark", "the button's word");
});

tour("prints the picture and the sources, not the controls", "all", {hash: "#openai@2023"}, async page => {
  await page.emulateMedia({media: "print"});
  for (const id of ["search", "play", "panel", "in", "measures"]) same(await page.isVisible("#" + id), false, id + " in print");
  for (const what of ["#picture", ".relations", ".sources", ".legend"]) same(await page.isVisible(what), true, what + " in print");
  same(await page.$eval("#picture [data-n]:not(.lit):not(.faded)", element => getComputedStyle(element).opacity), "1", "opacity in print");
  const pdf = await page.pdf({format: "A4"});
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  holds(sheets >= 2 && sheets <= 6, sheets + " sheets");
  if (shots) writeFileSync(join(shots, "print.pdf"), pdf);
});

tour("without a script: the picture, the relations, the sources", "all", {options: {javaScriptEnabled: false}}, async (page, snapshot) => {
  holds((await page.locator("#picture").boundingBox()).height > 300, "no picture");
  same(await page.locator(".relations li").count(), snapshot.edges.length, "relations");
  holds(await page.isVisible(".sources li"), "no sources");
  for (const id of ["search", "time", "panel", "in", "measures", "theme"]) same(await page.isVisible("#" + id), false, id + " is seen");
});

async function faultsOf(page) {
  await page.evaluate(readFileSync(axe, "utf8") + ";0");
  const result = await page.evaluate(() => window.axe.run(document));
  holds(result.passes.length > 15, "axe looked at little");
  return result.violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.target} ${node.failureSummary.replace(/\s+/g, " ")}`));
}

for (const colorScheme of ["light", "dark"]) {
  for (const [width, more] of [["wide", {}], ["narrow", {viewport: phone.viewport}]]) {
    tour(`axe finds no fault, ${colorScheme}, ${width}`, "all", {hash: "#openai@2023", options: {colorScheme, ...more}}, async page => {
      await page.locator("#sheet summary").first().click();
      await wait(250);
      same(await faultsOf(page), [], "with a panel");
      await page.keyboard.press("Escape");
      await page.click("[data-filter=family]");
      await page.fill("#search", "open");
      same(await faultsOf(page), [], "with a list found");
    });
  }
}

test("axe finds the faults of a page that has them", async () => {
  writeFileSync(join(folder, "faulty.html"), html("all").replace(/ aria-label="Find an entity" placeholder="Find an entity"/, "").replace(/ lang="en"/, ""));
  const {page} = await open("faulty");
  const faults = await faultsOf(page);
  await page.close();
  for (const id of ["html-has-lang"]) holds(faults.some(fault => fault.startsWith(id)), `${id} is not among ${faults}`);
  holds(faults.length >= 2, "found only " + faults);
});

// --- hard graphs

tour("hostile names are text, and nothing of them runs", "hostile", {}, async (page, snapshot) => {
  same(await page.locator("#picture [data-n]").count(), snapshot.nodes.length, "entities drawn");
  for (let n = 0; n < snapshot.nodes.length; n++) {
    await page.evaluate(id => { location.hash = "#" + encodeURIComponent(id); }, snapshot.nodes[n].id);
    const wanted = snapshot.nodes[n].label.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/g, " ");
    await page.waitForFunction(text => document.querySelector("#sheet h2").innerText.trim() === text.replace(/\s+/g, " ").trim(),
      wanted, {timeout: 3000}).catch(async () => { throw new Wrong(`panel of ${snapshot.nodes[n].id}: ${await title(page)}, wanted ${wanted}`); });
    for (const details of await page.$$("#sheet details:not([open]) > summary")) await details.click();
  }
  for (const word of ["img", "script", "svg", "a", "=", "é", "'"]) await page.fill("#search", word);
  await page.fill("#search", "<img");
  await page.keyboard.press("Enter");
  same(await title(page), "<img src=x onerror=alert(1)>", "panel");
  same(await page.$$eval("a", links => links.map(link => link.getAttribute("href")).filter(href => !/^(https?:|mailto:)/.test(href))), [], "links");
  same(await page.$$eval("body *", all => all.filter(element => ["IMG", "IFRAME", "B2", "OBJECT"].includes(element.tagName)).length), 0, "elements out of names");
  same(await page.$$eval("script", scripts => scripts.length), 2, "scripts");
});

tour("an empty graph says so", "empty", {}, async page => {
  same(await title(page), "Nothing to show", "panel");
  for (const id of ["time", "measures"]) same(await page.isVisible("#" + id), false, id + " is seen");
  await page.fill("#search", "x");
  holds((await page.textContent("#found")).includes("No entity"), "no word of none found");
  same(await faultsOf(page), [], "axe");
});

tour("1,000 entities: opens, finds who is not drawn, stays quick", "large", {}, async (page, snapshot) => {
  same(await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd < 4000), true, "open within 4 s");
  same(await page.locator("#picture [data-n]").count(), 150, "entities drawn");
  holds((await count(page)).endsWith("the picture shows the strongest 150"), await count(page));
  const drawn = new Set(await page.$$eval("#picture [data-n]", marks => marks.map(element => Number(element.dataset.n))));
  const hidden = snapshot.nodes.findIndex((_, n) => !drawn.has(n));
  await page.fill("#search", snapshot.nodes[hidden].label);
  await page.keyboard.press("Enter");
  same(await title(page), snapshot.nodes[hidden].label, "panel of one that is not drawn");
  holds((await page.textContent("#sheet")).includes("not in the picture"), "nothing says that it is not drawn");
  const took = await page.evaluate(() => {
    const begin = performance.now();
    for (const button of [...document.querySelectorAll("[data-filter]")].slice(0, 4)) button.click();
    document.body.offsetHeight;
    return (performance.now() - begin) / 4;
  });
  holds(took < 250, `a switch took ${took} ms`);
  await page.click("text=Show all 1,000");
  same(await page.locator("#measures tbody tr").count(), 1000, "rows");
});

// --- dates alone

test("dates: the next day, spans and what is in force", async () => {
  const dates = await import("data:text/javascript," + encodeURIComponent(readFileSync(new URL("dates.js", modules), "utf8")));
  for (let at = Date.UTC(1895, 0, 1); at < Date.UTC(2105, 0, 1); at += 86400000) {
    const day = new Date(at).toISOString().slice(0, 10), next = new Date(at + 86400000).toISOString().slice(0, 10);
    same(dates.nextDay(day), next, "after " + day);
  }
  same(dates.nextDay("2025-02-31"), "2025-03-01", "after February");
  same([dates.firstDay("2023"), dates.firstDay("2023-06"), dates.firstDay("2023-06-05")], ["2023-01-01", "2023-06-01", "2023-06-05"], "first days");
  same([dates.lastDay("2023"), dates.lastDay("2023-06")], ["2023-12-31", "2023-06-31"], "last days");
  same(dates.sayDate("2023-06-05"), "5 Jun 2023", "a day");
  const spans = [[{start: "2019", end: "2025-01"}, "2019 to Jan 2025"], [{start: "2019"}, "since 2019"], [{start: "2019", event: true}, "2019"], [{end: "2030"}, "until 2030"], [{}, ""]];
  for (const [edge, words] of spans) same(dates.saySpan(edge), words, JSON.stringify(edge));
  const force = [[{}, true], [{start: "2023"}, true], [{start: "2023-07"}, false], [{end: "2023"}, true], [{end: "2023-06"}, true],
    [{end: "2023-05"}, false], [{end: "2022", event: true}, true], [{start: "2023-06-30"}, true], [{start: "2023-07-01"}, false]];
  for (const [edge, yes] of force) same(dates.isInForce(edge, "2023-06-30"), yes, JSON.stringify(edge));
});

for (const [name, run] of cases) {
  if (only && !name.includes(only)) continue;
  const problem = await inTime(run(), name).then(() => null, error => error instanceof Wrong ? error.message : String(error.stack).split("\n").slice(0, 3).join(" "));
  say("page: " + name, problem ? [problem] : []);
}
await end();

// Pictures in a browser: drawn as librsvg draws them, legible in light and dark, without a fault
// that axe finds, and without a request to anywhere. Prints a line for each case.
//     node pictures.mjs FOLDER     FOLDER holds *.svg, each with a *.png of librsvg beside it
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {createRequire} from "node:module";
import {end, launch, problemsOf, say} from "./browser.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folder = process.argv[2];

// Blocks of 8 x 8 pixels whose mean colour differs by more than 18 of 255 in a channel. Letters are
// smoothed differently: over a block that evens out, a thin line that is missing or a name that is
// 6 px elsewhere does not (tried on pictures changed so). Letters at unlucky places reach 18 here and
// there, never 25: of those blocks more may be than of these.
async function difference(page, one, other) {
  return page.evaluate(async ([a, b]) => {
    const block = 8, most = 18, much = 25;
    async function pixels(data) {
      const image = new Image();
      image.src = "data:image/png;base64," + data;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      return pen.getImageData(0, 0, image.width, image.height);
    }
    const [p, q] = [await pixels(a), await pixels(b)];
    if (p.width !== q.width || p.height !== q.height)
      return {sizes: `${p.width} x ${p.height} and ${q.width} x ${q.height}`};
    let blocks = 0, bad = 0, worse = 0, where = "";
    for (let y = 0; y + block <= p.height; y += block)
      for (let x = 0; x + block <= p.width; x += block) {
        const sum = [0, 0, 0];
        for (let v = y; v < y + block; v++)
          for (let u = x; u < x + block; u++)
            for (let c = 0; c < 3; c++) {
              const at = (v * p.width + u) * 4 + c;
              sum[c] += p.data[at] - q.data[at];
            }
        blocks++;
        if (sum.every(s => Math.abs(s) / block / block <= most)) continue;
        if (bad++ === 0) where = `${x} ${y}`;
        if (sum.some(s => Math.abs(s) / block / block > much)) worse++;
      }
    return {blocks, bad, worse, where};
  }, [one.toString("base64"), other.toString("base64")]);
}

async function drawn(context, name, svg, png) {
  const page = await context.newPage();
  const [, width, height] = svg.match(/ width="([\d.]+)" height="([\d.]+)"/).map(Number);
  await page.setViewportSize({width: Math.ceil(width), height: Math.ceil(height)});
  await page.setContent(`<!doctype html><body style="margin:0">${svg}</body>`);
  const shot = await page.screenshot({clip: {x: 0, y: 0, width: Math.ceil(width), height: Math.ceil(height)}});
  const found = await difference(page, shot, png);
  await page.close();
  if (found.sizes) return [found.sizes];
  const allowed = Math.max(1, Math.floor(found.blocks / 20000)), letters = Math.max(4, Math.floor(found.blocks / 3500));
  return found.worse > allowed || found.bad > letters ? [`${found.bad} of ${found.blocks} blocks differ, the first at ${found.where}`] : [];
}

async function accessible(context, svg, scheme) {
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", error => problems.push(String(error)));
  page.on("console", message => { if (message.type() === "error") problems.push(message.text()); });
  page.on("request", request => { if (!request.url().startsWith("data:")) problems.push("request to " + request.url()); });
  await page.emulateMedia({colorScheme: scheme});
  await page.setContent(`<!doctype html><html lang="en"><head><title>A report</title>
    <style>body{color:${scheme === "dark" ? "#fff" : "#000"};background:${scheme === "dark" ? "#14181d" : "#fff"}}</style></head>
    <body><main><h1>A report</h1><figure>${svg}<figcaption>A picture</figcaption></figure></main></body></html>`);
  await page.addScriptTag({path: axe});
  const result = await page.evaluate(() => window.axe.run(document));
  for (const fault of result.violations)
    for (const node of fault.nodes) problems.push(`${fault.id}: ${node.target} ${node.failureSummary.replace(/\s+/g, " ")}`);
  if (!result.passes.some(rule => rule.id === "svg-img-alt")) problems.push("axe did not look at the picture");
  await page.close();
  return problems;
}

const context = await launch();
for (const file of readdirSync(folder).filter(file => file.endsWith(".svg")).sort()) {
  const name = file.replace(".svg", ""), svg = readFileSync(join(folder, file), "utf8");
  const png = readFileSync(join(folder, name + ".png"));
  const cases = [
    [`${name} looks as librsvg draws it`, () => drawn(context, name, svg, png)],
    [`${name} passes axe`, () => accessible(context, svg, "light")],
    [`${name} passes axe in the dark`, () => accessible(context, svg, "dark")],
  ];
  for (const [title, run] of cases)
    say(title, await problemsOf(run(), title));
}
await end();

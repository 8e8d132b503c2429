// What the tests in a browser share: a case on standard output, a limit on its time, and Chromium
// with a profile of its own that reaches no network.
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {chromium} from "playwright-core";

// A file of an installed package.
export const script = path => fileURLToPath(new URL("node_modules/" + path, import.meta.url));

let failed = 0;
export function say(name, problems) {
  if (problems.length) failed++;
  console.log(`${problems.length ? "not ok" : "ok"} frontends: ${name}`);
  for (const problem of problems.slice(0, 8)) console.log("# " + problem);
}

// A page that hangs fails its case; evaluate has no limit of its own.
export function inTime(promise, what) {
  let timer;
  const late = new Promise((_, no) => { timer = setTimeout(() => no(new Error(what + " took over 90 s")), 90000); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
// The problems that the promise gives, or the one that it failed.
export const problemsOf = (promise, what) => inTime(promise, what).catch(error => [String(error).split("\n")[0]]);

const contexts = [], profiles = [];
process.on("exit", () => profiles.forEach(profile => rmSync(profile, {recursive: true, force: true})));
export async function launch(options = {}) {
  const profile = mkdtempSync(join(tmpdir(), "erg-chromium-"));
  profiles.push(profile);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium", ...options,
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--force-color-profile=srgb"],
  });
  contexts.push(context);
  await context.route(/^https?:/, route => route.abort());
  return context;
}

// A new page, and the list of what goes wrong in it from now on.
export async function blank(context) {
  const page = await context.newPage(), problems = [];
  page.on("pageerror", error => problems.push(String(error)));
  page.on("console", message => { if (message.type() === "error") problems.push(message.text()); });
  return {page, problems};
}

// Closes the browsers; the status is 1 where a case failed.
export async function end() {
  for (const context of contexts) await context.close();
  process.exit(failed ? 1 : 0);
}

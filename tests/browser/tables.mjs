// Tests that tables fit: none is cut off beside empty paper on a desk, and the ones that compare stack on a phone.
//   node tables.mjs FOLDER-OF-BUILT-SITES

import { strict as assert } from "node:assert";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { run, sites } from "./sites.mjs";

const { chromium } = createRequire(import.meta.url)("playwright-core");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const all = sites(process.argv[2]);

// The frames on pages of a kind whose table is wider than they are.
async function cut(width, kind) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const found = [];
  for (const { name, root, pages } of all) {
    for (const path of pages.filter((path) => kind.test(path))) {
      await page.goto(pathToFileURL(join(root, path)).href, { waitUntil: "domcontentloaded" });
      const frames = await page.evaluate(() =>
        [...document.querySelectorAll("main .table-frame")]
          .map((frame, n) => [n + 1, frame.scrollWidth, frame.clientWidth])
          .filter(([, wide, room]) => wide > room + 1),
      );
      for (const [n, wide, room] of frames) found.push(`${name}/${path}, frame ${n}: ${wide} in ${room}`);
    }
  }
  await page.close();
  return found;
}

// Frames wider than they show that give no sign of it: a shade at the edge, and for the matrix of combinations words above it.
async function unsaid(width) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const found = [];
  let wide = 0;
  for (const { name, root, pages } of all) {
    for (const path of pages.filter((path) => /^(combinaties|gemeenten\/index)\.html$/.test(path))) {
      await page.goto(pathToFileURL(join(root, path)).href, { waitUntil: "domcontentloaded" });
      const frames = await page.evaluate(() =>
        [...document.querySelectorAll("main .table-frame")]
          .filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
          .map((frame) => {
            const shades = getComputedStyle(frame).backgroundAttachment.split(",").filter((each) => each.trim() === "scroll").length;
            const words = !frame.matches(".beside-frame") || frame.scrollWidth < 1.25 * frame.clientWidth || frame.previousElementSibling.matches(".beside-wide");
            return [shades, words];
          }),
      );
      wide += frames.length;
      for (const [shades, words] of frames) if (shades < 2 || !words) found.push(`${name}/${path}: ${shades} shades, ${words ? "said" : "not said"}`);
    }
  }
  await page.close();
  assert.ok(wide > 0, "no table is wide, so nothing was tested");
  return found;
}

// How wide the columns of marks are, of every table that compares municipalities: one width for each table.
async function uneven(width) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const found = [];
  for (const { name, root, pages } of all) {
    for (const path of pages.filter((path) => /^gemeenten\/index\.html$/.test(path))) {
      await page.goto(pathToFileURL(join(root, path)).href, { waitUntil: "domcontentloaded" });
      const tables = await page.evaluate(() =>
        [...document.querySelectorAll("main .matrix table")].map((table) => [...table.querySelectorAll("thead th.mark")].map((head) => head.getBoundingClientRect().width)),
      );
      for (const heads of tables) if (Math.max(...heads) > Math.min(...heads) + 2) found.push(`${name}/${path}: ${heads.map(Math.round)}`);
    }
  }
  await page.close();
  return found;
}

await run([
  ["a table wider than its frame shows that it goes on", async () => assert.deepEqual(await unsaid(1280), [])],
  ["municipalities have columns of one width", async () => assert.deepEqual(await uneven(1280), [])],
  ["tables of documents, procedures and figures fit on a desk", async () => assert.deepEqual(await cut(1280, /^(documenten|tabellen)\/|^procedures/), [])],
  ["compared procedures stack on a phone", async () => assert.deepEqual(await cut(360, /^procedures\.html$/), [])],
]);

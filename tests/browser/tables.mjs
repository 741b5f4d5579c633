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

await run([
  ["tables of documents, procedures and figures fit on a desk", async () => assert.deepEqual(await cut(1280, /^(documenten|tabellen)\/|^procedures/), [])],
  ["compared procedures stack on a phone", async () => assert.deepEqual(await cut(360, /^procedures\.html$/), [])],
]);

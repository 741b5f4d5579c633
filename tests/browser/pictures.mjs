// The pictures of README.md: `node tests/browser/pictures.mjs FOLDER`, with the built sites, writes them to tests/pictures/.

import { join } from "node:path";
import { browser } from "./reader.mjs";
import { serve } from "./server.mjs";
import { sites } from "./sites.mjs";

const PICTURES = [
  ["home", 1280, "index.html"],
  ["products", 1280, "producten/index.html#wet=jeugdwet&leeftijd=12-17"],
  ["product", 1280, "producten/45a48.html"],
  ["phone", 360, "producten/45a48.html"],
];

const { root } = sites(process.argv[2]).find((site) => site.name === "example");
const server = await serve(root);
for (const [name, width, address] of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height: 680 }, locale: "nl-NL", reducedMotion: "reduce" });
  await page.clock.setFixedTime(new Date("2026-03-02T12:00:00"));
  await page.goto(server.base + address);
  await page.screenshot({ path: join("tests/pictures", `${name}.png`) });
  await page.close();
}
await browser.close();
server.close();

// The example in another house style: `node tokens.mjs PROGRAM`, with the program that builds it. The tokens are those of NL
// Design System's example, laid over as a region does it; none of them is kept here.

import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { appendFileSync, copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { nothing, open } from "./reader.mjs";
import { serve } from "./server.mjs";
import { run } from "./sites.mjs";

const program = resolve(process.argv[2]);
const { resolve: find } = createRequire(import.meta.url);
const AXE = readFileSync(find("axe-core/axe.min.js"), "utf8");
const PACKAGE = dirname(find("@nl-design-system-unstable/voorbeeld-design-tokens/package.json"));
const TOKENS = JSON.parse(readFileSync(join(PACKAGE, "dist/variables.json"), "utf8"));
const THEME = readFileSync("themes/default/styles/tokens.css", "utf8");
const PAGES = ["index.html", "producten/45a48.html", "wijzigingen/2026.1.html"];
const DAY = ["--date", "2026-03-02"];

const folder = mkdtempSync(join(tmpdir(), "bestek-tokens-"));
const css = join(folder, "huisstijl.css");
cpSync("content", join(folder, "content"), { recursive: true });
writeFileSync(join(folder, "bestek.toml"), readFileSync("bestek.toml", "utf8").replace(/^tokens = .*$/m, 'tokens = "huisstijl.css"'));
copyFileSync(join(PACKAGE, "dist/variables.css"), css);

// What the program says of the contrast of the house style.
function contrast() {
  const out = execFileSync(program, ["check", "--site", folder, "--format", "json", ...DAY], { encoding: "utf8" });
  return JSON.parse(out).findings.filter((finding) => finding.code === "low-contrast");
}

async function served(test) {
  execFileSync(program, ["build", "--site", folder, "--output", join(folder, "output"), ...DAY]);
  const server = await serve(join(folder, "output"));
  await test(server.base);
  server.close();
}

// Where axe finds too little contrast.
async function faults(base, pages, options) {
  const { page, wrong, close } = await open(base, { reducedMotion: "reduce", ...options });
  const found = [];
  for (const address of pages) {
    await page.goto(base + address);
    await page.evaluate(AXE);
    const report = await page.evaluate(() => globalThis.axe.run({ runOnly: ["color-contrast"] }));
    for (const violation of report.violations) found.push(`${address}: ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
  }
  nothing(wrong);
  await close();
  return found;
}

const tests = [
  [
    "every token with a name of NL Design System is one that it has",
    () => {
      const names = [...new Set(THEME.match(/--basis-[a-z0-9-]+(?=:)/g))];
      assert.ok(names.length > 30);
      const camel = (name) => name.slice(2).replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
      assert.deepEqual(names.filter((name) => !(camel(name) in TOKENS)), []);
    },
  ],
  [
    "a page wears the house style, and is light where that says nothing of dark",
    () =>
      served(async (base) => {
        for (const colorScheme of ["light", "dark"]) {
          const { page, wrong, close } = await open(base, { colorScheme });
          await page.goto(`${base}producten/45a48.html`);
          const worn = await page.evaluate((wanted) => {
            const probe = document.body.appendChild(document.createElement("i"));
            const read = (value) => ((probe.style.color = ""), (probe.style.color = value), getComputedStyle(probe).color);
            const style = (selector) => getComputedStyle(document.querySelector(selector));
            const pairs = [
              [style("body").backgroundColor, read(wanted.ground)],
              [style("h1").color, read(wanted.text)],
              [style("main p a").color, read(wanted.link)],
              [style("h1").fontFamily.replaceAll('"', ""), wanted.heading.replaceAll("'", "")],
              [style(":root").colorScheme, "light"],
            ];
            probe.remove();
            return pairs;
          }, { ground: TOKENS.basisColorDefaultBgDocument, text: TOKENS.basisColorDefaultColorDocument, link: TOKENS.basisColorAccent1ColorDefault, heading: TOKENS.basisHeadingFontFamily });
          for (const [own, wanted] of worn) assert.equal(own, wanted, colorScheme);
          nothing(wrong);
          await close();
        }
      }),
  ],
  [
    "too little contrast is found by the program before a reader meets it",
    async () => {
      const named = contrast();
      await served(async (base) => {
        for (const colorScheme of ["light", "dark"]) {
          const found = await faults(base, PAGES, { colorScheme });
          assert.ok(found.length === 0 || named.length > 0, found.join("\n"));
        }
      });
      appendFileSync(css, "\n:root {\n  --basis-color-default-color-subtle: #8a94a0;\n}\n");
      const [first] = contrast();
      assert.match(first?.message ?? "", /quiet text/);
      await served(async (base) => assert.ok((await faults(base, PAGES.slice(0, 1), {})).length > 0, "no page shows what is named"));
    },
  ],
];

process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
await run(tests);

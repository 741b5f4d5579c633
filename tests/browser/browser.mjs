// What a reader meets in a browser: `node browser.mjs FOLDER PROGRAM`, with the built sites, and the program that built them.
//
// Every page with something of its own (see `telling`) is opened from a server that allows nothing but its own files, and some from
// a folder. A message on the
// console, a request that fails or that goes to another host, and a page that is wider than its window, fail the test.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { strict as assert } from "node:assert";
import { nothing, open } from "./reader.mjs";
import { run, sites, telling, tellingKinds } from "./sites.mjs";
import { serve } from "./server.mjs";

const [folder, program] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SOURCES = { example: ".", "zuidoost-utrecht": "tests/regions/zuidoost-utrecht", regions: "tests/regions" };
// A page with a search field in its head.
const SOME_PAGE = { regions: "toegankelijkheid.html" };
// What readers type, and the page that must come first.
const QUERIES = {
  example: [
    ["crisisopvang", "producten/46a03.html"],
    ["46A03", "producten/46a03.html"],
    ["46a0", "producten/46a0"],
    ["driemilieuver", "producten/43a20.html"],
  ],
  "zuidoost-utrecht": [
    ["jeugdzorgplus", "producten/jeugdzorgplus.html"],
    ["dyslex", "producten/dyslexie.html"],
  ],
  regions: [
    ["jeugdzorgplus", "zuidoost-utrecht/producten/jeugdzorgplus.html"],
    ["dyslexie", "zuidoost-utrecht/producten/dyslexie.html"],
  ],
};
// Queries that the command line and the browser must answer alike.
const ALIKE = ["begeleiding", "wonen", "crisis", "tarief", "kind", "hulp thuis", "facturatie"];
const RESULTS = "#search-results .result a[href]";

// What axe is asked: in the dark a page consists of the same and has other colours, in a narrow window it is the other way round.
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = ["color-contrast", "link-in-text-block"];
const AXE_RULES = {
  all: (rules) => ({ runOnly: TAGS, rules }),
  colours: () => ({ runOnly: { type: "rule", values: COLOURS } }),
  rest: (rules) => ({ runOnly: TAGS, rules: { ...rules, ...Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])) } }),
};
const ALL = sites(folder);
const kindsOf = (site) => tellingKinds(site, ALL);

// The address of a result, from the root of the site.
async function results(page, base) {
  await page.waitForSelector(RESULTS, { timeout: 10_000 });
  const links = await page.$$eval(RESULTS, (links) => links.map((link) => link.href));
  return links.map((link) => link.slice(base.length));
}

// Opens what is folded, so that it is looked at too.
const unfold = () => document.querySelectorAll("details").forEach((details) => (details.open = true));

function commandLine(site, query) {
  const out = execFileSync(program, ["search", query, "--site", SOURCES[site.name], "--format", "json", "--limit", "5", "--date", "2026-03-02"], { encoding: "utf8" });
  return JSON.parse(out).map((result) => result.url);
}

// A page with very many changes is folded; an address leads into a part, and buttons open and close all.
function foldedChanges(name, base) {
  return [
    `${name}: the part of the changes that an address names is open`,
    async () => {
      const { page, wrong, close } = await open(base);
      const openParts = () => page.$$eval("details.change-fold[open]", (parts) => parts.map((part) => part.parentElement.id));
      await page.goto(`${base}wijzigingen/2026.1.html`);
      assert.deepEqual(await openParts(), []);
      await page.goto(`${base}wijzigingen/2026.1.html#voor-wonen`);
      assert.deepEqual(await openParts(), ["voor-wonen"]);
      const inside = await page.$eval(".was-becomes tr[id]", (row) => row.id);
      await page.evaluate((id) => (location.hash = id), inside);
      await page.waitForFunction((id) => document.getElementById(id).getBoundingClientRect().height > 0, inside);
      await page.click("[data-fold=open]");
      assert.equal(await page.locator("details.change-fold:not([open])").count(), 0);
      await page.click("[data-fold=closed]");
      assert.deepEqual(await openParts(), []);
      nothing(wrong);
      await close();
    },
  ];
}

function ofSite(site, from, base) {
  const name = `${site.name}, ${from}`;
  return [
    [
      `${name}: what is typed on the search page is found, first and marked`,
      async () => {
        const { page, wrong, close } = await open(base);
        for (const [query, first] of QUERIES[site.name] ?? []) {
          await page.goto(`${base}zoeken.html`);
          await page.fill("main input[type=search], input[type=search]", query);
          await page.waitForFunction((selector) => document.querySelector(selector), RESULTS, { timeout: 10_000 });
          const found = await results(page, base);
          assert.ok(found[0].startsWith(first), `${query}: ${found.slice(0, 5).join(", ")}`);
          assert.ok((await page.locator("#search-results mark").count()) > 0, `${query}: nothing is marked`);
        }
        nothing(wrong);
        await close();
      },
    ],
    [
      `${name}: a query in the address is answered as the command line does`,
      async () => {
        const { page, wrong, close } = await open(base);
        for (const query of ALIKE) {
          await page.goto(`${base}zoeken.html?q=${encodeURIComponent(query)}`);
          const expected = commandLine(site, query);
          if (expected.length === 0) continue;
          const found = (await results(page, base)).slice(0, expected.length);
          assert.deepEqual(found, expected, query);
        }
        nothing(wrong);
        await close();
      },
    ],
    [
      `${name}: nothing found is said`,
      async () => {
        const { page, wrong, close } = await open(base);
        await page.goto(`${base}zoeken.html?q=xyzzyqwerty`);
        await page.waitForFunction(() => document.querySelector("[role=status]")?.textContent.trim().length > 0, null, { timeout: 10_000 });
        assert.equal(await page.locator(RESULTS).count(), 0);
        nothing(wrong);
        await close();
      },
    ],
    [
      `${name}: the search field of any page leads to the results`,
      async () => {
        const { page, wrong, close } = await open(base);
        const [query] = QUERIES[site.name][0];
        await page.goto(base + (SOME_PAGE[site.name] ?? "segmenten/crisis.html"));
        await page.keyboard.press("/");
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute("type")), "search", "/ does not lead to the field");
        await page.keyboard.type(query);
        await page.keyboard.press("Enter");
        await page.waitForURL(/zoeken\.html\?q=/);
        assert.ok((await results(page, base)).length > 0);
        nothing(wrong);
        await close();
      },
    ],
    ...(site.name === "example" ? [foldedChanges(name, base)] : []),
    [
      `${name}: pages are readable without JavaScript`,
      async () => {
        const { page, wrong, close } = await open(base, { javaScriptEnabled: false });
        // What stands at an address that does not exist is shown by a server alone.
        for (const address of kindsOf(site).filter((address) => base.startsWith("http") || !address.endsWith("404.html"))) {
          await page.goto(base + address);
          assert.ok((await page.locator("body").innerText()).trim().length > 80, `${address} is empty`);
        }
        nothing(wrong);
        await close();
      },
    ],
  ];
}

// Asks axe about one page of each kind.
async function accessible(site, base, colorScheme, width, asked) {
  const { page, wrong, close } = await open(base, { colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
  // What stands at an address that does not exist is shown by a server alone.
  for (const address of kindsOf(site).filter((address) => base.startsWith("http") || !address.endsWith("404.html"))) {
    await page.goto(base + address);
    await page.evaluate(unfold);
    await page.evaluate(AXE);
    // What is made for paper is one text from cover to end, and has no landmarks.
    const region = { region: { enabled: !/(^|\/)print\//.test(address) } };
    // From a folder it may not fetch stylesheets to look into them, as one rule (of the way a device is held) would.
    const preload = base.startsWith("http");
    const report = await page.evaluate((asked) => globalThis.axe.run(asked), { ...asked(region), preload });
    for (const violation of report.violations) {
      const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" "));
      wrong.push(`${address}: ${violation.id}: ${violation.help}: ${where.join(", ")}`);
    }
  }
  nothing(wrong);
  await close();
}

const tests = [];
const servers = [];
for (const site of ALL) {
  const pages = telling(site, ALL);
  const server = await serve(site.root);
  servers.push(server);
  tests.push([
    `${site.name}: ${pages.length} of ${site.pages.length} pages open in silence and fit a window of 320`,
    async () => {
      const rest = [...pages];
      // Two readers beside each other: while the page of one loads, that of the other is laid out.
      const read = async () => {
        const { page, wrong, close } = await open(server.base, { viewport: { width: 320, height: 640 } });
        for (let address = rest.shift(); address; address = rest.shift()) {
          await page.goto(server.base + address);
          await page.evaluate(unfold);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          if (width > 320 && !/(^|\/)print\//.test(address)) wrong.push(`${address} is ${width} wide`);
        }
        await close();
        return wrong;
      };
      nothing((await Promise.all([read(), read()])).flat());
    },
  ]);
  // What stands in a narrow window has other places but the same colours. A folder holds what a server sends: of one site it is
  // looked at too, in one way; with --full in all.
  const ways = [["light", 1280, AXE_RULES.all], ["dark", 1280, AXE_RULES.colours], ["light", 320, AXE_RULES.rest]];
  const places = [["from a server", server.base], ...(site.name === "example" ? [["from a folder", `${pathToFileURL(site.root)}/`]] : [])];
  for (const [from, base] of places) {
    for (const [scheme, width, asked] of base.startsWith("http") || process.argv.includes("--full") ? ways : ways.slice(0, 1)) {
      tests.push([`${site.name} ${from}: one page of each kind has no accessibility error, ${scheme}, ${width} wide`, () => accessible(site, base, scheme, width, asked)]);
    }
  }
  tests.push(...ofSite(site, "from a server", server.base));
  tests.push(...ofSite(site, "from a folder", `${pathToFileURL(site.root)}/`));
}

// `run` ends the program, and with it the browser and the servers.
process.on("exit", () => servers.forEach((server) => server.close()));
await run(tests);

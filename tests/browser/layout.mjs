// What stands where: `node layout.mjs FOLDER`, with the built sites. Nothing covers what has the focus, moves after it was
// shown, or is wider than the screen; drawings say what they should in time, on a phone and in forced colours.

import { execFileSync } from "node:child_process";
import { strict as assert } from "node:assert";
import { pathToFileURL } from "node:url";
import { browser, nothing, open } from "./reader.mjs";
import { kinds, run, sites } from "./sites.mjs";

const site = sites(process.argv[2]).find((site) => site.name === "example");
const base = `${pathToFileURL(site.root)}/`;
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
const PRODUCT = "producten/45a48.html";
// One page of each kind that is read on a screen; what stands at an address that does not exist needs a server.
const SCREENS = kinds(site).filter((address) => !/^((print|versies\/[^/]+)\/|404)/.test(address));

// Opens pages in a window of this size, and fails if anything goes wrong in them.
async function reading(viewport, test, options = {}) {
  const { page, wrong, close } = await open(base, { viewport, ...options });
  await test(page);
  nothing(wrong);
  await close();
}

// Tabs through a page, and names everything that had the focus while something else lay over it.
async function covered(page) {
  const found = [];
  for (let at = 0; at < 400; at += 1) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(() => {
      const own = document.activeElement;
      if (!own || own === document.body) return null;
      const box = own.getClientRects()[0];
      const { left, right, top, bottom } = box ?? own.getBoundingClientRect();
      // What the eye does not get: a checkbox under its label is seen as its label, what scrolls in a frame has its own.
      const near = (other) => other && (own.contains(other) || other.contains(own) || other.closest("label")?.contains(own));
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 2, top + 2],
        [right - 2, top + 2],
        [left + 2, bottom - 2],
        [right - 2, bottom - 2],
      ];
      if (bottom - top > innerHeight) return "";
      // A corner may lie beyond the window, the middle may not.
      const seen = points.filter(([x, y], at) => at === 0 || (x >= 0 && x < innerWidth && y >= 0 && y < innerHeight));
      const over = seen.map(([x, y]) => document.elementFromPoint(x, y)).find((other) => !near(other));
      if (seen.every(([x, y]) => near(document.elementFromPoint(x, y)))) return "";
      return `${own.tagName} ${own.id} "${own.textContent.trim().slice(0, 30)}" under ${over ? `${over.tagName}.${over.className.baseVal ?? over.className}` : "the edge of the window"}`;
    });
    if (said === null) break;
    if (said) found.push(said);
  }
  return found;
}

// Tabs through a page, and names everything that has the focus and shows no mark of it: a line of two pixels around it, or around
// its label where it is a box to tick.
async function unmarked(page) {
  const found = [];
  for (let at = 0; at < 120; at += 1) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(() => {
      const own = document.activeElement;
      if (!own || own === document.body) return null;
      const marked = (element) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\)$|transparent/.test(outlineColor);
      };
      const around = [own, own.closest("label"), ...(own.labels ?? []), own.nextElementSibling].filter(Boolean);
      const { width, height } = own.getBoundingClientRect();
      // The sign in a field for a date has a mark of the browser's own.
      if (around.some(marked) || !own.matches(":focus")) return "";
      return `${own.tagName} ${own.type ?? ""} ${own.className.baseVal ?? own.className} "${own.textContent.trim().slice(0, 30)}" of ${width} by ${height}`;
    });
    if (said === null) break;
    if (said) found.push(said);
  }
  return found;
}

const shift = () =>
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.shifts = [...(window.shifts ?? []), `${entry.value} ${entry.sources.map((source) => source.node?.className ?? source.node?.nodeName).join(" ")}`];
    }
  }).observe({ type: "layout-shift", buffered: true });

// What readers set who need more room between lines, words and letters (WCAG 1.4.12).
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

function space(rules) {
  document.head.appendChild(document.createElement("style")).textContent = rules;
}

// The texts that stand on each other, and those that are cut off. Of a drawing the words stand in a list as well.
function unreadable() {
  // What only a screen reader reads.
  const unseen = (element) => element && element !== document.body && (getComputedStyle(element).clipPath !== "none" || unseen(element.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  const clipped = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement;
    if (!node.data.trim() || own.closest("noscript, option, svg") || own.matches("details:not([open])") || unseen(own) || !own.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const frame = own.closest(".table-frame")?.getBoundingClientRect();
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // What has scrolled out of its frame is under nothing.
      const there = !frame || (bottom <= frame.bottom && right <= frame.right);
      if (there && right - left > 1) lines.push({ node, left, right, top, bottom, text: node.data.trim().slice(0, 30) });
    }
    const { overflowX, overflowY } = getComputedStyle(own);
    const cut = (overflow, inside, room) => ["hidden", "clip"].includes(overflow) && inside > room + 1;
    if (cut(overflowX, own.scrollWidth, own.clientWidth) || cut(overflowY, own.scrollHeight, own.clientHeight)) clipped.push(node.data.trim().slice(0, 30));
  }
  lines.sort((a, b) => a.top - b.top);
  const over = [];
  lines.forEach((line, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < line.bottom; next += 1) {
      const other = lines[next];
      const [wide, high] = [Math.min(line.right, other.right) - Math.max(line.left, other.left), Math.min(line.bottom, other.bottom) - other.top];
      if (line.node !== other.node && wide > 2 && high > 0.4 * Math.min(line.bottom - line.top, other.bottom - other.top)) over.push(`${line.text} / ${other.text}`);
    }
  });
  return { over, clipped };
}

const TESTS = [];

TESTS.push([
  "an address that is copied holds what was chosen on the page",
  () =>
    reading(DESK, async (page) => {
      for (const chosen of ["vergelijken.html?p=45a48,45h10", "producten/index.html#wet=wmo", "producten/45a48.html"]) {
        await page.goto(base + chosen);
        await page.reload();
        await page.locator('[data-copy^="http"]').first().click();
        const said = await page.locator('[role="status"]').allTextContents();
        assert.ok(said.some((text) => text.trim().endsWith(`/${chosen}`)), `${chosen}: ${said}`);
      }
    }),
]);

for (const viewport of [DESK, PHONE]) {
  const size = `${viewport.width} wide`;
  TESTS.push([
    `the bar with what was chosen does not cover what has the focus, ${size}`,
    () =>
      reading(viewport, async (page) => {
        await page.goto(`${base}producten/index.html`);
        for (const at of [0, 1]) await page.locator("#list .choose input").nth(at).check();
        await page.evaluate(() => { scrollTo(0, 0); document.activeElement.blur(); });
        assert.ok(await page.isVisible(".chosen-bar"));
        assert.deepEqual(await covered(page), []);
      }),
  ]);
  for (const address of [PRODUCT, "wijzigingen/index.html", "planning.html"]) {
    TESTS.push([
      `nothing covers what has the focus on ${address}, ${size}`,
      () =>
        reading(viewport, async (page) => {
          await page.goto(base + address);
          assert.deepEqual(await covered(page), []);
        }),
    ]);
  }
  TESTS.push([
    `what has the focus is marked on every kind of page, ${size}`,
    () =>
      reading(viewport, async (page) => {
        for (const address of SCREENS) {
          await page.goto(base + address);
          assert.deepEqual(await unmarked(page), [], address);
        }
      }),
  ]);
  TESTS.push([
    `nothing moves after it was shown, ${size}`,
    () =>
      reading(viewport, async (page) => {
        await page.addInitScript(shift);
        // The day of the build, whose words and marks the script says again; on later days it says others.
        await page.clock.setFixedTime(new Date(2026, 2, 2, 12));
        for (const address of SCREENS) {
          await page.goto(base + address);
          await page.waitForTimeout(300);
          const shifts = await page.evaluate(() => window.shifts ?? []);
          assert.deepEqual(shifts.filter((shift) => parseFloat(shift) >= 0.001), [], address);
        }
      }),
  ]);
}

for (const width of [320, 1280]) {
  TESTS.push([
    `with more room between letters, words and lines nothing is cut off or stands on something else, ${width} wide`,
    () =>
      reading({ width, height: 800 }, async (page) => {
        const wrong = [];
        for (const address of SCREENS) {
          await page.goto(base + address);
          const before = await page.evaluate(unreadable);
          await page.evaluate(space, SPACING);
          const after = await page.evaluate(unreadable);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) wrong.push(`${address} is ${wide} wide`);
          for (const kind of ["over", "clipped"]) {
            // A breadcrumb that was shortened before is whole when it has the focus.
            const more = after[kind].filter((text) => !before[kind].includes(text));
            wrong.push(...more.slice(0, 5).map((text) => `${address}: ${kind}: ${text}`));
          }
          wrong.push(...before.over.slice(0, 5).map((text) => `${address}: over, as it is: ${text}`));
        }
        assert.deepEqual(wrong, []);
      }),
  ]);
}

TESTS.push(
  [
    "contents stand at the side of a long page and follow the reading, and a heading leads to itself",
    () =>
      reading(DESK, async (page) => {
        for (const address of ["gemeenten/beukenhorst.html", "wijzigingen/2026.1.html", "overeenkomsten/crisisovereenkomst.html", PRODUCT]) {
          await page.goto(base + address);
          const links = page.locator(".toc a");
          // Far down, and not so far that the foot of the page comes up.
          const last = Math.floor((await links.count()) * 0.7);
          assert.ok(last > 1, `${address} has no contents`);
          const name = await links.nth(last).textContent();
          await links.nth(last).evaluate((link) => link.click());
          const now = page.locator(".toc a[aria-current]");
          await page.waitForFunction((name) => document.querySelector(".toc a[aria-current]")?.textContent === name, name, { timeout: 3000 }).catch(() => {});
          assert.equal(await now.textContent(), name, address);
          const box = address === PRODUCT ? await page.locator(".toc-where").boundingBox() : await now.boundingBox();
          assert.ok(box.y >= 0 && box.y < DESK.height, `${address}: the contents are not in view`);
          if (address === PRODUCT) assert.equal(await page.locator(".toc-where").textContent(), name);
        }
        const heading = page.locator("#deel_combineren h2");
        assert.equal(await heading.textContent(), "Combineren");
        await heading.hover();
        await page.click("#deel_combineren .heading-link");
        assert.ok(page.url().endsWith("#deel_combineren"));
        await page.goto(base + "gemeenten/index.html");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= DESK.width, `${wide} wide`);
      }),
  ],
  [
    "without a script the menu opens too, and fits a narrow window, also with more room between letters",
    () =>
      reading({ width: 320, height: 640 }, async (page) => {
        for (const address of ["index.html", PRODUCT, "planning.html"]) {
          await page.goto(base + address);
          await page.evaluate(space, SPACING);
          assert.ok(!(await page.isVisible(".menu-button")), "a button that does nothing");
          await page.click(".menu-link");
          const links = await page.locator(".menu li:not([hidden]) a").count();
          assert.ok(links > 5);
          assert.equal(await page.locator(".menu a:visible").count(), links, address);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, address);
          assert.deepEqual(await page.evaluate(unreadable).then(({ over }) => over), [], address);
        }
      }, { javaScriptEnabled: false }),
  ],
  [
    "a product on paper says whose it is, fills its sheets and leaves nothing out that could be read as allowed",
    () =>
      reading(DESK, async (page) => {
        await page.goto(base + PRODUCT);
        const bytes = await page.pdf({ format: "A4", preferCSSPageSize: true });
        const sheets = execFileSync("pdftotext", ["-layout", "-", "-"], { input: bytes, encoding: "utf8" }).split("\f").slice(0, -1);
        assert.ok(sheets.length <= 6, `${sheets.length} sheets`);
        assert.match(sheets[0], /Productenboek[^]*Uitgave 2026\.1/);
        assert.match(sheets.join(""), /Niet geregeld[^]*artikel 11[^]*https:\/\/productenboek\.lindestreek\.example\/producten\/45a48\.html/);
        for (const [at, sheet] of sheets.slice(0, -1).entries()) {
          const lines = sheet.split("\n").filter((line) => line.trim()).length;
          assert.ok(lines >= 30, `sheet ${at + 1} has ${lines} lines`);
        }
      }),
  ],
  [
    "the overview is drawn on paper too, as wide as a sheet",
    () =>
      reading(DESK, async (page) => {
        await page.goto(`${base}overzicht.html`);
        await page.setViewportSize({ width: 680, height: 960 });
        await page.emulateMedia({ media: "print" });
        const drawn = await page.$$eval("svg.overview-drawing", (all) => all.map((one) => one.getBoundingClientRect().toJSON()));
        assert.ok(drawn.length > 8, "a drawing for the scale and for each segment");
        for (const one of drawn) assert.ok(one.width > 300 && one.right <= 681, JSON.stringify(one));
        // The drawing of the first segment stands below the title, not on a sheet of its own.
        const bytes = await page.pdf({ format: "A4", preferCSSPageSize: true });
        const text = execFileSync("pdftotext", ["-l", "1", "-", "-"], { input: bytes, encoding: "utf8" });
        assert.match(text, /Overzicht[^]*Verblijf met behandeling[^]*43A12/);
      }),
  ],
  [
    "what is compared is whole on paper: no word in the column beside it, no sheet nearly empty",
    () =>
      reading(DESK, async (page) => {
        await page.goto(`${base}vergelijken.html?p=45a04,45a48,45a53,46a03`);
        await page.waitForSelector(".compare-table tbody th");
        await page.setViewportSize({ width: 1032, height: 720 });
        await page.emulateMedia({ media: "print" });
        const over = await page.$$eval(".compare-table :is(th, td)", (cells) =>
          cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent.trim().slice(0, 40)));
        assert.deepEqual(over, []);
        const bytes = await page.pdf({ format: "A4", preferCSSPageSize: true });
        const sheets = execFileSync("pdftotext", ["-layout", "-", "-"], { input: bytes, encoding: "utf8" }).split("\f").slice(0, -1);
        assert.ok(sheets.length <= 7, `${sheets.length} sheets`);
        assert.ok(sheets.at(-1).trim(), "the last sheet is empty");
        for (const [at, sheet] of sheets.slice(0, -1).entries()) {
          const lines = sheet.split("\n").filter((line) => line.trim()).length;
          assert.ok(lines >= 15, `sheet ${at + 1} has ${lines} lines`);
        }
      }),
  ],
  [
    "in forced colours the item of the menu where one is stands out",
    () =>
      reading(DESK, async (page) => {
        await page.goto(`${base}producten/45a48.html`);
        const drawn = (selector) =>
          page.$eval(selector, (element) => {
            const { borderBottomColor, outlineStyle } = getComputedStyle(element);
            const paper = getComputedStyle(document.body).backgroundColor;
            return { line: borderBottomColor !== paper, ring: outlineStyle === "solid" };
          });
        assert.deepEqual(await drawn(".menu a:not([aria-current])"), { line: false, ring: false });
        assert.equal((await drawn(".menu a[aria-current]")).ring, true);
        assert.equal((await drawn(".ladder-here")).ring, true);
      }, { forcedColors: "active" }),
  ],
  [
    "choosing a product to compare does not move the table",
    () =>
      reading(DESK, async (page) => {
        await page.goto(`${base}producten/index.html`);
        const place = () => page.locator("#list tbody .row-title").first().evaluate((element) => element.getBoundingClientRect().left);
        const before = await place();
        await page.locator("#list .choose input").first().check();
        assert.equal(await place(), before);
      }),
  ],
  [
    "the planning is a drawing in time, with today's line where today is",
    () =>
      reading(DESK, async (page) => {
        await page.clock.setFixedTime(new Date(2025, 10, 2, 12));
        await page.goto(`${base}planning.html`);
        const line = page.locator(".plan-drawing .plan-today");
        assert.equal(await line.count(), 1);
        const drawing = page.locator(".plan-drawing");
        const { first, after } = await drawing.evaluate((element) => ({ ...element.dataset }));
        const share = (Date.parse("2025-11-02") - Date.parse(first)) / (Date.parse(after) - Date.parse(first));
        assert.ok(Math.abs(Number.parseFloat(await line.getAttribute("x1")) - share * 100) < 0.01);
        const links = await drawing.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
        assert.ok(links.length > 5);
        await drawing.locator("a").first().focus();
        await page.keyboard.press("Enter");
        await page.waitForURL((url) => url.href.endsWith(links[0]));
        for (const link of links) assert.equal(await page.locator(`li${link}`).count(), 1, link);
        assert.ok(await page.locator(".plan-drawing .is-past").count());
        await page.clock.setFixedTime(new Date(2031, 0, 1, 12));
        await page.reload();
        assert.equal(await line.count(), 0, "today is beyond the drawing");
      }),
  ],
  [
    "on a phone drawings in time are lists or tables",
    () =>
      reading(PHONE, async (page) => {
        await page.goto(`${base}planning.html`);
        assert.ok(!(await page.isVisible(".plan-drawing")));
        const contract = site.pages.filter((address) => address.startsWith("overeenkomsten/"));
        let seen = 0;
        for (const address of contract) {
          await page.goto(base + address);
          for (const drawing of await page.locator(".term-drawing").all()) {
            seen += 1;
            assert.ok(!(await drawing.isVisible()), address);
            assert.ok(await page.locator(".term-periods").first().isVisible(), address);
          }
        }
        assert.ok(seen > 0);
      }),
  ],
  [
    "the number of a clause stands beside its text, however long it is",
    () =>
      reading(PHONE, async (page) => {
        let seen = 0;
        for (const address of site.pages.filter((address) => address.startsWith("overeenkomsten/"))) {
          await page.goto(base + address);
          const over = await page.$$eval(".block > .block-number", (all) =>
            all.filter((number) => {
              const range = document.createRange();
              range.selectNodeContents(number);
              const text = number.parentElement.querySelector(".block-text");
              return text && range.getBoundingClientRect().right > text.getBoundingClientRect().left;
            }).map((number) => number.textContent.trim()));
          seen += await page.locator(".block > .block-number").count();
          assert.deepEqual(over, [], address);
        }
        assert.ok(seen > 0);
      }),
  ],
);

await run(TESTS).finally(() => browser.close());

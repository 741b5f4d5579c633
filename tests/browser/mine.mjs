// What holds in one municipality, and what holds today: `node mine.mjs FOLDER`, with the built sites, from a server and from
// a folder.

import { strict as assert } from "node:assert";
import { pathToFileURL } from "node:url";
import { nothing, open } from "./reader.mjs";
import { serve } from "./server.mjs";
import { run, sites } from "./sites.mjs";

const site = sites(process.argv[2]).find((site) => site.name === "example");
const LIST = "producten/index.html";
const server = await serve(site.root);
const bases = [
  ["from a server", server.base],
  ["from a folder", `${pathToFileURL(site.root)}/`],
];

const tidy = (text) => text.replace(/\s+/g, " ").trim();
const card = (page) => page.$$eval(".card table:not([hidden]) tbody tr", (rows) => rows.map((row) => row.textContent.replace(/\s+/g, " ").trim()));
const count = (page) => page.locator("#list-count .count").textContent();

// Makes a municipality mine, as a reader does.
async function choose(page, base, id) {
  await page.goto(`${base}gemeenten/${id}.html`);
  await page.click("[data-mine=municipality]");
}

// Tabs until something has the focus.
async function reach(page, selector) {
  for (let at = 0; at < 400; at += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`${selector} cannot be reached`);
}

const FLOWS = [
  [
    "the card, the cost and the comparison have the tariff of the municipality that was chosen",
    async (page, base) => {
      await page.clock.setFixedTime(new Date(2026, 10, 23, 12));
      const cost = () => page.$eval("#cost tbody", (body) => body.textContent.replace(/\s+/g, " "));
      const general = async () => {
        assert.match((await card(page)).join(), /2026 geldt nu.*€ 78,60€ 1,31,2027.*82,46/);
        assert.match(await page.locator(".card caption:visible").textContent(), /Algemeen tarief/);
        assert.match(await cost(), /× € 78,60/);
      };
      const special = async () => {
        assert.match((await card(page)).join(), /2026 geldt nu.*€ 82,20€ 1,37,2027.*86,24/);
        assert.match(await page.locator(".card caption:visible").textContent(), /Tarief in Kastanjeveen/);
        assert.match(await cost(), /× € 82,20/);
      };
      await page.goto(`${base}producten/45a48.html`);
      await general();
      await page.selectOption("#place", "kastanjeveen");
      await special();
      await page.selectOption("#place", "");
      await general();
      await page.goto("about:blank");
      await page.goto(`${base}producten/45a48.html#gemeente=kastanjeveen`);
      await special();
      await choose(page, base, "kastanjeveen");
      await page.goto(`${base}producten/45a48.html`);
      await special();
      assert.match(page.url(), /#gemeente=kastanjeveen$/);
      await page.goto(`${base}producten/41a12.html`);
      assert.match((await card(page)).join(), /57,90/);
      // The address goes before what is kept on the device.
      await page.goto(`${base}producten/45a48.html#gemeente=linden`);
      assert.match((await card(page)).join(), /78,60/);
      assert.equal(await page.inputValue("#place"), "linden");
      await page.goto(`${base}vergelijken.html?p=45a48,45a53`);
      await page.waitForSelector(".compare-table");
      const text = async () => tidy(await page.locator(".compare-table").textContent());
      assert.match(await text(), /Tarief 2026 in Kastanjeveen.*?82,20/);
      await page.selectOption("#place", "");
      assert.match(await text(), /Tarief 2026.*?78,60/);
      assert.doesNotMatch(await text(), /82,20/);
    },
  ],
  [
    "pages that are the same for everybody say what my municipality does not buy, and what it pays otherwise",
    async (page, base) => {
      await page.clock.setFixedTime(new Date(2026, 10, 23, 12));
      const said = async (address, selector) => {
        await page.goto(base + address);
        await page.waitForSelector(".here-note", { state: "attached" });
        return tidy(await page.locator(selector).first().textContent());
      };
      await choose(page, base, "kastanjeveen");
      const paid = /in Kastanjeveen € 82,20/;
      assert.match(await said("segmenten/specialistisch.html", "tr:has(a[href$='/45a48.html'])"), paid);
      assert.match(await said("zoeken.html?q=45a48", ".search-hit:has(a[href$='producten/45a48.html'])"), paid);
      assert.match(await said("overzicht.html", ".overview-list tr:has(td:nth-child(2) a[href$='/45a48.html'])"), paid);
      assert.match(tidy(await page.locator(".overview-drawing a[href$='/45a48.html']").getAttribute("aria-label")), paid);
      assert.match(await said("combinaties.html", ".beside-table tbody tr:has(th a[href$='/45a48.html'])"), paid);
      await page.clock.setFixedTime(new Date(2027, 1, 1, 12));
      assert.match(await said("segmenten/specialistisch.html", "tr:has(a[href$='/45a48.html'])"), /in Kastanjeveen € 86,24/);
      await choose(page, base, "elzenbroek");
      const not = /niet in Elzenbroek/;
      assert.match(await said("overzicht.html", ".overview-list tr:has(td:nth-child(2) a[href$='/04a01.html'])"), not);
      assert.equal(await page.locator(".overview-drawing a.is-not-here[href$='/04a01.html']").count(), 1);
      assert.match(await page.locator(".overview-here").innerText(), /Elzenbroek niet in/);
      assert.match(await said("zoeken.html?q=04a01", ".search-hit:has(a[href$='producten/04a01.html'])"), not);
      assert.match(await said("hulp/logeren.html", "li:has(> .choice-name a[href$='/44a12.html'])"), not);
      for (const address of ["index.html", "segmenten/index.html"]) assert.match(await said(address, "main tr:has(a[href$='kortdurend-verblijf.html'])"), not);
      assert.match(await said("tarieven/2026.html", ".sheet tr:has(a[href$='/04a01.html'])"), not);
      assert.match(await said("tarieven/2026.html", ".sheet tr:has-text('45A48'):has-text('Veengemeenten')"), /mijn gemeente/);
      assert.doesNotMatch(await said("tarieven/2025.html", ".sheet tr:has(a[href$='/45a48.html'])"), /in Elzenbroek/);
      await page.goto(`${base}gemeenten/elzenbroek.html`);
      await page.click("[data-mine=municipality]");
      await page.goto(`${base}overzicht.html`);
      assert.equal(await page.locator(".here-note, .is-not-here").count(), 0, "nothing is marked without a municipality");
    },
  ],
  [
    "the list of providers has my municipality in its address, and the menu of a phone says which it is",
    async (page, base) => {
      await page.setViewportSize({ width: 360, height: 800 });
      const menu = async () => {
        await page.goto(`${base}index.html`);
        await page.click("button.menu-button");
        return tidy(await page.locator(".menu-mine").innerText());
      };
      assert.match(await menu(), /Mijn gemeente: Kies Uitgave 2026\.1/);
      await choose(page, base, "elzenbroek");
      assert.match(await menu(), /Mijn gemeente: Elzenbroek/);
      assert.match(await page.locator(".menu-mine a").first().getAttribute("href"), /gemeenten\/elzenbroek\.html$/);
      await page.goto(`${base}aanbieders/index.html`);
      await page.waitForURL(/#gemeente=elzenbroek$/);
      await page.selectOption("#provider-filter [name=gemeente]", "");
      await page.waitForURL(/#gemeente=$/);
      await page.reload();
      assert.equal(await page.inputValue("#provider-filter [name=gemeente]"), "", "all were asked for");
      await page.goto(`${base}gemeenten/linden.html`);
      await page.click("#aanbieders a[href*='aanbieders/index.html']");
      assert.equal(await page.inputValue("#provider-filter [name=gemeente]"), "linden");
    },
  ],
  [
    "a product that the municipality does not buy says so and why, and has no tariff, providers or cost there",
    async (page, base) => {
      await page.goto(`${base}producten/04a01.html#gemeente=elzenbroek`);
      const text = async (selector) => tidy(await page.locator(selector).innerText());
      assert.match(await text(".card"), /Elzenbroek koopt dit product niet in\. De gemeente doet niet mee aan het segment .*Kortdurend verblijf/i);
      assert.doesNotMatch(await text(".card"), /geldt nu.*€|158,60/);
      assert.match(await text("#deel_aanbieders"), /In Elzenbroek biedt niemand dit product aan\. Kies/);
      assert.equal(await page.locator("#deel_aanbieders table:visible").count(), 0);
      assert.match(await text("#deel_kosten"), /Elzenbroek koopt dit product niet in/);
      assert.equal(await page.locator("#cost:visible").count(), 0);
      assert.match(await page.getAttribute("[data-place-page]", "href"), /gemeenten\/elzenbroek\.html$/);
      await page.selectOption("#place", "");
      assert.match((await card(page)).join(), /158,60/);
      assert.equal(await page.locator("#cost:visible").count(), 1);
      assert.doesNotMatch(await text("main"), /niet in\./);
    },
  ],
  [
    "the municipality on the device stands in the address too, and one in the address goes before it",
    async (page, base) => {
      await choose(page, base, "elzenbroek");
      const steps = await page.evaluate(() => history.length);
      await page.goto(base + LIST);
      await page.waitForURL(/#gemeente=elzenbroek$/);
      assert.equal(await page.evaluate(() => history.length), steps + 1, "it is no step of its own");
      const here = await count(page);
      const address = page.url();
      await page.evaluate(() => localStorage.clear());
      await page.goto("about:blank");
      await page.goto(address);
      assert.equal(await count(page), here, "who gets the address gets the same list");
      await choose(page, base, "elzenbroek");
      await page.goto(`${base}${LIST}#gemeente=linden`);
      assert.equal(await page.inputValue("select[name=gemeente]"), "linden");
      await page.goto(`${base}producten/45a48.html`);
      assert.match(page.url(), /#gemeente=elzenbroek$/);
      await page.goto(`${base}producten/45a48.html#deel_tarieven`);
      assert.match(page.url(), /#deel_tarieven$/, "a part of the page stays where it leads");
    },
  ],
  [
    "a key that is in the address twice counts twice, and what is unknown leaves it",
    async (page, base) => {
      await page.goto(`${base}${LIST}#leeftijd=4-11&leeftijd=12-17&wet=bestaatniet`);
      assert.ok((await page.isChecked('input[value="4-11"]')) && (await page.isChecked('input[value="12-17"]')));
      await page.waitForURL(/#leeftijd=4-11,12-17$/);
    },
  ],
  [
    "who takes away the last of what was chosen, or goes past the filters, goes on from the list",
    async (page, base) => {
      await page.goto(`${base}${LIST}#wet=wmo`);
      const narrowed = await count(page);
      await page.locator(".skip >> nth=1").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest("#list"))), "the link leads past the filters");
      assert.equal(await count(page), narrowed, "and to the same list");
      await page.waitForURL(/#wet=wmo$/);
      await page.locator("#chips .chip").focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "list-count");
      await page.goto(`${base}${LIST}#wet=wmo&leeftijd=4-11`);
      await page.locator("#list-none .button >> nth=0").focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "list-count");
    },
  ],
  [
    "by keyboard alone one works out what help costs, and copies the address",
    async (page, base) => {
      await page.clock.setFixedTime(new Date(2026, 10, 23, 12));
      await page.goto(`${base}producten/45a48.html#gemeente=kastanjeveen`);
      await reach(page, "#cost [name=volume]");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("2");
      await reach(page, "#cost [name=duration]");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("4");
      await reach(page, "#cost button");
      await page.keyboard.press("Enter");
      assert.match(tidy(await page.locator("#cost table").innerText()), /4 weken in 2026 4 × 2 uur × € 82,20 € 657,60/);
      await page.evaluate(() => {
        window.copied = "";
        document.addEventListener("copy", () => (window.copied = getSelection().toString() || document.activeElement.value));
        if (navigator.clipboard) navigator.clipboard.writeText = (text) => ((window.copied = text), Promise.resolve());
      });
      await reach(page, "[data-copy^=http]");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => window.copied);
      assert.match(await page.evaluate(() => window.copied), /45a48\.html#gemeente=kastanjeveen$/);
      assert.ok(await page.evaluate(() => document.activeElement.matches("[data-copy^=http]")), "the focus stays on the button");
    },
  ],
  [
    "a site that was not built since says of 1 February what holds then: news, links, dates, cost, lists of offers and results",
    async (page, base) => {
      const text = async (selector) => tidy(await page.locator(selector).innerText());
      await page.clock.setFixedTime(new Date(2026, 11, 31, 12));
      await page.goto(`${base}index.html`);
      assert.match(await text("main"), /Vanaf 1 januari 2027 gelden nieuwe tarieven/);
      assert.match(await page.locator(".home-routes a:visible", { hasText: "De tarieven van 2026" }).getAttribute("href"), /2026\.html$/);
      assert.match(await text(".home-side"), /Wat eraan komt.*1 januari 2027 Tarieven 2027/);
      await page.clock.setFixedTime(new Date(2027, 1, 1, 12));
      await page.goto(`${base}index.html`);
      assert.doesNotMatch(await text("main"), /gelden nieuwe tarieven|Tarieven 2027/);
      const links = page.locator(".home-routes a:visible", { hasText: "De tarieven van" });
      assert.equal(await links.count(), 1);
      assert.match(await links.getAttribute("href"), /2027\.html$/);
      await page.goto(`${base}datums.html`);
      const days = (list) => page.$$eval(`#${list}:not([hidden]) .entry`, (all) => all.map((entry) => entry.id));
      const [coming, past] = [await days("komt"), await days("geweest")];
      assert.ok(coming.every((day) => day >= "2027-02-01") && past.every((day) => day < "2027-02-01"), `${coming} / ${past}`);
      assert.ok(past.includes("2027-01-01"));
      assert.deepEqual(past, [...past].sort().reverse(), "the latest stands first");
      await page.goto(`${base}producten/45a48.html`);
      assert.equal(await page.inputValue("#cost [name=start]"), "2027-02-01");
      assert.match(await text("#cost tbody"), /in 2027.*82,46/);
      assert.doesNotMatch(await text("#cost tbody"), /2026/);
      await page.goto(`${base}gemeenten/linden.html`);
      await page.$$eval("main details", (all) => all.forEach((one) => (one.open = true)));
      assert.match(await page.locator("#aanbieders table thead").innerText(), /Tarief 2027/i);
      const rows = await page.locator("#aanbieders table tr:has(a[href$='45a48.html'])").allInnerTexts();
      assert.ok(rows.length > 0 && rows.filter((row) => row.includes("45A48")).every((row) => row.includes("82,46") && !row.includes("78,60")), `${rows}`);
      // A provider reads both years, and which of them holds.
      await page.goto(`${base}aanbieders/buurtkracht.html`);
      const years = await page.locator("#aanbod thead .amount").allInnerTexts();
      assert.deepEqual(years.map(tidy), ["Tarief 2026 verlopen", "Tarief 2027 geldt nu"]);
      const own = page.locator("#aanbod tr:has(a[href$='45a48.html'])", { hasText: "45A48" }).first();
      assert.deepEqual((await own.locator(".amount .money").allInnerTexts()).map(tidy), ["€ 78,60", "€ 82,46"]);
      await page.goto(`${base}zoeken.html?q=45a48`);
      await page.waitForSelector(".search-hit");
      assert.match(await text(".search-hit >> nth=0"), /€\s?78,60 per uur \(2026\), €\s?82,46 \(2027\)/);
    },
  ],
  [
    "the municipalities say by the clock when a provider gets in, and how many products are closed to who is new",
    async (page, base) => {
      const row = async (date) => {
        await page.clock.setFixedTime(new Date(date));
        await page.goto(`${base}gemeenten/index.html`);
        const line = page.locator("#segmenten tbody tr:has(a[href$='specialistisch.html'])").first();
        return tidy(await line.innerText());
      };
      assert.match(await row("2026-02-10T12:00:00"), /open tot en met 31 mrt.* open vanaf 1 jul.*1 product gesloten vanaf 1 jul/);
      const between = await row("2026-05-10T12:00:00");
      assert.match(between, /open vanaf 1 jul.*1 product gesloten vanaf 1 jul/);
      assert.doesNotMatch(between, /31 mrt/);
      assert.match(await row("2026-08-10T12:00:00"), /open tot en met 30 sep.*1 product gesloten(?! vanaf)/);
      assert.match(await row("2026-11-10T12:00:00"), /gesloten sinds 1 okt.*1 product gesloten/);
      assert.doesNotMatch(await row("2027-01-10T12:00:00"), /1 product gesloten/);
    },
  ],
  [
    "who took nobody new since the build has no waiting time in any list, and the guide says what is paid today",
    async (page, base) => {
      const text = async (selector) => tidy(await page.locator(selector).first().innerText());
      const anker = "tr:visible:has(a[href='het-anker.html']) .wait";
      const schoolbrug = `${base}${LIST}#gemeente=kastanjeveen`;
      await page.clock.setFixedTime(new Date(2026, 2, 2, 12));
      await page.goto(`${base}aanbieders/index.html#product=44a07&gemeente=kastanjeveen`);
      assert.match(await text(anker), /^26/);
      await page.goto(schoolbrug);
      assert.equal(await text("tr:has(a[href='41a08.html']) .wait"), "12");
      await page.clock.setFixedTime(new Date(2026, 10, 23, 12));
      await page.goto("about:blank");
      await page.goto(`${base}aanbieders/index.html#product=44a07&gemeente=kastanjeveen`);
      assert.match(await text(anker), /cliëntenstop/i);
      await page.goto("about:blank");
      await page.goto(schoolbrug);
      assert.notEqual(await text("tr:has(a[href='41a08.html']) .wait"), "12");
      await page.goto(`${base}gemeenten/kastanjeveen.html`);
      assert.notEqual(await text(".products-table tr:has(a[href$='41a08.html']) .wait"), "12");
      // Another code of a product has its own tariff, and a note of a municipality is not about it.
      await choose(page, base, "elzenbroek");
      const guide = async (code) => tidy(await page.locator(`.choice-products > li:has(.code:text-is("${code}"))`).textContent());
      await page.goto(`${base}hulp/oefenen.html`);
      assert.match(await guide("45A49"), /€ 31,20 per uur/);
      assert.doesNotMatch(await guide("45A49"), /in Elzenbroek/);
      assert.match(await guide("45A48"), /€ 78,60 per uur/);
      await page.clock.setFixedTime(new Date(2027, 1, 1, 12));
      await page.reload();
      assert.match(await guide("45A49"), /€ 32,73 per uur/);
      assert.match(await guide("45A48"), /€ 82,46 per uur/);
    },
  ],
  [
    "a municipality in the address goes along to a product and to what is compared",
    async (page, base) => {
      await page.goto(`${base}${LIST}#gemeente=elzenbroek`);
      await page.locator(".row-title a[href='45a48.html'], a.row-title[href='45a48.html']").first().click();
      await page.waitForURL(/45a48\.html#gemeente=elzenbroek$/);
      assert.match((await card(page)).join(), /80,40/);
      await page.goto(`${base}gemeenten/elzenbroek.html`);
      await page.locator(".products-table a[href$='45a48.html']").first().click();
      await page.waitForURL(/45a48\.html#gemeente=elzenbroek$/);
      // What my own is does not go before it.
      await choose(page, base, "kastanjeveen");
      await page.goto(`${base}${LIST}#gemeente=elzenbroek`);
      await page.locator(".row-title a[href='45a48.html'], a.row-title[href='45a48.html']").first().click();
      await page.waitForURL(/45a48\.html#gemeente=elzenbroek$/);
      await page.goto(`${base}gemeenten/index.html`);
      assert.match(await page.locator("main").innerText(), /Klik op uw gemeente/);
    },
  ],
  [
    "a year of days and nights has no more of them than days",
    async (page, base) => {
      await page.clock.setFixedTime(new Date(2026, 10, 23, 12));
      await page.goto(`${base}producten/43a16.html`);
      const nights = await page.$$eval("#cost tbody .cost-how", (cells) => cells.map((cell) => Number(/(\d+) etma/.exec(cell.textContent)[1])));
      assert.equal(nights.reduce((sum, own) => sum + own), 365, `${nights}`);
      assert.match(await page.locator("#cost").innerText(), /nooit meer etmalen dan er dagen zijn/);
    },
  ],
  [
    "what is compared and is no product says so, and nothing is asked for",
    async (page, base) => {
      await page.goto(`${base}vergelijken.html?p=45a48,99999,<img src=x>,../x`);
      await page.waitForSelector(".compare-table");
      assert.equal(await page.locator(".compare-table thead th").count(), 1);
      assert.match(await page.locator("#compare").innerText(), /niet gevonden: 99999/);
    },
  ],
];

const tests = bases.flatMap(([from, base]) =>
  FLOWS.map(([name, flow]) => [
    `${from}: ${name}`,
    async () => {
      const { page, wrong, close } = await open(base);
      await flow(page, base);
      nothing(wrong);
      await close();
    },
  ]),
);

for (const height of [720, 900]) {
  tests.push([
    `the card stays in view in a window of 1280 by ${height}, whole or scrolled by itself`,
    async () => {
      const { page, wrong, close } = await open(server.base, { viewport: { width: 1280, height } });
      for (const address of site.pages.filter((address) => /^producten\/45/.test(address)).slice(0, 8)) {
        await page.goto(server.base + address);
        if (!(await page.locator(".card").count())) continue;
        await page.evaluate(() => scrollTo(0, 2500));
        const { head, tariff, end, inner } = await page.evaluate(() => {
          const box = (selector) => document.querySelector(selector).getBoundingClientRect();
          return { head: box(".card-head").top, tariff: box(".card .amount-main, .card-none").bottom, end: box(".side-stay").bottom, inner: innerHeight };
        });
        assert.ok(head >= 0 && tariff <= inner && end <= inner, `${address}: ${head} ${tariff} ${end}`);
        // What is below its edge comes into view for who goes there by keyboard.
        await page.locator(".card .side-actions a").last().focus();
        const { top, bottom } = await page.$eval(".card .side-actions:last-of-type a:last-of-type", (link) => link.getBoundingClientRect().toJSON());
        assert.ok(top >= 0 && bottom <= inner, `${address}: ${top} ${bottom}`);
      }
      nothing(wrong);
      await close();
    },
  ]);
}

tests.push([
  "without a script the general tariff, the exceptions and the cost stand there as text",
  async () => {
    const { page, wrong, close } = await open(server.base, { javaScriptEnabled: false });
    await page.goto(`${server.base}producten/45a48.html`);
    assert.match((await card(page)).join(), /78,60/);
    assert.equal(await page.locator(".card tbody:visible").count(), 1);
    assert.match(await page.locator("#deel_tarieven").innerText(), /82,20/);
    assert.equal(await page.locator("#cost input:visible, #cost select:visible, #cost button:visible").count(), 0);
    assert.match(tidy(await page.locator("#cost").innerText()), /Eerste dag:? ?2 maart 2026/);
    nothing(wrong);
    await close();
  },
]);

process.on("exit", () => server.close());
await run(tests);

// Every page of every site in a folder that shows something of its own is valid HTML: `node html.mjs FOLDER`. html-validate judges
// all of those (see `telling`), and vnu, which knows what the standard says, one of every kind.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { promisify } from "node:util";
import { run, sites, telling, tellingKinds } from "./sites.mjs";

const config = JSON.parse(readFileSync(new URL(".htmlvalidate.json", import.meta.url), "utf8"));
const validator = new HtmlValidate(new StaticConfigLoader(config));
const SHOWN = 60;
const VNU = join(createRequire(import.meta.url).resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
// Advice of vnu on what the standard allows.
const ALLOWED = [
  // A requirement, an entry and the chapters of a part without a name are named by their number.
  /^(Article|Section) lacks heading/,
];

// What vnu says of pages.
async function vnu(site, pages) {
  const files = pages.map((page) => join(site.root, page));
  const asked = ["-jar", VNU, "--format", "json", "--exit-zero-always", "--stdout", ...files];
  const { stdout } = await promisify(execFile)("java", asked, { maxBuffer: 1 << 26 });
  const said = JSON.parse(stdout).messages.filter(({ message }) => !ALLOWED.some((allowed) => allowed.test(message)));
  return said.map(({ url, lastLine, lastColumn, message }) => `${url?.split(site.root)[1]}:${lastLine}:${lastColumn}: ${message}`);
}

const all = sites(process.argv[2]).map((site, _, all) => ({ site, pages: telling(site, all), kinds: tellingKinds(site, all) }));
const tests = all.map(({ site, pages }) => [
  `${site.name}: ${pages.length} of ${site.pages.length} pages are valid`,
  async () => {
    if (pages.length === 0) throw new Error("there are no pages");
    const wrong = [];
    for (const page of pages) {
      const report = await validator.validateFile(join(site.root, page));
      for (const result of report.results) {
        for (const message of result.messages) {
          wrong.push(`${page}:${message.line}:${message.column}: ${message.ruleId}: ${message.message}`);
        }
      }
    }
    none(wrong);
  },
]);

for (const { site, kinds: pages } of all) {
  tests.push([`${site.name}: vnu has nothing to say of ${pages.length} pages, one of every kind`, async () => none(await vnu(site, pages))]);
}
tests.push([
  "vnu sees what is wrong",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "bestek-html-"));
    writeFileSync(join(folder, "a.html"), "<!doctype html><html lang=nl><title>a</title><body><p><div id=a></div></p><b id=a></b>");
    const said = await vnu({ root: folder }, ["a.html"]);
    rmSync(folder, { recursive: true });
    if (said.length < 2) throw new Error(`only ${said.length}`);
  },
]);

function none(wrong) {
  if (wrong.length > 0) {
    const more = wrong.length > SHOWN ? `\n… and ${wrong.length - SHOWN} more` : "";
    throw new Error(`${wrong.length} errors\n${wrong.slice(0, SHOWN).join("\n")}${more}`);
  }
}

await run(tests);

// Every page of every site in a folder is valid HTML: `node html.mjs FOLDER`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { run, sites } from "./sites.mjs";

const config = JSON.parse(readFileSync(new URL(".htmlvalidate.json", import.meta.url), "utf8"));
const validator = new HtmlValidate(new StaticConfigLoader(config));
const SHOWN = 60;

const tests = sites(process.argv[2]).map((site) => [
  `${site.name}: ${site.pages.length} pages are valid`,
  async () => {
    if (site.pages.length === 0) throw new Error("there are no pages");
    const wrong = [];
    for (const page of site.pages) {
      const report = await validator.validateFile(join(site.root, page));
      for (const result of report.results) {
        for (const message of result.messages) {
          wrong.push(`${page}:${message.line}:${message.column}: ${message.ruleId}: ${message.message}`);
        }
      }
    }
    if (wrong.length > 0) {
      const more = wrong.length > SHOWN ? `\n… and ${wrong.length - SHOWN} more` : "";
      throw new Error(`${wrong.length} errors\n${wrong.slice(0, SHOWN).join("\n")}${more}`);
    }
  },
]);

await run(tests);

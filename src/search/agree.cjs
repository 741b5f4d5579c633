// Runs search.js without a page: node agree.cjs SEARCH_JS INDEX_FOLDER QUERIES_JSON, prints the answers as JSON.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [script, folder, queries] = process.argv.slice(2);
globalThis.self = globalThis;
vm.runInThisContext(fs.readFileSync(script, "utf8"));
const search = globalThis.bestekSearch;
let bytes = 0;
search.fetch = async (name) => {
  const text = fs.readFileSync(path.join(folder, name + ".js"), "utf8");
  bytes += text.length;
  vm.runInThisContext(text);
};

(async () => {
  const answers = [];
  for (const { q, filters, exact } of JSON.parse(fs.readFileSync(queries, "utf8"))) {
    const found = await search.query(q, filters || {}, undefined, exact);
    const hits = (await search.hits(found, 0, 10)).map((hit) => ({ ...hit, snippet: hit.pieces.map((p) => p.text).join("") }));
    const { kind } = await search.counts(found);
    const kinds = Object.keys(kind).sort().map((name) => [name, kind[name]]);
    answers.push({ hits, total: found.ranked.length, kinds, corrected: found.corrected, parts: found.parts, synonyms: found.synonyms, left_out: found.leftOut, note: found.note });
  }
  process.stderr.write(bytes + " bytes\n");
  process.stdout.write(JSON.stringify(answers));
})();

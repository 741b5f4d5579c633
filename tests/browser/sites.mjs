// What the tests of the built pages share: the sites and their pages, and counting.

import { readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

// The sites in a folder: name, folder, and every page by its address.
export function sites(folder) {
  return readdirSync(folder)
    .sort()
    .filter((name) => statSync(join(folder, name)).isDirectory() && !name.startsWith("."))
    .map((name) => {
      const root = resolve(folder, name);
      return { name, root, pages: pages(root, root) };
    });
}

function pages(root, folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return pages(root, path);
      return entry.name.endsWith(".html") ? [relative(root, path).split(sep).join("/")] : [];
    });
}

// The pages below these are those of other sites, of which one page of each kind is enough.
const COLLECTIONS = ["regions"];

// One page of each kind: the index and the first other page of every folder.
export function kinds(site) {
  const seen = new Map();
  return site.pages.filter((address) => {
    const page = COLLECTIONS.includes(site.name) && address.includes("/") ? `site/${address.slice(address.indexOf("/") + 1)}` : address;
    const kind = page.includes("/") ? page.slice(0, page.lastIndexOf("/")) + (page.endsWith("index.html") ? "/index" : "") : page;
    return !seen.has(kind) && seen.set(kind, page);
  });
}

// Of a frozen version, what every page of it has beside that of the current one: a band and a switcher, of the same templates.
const FROZEN = /(^|\/)versies\/([^/]+)\//;

// The pages that can each show something of their own: every page of a site as it is now. Of its frozen versions one page of
// each kind of the newest, and the start pages of the others; of what is also a site by itself in this folder, one page of
// each kind, as it is made of the same content.
export function telling(site, all) {
  const newest = site.pages.map((address) => address.match(FROZEN)?.[2]).filter(Boolean).sort().at(-1);
  const alone = all.map((other) => `${other.name}/`);
  const [few, each] = [new Set(kinds(site)), new Set(kindsIn(site))];
  return site.pages.filter((address) => {
    const frozen = address.match(FROZEN)?.[2];
    if (frozen) return frozen === newest ? few.has(address) : /versies\/[^/]+\/index\.html$/.test(address);
    return !alone.some((name) => address.startsWith(name)) || each.has(address);
  });
}

// One page of each kind of every folder, also where the folders are sites.
function kindsIn(site) {
  return kinds({ name: "", pages: site.pages });
}

// Those of one kind that also tell something of their own.
export function tellingKinds(site, all) {
  const those = new Set(telling(site, all));
  return kinds(site).filter((address) => those.has(address));
}

// Runs named tests one after the other, says what each gave, and ends the program; ONLY="…" in the environment runs those
// whose name holds it.
export async function run(tests) {
  let passed = 0;
  let failed = 0;
  for (const [name, test] of tests.filter(([name]) => name.includes(process.env.ONLY ?? ""))) {
    const start = Date.now();
    try {
      await test();
      passed += 1;
      console.log(`ok      ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n${String(error.stack ?? error).slice(0, 4_000).replace(/^/gm, "        ")}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

// Makes a catalogue of many documents whose words are as uneven as those of real texts: a few everywhere, most of them
// rare, a third of them compounds of others. The same number always gives the same catalogue.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ONSETS = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w", "z", "kl", "br", "sch"];
const VOWELS = ["a", "e", "i", "o", "u", "aa", "ee", "oo", "ie", "ei", "ui"];
const CODAS = ["", "n", "r", "l", "k", "t", "s", "ng", "m"];

// Numbers between 0 and 1, always the same ones.
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

// Words, the most common one first.
function vocabulary(size, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const syllable = () => pick(ONSETS) + pick(VOWELS) + pick(CODAS);
  const words = new Set();
  while (words.size < size) {
    const known = [...words].slice(-400);
    if (words.size > 500 && next() < 0.33) words.add(pick(known) + pick(known));
    else words.add(syllable() + syllable() + (next() < 0.4 ? syllable() : ""));
  }
  return [...words];
}

// Writes a site of so many documents; gives words from common to rare to ask for.
export function wordy(folder, pages) {
  const next = numbers(7);
  const words = vocabulary(18_000, next);
  // The rank of a word by Zipf's law.
  const word = () => words[Math.min(words.length - 1, Math.floor(words.length ** next()) - 1)];
  const sentence = () => {
    const found = Array.from({ length: 12 }, word).join(" ");
    return found[0].toUpperCase() + found.slice(1) + ".";
  };
  const write = (path, text) => {
    const file = join(folder, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  };
  write("bestek.toml", '[site]\ntitle = "Zoekproef"\npublisher = "Zoekproef"\nbase_url = "https://zoekproef.example/"\n');
  write("content/catalogue.toml", 'version = "1"\nstatus = "draft"\nvalid_from = 2026-01-01\n');
  for (let n = 0; n < pages; n++) {
    const sections = Array.from({ length: 3 }, () => `## ${sentence()}\n\n${Array.from({ length: 4 }, sentence).join(" ")}\n`);
    write(`content/documents/${n % 100}/document-${n}.md`, `+++\ntitle = "${word()} ${word()} ${n}"\nkind = "report"\n+++\n${sentence()}\n\n${sections.join("\n")}`);
  }
  return [3, 30, 100, 300, 1000, 3000, 9000].map((rank) => words[rank]);
}

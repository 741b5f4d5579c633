/* Search without a server: asks the files that bestek writes, from a server or from a folder.
 *
 * A classic script without fetch, for file:// and `default-src 'self'`. What it computes stays equal to src/search
 * (words, parse, resolve, query, excerpt); a test runs both. It gives `bestekSearch`:
 *
 *   query(text, filters, index, exact, here)   all that matches, best first; just as typed where it is exact; of what a
 *                                 number of an article means, the page at an address first
 *   hits(result, from, count)     results of it, with title, excerpt and address
 *   counts(result)                how many there are of each value of each facet
 *   kind(kind, index)             what readers call a kind
 *   index(address)                the index with that head; without one it is that of the page
 *   fetch(name, index)            how a file comes; it calls zoek(name, data)
 *
 * The index of the page is where `data-index` of #search-results or of a search field leads.
 */
(function () {
  "use strict";
  const FORMAT = 3, FOLDER = 64, LINKS = ["", "s", "e", "en", "er"];
  const LOST = {};
  // The index that is being asked, its head, and the files that it turned out to need: set before each round of work.
  let asked, head, missing;

  /* ---- files ---- */

  const indexOf = (base) => ({ base, files: new Map(), decoded: new Map(), under: new Map(), head: null });
  const own = indexOf(""), others = new Map();
  const sender = () => (typeof document === "undefined" ? own : document.currentScript?.index || own);
  const api = (self.zoek = self.bestekSearch = (name, data) => sender().under.get(name)?.arrived(data));

  const folder = (address) => address.replace(/[^/]*$/, "");
  api.index = (address) => {
    const base = folder(address);
    if (base === own.base) return own;
    if (!others.has(base)) others.set(base, indexOf(base));
    return others.get(base);
  };

  async function inflate(data) {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  function load(name, index) {
    const { files, under } = index;
    if (files.has(name)) return Promise.resolve();
    if (!under.has(name)) {
      const wait = {};
      under.set(name, wait);
      wait.promise = new Promise((resolve, reject) => {
        wait.arrived = (data) => {
          wait.called = true;
          inflate(data).then((bytes) => resolve(void files.set(name, bytes)), reject);
        };
        // a script that loads but hands nothing over is damaged
        api.fetch(name, index).then(() => wait.called || reject(new Error(name)), reject);
      });
      wait.promise.catch(() => under.delete(name));
    }
    return under.get(name).promise;
  }

  const json = (bytes) => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));

  /* What a file holds, or a note that it is missing. */
  function file(name, read) {
    const { files, decoded } = asked;
    if (!decoded.has(name)) {
      if (!files.has(name)) {
        missing.add(name);
        return null;
      }
      decoded.set(name, read(files.get(name)));
    }
    return decoded.get(name);
  }

  async function open(index) {
    await load("head", index);
    if (index.head) return;
    const read = json(index.files.get("head"));
    if (read.format !== FORMAT) throw new Error("format");
    read.stops = new Set(read.stop.split(" "));
    read.particles = read.particles.split(" ");
    index.head = read;
  }

  /* Does work that does not wait, until it has every file that it needs. */
  async function complete(index, work) {
    for (let round = 0; round < 12; round++) {
      [asked, head, missing] = [index, index.head, new Set()];
      const done = work();
      if (!missing.size) return done;
      await Promise.all([...missing].map((name) => load(name, index)));
    }
    throw new Error("files");
  }

  function numbers(bytes) {
    let at = 0;
    const next = () => {
      let value = 0;
      for (let factor = 1; ; factor *= 128) {
        if (at >= bytes.length || factor > 2 ** 28) throw new Error("damaged");
        const byte = bytes[at++];
        value += (byte & 127) * factor;
        if (byte < 128) return value;
      }
    };
    return { next, more: () => at < bytes.length, take: (n) => bytes.subarray(at, (at += n)) };
  }

  function readBlock(bytes) {
    const read = numbers(bytes), words = [], decoder = new TextDecoder();
    let before = [], group = 0;
    while (read.more()) {
      before = before.slice(0, read.next());
      before.push(...read.take(read.next()));
      const step = read.next();
      group += step % 2 ? -(step >> 1) : step >> 1;
      const place = read.next();
      words.push({ text: decoder.decode(new Uint8Array(before)), group, place: place >> 3, size: place & 7 });
    }
    return { words, by: new Map(words.map((word) => [word.text, word])) };
  }

  function readShard(first) {
    return (bytes) => {
      const read = numbers(bytes), lists = new Map();
      for (let group = first; read.more(); group++) {
        const start = read.next(), count = start >> 1;
        if (!count) continue;
        const list = { rarity: read.next(), entries: [], weights: [], forms: null };
        let entry = 0;
        for (let i = 0; i < count; i++) list.entries.push((entry += read.next()));
        for (let i = 0; i < count; i++) list.weights.push(read.next());
        if (start & 1) list.forms = list.entries.map(() => read.next());
        lists.set(group, list);
      }
      return lists;
    };
  }

  /* The last of a sorted list of pairs that is not behind a key. */
  function at(list, key) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle][0] <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  function block(number) {
    if (!head.lexicon[number]) return { words: [], by: new Map() };
    const found = file(head.lexicon[number][1], readBlock);
    if (!found) throw LOST;
    return found;
  }

  const lookup = (word) => block(at(head.lexicon, word)).by.get(word);

  function beginning(prefix) {
    const first = at(head.lexicon, prefix), found = [];
    let lost = false;
    for (let i = first; i < head.lexicon.length; i++) {
      if (i > first && !head.lexicon[i][0].startsWith(prefix)) break;
      const words = file(head.lexicon[i][1], readBlock);
      if (words) found.push(...words.words.filter((word) => word.text.startsWith(prefix)));
      else lost = true;
    }
    if (lost) throw LOST;
    return found;
  }

  function list(group) {
    const shard = head.postings[at(head.postings, group)];
    const lists = shard && file(shard[1], readShard(shard[0]));
    return (lists && lists.get(group)) || { rarity: 0, entries: [], weights: [] };
  }

  const fragment = (entry) => file(head.fragments[Math.floor(entry / FOLDER)] + "/" + entry, json);

  /* ---- words ---- */

  const normal = (text) => text.normalize("NFC").replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "");
  const fold = (word) => word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const classes = new Map();
  /* 0 no letter, 1 letter, 2 digit */
  function kindOf(c) {
    if (c === undefined) return 0;
    if (!classes.has(c)) classes.set(c, /\p{N}/u.test(c) ? 2 : /\p{Alphabetic}/u.test(c) ? 1 : 0);
    return classes.get(c);
  }

  function runs(text) {
    const found = [];
    for (let i = 0; i < text.length; ) {
      if (!kindOf(text[i])) {
        i++;
        continue;
      }
      const start = i, parts = [];
      let whole = "", part = "", length = 0;
      for (; i < text.length; i++) {
        const c = text[i];
        if (kindOf(c)) {
          whole += c;
          part += c;
          length++;
          continue;
        }
        const before = kindOf(text[i - 1]), after = kindOf(text[i + 1]);
        if (!after) break;
        const digits = before === 2 && after === 2, hyphen = /[-\u2010\u2011]/.test(c);
        if (hyphen || (digits && /[.,/]/.test(c))) {
          if (digits) whole += hyphen ? "-" : c;
          parts.push(part);
          part = "";
        } else if (!/['\u2019]/.test(c) && !(c === "." && length === 1 && before !== 2)) break;
        length = 0;
      }
      parts.push(part);
      found.push({ start, end: i, digits: /\p{N}/u.test(whole), whole: fold(whole), parts: parts.map(fold) });
    }
    return found;
  }

  const wholes = (text) => runs(text).map((run) => run.whole);

  /* A query of stop words only keeps them: there may be a title like that. */
  function parse(query) {
    const parsed = readQuery(query, (word) => head.stops.has(word));
    if (parsed.words.length) return parsed;
    const all = readQuery(query, () => false);
    for (const word of all.words) word.stop = true;
    return all;
  }

  function readQuery(query, isStop) {
    const parsed = { words: [], phrases: [], all: [], cut: false };
    const letters = [...normal(query)];
    parsed.cut = letters.length > 300;
    // a code is also typed with spaces: 45 A 48
    const pieces = letters.slice(0, 300).join("").replace(/[„“”«»]/g, '"').replace(/(\d) ([a-z]) (\d)/gi, "$1$2$3").split('"');
    let place = 0;
    pieces.forEach((piece, number) => {
      const found = runs(piece);
      let phrase = -1;
      if (number % 2 && number + 1 < pieces.length && found.length) phrase = parsed.phrases.push(found.map((run) => run.whole)) - 1;
      found.forEach((run, at) => {
        parsed.all.push(run.whole);
        // in te dienen is indienen
        const before = at > 1 && found[at - 1].whole === "te" && run.whole[3] && /(en|aan|ien|oen)$/.test(run.whole) && found[at - 2].whole;
        const whole = (head.particles.includes(before) ? before : "") + run.whole;
        for (const text of run.parts.length > 1 && !run.digits ? run.parts : [whole]) {
          place++;
          if (!text || isStop(text) || parsed.words.some((word) => word.text === text)) continue;
          if (parsed.words.length === 12) {
            parsed.cut = true;
            continue;
          }
          const parts = run.parts.length > 1 && run.digits ? run.parts : [];
          parsed.words.push({ text, parts, digits: run.digits, place, phrase, last: false });
        }
      });
    });
    const last = parsed.words[parsed.words.length - 1];
    if (last) last.last = last.place === place;
    return parsed;
  }

  /* ---- from words to groups ---- */

  const term = (word) => ({ word, ways: [], marks: [word.text] });

  function add(to, word, weight, form = -1) {
    if (to.ways.some((way) => way.group === word.group)) return;
    to.ways.push({ group: word.group, weight, form });
    for (const other of block(at(head.lexicon, word.text)).words) if (other.group === word.group) to.marks.push(other.text);
  }

  const order = (a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

  /* Only what was typed. */
  function exactly(word, resolved) {
    const found = lookup(word.text);
    if (found) resolved.terms.push({ ...term(word), ways: [{ group: found.group, weight: 256, form: formOf(found) }] });
    else if (!word.stop) resolved.leftOut.push(word.text);
  }

  const formOf = (word) => (word.place < 7 ? word.place : -1);

  function resolve(parsed, exact) {
    const resolved = { terms: [], corrected: [], parts: [], synonyms: [], leftOut: [] };
    let lost = false;
    parsed.words.forEach((word, number) => {
      try {
        if (exact) exactly(word, resolved);
        else one(parsed.words, number, word, resolved);
      } catch (error) {
        if (error !== LOST) throw error;
        lost = true;
      }
    });
    if (lost) return null;
    if (exact) return resolved;
    const primary = resolved.terms.map((term) => term.ways[0].group);
    for (const [group, phrases, words] of head.synonyms)
      phrases.forEach((phrase, number) => {
        for (let i = 0; phrase.length && i < primary.length; i++) {
          if (!phrase.every((g, j) => primary[i + j] === g)) continue;
          const same = resolved.terms.slice(i, i + phrase.length);
          // forms of one stem are no other words
          const others = words.filter((_, place) => place !== number && phrases[place].join() !== phrase.join());
          if (others.length) resolved.synonyms.push([same.map((term) => term.word.text).join(" "), others]);
          for (const term of same) {
            if (term.ways.some((way) => way.group === group)) continue;
            term.ways.push({ group, weight: 205, form: -1 });
            term.marks.push(...words.flatMap((phrase) => phrase.split(" ")));
          }
        }
      });
    return resolved;
  }

  function one(words, number, word, resolved) {
    const draft = term(word);
    const exact = lookup(word.text), inflection = exact || word.stop ? null : inflected(word.text);
    if (exact) {
      add(draft, exact, 256, formOf(exact));
      if (exact.size < 3 && !word.digits) draft.rare = exact.text;
    } else if (inflection) add(draft, inflection, 240);
    if (word.stop) {
      if (draft.ways.length) resolved.terms.push(draft);
      return;
    }
    for (const [one, other] of [[words[number - 1], word], [word, words[number + 1]]])
      if (one && other && one.place + 1 === other.place)
        for (const link of LINKS) {
          const found = lookup(one.text + link + other.text);
          if (found) add(draft, found, 256);
        }
    if ((word.last && word.text.length >= 3) || (word.digits && word.text.length >= 2)) {
      const [weight, most] = draft.ways.length ? [96, 4] : [190, 12];
      const until = draft.ways.length + most;
      const found = beginning(word.text).filter((other) => other.text !== word.text && other.size);
      found.sort((a, b) => b.size - a.size || order(a, b));
      for (const other of found) {
        if (draft.ways.length === until) break;
        add(draft, other, weight);
      }
    }
    if (!draft.ways.length && !apart().unknown(draft, resolved)) return;
    if (!draft.ways.length) return void resolved.leftOut.push(word.text);
    resolved.terms.push(draft);
    // of a compound on few entries the parts say more
    if (draft.rare) apart().rare(draft, resolved);
  }

  /* What is done with words that are not on the site, or on few pages, is loaded when there are any. */
  function apart() {
    if (!file(head.apart, json)) throw LOST;
    return api.apart({ head, lookup, inflected, beginning, order, add, term, LINKS });
  }

  function inflected(word) {
    for (const form of endings(word)) {
      const found = lookup(form);
      if (found) return found;
    }
    return null;
  }

  function endings(word) {
    const found = [];
    if (word.length < 4) return found;
    for (const end of ["en", "e", "s", "n", "t", "tje", "je", "tjes", "jes"]) {
      const head = word.slice(0, -end.length);
      if (!word.endsWith(end) || head.length < 3) continue;
      found.push(head);
      if (end === "t") found.push(head + "en");
      if (end === "en" || end === "e") {
        const stem = head.slice(0, -1), before = head[head.length - 2];
        let last = head[head.length - 1];
        last = last === "v" ? "f" : last === "z" ? "s" : last;
        if (before === last) found.push(stem);
        found.push(stem + last);
        if ("aeou".includes(before)) found.push(stem + before + last);
      }
    }
    for (const end of ["en", "s", "e", "n"]) found.push(word + end);
    const [one, other, last] = word.slice(-3);
    found.push(word + last + "en");
    // logeer, logeren
    if (one === other && "aeou".includes(one)) found.push(word.slice(0, -2) + last + "en");
    return found;
  }

  /* ---- ranking ---- */

  const bits = (number) => {
    let count = 0;
    for (; number; number &= number - 1) count++;
    return count;
  };

  function rank(terms, exact) {
    const scores = new Array(head.entries).fill(0), matched = new Array(head.entries).fill(0);
    terms.forEach((term, bit) => {
      const best = new Map();
      for (const way of term.ways) {
        const { rarity, entries, weights, forms } = list(way.group);
        entries.forEach((entry, i) => {
          if (entry >= head.entries) throw new Error("damaged");
          const impact = weights[i] * rarity;
          const typed = way.form >= 0 && forms && (forms[i] >> way.form) & 1;
          if (exact && !(way.form < 0 || (forms ? typed : !way.form))) return;
          const score = Math.floor((impact * way.weight) / 256) + (typed ? impact >> 3 : 0);
          if (score > (best.get(entry) ?? -1)) best.set(entry, score);
        });
      }
      for (const [entry, score] of best) {
        scores[entry] += score;
        matched[entry] |= 1 << bit;
      }
    });
    const ranked = [];
    scores.forEach((sum, entry) => {
      const found = matched[entry];
      if (found) ranked.push({ entry, matched: found, score: Math.floor((sum * head.coverage[terms.length - 1][bits(found)]) / 1024) });
    });
    return ranked.sort((a, b) => b.score - a.score || a.entry - b.entry);
  }

  function kinds() {
    head.kindOf = head.kindOf || head.runs.flatMap(([kind, times]) => new Array(times).fill(head.kinds[kind]));
    return head.kindOf;
  }

  function members(distances) {
    let entry = 0;
    return distances.map((distance) => (entry += distance));
  }

  function withFacet(facet, values) {
    if (facet === "kind") return (entry) => values.includes(kinds()[entry]);
    const facets = file(head.facets, json) || {};
    const found = new Set(values.flatMap((value) => members(facets[facet]?.[value] || [])));
    return (entry) => found.has(entry);
  }

  /* What comes first whatever it scores. Null when files are missing. */
  function promote(ranked, parsed, { corrected, terms }) {
    const used = new Map(corrected), all = parsed.all.map((word) => used.get(word) ?? word), words = JSON.stringify(all);
    const name = all.join(" "), entries = Object.hasOwn(head.named, name) ? head.named[name] : [];
    const named = entries.flatMap((entry) => ranked.find((hit) => hit.entry === entry) || []);
    const others = ranked.filter((hit) => !named.includes(hit)), tiers = [[], [], [], []];
    const has = (own) => own.length === 1 && /\p{N}/u.test(own[0]) && all.includes(own[0]);
    const best = others.slice(0, 10).map((hit) => ({ hit, fragment: fragment(hit.entry) }));
    if (missing.size) return null;
    const read = best.map(({ hit, fragment: [, title, codes = []] }) => ({ hit, own: wholes(title), codes: codes.map(wholes) }));
    const coded = read.some((one) => one.codes.some(has));
    for (const { hit, own, codes } of read) {
      const whole = [own, ...codes].some((one) => JSON.stringify(one) === words);
      const titled = coded && bits(hit.matched) === terms.length && own.some((word) => has([word]));
      tiers[whole ? 0 : codes.some(has) ? 1 : titled ? 2 : 3].push(hit);
    }
    return named.concat(...tiers, others.slice(10));
  }

  /* The answer, or null when files are missing that it needs. */
  function answer(text, filters, exact, here) {
    const parsed = parse(text);
    const result = { ranked: [], terms: [], corrected: [], parts: [], synonyms: [], leftOut: [], note: "empty" };
    if (!parsed.words.length) return result;
    const resolved = resolve(parsed, exact);
    if (!resolved) return null;
    const terms = (resolved.terms = resolved.terms.slice(0, 24));
    let ranked = rank(terms, exact), placed = [];
    // how numbers of articles are read comes along with them
    const refers = head.places && !parsed.phrases.length && /(^| )(art|\d+\.\d)|^lid /.test(parsed.all.join(" "));
    const known = refers && file(head.places, json);
    if (known) placed = api.places(parsed.all, known, head.stops, wholes);
    for (const [facet, values] of Object.entries(filters)) {
      if (!values.length) continue;
      const allowed = withFacet(facet, values);
      [ranked, placed] = [ranked, placed].map((hits) => hits.filter((hit) => allowed(hit.entry)));
    }
    if (missing.size) return null;
    if (parsed.phrases.length) {
      let wanted = 0;
      terms.forEach((term, bit) => (wanted |= term.word.phrase >= 0 ? 1 << bit : 0));
      ranked = ranked.filter((hit) => (hit.matched & wanted) === wanted).slice(0, 300);
      const read = ranked.map((hit) => fragment(hit.entry));
      if (missing.size) return null;
      ranked = ranked.filter((_, i) => {
        const [, title, codes = [], sections = []] = read[i];
        const texts = [title, ...codes, ...sections.flatMap(([, heading, text]) => [heading, text])].map(wholes);
        return parsed.phrases.every((phrase) =>
          texts.some((words) => words.some((_, i) => phrase.every((word, j) => words[i + j] === word))),
        );
      });
    }
    const best = ranked[0]?.score || 0;
    ranked = promote(ranked, parsed, resolved);
    if (!ranked) return null;
    if (here) placed.sort((a, b) => b.url.startsWith(here) - a.url.startsWith(here));
    ranked = [
      ...placed.map((place) => ({ entry: place.entry, score: best, place })),
      ...ranked.filter((hit) => placed.every((place) => place.entry !== hit.entry)),
    ];
    const common = !ranked.length && parsed.words.every((word) => word.stop);
    if (placed.length) resolved.leftOut = [];
    return { ...resolved, ranked, note: common ? "only-stop-words" : parsed.cut ? "too-long" : null };
  }

  /* ---- excerpts ---- */

  const isMark = (word, mark) =>
    word === mark ||
    (mark.length >= 4 && (word.startsWith(mark) || word.endsWith(mark))) ||
    (mark.length >= 5 && word.includes(mark));

  function matches(run, terms) {
    let found = 0;
    const words = run.parts.length > 1 ? [run.whole, ...run.parts] : [run.whole];
    terms.forEach((term, bit) => {
      if (words.some((word) => term.marks.some((mark) => isMark(word, mark)))) found |= 1 << bit;
    });
    return found;
  }

  const inText = (text, terms) => runs(text).reduce((all, run) => all | matches(run, terms), 0);

  function excerpt([, title, , sections = []], terms) {
    const inTitle = inText(title, terms);
    let best = null;
    for (const [anchor, heading, text] of sections) {
      const inHeading = inText(heading, terms);
      const words = runs(text).map((run) => ({ ...run, matched: matches(run, terms) }));
      const inside = words.reduce((all, word) => all | word.matched, 0);
      const score = bits(inHeading & ~inTitle) * 3 + bits(inside & ~inTitle) * 4 + bits(inside | inHeading);
      const own = ((inside | inHeading) & ~inTitle) !== 0;
      if (!best || score > best.score) best = { score, anchor: own ? anchor : null, text, words };
    }
    return best ? { anchor: best.anchor, pieces: stretch(best.text, best.words, terms) } : { anchor: null, pieces: [] };
  }

  /* A whole text in pieces. */
  function marked(text, terms) {
    const found = [];
    const put = (text, marked) => text && found.push({ text, marked });
    let from = 0;
    for (const run of runs(text))
      if (matches(run, terms)) {
        put(text.slice(from, run.start), false);
        put(text.slice(run.start, run.end), true);
        from = run.end;
      }
    put(text.slice(from), false);
    return found;
  }

  const some = (pieces) => pieces.some((piece) => piece.marked);

  function stretch(text, words, terms) {
    if (!words.length) return [];
    let most = 0, place = 0;
    words.forEach((word, i) => {
      if (!word.matched) return;
      const all = bits(words.slice(i, i + 26).reduce((all, word) => all | word.matched, 0));
      if (all > most) [most, place] = [all, i];
    });
    const first = Math.max(0, place - 6), end = Math.min(words.length, first + 32), whole = end === words.length;
    const found = marked(text.slice(first && words[first].start, whole ? text.length : words[end - 1].end), terms);
    if (first) found.unshift({ text: "… ", marked: false });
    if (!whole) found.push({ text: " …", marked: false });
    return found;
  }

  /* ---- what others call ---- */

  api.query = async (text, filters = {}, index = own, exact = false, here = "") => {
    await open(index);
    return { index, ...(await complete(index, () => answer(text, filters, exact, here))) };
  };

  api.hits = (result, from, count) =>
    complete(result.index, () => {
      const found = result.ranked.slice(from, from + count).map((hit) => ({ hit, fragment: fragment(hit.entry) }));
      if (missing.size) return null;
      return found.map(({ hit, fragment }) => {
        if (hit.place) fragment = hit.place.show(fragment);
        const { anchor, pieces } = excerpt(fragment, result.terms);
        const [url, title, codes = [], , facts = [], keywords = []] = fragment;
        const name = marked(title, result.terms), shown = some(pieces) || some(name);
        const also = (!shown && keywords.find((word) => some(marked(word, result.terms)))) || null;
        const kind = kinds()[hit.entry], { score } = hit;
        return { url: anchor && !url.includes("#") ? url + "#" + anchor : url, title, kind, codes, score, pieces, name, facts, also };
      });
    });

  /* The values of a facet, each with what readers call it. */
  api.values = async (facet, index) => {
    await open(index);
    if (facet === "kind") return index.head.kinds.map((kind) => [kind, api.kind(kind, index)]);
    const facets = await complete(index, () => file(head.facets, json));
    return Object.keys(facets[facet] || {}).map((value) => [value, value]);
  };

  api.kind = (kind, index = own) => index.head.names[index.head.kinds.indexOf(kind)] || kind;

  api.counts = (result) =>
    complete(result.index, () => {
      const found = new Map(), counts = { kind: {} };
      for (const { entry } of result.ranked) {
        counts.kind[kinds()[entry]] = (counts.kind[kinds()[entry]] || 0) + 1;
        found.set(entry, (found.get(entry) || 0) + 1);
      }
      for (const [facet, values] of Object.entries(file(head.facets, json) || {})) {
        counts[facet] = {};
        for (const [value, distances] of Object.entries(values)) {
          const count = members(distances).reduce((sum, entry) => sum + (found.get(entry) || 0), 0);
          if (count) counts[facet][value] = count;
        }
      }
      return counts;
    });

  /* ---- in a page ---- */

  if (typeof document === "undefined") return;
  const home = document.querySelector("[data-index]");
  if (!home) return;
  own.base = folder(home.dataset.index);
  api.fetch = (name, index) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.index = index;
      script.src = index.base + name + ".js";
      script.onload = () => (script.remove(), resolve());
      script.onerror = () => (script.remove(), reject(new Error(name)));
      document.head.append(script);
    });
})();

/* The results page: shows what search.js finds. It stands after that script, on a page with
 *
 *   <form role="search" action="zoeken.html"><input type="search" name="q" …></form>     any number of them
 *   <div id="search-results" data-index="search/head.js" data-root="" data-label-…="…">
 *     for who has no script, and to choose editions by: links with data-edition, data-index and data-root
 *   </div>
 *
 * data-index is the head of the index relative to the page, data-root what goes before addresses. Labels, {…} filled in:
 * loading, empty, only-stop, too-long, count ({n}, {q}), count-one ({q}), none ({q}), corrected ({typed}, {used}),
 * parts ({typed}, {words}), synonyms ({typed}, {words}), exact, exactly, wider, wrong ({facet}, {value}, {values}), left-out
 * ({words}), also ({word}), failed (file missing or damaged), unsupported (old browser), more ({n}), refine, values, edition, edition-none, facet-kind, facet-segment … for every facet to choose by; without a label it is not shown.
 *
 * Makes p.search-status[role=status], p.search-note, details.search-filters (fieldset.search-facet of checkboxes), and
 * for every edition that is searched section.search-edition (h2 where there are more) with
 * ol.search-hits > li.search-hit.result[data-kind] > div.result-margin (span.search-kind, span.code) and
 * div.result-text (h2 or h3 > a with mark, p.search-facts, p.search-snippet with mark), and button.button.search-more.
 * Arrow keys go from the field through the hits.
 *
 * One list, best first, with the kind in the margin and the number of each kind beside the boxes: who is in a hurry reads the
 * first two or three results, and groups by kind would put the best one anywhere. The title of the page stays "Zoeken",
 * and the number is in the sentence that is also announced. A result of an article or a question says in its margin which
 * it is and where it stands, instead of its kind.
 */
(function () {
  "use strict";
  const search = self.bestekSearch, place = document.getElementById("search-results");
  if (!search?.fetch || !place) return;

  const fields = [...document.querySelectorAll("input[type=search][name=q]")];
  const edition = ({ dataset, textContent }) => ({ ...dataset, name: textContent, from: search.index(dataset.index) });
  const all = [...place.querySelectorAll("[data-edition]")].map(edition), page = edition(place);
  const own = all.find((one) => one.from === page.from) || page;

  const label = (name, values = {}) =>
    (place.getAttribute("data-label-" + name) ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  function make(tag, name = "", text = "") {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.textContent = text;
    return element;
  }
  const status = make("p", "search-status"), note = make("p", "search-note"), filters = make("details", "search-filters");
  const found = make("div", "search-found");
  status.setAttribute("role", "status");
  const wide = matchMedia("(min-width: 52rem)").matches;
  filters.open = wide;
  // beside the results they come after them, for who goes through the page by keyboard
  place.replaceChildren(status, note, ...(wide ? [found, filters] : [filters, found]));

  const PAGE = 10;
  let chosen = {}, wrong = [], turn = 0;
  // of several contracts with an article, that of the page that a reader comes from is first
  const here = document.referrer.startsWith(location.origin) ? document.referrer.slice(new URL(page.root || ".", location).href.length).replace(/[?#].*/, "") : "";

  function read() {
    const address = new URLSearchParams(location.search);
    chosen = {};
    for (const [key, value] of address)
      if (value && (["kind", "edition", "exact"].includes(key) || label("facet-" + key))) (chosen[key] = chosen[key] || []).push(value);
    const query = address.get("q") || "";
    for (const field of fields) field.value = query;
    return query;
  }

  function address(query, values) {
    const address = new URLSearchParams({ q: query });
    for (const [facet, some] of Object.entries(values)) for (const value of some) address.append(facet, value);
    return "?" + address;
  }

  /* What is chosen is a step in the history, so that Back leads to what was before; what is typed is not. */
  function write(query, way = "replaceState") {
    try {
      history[way](null, "", address(query, chosen));
    } catch {
      // some browsers refuse it for a page from a folder; the results are the same
    }
  }

  /* The editions that are searched, in the order of the page: the current one first. */
  function editions() {
    const some = all.filter((one) => chosen.edition?.includes(one.edition));
    return some.length ? some : [own];
  }

  function sum(counts) {
    const [total, ...others] = counts;
    for (const other of others)
      for (const [facet, values] of Object.entries(other)) {
        const to = (total[facet] = total[facet] || {});
        for (const [value, n] of Object.entries(values)) to[value] = (to[value] || 0) + n;
      }
    return total;
  }

  /* What one edition has: its results, the first of them to show, and how many there are of each value. */
  async function ask(edition, query, { edition: _, exact, ...wanted }) {
    const find = (wanted) => search.query(query, wanted, edition.from, !!exact, here);
    const result = await find(wanted);
    const [first, counts] = await Promise.all([search.hits(result, 0, PAGE), search.counts(result)]);
    // a facet counts what the others leave, so that a second value of it can be added
    for (const facet of Object.keys(wanted)) {
      const { [facet]: own, ...others } = wanted;
      counts[facet] = (await search.counts(await find(others)))[facet];
    }
    return { edition, result, first, counts };
  }

  /* Leaves out what no result can be chosen by, and says so. */
  async function known() {
    wrong = [];
    for (const name of Object.keys(chosen)) {
      if (name === "exact") continue;
      const there = name === "edition" ? all.map(({ edition, name }) => [edition, name]) : await search.values(name, editions()[0].from);
      const same = (value) => there.find((names) => names.some((one) => one.toLowerCase() === value.toLowerCase()))?.[0];
      for (const value of chosen[name].filter((value) => !same(value)))
        wrong.push(label("wrong", { facet: label(name === "edition" ? name : "facet-" + name), value: short(value), values: there.map((one) => one[1]).join(", ") }));
      chosen[name] = chosen[name].map(same).filter(Boolean);
      if (!chosen[name].length) delete chosen[name];
    }
  }

  async function show(query) {
    const mine = ++turn;
    const late = setTimeout(() => mine === turn && (status.textContent = label("loading")), 300);
    try {
      if (!self.DecompressionStream) throw 0;
      await known();
      const answers = await Promise.all(editions().map((edition) => ask(edition, query, chosen)));
      if (mine !== turn) return;
      found.replaceChildren(...answers.map((answer) => group(query, answer, answers.length > 1)));
      say(query, answers.map(({ result }) => result));
      choose(query, sum(answers.map(({ counts }) => counts)));
    } catch {
      if (mine !== turn) return;
      found.replaceChildren();
      filters.replaceChildren();
      note.textContent = "";
      status.textContent = label(self.DecompressionStream ? "failed" : "unsupported");
    } finally {
      clearTimeout(late);
    }
  }

  const short = (text) => ([...text].length > 60 ? [...text].slice(0, 60).join("") + "…" : text);
  const count = (n, query) => label(n === 1 ? "count-one" : "count", { n, q: short(query.trim()) });

  function say(query, [first, ...others]) {
    const n = others.reduce((sum, one) => sum + one.ranked.length, first.ranked.length);
    const few = { empty: "empty", "only-stop-words": "only-stop" }[first.note];
    status.textContent = few || !n ? label(few || "none", { q: short(query.trim()) }) : count(n, query);
    const notes = first.corrected.map(([typed, used]) => label("corrected", { typed: short(typed), used }));
    for (const name of ["parts", "synonyms"])
      for (const [typed, words] of first[name]) notes.push(label(name, { typed: short(typed), words: words.join(", ") }));
    const changed = notes.length;
    if (chosen.exact && !few) notes.push(label("exactly"));
    notes.unshift(...wrong);
    if (n && first.leftOut.length) notes.push(label("left-out", { words: first.leftOut.map(short).join(", ") }));
    if (first.note === "too-long") notes.push(label("too-long"));
    note.textContent = notes.join(" ") + " ";
    if (!changed && !chosen.exact) return;
    const link = make("a", "", label(chosen.exact ? "wider" : "exact")), { exact: _, ...wider } = chosen;
    link.href = address(query, chosen.exact ? wider : { ...chosen, exact: [1] });
    note.append(link);
  }

  /* The results of one edition, ten at a time. */
  function group(query, { edition, result, first }, named) {
    const section = make("section", "search-edition"), hits = make("ol", "search-hits");
    const more = make("button", "button search-more"), n = result.ranked.length;
    if (named) section.append(make("h2", "", edition.name), make("p", "search-facts", n ? count(n, query) : label("edition-none")));
    section.append(hits, more);
    function put(some) {
      hits.append(...some.map((one) => hit(one, edition, named ? "h3" : "h2")));
      const left = n - hits.children.length;
      more.hidden = !left;
      more.textContent = label("more", { n: Math.min(left, PAGE) });
    }
    put(first);
    more.onclick = async () => {
      const from = hits.children.length;
      try {
        const some = await search.hits(result, from, PAGE);
        if (from === hits.children.length) put(some);
        hits.children[from]?.querySelector("a").focus();
      } catch {
        status.textContent = label("failed");
      }
    };
    return section;
  }

  function hit({ url, kind, codes, pieces, name: title, facts, also }, { root, from }, level) {
    const write = (to, pieces) => to.append(...pieces.map((piece) => (piece.marked ? make("mark", "", piece.text) : piece.text)));
    const item = make("li", "search-hit result"), link = make("a"), text = make("p", "search-snippet");
    const margin = make("div", "result-margin"), body = make("div", "result-text"), name = make(level, "result-name");
    item.dataset.kind = kind;
    link.href = (root || "") + url;
    write(link, title);
    write(text, pieces);
    if (also) text.append(" " + label("also", { word: also }));
    // artikel 7 of a contract and vraag 12 of a round are more than their kind and a code
    const [code = ""] = codes, named = /^\p{Ll}/u.test(code);
    margin.append(make("span", "search-kind", named ? code[0].toUpperCase() + code.slice(1) : search.kind(kind, from)));
    if (code && !named) margin.append(make("span", "code", code));
    if (named && facts.length) margin.append(make("span", "search-where", facts.shift()));
    name.append(link);
    body.append(name);
    if (facts.length) body.append(make("p", "search-facts", facts.join(" · ")));
    body.append(text);
    item.append(margin, body);
    return item;
  }

  /* A list of boxes for the values of one facet: [value, name, count]. */
  function facet(name, title, values, on, query) {
    const set = make("fieldset", "search-facet"), rest = make("details");
    set.append(make("legend", "", title));
    rest.append(make("summary", "", label("values")));
    rest.open = values.slice(8).some(([value]) => on.includes(value));
    values.forEach(([value, text, count], number) => {
      const line = make("label"), box = make("input");
      Object.assign(box, { type: "checkbox", name, value, checked: on.includes(value) });
      box.onchange = async () => {
        const left = on.filter((other) => other !== value);
        chosen[name] = box.checked ? [...left, value] : left;
        if (!chosen[name].length) delete chosen[name];
        write(query, "pushState");
        await show(query);
        for (const again of filters.querySelectorAll("input")) if (again.name === name && again.value === value) again.focus();
      };
      line.append(box, make("span", "", text), make("span", "count", count));
      (number < 8 ? set : rest).append(line);
    });
    if (values[8]) set.append(rest);
    filters.append(set);
  }

  function choose(query, counts) {
    filters.replaceChildren(make("summary", "", label("refine")));
    const kind = (value) => search.kind(value, editions()[0].from);
    for (const [name, values] of Object.entries(counts)) {
      const title = label("facet-" + name), there = Object.entries(values || {}), on = chosen[name] || [];
      if (!title || (there.length < 2 && !on.length)) continue;
      there.sort((a, b) => b[1] - a[1]);
      facet(name, title, there.map(([value, count]) => [value, name === "kind" ? kind(value) : value, count]), on, query);
    }
    if (all.length > 1) facet("edition", label("edition"), all.map(({ edition, name }) => [edition, name, ""]), editions().map(({ edition }) => edition), query);
    filters.hidden = filters.children.length < 2;
  }

  let timer;
  for (const field of fields) {
    const run = () => {
      for (const other of fields) if (other !== field) other.value = field.value;
      write(field.value);
      show(field.value);
    };
    field.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(run, 80))));
    field.form?.addEventListener("submit", (event) => (event.preventDefault(), clearTimeout(timer), run()));
  }
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...found.querySelectorAll(".search-hit a")], now = links.indexOf(document.activeElement);
    if (!step || !links.length || (now < 0 && !(step > 0 && fields.includes(document.activeElement)))) return;
    const next = now + step;
    event.preventDefault();
    (next < 0 ? fields.at(-1) : links[next] || links.at(-1))?.focus();
  });
  (onpopstate = () => show(read()))();
})();

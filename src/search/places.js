/* Reads references to articles in a query, as places.rs does: where each leads, and what a result shows there. It stands
 * before the numbers in their file, so that only a query that has one loads it. */
bestekSearch.places = (all, known, stops, wholes) => {
  const ORDINALS = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"];
  const word = (i) => all[i] ?? "";
  const named = (i) => /^art(ikel(en)?|icles?)?$/.test(word(i - 1));
  const at = all.findIndex((word, i) => /^\d[\d.]*$/.test(word) && (word.includes(".") || named(i)));
  if (at < 0) return [];
  const used = new Set([at, named(at) ? at - 1 : at]), member = all.findIndex((word) => word === "lid" || word === "paragraph");
  let number = all[at], part = "";
  if (member >= 0) {
    const next = /^(\d[\d.]*)([a-z]?)$/.exec(word(member + 1)), ordinal = ORDINALS.indexOf(all[member - 1]);
    used.add(member);
    if (next && member + 1 !== at) {
      let [, digits, letter] = next;
      used.add(member + 1);
      const below = member + 2 + /^(onder|sub|letter|under)$/.test(word(member + 2));
      if (!letter && /^[a-z]$/.test(word(below))) {
        letter = all[below];
        used.add(below).add(member + 2);
      }
      part = digits + (letter && "-" + letter);
    } else if (ordinal >= 0) {
      used.add(member - 1);
      part = ordinal + 1 + "";
    }
  }
  const split = number.lastIndexOf(".");
  if (!known.at[number] && split > 0 && !part) [number, part] = [number.slice(0, split), number.slice(split + 1)];
  const rest = all.filter((word, i) => !used.has(i) && !stops.has(word));
  return (known.at[number] || []).flatMap(([entry, place]) => {
    const [name, url] = known.names[place], words = wholes(name), parts = (known.parts[entry] || "").split(" ");
    if (!rest.every((word) => words.some((one) => one.startsWith(word)))) return [];
    const own = part && ["lid-" + part, "lid-" + part.split("-")[0]].find((one) => parts.includes(one));
    const address = url + number.replaceAll(".", "-") + (own ? "-" + own : "");
    function show([, title, codes = [], sections = []]) {
      let code = codes.find((code) => code.endsWith(" " + number)) || number;
      if (own) {
        const [lid, n, ...below] = own.split("-"), these = sections.filter(([anchor]) => anchor === lid + "-" + n);
        code = [code, lid + " " + n, ...below].join(", ");
        if (these.length) sections = these;
      }
      return [address, title, [code], sections, [name]];
    }
    return { entry, url: address, show };
  });
};

/* What is done with words that are not on the site, or on few pages, as resolve.rs does: typing errors, parts, the end or the
 * beginning. It stands in a file of its own, which is loaded when there is such a word. */
bestekSearch.apart = ({ head, lookup, inflected, beginning, order, add, term, LINKS }) => {
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return -1;
    let twoBack = [], back = [...Array(other.length + 1).keys()];
    for (let i = 0; i < one.length; i++) {
      const row = [i + 1];
      for (let j = 0; j < other.length; j++) {
        row[j + 1] = Math.min(back[j] + (one[i] !== other[j]), back[j + 1] + 1, row[j] + 1);
        if (i && j && one[i] === other[j - 1] && one[i - 1] === other[j]) row[j + 1] = Math.min(row[j + 1], twoBack[j - 1] + 1);
      }
      if (Math.min(...row) > most) return -1;
      [twoBack, back] = [back, row];
    }
    return back[other.length] > most ? -1 : back[other.length];
  }

  function corrections(word, most) {
    if (!most) return [0, []];
    for (const [prefixes, allowed] of [[[word.slice(0, 2)], most], [[word[0], word[1] + word[0]], 1]]) {
      const found = [];
      for (const other of prefixes.flatMap(beginning)) {
        if (!other.size || other.text.length < 4 || /\p{N}/u.test(other.text)) continue;
        const errors = distance(word, other.text, allowed);
        if (errors >= 0) found.push({ errors, word: other });
      }
      found.sort((a, b) => a.errors - b.errors || b.word.size - a.word.size || order(a.word, b.word));
      const best = [];
      for (const { errors, word } of found)
        if (errors === found[0].errors && best.length < 3 && best.every((known) => known.group !== word.group)) best.push(word);
      if (found.length) return [found[0].errors, best];
    }
    return [0, []];
  }

  function endOrBeginning(word) {
    for (let i = 1; i <= word.length - 5; i++) if (lookup(word.slice(i))) return word.slice(i);
    for (let i = word.length - 1; i >= 5; i--) {
      const piece = word.slice(0, i);
      if (lookup(piece) || inflected(piece)) return piece;
    }
    return "";
  }

    function opened(word, pieces, resolved, weight = 224) {
    const drafts = [];
    for (const text of pieces) {
      const known = lookup(text) || inflected(text);
      if (!known) continue;
      const draft = term({ ...word, text });
      add(draft, known, weight);
      drafts.push(draft);
    }
    resolved.terms.push(...drafts);
    if (drafts.length) resolved.parts.push([word.text, drafts.map((draft) => draft.word.text)]);
    return drafts.length > 0;
  }

  function pieces(word, most) {
    let best = [];
    const shortest = (list) => Math.min(...list.map((piece) => piece.length));
    for (let i = 3; i < word.length - 2; i++) {
      const first = bare(word.slice(0, i)), rest = word.slice(i);
      if (!first) continue;
      let found = [first];
      if (rest.length >= 4 && (lookup(rest) || inflected(rest))) found.push(rest);
      else if (most > 2) {
        const more = pieces(rest, most - 1);
        if (!more.length) continue;
        found = found.concat(more);
      } else continue;
      if (!best.length || found.length < best.length || (found.length === best.length && shortest(found) > shortest(best))) best = found;
    }
    return best;
  }

  function bare(piece) {
    for (const link of LINKS) {
      const word = link ? piece.slice(0, -link.length) : piece;
      if (piece.endsWith(link) && word.length >= 4 && (lookup(word) || (word.length >= 5 && inflected(word)))) return word;
    }
    return "";
  }

  function infinitives(word) {
    const [, stem] = /^ge(.{4,})[dt]$/u.exec(word) || [];
    if (!stem) return [];
    const last = stem.at(-1), soft = { f: "v", s: "z" }[last] || last;
    return [stem.slice(0, stem.at(-3) === stem.at(-2) ? -2 : -1) + soft + "en", stem + "en", stem + last + "en"];
  }

  /* False when its parts became terms of their own. */
  function unknown(draft, resolved) {
    const word = draft.word;
    if (word.digits) return !opened(word, word.parts, resolved);
    for (const form of infinitives(word.text)) {
      const verb = lookup(form);
      if (verb) return add(draft, verb, 240), true;
    }
    const n = word.text.length;
    // with two errors a participle is that of another verb: afgewezen, afgegeven
    const participle = head.particles.some((particle) => word.text.startsWith(particle + "ge"));
    const [errors, best] = corrections(word.text, n < 4 ? 0 : n < 8 || participle ? 1 : 2);
    if ((errors > 1 || !best.length) && opened(word, pieces(word.text, 3), resolved)) return false;
    const piece = !best.length && endOrBeginning(word.text);
    if (piece) {
      resolved.corrected.push([word.text, piece]);
      opened(word, [piece], resolved);
      resolved.parts.pop();
      return false;
    }
    for (const other of best) add(draft, other, errors > 1 ? 150 : 200);
    if (best.length) {
      resolved.corrected.push([word.text, best[0].text]);
      if (best[0].size < 3) draft.rare = best[0].text;
    }
    return true;
  }

  /* Of a compound on few entries the parts say more. */
  const rare = (draft, resolved) => opened({ ...draft.word, phrase: -1 }, pieces(draft.rare, 3), resolved, 150);
  return { unknown, rare };
};

/* Suggestions below a search field while one types, from the index that the search page asks (search.js).
 *
 * The field is a combobox with a list: arrow keys choose, Enter goes there, Escape closes; without a choice Enter goes to
 * the search page as before. Loaded by site.js when a field gets the focus.
 */
(function () {
  "use strict";
  const search = self.bestekSearch, MOST = 6, WAIT = 80;
  if (!search?.fetch || typeof DecompressionStream === "undefined") return;

  function make(tag, name, text) {
    const element = document.createElement(tag);
    element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function suggest(field) {
    const list = make("ul", "suggestions"), root = field.dataset.root || "";
    // of several contracts with an article, that of this page is first
    const here = location.href.slice(new URL(root || ".", location).href.length).replace(/[?#].*/, "");
    let chosen = -1, turn = 0, timer;
    list.id = field.id + "-suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.dataset.suggestions);
    list.hidden = true;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");
    field.form.append(list);

    function close() {
      turn++;
      list.hidden = true;
      chosen = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    function choose(number) {
      const options = [...list.children];
      chosen = (number + options.length + 1) % (options.length + 1);
      options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
      if (options[chosen]) field.setAttribute("aria-activedescendant", options[chosen].id);
      else field.removeAttribute("aria-activedescendant");
    }

    function option(number, address, kind, pieces) {
      const item = make("li", "suggestion"), name = make("span", "suggestion-name");
      item.id = list.id + "-" + number;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.address = address;
      for (const piece of pieces) name.append(piece.marked ? make("mark", "", piece.text) : piece.text);
      item.append(name, make("span", "suggestion-kind", kind));
      // before the field loses the focus, which closes the list
      item.onmousedown = (event) => (event.preventDefault(), (location.href = address));
      return item;
    }

    async function show() {
      const mine = ++turn, text = field.value.trim();
      if (text.length < 2) return close();
      try {
        const found = await search.query(text, {}, undefined, false, here), hits = await search.hits(found, 0, MOST);
        if (mine !== turn || document.activeElement !== field) return;
        if (!hits.length) return close();
        const options = hits.map((hit, number) =>
          option(number, root + hit.url, /product|clause/.test(hit.kind) && hit.codes.length ? hit.codes[0] : search.kind(hit.kind), hit.name),
        );
        const all = field.form.action.split("?")[0] + "?q=" + encodeURIComponent(text);
        options.push(option(hits.length, all, "", [{ text: field.dataset.all.replace("{q}", text) }]));
        list.replaceChildren(...options);
        list.hidden = false;
        chosen = -1;
        field.setAttribute("aria-expanded", "true");
        field.removeAttribute("aria-activedescendant");
      } catch {
        // a damaged index is said on the search page
        close();
      }
    }

    field.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(show, WAIT))));
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "Escape") close();
      else if (event.key === "ArrowDown") choose(chosen < 0 ? 0 : chosen + 1);
      else if (event.key === "ArrowUp") choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
      else if (event.key === "Enter" && list.children[chosen]) location.href = list.children[chosen].dataset.address;
      else return;
      event.preventDefault();
    });
    if (field.value) show();
  }

  document.querySelectorAll("[data-search][data-index]").forEach(suggest);
})();

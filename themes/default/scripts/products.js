// The list of products: narrowing it by facets that show counts, its order, cards or table, and choosing what to compare.
// All of it stands in the address, behind the #, so that it works from a folder too. The page is complete without it.
(function () {
  "use strict";

  var form = document.getElementById("filters");
  var bar = document.getElementById("list-bar");
  var table = document.getElementById("list");
  if (!bar || !table) {
    return;
  }
  // More rows than this are shown when they are asked for: a browser needs long for a table of thousands, a phone longer.
  var LIMIT = window.matchMedia("screen and (max-width: 51.99rem)").matches ? 30 : 60;
  var MOST = 4;
  var words = bar.dataset;
  var lang = document.documentElement.lang;
  var body = table.tBodies[0];
  var count = document.getElementById("list-count");
  var said = document.getElementById("list-said");
  var chips = document.getElementById("chips");
  var none = document.getElementById("list-none");
  var sort = document.getElementById("sort");
  var all = false;
  var shownView = "";
  var shownSort = "";

  // Every value of every facet, in the order in which rows name them.
  var values = [];
  var facets = [];
  function readFacets() {
    form.querySelectorAll(".facet-group").forEach(function (group) {
      var select = group.querySelector("select");
      var facet = { key: "", label: "", select: select, start: values.length, chosen: [] };
      if (select) {
        facet.key = select.name;
        facet.label = group.querySelector("label").textContent;
        Array.prototype.slice.call(select.options, 1).forEach(function (option) {
          values.push({ facet: facet, id: option.value, label: option.dataset.label, option: option });
        });
      } else {
        facet.label = group.querySelector("legend").textContent;
        group.querySelectorAll("input").forEach(function (input) {
          facet.key = input.name;
          var label = input.parentNode;
          values.push({
            facet: facet, id: input.value, label: label.children[1].textContent, input: input, label_: label, number: label.lastElementChild,
          });
        });
      }
      facet.end = values.length;
      facets.push(facet);
    });
  }

  var rows = [];
  function readRows() {
    var head = null;
    Array.prototype.forEach.call(body.rows, function (element) {
      if (element.classList.contains("group-row")) {
        head = element;
        return;
      }
      var box = element.querySelector(".choose input");
      rows.push({
        element: element,
        head: head,
        place: rows.length,
        own: element.dataset.f ? element.dataset.f.split(" ").map(Number) : [],
        here: element.dataset.here ? JSON.parse(element.dataset.here) : null,
        box: box,
        id: box ? box.value : "",
      });
    });
    rows.forEach(function (row) {
      row.values = row.own;
    });
  }

  // What has begun or ended since the list was made counts as what it is today.
  function readStandings() {
    var facet = facetOf("status");
    if (!facet) {
      return;
    }
    var standings = { coming: "[data-before]", past: "[data-after]" };
    for (var at = facet.start; at < facet.end; at += 1) {
      var selector = standings[values[at].id];
      if (selector) {
        rows.forEach(function (row) {
          var said = row.element.querySelector(".status" + selector);
          row.own = row.own.filter(function (own) {
            return own !== at;
          }).concat(said && !said.hidden ? at : []);
          row.values = row.own;
        });
      }
    }
  }

  function facetOf(key) {
    return facets.find(function (facet) {
      return facet.key === key;
    });
  }

  // ---- the address

  var chosen = [];
  function readAddress() {
    var own = (window.bestekMine || {}).municipality;
    var text = location.hash.slice(1) || (own ? "gemeente=" + own.id : "");
    var asked = new URLSearchParams(text.indexOf("=") < 0 ? "" : text);
    facets.forEach(function (facet) {
      var ids = asked.getAll(facet.key).join(",").split(",");
      facet.chosen = [];
      for (var at = facet.start; at < facet.end; at += 1) {
        if (ids.indexOf(values[at].id) >= 0 && !(facet.select && facet.chosen.length)) {
          facet.chosen.push(at);
        }
      }
    });
    sort.value = asked.get("volgorde") || "";
    if (sort.selectedIndex < 0) {
      sort.value = "";
    }
    shownView = asked.get("weergave") === "kaarten" ? "kaarten" : "";
    var ids = (asked.get("naast") || "").split(",");
    chosen = rows.filter(function (row) {
      return row.id && ids.indexOf(row.id) >= 0;
    }).slice(0, MOST).map(function (row) {
      return row.id;
    });
  }

  /** `step` is where the address before stays in the history, so that Back leads to it. */
  function writeAddress(step) {
    var parts = [];
    function part(key, ids) {
      if (ids.length) {
        parts.push(key + "=" + ids.map(encodeURIComponent).join(","));
      }
    }
    facets.forEach(function (facet) {
      part(facet.key, facet.chosen.map(function (at) {
        return values[at].id;
      }));
    });
    part("volgorde", sort.value ? [sort.value] : []);
    part("weergave", shownView ? [shownView] : []);
    part("naast", chosen);
    // An address that says nothing asks for what is kept: whoever wants all of it says so.
    var hash = parts.join("&") || ((window.bestekMine || {}).municipality ? "gemeente=" : "");
    if (hash === location.hash.slice(1)) {
      return;
    }
    history[step ? "pushState" : "replaceState"](null, "", hash ? "#" + hash : location.href.split("#")[0]);
  }

  // ---- narrowing

  // What holds in the chosen municipality: its tariff, its level of purchase and its waiting time.
  var place = null;
  function inPlace() {
    var municipality = facetOf("gemeente");
    var now = municipality && municipality.chosen.length ? municipality.chosen[0] - municipality.start : null;
    if (now === place) {
      return;
    }
    place = now;
    var purchase = facetOf("inkoop");
    rows.forEach(function (row) {
      var level = row.here && row.here.l && place !== null ? row.here.l[place] : undefined;
      row.values = level === undefined ? row.own : row.own.filter(function (at) {
        return at < purchase.start || at >= purchase.end;
      }).concat(level);
      tell(row, level);
    });
  }

  function tellTariff(row) {
    var cell = row.element.querySelector("td.amount");
    if (!cell || !row.here || !row.here.t) {
      return;
    }
    row.tariff = row.tariff || { html: cell.innerHTML, figure: row.element.dataset.amount };
    var here = row.here.t[place];
    var figure = here ? here[1] : row.tariff.figure;
    if (here) {
      var said = document.createElement("span");
      said.className = "quiet absent";
      said.textContent = here[0];
      cell.replaceChildren(figure ? window.bestekMoney(here[0]) : said);
    } else {
      cell.innerHTML = row.tariff.html;
    }
    if (figure) {
      row.element.dataset.amount = figure;
    } else {
      delete row.element.dataset.amount;
    }
  }

  function tell(row, level) {
    tellTariff(row);
    var wait = row.element.querySelector(".wait");
    if (wait && row.wait === undefined) {
      row.wait = wait.innerHTML;
    }
    if (wait) {
      var weeks = row.here && row.here.w ? row.here.w[place] : undefined;
      if (place === null) {
        wait.innerHTML = row.wait;
      } else {
        wait.textContent = "";
        var span = document.createElement("span");
        span.className = weeks === undefined ? "quiet" : "wait-figure";
        span.textContent = weeks === undefined ? words.noWait : weeks;
        wait.appendChild(span);
      }
    }
    var cell = row.element.querySelector(".level");
    if (cell) {
      row.level = row.level === undefined ? cell.textContent : row.level;
      cell.textContent = level === undefined ? row.level : values[level].label.toLowerCase();
    }
  }

  /** Judges every row: it is shown when it meets every facet, and counts in a facet when it meets all others. */
  function judge() {
    var numbers = new Array(values.length).fill(0);
    var asked = facets.filter(function (facet) {
      return facet.chosen.length;
    });
    var is = new Array(values.length).fill(false);
    asked.forEach(function (facet) {
      facet.without = 0;
      facet.chosen.forEach(function (at) {
        is[at] = true;
      });
    });
    var shown = [];
    rows.forEach(function (row) {
      var own = row.values;
      var failed = null;
      var fails = 0;
      for (var f = 0; f < asked.length && fails < 2; f += 1) {
        var meets = false;
        for (var v = 0; v < own.length && !meets; v += 1) {
          meets = own[v] >= asked[f].start && own[v] < asked[f].end && is[own[v]];
        }
        if (!meets) {
          fails += 1;
          failed = asked[f];
        }
      }
      if (fails > 1) {
        return;
      }
      if (failed) {
        failed.without += 1;
      } else {
        shown.push(row);
      }
      for (var n = 0; n < own.length; n += 1) {
        if (!failed || (own[n] >= failed.start && own[n] < failed.end)) {
          numbers[own[n]] += 1;
        }
      }
    });
    return { shown: shown, numbers: numbers, asked: asked };
  }

  // ---- order

  function key(row, by) {
    if (by === "tarief" || by === "tarief-af") {
      var amount = row.element.dataset.amount;
      return amount === undefined ? null : Number(amount) * (by === "tarief" ? 1 : -1);
    }
    if (by === "wachttijd") {
      var figure = row.element.querySelector(".wait-figure");
      return figure ? Number(figure.textContent) : null;
    }
    var cell = row.element.querySelector(by === "code" ? ".codes" : ".row-title");
    var text = cell ? cell.firstChild.textContent.trim() : "";
    return text === "–" ? null : text;
  }

  function order(by) {
    var mark = by + (by === "wachttijd" || by.indexOf("tarief") === 0 ? place : "");
    if (mark === shownSort) {
      return;
    }
    shownSort = mark;
    var collator = new Intl.Collator(lang, { numeric: true });
    var keyed = rows.map(function (row) {
      return { row: row, key: by ? key(row, by) : row.place };
    });
    keyed.sort(function (a, b) {
      if (a.key === null || b.key === null) {
        return (a.key === null) - (b.key === null) || a.row.place - b.row.place;
      }
      var differs = typeof a.key === "number" ? a.key - b.key : collator.compare(a.key, b.key);
      return differs || a.row.place - b.row.place;
    });
    rows = keyed.map(function (one) {
      return one.row;
    });
  }

  // ---- showing

  function fill(text, into) {
    return text.replace(/\{(\w+)\}/g, function (_, name) {
      return typeof into[name] === "number" ? into[name].toLocaleString(lang) : into[name];
    });
  }

  function button(text, className, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function clear(at) {
    var facet = values[at].facet;
    facet.chosen = facet.chosen.filter(function (own) {
      return own !== at;
    });
    update();
    (chips.querySelector("button") || count).focus();
  }

  function reset() {
    facets.forEach(function (facet) {
      facet.chosen = [];
    });
    update();
    count.focus();
  }

  function showChips(asked) {
    chips.textContent = "";
    function item(made) {
      var li = document.createElement("li");
      li.appendChild(made);
      chips.appendChild(li);
    }
    var number = 0;
    asked.forEach(function (facet) {
      facet.chosen.forEach(function (at) {
        number += 1;
        var chip = button(values[at].label, "chip", function () {
          clear(at);
        });
        chip.setAttribute("aria-label", words.remove + ": " + facet.label + ", " + values[at].label);
        item(chip);
      });
    });
    if (number) {
      item(button(fill(words.reset, { n: rows.length }), "link-button", reset));
    }
    form.querySelector("#filters-number").textContent = number ? " (" + number + ")" : "";
  }

  function showNumbers(numbers) {
    values.forEach(function (value, at) {
      var on = value.facet.chosen.indexOf(at) >= 0;
      if (value.option) {
        var text = value.label + " (" + numbers[at] + ")";
        if (value.option.textContent !== text) {
          value.option.textContent = text;
        }
        if (value.option.selected !== on) {
          value.option.selected = on;
        }
        return;
      }
      if (value.shown !== numbers[at]) {
        value.shown = numbers[at];
        value.number.textContent = numbers[at];
        value.label_.classList.toggle("is-empty", numbers[at] === 0);
      }
      value.input.checked = on;
    });
    facets.forEach(function (facet) {
      if (facet.select && !facet.chosen.length) {
        facet.select.selectedIndex = 0;
      }
    });
  }

  function showNone(result) {
    none.textContent = "";
    none.hidden = result.shown.length > 0;
    table.hidden = !none.hidden;
    if (none.hidden) {
      return;
    }
    var text = document.createElement("p");
    text.textContent = words.none;
    none.appendChild(text);
    var list = document.createElement("ul");
    list.className = "chips";
    result.asked.forEach(function (facet) {
      if (!facet.without) {
        return;
      }
      var names = facet.chosen.map(function (at) {
        return values[at].label;
      }).join(", ");
      var li = document.createElement("li");
      li.appendChild(button(fill(words.without, { filter: names, n: facet.without }), "button", function () {
        facet.chosen = [];
        update();
        count.focus();
      }));
      list.appendChild(li);
    });
    var whole = document.createElement("li");
    whole.appendChild(button(fill(words.reset, { n: rows.length }), "button", reset));
    list.appendChild(whole);
    none.appendChild(list);
  }

  var more = button("", "button button-large list-more", function () {
    all = true;
    update();
  });
  more.hidden = true;
  table.after(more);

  function showRows(result) {
    // What is not shown is taken out: a table is laid out with all that is in it, also when it is hidden.
    var shown = all ? result.shown : result.shown.slice(0, LIMIT);
    var elements = [];
    var head = null;
    shown.forEach(function (row) {
      if (row.head && row.head !== head && !sort.value) {
        head = row.head;
        elements.push(head);
      }
      elements.push(row.element);
    });
    var same = elements.length === body.rows.length && elements.every(function (element, at) {
      return element === body.rows[at];
    });
    if (!same) {
      body.replaceChildren.apply(body, elements);
    }
    var left = result.shown.length - shown.length;
    more.hidden = left === 0;
    more.textContent = fill(words.more, { n: left });
    table.classList.toggle("products-cards", shownView === "kaarten");
    bar.querySelectorAll("[data-view]").forEach(function (own) {
      own.setAttribute("aria-pressed", String(own.dataset.view === shownView));
    });
    var narrowed = result.shown.length < rows.length;
    count.firstElementChild.textContent = result.shown.length.toLocaleString(lang);
    count.lastElementChild.textContent = narrowed ? fill(words.of, { n: rows.length }) : count.dataset.whole;
  }

  // ---- what to compare

  var chosenBar = document.createElement("div");
  chosenBar.className = "chosen-bar";
  chosenBar.hidden = true;

  function showChosen() {
    rows.forEach(function (row) {
      if (row.box) {
        row.box.checked = chosen.indexOf(row.id) >= 0;
      }
    });
    chosenBar.hidden = chosen.length === 0;
    chosenBar.textContent = "";
    if (chosen.length === 1) {
      var text = document.createElement("span");
      text.textContent = words.compareOne;
      chosenBar.appendChild(text);
    } else if (chosen.length) {
      var link = document.createElement("a");
      link.className = "button button-large button-strong";
      link.href = words.compareUrl + "?p=" + chosen.join(",");
      link.textContent = fill(words.compare, { n: chosen.length });
      chosenBar.appendChild(link);
    }
    if (chosen.length) {
      chosenBar.appendChild(button(words.compareClear, "link-button", function () {
        chosen = [];
        showChosen();
        writeAddress();
      }));
    }
    keepClear();
  }

  /** What gets the focus is scrolled to where the bar does not cover it. */
  function keepClear() {
    document.documentElement.style.scrollPaddingBlockEnd = chosen.length ? chosenBar.offsetHeight + 16 + "px" : "";
  }

  function choose(box) {
    chosen = chosen.filter(function (id) {
      return id !== box.value;
    });
    if (box.checked && chosen.length >= MOST) {
      box.checked = false;
      say(words.compareMost);
      var note = document.createElement("span");
      note.textContent = words.compareMost;
      showChosen();
      chosenBar.appendChild(note);
      keepClear();
      return;
    }
    if (box.checked) {
      chosen.push(box.value);
    }
    showChosen();
    writeAddress();
  }

  // ---- together

  var speaking;
  function say(text) {
    window.clearTimeout(speaking);
    speaking = window.setTimeout(function () {
      said.textContent = text;
    }, 400);
  }

  function show() {
    inPlace();
    order(sort.value);
    var result = judge();
    showNumbers(result.numbers);
    showChips(result.asked);
    showRows(result);
    showNone(result);
    return result.shown.length;
  }

  // The address follows once the page has answered: to write it makes a browser lay out the page first.
  // What narrows the list is a step of its own in the history; its order and form are not.
  var writing;
  var narrowed = false;
  function update(sameRows) {
    narrowed = narrowed || !sameRows;
    var number = show();
    window.clearTimeout(writing);
    writing = window.setTimeout(function () {
      writeAddress(narrowed);
      narrowed = false;
    });
    say(number === 0 ? words.none : fill(number === 1 ? words.countOne : words.count, { n: number, all: rows.length }));
  }

  if (!form) {
    form = document.createElement("form");
    form.innerHTML = "<span id='filters-number'></span><input>";
  }
  readFacets();
  readRows();
  readStandings();
  count.dataset.whole = count.lastElementChild.textContent;
  var list = table.parentNode;
  list.appendChild(chosenBar);

  form.addEventListener("change", function () {
    facets.forEach(function (facet) {
      facet.chosen = [];
      for (var at = facet.start; at < facet.end; at += 1) {
        if (values[at].input ? values[at].input.checked : values[at].option.selected) {
          facet.chosen.push(at);
        }
      }
    });
    update();
  });
  sort.addEventListener("change", function () {
    update(true);
  });
  bar.addEventListener("click", function (event) {
    var own = event.target.closest("[data-view]");
    if (own) {
      shownView = own.dataset.view;
      update(true);
    }
  });
  table.addEventListener("change", function (event) {
    if (event.target.closest(".choose")) {
      choose(event.target);
    }
  });
  function open(on) {
    form.classList.toggle("is-open", on);
    form.querySelector(".filters-button").setAttribute("aria-expanded", String(on));
  }
  var opens = form.querySelector(".filters-button");
  if (opens) {
    opens.addEventListener("click", function () {
      open(!form.classList.contains("is-open"));
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      open(false);
      opens.focus();
    });
  }
  window.addEventListener("beforeprint", function () {
    all = true;
    show();
  });
  function start(event) {
    // Who goes to a part of the page goes on with the same list.
    var part = location.hash && location.hash.indexOf("=") < 0;
    if (!(part && event)) {
      readAddress();
      show();
      showChosen();
    }
    // The address says what the list shows, also what is kept on the device, and nothing that is unknown.
    if (!part || event) {
      window.setTimeout(writeAddress);
    }
  }
  window.addEventListener("hashchange", start);
  start();
  table.classList.add("is-ready");
})();

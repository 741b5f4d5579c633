// My municipality and my organisation: chosen once, kept on this device and nowhere else, and taken away as easily. A
// municipality in the address (#gemeente=linden) goes before what is kept. Every page is complete without it.
(function () {
  "use strict";

  var body = document.body;
  var words = body.dataset;
  var KEY = "bestek " + words.site;
  var FOLDERS = { municipality: "gemeenten/", provider: "aanbieders/" };

  // A browser may forbid to keep anything; then a choice holds for the page.
  function kept() {
    try {
      return JSON.parse(window.localStorage.getItem(KEY)) || {};
    } catch (error) {
      return {};
    }
  }

  function keep(mine) {
    try {
      if (Object.keys(mine).length) {
        window.localStorage.setItem(KEY, JSON.stringify(mine));
      } else {
        window.localStorage.removeItem(KEY);
      }
    } catch (error) {
      return;
    }
  }

  function sound(own) {
    return own && /^[a-z0-9][a-z0-9._-]*$/.test(own.id) && typeof own.name === "string" && own.name.length < 200;
  }

  var mine = kept();
  Object.keys(mine).forEach(function (kind) {
    if (!FOLDERS[kind] || !sound(mine[kind])) {
      delete mine[kind];
    }
  });
  // A municipality that this edition does not have was kept from another one: here nothing is chosen.
  if (mine.municipality && words.places && words.places.split(" ").indexOf(mine.municipality.id) < 0) {
    delete mine.municipality;
  }
  window.bestekMine = mine;

  /** The head of the page says what was chosen, and leads to it. */
  function inHead() {
    document.querySelectorAll("[data-mine-link]").forEach(function (name) {
      var own = mine[name.dataset.mineLink];
      var link = name.closest("a");
      if (!name.dataset.first) {
        name.dataset.first = name.textContent;
        name.dataset.href = link.getAttribute("href");
      }
      name.textContent = own ? own.name : name.dataset.first;
      link.setAttribute("href", own ? words.root + FOLDERS[name.dataset.mineLink] + own.id + ".html" : name.dataset.href);
      var line = link.closest("[data-mine-line]");
      if (line) {
        line.hidden = !own && line.dataset.mineLine === "chosen";
      }
    });
  }

  /** On its own page a municipality or an organisation is made mine, and forgotten. */
  function buttons() {
    document.querySelectorAll("[data-mine]").forEach(function (button) {
      var kind = button.dataset.mine;
      var note = button.nextElementSibling;
      function show() {
        var on = Boolean(mine[kind] && mine[kind].id === button.dataset.id);
        button.textContent = on ? button.dataset.forget : button.dataset.choose;
        note.textContent = on ? button.dataset.is : button.dataset.what;
      }
      button.addEventListener("click", function () {
        if (mine[kind] && mine[kind].id === button.dataset.id) {
          delete mine[kind];
        } else {
          mine[kind] = { id: button.dataset.id, name: button.dataset.name };
        }
        keep(mine);
        show();
        inHead();
        marks();
      });
      show();
    });
  }

  /** Where my organisation is named in a table, it says so. */
  function marks() {
    document.querySelectorAll(".mine-mark").forEach(function (mark) {
      mark.remove();
    });
    if (!mine.provider) {
      return;
    }
    var end = FOLDERS.provider + mine.provider.id + ".html";
    var home = new URL(words.root + end, location.href).href;
    document.querySelectorAll("main td a, main .links a").forEach(function (link) {
      if (link.href.split("#")[0] === home) {
        var mark = document.createElement("span");
        mark.className = "mine-mark";
        mark.textContent = words.mineProvider;
        link.after(" ", mark);
      }
    });
  }

  /** Whether something holds in a municipality: what names others does not, and some is only said where one was chosen. */
  function holds(own, id) {
    return id ? !own.in || own.in.split(" ").indexOf(id) >= 0 : !("only" in own);
  }
  window.bestekHolds = holds;

  /** On a page with a choice of municipality: what holds in that one, of what names municipalities (`data-in`). */
  function places() {
    var select = document.getElementById("place");
    if (!select) {
      return;
    }
    function own() {
      return (mine.municipality && mine.municipality.id) || "";
    }
    function show() {
      var id = select.value;
      var name = id ? select.selectedOptions[0].textContent : "";
      document.querySelectorAll("[data-in]").forEach(function (element) {
        element.hidden = !holds(element.dataset, id);
      });
      document.querySelectorAll("[data-place]").forEach(function (element) {
        var text = name ? element.dataset.place.replace("{name}", name) : element.dataset.nowhere || "";
        element.textContent = text;
        element.hidden = !text || !holds(element.dataset, id);
        if ("placePage" in element.dataset && id) {
          element.href = words.root + FOLDERS.municipality + id + ".html";
        }
      });
      document.dispatchEvent(new Event("bestek:place"));
    }
    /** The address says what was chosen, and that all are asked for where one is kept; a part of the page in it stays. */
    function write() {
      var others = location.hash.indexOf("=") < 0 ? [] : location.hash.slice(1).split("&").filter(function (part) {
        return part && part.indexOf("gemeente=") !== 0;
      });
      if (select.value || own()) {
        others.unshift("gemeente=" + select.value);
      }
      history.replaceState(null, "", others.length ? "#" + others.join("&") : location.href.split("#")[0]);
    }
    function follow(event) {
      var hash = location.hash.slice(1);
      // Who goes to a part of the page stays in the municipality.
      if (event && hash && hash.indexOf("=") < 0) {
        return;
      }
      var asked = new URLSearchParams(hash.indexOf("=") < 0 ? "" : hash).get("gemeente");
      select.value = asked === null ? own() : asked;
      if (select.selectedIndex < 0) {
        select.value = "";
      }
      show();
      if (!hash || hash.indexOf("=") >= 0) {
        write();
      }
    }
    select.addEventListener("change", function () {
      show();
      write();
    });
    window.addEventListener("hashchange", follow);
    follow();
  }

  /** What was chosen goes along to products and to what is compared, as it may stand in the address alone. */
  function along(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    var field = document.querySelector("#place, select[name=gemeente]");
    var own = document.querySelector("[data-mine=municipality]");
    var id = field ? field.value : own ? own.dataset.id : "";
    if (!link || !id || link.hash) {
      return;
    }
    var whole = link.href.split("?")[0];
    var folder = new URL(words.root + "producten/", location.href).href;
    var page = new URL(words.root + "vergelijken.html", location.href).href;
    if (whole.indexOf(folder) === 0 && whole.slice(-5) === ".html" || whole === page) {
      link.hash = "gemeente=" + id;
    }
  }
  document.addEventListener("click", along, true);
  document.addEventListener("auxclick", along, true);

  inHead();
  buttons();
  marks();
  places();
})();

// My municipality on pages that are the same for everybody: where it does not buy a product, or pays another tariff, the
// product says so. What differs comes from a script beside the page of the municipality (see here.rs).
(function () {
  "use strict";

  var body = document.body;
  var words = body.dataset;
  var own = (window.bestekMine || {}).municipality;
  if (!own || !words.places || words.places.split(" ").indexOf(own.id) < 0) {
    return;
  }
  // The links by which a product is named, and not those that only speak of it.
  var NAMES = [".row-title a", "a.row-title", ".name a", ".beside-table th[scope=row] a", ".overview-list td:nth-child(2) a", ".sheet td:nth-child(2) a", ".result-name a"];
  var base = new URL(words.root + "producten/", location.href).href;
  var segments = new URL(words.root + "segmenten/", location.href).href;
  // A sheet says what is paid in its own period, whichever holds today.
  var sheet = body.classList.contains("kind-period");
  var here;

  function note(name, other) {
    var product = decodeURIComponent(name);
    if (here.not.indexOf(product) >= 0) {
      return words.hereNot.replace("{name}", here.name);
    }
    // Another code of the product has another tariff.
    if (other || sheet) {
      return "";
    }
    var paid = (here.tariffs[product] || []).filter(function (row) {
      return row[0] <= window.bestekToday(new Date());
    }).pop();
    return paid && paid[1] ? words.hereTariff.replace("{name}", here.name).replace("{tariff}", paid[1]) : "";
  }

  function of(address, other) {
    var whole = new URL(address, location.href).href.split(/[?#]/)[0];
    var name = whole.indexOf(base) === 0 && whole.slice(-5) === ".html" ? whole.slice(base.length, -5) : "";
    if (whole.indexOf(segments) === 0 && here.segments.indexOf(decodeURIComponent(whole.slice(segments.length, -5))) >= 0) {
      return words.hereNot.replace("{name}", here.name);
    }
    return name && name !== "index" ? note(name, other) : "";
  }

  function made(text) {
    var note = document.createElement("span");
    note.className = "here-note";
    note.textContent = text;
    return note;
  }

  function mark(inside) {
    inside.querySelectorAll(NAMES.join()).forEach(function (link) {
      var text = link.nextElementSibling && link.nextElementSibling.classList.contains("here-note") ? "" : of(link.href, link.closest("[data-other]"));
      if (text) {
        link.after(" ", made(text));
      }
    });
  }

  /** In the drawing a product that is not bought has a box of dashes, and says so to who hears it. */
  function draw() {
    document.querySelectorAll(".overview-drawing a").forEach(function (link) {
      var text = of(link.getAttribute("href"));
      if (text) {
        link.classList.toggle("is-not-here", here.not.some(function (name) {
          return link.getAttribute("href").slice(-name.length - 6) === "/" + name + ".html";
        }));
        link.setAttribute("aria-label", (link.getAttribute("aria-label") || link.textContent) + ", " + text);
      }
    });
    document.querySelectorAll("[data-here-drawn]").forEach(function (line) {
      line.textContent = line.dataset.hereDrawn.replace("{name}", here.name);
      line.hidden = !here.not.length;
    });
  }

  window.bestekHere = function (data) {
    here = data;
    mark(document);
    document.querySelectorAll("[data-of]").forEach(function (cell) {
      if (cell.dataset.of.split(" ").indexOf(own.id) >= 0) {
        cell.append(" ", made(words.hereMine));
      }
    });
    draw();
    var results = document.getElementById("search-results");
    if (results) {
      new MutationObserver(function () {
        mark(results);
      }).observe(results, { childList: true, subtree: true });
    }
  };
  var script = document.createElement("script");
  script.src = words.root + "gemeenten/" + own.id + ".js";
  document.head.appendChild(script);
})();

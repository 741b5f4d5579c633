// The list of providers, narrowed by product, municipality and name; the waiting times are then those of that product in that
// municipality. What is chosen stands in the address. Without this script the whole list is there.
(function () {
  "use strict";

  var form = document.getElementById("provider-filter");
  var table = document.querySelector(".provider-list");
  if (!form || !table) {
    return;
  }
  var words = form.dataset;
  var said = form.querySelector("[role=status]");
  var reset = form.querySelector("button");
  var body = table.tBodies[0];
  var dates = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  var rows = Array.from(body.rows).map(function (row, at) {
    var cell = row.querySelector(".wait");
    return { row: row, at: at, name: plain(row.cells[0].textContent), offers: JSON.parse(row.dataset.offers), cell: cell, first: cell && cell.innerHTML };
  });

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
  }

  var today = window.bestekToday(new Date());

  function stopped(offer) {
    return Boolean(offer[3]) && offer[3] <= today;
  }

  /** What fits of what a provider offers: [product, municipalities or all, weeks, from when it takes nobody new, date]. */
  function fitting(offers, product, place) {
    return offers.filter(function (offer) {
      return (!product || offer[0] === product) && (!place || !offer[1] || offer[1].indexOf(place) >= 0);
    });
  }

  /** Who takes people comes first, by weeks; then who reports nothing; who takes nobody new comes last. */
  function best(offers) {
    var rank = function (offer) {
      return stopped(offer) ? 1e6 : offer[2] === null ? 1e5 : offer[2];
    };
    return offers.slice().sort(function (a, b) {
      return rank(a) - rank(b);
    }).map(function (offer) {
      return { offer: offer, rank: rank(offer) };
    })[0];
  }

  function wait(entry, found) {
    if (!entry.cell) {
      return;
    }
    var weeks = entry.cell.querySelector(".wait-weeks");
    var note = entry.cell.querySelector(".wait-as-of");
    var offer = found && found.offer;
    weeks.textContent = !offer || (offer[2] === null && !stopped(offer)) ? words.noWait : stopped(offer) ? words.stop : offer[2];
    weeks.classList.toggle("quiet", !offer || offer[2] === null || stopped(offer));
    note.textContent = offer && offer[4] ? words.asOf.replace("{date}", dates.format(new Date(offer[4] + "T00:00:00Z"))) : "";
  }

  function value(name) {
    return form.elements[name] ? form.elements[name].value : "";
  }

  function show() {
    var product = value("product");
    var place = value("gemeente");
    var name = plain(value("naam"));
    var chosen = Boolean(product || place || name);
    var shown = [];
    rows.forEach(function (entry) {
      var offers = fitting(entry.offers, product, place);
      var found = best(offers);
      entry.rank = found ? found.rank : 1e7;
      entry.row.hidden = ((product || place) && !offers.length) || (name && entry.name.indexOf(name) < 0);
      // What stopped since the list was made is not what it says.
      var since = entry.offers.some(function (offer) {
        return stopped(offer) && offer[3] > words.built;
      });
      if (product || place || since) {
        wait(entry, found);
      } else if (entry.cell && entry.cell.innerHTML !== entry.first) {
        entry.cell.innerHTML = entry.first;
      }
      if (!entry.row.hidden) {
        shown.push(entry);
      }
    });
    // With a product chosen, who can help soonest comes first unless the reader asks otherwise.
    var by = value("volgorde") === "wachttijd" || (product && !form.dataset.sorted);
    rows.slice().sort(function (a, b) {
      return by ? a.rank - b.rank || a.at - b.at : a.at - b.at;
    }).forEach(function (entry) {
      body.appendChild(entry.row);
    });
    if (form.elements.volgorde && product && !form.dataset.sorted) {
      form.elements.volgorde.value = "wachttijd";
    }
    table.hidden = !shown.length;
    said.textContent = !chosen ? "" : shown.length ? words.count.replace("{n}", shown.length).replace("{all}", rows.length) : words.none;
    reset.hidden = !chosen;
  }

  function address() {
    // That all municipalities are asked for is said too, where one is kept on the device.
    var kept = window.bestekMine && window.bestekMine.municipality;
    var parts = ["product", "gemeente", "naam", "volgorde"].filter(function (name) {
      return value(name) || (name === "gemeente" && kept);
    }).map(function (name) {
      return name + "=" + encodeURIComponent(value(name));
    });
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.href.split("#")[0]);
  }

  /** What the address says; else my municipality, which the reader chose for the whole site. */
  function follow() {
    var asked = new URLSearchParams(location.hash.indexOf("=") < 0 ? "" : location.hash.slice(1));
    var mine = window.bestekMine && window.bestekMine.municipality;
    ["product", "gemeente", "naam", "volgorde"].forEach(function (name) {
      var field = form.elements[name];
      if (!field) {
        return;
      }
      field.value = asked.get(name) || (name === "gemeente" && !location.hash && mine ? mine.id : "");
      if (field.selectedIndex < 0) {
        field.value = "";
      }
    });
    show();
    if (!location.hash && value("gemeente")) {
      address();
    }
  }

  form.addEventListener("input", function (event) {
    if (event.target.name === "volgorde") {
      form.dataset.sorted = "yes";
    }
    show();
    address();
  });
  reset.addEventListener("click", function () {
    Array.from(form.elements).forEach(function (field) {
      field.value = "";
    });
    delete form.dataset.sorted;
    show();
    address();
    form.elements.product.focus();
  });
  window.addEventListener("hashchange", follow);
  follow();
})();

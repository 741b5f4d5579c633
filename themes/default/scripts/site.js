// Small help on every page: the menu on a phone, copy buttons, and what is in force today.
// A classic script, so that it works from a folder too; every page is complete without it.
(function () {
  "use strict";

  var narrow = window.matchMedia("screen and (max-width: 51.99rem)");

  /** Opens and closes the menu; Escape closes it and gives the focus back. */
  function menu() {
    var button = document.querySelector(".menu-button");
    var list = document.getElementById("menu");
    if (!button || !list) {
      return;
    }
    function show(open) {
      button.setAttribute("aria-expanded", String(open));
      list.classList.toggle("is-open", open);
    }
    button.addEventListener("click", function () {
      show(button.getAttribute("aria-expanded") !== "true");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
        show(false);
        button.focus();
      }
    });
  }

  /** Puts text on the clipboard; from a folder, where there is no clipboard, through a selection. */
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text);
    }
    return new Promise(function (resolve, reject) {
      var area = document.createElement("textarea");
      area.value = text;
      area.className = "hidden-visually";
      document.body.appendChild(area);
      area.select();
      var done = document.execCommand("copy");
      area.remove();
      if (done) {
        resolve();
      } else {
        reject(new Error("copy"));
      }
    });
  }

  function copyButtons() {
    var said = document.createElement("div");
    said.className = "hidden-visually";
    said.setAttribute("role", "status");
    document.body.appendChild(said);
    document.querySelectorAll("[data-copy]").forEach(function (button) {
      var label = button.textContent;
      button.hidden = false;
      button.addEventListener("click", function () {
        var text = button.dataset.copy;
        // An address of this page goes with what was chosen on it.
        if (/^https?:/.test(text)) text += location.search + (location.hash.indexOf("=") > 0 ? location.hash : "");
        copy(text).then(function () {
          button.textContent = button.dataset.done;
          button.classList.add("is-done");
          said.textContent = button.dataset.done + ": " + text;
          button.focus();
          window.setTimeout(function () {
            button.textContent = label;
            button.classList.remove("is-done");
            said.textContent = "";
          }, 2500);
        }, function () {});
      });
    });
  }

  /** A day in the language of the page, with its year when that is another; the build says it so too. */
  function day(iso, now) {
    var parts = iso.split("-").map(Number);
    var month = new Date(parts[0], parts[1] - 1, parts[2]).toLocaleDateString(document.documentElement.lang, { month: "long" });
    month = month === "maart" ? "mrt" : month.slice(0, 3);
    return parts[2] + " " + month + (parts[0] === now.getFullYear() ? "" : " " + parts[0]);
  }

  /** A search field loads what suggests when it gets the focus, and not before. */
  function suggestions() {
    document.querySelectorAll("[data-search][data-scripts]").forEach(function (field) {
      field.addEventListener(
        "focus",
        function () {
          field.dataset.scripts
            .trim()
            .split(" ")
            .forEach(function (address) {
              var script = document.createElement("script");
              script.src = address;
              script.async = false;
              document.head.appendChild(script);
            });
        },
        { once: true },
      );
    });
  }

  /** Today as it is written in dates. */
  function todayOf(now) {
    return now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0") + "-" +
      String(now.getDate()).padStart(2, "0");
  }
  window.bestekToday = todayOf;

  /** Draws the line of today in a drawing of time, where today is in it. */
  function todayLine() {
    document.querySelectorAll("svg[data-today]").forEach(function (drawing) {
      var own = drawing.dataset;
      var first = Date.parse(own.first);
      var at = (Date.parse(todayOf(new Date())) - first) / (Date.parse(own.after) - first) * 100;
      if (at < 0 || at >= 100) {
        return;
      }
      function add(name, attributes) {
        var element = document.createElementNS("http://www.w3.org/2000/svg", name);
        Object.keys(attributes).forEach(function (key) {
          element.setAttribute(key, attributes[key]);
        });
        drawing.insertBefore(element, drawing.querySelector("a"));
        return element;
      }
      add("line", { "class": "plan-today", x1: at + "%", x2: at + "%", y1: "1.3em", y2: own.foot });
      var side = at < 10 ? "start" : at > 90 ? "end" : "middle";
      add("text", { "class": "plan-today-name", x: at + "%", y: "1em", "text-anchor": side }).textContent = own.today;
    });
  }

  /** Marks what holds today: `data-from` and `data-until` are dates, `data-say` gets the word. */
  function inForce() {
    var now = new Date();
    var today = todayOf(now);
    var words = document.body.dataset;
    // What is said until a day, or only after it.
    document.querySelectorAll("[data-before], [data-after]").forEach(function (element) {
      var own = element.dataset;
      element.hidden = !(today < own.before || today > own.after);
    });
    document.querySelectorAll("[data-from], [data-until]").forEach(function (element) {
      var from = element.dataset.from || "";
      var until = element.dataset.until || "9999";
      var state = today < from ? "later" : today > until ? "past" : "now";
      if ("shown" in element.dataset) {
        element.hidden = state !== "now";
        return;
      }
      // The build marked what held then.
      element.classList.remove("is-current");
      element.classList.add(state === "now" ? "is-current" : "is-" + state);
      var say = element.hasAttribute("data-say") ? element : element.querySelector("[data-say]");
      if (!say) {
        return;
      }
      // What has words of its own, such as a step of the planning, says those.
      var word = state in element.dataset ? element.dataset[state] : words[state];
      say.textContent = word.replace("{date}", state === "later" ? day(from, now) : "");
      // What has no words for what it is now is not said.
      if (element.dataset.past === "") {
        element.hidden = word === "";
      }
    });
  }

  /** What was to come when the page was made, and has been, goes to the list of that. */
  function gone() {
    document.querySelectorAll("[data-leaves]").forEach(function (part) {
      var other = document.getElementById(part.dataset.leaves);
      part.querySelectorAll(".entry.is-past").forEach(function (entry) {
        other.querySelector("ol").prepend(entry);
        other.hidden = false;
      });
      part.hidden = !part.querySelector(".entry");
    });
  }

  /** An amount, with the sign in its own column. */
  function money(text) {
    var made = document.createElement("span");
    made.className = "money";
    var sign = document.createElement("span");
    sign.className = "money-sign";
    sign.textContent = "€";
    var figure = document.createElement("span");
    figure.textContent = text;
    made.append(sign, " ", figure);
    return made;
  }
  window.bestekMoney = money;

  /** Lists say what is paid today, also when a period has begun since they were made. */
  function laterTariffs() {
    var today = todayOf(new Date());
    function begun(element) {
      return JSON.parse(element.dataset.later).filter(function (one) {
        return one.d <= today;
      }).pop();
    }
    document.querySelectorAll("[data-later-text]").forEach(function (said) {
      var then = JSON.parse(said.dataset.laterText).filter(function (one) {
        return one.d <= today;
      }).pop();
      if (then) {
        said.textContent = then.a;
      }
    });
    // Who takes nobody new any more has no waiting time to compare.
    document.querySelectorAll("tr[data-waits]").forEach(function (row) {
      var wait = JSON.parse(row.dataset.waits).filter(function (one) {
        return one.d <= today;
      }).pop();
      var cell = row.querySelector(".wait");
      if (!wait || !cell) {
        return;
      }
      var said = document.createElement("span");
      said.className = wait.a === undefined ? "quiet" : "wait-figure";
      said.textContent = wait.a === undefined ? cell.dataset.none : wait.a;
      cell.replaceChildren(said);
      var here = JSON.parse(row.dataset.here || "{}");
      here.w = wait.w;
      row.dataset.here = JSON.stringify(here);
    });
    document.querySelectorAll("table[data-later]").forEach(function (table) {
      var period = begun(table);
      if (!period) {
        return;
      }
      var head = table.querySelector("thead .col-tariff");
      var before = head ? head.textContent : "";
      var named = before.replace(table.dataset.period, period.a);
      if (head) {
        head.textContent = named;
      }
      table.querySelectorAll("tbody td.amount").forEach(function (cell) {
        cell.dataset.label = named;
      });
      table.querySelectorAll("tr[data-later]").forEach(function (row) {
        var tariff = begun(row);
        var cell = row.querySelector("td.amount");
        if (!tariff || !cell) {
          return;
        }
        var said = document.createElement("span");
        said.className = "quiet absent";
        said.textContent = tariff.a;
        var note = cell.querySelector(".row-note");
        cell.replaceChildren(tariff.n ? money(tariff.a) : said);
        if (note && tariff.n) {
          cell.append(note);
        }
        if (tariff.n) {
          row.dataset.amount = tariff.n;
        } else {
          delete row.dataset.amount;
        }
        var here = JSON.parse(row.dataset.here || "{}");
        here.t = tariff.t;
        row.dataset.here = JSON.stringify(here);
      });
    });
  }

  /** The rest of a product's card, and the contents of a document, are folded on a phone; what is asked least in a low
      window too. */
  function fold() {
    var low = window.matchMedia("(max-height: 58rem)");
    document.querySelectorAll("details.card-more, details.toc-fold").forEach(function (more) {
      var rest = more.matches(".card-rest");
      function follow() {
        more.open = !narrow.matches && !(rest && low.matches);
      }
      follow();
      narrow.addEventListener("change", follow);
      low.addEventListener("change", follow);
    });
    window.addEventListener("beforeprint", function () {
      document.querySelectorAll("details").forEach(function (details) {
        details.open = true;
      });
    });
  }

  /** Opens the part of the changes that an address or a link points into; buttons open and close all parts. */
  function parts() {
    var all = document.querySelectorAll(".change-fold");
    if (!all.length) {
      return;
    }
    function follow() {
      var to = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var part = to && (to.querySelector(".change-fold") || to.closest(".change-fold"));
      if (part && !part.open) {
        part.open = true;
        to.scrollIntoView();
      }
    }
    window.addEventListener("hashchange", follow);
    follow();
    document.querySelectorAll(".fold-all").forEach(function (bar) {
      bar.hidden = false;
      bar.addEventListener("click", function (event) {
        var what = event.target.dataset.fold;
        if (what) {
          all.forEach(function (part) {
            part.open = what === "open";
          });
        }
      });
    });
  }

  /** Gives every heading that has an address a link to itself, for who points at it: the contents hold the same for keys. */
  function headingLinks() {
    document.querySelectorAll("main :is(h2, h3, h4)").forEach(function (heading) {
      var head = heading.closest(".section-head") || heading;
      var part = head.parentElement;
      var id = heading.id || (part.matches("section[id]") && part.firstElementChild === head && part.id);
      if (id && !heading.querySelector("a") && !heading.closest(".side, .on-page, summary")) {
        var link = document.createElement("a");
        link.className = "heading-link";
        link.href = "#" + encodeURIComponent(id);
        link.title = document.body.dataset.link;
        link.tabIndex = -1;
        link.setAttribute("aria-hidden", "true");
        heading.append(link);
      }
    });
  }

  /** Marks in the contents where the reader is, and says it where they are folded. */
  function whereInContents() {
    var parts = [];
    document.querySelectorAll(".toc a").forEach(function (link) {
      var target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) {
        parts.push({ link: link, target: target });
      }
    });
    var folded = document.querySelector("[data-where]");
    var marked = null;
    var asked = false;
    function follow() {
      asked = false;
      // The last part that begins above the line where one reads. At the end of a page that line is as low as the part one
      // went to, or as its foot.
      var end = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
      var to = end && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var line = !end ? 120 : to ? to.getBoundingClientRect().top : window.innerHeight;
      var now = null;
      parts.some(function (part) {
        var above = part.target.getBoundingClientRect().top <= line;
        now = above ? part.link : now;
        return !above;
      });
      if (now === marked) {
        return;
      }
      if (marked) {
        marked.removeAttribute("aria-current");
      }
      marked = now;
      if (folded) {
        folded.textContent = now ? now.textContent : "";
      }
      if (now) {
        now.setAttribute("aria-current", "true");
        // Contents longer than the window scroll by themselves, and go along.
        var frame = now.closest(".side-stay, .on-page");
        var box = now.getBoundingClientRect();
        var edge = frame.getBoundingClientRect();
        if (now.closest("details").open && (box.top < edge.top || box.bottom > edge.bottom)) {
          frame.scrollTop += box.top - edge.top - frame.clientHeight / 3;
        }
      }
    }
    if (parts.length) {
      window.addEventListener("scroll", function () {
        if (!asked) {
          asked = true;
          requestAnimationFrame(follow);
        }
      }, { passive: true });
      follow();
    }
  }

  document.documentElement.classList.add("js");

  function start() {
    menu();
    copyButtons();
    suggestions();
    inForce();
    gone();
    laterTariffs();
    todayLine();
    fold();
    parts();
    whereInContents();
    headingLinks();
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();

// What help costs: volume × duration × tariff, in whole numbers, split where the tariff changes. Amounts are counted in
// millionths of a euro and rounded to cents line by line. The sum that stands there was worked out by the same rule.
(function () {
  "use strict";

  function date(text) {
    var parts = text.split("-").map(Number);
    return { year: parts[0], month: parts[1], day: parts[2] };
  }

  function iso(year, month, day) {
    return String(year).padStart(4, "0") + "-" + String(month).padStart(2, "0") + "-" + String(day).padStart(2, "0");
  }

  function plusDays(text, days) {
    var from = date(text);
    var to = new Date(Date.UTC(from.year, from.month - 1, from.day + days));
    return iso(to.getUTCFullYear(), to.getUTCMonth() + 1, to.getUTCDate());
  }

  /** The same day of a later month, or its last day where it is shorter. */
  function plusMonths(text, months) {
    var from = date(text);
    var at = from.year * 12 + from.month - 1 + months;
    var year = Math.floor(at / 12);
    var month = at % 12 + 1;
    var last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return iso(year, month, Math.min(from.day, last));
  }

  function day(pace, start, step) {
    return pace === "day" ? plusDays(start, step) : pace === "month" ? plusMonths(start, step) :
      pace === "once" ? start : plusDays(start, step * 7);
  }

  function days(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / 864e5);
  }

  /** A decimal figure as a whole number of its smallest parts. */
  function scaled(text, decimals) {
    var parts = text.split(".");
    return BigInt(parts[0] + ((parts[1] || "") + "0".repeat(decimals)).slice(0, decimals));
  }

  function halfUp(number, by) {
    return (number * 2n + by) / (by * 2n);
  }

  function decimal(number, decimals) {
    var text = String(number).padStart(decimals + 1, "0");
    return text.slice(0, -decimals) + "." + text.slice(-decimals);
  }

  /** The lines of a sum, and its total; volumes and amounts as decimal text. */
  function cost(rates, plan) {
    // Tariffs have two decimals, and some more: ten is the most that is read.
    var decimals = 10;
    var all = plan.pace === "day" ? plan.duration * 7 : plan.pace === "once" ? 1 : plan.duration;
    var volume = scaled(plan.volume, 2);
    // Of days and nights there are never more than days.
    function most(number, count) {
      var limit = BigInt(count) * 100n;
      return plan.nights && number > limit ? limit : number;
    }
    var lines = [];
    for (var step = 0; step < all; step += 1) {
      var from = day(plan.pace, plan.start, step);
      var rate = rates.findIndex(function (own) {
        return own.from <= from && (!own.until || from <= own.until);
      });
      var last = lines[lines.length - 1];
      if (last && last.rate === rate) {
        last.steps += 1;
      } else {
        last = { rate: rate, from: from, steps: 1, own: 0n };
        lines.push(last);
      }
      last.own += most(volume, days(from, day(plan.pace, plan.start, step + 1)));
    }
    var before = 0;
    var total = 0n;
    function share(weeks) {
      return halfUp(most(volume, all * 7) * BigInt(weeks), BigInt(all));
    }
    lines.forEach(function (line) {
      var own = plan.pace === "spread" ? share(before + line.steps) - share(before) : line.own;
      delete line.own;
      before += line.steps;
      line.volume = decimal(own, 2);
      if (line.rate < 0) {
        line.rate = null;
        line.amount = null;
        return;
      }
      var cents = halfUp(own * scaled(rates[line.rate].amount, decimals), 10n ** BigInt(decimals));
      total += cents;
      line.amount = decimal(cents, 2);
    });
    return { lines: lines, total: decimal(total, 2) };
  }
  window.bestekCost = cost;

  // ---- the form

  var form = document.getElementById("cost");
  if (!form) {
    return;
  }
  var words = form.dataset;
  var lang = document.documentElement.lang;
  var body = form.querySelector("tbody");
  var whole = form.querySelector("tfoot .amount");
  var part = document.getElementById("cost-said");
  var marks = lang === "en" ? [",", "."] : [".", ","];

  /** A figure as readers see it; `least` decimals stay, and zeros behind them go. */
  function figure(text, least) {
    var parts = text.split(".");
    var rest = (parts[1] || "").replace(/0+$/, "").padEnd(least, "0");
    return parts[0].replace(/\B(?=(\d{3})+$)/g, marks[0]) + (rest ? marks[1] + rest : "");
  }

  function counted(one, more, text) {
    return (text === "1" ? one : more).replace("{}", text);
  }

  function amount(text) {
    return window.bestekMoney(figure(text, 2));
  }

  function asked() {
    var field = form.elements;
    // A point and a comma both stand before decimals: nobody types thousands here.
    var volume = field.volume.value.trim().replace(",", ".");
    var duration = field.duration ? Number(field.duration.value.trim()) : 1;
    var start = field.start.value;
    var good = {
      volume: /^\d{1,4}(\.\d{1,2})?$/.test(volume) && Number(volume) > 0,
      duration: Number.isInteger(duration) && duration >= 1 && duration <= 520,
      start: /^(19|20|21)\d\d-\d\d-\d\d$/.test(start),
    };
    var all = true;
    Object.keys(good).forEach(function (name) {
      if (field[name]) {
        field[name].setAttribute("aria-invalid", String(!good[name]));
        all = all && good[name];
      }
    });
    return all ? { pace: words.pace, nights: "nights" in words, volume: volume, duration: duration, start: start } : null;
  }

  function say(text) {
    part.hidden = !text;
    part.textContent = text;
  }

  function show() {
    var plan = asked();
    form.classList.toggle("is-wrong", !plan);
    if (!plan) {
      say(words.wrong);
      return;
    }
    var rates = JSON.parse(form.elements.variant.value);
    var sum = cost(rates, plan);
    body.textContent = "";
    sum.lines.forEach(function (line) {
      var rate = line.rate === null ? null : rates[line.rate];
      var where = rate ? words.year.replace("{}", rate.period) :
        words.since.replace("{}", new Date(line.from + "T12:00").toLocaleDateString(lang, { day: "numeric", month: "long", year: "numeric" }));
      var steps = words.step ? counted(words.stepOne, words.step, String(line.steps)) + " " : "";
      var together = plan.pace === "spread" || plan.pace === "once" || scaled(line.volume, 2) !== scaled(plan.volume, 2) * BigInt(line.steps);
      var volume = figure(together ? line.volume : plan.volume, 0);
      var how = (together ? "" : line.steps + " × ") + counted(words.unitOne, words.unit, volume);
      var row = body.insertRow();
      var head = document.createElement("th");
      head.scope = "row";
      head.textContent = steps + where;
      row.appendChild(head);
      var cell = row.insertCell();
      cell.className = "cost-how";
      cell.textContent = rate ? how + " × €\u00a0" + figure(rate.amount, 2) : "";
      cell = row.insertCell();
      cell.className = "amount";
      if (rate) {
        cell.appendChild(amount(line.amount));
      } else {
        var none = document.createElement("span");
        none.className = "quiet";
        none.textContent = words.none;
        cell.appendChild(none);
      }
    });
    var without = sum.lines.filter(function (line) {
      return line.rate === null;
    }).length;
    // Nothing added up is no amount of nothing.
    whole.textContent = without === sum.lines.length ? words.none : "";
    if (!whole.textContent) {
      whole.appendChild(amount(sum.total));
    }
    // More than the most is worked out all the same: who asks may have a reason, and knows then that it is more.
    var more = Number(plan.volume) > Number(words.mostVolume) || plan.duration > Number(words.mostDuration);
    say([without && without < sum.lines.length ? words.part : "", more ? words.most : ""].join(" ").trim());
  }

  /** The tariff of the municipality that was chosen, or else that for all. */
  function follow() {
    var place = document.getElementById("place");
    var variant = form.elements.variant;
    if (!place || !variant.options) {
      return;
    }
    var here = Array.prototype.findIndex.call(variant.options, function (option) {
      return place.value && (option.dataset.places || "").split(" ").indexOf(place.value) >= 0;
    });
    if (variant.selectedIndex !== Math.max(here, 0)) {
      variant.selectedIndex = Math.max(here, 0);
      show();
    }
  }

  // The example begins on the day of the build: who comes later begins later.
  var now = new Date();
  var today = iso(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (form.elements.start.value < today) {
    form.elements.start.value = today;
    show();
  }
  document.addEventListener("bestek:place", follow);
  follow();
  form.addEventListener("input", show);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    show();
  });
})();

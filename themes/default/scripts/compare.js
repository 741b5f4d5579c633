// Products side by side. The address names them (?p=45a48,45a53); what they say comes from a script of each product, as
// that can be loaded from a folder too. What differs is said in words, and what does not can be left out (#verschillen=).
(function () {
  "use strict";

  var into = document.getElementById("compare");
  var form = document.getElementById("compare-add");
  if (!into || !form) {
    return;
  }
  var MOST = 4;
  var words = into.dataset;
  var field = document.getElementById("compare-choose");
  var options = Array.prototype.slice.call(document.querySelectorAll("#compare-choices option"));
  var said = document.getElementById("compare-said");
  var place = document.getElementById("place");

  function make(name, className, text) {
    var made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) {
      return values[name];
    });
  }

  // Only names of pages: they become part of an address. A code that is not the name of a page leads to that of its product.
  function asked() {
    var ids = (new URLSearchParams(location.search).get("p") || "").toLowerCase().split(",").map(function (id) {
      var own = known(id) || options.find(function (option) {
        return option.value.toLowerCase().split(" ")[0] === id;
      });
      return own ? own.dataset.id : id;
    });
    return ids.filter(function (id, at) {
      return /^[a-z0-9][a-z0-9._-]*$/.test(id) && ids.indexOf(id) === at;
    });
  }

  function address(ids) {
    return location.pathname.split("/").pop() + (ids.length ? "?p=" + ids.join(",") : "") + location.hash;
  }

  // What is no product is not asked for.
  function known(id) {
    return options.find(function (option) {
      return option.dataset.id === id;
    });
  }

  function load(id) {
    return new Promise(function (resolve) {
      if (!known(id)) {
        resolve({ id: id, missing: true });
        return;
      }
      var script = document.createElement("script");
      script.src = words.products + id + ".js";
      script.onload = script.onerror = function () {
        var text = (window.bestekProducts || {})[id];
        resolve(text === undefined ? { id: id, missing: true } : { id: id, text: text });
      };
      document.head.appendChild(script);
    });
  }

  /** The rows of a product, their links as seen from here. */
  function read(id, text) {
    var holder = document.createElement("template");
    holder.innerHTML = text;
    var table = holder.content.querySelector("table");
    var chosen = place ? place.value : "";
    table.querySelectorAll("[data-in]").forEach(function (element) {
      element.hidden = false;
      if (!window.bestekHolds(element.dataset, chosen)) {
        element.remove();
      }
    });
    var page = words.products + id + ".html";
    var base = new URL(page, location.href);
    var near = [];
    table.querySelectorAll("a[href]").forEach(function (link) {
      var whole = new URL(link.getAttribute("href"), base);
      var other = /\/producten\/([^/]+)\.html$/.exec(whole.pathname);
      if (other && link.closest("[data-near]")) {
        near.push({ id: other[1], name: link.textContent });
      }
      link.href = whole.href;
    });
    table.querySelectorAll("[id]").forEach(function (element) {
      element.removeAttribute("id");
    });
    var rows = Array.prototype.map.call(table.rows, function (row) {
      // What differs between municipalities says in which one it holds.
      var where = chosen && row.dataset.key.indexOf("tariff-") === 0 ? " " + words.placeIn.replace("{name}", place.selectedOptions[0].textContent) : "";
      return { key: row.dataset.key, label: row.cells[0].textContent + where, cell: row.cells[1], text: "text" in row.dataset };
    });
    return { id: id, page: page, code: table.dataset.code, name: table.dataset.name, rows: rows, near: near };
  }

  /** All keys in an order that holds for every product: what one has not goes after what it follows in another. */
  function keys(products) {
    var all = [];
    products.forEach(function (product) {
      var after = -1;
      product.rows.forEach(function (row) {
        var at = all.findIndex(function (own) {
          return own.key === row.key;
        });
        if (at < 0) {
          at = after + 1;
          all.splice(at, 0, { key: row.key, label: row.label, text: row.text });
        }
        after = Math.max(after, at);
      });
    });
    return all;
  }

  function plain(row) {
    return row ? row.cell.textContent.replace(/\s+/g, " ").trim() : "";
  }

  function head(product, ids) {
    var th = make("th");
    th.scope = "col";
    th.appendChild(make("span", "compare-code", product.code));
    var link = make("a", "row-title", product.name);
    link.href = product.page;
    th.appendChild(link);
    var away = make("a", "compare-away", words.remove);
    away.href = address(ids.filter(function (id) {
      return id !== product.id;
    }));
    away.appendChild(make("span", "hidden-visually", ": " + product.name));
    th.appendChild(away);
    return th;
  }

  function show(products) {
    var ids = products.map(function (product) {
      return product.id;
    });
    var table = make("table", "compare-table compare-" + products.length);
    var line = table.createTHead().insertRow();
    line.appendChild(make("td"));
    products.forEach(function (product) {
      line.appendChild(head(product, ids));
    });
    var body = table.createTBody();
    var differing = 0;
    var all = keys(products);
    all.forEach(function (key) {
      var own = products.map(function (product) {
        return product.rows.find(function (row) {
          return row.key === key.key;
        });
      });
      var differs = products.length > 1 && own.some(function (row) {
        return plain(row) !== plain(own[0]);
      });
      differing += differs;
      var tr = body.insertRow();
      tr.className = (differs ? "differs" : "alike") + (key.text ? " compare-text" : "");
      var th = make("th", "", key.label);
      th.scope = "row";
      if (products.length > 1) {
        th.appendChild(make("span", "compare-sign", differs ? words.differs : words.alike));
      }
      tr.appendChild(th);
      own.forEach(function (row, at) {
        var td = make("td", row ? "prose" : "quiet");
        td.dataset.label = products[at].code || products[at].name;
        if (row) {
          td.append.apply(td, Array.prototype.slice.call(row.cell.cloneNode(true).childNodes));
        } else {
          td.textContent = words.nothing;
        }
        tr.appendChild(td);
      });
    });
    if (products.length > 1) {
      into.appendChild(tools(all.length, differing, table));
    } else {
      into.appendChild(make("p", "quiet", words.one));
    }
    into.appendChild(nearby(products, ids));
    var frame = make("div", "table-frame");
    frame.appendChild(table);
    into.appendChild(frame);
  }

  function tools(all, differing, table) {
    var bar = make("div", "compare-tools");
    var label = make("label");
    var box = make("input");
    box.type = "checkbox";
    box.checked = location.hash === "#verschillen";
    label.append(box, " " + words.only);
    function follow() {
      table.classList.toggle("only-differing", box.checked);
      history.replaceState(null, "", box.checked ? "#verschillen" : location.href.split("#")[0]);
    }
    box.addEventListener("change", follow);
    table.classList.toggle("only-differing", box.checked);
    var text = fill(words.count, { n: differing, all: all });
    bar.append(make("span", "", text), label);
    var print = make("button", "button", words.print);
    print.type = "button";
    print.addEventListener("click", function () {
      window.print();
    });
    bar.appendChild(print);
    said.textContent = text;
    return bar;
  }

  /** The steps beside what is compared, to put next to it with one press. */
  function nearby(products, ids) {
    var p = make("p", "compare-near");
    var known = ids.slice();
    products.forEach(function (product) {
      product.near.forEach(function (other) {
        if (ids.length >= MOST || known.indexOf(other.id) >= 0 || known.length > ids.length + 4) {
          return;
        }
        known.push(other.id);
        var link = make("a", "", other.name);
        link.href = address(ids.concat(other.id));
        p.append(p.childNodes.length ? ", " : words.also + ": ", link);
      });
    });
    return p;
  }

  function add(event) {
    event.preventDefault();
    var typed = field.value.trim().toLowerCase();
    var option = options.find(function (own) {
      return own.value.toLowerCase() === typed || own.dataset.id === typed;
    }) || (typed && options.find(function (own) {
      return own.value.toLowerCase().indexOf(typed) >= 0;
    }));
    var ids = asked();
    if (!option) {
      field.focus();
      tell(fill(words.unknown, { name: field.value }));
    } else if (ids.length >= MOST) {
      tell(words.most);
    } else if (ids.indexOf(option.dataset.id) < 0) {
      location.href = address(ids.concat(option.dataset.id));
    }
  }

  var note = make("p", "quiet");
  function tell(text) {
    note.textContent = text;
    said.textContent = text;
    form.after(note);
  }

  form.addEventListener("submit", add);
  var all = asked();
  var ids = all.slice(0, MOST);
  if (all.length > MOST) {
    tell(words.most);
    history.replaceState(null, "", address(ids));
  }
  if (!ids.length) {
    into.appendChild(make("p", "quiet", words.none));
    return;
  }
  var title = document.title;
  Promise.all(ids.map(load)).then(function (all) {
    function fresh() {
      into.textContent = "";
      var there = all.filter(function (product) {
        return !product.missing;
      });
      all.forEach(function (product) {
        if (product.missing) {
          into.appendChild(make("p", "", fill(words.unknown, { name: product.id })));
        }
      });
      if (there.length) {
        there = there.map(function (product) {
          return read(product.id, product.text);
        });
        document.title = there.map(function (product) {
          return product.code || product.name;
        }).join(", ") + " – " + title;
        show(there);
      }
    }
    document.addEventListener("bestek:place", fresh);
    fresh();
  });
})();

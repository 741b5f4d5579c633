// Keys that lead somewhere: `/` to the search field, `?` to the list of all. They do nothing while one types, and can be
// turned off, as who speaks to a computer presses keys by accident. Every page is complete without them.
(function () {
  "use strict";

  var dialog = document.getElementById("keys");
  var box = document.getElementById("keys-on");
  if (!dialog || !box || !dialog.showModal) {
    return;
  }
  var KEY = "bestek keys";
  function stored() {
    try {
      return window.localStorage.getItem(KEY) !== "off";
    } catch (error) {
      return true;
    }
  }
  box.checked = stored();
  box.addEventListener("change", function () {
    try {
      if (box.checked) {
        window.localStorage.removeItem(KEY);
      } else {
        window.localStorage.setItem(KEY, "off");
      }
    } catch (error) {
      return;
    }
  });

  function typing(at) {
    return at && (/^(TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable ||
      (at.tagName === "INPUT" && !/^(checkbox|radio|button)$/.test(at.type)));
  }

  var acts = {
    "/": function () {
      var field = document.querySelector("input[data-search]");
      if (field) {
        field.focus();
        field.select();
      }
      return field;
    },
    "?": function () {
      dialog.showModal();
      return true;
    },
    c: function () {
      var button = document.querySelector(".card [data-copy]");
      if (button) {
        button.click();
      }
      return button;
    },
  };
  dialog.querySelectorAll("[data-key]").forEach(function (link) {
    acts[link.dataset.key] = function () {
      location.href = link.href;
      return true;
    };
  });

  document.addEventListener("keydown", function (event) {
    var own = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
    if (own || !box.checked || dialog.open || typing(document.activeElement) || !Object.hasOwn(acts, event.key)) {
      return;
    }
    if (acts[event.key]()) {
      event.preventDefault();
    }
  });
  document.querySelectorAll("[data-keys]").forEach(function (button) {
    button.addEventListener("click", function () {
      dialog.showModal();
    });
  });
})();

// The drawing of all products by arrow keys: to the box beside the one that has the focus, or to the one above or below it.
// Tab goes through them too, step by step.
(function () {
  "use strict";

  var frame = document.querySelector(".overview");
  if (!frame) {
    return;
  }
  // The way a key goes: its direction across and down the page.
  var WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  function middle(link) {
    var box = link.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, width: box.width, height: box.height };
  }

  /** What lies that way and is nearest, where what is straight ahead goes before what is aside. */
  function next(from, way) {
    var own = middle(from);
    var best = null;
    var least = Infinity;
    frame.querySelectorAll("a").forEach(function (link) {
      // A step is to what is lighter or heavier in the same segment.
      if (link === from || (way[0] && link.ownerSVGElement !== from.ownerSVGElement)) {
        return;
      }
      var there = middle(link);
      var ahead = (there.x - own.x) * way[0] + (there.y - own.y) * way[1];
      var aside = Math.abs((there.x - own.x) * way[1]) + Math.abs((there.y - own.y) * way[0]);
      var apart = way[0] ? own.width / 2 : own.height / 2;
      if (ahead > apart && ahead + 3 * aside < least) {
        least = ahead + 3 * aside;
        best = link;
      }
    });
    return best;
  }

  frame.addEventListener("keydown", function (event) {
    var way = WAYS[event.key];
    var from = event.target.closest("a");
    if (!way || !from || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      return;
    }
    var to = next(from, way);
    // At the edge the key scrolls, as it does elsewhere.
    if (to) {
      event.preventDefault();
      to.focus();
    }
  });
})();

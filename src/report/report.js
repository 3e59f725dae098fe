// Comfort only: the report says everything without it.
(function () {
  "use strict";
  var all = function (selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  };
  var one = function (selector) { return document.querySelector(selector); };

  // Next and previous change, by buttons and by the keys n and p.
  var cards = all(".card");
  var bar = one(".bar");
  var keys = one(".keys");

  function current() {
    var focused = document.activeElement && document.activeElement.closest(".card");
    if (focused) return cards.indexOf(focused);
    var edge = bar.offsetHeight + 24;
    var last = -1;
    cards.forEach(function (card, place) {
      if (card.getBoundingClientRect().top < edge) last = place;
    });
    return last;
  }

  function go(step) {
    if (!cards.length) return;
    var card = cards[Math.max(0, Math.min(cards.length - 1, current() + step))];
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  }

  one(".steps").hidden = cards.length === 0;
  one(".next").onclick = function () { go(1); };
  one(".previous").onclick = function () { go(-1); };
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey || typing || !keys.checked) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });

  // Opens and closes what folds stretches that did not change.
  var unchanged = all(".same details, details.same");
  var unfold = one(".unfold");
  unfold.hidden = unchanged.length === 0;
  unfold.onclick = function () {
    var open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", open);
    unchanged.forEach(function (fold) { fold.open = open; });
  };

  // How many findings a filter leaves.
  all(".meaning").forEach(function (part) {
    var filters = part.querySelector(".filters");
    if (!filters) return;
    var rows = Array.prototype.slice.call(part.querySelectorAll(".matrix tbody tr"));
    filters.addEventListener("change", function () {
      var shown = rows.filter(function (row) { return getComputedStyle(row).display !== "none"; });
      filters.querySelector(".shown").textContent =
        shown.length + " of " + rows.length + " findings shown";
    });
  });

  // On small screens the outline begins closed; on paper every fold is open.
  if (matchMedia("(max-width: 62rem)").matches)
    all(".rail > details").forEach(function (outline) { outline.open = false; });
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = all("main details:not([open]), .rail > details:not([open])");
    opened.forEach(function (fold) { fold.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (fold) { fold.open = false; });
  });

  // A link to something within a fold opens it.
  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var around = target; around; around = around.parentElement)
      if (around.tagName === "DETAILS") around.open = true;
  }
  addEventListener("hashchange", reveal);
  reveal();
})();

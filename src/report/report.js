// Comfort only: the report says everything without it.
(function () {
  "use strict";
  var all = function (selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  };
  var one = function (selector) { return document.querySelector(selector); };
  var root = document.documentElement;

  // A long page holds what is out of sight as text: to build it takes longer than to show the rest.
  // It comes in piece by piece when the page is open, and at once when somebody asks for it.
  var pieces = all("noscript.later");

  function place(piece) {
    var holder = document.createElement("template");
    holder.innerHTML = piece.textContent;
    var rest = holder.content.firstElementChild;
    if (rest.classList.contains("rest")) {
      var from = rest.tBodies ? rest.tBodies[0] : rest;
      var before = piece.previousElementSibling;
      var into = before.tBodies ? before.tBodies[0] : before;
      while (from.firstChild) into.appendChild(from.firstChild);
      piece.remove();
    } else {
      piece.replaceWith(holder.content);
    }
    if (pieces.length === 0) all(".waits").forEach(function (note) { note.remove(); });
  }

  function complete() { while (pieces.length) place(pieces.shift()); }

  function in_idle_time() {
    if (pieces.length) place(pieces.shift());
    if (pieces.length) requestIdleCallback(in_idle_time);
  }
  if (pieces.length && window.requestIdleCallback)
    addEventListener("load", function () {
      setTimeout(function () { requestIdleCallback(in_idle_time); }, 250);  // first the first look
    });
  else
    complete();

  // Light, dark, or as the system has it.
  function follow_theme() {
    ["light", "dark"].forEach(function (theme) {
      root.classList.toggle(theme, one(".tools ." + theme).checked);
    });
  }
  one(".tools").addEventListener("change", follow_theme);
  addEventListener("pageshow", follow_theme);  // a browser that goes back restores the choice

  // Next and previous change, by buttons and by the keys n and p.
  var bar = one(".bar");
  var keys = one(".keys");

  function current(cards) {
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
    complete();
    var cards = all(".card");
    if (!cards.length) return;
    var card = cards[Math.max(0, Math.min(cards.length - 1, current(cards) + step))];
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  }

  one(".steps").hidden = !one(".card");
  one(".next").onclick = function () { go(1); };
  one(".previous").onclick = function () { go(-1); };
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    // A browser searches what is there.
    if ((event.ctrlKey || event.metaKey) && event.key === "f") complete();
    if (event.ctrlKey || event.metaKey || event.altKey || typing || !keys.checked) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });

  // Opens and closes what folds stretches that did not change.
  var folds = ".same details, details.same";
  var unfold = one(".unfold");
  unfold.hidden = !pieces.length && !one(folds);
  unfold.onclick = function () {
    var open = unfold.getAttribute("aria-pressed") !== "true";
    complete();
    unfold.setAttribute("aria-pressed", open);
    all(folds).forEach(function (fold) { fold.open = open; });
  };

  // How many findings a filter leaves.
  all(".meaning").forEach(function (part) {
    var filters = part.querySelector(".filters");
    if (!filters) return;
    filters.addEventListener("change", function () {
      complete();
      var rows = Array.prototype.slice.call(part.querySelectorAll(".matrix tbody tr"));
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
    complete();
    opened = all("main details:not([open]), .rail > details:not([open])");
    opened.forEach(function (fold) { fold.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (fold) { fold.open = false; });
  });

  // A link to something within a fold opens it, and one to what is not there yet brings it in.
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    var late = id && !target && pieces.length;
    if (late) {
      complete();
      target = document.getElementById(id);
    }
    for (var around = target; around; around = around.parentElement)
      if (around.tagName === "DETAILS") around.open = true;
    if (late && target) location.replace(location.hash);  // so that it is the :target, too
  }
  addEventListener("hashchange", reveal);
  reveal();
})();

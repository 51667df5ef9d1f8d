// The page: marks the current section in the contents, keeps the current entry of the navigation in view, frees what does
// not scroll from the tab order, opens what a link leads into, and opens everything for the printer.
(function () {
  "use strict";

  var links = Array.prototype.slice.call(document.querySelectorAll(".contents a"));
  var sections = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });

  function mark() {
    var current = -1;
    sections.forEach(function (section, index) {
      if (section && section.getBoundingClientRect().top < innerHeight * 0.25) current = index;
    });
    if (innerHeight + scrollY >= document.documentElement.scrollHeight - 4 && scrollY > 0) current = sections.length - 1;
    links.forEach(function (link, index) {
      if (index === current) link.setAttribute("aria-current", "location"); else link.removeAttribute("aria-current");
    });
  }

  var waiting = false;
  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; mark(); });
  }
  if (links.length) {
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later, { passive: true });
    mark();
  }

  var navigation = document.getElementById("navigation");
  var here = navigation && navigation.querySelector("[aria-current]");
  if (here && navigation.scrollHeight > navigation.clientHeight) {
    navigation.scrollTop = here.offsetTop - navigation.clientHeight / 3;
  }

  function freeAreas() {
    document.querySelectorAll(".scroll, .table-scroll, .prose pre").forEach(function (area) {
      if (area.scrollWidth > area.clientWidth + 1) area.tabIndex = 0; else area.removeAttribute("tabindex");
    });
  }
  freeAreas();
  addEventListener("resize", freeAreas, { passive: true });

  function openTarget() {
    if (!location.hash) return;
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var closed = target && target.closest("details:not([open])");
    if (!closed) return;
    closed.open = true;
    target.scrollIntoView();
  }
  openTarget();
  addEventListener("hashchange", openTarget);

  var opened = [];
  addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(document.querySelectorAll(".prose details"), function (one) { return !one.open; });
    opened.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (one) { one.open = false; }); });
})();

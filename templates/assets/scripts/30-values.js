// Computed values: shows why a number is what it is beside the number. Without this script the same links lead to the page's end.
(function () {
  "use strict";
  if (!HTMLElement.prototype.showPopover) return;
  var sheet, origin;

  function entry(link) {
    var target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return target && target.closest(".why") ? target : null;
  }

  function build() {
    sheet = document.createElement("div");
    sheet.className = "why-popover";
    sheet.popover = "auto";
    sheet.tabIndex = -1;
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-labelledby", "why-popover-title");
    document.body.append(sheet);
    sheet.addEventListener("click", function (event) {
      var link = event.target.closest("a");
      if (!link) return;
      if (link.dataset.full !== undefined) { sheet.hidePopover(); return; }
      var next = link.hash && entry(link);
      if (!next) return;
      event.preventDefault();
      fill(next);
      place();
      sheet.focus();
    });
  }

  function fill(target) {
    var summary = target.closest("details").querySelector("summary");
    var title = document.createElement("h2");
    title.id = "why-popover-title";
    summary.childNodes.forEach(function (part) { title.append(part.cloneNode(true)); });
    var body = target.cloneNode(true);
    body.removeAttribute("id");
    var foot = document.createElement("footer");
    var full = document.createElement("a");
    full.href = "#" + target.id;
    full.dataset.full = "";
    full.textContent = "See it in the list";
    var close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", function () { sheet.hidePopover(); });
    foot.append(full, close);
    sheet.replaceChildren(title, body, foot);
    sheet.scrollTop = 0;
  }

  function place() {
    sheet.style.left = sheet.style.top = "";
    if (innerWidth <= 640) return;
    var box = origin.getClientRects()[0];
    var left = Math.max(16, Math.min(box.left - 20, document.documentElement.clientWidth - sheet.offsetWidth - 16));
    var below = box.bottom + 8;
    var top = below + sheet.offsetHeight < innerHeight - 8 ? below : Math.max(8, box.top - sheet.offsetHeight - 8);
    sheet.style.inset = top + "px auto auto " + left + "px";
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    var link = event.target.closest && event.target.closest("a.value");
    var target = link && entry(link);
    if (!target) return;
    event.preventDefault();
    if (!sheet) build();
    origin = link;
    fill(target);
    sheet.showPopover();
    place();
    sheet.focus({ preventScroll: true });
  });
})();

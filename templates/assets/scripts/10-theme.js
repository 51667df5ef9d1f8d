// The theme: automatic, light, dark. The stored choice is applied by the inline script in the page's head.
(function () {
  "use strict";
  var root = document.documentElement;
  var button = document.querySelector("[data-cycle=theme]");
  if (!button) return;
  var says = button.querySelector("[data-says=theme]");
  var order = ["", "light", "dark"];

  function show() {
    says.textContent = "Theme: " + (root.dataset.theme || "automatic");
    button.title = says.textContent;
    document.querySelectorAll("meta[name=theme-color]").forEach(function (meta) {
      meta.dataset.media = meta.dataset.media || meta.media;
      var isDark = meta.dataset.media.indexOf("dark") > 0;
      var theme = root.dataset.theme;
      meta.media = !theme ? meta.dataset.media : (theme === "dark") === isDark ? "all" : "not all";
    });
  }

  button.addEventListener("click", function () {
    var next = order[(order.indexOf(root.dataset.theme || "") + 1) % order.length];
    if (next) root.dataset.theme = next; else delete root.dataset.theme;
    try {
      if (next) localStorage.setItem("casebook-theme", next); else localStorage.removeItem("casebook-theme");
    } catch (refused) { /* A browser that keeps nothing: the choice holds for this page. */ }
    show();
  });
  show();
})();

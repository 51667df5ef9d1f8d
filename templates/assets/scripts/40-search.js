// Search without a server: the index is a script that is fetched when the dialog first opens, so it also works from the disk.
(function () {
  "use strict";
  var dialog = document.getElementById("search");
  var opener = document.querySelector("[data-open=search]");
  if (!dialog || !opener || !dialog.showModal) return;
  var field = dialog.querySelector("input");
  var list = dialog.querySelector("ol");
  var status = dialog.querySelector("[role=status]");
  var root = opener.dataset.root;
  var words, asked, selected = -1;

  function load() {
    if (asked) return;
    asked = true;
    var script = document.createElement("script");
    script.src = opener.dataset.index;
    script.onload = function () { prepare(); answer(); };
    script.onerror = function () { asked = false; status.textContent = "The search index could not be read."; };
    document.head.append(script);
  }

  // Each line of `words` is a word, a space, and the sections that hold it: the first number, then distances, in base 36.
  function prepare() {
    words = window.casebookSearch.words.split("\n").map(function (line) {
      var cut = line.indexOf(" ");
      return { word: line.slice(0, cut), coded: line.slice(cut + 1) };
    });
  }

  function sectionsOf(coded) {
    var at = 0;
    return coded.split(" ").map(function (step) { return at += parseInt(step, 36); });
  }

  function fold(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  // A section must hold every word asked for (the last may be a beginning); words in titles weigh most.
  function search(question) {
    var terms = fold(question).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    var sections = window.casebookSearch.sections;
    var scores = null;
    terms.forEach(function (term) {
      var found = new Map();
      words.forEach(function (entry) {
        if (entry.word !== term && !(entry.word.startsWith(term) && term.length > 1)) return;
        var weight = entry.word === term ? 3 : 1;
        sectionsOf(entry.coded).forEach(function (id) { found.set(id, Math.max(found.get(id) || 0, weight)); });
      });
      sections.forEach(function (section, id) {
        var heading = fold(section[2] + " " + (section[1] ? "" : pageOf(section)[1]));
        if (heading.split(/[^\p{L}\p{N}]+/u).some(function (word) { return word.startsWith(term); })) {
          found.set(id, (found.get(id) || 0) + (section[1] ? 6 : 9));
        }
      });
      if (!scores) { scores = found; return; }
      scores.forEach(function (score, id) {
        if (found.has(id)) scores.set(id, score + found.get(id)); else scores.delete(id);
      });
    });
    return Array.from(scores || []).sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; }).map(function (pair) { return pair[0]; });
  }

  function pageOf(section) { return window.casebookSearch.pages[section[0]]; }

  function appendMarked(parent, text, question) {
    var terms = fold(question).split(/[^\p{L}\p{N}]+/u).filter(function (term) { return term.length > 1; });
    text.split(/([^\p{L}\p{N}]+)/u).forEach(function (piece) {
      var hit = terms.some(function (term) { return fold(piece).startsWith(term); });
      if (!hit) { parent.append(piece); return; }
      var mark = document.createElement("mark");
      mark.textContent = piece;
      parent.append(mark);
    });
  }

  function answer() {
    var question = field.value.trim();
    list.replaceChildren();
    select(-1);
    field.setAttribute("aria-expanded", "false");
    if (!words || !question) { status.textContent = ""; return; }
    var found = search(question);
    status.textContent = found.length === 0 ? "Nothing found for “" + question + "”." : found.length === 1 ? "1 place" : found.length + " places";
    found.slice(0, 20).forEach(function (id, index) {
      var section = window.casebookSearch.sections[id];
      var page = pageOf(section);
      var item = document.createElement("li");
      item.id = "search-result-" + index;
      item.setAttribute("role", "option");
      var link = document.createElement("a");
      link.href = root + page[0] + (section[1] ? "#" + section[1] : "");
      link.tabIndex = -1;
      var what = line("what", link);
      appendMarked(what, section[2] || page[1], question);
      if (section[2]) line("where", link).textContent = page[1];
      appendMarked(line("excerpt", link), section[3], question);
      link.addEventListener("click", function () { dialog.close(); });
      item.append(link);
      list.append(item);
    });
    if (found.length) { field.setAttribute("aria-expanded", "true"); select(0); }
  }

  function line(name, parent) {
    var element = document.createElement("span");
    element.className = name;
    parent.append(element);
    return element;
  }

  function select(index) {
    var items = list.children;
    if (items[selected]) items[selected].removeAttribute("aria-selected");
    selected = items.length ? Math.max(-1, Math.min(index, items.length - 1)) : -1;
    if (!items[selected]) { field.removeAttribute("aria-activedescendant"); return; }
    items[selected].setAttribute("aria-selected", "true");
    items[selected].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[selected].id);
  }

  function open() {
    if (dialog.open) return;
    load();
    dialog.showModal();
    field.select();
  }

  opener.addEventListener("click", open);
  field.addEventListener("input", answer);
  dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
  field.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      select(selected + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      var link = list.children[selected] && list.children[selected].querySelector("a");
      if (link) link.click();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open();
  });
})();

// Opens the search: the link in the header, `/` and Ctrl-K. Nothing of the search is loaded before.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const beside = (name) => new URL(name, here).href;
  const PARTS = ["search-words", "search-files", "search-query", "search-rank", "search"];
  let asked = false;

  const open = (event) => {
    event.preventDefault();
    if (window.ag_open) return window.ag_open();
    if (asked) return undefined;
    asked = true;
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: beside("search.css") });
    const names = Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: beside("../search/names.js") });
    const scripts = PARTS.map((name) => Object.assign(document.createElement("script"), { src: beside(`${name}.js`), async: false })); // in this order
    scripts.at(-1).addEventListener("load", () => window.ag_open());
    scripts.forEach((script) => script.addEventListener("error", () => location.assign(event.target.href || beside("../search/index.html"))));
    document.head.append(style, names, ...scripts);
    return undefined;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.find");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (link && plain && !document.querySelector(".search-page")) open(event);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches && event.target.matches("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (slash || chord) open(event);
  });
})();

// The frame of a page: the switch between light and dark, which is remembered, and the heading that is read, marked in the contents.
(() => {
  "use strict";

  // A page that has moved leads to the new one, to the same place in it.
  const moved = document.querySelector("meta[name=page-kind][content=moved]") && document.getElementById("moved-to");
  if (moved) location.replace(moved.href + location.hash);

  const button = document.querySelector("[data-md-component=palette]");
  const choices = button ? [...button.children] : [];
  let shown = 0;
  const paint = (chosen) => {
    ["scheme", "primary", "accent"].forEach((name) => document.body.setAttribute(`data-md-color-${name}`, chosen.getAttribute(`data-md-color-${name}`)));
    choices.forEach((choice) => (choice.hidden = choice !== chosen));
    shown = choices.indexOf(chosen);
    button.setAttribute("aria-pressed", String(chosen.getAttribute("data-md-color-scheme") === "slate"));
    button.hidden = false;
  };
  const remember = (chosen) => {
    const color = Object.fromEntries(["media", "scheme", "primary", "accent"].map((name) => [name, chosen.getAttribute(`data-md-color-${name}`)]));
    window.__md_set("__palette", { index: choices.indexOf(chosen), color });
  };
  const asked = choices.findIndex((choice) => matchMedia(choice.getAttribute("data-md-color-media")).matches);
  const kept = window.__md_get("__palette");
  const first = choices[kept ? kept.index : Math.max(asked, 0)];
  if (button) button.addEventListener("click", () => {
    paint(choices[(shown + 1) % choices.length]);
    remember(choices[shown]);
  });
  if (first) paint(first);

  // Who follows a link of the contents has found the place.
  const contents = document.getElementById("ag-contents");
  if (contents) contents.addEventListener("click", (event) => event.target.closest("a") && contents.matches(":popover-open") && contents.hidePopover());

  // The last heading that has passed the upper third of the window is the one that is read.
  const links = [...document.querySelectorAll(".toc a.md-nav__link")];
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;
  const mark = () => {
    waiting = false;
    const passed = heads.filter((head) => head && head.getBoundingClientRect().top < innerHeight / 3).length - 1;
    links.forEach((link, index) => link.classList.toggle("md-nav__link--active", index === passed));
  };
  const later = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  if (links.length) {
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    mark();
  }
  document.documentElement.classList.replace("no-js", "js");
})();

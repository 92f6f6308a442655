// Filters of a list of references: by kind, by how it was checked, by year and by text. Without this file all of them are there.
(() => {
  "use strict";

  const list = document.querySelector("ul.bibliography");
  if (!list) return;
  const items = [...list.children];
  const make = (tag, attributes, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };
  const words = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
  const facts = new Map(items.map((item) => [item, {
    Kind: item.dataset.kind || "not said",
    Details: words(item.querySelector(".badge")) || "confirmed",
    Year: item.dataset.year || "not said",
    text: words(item).toLowerCase(),
  }]));

  const chosen = {};
  const told = make("output", {});
  const form = make("form", { className: "filters", onsubmit: (event) => event.preventDefault() });
  form.setAttribute("aria-label", "Filter the references");
  ["Kind", "Details", "Year"].forEach((label) => {
    const every = [...new Set([...facts.values()].map((fact) => fact[label]))].sort();
    if (every.length < 2) return;
    const select = make("select", { onchange: () => { chosen[label] = select.value; apply(); } }, new Option("all", ""), ...every.map((value) => new Option(value, value)));
    form.append(make("label", {}, label, select));
  });
  const search = make("input", { type: "search", oninput: () => { chosen.text = search.value.toLowerCase().trim(); apply(); } });
  form.append(make("label", {}, "Text", search), make("button", { type: "reset", onclick: () => { Object.keys(chosen).forEach((key) => delete chosen[key]); setTimeout(apply); } }, "Show all"), told);

  const fits = (fact) => Object.entries(chosen).every(([label, value]) =>
    !value || (label === "text" ? value.split(/\s+/).every((word) => fact.text.includes(word)) : fact[label] === value));
  const apply = () => {
    facts.forEach((fact, item) => (item.hidden = !fits(fact)));
    told.textContent = `${items.filter((item) => !item.hidden).length} of ${items.length} references`;
  };
  list.before(form);
  apply();
})();

// Filters of a data page, by what its records say: study, arm, species, matrix, source and text. Without this file all records are there.
(() => {
  "use strict";

  const FIELDS = { Study: "Study", Arm: "Arm", Species: "Species", "Measured in": "Matrix", Source: "Edition or source" };
  const NONE = "not said";
  const rows = [...document.querySelectorAll(".record-list tr[id^=obs-]")];
  const file = document.querySelector("link[rel=describedby]");
  if (!rows.length || !file) return;

  const make = (tag, attributes, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };
  const words = (row) => row.textContent.replace(/\s+/g, " ").toLowerCase();

  // What a record says under a label; of sources each one, without the place in it.
  const stated = (card, label) => {
    const parts = ((card.fields || []).find(([name]) => name === label) || ["", []])[1];
    if (label !== "Source") return [parts.map(([text]) => text).join("") || NONE];
    const sources = parts.filter(([, to]) => to).map(([text]) => text.split(/, (?=sec|Table|Figure|p |abstract|whole|Methods|title)|\s\(/)[0]);
    return sources.length ? sources : [NONE];
  };

  const start = () => {
    const cards = window.agCards || {};
    const facts = new Map(rows.map((row) => {
      const card = cards[row.id.slice(4)] || {};
      const group = row.closest("tbody").querySelector(".group");
      return [row, { text: `${words(row)} ${group ? words(group) : ""}`, ...Object.fromEntries(Object.keys(FIELDS).map((label) => [label, stated(card, label)])) }];
    }));

    const chosen = {};
    const told = make("output", {});
    const form = make("form", { className: "filters", onsubmit: (event) => event.preventDefault() });
    form.setAttribute("aria-label", "Filter the records");
    Object.entries(FIELDS).forEach(([label, name]) => {
      const every = [...new Set([...facts.values()].flatMap((fact) => fact[label]))].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
      if (every.length < 2) return;
      const select = make("select", { onchange: () => { chosen[label] = select.value; apply(); } }, new Option("all", ""), ...every.map((value) => new Option(value, value)));
      form.append(make("label", {}, name, select));
    });
    const search = make("input", { type: "search", oninput: () => { chosen.text = search.value.toLowerCase().trim(); apply(); } });
    form.append(make("label", {}, "Text", search), make("button", { type: "reset", onclick: () => { Object.keys(chosen).forEach((key) => delete chosen[key]); setTimeout(apply); } }, "Show all"), told);

    const fits = (fact) => Object.entries(chosen).every(([label, value]) =>
      !value || (label === "text" ? value.split(/\s+/).every((word) => fact.text.includes(word)) : fact[label].includes(value)));
    const apply = () => {
      let shown = 0;
      facts.forEach((fact, row) => {
        row.hidden = !fits(fact);
        shown += !row.hidden;
      });
      document.querySelectorAll(".record-list tbody").forEach((body) => (body.hidden = !body.querySelector("tr[id]:not([hidden])")));
      document.querySelectorAll("figure.table:has(.record-list)").forEach((figure) => {
        const empty = !figure.querySelector("tr[id]:not([hidden])");
        figure.hidden = empty;
        if (/^H[23]$/.test(figure.previousElementSibling?.tagName)) figure.previousElementSibling.hidden = empty;
      });
      told.textContent = `${shown} of ${rows.length} records`;
    };
    const first = rows[0].closest("figure");
    (/^H[23]$/.test(first.previousElementSibling?.tagName) ? first.previousElementSibling : first).before(form);
    apply();
    const arrived = location.hash && document.getElementById(location.hash.slice(1));
    if (arrived) arrived.scrollIntoView();
  };

  document.head.append(make("script", { src: file.href, onload: start }));
})();

// The list of the drugs: facets, text and order. Without this file the whole table is there, in the order of the names.
// Where the list stands on several pages, the rows of the others are loaded when a reader first turns to the filters.
(() => {
  "use strict";

  const table = document.querySelector("#table-drugs table");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const figure = table.closest("figure");
  const part = Number(figure.dataset.part || 0);
  const make = (tag, attributes, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const column = (name) => [...table.tHead.rows[0].cells].findIndex((cell) => words(cell) === name);
  const cell = (row, name) => words(row.cells[column(name)]);
  const listed = (text) => (text || "").split("|").filter((part) => part);

  // What a drug is under each facet; it may be several.
  const FACETS = {
    Target: (row) => [cell(row, "Target")],
    Modality: (row) => [cell(row, "Modality")],
    Route: (row) => [cell(row, "Route")],
    Status: (row) => [...new Set([...row.querySelectorAll(".states li")].map((state) => words(state).replace(/^.*: /, "").replace(/^./, (letter) => letter.toUpperCase())))],
    "Measured in": (row) => listed(row.dataset.measured),
  };
  const ORDERS = { Drug: (row) => cell(row, "Drug"), Target: (row) => cell(row, "Target"), Status: (row) => FACETS.Status(row)[0] || "", "most values": (row) => -Number(cell(row, "Values").replace(/\D/g, "")) };

  const tell = (row) => [row, {
    ...Object.fromEntries(Object.entries(FACETS).map(([name, read]) => [name, read(row)])),
    text: `${words(row)} ${row.dataset.words || ""}`.toLowerCase(),
  }];
  const facts = new Map(rows.map(tell));
  const chosen = {};
  const told = make("output", {});
  const fits = (fact, but) => Object.entries(chosen).every(([name, value]) =>
    !value || name === but || (name === "text" ? value.split(/\s+/).every((word) => fact.text.includes(word)) : fact[name].includes(value)));

  const form = make("form", { className: "filters", onsubmit: (event) => event.preventDefault() });
  form.setAttribute("aria-label", "Filter and sort the drugs");
  const selects = Object.keys(FACETS).map((name) => {
    const select = make("select", { name, onchange: () => { chosen[name] = select.value; apply(); } });
    form.append(make("label", {}, name, select));
    return select;
  });
  const search = make("input", { type: "search", name: "text", oninput: () => { chosen.text = search.value.toLowerCase().trim(); apply(); } });
  const order = make("select", { name: "order", onchange: () => sort(order.value) }, ...Object.keys(ORDERS).map((name) => new Option(name, name)));
  form.append(make("label", {}, "Name, code, brand, text", search), make("label", {}, "Sort by", order));
  form.append(make("button", { type: "reset", onclick: () => { Object.keys(chosen).forEach((name) => delete chosen[name]); setTimeout(() => { apply(); sort("Drug"); }); } }, "Show all"), told);

  // Each choice says how many drugs it would leave, with all other choices as they are.
  const offer = (select) => {
    const counts = new Map();
    facts.forEach((fact) => fact[select.name].forEach((value) => counts.set(value, (counts.get(value) || 0) + (fits(fact, select.name) ? 1 : 0))));
    const every = [...counts].filter(([value]) => value).sort(([a], [b]) => a.localeCompare(b, "en"));
    select.replaceChildren(new Option("all", ""), ...every.map(([value, count]) => new Option(`${value} (${count})`, value)));
    select.value = chosen[select.name] || "";
  };
  const apply = () => {
    facts.forEach((fact, row) => (row.hidden = !fits(fact)));
    selects.forEach(offer);
    const shown = rows.filter((row) => !row.hidden).length;
    told.textContent = `${shown} of ${isWhole ? rows.length : figure.dataset.count} drugs${shown ? "" : ": no drug has all of this"}`;
  };
  const sort = (name) => {
    const by = ORDERS[name];
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
    table.tBodies[0].append(...[...rows].sort((a, b) => compare(by(a), by(b)) || compare(ORDERS.Drug(a), ORDERS.Drug(b))));
    [...table.tHead.rows[0].cells].forEach((head) => head.removeAttribute("aria-sort"));
    const at = column(name === "most values" ? "Values" : name);
    table.tHead.rows[0].cells[at].setAttribute("aria-sort", name === "most values" ? "descending" : "ascending");
  };

  // The rows of the other parts, in place of the way to them; their links lead from the folder of all drugs.
  let isWhole = !part;
  window.ag_rows = (number, text) => {
    if (number === part) return;
    const made = make("template", { innerHTML: text });
    [...made.content.children].forEach((row) => {
      if (part > 1) row.querySelectorAll("a").forEach((link) => link.setAttribute("href", `../${link.getAttribute("href")}`));
      rows.push(row);
      facts.set(...tell(row));
    });
  };
  const load = (number) => new Promise((done) => {
    const folder = `${part > 1 ? "../" : ""}${number > 1 ? `list.${number}/` : ""}`;
    const script = make("script", { src: `${folder}rows.js`, onload: done, onerror: done });
    document.head.append(script);
  });
  const complete = async () => {
    isWhole = true;
    told.textContent = "loading all drugs …";
    const others = Array.from({ length: Number(figure.dataset.parts) }, (_, at) => at + 1).filter((number) => number !== part);
    await Promise.all(others.map(load));
    document.querySelectorAll(".parts").forEach((nav) => nav.remove());
    apply();
    sort(order.value);
  };
  if (part) form.addEventListener("focusin", complete, { once: true });
  figure.before(form);
  apply();
})();

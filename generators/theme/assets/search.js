// The search as it is seen: what is typed is answered, best first. Its parts are the scripts beside it.
(() => {
  "use strict";

  const search = window.ag_parts;
  const { chooseShards, isAskedFor, mend, nameDrugs, nameQuantities, openDrug, openQuantity, rank, readQuery, ready, root, tokens, weighAll } = search;

  // A word that need not stand anywhere: one of everyday speech, or one that is made as no name is.
  const NO_NAME = /^[a-z]{1,3}$|(?:ed|ing|ly|ity|[st]ion|ness|[ai]ble|ful|[ae]nce|ment|est)$/;
  const isPlain = ({ typed }) => typed.every((word) => search.names.plain.has(word) || NO_NAME.test(word));
  const PAIRS = { pair: [[], [], ["page"]], difference: [["page", "term", "parameter"], [], ["page"]] }; // what is asked for, by how many drugs are named
  const find = async (query) => {
    await ready();
    const asked = readQuery(query);
    const { terms } = asked;
    if (!terms.length) return { hits: [], unknown: [] };
    const named = nameDrugs(terms);
    asked.kinds = new Set([...asked.kinds].flatMap((kind) => (PAIRS[kind] ? PAIRS[kind][Math.min(2, named.length)] : [kind])));
    const across = named.length ? null : await findAcross(asked);
    if (across) return { hits: across, unknown: [] };
    const shards = await chooseShards(terms, named, asked.kinds);
    const unknown = terms.filter((term) => term.unknown && !isPlain(term));
    const known = terms.filter((term) => !term.soft && !term.unknown);
    const isLost = !known.length || unknown.length && (unknown.some(({ typed }) => /\d{3}/.test(typed.join(""))) || unknown.length * 3 > known.length + unknown.length - 1);
    if (isLost) return { hits: [], unknown: unknown.map(({ told }) => told) };
    const entries = (await Promise.all(shards.map(openDrug))).flat();
    if (named.length) await mend(entries, terms.filter(isAskedFor));
    return { hits: rank(entries, asked, named.length > 0), unknown: terms.filter((term) => term.unknown).map(({ told }) => told) };
  };

  // What drugs have of the quantities that a query names, if all that it asks is there.
  const findAcross = async (asked) => {
    const isPlain = [...asked.kinds].every((kind) => ["page", "count", "term", "parameter"].includes(kind));
    const terms = asked.terms.filter(isAskedFor);
    if (terms.some(({ typed }) => typed.every((word) => /^[\d.]+$/.test(word)))) return null; // a number is of one record
    const found = (await Promise.all((isPlain ? nameQuantities(terms) : []).map(openQuantity))).flat();
    const entries = [...new Map(found.map((entry) => [`${entry.page}#${entry.hash}`, entry])).values()]; // a term may lead to several
    const hasAll = terms.length && terms.every((term) => weighAll(entries, term).some(Boolean));
    const hits = hasAll ? rank(entries, asked, false) : [];
    return hits.some(({ kind, cover }) => kind === "observation" && cover === 1) ? hits : null;
  };
  const address = (hit) => {
    const url = new URL(hit.page || "", root);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    url.hash = hit.hash;
    return url.href;
  };
  window.ag_find = async (query) => {
    const { hits, unknown } = await find(query);
    return { unknown, hits: hits.map((hit) => ({ kind: hit.kind, title: hit.title, value: hit.value, ident: hit.ident, address: `${hit.page}${hit.hash ? `#${hit.hash}` : ""}` })) };
  };
  window.ag_tokens = async (text) => { await find("a"); return tokens(text); };

  // --- what is seen ----------------------------------------------------------------------------------------------

  const make = (tag, className, ...children) => {
    const made = Object.assign(document.createElement(tag), { className });
    made.append(...children.filter((child) => child));
    return made;
  };
  const LABELS = { drug: "Drugs", observation: "Values", page: "Pages", section: "Sections", table: "Tables", figure: "Figures", protocol: "Protocols", method: "Studies", conflict: "Disagreements", gap: "What is not known", term: "Terms", parameter: "Quantities", compound: "Compounds", rule: "Rules", source: "References", fact: "Identity", safety: "Safety" };
  const GRADES = { abstract: "○", secondary: "◐", derived: "△", unverified: "◇" };
  const BEST = 3;
  const EACH_DRUG = 6; // of which a value is among the best, where no drug is named
  const EACH = 5; // of a kind, until all are asked for

  const drugName = (hit) => (hit.drug && !["drug", "source"].includes(hit.kind) ? `${search.names.drugs[hit.drug - 1][1]}, ` : "");
  const marked = (text, words) => text.split(/(\s+)/).map((word) => {
    const isFound = tokens(word).some((one) => words.has(one));
    return isFound ? make("mark", "", word) : word;
  });
  const show = (hit, words) => {
    const link = make("a", "hit", make("span", "", drugName(hit), ...marked(hit.title, words)), hit.value && make("span", "number", hit.value, GRADES[hit.grade] ? ` ${GRADES[hit.grade]}` : ""), hit.detail && make("small", "", hit.detail));
    link.href = address(hit);
    return make("li", "", link);
  };
  const list = (title, hits, words) => [make("h2", "", title), make("ul", "", ...hits.map((hit) => show(hit, words)))];

  const nothing = (query, unknown) => {
    const drugs = search.names.drugs.slice(0, 12).flatMap(([id, name], place) => [place ? ", " : "", Object.assign(make("a", "", name), { href: address({ page: `drugs/${id}/`, hash: "" }) })]);
    const whole_list = Object.assign(make("a", "", "all drugs"), { href: address({ page: "drugs/", hash: "" }) });
    return make("p", "quiet", `Nothing for “${unknown.join(" ") || query.trim()}”. Names, codes, brands, quantities, values, headings and sources were searched. Drugs here: `, ...drugs, "; ", whole_list, ".");
  };

  // How many hits are shown first: some more where each of these is of another drug.
  const countBest = (hits) => {
    const drugs = hits.map(({ kind, drug }) => (kind === "observation" ? drug : 0));
    const again = drugs.findIndex((drug, place) => drug && drugs.indexOf(drug) < place);
    return Math.max(BEST, Math.min(EACH_DRUG, again < 0 ? BEST : again));
  };

  const print = (into, query, { hits, unknown }, isWhole) => {
    const words = new Set(tokens(query));
    const best = countBest(hits);
    const rest = hits.slice(best, isWhole ? hits.length : 200);
    const kinds = [...new Set(rest.map(({ kind }) => kind))];
    const groups = kinds.flatMap((kind) => {
      const of = rest.filter((hit) => hit.kind === kind);
      return list(LABELS[kind], of.slice(0, isWhole ? 100 : EACH), words);
    });
    const left_out = unknown.length && hits.length ? make("p", "quiet", `Nothing has “${unknown.join("”, “")}”; it was left out.`) : null;
    into.replaceChildren(...(hits.length ? [left_out, ...list("Best", hits.slice(0, best), words), ...groups] : [nothing(query, unknown)]).filter(Boolean));
  };

  const PAUSE = 30; // ms after a letter
  const build = (into, isWhole) => {
    const input = Object.assign(make("input", ""), { type: "search", autocomplete: "off", spellcheck: false, placeholder: "Values, drugs, codes, sources" });
    input.setAttribute("aria-label", "Search values, drugs, sections, sources");
    const tally = make("p", "quiet");
    tally.setAttribute("role", "status");
    const hits = make("div", "hits");
    const every = Object.assign(make("a", "every", "All results on one page"), { href: new URL("search/", root).href });
    let asked = 0;
    const ask = async () => {
      const turn = (asked += 1);
      const query = input.value;
      const page = new URL(root.protocol === "file:" ? "search/index.html" : "search/", root);
      page.search = query.trim() ? `?q=${encodeURIComponent(query.trim())}` : "";
      every.href = page.href;
      if (!query.trim()) { hits.replaceChildren(); tally.textContent = ""; return; }
      const found = await find(query).catch(() => ({ hits: [], unknown: [] }));
      if (turn !== asked) return;
      print(hits, query, found, false);
      if (isWhole && found.hits.length) setTimeout(() => turn === asked && print(hits, query, found, true)); // after the first are seen
      tally.textContent = found.hits.length ? `${found.hits.length} found` : "Nothing found";
      hits.dataset.query = query;
    };
    let timer = 0;
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
    const move = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const links = [...hits.querySelectorAll("a")];
      if (event.key === "Enter" && document.activeElement === input && links.length) links[0].click();
      if (!step || !links.length) return;
      event.preventDefault();
      const at = links.indexOf(document.activeElement) + step;
      (at < 0 ? input : links[Math.min(at, links.length - 1)]).focus();
    };
    into.addEventListener("keydown", move);
    const foot = isWhole ? null : make("p", "keys quiet", make("span", "", "↑ ↓ move, Enter opens, Esc closes"), every);
    into.append(make("div", "question", input), tally, hits, ...(foot ? [foot] : []));
    return { input, ask };
  };

  let dialog = null;
  window.ag_open = () => {
    if (!dialog) {
      dialog = make("dialog", "ag-search");
      dialog.setAttribute("aria-label", "Search");
      dialog.part_of = build(dialog, false);
      dialog.addEventListener("click", (event) => (event.target === dialog || event.target.closest("a")) && dialog.close());
      document.body.append(dialog);
    }
    if (!dialog.open) dialog.showModal();
    dialog.part_of.input.select();
    ready();
  };

  const page = document.querySelector(".search-page");
  if (page) {
    page.nextElementSibling?.remove(); // what is said to those without scripts
    const { input, ask } = build(page, true);
    input.value = new URLSearchParams(location.search).get("q") || "";
    if (input.value) ask();
    input.focus();
    ready();
  }
})();

// The files of the search are scripts that call `ag_search`, since a page opened from a folder may load nothing else.
(() => {
  "use strict";
  const search = (window.ag_parts ||= {});
  const { fold, isLong } = search;

  const root = new URL("../", document.currentScript.src);

  const files = new Map(); // a promise of the data of each file, by name; null if it is not there
  const arrive = new Map();
  window.ag_search = (name, data) => arrive.has(name) && arrive.get(name)(data);
  const load = (name) => {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve) => {
        const script = document.createElement("script");
        arrive.set(name, resolve);
        script.src = new URL(`search/${encodeURIComponent(name)}.js`, root);
        script.addEventListener("error", () => resolve(null));
        script.addEventListener("load", () => { resolve(null); script.remove(); });
        document.head.append(script);
      }));
    }
    return files.get(name);
  };

  // What is made of the file of names once; its phrases are folded already.
  const inWords = (text) => text.split(" ");
  const prepare = (names) => {
    search.names = names;
    names.stop = new Set(names.stop);
    names.plain = new Set(names.plain);
    names.prefixes = new Set(inWords(names.words));
    names.phrases = byFirstWord([...listSayings(names.says), ...Object.entries(names.asks).flatMap(([kind, told]) => told.map((said) => ({ words: inWords(said), others: [], kind })))]);
    names.byDrug = names.drugs.map(([, , ...called]) => called.map(inWords));
    names.places = new Map(); // the drugs that have a word in one of their names
    names.byDrug.forEach((called, place) => new Set(called.flat()).forEach((word) => {
      if (!names.places.has(word)) names.places.set(word, []);
      names.places.get(word).push(place);
    }));
    names.long = [...names.places.keys()].filter(isLong);
    names.byQuantity = names.quantities.map(([id, ...called]) => ({ id, called: called.map(inWords) }));
  };

  // What is said leads to what it means and what is said also; these lead to each other.
  const listSayings = (says) => says.flatMap(([same, told]) => {
    const found = same.map(inWords);
    const own = found.map((words, place) => ({ words, others: found.filter((_, at) => at !== place) }));
    return [...own, ...told.map((said) => ({ words: inWords(said), others: found }))];
  });
  const byFirstWord = (phrases) => {
    const found = new Map();
    phrases.forEach((phrase) => {
      if (!found.has(phrase.words[0])) found.set(phrase.words[0], []);
      found.get(phrase.words[0]).push(phrase);
    });
    return found;
  };

  const NONE = { greek: {}, spellings: [], stop: [], plain: [], says: [], asks: {}, words: "", drugs: [], quantities: [], kinds: [] };
  const ready = async () => {
    const data = await load("names");
    if (!search.names) prepare(data || NONE);
  };

  const read = new Map();
  const open = async (file, list) => {
    if (!read.has(file)) {
      const entries = list(await load(file));
      const lines = foldAll(entries);
      entries.forEach((entry, place) => (entry.text = lines[place]));
      read.set(file, entries);
    }
    return read.get(file);
  };
  const entriesOf = (one, data) => data.found.map(([kind, title = "", value = "", detail = "", words = "", page = 0, ident = "", grade = "", anchor = ""]) => {
    const own = search.names.kinds[kind] === "source" ? `source-${ident}` : `obs-${ident}`;
    return { kind: search.names.kinds[kind], title, value, detail, words, ident, grade, drug: one, page: data.pages[page], hash: anchor || (ident ? own : "") };
  });
  const openDrug = (one) => open(`d-${one ? search.names.drugs[one - 1][0] : ""}`, (data) => (data ? entriesOf(one, data) : []));
  const openQuantity = (id) => open(`q-${id}`, (parts) => (parts || []).flatMap(([one, data]) => entriesOf(one, data)));

  // The text of each entry, folded at once.
  const foldAll = (entries) => {
    const texts = entries.map(({ title, value, detail, words, ident, hash }) => `${title} ${value} ${detail} ${words} ${ident || hash}`.replaceAll("\n", " "));
    return fold(texts.join("\n")).split("\n");
  };

  Object.assign(search, { root, load, ready, openDrug, openQuantity });
})();

// The search: what is typed is folded into words as the index was (generators/index/search/words.py), words lead to drugs, drugs to what
// is found in them. Its files are scripts that call `ag_search`, since a page opened from a folder may load nothing else.
(() => {
  "use strict";

  const root = new URL("../", document.currentScript.src);

  // --- files -----------------------------------------------------------------------------------------------------

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

  // --- words -----------------------------------------------------------------------------------------------------

  let names = null; // the file of names, with what is made of it once
  const THOUSANDS = /(\d)[,\u2009\u202f\u00a0](?=\d{3}(?!\d))/g;
  const IGNORED = /[\u0300-\u036f\u2032\u2033'\u2019\u200b\u00ad]/g;
  const PART = /\d+(?:\.\d+)+|[a-z0-9]+/g;

  // Most letters are plain; what each of the others becomes is found out once.
  const letters = new Map();
  const foldLetter = (letter) => {
    if (!letters.has(letter)) {
      const plain = letter.normalize("NFKD").toLowerCase().replace(IGNORED, "");
      letters.set(letter, plain.replace(/[\u0370-\u03ff]/g, (one) => names.greek[one] || one));
    }
    return letters.get(letter);
  };
  const fold = (text) => text.replace(THOUSANDS, "$1").toLowerCase().replace(/[^\0-\x7f]|'/gu, foldLetter);
  const spell = (text) => names.spellings.reduce((told, [spelt, to]) => told.replaceAll(spelt, to), text);
  const normalize = (word) => {
    if (!/^[a-z]+$/.test(word)) return word;
    const usual = spell(word);
    if (usual.length > 4 && usual.endsWith("ies")) return `${usual.slice(0, -3)}y`;
    return usual.length > 3 && usual.endsWith("s") && !"sui".includes(usual.at(-2)) ? usual.slice(0, -1) : usual;
  };
  const partsOf = (written) => (written.match(PART) || []).map(normalize);
  const whole = (written) => normalize((written.match(/[a-z0-9]/g) || []).join(""));
  const known = new Map(); // the words of a site are few, each written many times
  const splitFolded = (folded) => folded.split(/\s+/).flatMap((one) => {
    const parts = partsOf(one);
    return parts.length > 1 ? [...parts, whole(one)] : parts;
  });
  const splitWritten = (written) => {
    if (!known.has(written)) known.set(written, splitFolded(fold(written)));
    return known.get(written);
  };
  const tokens = (text) => text.replace(THOUSANDS, "$1").split(/\s+/).flatMap(splitWritten);
  const flat = (text) => fold(text).split(/\s+/).flatMap(partsOf);

  // Whether one letter too many, too few, another or two changed make one word of the other.
  const isNear = (one, other) => {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [a, b] = [one.slice(at), other.slice(at)];
    return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  };
  const cut = (word) => word.replace(/(?:ations?|ings?|ed|ions?|ments?|ive)$/, "").replace(/([^aeiou])\1$/, "$1"); // of `embedded`
  const isOneRoot = (one, other) => cut(one).length > 4 && cut(one) === cut(other);
  const isLong = (word) => word.length > 4 && /^[a-z]+$/.test(word);

  // Whether a long name was meant: two letters off at most, `quallsody`, `tofersenum`.
  const isMeant = (word, name) => word.length > 6 && name.length > 6 && word[0] === name[0] && Math.abs(word.length - name.length) <= 2 && distance(word, name) <= 2;
  const distance = (one, other) => [...one].reduce((above, letter, row) => {
    const line = [row + 1];
    [...other].forEach((met, at) => line.push(Math.min(above[at + 1] + 1, line[at] + 1, above[at] + (letter === met ? 0 : 1))));
    return line;
  }, [...Array(other.length + 1).keys()]).at(-1);

  const prepare = (data) => {
    names = data;
    names.stop = new Set(names.stop.flatMap(flat));
    names.prefixes = new Set(names.words.split(" "));
    names.sayings = names.says.map((group) => group.map(flat));
    names.askWords = Object.entries(names.asks).flatMap(([kind, words]) => words.map((word) => [flat(word), kind]));
    const folded = fold(names.drugs.map(([, ...called]) => called.join("\t")).join("\n")).split("\n"); // all at once
    names.byDrug = folded.map((called) => called.split("\t").map((name) => [...new Set(splitFolded(name))]));
    names.places = new Map(); // the drugs that have a word in one of their names
    names.byDrug.forEach((called, place) => new Set(called.flat()).forEach((word) => {
      if (!names.places.has(word)) names.places.set(word, []);
      names.places.get(word).push(place);
    }));
    names.long = [...names.places.keys()].filter(isLong);
    names.byQuantity = names.quantities.map(([id, ...called]) => ({ id, called: called.filter(Boolean).map((name) => flat(name).filter((word) => !names.stop.has(word))) }));
  };

  // --- what is asked ---------------------------------------------------------------------------------------------

  // A term is found by any of its alternatives, each a list of words that are all needed.
  const readQuery = (query) => {
    const told = query.replace(/https?:\/\/[^\s/]+\//gi, "").replace(THOUSANDS, "$1").split(/\s+/).filter((word) => partsOf(fold(word)).length);
    const written = told.map(fold);
    const words = written.flatMap((word, place) => partsOf(word).map((part) => ({ part, place })));
    const bare = (phrase) => (phrase.length > 1 ? phrase.filter((word) => !names.stop.has(word)) : phrase);
    const terms = [];
    const kinds = new Set();
    for (let at = 0; at < words.length;) {
      const first = at;
      const alias = longest(words, at);
      if (alias) {
        const typed = words.slice(at, at + alias.length).map(({ part }) => part);
        terms.push({ typed, alternatives: [typed, ...alias.alternatives].map(bare).filter((one) => one.length), kind: alias.kind });
        at += alias.length;
      } else {
        const { place, part } = words[at];
        if (isLong(part) && names.places.has(part)) { // a name in a longer word: `mipomersen-natrium`
          terms.push({ typed: [part], alternatives: [[part]], told: told[place] });
          at += 1;
          continue;
        }
        const parts = words.filter((word) => word.place === place).map(({ part }) => part);
        terms.push({ typed: parts, isWhole: parts.length > 1, alternatives: parts.length > 1 ? [[whole(written[place])], parts] : [parts, ...split(parts)] });
        while (at < words.length && words[at].place === place) at += 1;
      }
      const term = terms.at(-1);
      term.told = [...new Set(words.slice(first, at).map(({ place }) => told[place]))].join(" ");
      if (term.kind) kinds.add(term.kind);
    }
    terms.forEach((term) => (term.soft = Boolean(term.kind) || term.typed.every((word) => names.stop.has(word))));
    if (terms.every((term) => term.soft)) terms.forEach((term) => (term.soft = false));
    terms.forEach((term, place) => (term.last = place === terms.length - 1 && !/\s$/.test(query)));
    return { terms, kinds };
  };
  // `60mg` is 60 and mg, `isis666853` isis and 666853.
  const split = (parts) => {
    const found = parts.length === 1 && /^(?:([a-z]{2,})(\d{3,})|(\d+)([a-z]{1,4}))$/.exec(parts[0]);
    return found ? [[found[1] || found[3], found[2] || found[4]].map(normalize)] : [];
  };
  const startsAt = (words, at, phrase) => phrase.length > 0 && phrase.every((part, place) => words[at + place] && words[at + place].part === part);
  const longest = (words, at) => {
    const found = [];
    for (const group of names.sayings) {
      group.forEach((phrase, place) => {
        if (!startsAt(words, at, phrase)) return;
        const others = place ? [group[0]] : group.slice(1).filter((other) => other.length === 1 && other[0].length > 2);
        found.push({ length: phrase.length, alternatives: others });
      });
    }
    for (const [phrase, kind] of names.askWords) if (startsAt(words, at, phrase)) found.push({ length: phrase.length, alternatives: [], kind });
    const most = Math.max(0, ...found.map(({ length }) => length));
    const best = found.filter(({ length }) => length === most);
    return best.length ? { length: most, alternatives: best.flatMap(({ alternatives }) => alternatives), kind: (best.find(({ kind }) => kind) || {}).kind } : null;
  };

  // --- which drugs -----------------------------------------------------------------------------------------------

  const isTelling = (word) => (word.length > 4 && /[a-z]/.test(word)) || /^\d{5,}$/.test(word) || /^\d{5,}/.test(word);
  const nameDrugs = (terms) => {
    const typed = new Set(terms.flatMap(({ alternatives }) => alternatives.flat()));
    const inOrder = (places) => [...new Set(places)].sort((a, b) => a - b);
    terms.filter(({ soft }) => !soft).forEach((term) => {
      const own = term.alternatives.filter((one) => one.length === 1).map(([word]) => word);
      // Of `mipomersen sodium` the first word names the drug; the salt alone does not, since a drug may be dissolved in another.
      const leads = (word, called) => isTelling(word) && (/\d/.test(word) || word === called[0]);
      const exact = (called) => term.alternatives.some((words) => words.every((word) => called.includes(word)) && (words.some((word) => leads(word, called)) || called.every((word) => typed.has(word))));
      const known = inOrder(term.alternatives.flat().flatMap((word) => names.places.get(word) || []));
      const like = (test) => inOrder(names.long.filter((name) => own.some((word) => test(word, name))).flatMap((name) => names.places.get(name)));
      term.drugs = known.filter((place) => names.byDrug[place].some(exact));
      if (!term.drugs.length && term.last) term.drugs = like((word, name) => word.length > 2 && name.startsWith(word)).slice(0, 3);
      for (const test of [(word, name) => isLong(word) && isNear(word, name), isMeant]) {
        if (!term.drugs.length) term.drugs = like(test);
      }
    });
    return [...new Set(terms.flatMap(({ drugs }) => drugs || []))];
  };

  const lookUp = async (word) => { return (names.prefixes.has(word.slice(0, 2)) && (await load(`w-${word.slice(0, 2)}`))) || {}; };
  const place = (list) => list.split(" ").map(Number);

  // The drugs that have a term, by the lexicon; a word that no page has is taken for one that begins with it, or that is near.
  const locate = async (term, least = 5) => {
    const isTypo = (one, other) => [one, other].every((word) => isLong(word) && word.length >= least) && (isOneRoot(one, other) || isNear(one, other));
    const shards = new Map();
    for (const alternative of term.alternatives) {
      const lists = await Promise.all(alternative.map(async (word) => (await lookUp(word))[word]));
      if (lists.every(Boolean)) {
        const [first, ...others] = lists.map(place);
        first.filter((one) => others.every((other) => other.includes(one))).forEach((one) => shards.set(one, 1 / Math.log2(2 + first.length)));
      }
    }
    if (!shards.size) {
      for (const [word] of term.alternatives.filter((one) => one.length === 1 && /^[a-z]{3,}$/.test(one[0]))) {
        const known = await lookUp(word);
        const begun = Object.keys(known).filter((other) => other.startsWith(word) && (term.last || word.length > 5));
        const like = begun.length ? begun : Object.keys(known).filter((other) => isTypo(word, other));
        like.slice(0, 8).forEach((other) => {
          term.alternatives.push([other]);
          place(known[other]).forEach((one) => shards.set(one, 0.5));
        });
      }
    }
    term.unknown = !shards.size;
    return shards;
  };

  const MOST = 3; // drugs that are looked into at once,
  const HEAVIEST = 140; // and the KB of their files, as they are sent: a first search stays under 200
  const chooseShards = async (terms, named, kinds) => {
    const asked = terms.filter((term) => !term.soft && !(term.drugs && term.drugs.length));
    if (named.length) return [...(kinds.has("page") ? [0] : []), ...named.slice(0, MOST).map((one) => one + 1)]; // comparisons are of no drug
    const scores = new Map();
    await Promise.all(asked.flatMap(({ alternatives }) => alternatives.flat()).map(lookUp)); // their files all at once
    for (const term of asked) (await locate(term)).forEach((score, one) => scores.set(one, (scores.get(one) || 0) + score + 1));
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([one]) => one);
    const common = best.slice(0, MOST + 1).filter((one) => one === 0); // what is about no drug
    let weight = 0;
    const light = (one, place) => { weight += (names.weights || [])[one] || 0; return !place || weight <= HEAVIEST; };
    return [...common, ...best.filter((one) => one !== 0).slice(0, MOST).filter(light)];
  };

  // The quantities that a query names for the most part, best first: what drugs have of one is in one file.
  const ENOUGH = 0.6;
  const MOST_QUANTITIES = 4;
  const nameQuantities = (asked) => {
    const typed = asked.flatMap(({ alternatives }) => alternatives);
    const share = (called) => {
      const met = new Set(typed.filter((words) => words.every((word) => called.includes(word))).flat());
      return called.length ? met.size / called.length : 0;
    };
    const shares = names.byQuantity.map(({ id, called }) => ({ id, share: Math.max(0, ...called.map(share)) }));
    const most = Math.max(ENOUGH, ...shares.map(({ share }) => share * ENOUGH));
    return shares.filter(({ share }) => share >= most).sort((a, b) => b.share - a.share).slice(0, MOST_QUANTITIES).map(({ id }) => id);
  };

  // --- what is found in them -------------------------------------------------------------------------------------

  const PRIOR = { drug: 1, observation: 1, page: 0.95, section: 0.8, table: 0.95, figure: 0.95, protocol: 0.95, method: 0.95, conflict: 0.6, gap: 0.65, term: 0.9, parameter: 0.7, compound: 1, rule: 0.9, source: 0.9, fact: 1, safety: 0.95 };
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
    const own = names.kinds[kind] === "source" ? `source-${ident}` : `obs-${ident}`;
    return { kind: names.kinds[kind], title, value, detail, words, ident, grade, drug: one, page: data.pages[page], hash: anchor || (ident ? own : ""), made: {} };
  });
  const openDrug = (one) => open(`d-${one ? names.drugs[one - 1][0] : ""}`, (data) => (data ? entriesOf(one, data) : []));
  const openQuantity = (id) => open(`q-${id}`, (parts) => (parts || []).flatMap(([one, data]) => entriesOf(one, data)));

  // The text of each entry, folded at once.
  const foldAll = (entries) => {
    const texts = entries.map(({ title, value, detail, words, ident, hash }) => `${title} ${value} ${detail} ${words} ${ident || hash}`.replaceAll("\n", " "));
    return fold(texts.join("\n")).split("\n");
  };

  // What a word looks like in such a text: with marks between its letters, and in any spelling.
  const MARKS = "[^a-z0-9\\s]*";
  const shapeOf = (word) => {
    const pieces = [];
    for (let at = 0; at < word.length;) {
      const spelt = names.spellings.filter(([, usual]) => word.startsWith(usual, at));
      const usual = spelt.length ? spelt[0][1] : word[at];
      const respell = (forms) => [...new Set([...forms, ...forms.flatMap((form) => spelt.map(([spelling, to]) => form.replace(to, spelling)))])];
      const forms = respell(respell([usual])).map((form) => [...form].join(MARKS).replaceAll(".", "\\.")); // `oae` becomes `oe`, and that `e`
      pieces.push(forms.length > 1 ? `(?:${forms.join("|")})` : forms[0]);
      at += usual.length;
    }
    return new RegExp(pieces.join(MARKS));
  };

  // The words of an entry are made when it is weighed: most entries have none of those that are asked for.
  const WORDS = {
    shown: ({ kind, title, value, detail }) => new Set([...tokens(title), ...tokens(value), ...kind === "drug" ? tokens(detail) : []]),
    head: ({ kind, title, value }) => new Set([...tokens(kind === "observation" ? title.split(": ")[0] : title), ...tokens(value)]),
    subject: ({ kind, title }) => tokens(kind === "observation" ? title.split(/: | in /)[0] : title),
    named: ({ ident, hash }) => new Set(tokens((ident || hash).replaceAll("-", " "))),
    told: ({ detail }) => new Set(tokens(detail)),
    meant: ({ words }) => new Set(tokens(words)),
    called: ({ kind, hash }) => calledBy(kind, hash),
  };
  const get = (entry, what) => (entry.made[what] ||= WORDS[what](entry));
  const stem = (word) => (word.length > 3 && word.endsWith("y") ? word.slice(0, -1) : word); // of `therapies`
  const mayHave = (entry, shapes) => shapes.some((words) => words.every((shape) => shape.test(entry.text)));
  const weighAll = (entries, term) => {
    const { weighed } = term;
    if (weighed && weighed.entries === entries && weighed.count === term.alternatives.length) return weighed.weights;
    const weights = weighEach(entries, term);
    term.weighed = { entries, count: term.alternatives.length, weights };
    return weights;
  };
  const weighEach = (entries, term) => {
    const shapes = term.alternatives.map((words) => words.map((word) => shapeOf(stem(word))));
    const weighed = (isBegun) => entries.map((entry) => (mayHave(entry, shapes) ? weighTerm(entry, term, isBegun) : 0));
    const weights = weighed(false);
    return term.last && !weights.some((weight) => weight > 2.5) ? weighed(true) : weights;
  };
  const isHuman = (entry) => /\bhumans?\b/i.test(`${entry.title} ${entry.value}`);

  // What the author of a part called it.
  const calledBy = (kind, hash) => {
    const name = hash.split("-").slice(kind === "method" ? 2 : 1);
    return ["table", "figure", "protocol", "method", "term"].includes(kind) ? tokens(name.join(" ")) : [];
  };

  // A word that is still typed is found by its beginning, unless it stands somewhere as it is.
  const weigh = (entry, word, isBegun) => {
    if (get(entry, "shown").has(word)) return entry.kind !== "observation" || get(entry, "head").has(word) ? 3 : 2.7; // what it is of, or how it was had
    if (get(entry, "named").has(word)) return entry.ident ? 1.6 : 2.6;
    if (get(entry, "told").has(word)) return 1.3;
    if (get(entry, "meant").has(word)) return 1;
    if (isBegun && word.length > 2 && [...get(entry, "shown")].some((other) => other.startsWith(word))) return 2;
    return 0;
  };
  const weighTerm = (entry, term, isBegun) => Math.max(0, ...term.alternatives.map((words, place) => {
    const each = words.map((word) => weigh(entry, word, isBegun && words.length === 1));
    const mean = each.every(Boolean) ? each.reduce((sum, one) => sum + one, 0) / each.length : 0;
    const isCode = !place && term.isWhole && mean; // `5-10-5` as it is written, and not three numbers
    return place ? 0.92 * mean : mean + (isCode ? 2 : 0);
  }));

  // A word that nothing of a named drug has may be typed wrong.
  const mend = async (entries, terms) => {
    const lost = terms.filter((term) => !term.unknown && !weighAll(entries, term).some(Boolean));
    await Promise.all(lost.map((term) => locate(term, 7))); // `tablet` is no table
  };
  const isAskedFor = (term) => !term.unknown && !term.soft && !(term.drugs && term.drugs.length);
  const isGap = ({ kind, grade }) => kind === "observation" && !grade;

  const rank = (entries, { terms, kinds }, isOfOne) => {
    const asked = terms.filter(isAskedFor);
    const weights = new Map(asked.map((term) => [term, weighAll(entries, term)]));
    const rare = new Map(asked.map((term) => [term, Math.log(1 + entries.length / (1 + weights.get(term).filter(Boolean).length))]));
    const missing = asked.filter((term) => !weights.get(term).some(Boolean));
    const needed = asked.filter((term) => !missing.includes(term));
    const soft = terms.filter((term) => term.soft && term.kind).map((term) => weighAll(entries, term));
    const typed = new Set(terms.flatMap(({ alternatives }) => alternatives.flat()));
    const hits = entries.map((entry, place) => {
      const met = needed.filter((term) => weights.get(term)[place]);
      if (needed.length && !met.length) return { score: 0 };
      const sum = met.reduce((total, term) => total + weights.get(term)[place] * rare.get(term), 0);
      const cover = needed.length ? (met.length / needed.length) ** 2 : 1;
      const shown = met.reduce((n, term) => n + term.typed.length * (weights.get(term)[place] > 2.7 ? 1 : weights.get(term)[place] > 2 ? 0.25 : 0), 0);
      const precise = Math.min(1, shown / Math.max(1, get(entry, "subject").length));
      const isCount = kinds.has("count") && /(?:^|· )(?:count|events)\b/.test(entry.detail);
      const isOfKind = kinds.has(entry.kind) || (kinds.has("page") && entry.page.startsWith("compare/")) || isCount;
      const wanted = kinds.size ? (isOfKind ? 2.2 : 0.6) : 1;
      const called = get(entry, "called");
      const isCalled = called.length > 0 && called.every((word) => typed.has(word));
      const named = (isCalled ? 1.8 : 1) * (soft.some((each) => each[place] > 2) ? 1.3 : 1);
      const isDrug = entry.kind === "drug";
      const score = (sum || (needed.length ? 0 : 1)) * cover * (0.7 + 0.6 * precise) * PRIOR[entry.kind] * (entry.drug || isOfOne ? 1 : 1.2) * wanted * named * (isHuman(entry) ? 1.06 : 1);
      const lift = isDrug && cover === 1 ? (needed.length ? 1.7 : 50) : 1;
      return { ...entry, score: score * lift * (cover < 1 ? 0.7 : 1) * (isGap(entry) ? (isOfOne ? 0.995 : 0.8) : 1), cover };
    }).filter(({ score }) => score > 0);
    const best = Math.max(0, ...hits.map(({ cover }) => cover));
    const sorted = hits.filter(({ cover }) => cover > Math.min(0.2, best / 2)).sort((a, b) => b.score - a.score);
    return isOfOne ? sorted : takeTurns(sorted);
  };

  // Where no drug is named, one value of each that has it comes before the second of one.
  const AGAIN = 0.8;
  const takeTurns = (hits) => {
    const met = new Map();
    hits.filter(({ kind }) => kind === "observation").forEach((hit) => {
      met.set(hit.drug, (met.get(hit.drug) || 0) + 1);
      hit.score *= AGAIN ** (met.get(hit.drug) - 1);
    });
    return hits.sort((a, b) => b.score - a.score);
  };

  // --- the answer ------------------------------------------------------------------------------------------------

  const NONE = { greek: {}, spellings: [], stop: [], says: [], asks: {}, words: "", drugs: [], quantities: [], kinds: [] };
  const ready = async () => {
    const data = await load("names");
    if (!names) prepare(data || NONE);
  };

  const find = async (query) => {
    await ready();
    const asked = readQuery(query);
    const { terms } = asked;
    if (!terms.length) return { hits: [], unknown: [] };
    const named = nameDrugs(terms);
    if (asked.kinds.delete("pair") && named.length !== 1) asked.kinds.add("page");
    const across = named.length ? null : await findAcross(asked);
    if (across) return { hits: across, unknown: [] };
    const shards = await chooseShards(terms, named, asked.kinds);
    const unknown = terms.filter((term) => term.unknown);
    const known = terms.filter((term) => !term.soft && !term.unknown);
    const isLost = unknown.length && (unknown.some(({ typed }) => /\d{3}/.test(typed.join(""))) || unknown.length * 3 > known.length + unknown.length - 1);
    if (isLost) return { hits: [], unknown: unknown.map(({ told }) => told) };
    const entries = (await Promise.all(shards.map(openDrug))).flat();
    if (named.length) await mend(entries, terms.filter(isAskedFor));
    return { hits: rank(entries, asked, named.length > 0), unknown: terms.filter((term) => term.unknown).map(({ told }) => told) };
  };

  // What drugs have of the quantities that a query names, if all that it asks is there.
  const findAcross = async (asked) => {
    const isPlain = [...asked.kinds].every((kind) => kind === "page" || kind === "count");
    const terms = asked.terms.filter(isAskedFor);
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

  const drugName = (hit) => (hit.drug && !["drug", "source"].includes(hit.kind) ? `${names.drugs[hit.drug - 1][1]}, ` : "");
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
    const drugs = names.drugs.slice(0, 12).flatMap(([id, name], place) => [place ? ", " : "", Object.assign(make("a", "", name), { href: address({ page: `drugs/${id}/`, hash: "" }) })]);
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
      print(hits, query, found, isWhole);
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
  }
})();

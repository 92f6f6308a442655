// What is asked: a query as terms, the drugs and the quantities that it names.
(() => {
  "use strict";
  const search = (window.ag_parts ||= {});
  const { THOUSANDS, fold, isLong, isMeant, isNear, isOneRoot, load, normalize, partsOf, whole } = search;

  // A term is found by any of its alternatives, each a list of words that are all needed.
  const AMOUNT = /(\d|\b[mµu]?g\/)((?<=\d)(?:[mµu]g|mcg|ng)\/|(?<=\/)\d)/gi; // `200mg/ml` and `12 mg/5 ml`
  const LONGEST = 300; // letters that are read: who pastes a page is answered for its beginning
  const readQuery = (query) => {
    const told = query.slice(0, LONGEST).replace(/https?:\/\/[^\s/]+\//gi, "").replace(/([a-z]):(?=\S)/gi, "$1: ").replace(AMOUNT, "$1 $2").replace(THOUSANDS, "$1").split(/\s+/).filter((word) => partsOf(fold(word)).length);
    const written = told.map(fold);
    const words = joinNames(written.flatMap((word, place) => partsOf(word).map((part) => ({ part, place }))));
    const bare = (phrase) => (phrase.length > 1 ? phrase.filter((word) => !search.names.stop.has(word)) : phrase);
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
        if (isLong(part) && search.names.places.has(part)) { // a name in a longer word: `mipomersen-natrium`
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
    terms.forEach((term) => (term.soft = Boolean(term.kind) || term.typed.every((word) => search.names.stop.has(word))));
    if (terms.every((term) => term.soft)) terms.forEach((term) => (term.soft = false));
    terms.forEach((term, place) => (term.last = place === terms.length - 1 && !/\s$/.test(query)));
    return { terms, kinds };
  };
  // A name that is written in two, `BIIB 067`, and the number of a registry, `NCT 02623699`.
  const CODE = /^[a-z]{2,6}\d{5,}$/;
  const joinNames = (words) => words.reduce((told, { part, place }) => {
    const before = told.at(-1);
    const joined = before && `${before.part}${part}`;
    const isName = joined && search.names.places.has(joined) && !(search.names.places.has(before.part) && search.names.places.has(part));
    if (isName || (joined && before.place !== place && CODE.test(joined) && /^0/.test(part))) return [...told.slice(0, -1), { part: joined, place }];
    return [...told, { part, place }];
  }, []);
  // `60mg` is 60 and mg, `isis666853` isis and 666853.
  const split = (parts) => {
    const found = parts.length === 1 && /^(?:([a-z]{2,})(\d{3,})|(\d+)([a-z]{1,4}))$/.exec(parts[0]);
    return found ? [[found[1] || found[3], found[2] || found[4]].map(normalize)] : [];
  };
  const startsAt = (words, at, phrase) => phrase.length > 0 && phrase.every((part, place) => words[at + place] && words[at + place].part === part);
  const longest = (words, at) => {
    const begun = words[at] && search.names.phrases.get(words[at].part);
    const found = (begun || []).filter((phrase) => startsAt(words, at, phrase.words));
    const length = Math.max(0, ...found.map((phrase) => phrase.words.length));
    const best = found.filter((phrase) => phrase.words.length === length);
    return best.length ? { length, alternatives: best.flatMap(({ others }) => others), kind: (best.find(({ kind }) => kind) || {}).kind } : null;
  };

  const isTelling = (word) => (word.length > 4 && /[a-z]/.test(word)) || /^\d{5,}$/.test(word) || /^\d{5,}/.test(word);
  // The drug whose name is written short, `mipo`, if there is one alone.
  const shortened = (own) => {
    const [short] = own.filter((word) => /^[a-z]{4,}$/.test(word) && !search.names.phrases.has(word) && !search.names.plain.has(word));
    const found = short ? search.names.byDrug.flatMap((called, place) => (called.some(([first]) => first.startsWith(short)) ? [place] : [])) : [];
    return found.length === 1 ? found : [];
  };
  const nameDrugs = (terms) => {
    const typed = new Set(terms.flatMap(({ alternatives }) => alternatives.flat()));
    const inOrder = (places) => [...new Set(places)].sort((a, b) => a - b);
    terms.filter(({ soft }) => !soft).forEach((term) => {
      const own = term.alternatives.filter((one) => one.length === 1).map(([word]) => word);
      // Of `mipomersen sodium` the first word search.names the drug; the salt alone does not, since a drug may be dissolved in another.
      const leads = (word, called) => isTelling(word) && (/\d/.test(word) || word === called[0]);
      const exact = (called) => term.alternatives.some((words) => words.every((word) => called.includes(word)) && (words.some((word) => leads(word, called)) || called.every((word) => typed.has(word))));
      const known = inOrder(term.alternatives.flat().flatMap((word) => search.names.places.get(word) || []));
      const like = (test) => inOrder(search.names.long.filter((name) => own.some((word) => test(word, name))).flatMap((name) => search.names.places.get(name)));
      term.drugs = known.filter((place) => search.names.byDrug[place].some(exact));
      if (!term.drugs.length && term.last) term.drugs = like((word, name) => word.length > 2 && name.startsWith(word)).slice(0, 3);
      if (!term.drugs.length) term.drugs = shortened(own);
      for (const test of [(word, name) => isLong(word) && isNear(word, name), isMeant]) {
        if (!term.drugs.length) term.drugs = like(test);
      }
    });
    return [...new Set(terms.flatMap(({ drugs }) => drugs || []))];
  };

  const lookUp = async (begin) => { return (search.names.prefixes.has(begin) && (await load(`w-${begin}`))) || {}; };
  const place = (list) => list.split(" ").map(Number);

  // The drugs that have a term, by the lexicon; a word that no page has is taken for one that begins with it, or that is near.
  const locate = async (term, least = 5) => {
    const shards = new Map();
    const locateAll = async (alternatives) => {
      for (const [at, alternative] of alternatives.entries()) {
        const lists = await Promise.all(alternative.map(async (word) => { const words = await lookUp(word.slice(0, 2)); return Object.hasOwn(words, word) && words[word]; }));
        if (lists.every(Boolean)) {
          const [first, ...others] = lists.map(place);
          const share = (at ? 0.8 : 1) / Math.log2(2 + first.length); // those that have it most come first
          first.filter((one) => others.every((other) => other.includes(one))).forEach((one, row) => shards.set(one, Math.max(shards.get(one) || 0, share + 0.2 / (1 + row))));
        }
      }
    };
    await locateAll(term.alternatives);
    if (!shards.size && term.isWhole && term.typed.every((word) => /^[a-z]{4,}$/.test(word))) { // `test-retest`: one of them is enough
      const parts = term.typed.map((word) => [word]);
      term.alternatives.push(...parts);
      await locateAll(parts);
    }
    if (!shards.size) {
      for (const [word] of term.alternatives.filter((one) => one.length === 1 && /^[a-z]{3,}$/.test(one[0]))) {
        for (const [other, list] of await findLike(word, term.last, least)) {
          term.alternatives.push([other]);
          place(list).forEach((one) => shards.set(one, 0.5));
        }
      }
    }
    term.unknown = !shards.size;
    return shards;
  };
  const MOST_LIKE = 8;
  const findLike = async (word, isLast, least) => {
    const isTypo = (one, other) => [one, other].every((each) => isLong(each) && each.length >= least) && (isOneRoot(one, other) || isNear(one, other) || isMeant(one, other, 9));
    const own = Object.entries(await lookUp(word.slice(0, 2)));
    const begun = own.filter(([other]) => other.startsWith(word) && (isLast || word.length > 5));
    const like = begun.length ? begun : own.filter(([other]) => isTypo(word, other));
    if (like.length || !isLong(word)) return like.slice(0, MOST_LIKE);
    const swapped = [word[1] + word[0], word[0] + word[2], word[1] + word[2]]; // where the slip is among the first letters
    const files = await Promise.all([...new Set(swapped)].map(lookUp));
    return files.flatMap((words) => Object.entries(words).filter(([other]) => isTypo(word, other))).slice(0, MOST_LIKE);
  };

  const MOST = 3; // drugs that are looked into at once,
  const HEAVIEST = 120; // and the KB of their files, as they are sent: a first search stays under 200
  const COMMON = 0.75; // what is about no drug is looked into where it has that much of what the best has
  const chooseShards = async (terms, named, kinds) => {
    const asked = terms.filter((term) => !term.soft && !(term.drugs && term.drugs.length));
    if (named.length) return [...(kinds.has("page") ? [0] : []), ...named.slice(0, MOST).map((one) => one + 1)]; // comparisons are of no drug
    const scores = new Map();
    await Promise.all(asked.flatMap(({ alternatives }) => alternatives.flat()).map((word) => lookUp(word.slice(0, 2)))); // their files all at once
    for (const term of asked) (await locate(term)).forEach((score, one) => scores.set(one, (scores.get(one) || 0) + 2 * score + 1));
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([one]) => one);
    const common = best.filter((one) => one === 0 && scores.get(one) > COMMON * scores.get(best[0])); // what is about no drug
    let weight = 0;
    const light = (one, place) => {
      const more = (search.names.weights || [])[one] || 0;
      if (place && weight + more > HEAVIEST) return false;
      weight += more;
      return true;
    };
    return [...common, ...best.filter((one) => one !== 0).slice(0, MOST).filter(light)];
  };

  // The quantities that a query search.names for the most part, best first: what drugs have of one is in one file.
  const ENOUGH = 0.6;
  const MOST_QUANTITIES = 4;
  const nameQuantities = (asked) => {
    const typed = asked.flatMap(({ alternatives }) => alternatives);
    const share = (called) => {
      const met = new Set(typed.filter((words) => words.every((word) => called.includes(word))).flat());
      return called.length ? met.size / called.length : 0;
    };
    const shares = search.names.byQuantity.map(({ id, called }) => ({ id, share: Math.max(0, ...called.map(share)) }));
    const most = Math.max(ENOUGH, ...shares.map(({ share }) => share * ENOUGH));
    return shares.filter(({ share }) => share >= most).sort((a, b) => b.share - a.share).slice(0, MOST_QUANTITIES).map(({ id }) => id);
  };

  Object.assign(search, { readQuery, nameDrugs, nameQuantities, chooseShards, locate });
})();

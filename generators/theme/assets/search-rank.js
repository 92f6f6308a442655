// How well each entry answers a query.
(() => {
  "use strict";
  const search = (window.ag_parts ||= {});
  const { locate, shapeOf, tokens } = search;

  const PRIOR = { drug: 1, observation: 1, page: 0.95, section: 0.8, table: 0.95, figure: 0.95, protocol: 0.95, method: 0.95, conflict: 0.6, gap: 0.65, term: 0.9, parameter: 0.7, compound: 1, rule: 0.9, source: 0.9, fact: 1, safety: 0.95 };
  // The words of an entry are made when it is weighed: most entries have none of those that are asked for.
  const WORDS = {
    shown: ({ kind, title, value, detail }) => new Set([...tokens(title), ...tokens(value), ...kind === "drug" ? tokens(detail) : []]),
    head: ({ kind, title, value }) => new Set([...tokens(kind === "observation" ? title.split(": ")[0] : title), ...tokens(value)]),
    subject: ({ kind, title }) => tokens(kind === "observation" ? title.split(/: | in /)[0] : kind === "fact" ? title.split(", ")[0] : title),
    named: ({ ident, hash }) => new Set(tokens((ident || hash).replaceAll("-", " "))),
    told: ({ detail }) => new Set(tokens(detail)),
    meant: ({ words }) => new Set(tokens(words)),
    called: ({ kind, hash, title }) => (kind === "source" ? [byYear(title)] : [calledBy(kind, hash), ...(kind === "term" ? byExpansion(title) : [])]),
  };
  const get = (entry, what) => ((entry.made ||= {})[what] ||= WORDS[what](entry));
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

  const byExpansion = (title) => { const [, ...words] = title.split(" "); return [tokens(words.join(" ")), tokens(title)]; }; // `PS phosphorothioate`

  // A source is called by its first author and its year.
  const byYear = (title) => { const head = tokens(title.split(": ")[0]); return head.length > 1 && /^\d{4}$/.test(head.at(-1)) ? [head[0], head.at(-1)] : []; };

  // A word that is still typed is found by its beginning, unless it stands somewhere as it is.
  const weigh = (entry, word, isBegun) => {
    if (["observation", "fact"].includes(entry.kind) && get(entry, "subject").includes(word)) return 3.5; // what was measured
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
    return place ? 0.85 * mean : mean + (isCode ? 2 : 0);
  }));

  // A word that nothing of a named drug has may be typed wrong.
  const mend = async (entries, terms) => {
    const lost = terms.filter((term) => !term.unknown && !weighAll(entries, term).some(Boolean));
    await Promise.all(lost.map((term) => locate(term, 6))); // `tablet` is no table
  };
  const isAskedFor = (term) => !term.unknown && !term.soft && !(term.drugs && term.drugs.length);
  const isGap = ({ kind, grade }) => kind === "observation" && !grade;

  const DIGIT = 0.4; // of the weight of a word: a digit alone stands in many places
  const isDigit = ({ typed }) => typed.every((word) => /^\d$/.test(word));
  const rank = (entries, { terms, kinds }, isOfOne) => {
    const asked = terms.filter(isAskedFor);
    const weights = new Map(asked.map((term) => [term, weighAll(entries, term)]));
    const rare = new Map(asked.map((term) => [term, Math.log(1 + entries.length / (1 + weights.get(term).filter(Boolean).length))]));
    const missing = asked.filter((term) => !weights.get(term).some(Boolean));
    const needed = asked.filter((term) => !missing.includes(term));
    const counted = needed.some((term) => !isDigit(term)) ? needed.filter((term) => !isDigit(term)) : needed; // `phase 1/2`
    const soft = terms.filter((term) => term.soft && term.kind).map((term) => weighAll(entries, term));
    const typed = new Set(terms.flatMap(({ alternatives }) => alternatives.flat()));
    const hits = entries.map((entry, place) => {
      const met = needed.filter((term) => weights.get(term)[place]);
      if (needed.length && !met.length) return { score: 0 };
      const sum = met.reduce((total, term) => total + weights.get(term)[place] * rare.get(term) * (isDigit(term) ? DIGIT : 1), 0);
      const cover = needed.length ? (met.filter((term) => counted.includes(term)).length / counted.length) ** 2 : 1;
      const shown = met.reduce((n, term) => n + term.typed.length * (weights.get(term)[place] > 2.7 ? 1 : weights.get(term)[place] > 2 ? 0.25 : 0), 0);
      const precise = Math.min(1, shown / Math.max(1, get(entry, "subject").length));
      const isCount = kinds.has("count") && /^(?:participants|events)\b/.test(entry.title) && /(?:^|· )(?:count|events)\b/.test(entry.detail);
      const isOfKind = kinds.has(entry.kind) || (kinds.has("gap") && isGap(entry)) || (kinds.has("page") && entry.page.startsWith("compare/")) || isCount;
      const wanted = kinds.size ? (isOfKind ? 2.5 : 0.5) : 1;
      const called = get(entry, "called");
      const isCalled = called.some((words) => words.length > 0 && words.every((word) => typed.has(word)));
      const named = (isCalled ? 1.8 : 1) * (soft.some((each) => each[place] > 2) ? 1.3 : 1);
      const isDrug = entry.kind === "drug";
      const score = (sum || (needed.length ? 0 : 1)) * cover * (0.7 + 0.6 * precise) * PRIOR[entry.kind] * (entry.drug || isOfOne ? 1 : 1.2) * wanted * named * (isHuman(entry) ? 1.06 : 1);
      const lift = isDrug && cover === 1 ? (needed.length ? 1.7 : 50) : 1;
      return { ...entry, score: score * lift * (cover < 1 ? 0.7 : 1) * (isGap(entry) ? (isOfOne ? 0.995 : 0.8) : 1), cover };
    }).filter(({ score }) => score > 0);
    const best = Math.max(0, ...hits.map(({ cover }) => cover));
    const sorted = hits.filter(({ cover }) => cover > Math.min(0.2, best / 2)).sort((a, b) => b.score - a.score);
    const turned = isOfOne ? sorted : takeTurns(sorted);
    const isOpen = needed.length > 1 && [...kinds].every((kind) => kind === "count");
    return isOpen ? showValue(turned) : turned;
  };

  // A value that answers nearly as well as what is before it is among the best, as readers mostly look for one.
  const BEST = 3;
  const NEARLY = 0.5;
  const showValue = (hits) => {
    const at = hits.findIndex(({ kind }) => kind === "observation");
    if (at < BEST || hits[at].score < NEARLY * hits[BEST - 1].score) return hits;
    return [...hits.slice(0, BEST - 1), hits[at], ...hits.slice(BEST - 1, at), ...hits.slice(at + 1)];
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

  Object.assign(search, { rank, mend, weighAll, isAskedFor });
})();

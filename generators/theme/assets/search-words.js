// The words of the search: what is typed is folded as the index was (generators/index/search/words.py), and compared.
(() => {
  "use strict";
  const search = (window.ag_parts ||= {});

  const THOUSANDS = /(\d)[,\u2009\u202f\u00a0](?=\d{3}(?!\d))/g;
  const IGNORED = /[\u0300-\u036f\u2032\u2033'\u2019\u200b\u00ad]/g;
  const PART = /\d+(?:\.\d+)+|[a-z0-9]+/g;

  // Most letters are plain; what each of the others becomes is found out once.
  const letters = new Map();
  const foldLetter = (letter) => {
    if (!letters.has(letter)) {
      const plain = letter.normalize("NFKD").toLowerCase().replace(IGNORED, "");
      letters.set(letter, plain.replace(/[\u0370-\u03ff]/g, (one) => search.names.greek[one] || one));
    }
    return letters.get(letter);
  };
  const fold = (text) => text.replace(THOUSANDS, "$1").toLowerCase().replace(/[^\0-\x7f]|'/gu, foldLetter);
  const spell = (text) => search.names.spellings.reduce((told, [spelt, to]) => told.replaceAll(spelt, to), text);
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

  // Whether one letter too many, too few, another or two changed make one word of the other.
  const isNear = (one, other) => {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [a, b] = [one.slice(at), other.slice(at)];
    return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  };
  const cut = (word) => word.replace(/(?:ations?|ings?|ed|ions?|ments?|ive|e)$/, "").replace(/([^aeiou])\1$/, "$1"); // of `embedded`
  const isOneRoot = (one, other) => (cut(one).length > 4 && cut(one) === cut(other)) || isBegunAlike(one, other);
  const isBegunAlike = (one, other) => { // `hippocampal` and `hippocampus`
    const least = Math.max(6, one.length - 3, other.length - 3);
    return Math.abs(one.length - other.length) < 3 && one.slice(0, least) === other.slice(0, least);
  };
  const isLong = (word) => word.length > 4 && /^[a-z]+$/.test(word);

  // Whether a long word was meant: two letters off at most, `quallsody`, `tofersenum`, `papiloedemma`.
  const isMeant = (word, other, least = 7) => word.length >= least && other.length >= least && word[0] === other[0] && Math.abs(word.length - other.length) <= 2 && distance(word, other) <= 2;
  const distance = (one, other) => [...one].reduce((above, letter, row) => {
    const line = [row + 1];
    [...other].forEach((met, at) => line.push(Math.min(above[at + 1] + 1, line[at] + 1, above[at] + (letter === met ? 0 : 1))));
    return line;
  }, [...Array(other.length + 1).keys()]).at(-1);

  // What a word looks like in such a text: with marks between its letters, and in any spelling.
  const MARKS = "[^a-z0-9\\s]*";
  const shapeOf = (word) => {
    const pieces = [];
    for (let at = 0; at < word.length;) {
      const spelt = search.names.spellings.filter(([, usual]) => word.startsWith(usual, at));
      const usual = spelt.length ? spelt[0][1] : word[at];
      const respell = (forms) => [...new Set([...forms, ...forms.flatMap((form) => spelt.map(([spelling, to]) => form.replace(to, spelling)))])];
      const forms = respell(respell([usual])).map((form) => [...form].join(MARKS).replaceAll(".", "\\.")); // `oae` becomes `oe`, and that `e`
      pieces.push(forms.length > 1 ? `(?:${forms.join("|")})` : forms[0]);
      at += usual.length;
    }
    return new RegExp(pieces.join(MARKS));
  };

  Object.assign(search, { fold, tokens, partsOf, whole, normalize, isNear, isOneRoot, isLong, isMeant, shapeOf, THOUSANDS });
})();

"""Genes, drugs and compounds are called what they are called.

A gene has one symbol (HGNC), written apart from its protein (APOB mRNA, apoB in serum); a drug has its INN; a company
code belongs to one compound only. A code given to another compound is the gravest of these, for it moves results from
one substance to another: ISIS 486178 is not baliforsen. Flagged are a code beside the name of another compound, a fact,
study or value filed under a compound whose text names another, values of the drug in a sentence that names another only,
a compound that was never given to people as the subject of a trial, codes that are nobody's, misspelt names, and words
that data/vocabulary/terms.yml or data/wording.yml tells to avoid. A sentence that keeps two compounds apart is none.
"""

import difflib
import re
from collections.abc import Iterator, Sequence

from generators import texts
from generators.model import Fact, Library, Observation, Page, Study, Where
from generators.naming import CONTROLS, Named, Names, compounds
from generators.texts import Part, Said

ID = "TXT-TERM"
SEVERITY = "error"
BAD = "Baliforsen (ISIS 486178) lowered apoB mRNA."
GOOD = "Baliforsen (ISIS 598769) is another compound than ISIS 486178; mipomersen lowers APOB mRNA."

Wrong = Iterator[tuple[int, str, str]]  # offset, message, suggestion


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each wrong term."""
    names, spelt = Names(library), _Spelling(library)
    for said in texts.said(library):
        found = (*spelt.wrong(said.masked), *_codes(said, names), *_joined(said, names), *_filed(said, names))
        for offset, message, right in dict.fromkeys(found):
            yield texts.place(said, offset, library), message, right


class _Spelling:
    """The words to avoid and the spellings of genes and names, as patterns."""

    def __init__(self, library: Library) -> None:
        words, terms = library.wording, library.vocabulary.terms.values()
        self.avoid = [(rf"\b{re.escape(wrong)}\b", term.label) for term in terms for wrong in term.avoid]
        self.avoid += [(wanted.pattern, wanted.instead) for wanted in words.terms]
        for gene in words.genes:
            right = {gene.symbol, gene.protein, gene.symbol.capitalize()}
            loose = "|".join(_loose(name) for name in sorted({gene.symbol, gene.protein, *gene.avoid}))
            self.avoid.append((rf"(?<![\w-])(?!(?-i:{_any(right)})(?![A-Za-z]))(?:{loose})(?![A-Za-z0-9])", gene.protein))
            if gene.protein != gene.symbol:
                product = rf"\b(?-i:{re.escape(gene.protein)})(?:-\d+)? (?={_any(words.gene_products)}\b)"
                protein = rf"\b(?-i:{gene.symbol}) (?={_any(words.protein_forms)}\b)"
                self.avoid += [(product, f"{gene.symbol} "), (protein, f"{gene.protein} ")]
        self.names = sorted({drug.inn for drug in library.drugs if len(drug.inn) > 6})
        self.pattern = re.compile("|".join(f"({wrong})" for wrong, _ in self.avoid) or r"(?!)", re.IGNORECASE)
        near = (rf"{name[:3]}\w{{3,9}}|\w{{3,9}}{name[-4:]}" for name in self.names)
        self.near = re.compile(rf"\b(?:{'|'.join(near) or '(?!)'})\b", re.IGNORECASE)

    def wrong(self, text: str) -> Wrong:
        """The offset of each wrong word, what it is, and the right one."""
        for match in self.pattern.finditer(text):
            right = self.avoid[(match.lastindex or 1) - 1][1]
            yield match.start(), f"{match[0].strip()!r} is no term for this; wanted {right.strip()!r}", right.strip()
        for match in self.near.finditer(text):
            word = match[0].lower()
            for name in difflib.get_close_matches(word, self.names, n=1, cutoff=0.8):
                if word != name and word != f"{name}s":
                    yield match.start(), f"{match[0]!r} is no name of a drug; wanted {name!r}", name


def _codes(said: Said, names: Names) -> Wrong:
    """Codes that are nobody's, and codes with other signs than their own."""
    for match in names.unknown(said.masked):
        near = next(iter(difflib.get_close_matches(match[0], [name for _, name in names.right.values()], n=1)), "")
        if not near or near not in said.text:
            yield match.start(), f"no compound has the code {match[0]!r}; wanted {near or 'one of compounds.yml'!r}", near
    for name in names.inside(said.masked):
        if re.search(r"\d", name.right) and " ".join(name.text.split()) != name.right:
            yield name.start, f"{name.text!r} is written otherwise; wanted {name.right!r}", name.right


def _joined(said: Said, names: Names) -> Wrong:
    """Two compounds told as one: names side by side, values of one under the name of the other, a tool in people."""
    if not names.inside(said.masked):
        return
    words = names.library.wording
    link = re.compile(rf"[\s(,:/\[]*(?:(?:the|a|an|drug|compound|{_any(words.same)})[\s(,:/]*)*", re.IGNORECASE)
    for sentence in texts.sentences(said.masked):
        text = said.masked[sentence.start : sentence.end]
        inside = names.with_the_drug(text, said.drug)
        for one, two in zip(inside, inside[1:], strict=False):
            if one.compound != two.compound and link.fullmatch(text[one.end : two.start]) and not _listed(text, two):
                yield (sentence.start + _other(one, two, said).start, *_not(names, one, two))
        if not re.search(rf"\b{_any(words.different)}\b", text):
            yield from _under_another_name(said, sentence, inside, names)
            yield from _in_people(text, sentence.start, names)


def _listed(text: str, name: Named) -> bool:
    """Whether a name goes on to an `and`: a list of compounds and no second name."""
    return bool(re.match(r",? (?:and|or) ", text[name.end :]))


def _other(one: Named, two: Named, said: Said) -> Named:
    return one if two.compound == said.drug.compound else two


def _not(names: Names, one: Named, two: Named) -> tuple[str, str]:
    own = names.compounds[one.compound]
    codes = ", ".join(own.codes) or own.name
    wrong = f"{two.text} is {names.written(two.compound)} and not {names.written(one.compound)}"
    return f"{wrong}; wanted {codes} for {own.name}", own.codes[0] if own.codes else own.name


def _under_another_name(said: Said, sentence: Part, inside: list[Named], names: Names) -> Wrong:
    called = {name.compound for name in inside}
    asked = texts.observations(said, sentence, names.library)
    if inside and said.drug.compound not in called and compounds(asked) == {said.drug.compound}:
        drug = names.written(said.drug.compound)
        message = f"the values of this sentence are of {drug}, and it names {inside[0].text} only; wanted {drug}"
        yield sentence.start + inside[0].start, message, drug


def _in_people(text: str, start: int, names: Names) -> Wrong:
    """A compound without a single value from a treated person, told as given to people."""
    told = rf"\b{_any(names.library.wording.in_people)} (?:the )?$"
    for name in names.inside(text):
        if name.compound not in _given(names) and re.search(told, text[: name.start], re.IGNORECASE):
            message = f"{name.text} was given to no person in these data; wanted the compound that was"
            yield start + name.start, message, ""


def _given(names: Names) -> set[str]:
    people = (o for o in names.library.observations.values() if o.species == "human" and o.route != "in-vitro")
    drugs = {drug.compound for drug in names.library.drugs}
    return {o.compound for o in people} | drugs | {*CONTROLS}


def _filed(said: Said, names: Names) -> Wrong:
    """A fact, a study or a value under one compound whose words name another only."""
    noun = said.noun
    if isinstance(noun, Fact | Observation) or (isinstance(noun, Study) and said.field in ("name", "title")):
        label = noun.label if isinstance(noun, Fact) else ""
        inside = names.inside(said.masked)
        apart = re.search(rf"\b{_any(names.library.wording.different)}\b", f"{label} {said.masked}", re.IGNORECASE)
        known = {name.compound for name in inside} | ({"other-aso"} if noun.compound == "aso-class" else set())
        if inside and not apart and noun.compound not in known:
            own = names.written(noun.compound)
            yield inside[0].start, f"{inside[0].text} in what is filed under {own}; wanted {own}", own


def _loose(name: str) -> str:
    return r"[ -]?".join(map(re.escape, re.findall(r"[A-Za-z]+|[0-9]+|/", name)))


def _any(words: Sequence[str] | set[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))})" if words else "(?!)"

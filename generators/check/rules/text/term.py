"""Genes, drugs and compounds are called what they are called.

A gene has one symbol (HGNC), written apart from its protein (APOB mRNA, apoB in serum); a drug has its INN; a company
code belongs to one compound only. A code given to another compound is the gravest of these, for it moves results from
one substance to another: ISIS 486178 is not baliforsen. Flagged are a code beside the name of another compound, a fact,
study or value filed under a compound whose text names another, values of the drug in a sentence that names another
only, a guide whose title names another only, a tool compound as the treatment of people or on a page whose data have
nothing of it, codes that are nobody's, misspelt names, and words that `data/vocabulary/terms.yml` or `data/wording.yml`
tells to avoid. A sentence that keeps two compounds apart is none.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from generators.check.built import notebook_text
from generators.check.sources import texts
from generators.check.sources.naming import CONTROLS, Named, Names, compounds, names_of, plain
from generators.check.sources.spelling import Spelling
from generators.check.sources.texts import Said
from generators.model import Drug, Fact, Guide, Library, Observation, Page, Problem, Study
from generators.site.pages import Site
from generators.text.patterns import any_of
from generators.text.prose import Span
from generators.text.suggest import nearest

ID = "TXT-TERM"
SEVERITY = "error"
BAD = "Baliforsen (ISIS 486178) lowered apoB mRNA."
GOOD = "Baliforsen (ISIS 598769) is another compound than ISIS 486178; mipomersen lowers APOB mRNA."

_LABORATORY = ("tool", "surrogate")  # kinds of compound that people are not treated with
Wrong = Iterator[tuple[int, str, str, str]]  # offset, what is wrong, what was wanted, the right word


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each wrong term."""
    look = _look(library)
    yield from _called(library, names_of(library))
    for said in texts.said(library):
        for offset, wrong, wanted, right in look(said):
            yield Problem(texts.place(said, offset, library), wrong, wanted, right)


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each wrong term in the words of a notebook."""
    look = _look(library)
    for said, place in notebook_text.cells(library, site):
        yield from (Problem(place(offset), wrong, wanted, right) for offset, wrong, wanted, right in look(said))


def _look(library: Library) -> Callable[[Said], dict[tuple[int, str, str, str], None]]:
    names, spelt, words = names_of(library), Spelling(library), library.wording
    known = {drug.id: _known(drug) for drug in library.drugs}
    link = re.compile(rf"[\s(,:/\[]*(?:(?:the|a|an|drug|compound|{any_of(words.same)})[\s(,:/]*)*", re.IGNORECASE)

    def look(said: Said) -> dict[tuple[int, str, str, str], None]:
        found = (
            _codes(said, names), _joined(said, names, link), _in_people(said, names), _foreign(said, names, known), _filed(said, names),
        )  # fmt: skip
        return dict.fromkeys((*spelt.wrong(said.masked), *chain.from_iterable(found)))

    return look


def _codes(said: Said, names: Names) -> Wrong:
    """Codes that are nobody's, and codes with other signs than their own."""
    for match in names.unknown(said.masked):
        near = nearest(match[0], (name for _, name in names.right.values()))
        sentence = texts.around(texts.sentences(said, names.library), match.start())
        if not near or near not in said.text[sentence.start : sentence.end]:
            wrong = f"no compound has the code {match[0]!r}"
            yield match.start(), wrong, "a code of compounds.yml", ""
    for name in names.inside(said.masked):
        if re.search(r"\d{3}", name.right) and " ".join(name.text.split()) != name.right:
            yield name.start, f"{name.text!r} is written otherwise", f"{name.right!r}", name.right


def _joined(said: Said, names: Names, link: re.Pattern[str]) -> Wrong:
    """Two compounds told as one: names side by side, values of one under the name of another."""
    for sentence in texts.sentences(said, names.library) if names.inside(said.masked) else ():
        text, start = said.masked[sentence.start : sentence.end], sentence.start
        inside = names.with_the_drug(text, said.drug)
        for one, two in pairwise(sorted([*inside, *_asked(said, sentence, names)], key=lambda name: name.start)):
            if one.compound != two.compound and _one_name(text, one, two, names, link):
                right, wrong = (two, one) if two.compound == said.drug.compound else (one, two)
                yield (start + wrong.start, *_not(names, right, wrong))
        if not names.apart.search(text):
            yield from _under_another_name(said, sentence, inside, names)


def _asked(said: Said, sentence: Span, names: Names) -> list[Named]:
    """The names that a sentence asks for as facts, as in `{{ fact("bal-code") }}`."""
    facts = {fact.id: fact.value for fact in said.drug.facts}
    asked = (call for call in texts.calls(said, sentence) if call.word == "fact")
    found = ((call, name) for call in asked for name in names.inside(facts.get(call.name, "")))
    return [replace(name, start=c.start - sentence.start, end=c.end - sentence.start) for c, name in found]


def _in_people(said: Said, names: Names) -> Wrong:
    """A compound of the laboratory as if people had been treated with it, or as what a guide is about."""
    for sentence in texts.sentences(said, names.library) if names.inside(said.masked) else ():
        text = said.masked[sentence.start : sentence.end]
        inside = [name for name in names.inside(text) if name.compound not in names.given]
        bare = names.people.search(text) and not names.elsewhere.search(text)
        for name in () if names.apart.search(text) else inside:
            if names.taken.search(text[: name.start]) or (bare and names.compounds[name.compound].kind in _LABORATORY):
                wrong = f"{name.text} was given to no person in these data"
                yield sentence.start + name.start, wrong, "the compound that was", ""


def _one_name(text: str, one: Named, two: Named, names: Names, link: re.Pattern[str]) -> bool:
    """Whether two names stand as names of one thing: not in a list, and nothing keeps them apart."""
    between = text[one.end : two.start]
    if re.match(r",? (?:and|or) ", text[two.end :]) or names.apart.search(text[max(0, one.start - 12) : one.start]):
        return False
    bare = not re.search(r"[\w(/=]", between)
    return bool(link.fullmatch(between)) and not (bare and names.apart.search(text))


def _not(names: Names, right: Named, wrong: Named) -> tuple[str, str, str]:
    """One compound is called by the name of another."""
    own = (*names.compounds[right.compound].codes, names.written(right.compound))[0]
    return f"{wrong.text} is another compound than {right.text}", own, own


def _under_another_name(said: Said, sentence: Span, inside: list[Named], names: Names) -> Wrong:
    called = {name.compound for name in inside}
    asked = compounds(texts.observations(said, sentence, names.library))
    if inside and said.drug.compound not in called and asked == {said.drug.compound}:
        drug = names.written(said.drug.compound)
        message = f"the values of this sentence are of {drug}, and it names {inside[0].text} only"
        yield sentence.start + inside[0].start, message, drug, drug


def _known(drug: Drug) -> set[str]:
    """The compounds that the data of a drug tell something of."""
    return (
        {o.compound for o in drug.observations} | {f.compound for f in drug.facts} | {s.compound for s in drug.studies}
    )


def _foreign(said: Said, names: Names, known: Mapping[str, set[str]]) -> Wrong:
    """A compound of the laboratory of which nothing stands in the data of the drug."""
    for name in names.inside(said.masked):
        compound = names.compounds[name.compound]
        if compound.kind in _LABORATORY and compound.id not in known[said.drug.id]:
            wrong = f"nothing in the data of {said.drug.id} is of {name.text}"
            yield name.start, wrong, "the compound that is meant", ""


def _filed(said: Said, names: Names) -> Wrong:
    """A fact, a study, a value or a guide under one compound whose words name another only."""
    noun = said.noun
    if isinstance(noun, Guide) and said.field in ("title", "summary"):
        yield from _about(said, names)
    if isinstance(noun, Fact | Observation) or (isinstance(noun, Study) and said.field in ("name", "title")):
        inside = names.inside(said.masked)
        apart = names.apart.search(f"{getattr(noun, 'label', '')} {said.masked}")
        if inside and not apart and noun.compound not in (*CONTROLS, "aso-class", *(name.compound for name in inside)):
            own = names.written(noun.compound)
            yield inside[0].start, f"{inside[0].text} in what is filed under {own}", own, own


def _about(said: Said, names: Names) -> Wrong:
    """The title or the summary of a guide that names another compound and not the drug."""
    inside = names.with_the_drug(said.masked, said.drug)
    if inside and said.drug.compound not in {name.compound for name in inside}:
        own = names.written(said.drug.compound)
        yield inside[0].start, f"the {said.field} of a guide to {own} names {inside[0].text} only", own, own


def _called(library: Library, names: Names) -> Iterator[Problem]:
    """Drugs under the name of another compound, and codes that two compounds lay claim to."""
    for drug in library.drugs:
        for name in (drug.inn, drug.name, *drug.brand_names):
            for wrong in (n for n in names.inside(name) if n.compound != drug.compound):
                own = names.written(drug.compound)
                yield Problem(drug.where, f"{drug.id} is called {wrong.text}, which is another compound", own, own)
    for compound in names.compounds.values():
        for code in compound.codes:
            if (owner := names.right[plain(code)][0]) != compound.id:
                yield Problem(compound.where, f"{code} is a code of {owner} already", "each code once")

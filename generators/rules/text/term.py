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
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from generators import cells, texts
from generators.built import Site
from generators.model import Fact, Library, Observation, Page, Study, Where
from generators.naming import CONTROLS, Named, Names, any_of, compounds, names_of, plain
from generators.spelling import Spelling
from generators.texts import Part, Said

ID = "TXT-TERM"
SEVERITY = "error"
BAD = "Baliforsen (ISIS 486178) lowered apoB mRNA."
GOOD = "Baliforsen (ISIS 598769) is another compound than ISIS 486178; mipomersen lowers APOB mRNA."

Wrong = Iterator[tuple[int, str, str]]  # offset, message, suggestion


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each wrong term."""
    look = _look(library)
    yield from _called(library, names_of(library))
    for said in texts.said(library):
        for offset, message, right in look(said):
            yield texts.place(said, offset, library), message, right


def check_site(library: Library, site: Site) -> Iterator[tuple[Where, str, str]]:
    """Yield each wrong term in the words of a notebook."""
    look = _look(library)
    for said, place in cells.cells(library, site):
        yield from ((place(offset), message, right) for offset, message, right in look(said))


def _look(library: Library) -> Callable[[Said], dict[tuple[int, str, str], None]]:
    names, spelt, words = names_of(library), Spelling(library), library.wording
    link = re.compile(rf"[\s(,:/\[]*(?:(?:the|a|an|drug|compound|{any_of(words.same)})[\s(,:/]*)*", re.IGNORECASE)
    told = re.compile(rf"\b{any_of(words.in_people)} (?:the )?$", re.IGNORECASE)

    def look(said: Said) -> dict[tuple[int, str, str], None]:
        codes, joined = _codes(said, names), _joined(said, names, link, told)
        return dict.fromkeys((*spelt.wrong(said.masked), *codes, *joined, *_filed(said, names)))

    return look


def _codes(said: Said, names: Names) -> Wrong:
    """Codes that are nobody's, and codes with other signs than their own."""
    for match in names.unknown(said.masked):
        near = next(iter(difflib.get_close_matches(match[0], [name for _, name in names.right.values()], n=1)), "")
        if not near or near not in said.text:
            wrong = f"no compound has the code {match[0]!r}"
            yield match.start(), f"{wrong}; wanted {near or 'one of compounds.yml'!r}", near
    for name in names.inside(said.masked):
        if re.search(r"\d{3}", name.right) and " ".join(name.text.split()) != name.right:
            yield name.start, f"{name.text!r} is written otherwise; wanted {name.right!r}", name.right


def _joined(said: Said, names: Names, link: re.Pattern[str], told: re.Pattern[str]) -> Wrong:
    """Two compounds told as one: names side by side, values of one under the name of another, a tool in people."""
    for sentence in said.sentences if names.inside(said.masked) else ():
        text, start = said.masked[sentence.start : sentence.end], sentence.start
        inside = names.with_the_drug(text, said.drug)
        for one, two in pairwise(inside):
            if one.compound != two.compound and _one_name(text, one, two, names, link):
                yield (start + (one if two.compound == said.drug.compound else two).start, *_not(names, one, two))
        if not names.apart.search(text):
            yield from _under_another_name(said, sentence, inside, names)
            for name in names.inside(text):
                if name.compound not in names.given and told.search(text[: name.start]):
                    wrong = f"{name.text} was given to no person in these data"
                    yield start + name.start, f"{wrong}; wanted the compound that was", ""


def _one_name(text: str, one: Named, two: Named, names: Names, link: re.Pattern[str]) -> bool:
    """Whether two names stand as names of one thing: not in a list, and nothing keeps them apart."""
    between = text[one.end : two.start]
    if re.match(r",? (?:and|or) ", text[two.end :]) or names.apart.search(text[max(0, one.start - 12) : one.start]):
        return False
    bare = not re.search(r"[\w(/=]", between)
    return bool(link.fullmatch(between)) and not (bare and names.apart.search(text))


def _not(names: Names, one: Named, two: Named) -> tuple[str, str]:
    """The first is called by the name of the second."""
    right = (*names.compounds[one.compound].codes, names.written(one.compound))[0]
    return f"{two.text} is another compound than {one.text}; wanted {right}", right


def _under_another_name(said: Said, sentence: Part, inside: list[Named], names: Names) -> Wrong:
    called = {name.compound for name in inside}
    asked = compounds(texts.observations(said, sentence, names.library))
    if inside and said.drug.compound not in called and asked == {said.drug.compound}:
        drug = names.written(said.drug.compound)
        message = f"the values of this sentence are of {drug}, and it names {inside[0].text} only; wanted {drug}"
        yield sentence.start + inside[0].start, message, drug


def _filed(said: Said, names: Names) -> Wrong:
    """A fact, a study or a value under one compound whose words name another only."""
    noun = said.noun
    if isinstance(noun, Fact | Observation) or (isinstance(noun, Study) and said.field in ("name", "title")):
        inside = names.inside(said.masked)
        apart = names.apart.search(f"{getattr(noun, 'label', '')} {said.masked}")
        if inside and not apart and noun.compound not in (*CONTROLS, "aso-class", *(name.compound for name in inside)):
            own = names.written(noun.compound)
            yield inside[0].start, f"{inside[0].text} in what is filed under {own}; wanted {own}", own


def _called(library: Library, names: Names) -> Iterator[tuple[Where, str, str]]:
    """Drugs under the name of another compound, and codes that two compounds lay claim to."""
    for drug in library.drugs:
        for name in (drug.inn, drug.name, *drug.brand_names):
            for wrong in (n for n in names.inside(name) if n.compound != drug.compound):
                own = names.written(drug.compound)
                yield drug.where, f"{drug.id} is called {wrong.text}, which is another compound; wanted {own}", own
    for compound in names.compounds.values():
        for code in compound.codes:
            if (owner := names.right[plain(code)][0]) != compound.id:
                yield compound.where, f"{code} is a code of {owner} already; wanted each code once", ""

"""Genes, drugs and compounds have their proper names.

A gene has one symbol (HGNC), which differs from its protein (APOB mRNA, apoB in serum). A drug has its INN. A company
code belongs to one compound. A wrong code is the worst of these errors, because it moves results from one substance to
another: ISIS 486178 is not baliforsen. These are found:

- a code beside the name of another compound, and codes of no known compound,
- a fact, study or value of one compound whose text names another,
- values of the drug in a sentence that names only another compound,
- a guide whose title names only another compound,
- a tool compound as a treatment of people, or on a page whose data do not contain it,
- another number in the full name of an abbreviation (`superoxide dismutase 2 (SOD1)`), and a name in front of the INN of the drug
  that is no name of it (`Othername (tofersen)`),
  or behind a name of it (`Qalsody (inotersen)`),
- misspelt names, and words to avoid in `data/vocabulary/terms.yml` or `data/wording.yml`.

A sentence that contrasts two compounds is exempt.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from generators.check.built import notebook_text
from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.naming import Mention, Names, compounds, names_of, normalise_name
from generators.check.sources.spelling import Spelling
from generators.check.sources.texts import TextField
from generators.model import Drug, Fact, Guide, Library, Observation, Problem, Study
from generators.site.pages import Site
from generators.text.patterns import any_of
from generators.text.prose import Span
from generators.text.suggest import find_nearest

ID = "TXT-TERM"
SEVERITY = "error"
NUMBERS = False
BY_PAGE = True
NEEDS = ("wording", "compound", "term", "drug")
BAD = "Baliforsen (ISIS 486178) lowered apoB mRNA."
GOOD = "Baliforsen (ISIS 598769) is another compound than ISIS 486178; mipomersen lowers APOB mRNA."

Slips = Iterator[tuple[int, str, str, str]]  # offset, what is wrong, what was wanted, the right word


def check_shared(library: Library) -> Iterator[Problem]:
    """Yield each drug under the name of another compound, and each code of two compounds."""
    yield from _find_wrong_names(library, names_of(library))


def check_text(library: Library) -> Look:
    """Yield each wrong term."""
    find = library.derive(_term_finder)

    def look(field: TextField) -> Iterator[Problem]:
        for offset, wrong, wanted, right in find(field):
            yield Problem(texts.place_in(field, offset, library), wrong, wanted, right)

    return look


def knows(library: Library) -> Iterator[str]:
    """Which compounds were given to people, and which studies are named like a gene."""
    yield from (*sorted(names_of(library).given_to_people), "", *sorted(library.derive(Spelling).studies))


def reads(library: Library, drug: Drug) -> Iterator[str]:
    """Which compounds are in the data of the drug."""
    del library
    yield from sorted(_compounds_of(drug))


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each wrong term in the words of a notebook."""
    for field, place in notebook_text.find_cells(library, site):
        found = library.derive(_term_finder)(field)
        yield from (Problem(place(offset), wrong, wanted, right) for offset, wrong, wanted, right in found)


def _term_finder(library: Library) -> Callable[[TextField], dict[tuple[int, str, str, str], None]]:
    names, spelt, words = names_of(library), library.derive(Spelling), library.wording
    known = {drug.id: _compounds_of(drug) for drug in library.drugs}
    expansions = _expansion_patterns(library)
    link = re.compile(rf"[\s(,:/\[]*(?:(?:the|a|an|drug|compound|{any_of(words.same)})[\s(,:/]*)*", re.IGNORECASE)

    def look(field: TextField) -> dict[tuple[int, str, str, str], None]:
        found = (
            _find_wrong_codes(field, names), _find_wrong_expansions(field, expansions), _find_wrong_brands(field, names), _find_equated_compounds(field, names, link), _find_laboratory_compounds(field, names), _find_foreign_compounds(field, names, known), _find_misfiled_records(field, names),
        )  # fmt: skip
        return dict.fromkeys((*spelt.misspellings(field.masked), *chain.from_iterable(found)))

    return look


def _find_wrong_codes(field: TextField, names: Names) -> Slips:
    """Yield unknown compound codes, and codes in a wrong spelling."""
    for match in names.unknown_codes(field.masked):
        near = find_nearest(match[0], (name for _, name in names.right.values()))
        sentence = texts.part_around(texts.sentences(field, names.library), match.start())
        if not near or near not in field.text[sentence.start : sentence.end]:
            wrong = f"no compound has the code {match[0]!r}"
            yield match.start(), wrong, "a code of compounds.yml", ""
    for name in names.mentions(field.masked):
        if re.search(r"\d{3}", name.right) and " ".join(name.text.split()) != name.right:
            yield name.start, f"{name.text!r} is written otherwise", f"{name.right!r}", name.right


def _expansion_patterns(library: Library) -> list[tuple[re.Pattern[str], str, str]]:
    """Return patterns of the full names that have a number, with any number before their abbreviation, and both as they are."""
    terms = [term for term in library.vocabulary.terms.values() if re.search(r"\d", term.expansion)]
    loose = ((re.sub(r"\d+", r"\\d+", re.escape(term.expansion)), term) for term in terms)
    return [
        (re.compile(rf"\b{name} \({re.escape(t.label)}\)", re.IGNORECASE), t.expansion, t.label) for name, t in loose
    ]


def _find_wrong_expansions(field: TextField, expansions: Sequence[tuple[re.Pattern[str], str, str]]) -> Slips:
    """Yield the full name of an abbreviation with another number in it."""
    for pattern, expansion, label in expansions:
        for match in pattern.finditer(field.masked):
            right = f"{expansion} ({label})"
            if match[0].casefold() != right.casefold():
                yield match.start(), f"{match[0]!r} is the name of another thing than {label}", f"{right!r}", right


def _find_wrong_brands(field: TextField, names: Names) -> Slips:
    """Yield a name in front of the INN of the drug in brackets that is no name of the drug."""
    drug = field.drug
    for match in re.finditer(rf"\b([A-Z][a-z]{{3,}})®? \({re.escape(drug.inn)}\b", field.masked):
        if match[1].casefold() not in {
            name.casefold() for name in (*drug.brand_names, drug.name, *names.library.wording.before_inn)
        }:
            wanted = ", ".join(drug.brand_names) or "no brand name"
            yield match.start(), f"{match[1]!r} is no name of {drug.inn}", wanted, ""
    own = any_of(name for name in (drug.inn, drug.name, *drug.brand_names) if name)
    between = rf"(?:\s*[(,]\s*|\s(?:{any_of(names.library.wording.same)}|the|a)\b)+\s*"
    for match in re.finditer(rf"(?i:\b{own}®?{between}(\w+rsen)\b)", field.masked):
        if match[1].lower() != drug.inn.lower() and not list(names.mentions(match[1])):
            yield match.start(1), f"{match[1]} is another drug than {drug.inn}", f"{drug.inn!r}", drug.inn


def _find_equated_compounds(field: TextField, names: Names, link: re.Pattern[str]) -> Slips:
    """Yield two compounds that a sentence treats as one."""
    for sentence in texts.sentences(field, names.library) if names.mentions(field.masked) else ():
        text, start = field.masked[sentence.start : sentence.end], sentence.start
        inside = names.mentions_with_the_drug(text, field.drug)
        for one, two in pairwise(sorted([*inside, *_list_facts(field, sentence, names)], key=lambda name: name.start)):
            if one.compound != two.compound and _is_equated(text, one, two, names, link):
                right, wrong = (two, one) if two.compound == field.drug.compound else (one, two)
                yield (start + wrong.start, *_find_confused_names(names, right, wrong))
        if not names.contrasts.search(text):
            yield from _find_misattributed_values(field, sentence, inside, names)


def _list_facts(field: TextField, sentence: Span, names: Names) -> list[Mention]:
    """Return the names in the facts that a sentence prints, as by `{{ fact("bal-code") }}`."""
    facts = {fact.id: fact.value for fact in field.drug.facts}
    asked = (call for call in texts.calls(field, sentence) if call.word == "fact")
    found = ((call, name) for call in asked for name in names.mentions(facts.get(call.name, "")))
    return [replace(name, start=c.start - sentence.start, end=c.end - sentence.start) for c, name in found]


def _find_laboratory_compounds(field: TextField, names: Names) -> Slips:
    """Yield laboratory compounds that are written of as given to people, or as the subject of a guide."""
    for sentence in texts.sentences(field, names.library) if names.mentions(field.masked) else ():
        text = field.masked[sentence.start : sentence.end]
        inside = [name for name in names.mentions(text) if name.compound not in names.given_to_people]
        bare = names.people.search(text) and not names.not_people.search(text)
        for name in () if names.contrasts.search(text) else inside:
            if names.treatments.search(text[: name.start]) or (
                bare and names.compounds[name.compound].kind in names.library.wording.laboratory_kinds
            ):
                wrong = f"{name.text} was given to no person in these data"
                yield sentence.start + name.start, wrong, "the compound that was", ""


def _is_equated(text: str, one: Mention, two: Mention, names: Names, link: re.Pattern[str]) -> bool:
    """Whether two names are used for one thing: not in a list, without a contrasting word."""
    between = text[one.end : two.start]
    if re.match(r",? (?:and|or) ", text[two.end :]) or names.contrasts.search(text[max(0, one.start - 12) : one.start]):
        return False
    bare = not re.search(r"[\w(/=]", between)
    return bool(link.fullmatch(between)) and not (bare and names.contrasts.search(text))


def _find_confused_names(names: Names, right: Mention, wrong: Mention) -> tuple[str, str, str]:
    """Yield compounds called by the name of another."""
    own = (*names.compounds[right.compound].codes, names.display_name(right.compound))[0]
    return f"{wrong.text} is another compound than {right.text}", own, own


def _find_misattributed_values(field: TextField, sentence: Span, inside: list[Mention], names: Names) -> Slips:
    called = {name.compound for name in inside}
    asked = compounds(texts.observations(field, sentence, names.library), names.library)
    if inside and field.drug.compound not in called and asked == {field.drug.compound}:
        drug = names.display_name(field.drug.compound)
        message = f"the values of this sentence are of {drug}, and it names {inside[0].text} only"
        yield sentence.start + inside[0].start, message, drug, drug


def _compounds_of(drug: Drug) -> set[str]:
    """Return the compounds in the data of a drug."""
    return (
        {o.compound for o in drug.observations} | {f.compound for f in drug.facts} | {s.compound for s in drug.studies}
    )


def _find_foreign_compounds(field: TextField, names: Names, known: Mapping[str, set[str]]) -> Slips:
    """Yield laboratory compounds that are not in the data of the drug."""
    for name in names.mentions(field.masked):
        compound = names.compounds[name.compound]
        if compound.kind in names.library.wording.laboratory_kinds and compound.id not in known[field.drug.id]:
            wrong = f"nothing in the data of {field.drug.id} is of {name.text}"
            yield name.start, wrong, "the compound that is meant", ""


def _find_misfiled_records(field: TextField, names: Names) -> Slips:
    """Yield facts, studies, values and guides of one compound whose text names only another."""
    noun = field.noun
    if isinstance(noun, Guide) and field.name in ("title", "summary"):
        yield from _find_misnamed_guides(field, names)
    if isinstance(noun, Fact | Observation) or (isinstance(noun, Study) and field.name in ("name", "title")):
        inside = names.mentions(field.masked)
        apart = names.contrasts.search(f"{getattr(noun, 'label', '')} {field.masked}")
        if inside and not apart and noun.compound not in (*names.unspecific, *(name.compound for name in inside)):
            own = names.display_name(noun.compound)
            yield inside[0].start, f"{inside[0].text} in what is filed under {own}", own, own


def _find_misnamed_guides(field: TextField, names: Names) -> Slips:
    """Yield titles and summaries of guides that name another compound and not the drug."""
    inside = names.mentions_with_the_drug(field.masked, field.drug)
    if inside and field.drug.compound not in {name.compound for name in inside}:
        own = names.display_name(field.drug.compound)
        yield inside[0].start, f"the {field.name} of a guide to {own} names {inside[0].text} only", own, own


def _find_wrong_names(library: Library, names: Names) -> Iterator[Problem]:
    """Yield drugs listed under the name of another compound, and codes shared by two compounds."""
    for drug in library.drugs:
        for name in (drug.inn, drug.name, *drug.brand_names):
            for wrong in (n for n in names.mentions(name) if n.compound != drug.compound):
                own = names.display_name(drug.compound)
                yield Problem(drug.where, f"{drug.id} is called {wrong.text}, which is another compound", own, own)
    for compound in names.compounds.values():
        for code in compound.codes:
            if (owner := names.right[normalise_name(code)][0]) != compound.id:
                yield Problem(compound.where, f"{code} is a code of {owner} already", "each code once")

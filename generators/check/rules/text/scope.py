"""A statement on another compound, or on the class, says so.

Readers of a drug's page take each sentence to be about that drug. There are two cases:

- A sentence, a table or a chart whose values all come from another compound names that compound, or says in its
  paragraph that it is about other oligonucleotides or the class.
- A sentence that names the drug has a source about the drug. A source is about the compounds of its entry (`compound`);
  without that field, of its values and studies; without these, of the facts and arrows that cite it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.naming import Names, compounds, names_of
from generators.check.sources.texts import TextField
from generators.model import Chart, Citation, Conflict, Drug, Gap, Guide, Library, Observation, Problem, Table
from generators.text.patterns import whole_words
from generators.text.prose import Span

ID = "TXT-SCOPE"
SEVERITY = "error"
NUMBERS = False
NEEDS = ("wording", "compound", "drug")
BAD = 'In monkeys the drug lowered DMPK mRNA by `{{ value("bal-monkey-muscle") }}` (a value of ISIS 486178).'
GOOD = 'In monkeys ISIS 486178, the tool compound, lowered DMPK mRNA by `{{ value("bal-monkey-muscle") }}`.'
_TELLING = (Guide, Drug, Conflict, Gap)
_OF = {"class": "aso-class"}  # a statement of an arrow on the class is not one on the drug


def check_text(library: Library) -> Look:
    """Yield each statement on another compound that does not say so."""
    names, sources = names_of(library), library.derive(_compounds_by_source)
    words = whole_words(library.wording.class_words)

    def look(field: TextField) -> Iterator[Problem]:
        seen = set()  # one finding a paragraph: naming the compound once mends it all
        for sentence in texts.sentences(field, library) if isinstance(field.noun, _TELLING) else ():
            borrowed = _find_borrowed(field, sentence, library) or _find_foreign_sources(
                field, sentence, sources, names
            )
            around = _find_context(field, sentence, names) if borrowed else ""
            if borrowed and around not in seen and not _is_labelled(borrowed, around, names, words):
                seen.add(around)
                at = next((call.start for call in texts.calls(field, sentence) if call.word == "value"), sentence.start)
                yield Problem(texts.place_in(field, at, library), *_format_message(field.drug, borrowed, names))

    return look


def knows(library: Library) -> Iterator[str]:
    """Which compounds each source is about."""
    yield from (f"{key} {sorted(found)}" for key, found in library.derive(_compounds_by_source).items())


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each table and chart of another compound that does not say so."""
    names, words = names_of(library), whole_words(library.wording.class_words)
    pictures: tuple[Table | Chart, ...] = (*drug.tables, *drug.charts)
    for picture in pictures:
        borrowed = _other_compounds(texts.observations_shown(picture, library), drug, library)
        text = " ".join(field.masked for field in texts.fields_of(picture, drug))
        if borrowed and not _is_labelled(borrowed, text, names, words):
            wrong, wanted = _format_message(drug, borrowed, names)
            yield Problem(picture.where, f"{picture.name}: {wrong}", wanted)


def _compounds_by_source(library: Library) -> dict[str, set[str]]:
    """Return the compounds of each source: its own field, else those of its values and studies, else of facts and arrows."""
    measured: dict[str, set[str]] = defaultdict(set)
    by_statement: dict[str, set[str]] = defaultdict(set)
    for drug in library.drugs:
        rows = [(row.compound, row.sources) for row in drug.observations]
        rows += [(study.compound, item.sources) for study in drug.studies for item in study.fields]
        _add_compounds(measured, rows, library)
        stated = [(fact.compound, fact.sources) for fact in drug.facts]
        stated += [(_OF.get(edge.evidence, drug.compound), edge.sources) for one in drug.diagrams for edge in one.edges]
        _add_compounds(by_statement, stated, library)
    keys = library.references.items()
    return {key: {*reference.compounds} or measured[key] or by_statement[key] for key, reference in keys}


def _add_compounds(
    found: dict[str, set[str]], rows: Iterable[tuple[str, Sequence[Citation]]], library: Library
) -> None:
    for compound, cited in rows:
        for citation in cited if compound not in library.wording.controls else ():
            found[citation.key].add(compound)


def _find_borrowed(field: TextField, sentence: Span, library: Library) -> set[str]:
    return _other_compounds(texts.observations(field, sentence, library), field.drug, library)


def _other_compounds(observations: Iterable[Observation], drug: Drug, library: Library) -> set[str]:
    """Return the compounds of some values, if none of them is the drug."""
    found = compounds(observations, library)
    return set() if drug.compound in found else found


def _find_foreign_sources(field: TextField, sentence: Span, sources: dict[str, set[str]], names: Names) -> set[str]:
    """Return the other compounds that all sources of a sentence about the drug are on."""
    called = {
        name.compound for name in names.mentions_with_the_drug(field.masked[sentence.start : sentence.end], field.drug)
    }
    if field.drug.compound not in called or texts.observations(field, sentence, names.library):
        return set()
    cited = [sources.get(c.key, set()) for c in field.parsed.citations_in(sentence)]
    alone = bool(cited) and all(of and field.drug.compound not in of for of in cited)
    return (
        set().union(*cited)
        if alone and not names.contrasts.search(field.masked, sentence.start, sentence.end)
        else set()
    )


def _find_context(field: TextField, sentence: Span, names: Names) -> str:
    """Return the text in which the other compound may be named: paragraph or record; the sentence if it names the drug."""
    if isinstance(field.noun, Conflict | Gap):
        return " ".join(one.masked for one in texts.fields_of(field.noun, field.drug))
    own = field.masked[sentence.start : sentence.end]
    if any(name.compound == field.drug.compound for name in names.mentions_with_the_drug(own, field.drug)):
        return own
    paragraph = texts.part_around(texts.paragraphs(field), sentence.start)
    return field.masked[paragraph.start : paragraph.end]


def _is_labelled(borrowed: set[str], text: str, names: Names, words: re.Pattern[str]) -> bool:
    return bool(words.search(text)) or any(name.compound in borrowed for name in names.mentions(text))


def _format_message(drug: Drug, borrowed: set[str], names: Names) -> tuple[str, str]:
    of = " and ".join(sorted(names.display_name(compound) for compound in borrowed))
    return f"this rests on {of} alone and reads as if it were {drug.inn}", f"{of} named, or the class"

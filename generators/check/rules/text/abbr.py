"""An abbreviation is expanded once on the page that uses it.

It is expanded by a term() of the glossary, by its words before it in brackets, or by the expansion of the glossary
anywhere on the page. Guides with everything that they show and monographs are checked; the finding is at the first place
on the page.

Genes, compounds, studies, units and common abbreviations (`data/wording.yml`) need no expansion, nor do Roman numerals and
names with digits, such as variants (`A4V`) and enzymes (`CYP3A4`), unless the glossary expands them.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.sources import texts
from generators.check.sources.naming import Names, names_of
from generators.check.sources.texts import TextField
from generators.model import Drug, Fact, Guide, Library, Placed, Problem

ID = "TXT-ABBR"
SEVERITY = "warning"
NUMBERS = False
BAD = "The AUC rose. (Nowhere on the page stands what AUC means.)"
GOOD = 'The `{{ term("auc", "area under the curve (AUC)") }}` rose.'

_SHORT = re.compile(
    r"(?<![\w@.′])(?<!′-)(?=[a-z]?[A-Z0-9]*[a-z]?[A-Z0-9]+s?\b)(?:[A-Za-z0-9]*[A-Z]){2}[A-Za-z0-9]*(?!\w)(?!-\d| \d{3})"
)
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_IN_BRACKETS = re.compile(r"(?<=[a-zé’′A-Z -]{4})\(([A-Za-z][\w/–-]+)\)|\b([A-Z][\w/-]+) \([a-z][a-z -]{5,}")


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each abbreviation that a page never expands, at its first place."""
    names, common = names_of(library), library.derive(_list_common)
    if library.is_complete():  # what cannot be read may hold the words
        monograph = (*drug.statuses, *drug.facts, *drug.events, *drug.studies, *drug.conflicts, *drug.gaps)
        pages_of = [(guide.slug, (guide, *_list_fields(guide, drug))) for guide in drug.guides]
        for page, nouns in (*pages_of, (drug.id, monograph)):
            every = (field for noun in nouns for field in texts.fields_of(noun, drug))
            on_page = [field for field in every if not (isinstance(field.noun, Fact) and field.name == "value")]
            known = common | _list_expanded(on_page, library)
            for field in on_page:
                for match in _SHORT.finditer(field.masked):
                    short = match[0]
                    if (
                        not {short, short.removesuffix("s")} & known
                        and not _is_code(short, field, match, names)
                        and not _is_name(short, library)
                    ):
                        known.add(short)
                        wanted = f"its words before it, or term({_find_term(short, library)!r})"
                        yield Problem(
                            texts.place_in(field, match.start(), library),
                            f"{short} is never expanded on the page {page}",
                            wanted,
                        )


def knows(library: Library) -> Iterator[str]:
    """The words that need no expansion, such as names of studies."""
    yield from sorted(library.derive(_list_common))


def _list_fields(guide: Guide, drug: Drug) -> Iterator[Placed]:
    """Return all texts that a guide shows."""
    shown = {(call.word, call.name) for call in texts.calls_of(guide)}
    named: tuple[tuple[str, Sequence[Placed], str], ...] = (
        ("table", drug.tables, "name"), ("chart", drug.charts, "name"), ("diagram", drug.diagrams, "name"),
        ("protocol", drug.protocols, "name"), ("study", drug.studies, "id"),
    )  # fmt: skip
    yield from (noun for word, among, key in named for noun in among if (word, getattr(noun, key)) in shown)
    yield from (conflict for conflict in drug.conflicts if guide.slug in conflict.guides)
    yield from (gap for gap in drug.gaps if guide.slug in gap.guides)


def _list_common(library: Library) -> set[str]:
    """Return abbreviations that need no expansion: the list, genes, brands, study names, terms without an expansion."""
    words = library.wording
    genes = (name for gene in words.genes for name in (gene.symbol, gene.protein, gene.symbol.capitalize()))
    studies = (study.name for drug in library.drugs for study in drug.studies)
    units = (unit.print for unit in library.vocabulary.units.values())
    terms = (term.label for term in library.vocabulary.terms.values() if not term.expansion)
    return {*words.common_abbreviations, *_split_words((*genes, *studies, *units, *terms))}


def _list_expanded(on_page: Sequence[TextField], library: Library) -> set[str]:
    terms = library.vocabulary.terms
    called = {call.name for field in on_page for call in texts.calls(field) if call.word == "term"}
    page = " ".join(field.masked for field in on_page).lower()
    labels = [t.label for t in terms.values() if t.id in called or (t.expansion and t.expansion.lower() in page)]
    bracketed = (m[1] or m[2] for field in on_page for m in _IN_BRACKETS.finditer(field.masked))
    return _split_words((*labels, *bracketed))


def _split_words(names: Sequence[str]) -> set[str]:
    return {word for name in names for word in (name, *re.findall(r"[A-Za-z0-9]+", name))}


def _is_code(short: str, field: TextField, match: re.Match[str], names: Names) -> bool:
    """Whether this is a registry number, a sequence, or part of the name of a compound."""
    if len(re.findall(r"\d", short)) > 2 or len(short) > 8 or re.match(r"/[A-Z]/", field.masked[match.end() :]):
        return True
    return any(name.start <= match.start() < name.end for name in names.mentions(field.masked))


def _is_name(short: str, library: Library) -> bool:
    """Whether this is a Roman numeral, or a name with digits that the glossary does not expand."""
    if _ROMAN.fullmatch(short):
        return True
    expanded = (term.label for term in library.vocabulary.terms.values() if term.expansion)
    return bool(re.search(r"\d", short)) and short not in expanded


def _find_term(short: str, library: Library) -> str:
    found = (term.id for term in library.vocabulary.terms.values() if short in term.label)
    return next(found, "…")

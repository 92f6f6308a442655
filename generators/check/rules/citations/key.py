"""Every key that is cited, in prose, in a table or by a value, is in references.bib.

Readers cannot check a citation without a reference. The nearest key is suggested. Malformed citations are found too: a
key without its `[@ ]`, `\\cite{}`, a number in brackets. They would be printed as typed.
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence

from generators.check.problem import Look
from generators.check.sources import places, texts
from generators.check.sources.texts import TextField
from generators.model import Citation, Drug, Library, Page, Problem, Where
from generators.site.pages import Site
from generators.text.suggest import did_you_mean

ID = "CIT-KEY"
SEVERITY = "error"
NUMBERS = False
BY_PAGE = True
BAD = "A guide cites `[@thorntn2023, abstract]` and references.bib has `thornton2023`."
GOOD = "`[@thornton2023, abstract]`."
_YEAR = r"(?:19|20)\d\d[a-z]?"
_MONTHS = f"(?:{'|'.join(calendar.month_name[1:])})"
_ALMOST = re.compile(
    "|".join(
        (
            r"(?<![\w.])@(\w[\w:.+-]*\w)",
            r"\[([A-Za-z]\w+)(?:, [^\]]*)?\](?!\()",
            r"\\cite\w*\{[^}]*\}",
            r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\](?!\()",
            rf"[\[(]?\b[A-Z][\w’-]+ (?:et al\.?|and (?:colleagues|co-?workers|others)),? \(?{_YEAR}[\])]?",
            r"(?<![\w@-])[a-z]{4,}(?:19|20)\d\d[a-z]?(?![\w-])",
            rf"\[[A-Z][\w’-]+(?: (?:and|&) [A-Z][\w’-]+)?,? {_YEAR}\](?!\()",
            rf"\((?!{_MONTHS})[A-Z][\w’-]+(?: (?:and|&) [A-Z][\w’-]+)?,? {_YEAR}\)",
            r"\((?:see )?ref(?:erence|erences|s)?\.? \d+[^)]*\)",
            r"\(?\b(?:PMID|PMCID|doi)\b:? ?(?:PMC\d+|\d[\w./()-]*)",
            r"(?<=[a-z]{3})[.,]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?![\w⁻])",
        )
    )
)


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each citation of an unknown key in the glossary."""
    yield from _find_unknown(places.list_citations_of_terms(library), library)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each citation of an unknown key, once for each place, and each that cannot be read."""
    yield from _find_unknown(places.list_citations_of(drug), library)
    for where in places.list_unreadable(drug):
        yield Problem(where, "begins like a citation and cannot be read", "[@key], [@key, Table 2] or [@a, p 3; @b]")


def _find_unknown(cited: Iterable[tuple[Citation, Where]], library: Library) -> Iterator[Problem]:
    seen = set()
    for citation, where in cited if library.is_listed("reference") else ():
        is_known = citation.key in library.references or citation.key in library.broken
        if not is_known and (citation.key, where) not in seen:
            seen.add((citation.key, where))
            meant = did_you_mean(citation.key, library.references, "an entry of references.bib")
            place = where if where.file.endswith(".md") else places.mention(library, where, citation.key)
            yield Problem(place, f"no reference {citation.key!r}", *meant)


def check_text(library: Library) -> Look:
    """Yield text that looks like a mistyped citation: `@key`, `[key, Table 2]`, `[12]`."""

    def look(field: TextField) -> Iterator[Problem]:
        for match in _ALMOST.finditer(field.masked):
            key = match[1] or match[2] or ""
            is_label = re.search(rf"^ {{0,3}}{re.escape(match[0])}:[ \t]", field.text, re.MULTILINE)
            if is_label or field.text.startswith("@", match.start() - 1):
                continue  # `[x][1]`, and `[1]: https://…` below it; or half a citation, which is told by itself
            if not key or key in library.references or (match[1] and not library.is_listed("reference")):
                right = f"[@{key}]" if key else ""
                wrong = f"{match[0]!r} is no citation and is printed as it stands"
                yield Problem(texts.place_in(field, match.start(), library), wrong, f"{right or '[@key]'}", right)

    return look


def knows(library: Library) -> Iterator[str]:
    """The keys of references.bib."""
    yield from library.references


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each citation that a built page, such as a notebook, prints as typed."""
    for page in site:
        for text in page.printed_with("[@"):
            for typed in re.findall(r"\[@\w[^\]]*\]?", text):
                key = "".join(re.findall(r"[^,;\]\s]+", typed[2:])[:1])
                known = () if key in library.references else library.references
                wanted, near = did_you_mean(key, known, "one that is numbered")
                wrong = f"{typed!r} is no citation here" + (f", and there is no reference {key!r}" if near else "")
                yield Problem(site.place(page, typed), wrong, wanted, near)

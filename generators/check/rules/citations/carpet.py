"""Each citation is beside the statement that it supports.

The same group of citations on every sentence of a section does not show which work supports which sentence. Cite each
work, with its locator, where it is used.
"""

from collections.abc import Iterable, Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.model import Citation, Library, Problem
from generators.text.prose import Span

ID = "CIT-CARPET"
SEVERITY = "info"
NUMBERS = False
BAD = "`A is so [@a; @b]. B is so [@a; @b]. C is so [@a; @b].`"
GOOD = "`A is so [@a, p 3]. B is so [@b, Table 2]. C follows from both.`"
_MANY = 3  # sentences


def check_text(library: Library) -> Look:
    """Yield each section of a guide whose sentences all cite the same."""

    def look(field: TextField) -> Iterator[Problem]:
        for section in texts.sections(field) if field.is_body else ():
            groups = list(
                _group_citations(
                    field, [s for s in texts.sentences(field, library) if section.start <= s.start < section.end]
                )
            )
            if len(groups) >= _MANY and groups[0] and len(set(groups)) == 1:
                same = "; ".join(f"@{citation.key}" for citation in sorted(groups[0], key=lambda c: c.key))
                yield Problem(
                    texts.place_in(field, section.start, library),
                    f"all {len(groups)} sentences of the section cite [{same}]",
                    "each work where it is used",
                )

    return look


def _group_citations(field: texts.TextField, sentences: Iterable[Span]) -> Iterator[frozenset[Citation]]:
    """Return the citations of each sentence, by paragraph; headings and blocks are left out."""
    for part in sentences:
        words = field.masked[part.start : part.end].strip()
        if words and not words.startswith("#"):
            yield frozenset(field.parsed.citations_in(part))

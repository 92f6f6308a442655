"""A paragraph that states a fact cites a source.

A source is a citation, a value or fact with its source, or a reference to a table, figure, method or protocol of the
page. Headings, paragraphs that end in a colon and paragraphs of a few words are exempt.
"""

from collections.abc import Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.model import Library, Problem
from generators.text.prose import Span

ID = "CIT-NEED"
SEVERITY = "warning"
NUMBERS = False
BAD = "A paragraph that says how long the drug stays in tissue and names no source."
GOOD = 'The same with `[@emaepar2024, p 30]`, or with `{{ value("…") }}` and its source.'
_FEW = 8  # words
_SOURCED = {"value", "fact", "see"}


def check_text(library: Library) -> Look:
    """Yield each paragraph of a guide without a source."""

    def look(field: TextField) -> Iterator[Problem]:
        for part in texts.paragraphs(field) if field.is_body else ():
            words = field.masked[part.start : part.end].split()
            if len(words) > _FEW and _is_statement(words) and not _has_source(field, part):
                yield Problem(
                    texts.place_in(field, part.start, library),
                    f"no citation in the paragraph {' '.join(words[:6])!r} …",
                    "the source of what it states",
                )

    return look


def _is_statement(words: list[str]) -> bool:
    return not words[0].startswith("#") and not words[-1].endswith(":")


def _has_source(field: texts.TextField, part: Span) -> bool:
    if field.parsed.citations_in(part):
        return True
    calls = texts.calls(field, part)
    return any(call.word in _SOURCED and call.arguments.get("cite", True) for call in calls)

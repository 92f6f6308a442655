"""A table with one row for each observation and all its context."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generators.model import Observation, Table, Vocabulary
from generators.render.tables import record


def render(
    table: Table,
    found: Mapping[str, Observation],
    vocabulary: Vocabulary,
    page_compound: str,
    words: Callable[[str], str],
) -> str:
    """The head and body of `table` as HTML."""
    shown = [found[ident] for ident in table.observations if ident in found]
    rows = record.rows(shown, vocabulary, page_compound, words, anchor=False)
    return f"<thead><tr>{record.head()}</tr></thead><tbody>{rows}</tbody>"

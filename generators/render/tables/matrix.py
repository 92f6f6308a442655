"""A table with a row for each subject and a column for each quantity; every cell is an observation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from generators.domain import describe
from generators.model import Citation, Column, Observation, Row, Table, Vocabulary, cell_ids

Words = Callable[[str], str]


def render(
    table: Table, found: Mapping[str, Observation], vocabulary: Vocabulary, page_compound: str, words: Words
) -> str:
    """The head and body of `table` as HTML; `words` renders the words in text cells."""
    head = "".join(_heading(column, vocabulary) for column in table.columns)
    stub = f'<th scope="col">{words(table.stub)}</th>'
    body = "".join(_row(row, table, found, vocabulary, page_compound, words) for row in table.rows)
    return f'<thead><tr>{stub}{head}<th scope="col">Source</th></tr></thead><tbody>{body}</tbody>'


def _heading(column: Column, vocabulary: Vocabulary) -> str:
    unit = vocabulary.units.get(column.unit)
    said = f'<br><span class="unit">{escape(unit.print or unit.name)}</span>' if unit else ""
    return f'<th scope="col">{escape(column.head)}{said}</th>'


def _row(
    row: Row, table: Table, found: Mapping[str, Observation], vocabulary: Vocabulary, page_compound: str, words: Words
) -> str:
    width = len(table.columns) + 2
    if row.group:
        return f'<tr class="group"><th colspan="{width}" scope="rowgroup">{words(row.group)}</th></tr>'
    pairs = zip(row.cells, table.columns, strict=False)  # DAT-FIELD reports a row of another width
    cells = "".join(f"<td>{_cell(cell, column, found, vocabulary, words)}</td>" for cell, column in pairs)
    shown = [found[ident] for ident in row.shown if ident in found]
    others = dict.fromkeys(o.compound for o in shown if o.compound not in (page_compound, "none", "placebo"))
    tags = "".join(f' <span class="compound">{escape(describe.compound(c, vocabulary))}</span>' for c in others)
    source = describe.cited(sources(shown))
    return f'<tr><th scope="row">{words(row.head)}{tags}</th>{cells}<td class="source">{source}</td></tr>'


def _cell(cell: str, column: Column, found: Mapping[str, Observation], vocabulary: Vocabulary, words: Words) -> str:
    if cell.startswith("="):
        return words(cell[1:].strip())
    shown = [found[ident] for ident in cell_ids(cell) if ident in found]
    if not shown:
        return '<span class="empty" aria-label="no value">–</span>'
    return "<br>".join(describe.html(o, vocabulary, column.show, column.unit or None) for o in shown)


def sources(shown: Iterable[Observation]) -> tuple[Citation, ...]:
    """The sources of several observations, each place once, in order."""
    return tuple(dict.fromkeys(citation for o in shown for citation in o.sources))

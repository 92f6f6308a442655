"""A table with a row for each subject and a column for each quantity; every cell is an observation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generators.domain import describe
from generators.model import Column, Observation, Row, Table, cell_ids
from generators.render.alignment import indent_figures
from generators.render.plan import pieces
from generators.render.plan.inline import Scope, bind_observation
from generators.render.plan.pieces import BoundValue, Inline

LOOK = "matrix"


@dataclass(frozen=True)
class Cell:
    """A cell: text (None if it has values), or values below each other."""

    text: Inline | None = None
    values: tuple[BoundValue, ...] = ()
    indents: tuple[str, ...] = ()  # of the values, so that numbers stand under each other

    @property
    def indent(self) -> str:
        """The indent of a cell with one value; several keep the left edge."""
        return self.indents[0] if len(self.indents) == 1 else ""


@dataclass(frozen=True)
class MatrixRow:
    """A group heading across the table (`group`), or a row; `compounds` are those other than the drug's."""

    group: Inline
    head: Inline
    compounds: tuple[str, ...]
    cells: tuple[Cell, ...]
    sources: Inline
    indent: str = ""  # of a head that is a number

    @property
    def lines(self) -> int:
        """The number of lines of the row: that of its values where several cells have as many, so that what belongs
        together stands on one line; else 1."""
        counts = [len(cell.values) for cell in self.cells if len(cell.values) > 1]
        return counts[0] if len(counts) > 1 and len(set(counts)) == 1 else 1


@dataclass(frozen=True)
class Matrix:
    """A table: head of the first column, the others with their units, rows."""

    stub: Inline
    heads: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]

    @property
    def has_sources(self) -> bool:
        """Whether any row has sources of its own; those of words stand beside the words."""
        return any(row.sources for row in self.rows)


def plan(table: Table, scope: Scope) -> Matrix:
    """Plan the table with the text of each cell."""
    words = scope.words(table.where)
    heads = tuple((column.head, _format_unit(column, scope)) for column in table.columns)
    return Matrix(words(table.stub), heads, _align([_plan_row(row, table, scope) for row in table.rows]))


def _align(rows: list[MatrixRow]) -> tuple[MatrixRow, ...]:
    """Indent the numbers of each column, and those that begin the head of a row."""
    width = max((len(row.cells) for row in rows), default=0)
    columns = [_indent_column([row.cells[at] for row in rows if at < len(row.cells)]) for at in range(width)]
    heads = iter(indent_figures([pieces.to_plain_text(row.head) for row in rows if not row.group]))
    cells = [iter(column) for column in columns]
    return tuple(
        row
        if row.group
        else replace(row, indent=next(heads), cells=tuple(next(cells[at]) for at in range(len(row.cells))))
        for row in rows
    )


def _indent_column(cells: list[Cell]) -> list[Cell]:
    """Indent the numbers of a column; among words, which stand at the edge, they would look set at random."""
    texts = [value.text for cell in cells for value in cell.values]
    has_words = any(cell.text for cell in cells)
    indents = iter([""] * len(texts) if has_words else indent_figures(texts))
    return [replace(cell, indents=tuple(next(indents) for _ in cell.values)) for cell in cells]


def _format_unit(column: Column, scope: Scope) -> str:
    unit = scope.library.vocabulary.units.get(column.unit)
    return unit.label if unit else ""


def _plan_row(row: Row, table: Table, scope: Scope) -> MatrixRow:
    words, vocabulary = scope.words(table.where), scope.library.vocabulary
    if row.group:
        return MatrixRow(words(row.group), (), (), (), ())
    shown = _find_observations(row.shown, scope)
    others = dict.fromkeys(o.compound for o in shown if o.compound not in (scope.drug.compound, "none", "placebo"))
    pairs = zip(row.cells, table.columns, strict=False)  # DAT-FIELD reports a row of another width
    return MatrixRow(
        group=(),
        head=words(row.head),
        compounds=tuple(describe.compound(ident, vocabulary) for ident in others),
        cells=tuple(_plan_cell(cell, column, table, scope) for cell, column in pairs),
        sources=pieces.cite_values(shown, scope.library.observations),
    )


def _plan_cell(cell: str, column: Column, table: Table, scope: Scope) -> Cell:
    if cell.startswith("="):
        return Cell(text=scope.words(table.where)(cell[1:]))
    shown = _find_observations(cell_ids(cell), scope)
    return Cell(values=tuple(bind_observation(o, scope, column.show, column.unit or None) for o in shown))


def _find_observations(idents: tuple[str, ...], scope: Scope) -> list[Observation]:
    """Return the observations that exist; DAT-FIELD reports the others."""
    return [scope.library.observations[ident] for ident in idents if ident in scope.library.observations]

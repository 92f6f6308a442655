"""A matrix sets its figures under each other, but not among words."""

from __future__ import annotations

from generators.model import Library
from generators.render.plan.pieces import BoundValue, Text
from generators.render.tables.matrix import Cell, MatrixRow, _align


def indents(library: Library, *column: str) -> list[tuple[str, ...]]:
    """The indents of the cells of a column; what begins with a letter is a cell of words, and nothing a cell without any."""
    one = library.observations["smp-half-life"]
    cells = (
        Cell(text=(Text(text),) if text else ())
        if not text or text[0].isalpha()
        else Cell(values=(BoundValue(one, text),))
        for text in column
    )
    rows = _align([MatrixRow((), (Text("a row"),), (), (cell,), ()) for cell in cells])
    return [row.cells[0].indents for row in rows]


def test_figures_stand_under_each_other(library: Library) -> None:
    assert indents(library, "8", "", "120") == [("2",), (), ("",)]


def test_figures_among_words_stand_at_the_edge(library: Library) -> None:
    assert indents(library, ">200", "Present, most in the cord", "2.72") == [("",), (), ("",)]


def test_each_value_of_a_cell_has_an_indent_whatever_stands_beside_it(library: Library) -> None:
    one = library.observations["smp-half-life"]
    several = Cell(values=tuple(BoundValue(one, text) for text in ("3.4", "56", "7")))
    rows = [MatrixRow((), (Text("a row"),), (), (cell,), ()) for cell in (several, Cell(text=(Text("None"),)))]
    assert _align(rows)[0].cells[0].indents == ("", "", "")
    assert _align(rows[:1])[0].cells[0].indents == ("1", "", "1")

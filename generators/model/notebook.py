"""A notebook as its author saved it: cells of text and code, before anything runs; and what it asked the data for as it ran."""

from __future__ import annotations

from generators.model.base import Noun, Where, WordSet


class Cell(Noun):
    """A cell: what kind it is, its source, the line of the file that each line of it stands on, and whether it holds output."""

    kind: str
    source: str
    lines: tuple[int, ...]
    has_output: bool = False

    def place(self, line: int) -> int:
        """Return the line of the file for a line of the cell, counted from one; the nearest that there is."""
        return self.lines[max(0, min(line, len(self.lines)) - 1)] if self.lines else 0


class Notebook(Noun):
    """A notebook: its cells, how many bytes it has, whether it holds the state of widgets, and why it is none."""

    where: Where
    size: int
    cells: tuple[Cell, ...] = ()
    has_widgets: bool = False
    fault: str = ""


class Asked(Noun):
    """What a notebook asked the data for: ids of values, columns with their words, drugs as a whole, drugs of which only the age and
    the notices were shown, files that it read by itself; `whole` if nobody can say."""

    values: WordSet = frozenset()
    searches: tuple[tuple[tuple[str, str], ...], ...] = ()
    drugs: WordSet = frozenset()
    told: WordSet = frozenset()
    files: WordSet = frozenset()
    whole: bool = False

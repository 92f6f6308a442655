"""A data file can be read: UTF-8, valid YAML, a table whose rows have as many cells as its head.

What cannot be read cannot be checked. The place where reading stopped is named, each key stands once in its mapping, and
what is asked for from a broken row or entry is no second error.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "DAT-SYNTAX"
SEVERITY = "error"
BAD = "`sources: [alpha2020` without its closing bracket; a row of observations.csv with one comma too many."
GOOD = "`sources: [alpha2020]`; a cell with a comma stands in double quotes."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield what could not be read in a data file."""
    yield from library.unread("syntax")

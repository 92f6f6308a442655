"""Every author and editor of a reference is the name of a person or, in braces, of a body.

A suffix in the place of a first name, a degree, the mark of a footnote or a letter that was lost in an encoding is printed as a part of
somebody's name. `Last, First`, `Last, Jr, First` and `First Last` are read; a body stands in braces, since its words are not turned.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "CIT-NAME"
SEVERITY = "error"
BAD = "`author = {King, Martin Luther, Jr.}`, which would be printed as King J Martin Luther."
GOOD = "`author = {King, Jr., Martin Luther}`."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each name in references.bib that is none."""
    yield from library.unread("name")

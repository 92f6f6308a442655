"""No printed field of a reference says that nothing is known.

Publishers and reference managers export `n/a`, `-`, `?` or *in press* where a volume or pages will be. Printed in a list of
references it looks like a place in the document. Without the field the reference is printed as what it is.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "CIT-FILLER"
SEVERITY = "error"
BAD = "`volume = {n/a}, number = {n/a}` of an article that was published early."
GOOD = "Neither field, until the article has an issue."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each field of references.bib that holds a filler."""
    yield from library.unread("filler")

"""Every entry of references.bib can be read.

A missing key or closing brace, a repeated or unknown field, or an unknown macro would change the printed reference
without a warning. The reader of the file reports these and reads the rest.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "CIT-SYNTAX"
SEVERITY = "error"
BAD = "`month = juin` without braces, where BibTeX looks for a macro."
GOOD = "`month = jun`."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield what could not be read in references.bib."""
    yield from library.unread("bibliography")

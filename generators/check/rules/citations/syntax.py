"""Every entry of references.bib can be read.

An entry without its key or its closing brace, a field that stands twice or has no known name, or an unknown macro in
place of a text would change what is printed without a sound. The rest of the file is read on. The reader of the file
applies this rule.
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

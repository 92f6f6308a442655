"""Every entry of references.bib is cited somewhere.

An entry that nothing cites looks like support for something and is none. Cite it where it is used, or take it out.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Library, Page, Problem

ID = "CIT-UNUSED"
SEVERITY = "warning"
BAD = "`thornton2023` stands in references.bib, and no value, table, protocol or sentence cites it."
GOOD = "A value has `thornton2023` as its source."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each entry without a citation; not when one drug only was read."""
    cited = {citation.key for citation, _ in places.list_citations(library)}
    for reference in library.references.values() if library.whole else ():
        if reference.key not in cited:
            yield Problem(
                reference.where, f"nothing cites {reference.key!r}", "a citation where it is used, or no such entry"
            )

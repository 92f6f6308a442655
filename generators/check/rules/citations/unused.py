"""Every entry of references.bib is cited somewhere.

An entry without a citation looks like a source and supports nothing. Cite it where it is used, or remove it.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Library, Page, Problem

ID = "CIT-UNUSED"
SEVERITY = "warning"
BAD = "`thornton2023` stands in references.bib, and no value, table, protocol or sentence cites it."
GOOD = "A value has `thornton2023` as its source."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each entry without a citation (only if all drugs were read, and all of them: what cannot be read may cite it)."""
    shown = {key for page in pages for key in page.citations}
    left = library.references.keys() - shown if library.whole and library.is_complete() else set[str]()
    cited = {citation.key for citation, _ in places.list_citations(library)} if left else set[str]()
    for reference in (one for one in library.references.values() if one.key in left):
        if reference.key not in cited:
            yield Problem(
                reference.where, f"nothing cites {reference.key!r}", "a citation where it is used, or no such entry"
            )

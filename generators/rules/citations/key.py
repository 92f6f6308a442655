"""Every key that is cited, in prose, in a table or by a value, is in references.bib.

A citation that leads nowhere, or that cannot be read as one, cannot be checked by a reader. The nearest key is suggested.
"""

import re
from collections.abc import Iterator, Sequence

from generators.built import Site
from generators.inspection import walk
from generators.model import Library, Page, Where
from generators.nearest import nearest, or_else

ID = "CIT-KEY"
SEVERITY = "error"
BAD = "A guide cites `[@thorntn2023, abstract]` and references.bib has `thornton2023`."
GOOD = "`[@thornton2023, abstract]`."
_RAW = "//text()[contains(., '[@')][not(ancestor::code or ancestor::pre or ancestor::script or ancestor::style)]"


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each citation of an unknown key, once for each place."""
    seen = set()
    for citation, where in walk.cited(library):
        if citation.key not in library.references and (citation.key, where) not in seen:
            seen.add((citation.key, where))
            near = nearest(citation.key, library.references)
            wanted = or_else(near, "an entry of references.bib")
            yield where, f"no reference {citation.key!r}; wanted {wanted}", near
    for where in walk.unreadable(library):
        yield where, "begins like a citation and cannot be read; wanted [@key], [@key, Table 2] or [@a, p 3; @b]", ""


def check_site(library: Library, site: Site) -> Iterator[tuple[Where, str, str]]:
    """Yield each citation that a built page, such as a notebook, shows as it was typed."""
    for page in site:
        for text in page.tree.xpath(_RAW):
            for typed in re.findall(r"\[@\w[^\]]*\]?", text):
                yield site.place(page, typed), f"{typed!r} is no citation here; wanted one that is numbered", ""

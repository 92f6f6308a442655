"""A page is small enough to open fast and to be searched, printed and read aloud: at most so many elements and bytes.

What makes a page large is mostly what stands on it twice, or at each value: records belong on the data pages, and marks are for exceptions.
A browser lays out each element, and a screen reader walks through it. What is folded into a `<noscript>` is text to a browser that runs our
script until somebody opens it, and is not counted. The bytes are those of the page as it is sent, compressed.
"""

import zlib
from collections.abc import Iterator

from generators.model import Library, Problem
from generators.site import query
from generators.site.pages import BuiltPage, Site

ID = "STR-SIZE"
SEVERITY = "warning"
BY_PAGE = True
BAD = "A monograph that prints each of its 800 records: 40,000 elements, 400 kB."
GOOD = "A monograph of designed tables, with links to the data pages: 4,500 elements, 58 kB."
_MOST = {"guide": (4_000, 92_000), "monograph": (6_000, 60_000)}  # elements, bytes


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each guide and monograph that is too large."""
    for page in site:
        if page.kind in _MOST:
            for (count, what), most in zip(_measure(page), _MOST[page.kind], strict=True):
                if count > most:
                    wrong = f"/{page.address} has {count:,} {what}"
                    yield Problem(page.origin, wrong, f"at most {most:,} for a {page.kind}")


def _measure(page: BuiltPage) -> tuple[tuple[int, str], tuple[int, str]]:
    elements = query.count_built(page.tree)
    return (elements, "elements"), (len(zlib.compress(page.text.encode())), "bytes, compressed")

"""A title is the title of a work, not the name of a site.

"researchgate.net" or "DSpace" says where somebody looked, not what was found there; a reader cannot tell which document
is meant. The list of names stands in data/sources.yml, and the name of the entry's own host counts as one.
"""

import re
from collections.abc import Iterator, Sequence

from generators import bib
from generators.inspection import addresses
from generators.model import Library, Page, Reference, Where

ID = "CIT-BARE"
SEVERITY = "error"
BAD = "`title = {researchgate.net}`"
GOOD = "`title = {Trial of Antisense Oligonucleotide Tofersen for SOD1 ALS}`"


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each title that names a site."""
    bare = [re.compile(pattern, re.IGNORECASE) for pattern in library.sources.bare_titles]
    for reference in library.references.values():
        title = bib.plain(reference.fields.get("title", "")).strip(" .[]")
        if title and (any(pattern.fullmatch(title) for pattern in bare) or _plain(title) in _hosts(reference)):
            message = f"{reference.key!r}: {title!r} names a site and no document; wanted the document's title"
            yield reference.at("title"), message, ""


def _hosts(reference: Reference) -> set[str]:
    """The names of the host that the entry leads to: with its ending and without."""
    host = addresses.host(reference.fields.get("url", ""))
    return {_plain(host), _plain(host.rpartition(".")[0])} - {""}


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())

"""A title is the title of a work, not the name of a site.

“researchgate.net” or “DSpace” names the place of a document, and a file name or “Supplementary material” no document at
all. Readers cannot identify the work. The list of such names is in `data/sources.yml`. The names of the entry's own
host, journal, publisher and organisation count as well.
"""

import re
from collections.abc import Iterator, Sequence

from generators.cite import reference as parts
from generators.model import Library, Problem, Reference
from generators.text import addresses, titles

ID = "CIT-BARE"
SEVERITY = "error"
BAD = "`title = {researchgate.net}`"
GOOD = "`title = {Trial of Antisense Oligonucleotide Tofersen for SOD1 ALS}`"
_NAMED = ("journal", "shortjournal", "booktitle", "publisher", "institution", "organization", "howpublished")


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each title that names a site."""
    bare = [re.compile(pattern, re.IGNORECASE) for pattern in library.sources.bare_titles]
    written = titles.strip_markup(reference.fields.get("title", ""))
    title, own = written.strip(" .[]") or written, _list_site_names(reference)
    if title and (_is_bare(title, own, bare) or all(_is_bare(part, own, bare) for part in _split(title))):
        yield Problem(
            reference.at("title"),
            f"{reference.key!r}: {title!r} names a site and no document",
            "the document's title",
        )


def _list_site_names(reference: Reference) -> set[str]:
    """List the names of the entry's host, with and without its ending, and of the publication that it names."""
    host = addresses.site_host(reference.fields.get("url", ""))
    bodies = [name["literal"] for name in parts.names(reference) if "literal" in name]
    named = [reference.fields.get(field, "") for field in _NAMED]
    return {_normalise(name) for name in (host, host.rpartition(".")[0], *bodies, *named)} - {""}


def _is_bare(name: str, own: set[str], bare: Sequence[re.Pattern[str]]) -> bool:
    """Whether a title or a part of it is the name of a site."""
    return _normalise(name) in own or any(pattern.fullmatch(name) for pattern in bare)


def _split(title: str) -> list[str]:
    """Return the parts of a title between bars, dashes, colons and square brackets; or the title, if it is one."""
    parts_of = [part.strip(" []") for whole in titles.split_title(title) for part in re.split(r" \[|: ", whole)]
    return [part for part in parts_of if part] or [title]


def _normalise(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())

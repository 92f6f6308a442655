"""A preprint is labelled as one.

A preprint has not been peer-reviewed, and readers have to know. It is recognised by its DOI, its host, the name of its
server (`data/sources.yml`) or a word in brackets after its title. The tier `preprint` is the label: the list of
references prints it, and it limits the grade of values. If the article has been published, cite that.
"""

import re
from collections.abc import Iterator

from generators.model import Library, Preprints, Problem, Reference, Where
from generators.text import addresses

ID = "CIT-PREPRINT"
SEVERITY = "warning"
BAD = "`doi = {10.1101/2024.01.02.573900}` with `tier = {peer-reviewed}`."
GOOD = "The same with `tier = {preprint}`, or the DOI of the published article."
_NAMED = ("journal", "booktitle", "publisher", "organization", "institution", "howpublished", "type")


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each preprint of another tier."""
    found = _find_sign(reference, library.sources.preprints) if reference.tier != "preprint" else None
    if found:
        sign, where = found
        yield Problem(
            where,
            f"{reference.key!r} is a preprint by its {sign} and has no label",
            "tier = {preprint}",
            "preprint",
        )


def _find_sign(reference: Reference, known: Preprints) -> tuple[str, Where] | None:
    """Return what marks the entry as a preprint, and its place."""
    doi, host = reference.fields.get("doi", ""), addresses.site_host(reference.fields.get("url", ""))
    if any(re.match(pattern, doi, re.IGNORECASE) for pattern in known.dois):
        return f"DOI {doi!r}", reference.at("doi")
    if not doi and any(addresses.is_within(host, pattern) for pattern in known.hosts):
        return f"host {host!r}", reference.at("url")
    names = [(field, reference.fields.get(field, "")) for field in _NAMED]
    names += [("title", label) for label in re.findall(r"[(\[][^)\]]*[)\]]", reference.fields.get("title", ""))]
    found = ((f, n) for f, n in names for pattern in known.names if re.search(pattern, n, re.IGNORECASE))
    return next(((f"{field} {name!r}", reference.at(field)) for field, name in found), None)

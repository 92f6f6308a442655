"""No reference and no link uses a host or a publisher without editorial responsibility.

Pirate mirrors, document-sharing sites, video sites and content farms may change or remove a copy at any time; a short link
and the results of a search lead elsewhere tomorrow. Cite the publisher, the agency or the registry. The list, with a reason for each entry, is in `data/sources.yml`.
"""

import re
from collections.abc import Iterator

from generators.cite import reference as parts
from generators.domain.connected import group_files
from generators.model import Drug, Library, Problem, Reference, SourcePolicy, Where
from generators.site.pages import Site
from generators.text import addresses

ID = "CIT-DENY"
SEVERITY = "error"
NUMBERS = False
BY_PAGE = True
BAD = "`url = {https://sci-hub.se/10.1056/NEJMoa2204705}`"
GOOD = "`url = {https://doi.org/10.1056/NEJMoa2204705}`"
_NAMED = ("publisher", "organization", "institution", "howpublished", "journal", "booktitle")
_WANTED = "the publisher, the agency or the registry"


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each address of an entry at a denied host and each denied publisher."""
    near = f"https://doi.org/{reference.fields['doi']}" if "doi" in reference.fields else ""
    for denial, where in (
        *_find_denied_hosts(reference, library.sources),
        *_find_denied_publishers(reference, library.sources),
    ):
        read = "seen" in reference.fields and where == reference.at("seen")  # what was read is not ours to say
        yield Problem(where, f"{reference.key!r} rests on {denial}", _WANTED, "" if read else near)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each link to a denied host."""
    for file, text in library.derive(group_files)[drug.id].items():
        for match in addresses.ADDRESS.finditer(text):
            if denial := _describe_denied_host(match[0], library.sources) or _describe_kind(match[0], library.sources):
                yield Problem(Where.at(file, text, match.start()), f"a link to {denial}", _WANTED)


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each link to a denied host on a notebook or another page that is not made from the data."""
    for page in site:
        for _, href in page.links if page.page is None else ():
            if denial := _describe_denied_host(href, library.sources) or _describe_kind(href, library.sources):
                yield Problem(site.place(page, href), f"a link to {denial}", _WANTED)


def _find_denied_hosts(reference: Reference, policy: SourcePolicy) -> Iterator[tuple[str, Where]]:
    yield from (
        (denial, where)
        for address, where in addresses.of(reference)
        if (
            denial := _describe_denied_host(address, policy) or _describe_denied_page(address, where, reference, policy)
        )
    )


def _describe_denied_page(address: str, where: Where, reference: Reference, policy: SourcePolicy) -> str:
    """Describe the kind of page that no reference may lead to; where a document was read is told as it was."""
    return "" if where == reference.at("seen") and "seen" in reference.fields else _describe_kind(address, policy)


def _describe_denied_host(address: str, policy: SourcePolicy) -> str:
    """Describe the denied host that the address leads to, directly or through an archive or a proxy."""
    for host in dict.fromkeys(addresses.site_host(part) for part in (address, *addresses.find_within_path(address))):
        for denied in policy.denied_hosts:
            if addresses.is_within(host, denied.host):
                return f"{host} ({denied.reason})"
    return ""


def _describe_kind(address: str, policy: SourcePolicy) -> str:
    """Describe the kind of page that is denied wherever it is."""
    kinds = (one for one in policy.denied_addresses if re.search(one.address, address, re.IGNORECASE))
    return next((f"{addresses.site_host(address)} ({kind.reason})" for kind in kinds), "")


def _find_denied_publishers(reference: Reference, policy: SourcePolicy) -> Iterator[tuple[str, Where]]:
    names = [(field, reference.fields[field]) for field in _NAMED if field in reference.fields]
    names += [("author", name["literal"]) for name in parts.names(reference) if "literal" in name]
    for denied in policy.denied_publishers:
        pattern = re.compile(denied.name, re.IGNORECASE)
        yield from ((f"{n!r} ({denied.reason})", reference.at(field)) for field, n in names if pattern.fullmatch(n))

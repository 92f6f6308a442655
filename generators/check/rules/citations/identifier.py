"""Identifiers are well formed and agree with the address beside them.

A mistyped DOI, PMID, PMCID, trial number, ISBN, ISSN or ORCID leads to another document or to none. The form is
checked, and the check digit if there is one. An identifier in the address must be that of the entry. Trial numbers and
ORCIDs are checked in the data and the prose as well.
"""

import re
from collections.abc import Iterator, Sequence

from generators.domain.connected import group_files
from generators.model import Drug, Library, Page, Problem, Reference, SourcePolicy, Where
from generators.text import addresses, identifiers

ID = "CIT-ID"
SEVERITY = "error"
BAD = "`doi = {10.1016S1474-4422(23)00001-7}`; `pmid = {36804094}` beside an address that ends in `/36804049/`."
GOOD = "`doi = {10.1016/S1474-4422(23)00001-7}`."
_FIELDS = ("doi", "pmid", "pmcid", "nct", "isbn", "issn")
_ADDRESSES = {
    "doi": "https://doi.org/{}", "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/", "nct": "https://clinicaltrials.gov/study/{}",
}  # fmt: skip
_IN_TEXT = (  # each after what is quickly found: letters, or digits between dashes
    ("nct", re.compile("NCT"), re.compile(r"\bNCT[ -]?\d+\b")),
    ("orcid", re.compile(r"-\d{4}-\d{4}-"), re.compile(r"\b(?:\d{4}-){3}\d{3}[\dXx]\b")),
)


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each identifier that is malformed, and each address that holds another one."""
    yield from _find_malformed(reference)
    yield from _find_unusual_dois(reference, library.sources)
    yield from _find_disagreements(reference)


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each malformed identifier in a file that is no drug's."""
    yield from _check_files(library, "")


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each malformed identifier in the files of a drug."""
    yield from _check_files(library, drug.id)


def _check_files(library: Library, folder: str) -> Iterator[Problem]:
    for file, text in library.derive(group_files)[folder].items():
        if not file.endswith(".bib"):
            yield from _check_text(file, text)


def _find_malformed(reference: Reference) -> Iterator[Problem]:
    for kind in _FIELDS:
        if kind in reference.fields and (wrong := identifiers.find_fault(kind, reference.fields[kind])):
            wanted, meant = wrong
            yield Problem(
                reference.at(kind), f"{reference.key!r}: {kind} {reference.fields[kind]!r} is malformed", wanted, meant
            )


def _find_unusual_dois(reference: Reference, policy: SourcePolicy) -> Iterator[Problem]:
    doi = reference.fields.get("doi", "")
    if not identifiers.find_fault("doi", doi) and (example := identifiers.find_unusual_form(doi, policy.doi_shapes)):
        yield Problem(
            reference.at("doi"),
            f"{reference.key!r}: doi {doi!r} is not like others of its kind",
            f"the form of {example}",
        )


def _find_disagreements(reference: Reference) -> Iterator[Problem]:
    """Yield identifiers that contradict an address. The address of a document that was not read is left out."""
    yield from _compare_address(reference, "url")
    if reference.state != "not-read":
        yield from _compare_address(reference, "seen")


def _compare_address(reference: Reference, field: str) -> Iterator[Problem]:
    """Compare the identifiers with one address; a document that was read is right, so no other address is suggested."""
    found = addresses.of(reference, (field,))
    for kind, there, where in ((k, t, w) for address, w in found for k, t in identifiers.find_in_address(address)):
        here = reference.fields.get(kind, "")
        if not here and (wrong := identifiers.find_fault(kind, there)):
            yield Problem(where, f"{reference.key!r}: the address holds the {kind} {there!r}", wrong[0], wrong[1])
        elif here and not f"{there}/".lower().startswith(f"{here}/".lower()) and not _is_other_form(here, there):
            yield Problem(
                where,
                f"{reference.key!r}: {kind} is {here!r}, and an address leads to {there!r}",
                "one and the same",
                _ADDRESSES[kind].format(here) if field == "url" else "",
            )


def _is_other_form(here: str, there: str) -> bool:
    """Whether a publisher's DOI and the item number in its address cannot be compared."""
    return here.lower().startswith("10.1016/j.") and there.startswith("10.1016/S")


def _check_text(file: str, text: str) -> Iterator[Problem]:
    for kind, part, pattern in _IN_TEXT:
        for match in pattern.finditer(text) if part.search(text) else ():
            if wrong := identifiers.find_fault(kind, match[0]):
                wanted, meant = wrong
                yield Problem(Where.at(file, text, match.start()), f"{kind} {match[0]!r} is malformed", wanted, meant)

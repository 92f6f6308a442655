"""A procedure on patients comes with the notice on labelled use, its schedule and its safety lines.

Part of a label is dangerous if it is read as the whole. A protocol marked `clinical` names the label as its source, and
gives an interval between doses and safety lines. Every page that shows it carries the notice that it is a summary and
not an instruction. A protocol whose steps treat patients must be marked.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.sources import texts
from generators.model import Drug, Library, Page, Problem, Protocol
from generators.site.pages import Site

ID = "PRO-CLINICAL"
SEVERITY = "error"
NUMBERS = False
BY_PAGE = True
BAD = "A protocol with `clinical: true`, an injection into patients and an empty `safety`."
GOOD = "The same with the loading and maintenance intervals, the warnings of the label, and the notice on the page."
NOTICE = "labelled-use"

_INTERVAL = re.compile(r"interval|schedule|frequency|times a|per (?:day|week|month)", re.IGNORECASE)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each clinical procedure that lacks one of its parts."""
    speaks = [re.compile(pattern, re.IGNORECASE) for pattern in library.wording.clinical]
    for protocol in drug.protocols:
        text = " ".join(field.masked for field in texts.steps(protocol, drug))
        if not protocol.clinical and speaks and all(pattern.search(text) for pattern in speaks):
            yield Problem(protocol.where, f"{protocol.name} treats patients and is not marked", "clinical: true")
        for lacking in _list_missing_parts(protocol):
            yield Problem(protocol.where, f"{protocol.name} is a clinical procedure without {lacking}", lacking)


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each page that shows a clinical procedure without its notice."""
    clinical = _index_clinical_protocols(library)
    drugs = {drug for drug, _ in clinical}
    for page in (page for page in pages if page.meta.get("drug") in drugs):
        yield from _find_missing_notices(page.text, page.path, clinical)


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each built page that shows a clinical procedure without its notice."""
    clinical = _index_clinical_protocols(library)
    for page in site:
        yield from _find_missing_notices(page.text, page.address, clinical)


def _list_missing_parts(protocol: Protocol) -> Iterator[str]:
    if protocol.clinical:
        if not protocol.safety:
            yield "safety lines"
        parameters = (parameter for step in protocol.every_step() for parameter in step.parameters)
        if not any(_INTERVAL.search(parameter.name) for parameter in parameters):
            yield "a schedule (a parameter for the interval between doses)"
        if not protocol.sources:
            yield "the label as its source"


def _index_clinical_protocols(library: Library) -> dict[tuple[str, str], Protocol]:
    return {(drug.id, p.name): p for drug in library.drugs for p in drug.protocols if p.clinical}


def _find_missing_notices(html: str, page: str, clinical: dict[tuple[str, str], Protocol]) -> Iterator[Problem]:
    """Yield the clinical procedures that a page (`drugs/<drug>/…`) shows without the notice."""
    drug = "".join(page.split("/")[1:2])
    for name in () if f'data-disclaimer="{NOTICE}"' in html else re.findall(r'id="protocol-([a-z0-9-]+)"', html):
        if protocol := clinical.get((drug, name)):
            yield Problem(
                protocol.where, f"{page} shows {name} without the notice {NOTICE!r}", "the notice on the page"
            )

"""A protocol names its source, or carries the badge “unvalidated draft”.

A procedure without a source that is shown as validated may never have been carried out. The same holds for a step that
is graded as read in a source: it names that source. The badge is on every page that shows a draft.
"""

from collections.abc import Iterator

from generators.check.sources import texts
from generators.model import Drug, Library, Problem, Step
from generators.site import query
from generators.site.pages import Site

ID = "PRO-SOURCE"
SEVERITY = "error"
NUMBERS = False
BY_PAGE = True
BAD = "`validated: true` and no `source`."
GOOD = "`validated: true` with `source: fda2024dailymed` and its locator, or `validated: false`."
BADGE = "unvalidated draft"


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each protocol and each step without its source."""
    for protocol in drug.protocols:
        if protocol.validated and not protocol.sources:
            yield Problem(
                protocol.where,
                f"{protocol.name} is shown as validated and names no source",
                "a source or validated: false",
            )
        for field in texts.steps(protocol, drug):
            step = field.noun
            if isinstance(step, Step) and not step.sources and _is_read_in_source(step):
                yield Problem(
                    texts.place_in(field, 0, library),
                    f"a step of {protocol.name} is graded {step.grade} and names no source",
                    "its source",
                )


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each draft that a page shows without its badge."""
    drafts = {(drug.id, f"protocol-{p.name}"): p for drug in library.drugs for p in drug.protocols if not p.validated}
    for page in site:
        drug = "".join(page.address.split("/")[1:2])
        for section in query.protocols(page.tree):
            protocol = drafts.get((drug, section.get("id")))
            if protocol and BADGE not in query.words(section):
                yield Problem(protocol.where, f"{page.address} shows {protocol.name} without its badge", f"{BADGE!r}")


def _is_read_in_source(step: Step) -> bool:
    return step.grade in ("primary", "secondary")

"""The page /validity/: how far the numbers can be relied on, for the whole site and for each page, and what the rules find."""

from __future__ import annotations

from collections.abc import Sequence

from generators.domain import describe
from generators.model import Finding, Library, Page
from generators.render import site_pages
from generators.report.ledger import found, pages, records

PATH = "validity.md"


def page(library: Library, all_pages: Sequence[Page], findings: Sequence[Finding]) -> Page:
    """The ledger of these pages and findings."""
    parts = _parts(library, all_pages, findings)
    return site_pages.framed(PATH, "validity", library, day=describe.date(library.today), parts=parts)


def _parts(library: Library, all_pages: Sequence[Page], findings: Sequence[Finding]) -> dict[str, str]:
    """The parts of the page, each on one line of HTML."""
    about = [page for page in all_pages if page.kind in ("monograph", "guide")]
    return {
        "graded": pages.values_by_grade(library, about),
        "pages": pages.disputed_and_found(library, about, findings),
        "conflicts": records.conflicts(library),
        "gaps": records.gaps(library),
        "stale": records.stale(library, findings),
        "retractions": records.retractions(library),
        "waivers": records.waived(library, findings),
        "rules": found.by_rule(findings),
        "findings": found.each(findings),
    }

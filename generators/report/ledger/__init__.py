"""The page /validity/: how far the numbers can be relied on, for the whole site and for each page, and what the rules find."""

from __future__ import annotations

from collections.abc import Sequence

from generators.model import Finding, Library, Page
from generators.render.site_page import site_page
from generators.report.ledger import findings as by_rule
from generators.report.ledger import pages, records

PATH = "validity.md"
_DESCRIPTION = (
    "The ledger of this site: its values by grade, what is missing and why, disagreements, gaps, what is waived, what is due "
    "for review, and what the rules find."
)


def page(library: Library, all_pages: Sequence[Page], findings: Sequence[Finding]) -> Page:
    """Print the ledger of these pages and findings."""
    about_drugs = [page for page in all_pages if page.kind in ("monograph", "guide")]
    return site_page(
        PATH, "validity", "Validity", _DESCRIPTION, library,
        today=library.today,
        values=pages.values_by_grade(library, about_drugs),
        pages=pages.conflicts_and_findings(library, about_drugs, findings),
        conflicts=records.conflicts(library),
        gaps=records.gaps(library),
        review=records.due_for_review(library, findings),
        retractions=records.retractions(library),
        rules=by_rule.counted_by_rule(findings),
        findings=by_rule.listed_by_rule(findings),
        waivers=records.waivers_in_use(library, findings),
    )  # fmt: skip

"""The page /validity/: how reliable the numbers are, for the site and for each page, and what the rules find."""

from __future__ import annotations

from collections.abc import Sequence

from generators.model import Finding, Library, Page
from generators.render.site_page import print_site_page
from generators.report.ledger import findings as by_rule
from generators.report.ledger import pages, records

PATH = "validity.md"
_DESCRIPTION = (
    "The ledger of this site: its values by grade, what is missing and why, disagreements, gaps, what is waived, what is due "
    "for review, and what the rules find."
)


def print_ledger(library: Library, all_pages: Sequence[Page], findings: Sequence[Finding]) -> Page:
    """Print the ledger of these pages and findings."""
    about_drugs = [page for page in all_pages if page.kind in ("monograph", "guide")]
    return print_site_page(
        PATH, "validity", "Validity", _DESCRIPTION, library,
        today=library.today,
        values=pages.count_values(library, about_drugs),
        pages=pages.count_conflicts_and_findings(library, about_drugs, findings),
        conflicts=records.list_conflicts(library),
        gaps=records.list_gaps(library),
        review=records.list_due_reviews(library, findings),
        retractions=records.count_retractions(library),
        rules=by_rule.count_by_rule(findings),
        findings=by_rule.list_by_rule(findings),
        waivers=records.list_waivers(library, findings),
    )  # fmt: skip

"""The pages of the ledger: how reliable the numbers are and what the rules find, of the site drug by drug, of each drug page by page.

The first counts and lists only so much of each kind, so that it is as long with hundreds of drugs as with a few; its rows lead to the
ledgers of the drugs, which list all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from generators.domain import describe
from generators.model import Asset, Drug, Finding, Library, Page
from generators.render import parts_of_list
from generators.render.parts_of_list import ListPart
from generators.render.site_page import print_site_page
from generators.render.table_files import with_table_files
from generators.report.formats import About
from generators.report.formats import json as as_json
from generators.report.ledger import findings as by_rule
from generators.report.ledger import pages, parts, records

PATH = "validity.md"
FOLDER = "validity"
FILE = "findings.json"
LISTED = 10  # records of a state, findings of a rule, waivers on the first page
_DESCRIPTION = (
    "The ledger of this site: its values by grade, what is missing and why, disagreements, gaps, what is waived, what is due "
    "for review, and what the rules find"
)


def print_ledgers(library: Library, all_pages: Sequence[Page], findings: Sequence[Finding]) -> list[Page]:
    """Print the ledger of these pages and findings, in parts if the drugs are many, and that of each drug."""
    about: dict[str, list[Page]] = {}
    for page in all_pages:
        if page.kind in ("monograph", "guide"):
            about.setdefault(str(page.meta["drug"]), []).append(page)
    found = parts.group(findings, _find_drug(library))
    lists = parts_of_list.split(PATH, library.drugs, attrgetter("name"))
    cutoffs = {ident: describe.date(listed[0].meta["cutoff"]) for ident, listed in about.items()}
    told = [
        _print_first(lists[0], library, findings, found, cutoffs),
        *(_print_part(part, library, found, cutoffs) for part in lists[1:]),
    ]
    return [*told, *(_print_drug(d, about.get(d.id, ()), found.get(d.id, ()), library) for d in library.drugs)]


def _find_drug(library: Library) -> Callable[[Finding], str]:
    """Return what says which drug a finding is of: by its file; none for what drugs share."""
    known = {drug.id for drug in library.drugs}

    def find(finding: Finding) -> str:
        folder, *rest = finding.where.file.removeprefix("data/drugs/").split("/")
        return folder if rest and folder in known else ""

    return find


def _print_first(
    part: ListPart, library: Library, findings: Sequence[Finding], found: pages.Findings, cutoffs: dict[str, str]
) -> Page:
    page = print_site_page(
        part.path, "validity", "Validity", f"{_DESCRIPTION}.", library,
        part=part,
        today=library.today,
        values=pages.count_values(library, part),
        pages=pages.count_found(library, part, found, cutoffs),
        conflicts=records.list_conflicts(library.drugs, library, "../", ("open",), LISTED),
        review=records.list_due_reviews(library, findings, LISTED),
        retractions=records.count_retractions(library),
        rules=by_rule.count_by_rule(findings),
        findings=by_rule.list_by_rule(findings, LISTED),
        file=FILE,
        waivers=records.list_waivers(library.waivers, library, findings, LISTED),
    )  # fmt: skip
    file = Asset(path=FILE, content=f"{as_json.render(findings, About())}\n".encode())
    return with_table_files(page.with_files([file]))


def _print_part(part: ListPart, library: Library, found: pages.Findings, cutoffs: dict[str, str]) -> Page:
    page = print_site_page(
        part.path, "validity-part", f"Validity{part.title_end}", f"{_DESCRIPTION}{part.title_end}.", library,
        part=part,
        values=pages.count_values(library, part),
        pages=pages.count_found(library, part, found, cutoffs),
    )  # fmt: skip
    return with_table_files(page)


def _print_drug(drug: Drug, own: Sequence[Page], findings: Sequence[Finding], library: Library) -> Page:
    waived = [waiver for waiver in library.waivers if waiver.file.startswith(f"data/drugs/{drug.id}/")]
    page = print_site_page(
        f"{FOLDER}/{drug.id}.md", "validity-drug", f"{drug.name}: validity", f"{drug.name}: values by grade, disagreements, gaps and findings, page by page.", library,
        drug=drug,
        today=library.today,
        values=pages.count_values_of_pages(library, own) if own else None,
        pages=pages.count_found_of_pages(drug, own, findings) if own else None,
        conflicts=records.list_conflicts([drug], library, "../../"),
        gaps=records.list_gaps(drug, library, "../../"),
        review=records.list_due_reviews(library, findings),
        findings=by_rule.list_by_rule(findings),
        waivers=records.list_waivers(waived, library, findings),
    )  # fmt: skip
    return with_table_files(page)

"""Counts for each drug and for each of its pages: values by grade, missing ones, disagreements, gaps, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from generators.domain import counting, describe
from generators.model import Conflict, Drug, Finding, Gap, Library, Observation, Page
from generators.render.parts_of_list import ListPart
from generators.render.plan.guide import ledger_anchor
from generators.report.ledger import parts
from generators.text.docs_paths import page_address

_STATES: tuple[Literal["open", "explained", "corrected"], ...] = ("open", "explained", "corrected")
_LEVELS = ("Errors", "Warnings", "Infos", "Waived")
_SITE = parts.Head("The whole site", "total")
_SHARED = parts.Head("Shared by drugs: references, vocabulary, pages about the whole")
_VALUES = "Values by grade, and missing ones by reason; the bar under a grade is its share of the values of the row."
_FOUND = "Disagreements by state, gaps, age and findings of each"
Findings = Mapping[str, Sequence[Finding]]


# --- values ------------------------------------------------------------------------------------------------------


def count_values(library: Library, part: ListPart) -> parts.Table:
    """Count the values of the drugs of a part by grade, and the missing ones by reason; the first part has those of the site."""
    whole = [] if part.up else [_make_values_row("page-all", _SITE, library.observations.values())]
    rows = [_make_values_row(f"page-{d.id}", _link_drug(d, part), d.observations) for d in part.items]
    return _make_values_table("Drug", [*whole, *rows])


def count_values_of_pages(library: Library, pages: Iterable[Page]) -> parts.Table:
    """Count the values of each page of a drug."""
    rows = [
        _make_values_row(row_id(p), _link_page(p), [library.observations[i] for i in p.observations]) for p in pages
    ]
    return _make_values_table("Page", rows)


def _make_values_table(what: str, rows: Sequence[parts.Row]) -> parts.Table:
    grades = [f"{shape} {grade}" for grade, (shape, _) in describe.GRADES.items()]
    heads = [what, "Values", *grades, "Missing", *(words for words, _ in describe.MISSING.values())]
    return parts.make_table("values", _VALUES, heads, rows)


def _make_values_row(ident: str, head: parts.Head, shown: Iterable[Observation]) -> parts.Row:
    count = counting.count_values(shown)
    numbers = [count.values, *(count.grades[grade] for grade in describe.GRADES)]
    numbers += [count.missing, *(count.reasons[reason] for reason in describe.MISSING)]
    cells = list(parts.make_counts(numbers))
    graded = slice(1, 1 + len(describe.GRADES))
    cells[graded] = [replace(cell, whole=count.values) for cell in cells[graded]]
    return parts.Row(ident, head, tuple(cells))


# --- disagreements, gaps, findings ---------------------------------------------------------------------------------


def count_found(library: Library, part: ListPart, found: Findings, cutoffs: Mapping[str, str]) -> parts.Table:
    """Count the disagreements, gaps and findings of the drugs of a part, with the age of what is told of them."""
    rows = []
    for drug in part.items:
        numbers = _count_records(drug.conflicts, drug.gaps)
        cells = _make_cells(numbers, cutoffs.get(drug.id, ""), found.get(drug.id, ()))
        rows.append(parts.Row(f"found-page-{drug.id}", _link_drug(drug, part), cells))
    if not part.up:
        rows = [_count_site(library, found), *rows, _count_shared(found)]
    return _make_found_table("drug", rows)


def _count_site(library: Library, found: Findings) -> parts.Row:
    conflicts, gaps = [c for d in library.drugs for c in d.conflicts], [g for d in library.drugs for g in d.gaps]
    every = [finding for ones in found.values() for finding in ones]
    return parts.Row("found-all", _SITE, _make_cells(_count_records(conflicts, gaps), "", every))


def _count_shared(found: Findings) -> parts.Row:
    cells = (*[parts.Cell()] * 5, *parts.make_counts(parts.count_levels(found.get("", ()))))
    return parts.Row("found-shared", _SHARED, cells)


def count_found_of_pages(drug: Drug, pages: Sequence[Page], findings: Sequence[Finding]) -> parts.Table:
    """Count the same for each page of a drug: a guide's file belongs to the guide, all others to the monograph."""
    guides = {page.origin.file: page.path for page in pages if page.kind == "guide"}
    monograph = next((page.path for page in pages if page.kind == "monograph"), "")
    by_page = parts.group(findings, lambda finding: guides.get(finding.where.file, monograph))
    rows = []
    for page in pages:
        numbers = _count_records(*_find_records(page, drug))
        cells = _make_cells(numbers, describe.date(page.meta["cutoff"]), by_page.get(page.path, ()))
        rows.append(parts.Row(f"found-{row_id(page)}", _link_page(page), cells))
    return _make_found_table("page", rows)


def _make_found_table(what: str, rows: Sequence[parts.Row]) -> parts.Table:
    heads = [what.capitalize(), *(state.capitalize() for state in _STATES), "Gaps", "Evidence cut-off", *_LEVELS]
    return parts.make_table("pages", f"{_FOUND} {what}.", heads, rows)


def _make_cells(numbers: Iterable[int], cutoff: str, findings: Iterable[Finding]) -> tuple[parts.Cell, ...]:
    return (*parts.make_counts(numbers), parts.Cell(cutoff), *parts.make_counts(parts.count_levels(findings)))


def _find_records(page: Page, drug: Drug) -> tuple[Sequence[Conflict], Sequence[Gap]]:
    """Return the disagreements and gaps of a page: for a monograph all of its drug, for a guide those that name it."""
    if page.kind == "monograph":
        return drug.conflicts, drug.gaps
    slug = page.path.rpartition("/")[2].removesuffix(".md")
    return [c for c in drug.conflicts if slug in c.guides], [g for g in drug.gaps if slug in g.guides]


def _count_records(conflicts: Iterable[Conflict], gaps: Sequence[Gap]) -> list[int]:
    states = Counter(conflict.state for conflict in conflicts)
    return [*(states[state] for state in _STATES), len(gaps)]


# --- where they lead -------------------------------------------------------------------------------------------------


def row_id(page: Page) -> str:
    """Return the id of a page's row, which the page's own panel links to."""
    return ledger_anchor(page.path)


def _link_page(page: Page) -> parts.Head:
    return parts.Head(page.title, "page", f"../../{page_address(page.path)}/")


def _link_drug(drug: Drug, part: ListPart) -> parts.Head:
    return parts.Head(drug.name, "page", f"{part.up}{drug.id}/")

"""Counts for each page: values by grade, missing ones, disagreements, gaps, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generators.domain import counting, describe
from generators.model import Conflict, Finding, Gap, Library, Observation, Page
from generators.render.plan.guide import ledger_anchor
from generators.report.ledger import parts
from generators.text.docs_paths import page_address

_STATES = ("open", "explained", "corrected")
_SITE = parts.Head("The whole site", "total")
_SHARED = parts.Head("Shared by pages: references, vocabulary, pages about the whole")
_VALUES = (
    "Values by grade, and missing ones by reason; the bars show the shares of the grades, in the order of the columns."
)
_PAGES = "Disagreements by state, gaps, age and findings of each page."


def count_values(library: Library, pages: Iterable[Page]) -> parts.Table:
    """Count the values of the site and of each page by grade, and the missing ones by reason."""
    grades = [f"{shape} {grade}" for grade, (shape, _) in describe.GRADES.items()]
    heads = ["Page", "Values", *grades, "Missing", *(words for words, _ in describe.MISSING.values())]
    whole = _make_values_row("page-all", _SITE, library.observations.values())
    rows = [
        _make_values_row(row_id(p), _make_head(p), [library.observations[i] for i in p.observations]) for p in pages
    ]
    return parts.make_table("values", _VALUES, heads, [whole, *rows])


def _make_values_row(ident: str, head: parts.Head, shown: Iterable[Observation]) -> parts.Row:
    count = counting.count_values(shown)
    numbers = [count.values, *(count.grades[grade] for grade in describe.GRADES)]
    numbers += [count.missing, *(count.reasons[reason] for reason in describe.MISSING)]
    shares = tuple(parts.Share(grade, count.grades[grade]) for grade in describe.GRADES if count.grades[grade])
    return parts.Row(ident, parts.Head(head.text, head.kind, head.link, shares), parts.make_counts(numbers))


def count_conflicts_and_findings(library: Library, pages: Sequence[Page], findings: Sequence[Finding]) -> parts.Table:
    """Count the disagreements, gaps and findings of the site and of each page, with the age of the page."""
    levels = ["Errors", "Warnings", "Infos", "Waived"]
    heads = ["Page", *(state.capitalize() for state in _STATES), "Gaps", "Evidence cut-off", *levels]
    by_page = _group_by_page(pages, findings)
    conflicts, gaps = [c for d in library.drugs for c in d.conflicts], [g for d in library.drugs for g in d.gaps]
    rows = [parts.Row("found-all", _SITE, _make_cells(_count_records(conflicts, gaps), "", findings))]
    for page in pages:
        numbers, cutoff = _count_records(*_find_records(page, library)), describe.date(page.meta["cutoff"])
        rows.append(
            parts.Row(
                f"found-{row_id(page)}", _make_head(page), _make_cells(numbers, cutoff, by_page.get(page.path, ()))
            )
        )
    shared = (*[parts.Cell()] * 5, *parts.make_counts(parts.count_levels(by_page.get("", ()))))
    return parts.make_table("pages", _PAGES, heads, [*rows, parts.Row("found-shared", _SHARED, shared)])


def _make_cells(numbers: Iterable[int], cutoff: str, findings: Iterable[Finding]) -> tuple[parts.Cell, ...]:
    return (*parts.make_counts(numbers), parts.Cell(cutoff), *parts.make_counts(parts.count_levels(findings)))


def _find_records(page: Page, library: Library) -> tuple[list[Conflict], list[Gap]]:
    """Return the disagreements and gaps of a page: for a monograph all of its drug, for a guide those that name it."""
    drug = next(drug for drug in library.drugs if drug.id == page.meta["drug"])
    slug = "" if page.kind == "monograph" else page.path.rpartition("/")[2].removesuffix(".md")
    conflicts = [c for c in drug.conflicts if not slug or slug in c.guides]
    return conflicts, [g for g in drug.gaps if not slug or slug in g.guides]


def _count_records(conflicts: Iterable[Conflict], gaps: Sequence[Gap]) -> list[int]:
    states = Counter(conflict.state for conflict in conflicts)
    return [*(states[state] for state in ("open", "explained", "corrected")), len(gaps)]


def _group_by_page(pages: Iterable[Page], findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group the findings by page: a guide's file belongs to the guide, a drug's other files to its monograph."""
    guides = {page.origin.file: page.path for page in pages if page.kind == "guide"}
    monographs = {f"data/drugs/{page.meta['drug']}": page.path for page in pages if page.kind == "monograph"}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        folder = "/".join(finding.where.file.split("/")[:3])
        found.setdefault(guides.get(finding.where.file) or monographs.get(folder, ""), []).append(finding)
    return found


def row_id(page: Page) -> str:
    """Return the id of a page's row, which the page's own panel links to."""
    return ledger_anchor(page.path)


def _make_head(page: Page) -> parts.Head:
    return parts.Head(page.title, "page", f"../{page_address(page.path)}/")

"""What each page shows, and what is found in it: values by grade, missing ones, disagreements, gaps, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from generators.domain import describe
from generators.model import Conflict, Finding, Gap, Library, Observation, Page
from generators.render.plan.guide import ledger_anchor
from generators.report.ledger import parts

STATES = ("open", "explained", "corrected")
_REST = "Shared by pages: references, vocabulary, pages about the whole"


def values_by_grade(library: Library, pages: Iterable[Page]) -> str:
    """The values of the site and of each page by grade, and the missing ones by reason."""
    head = ["Page", "Values", *(f"{shape} {grade}" for grade, (shape, _) in describe.GRADES.items())]
    head += ["Missing", *(said for said, _ in describe.MISSING.values())]
    of_pages = ((anchor(page), _link(page), [library.observations[i] for i in page.observations]) for page in pages)
    whole = ("page-all", "<b>The whole site</b>", library.observations.values())
    counted = ((ident, name, _graded(shown)) for ident, name, shown in (whole, *of_pages))
    rows = [(ident, f"{name}{_bar(numbers)}", numbers) for ident, name, numbers in counted]
    return parts.table(
        "values",
        "Values by grade, and missing ones by reason; the bars show the shares of the grades, in the order of the columns.",
        head,
        rows,
    )


def _bar(numbers: Sequence[int]) -> str:
    """The shares of the grades as a bar, for the eye; the numbers of the row say the same."""
    counted = zip(describe.GRADES, numbers[1:], strict=False)
    shares = "".join(f'<i class="share-{grade}" style="flex-grow: {n}"></i>' for grade, n in counted if n)
    return f'<span class="shares" aria-hidden="true">{shares}</span>' if shares else ""


def _graded(shown: Iterable[Observation]) -> list[int]:
    shown = list(shown)
    grades = Counter(o.grade for o in shown if o.value)
    reasons = Counter(o.missing for o in shown if o.missing)
    numbers = [grades.total(), *(grades[grade] for grade in describe.GRADES)]
    return [*numbers, reasons.total(), *(reasons[reason] for reason in describe.MISSING)]


def disputed_and_found(library: Library, pages: Sequence[Page], findings: Sequence[Finding]) -> str:
    """Disagreements, gaps, age and findings of the site and of each page."""
    head = [
        "Page",
        *(state.capitalize() for state in STATES),
        "Gaps",
        "Evidence cut-off",
        "Errors",
        "Warnings",
        "Infos",
        "Waived",
    ]
    by_page = _by_page(pages, findings)
    every = [c for drug in library.drugs for c in drug.conflicts], [g for drug in library.drugs for g in drug.gaps]
    rows: list[parts.Row] = [("found-all", "<b>The whole site</b>", [*_disputed(*every), "", *parts.counted(findings)])]
    for page in pages:
        cells = [*_disputed(*_records(page, library)), describe.date(page.meta["cutoff"])]
        rows.append((f"found-{anchor(page)}", _link(page), [*cells, *parts.counted(by_page.get(page.path, ()))]))
    rows.append(("found-shared", _REST, [*[""] * 5, *parts.counted(by_page.get("", ()))]))
    return parts.table("pages", "Disagreements by state, gaps, age and findings of each page.", head, rows)


def _records(page: Page, library: Library) -> tuple[list[Conflict], list[Gap]]:
    """The disagreements and gaps that a page shows: a monograph all of its drug, a guide those that name it."""
    drug = next(drug for drug in library.drugs if drug.id == page.meta["drug"])
    slug = "" if page.kind == "monograph" else page.path.rpartition("/")[2].removesuffix(".md")
    conflicts = [c for c in drug.conflicts if not slug or slug in c.guides]
    return conflicts, [g for g in drug.gaps if not slug or slug in g.guides]


def _disputed(conflicts: Iterable[Conflict], gaps: Sequence[Gap]) -> list[int]:
    states = Counter(conflict.state for conflict in conflicts)
    return [*(states[state] for state in ("open", "explained", "corrected")), len(gaps)]


def _by_page(pages: Iterable[Page], findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings by the page that they belong to: a guide's file to the guide, a drug's other files to its monograph."""
    guides = {page.origin.file: page.path for page in pages if page.kind == "guide"}
    monographs = {f"data/drugs/{page.meta['drug']}": page.path for page in pages if page.kind == "monograph"}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        folder = "/".join(finding.where.file.split("/")[:3])
        found.setdefault(guides.get(finding.where.file) or monographs.get(folder, ""), []).append(finding)
    return found


def anchor(page: Page) -> str:
    """The id of a page's row, which the page's own panel links to."""
    return ledger_anchor(page.path)


def _link(page: Page) -> str:
    address = page.path.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return f'<a href="../{address}/">{escape(page.title)}</a>'

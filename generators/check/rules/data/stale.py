"""What a page says was reviewed within the review period.

Labels change, trials report, papers are retracted. A drug with its values counts from the day in `reviewed`, a guide
from its evidence cut-off, a gap from the day of its search; the period stands in `data/wording.yml` (`review_days`).
The day of judgement is never read from a clock: it is the newest review in the data, the day of SOURCE_DATE_EPOCH when
that is later, or the one given with `--today`. A month or a year without a day counts to its end.
"""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date

from generators.check.sources import places
from generators.model import Library, Page, Problem, Where

ID = "DAT-STALE"
SEVERITY = "warning"
NEEDS = ("drug",)
BAD = "`reviewed: 2025-03-01` in a drug.yml when the newest review is of 2026-11-20 and the period is 365 days."
GOOD = "`reviewed: 2026-05-04` at the same time."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each drug, guide and gap whose last review is older than the review period."""
    today = _last_day(library.today) if library.today else None
    for what, where, name, day in _list_reviews(library):
        age = (today - _last_day(day)).days if today else 0
        if age > library.wording.review_days:
            message = f"{what} was last reviewed on {day}, {age} days before {library.today}"
            yield Problem(places.key(library, where, name), message, f"within {library.wording.review_days} days")


def _list_reviews(library: Library) -> Iterator[tuple[str, Where, str, str]]:
    """What was reviewed, where and in which field that stands, and when."""
    for drug in library.drugs:
        yield f"{drug.id} with its values", drug.where, "reviewed", drug.reviewed
        yield from ((f"guide {guide.slug}", guide.where, "cutoff", guide.cutoff) for guide in drug.guides)
        yield from ((f"gap {gap.id}", gap.where, "date", gap.date) for gap in drug.gaps)


def _last_day(iso: str) -> date:
    """The last day that a date of any precision may mean; a day that its month does not have is its last."""
    year, month, day = (int(part) for part in (*iso.split("-"), *("12", "31")[iso.count("-") :]))
    year = max(year, 1)
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))

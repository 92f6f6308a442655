"""A waiver ends on its day.

A waiver is a promise to look again. After its day the finding that it let stand counts as before, and the waiver has to be
taken out or, once somebody has looked, given a later day. The day is judged by the newest review date in the data or a
later date given with `--today`, so that the same data give the same result.
"""

from collections.abc import Iterator, Sequence

from generators.domain import waivers
from generators.model import Finding, Library, Problem

ID = "WAIVER-EXPIRED"
SEVERITY = "error"
BAD = "`expires: 2026-06-30` in data/waivers.yml, when a drug was reviewed on 20 November 2026."
GOOD = "`expires: 2027-06-30`, with a reason that still holds."


def check_findings(library: Library, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Yield each waiver whose day has passed."""
    for waiver in library.waivers:
        if not waivers.is_in_force(waiver, library.today):
            yield Problem(
                waiver.where,
                f"the waiver of {waiver.rule} ended on {waiver.expires}",
                "the finding mended or a later day",
            )

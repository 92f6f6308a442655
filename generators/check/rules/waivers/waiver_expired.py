"""A waiver has not expired.

A waiver tolerates a finding until a day. After that the finding counts again, and the waiver has to be removed or, after
a review, given a later day. The present day is that of the newest review in the data, or a later one given with
`--today`, so that the same data give the same result.
"""

from collections.abc import Iterator, Sequence

from generators.domain import waivers
from generators.model import Finding, Library, Problem

ID = "WAIVER-EXPIRED"
SEVERITY = "error"
BAD = "`expires: 2026-06-30` in data/waivers.yml, when a drug was reviewed on 20 November 2026."
GOOD = "`expires: 2027-06-30`, with a reason that still holds."


def check_findings(library: Library, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Yield each expired waiver."""
    for waiver in library.waivers:
        if not waivers.is_in_force(waiver, library.today):
            yield Problem(
                waiver.where,
                f"the waiver of {waiver.rule} ended on {waiver.expires}",
                "the finding mended or a later day",
            )

"""What is said once of rows where most of them would say it alike."""

from __future__ import annotations

from generators.domain import describe

NO_N = describe.size("not-reported")


def say_lack_of_n(lacking: int, rows: int, *, is_given: bool) -> str:
    """Return what stands for `n not reported` where at least half of the rows lack it, and two; empty where fewer do."""
    if lacking < max(2, rows / 2):
        return ""
    return f"{NO_N.replace('n', 'n is', 1)}{' where a row does not give it' if is_given else ''}."

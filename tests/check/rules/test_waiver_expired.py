"""WAIVER-EXPIRED"""

from __future__ import annotations

from generators.check.rules.waivers import waiver_expired as expired
from generators.model import Library, Problem, Waiver, Where

WAIVER = Waiver(
    where=Where(file="data/waivers.yml", line=7, column=3), rule="CIT-MIN", file="references.bib", match="alpha2020",
    reason="being asked for", owner="editor", expires="2026-11-19",
)  # fmt: skip


def said(library: Library, expires: str) -> list[Problem]:
    """What the rule finds on the day of the sample corpus."""
    waiver = WAIVER.model_copy(update={"expires": expires})
    return list(expired.check_findings(library.model_copy(update={"waivers": (waiver,)}), []))


def test_a_waiver_whose_day_has_passed_is_found_at_its_place(library: Library) -> None:
    assert library.today == "2026-11-20"
    (problem,) = said(library, "2026-11-19")
    assert str(problem.where) == "data/waivers.yml:7:3"
    assert problem.message.startswith("the waiver of CIT-MIN ended on 2026-11-19")


def test_a_waiver_that_runs_is_left_alone(library: Library) -> None:
    assert said(library, "2026-11-20") == []

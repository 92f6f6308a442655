"""WAIVER-EXPIRED"""

from __future__ import annotations

from generators.model import Finding, Library, Waiver, Where
from tests.check.rules.conftest import Applied

WAIVER = Waiver(
    where=Where(file="data/waivers.yml", line=7, column=3), rule="CIT-MIN", file="references.bib", match="alpha2020",
    reason="being asked for", owner="editor", expires="2026-11-19",
)  # fmt: skip


def found(library: Library, applied: Applied, expires: str) -> list[Finding]:
    """What the rule finds on the day of the sample corpus."""
    waived = library.model_copy(update={"waivers": (WAIVER.model_copy(update={"expires": expires}),)})
    return applied("WAIVER-EXPIRED", lambda rule: rule.findings_on(waived, []))


def test_a_waiver_whose_day_has_passed_is_found_at_its_place(library: Library, applied: Applied) -> None:
    assert library.today == "2026-11-20"
    (finding,) = found(library, applied, "2026-11-19")
    assert str(finding.where) == "data/waivers.yml:7:3"
    assert finding.message.startswith("the waiver of CIT-MIN ended on 2026-11-19")


def test_a_waiver_that_runs_is_left_alone(library: Library, applied: Applied) -> None:
    assert found(library, applied, "2026-11-20") == []

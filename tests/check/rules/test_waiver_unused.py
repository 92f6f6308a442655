"""WAIVER-UNUSED"""

from __future__ import annotations

from generators.check.rules.waivers import waiver_unused as unused
from generators.model import Finding, Library, Problem, Waiver, Where

WAIVER = Waiver(
    where=Where(file="data/waivers.yml", line=7, column=3), rule="CIT-MIN", file="references.bib", match="'alpha2020' has no",
    reason="being asked for", owner="editor", expires="2027",
)  # fmt: skip
FINDING = Finding(
    rule="CIT-MIN", severity="error", where=Where(file="references.bib", line=3), message="'alpha2020' has no author"
)


def said(library: Library, waiver: Waiver, *findings: Finding) -> list[Problem]:
    """What the rule finds with this waiver and these findings."""
    return list(unused.check_findings(library.model_copy(update={"waivers": (waiver,)}), findings))


def test_a_waiver_that_fits_nothing_is_found_at_its_place(library: Library) -> None:
    (problem,) = said(library, WAIVER)
    assert str(problem.where) == "data/waivers.yml:7:3"
    assert (
        problem.message
        == "the waiver of CIT-MIN in references.bib fits nothing; wanted it taken out (it finds nothing now)"
    )


def test_a_mistyped_rule_is_named_with_the_nearest(library: Library) -> None:
    (problem,) = said(library, WAIVER.model_copy(update={"rule": "CIT-KEZ"}), FINDING)
    assert (problem.message, problem.fix) == ("no rule 'CIT-KEZ' to waive. Did you mean 'CIT-KEY'?", "CIT-KEY")


def test_a_waiver_that_fits_is_left_alone(library: Library) -> None:
    assert said(library, WAIVER, FINDING) == []


def test_an_expired_waiver_is_not_told_twice(library: Library) -> None:
    assert said(library, WAIVER.model_copy(update={"expires": "2025"})) == []

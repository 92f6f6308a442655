"""WAIVER-UNUSED"""

from __future__ import annotations

from generators.model import Finding, Library, Waiver, Where
from tests.check.rules.conftest import Applied

WAIVER = Waiver(
    where=Where(file="data/waivers.yml", line=7, column=3), rule="CIT-MIN", file="references.bib", match="'alpha2020' has no",
    reason="being asked for", owner="editor", expires="2027",
)  # fmt: skip
FINDING = Finding(
    rule="CIT-MIN", severity="error", where=Where(file="references.bib", line=3), message="'alpha2020' has no author"
)


def found(library: Library, applied: Applied, waiver: Waiver, *findings: Finding) -> list[Finding]:
    """What the rule finds with this waiver and these findings."""
    waived = library.model_copy(update={"waivers": (waiver,)})
    return applied("WAIVER-UNUSED", lambda rule: rule.findings_on(waived, findings))


def test_a_waiver_that_fits_nothing_is_found_at_its_place(library: Library, applied: Applied) -> None:
    (finding,) = found(library, applied, WAIVER)
    assert str(finding.where) == "data/waivers.yml:7:3"
    assert (
        finding.message
        == "the waiver of CIT-MIN in references.bib fits nothing; wanted no such waiver (it finds nothing now)"
    )


def test_a_mistyped_rule_is_named_with_the_nearest(library: Library, applied: Applied) -> None:
    (finding,) = found(library, applied, WAIVER.model_copy(update={"rule": "CIT-KEZ"}), FINDING)
    assert (finding.message, finding.suggestion) == ("no rule 'CIT-KEZ' to waive. Did you mean 'CIT-KEY'?", "CIT-KEY")


def test_a_waiver_that_fits_is_left_alone(library: Library, applied: Applied) -> None:
    assert found(library, applied, WAIVER, FINDING) == []


def test_an_expired_waiver_is_not_told_twice(library: Library, applied: Applied) -> None:
    assert found(library, applied, WAIVER.model_copy(update={"expires": "2025"})) == []

"""A waived finding is kept as information, for a while and with a reason; a bad waiver is a finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators import pipeline
from generators.check.runner import has_fatal
from generators.domain import waivers
from generators.model import Finding

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
Edit = Callable[[str, str, str], None]
Found = Callable[[], list[Finding]]


@pytest.fixture
def found(project: Path) -> Found:
    """All that a check of the project and of its site, without a page, finds now."""
    return lambda: list(pipeline.check_site(pipeline.build(project), project / "site", project))


@pytest.fixture
def waive(project: Path, edit: Edit) -> Callable[..., None]:
    """Put a mistyped key into the guide, and a waiver of it that a test may change."""
    edit(GUIDE, "[@agency2021, p 2]", "[@agency2012, p 2]")

    def write(**changed: str) -> None:
        fields = {
            "rule": "CIT-KEY", "file": GUIDE, "match": "no reference 'agency2012'", "reason": "The report comes next week.",
            "owner": "editor", "expires": "2027-01-31", **changed,
        }  # fmt: skip
        lines = [f"{'-' if name == 'rule' else ' '} {name}: {value}" for name, value in fields.items()]
        (project / "data/waivers.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    return write


def of_interest(findings: list[Finding]) -> dict[str, Finding]:
    """The errors of the waived rule and of the rules on waivers, by rule."""
    return {f.rule: f for f in findings if f.severity == "error" and f.rule in ("CIT-KEY", *waivers.RULES)}


def test_a_waived_finding_is_kept_as_info_with_the_reason_and_stops_nothing(
    waive: Callable[..., None], found: Found
) -> None:
    waive()
    (finding,) = [f for f in found() if f.rule in ("CIT-KEY", *waivers.RULES)]
    assert (finding.severity, finding.waived) == ("info", "The report comes next week.")
    assert not has_fatal([finding])


def test_a_waived_page_is_written(waive: Callable[..., None], project: Path) -> None:
    waive()
    assert f"{GUIDE.removeprefix('data/').replace('guides/', '')}" in pipeline.write(pipeline.build(project), project)


def test_an_expired_waiver_waives_nothing_and_is_an_error(waive: Callable[..., None], found: Found) -> None:
    waive(expires="2026-11-19")
    errors = of_interest(found())
    assert errors.keys() == {"CIT-KEY", "WAIVER-EXPIRED"}
    assert str(errors["WAIVER-EXPIRED"].where) == "data/waivers.yml:1:3"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"rule": "CIT-KEZ"}, "no rule 'CIT-KEZ' to waive. Did you mean 'CIT-KEY'?", id="no such rule"),
        pytest.param({"file": "references.bib"}, f"it is found in {GUIDE}", id="another file"),
        pytest.param({"match": "no reference 'agency2013'"}, "stands in no finding of CIT-KEY", id="other words"),
        pytest.param({"rule": "DAT-UNIT"}, "it finds nothing now", id="a rule that finds nothing"),
    ],
)
def test_a_waiver_that_fits_nothing_is_an_error_that_says_what_would(
    changed: dict[str, str], said: str, waive: Callable[..., None], found: Found
) -> None:
    waive(**changed)
    errors = of_interest(found())
    assert errors.keys() == {"CIT-KEY", "WAIVER-UNUSED"}
    assert said in errors["WAIVER-UNUSED"].message


def test_an_expired_waiver_is_told_before_there_is_a_site(waive: Callable[..., None], project: Path) -> None:
    waive(rule="STR-LINK", expires="2026-11-19")
    assert "WAIVER-EXPIRED" in {f.rule for f in pipeline.build(project).findings}


def test_what_is_wrong_with_a_waiver_cannot_be_waived(waive: Callable[..., None], found: Found) -> None:
    waive(rule="WAIVER-EXPIRED", file="data/waivers.yml", match="the waiver of", expires="2026-11-19")
    assert "WAIVER-EXPIRED" in {f.rule for f in found() if f.severity == "error"}


def test_a_waiver_of_what_was_not_looked_for_is_not_judged(waive: Callable[..., None], project: Path) -> None:
    waive(rule="STR-LINK")
    sources = {f.rule for f in pipeline.build(project).findings}
    assert "WAIVER-UNUSED" not in sources, "links are looked at in the built site"
    waive(file="references.bib")
    assert "WAIVER-UNUSED" not in {f.rule for f in pipeline.build(project, only="samplirsen").findings}

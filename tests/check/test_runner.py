"""The runner: all rules, each by itself, so that a rule that crashes costs its own findings and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from generators import pipeline
from generators.__main__ import main
from generators.check import runner
from generators.check.problem import Rule
from generators.check.rules import all_rules
from generators.check.sources import places, texts
from generators.model import Finding, Library, Page, Problem, Where
from generators.publish import stamp


def of_values(library: Library, _: Sequence[Page]) -> Iterator[Problem]:
    for observation in library.observations.values():
        yield Problem(observation.where, f"{observation.id} is {1 / (observation.where.line - 3):.0f}")


def fails(*_: object) -> Iterator[Problem]:
    raise KeyError("key")


CRASHING = Rule("DAT-CRASH", "warning", "No rule crashes.", "`1/0`", "`1/1`", check=of_values)
QUIET = Rule("DAT-QUIET", "error", "Nothing.", "", "", check=lambda *_: iter(()))
LAST = Rule(
    "DAT-LAST", "info", "All is told.", "", "", check=lambda library, _: iter([Problem(library.drugs[0].where, "read")])
)


def test_a_rule_that_crashes_is_one_finding_that_names_the_rule_and_the_row(library: Library) -> None:
    found = runner.check(library, [], (CRASHING, QUIET, LAST))
    (crash,) = [f for f in found if "crashed" in f.message]
    assert (crash.rule, crash.severity) == ("DAT-CRASH", "error")
    assert str(crash.where) == str(library.observations["smp-half-life-h"].where)
    assert crash.message.startswith("the rule crashed on 'smp-half-life-h' (tests.check.test_runner, line ")
    assert crash.message.endswith("ZeroDivisionError: division by zero")


def test_what_a_rule_found_before_it_crashed_and_all_other_rules_stand(library: Library) -> None:
    found = runner.check(library, [], (CRASHING, QUIET, LAST))
    assert [(f.rule, f.message.partition(" (")[0]) for f in found] == [
        ("DAT-LAST", "read"), ("DAT-CRASH", "smp-half-life is -1"), ("DAT-CRASH", "the rule crashed on 'smp-half-life-h'"),
    ]  # fmt: skip


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.looks_at_parts], ids=lambda rule: rule.id)
def test_a_place_is_looked_for_where_something_is_found_and_nowhere_else(
    library: Library, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[object]()

    def note(look: Callable[..., Where]) -> Callable[..., Where]:
        def find(*arguments: Any) -> Where:
            asked.append(arguments)
            return look(*arguments)

        return find

    for module, name in ((places, "cell"), (places, "_find_first"), (texts, "place_in")):
        monkeypatch.setattr(module, name, note(getattr(module, name)))
    found = [*rule.findings(library, [])]
    assert len(asked) <= 2 * len(found)  # the line of an arm, and of a word in it


def test_a_crash_over_no_row_is_placed_at_the_code(library: Library) -> None:
    rule = Rule("DAT-CRASH", "error", "", "", "", check=fails)
    (crash,) = runner.check(library, [], (rule,))
    assert crash.where.file == "tests/check/test_runner.py"


def test_a_crash_in_the_built_site_or_over_findings_is_one_finding_too(library: Library) -> None:
    rule = Rule("STR-CRASH", "error", "", "", "", check_findings=fails)
    assert [f.rule for f in runner.apply_waivers(library, [], rules=(rule,))] == ["STR-CRASH"]


def test_a_percentage_with_its_interval_crashes_nothing(project: Path) -> None:
    path = project / "data/drugs/samplirsen/observations.csv"
    row = "smp-share,adverse-event,56.8 (45.6–68.1),%,percentage,95% CI,84,healthy-adults,safety,human,,smp-trial,,100 mg,subcutaneous,,to day 60,better,,primary,alpha2020,Table 1,samplirsen,,"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    found = pipeline.build(project).findings
    assert [f.message for f in found if f.rule == "DAT-COUNT" or "crashed" in f.message] == []


@pytest.mark.parametrize(("ident", "site"), [("DAT-UNIT", False), ("STR-LINK", True)])
def test_explain_runs_one_rule_and_looks_at_the_site_only_if_the_rule_does(
    ident: str, site: bool, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(stamp, "is_built_from", lambda _: True)

    def note(name: str) -> Iterator[Finding]:
        ran.append(name)
        return iter(())

    monkeypatch.setattr(pipeline, "check_site", lambda *_: tuple(note("site")))
    monkeypatch.setattr(Rule, "findings", lambda rule, *_: note(rule.id))
    assert main(["--root", str(project), "explain", ident]) == 0
    assert ran == [ident, *(["site"] if site else [])]

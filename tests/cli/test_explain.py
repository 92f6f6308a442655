"""`explain`: a rule with its texts and what it finds now, and the rules of a family."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from generators.__main__ import main
from generators.check.rules import all_rules
from generators.publish import stamp
from generators.report import rules_page
from tests.cli.conftest import GUIDE, Run


@pytest.mark.usefixtures("mistyped")
def test_a_rule_is_explained_with_its_examples_and_what_it_finds_now(run: Run) -> None:
    code, said, _ = run("explain", "cit-key")
    rule = next(rule for rule in all_rules() if rule.id == "CIT-KEY")
    assert code == 0
    first, _, why = rule.text.partition("\n")
    assert said.startswith(f"CIT-KEY (error): {first}\n")
    assert all(text in said for text in (why.strip(), rule.bad, rule.good))
    assert re.findall(r"^(What it finds|Why|Example|Use instead)$", said, re.MULTILINE) == list(rules_page.HEADS)
    assert "Now: 1 error\n" in said and f"{GUIDE}:12:25" in said


def test_the_rules_of_a_family_are_listed(run: Run) -> None:
    lines = run("explain", "WAIVER")[1].splitlines()
    assert [line.split()[:2] for line in lines] == [["WAIVER-EXPIRED", "error"], ["WAIVER-UNUSED", "error"]]


def test_explaining_runs_no_other_rule_and_reads_no_site_without_need(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise AssertionError("not needed")

    monkeypatch.setattr(stamp, "is_built_from", fail)
    every = tuple(rule if rule.id == "DAT-UNIT" else replace(rule, check=fail) for rule in all_rules())
    monkeypatch.setattr("generators.check.runner.all_rules", lambda: every)
    assert "Now: nothing found" in run("explain", "DAT-UNIT")[1]


@pytest.mark.usefixtures("mistyped")
def test_a_rule_about_findings_is_explained_with_those_of_the_others(run: Run, project: Path) -> None:
    waiver = f"- {{rule: CIT-KEY, file: {GUIDE}, match: agency2012, reason: soon, owner: editor, expires: 2026-01}}\n"
    (project / "data/waivers.yml").write_text(waiver, encoding="utf-8")
    assert "Now: 1 error\n" in run("explain", "WAIVER-EXPIRED")[1]


def test_a_rule_is_explained_outside_of_a_project_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "CIT-KEY"]) == 0
    told = capsys.readouterr().out
    assert "CIT-KEY (error)" in told and "Now:" not in told


def test_an_unknown_rule_cannot_be_explained(run: Run) -> None:
    assert run("explain", "DAT-UNTI")[0] == 2


def test_no_rule_at_all_is_an_error(run: Run) -> None:
    assert run("explain", ",")[0] == run("check", "--select", " ")[0] == 2

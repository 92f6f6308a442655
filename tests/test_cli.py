"""The command line: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from generators import pipeline
from generators.__main__ import main
from generators.check.rules import all_rules
from generators.cli import choice
from generators.model import Finding
from generators.publish import stamp
from generators.report import rules_page
from generators.report.formats import FORMATS
from tests.report.conftest import found

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
Edit = Callable[[str, str, str], None]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the project: its exit code, what it said, and what it said beside."""

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["--root", str(project), *arguments])
        except SystemExit as stopped:  # argparse's way out
            code = int(str(stopped.code))
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def mistyped(edit: Edit) -> None:
    """An error in the guide."""
    edit(GUIDE, "[@agency2021, p 2]", "[@agency2012, p 2]")


def test_without_an_error_the_exit_code_is_0(run: Run) -> None:
    assert run("check", "--select", "CIT-KEY")[:2] == (0, "nothing found\n")


@pytest.mark.usefixtures("mistyped")
def test_an_error_is_shown_with_its_line_and_the_exit_code_is_1(run: Run) -> None:
    code, said, _ = run("check", "--select", "CIT-KEY")
    assert code == 1
    assert said.splitlines()[:3] == [
        GUIDE, "  12:25     error   CIT-KEY", "            no reference 'agency2012'. Did you mean 'agency2021'?",
    ]  # fmt: skip
    assert said.splitlines()[-1] == "1 error in 1 file"


@pytest.mark.usefixtures("mistyped")
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_but_the_document_is_printed(name: str, run: Run, project: Path) -> None:
    _, said, beside = run("check", "--format", name, "--no-site")
    code, nothing, _ = run("check", "--format", name, "--no-site", "--output", str(project / "report"))
    assert (code, nothing) == (1, "")
    assert said == (project / "report").read_text(encoding="utf-8")
    assert "reading data" in beside and "reading data" not in said


@pytest.mark.usefixtures("mistyped")
def test_rules_are_chosen_by_id_or_beginning_and_left_out_again(run: Run) -> None:
    def rules(*options: str) -> set[str]:
        return {f["rule"] for f in json.loads(run("check", "--no-site", "--format", "json", *options)[1])}

    assert rules("--select", "cit-k,DAT") == {"CIT-KEY"}
    assert "CIT-KEY" not in rules("--ignore", "CIT-KEY")
    assert rules("--select", "CIT", "--ignore", "CIT") == set()
    assert run("check", "--no-site", "--select", "WAIVER")[0] == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_an_error_that_names_the_nearest(option: str, run: Run) -> None:
    code, said, beside = run("check", option, "CIT-KEZ")
    assert (code, said) == (2, "")
    assert "no rule 'CIT-KEZ'. Did you mean 'CIT-KEY'?" in beside


def test_no_rule_at_all_is_an_error(run: Run) -> None:
    assert run("explain", ",")[0] == run("check", "--select", " ")[0] == 2


def test_an_unknown_drug_is_an_error_that_names_the_nearest(run: Run) -> None:
    code, said, beside = run("check", "--only", "samplirse")
    assert (code, said) == (2, "")
    assert "no drug 'samplirse' in data/drugs. Did you mean 'samplirsen'?" in beside


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "inf"])
def test_a_time_to_wait_is_above_zero(run: Run, seconds: str) -> None:
    code, _, beside = run("check-links", "--timeout", seconds)
    assert code == 2
    assert f"{seconds!r} is no number above zero" in beside


def test_a_folder_in_the_place_of_a_file_is_said(run: Run, project: Path) -> None:
    (project / "references.bib").unlink()
    (project / "references.bib").mkdir()
    code, said, _ = run("check", "--no-site")
    assert code == 1
    assert "a folder in place of a file" in said and "1 error" in said


def test_an_unknown_family_is_an_error_that_names_those_there_are(run: Run) -> None:
    assert "no rule 'QQQ'; wanted one that begins with CIT, DAT," in run("check", "--select", "qqq")[2]


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "2026-11"])
def test_a_day_that_is_none_is_an_error(day: str, run: Run) -> None:
    code, _, beside = run("check", "--today", day)
    assert code == 2
    assert f"{day!r} is no day; wanted one like 2026-11-20" in beside


def test_a_report_that_cannot_be_written_is_said(run: Run, project: Path) -> None:
    code, _, beside = run("check", "--select", "CIT-KEY", "--output", str(project / "no/such/folder/report"))
    assert code == 2
    assert "cannot be written" in beside


@pytest.mark.usefixtures("mistyped")
def test_a_waiver_that_runs_out_by_the_given_day_is_an_error(run: Run, project: Path) -> None:
    waiver = f"- {{rule: CIT-KEY, file: {GUIDE}, match: agency2012, reason: soon, owner: editor, expires: 2027-01}}\n"
    (project / "data/waivers.yml").write_text(waiver, encoding="utf-8")
    assert run("check", "--no-site", "--select", "CIT-KEY,WAIVER")[0] == 0
    assert run("check", "--no-site", "--select", "CIT-KEY,WAIVER", "--today", "2027-02-01")[0] == 1


def test_what_is_published_does_not_depend_on_the_day_of_a_check(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[str] = []

    def publish(made: pipeline.Build, *_: object) -> pipeline.Publication:
        days.append(made.library.today)
        return pipeline.Publication(made.findings)

    monkeypatch.setattr(pipeline, "publish", publish)
    run("check", "--site", "--today", "2027-02-01")
    assert days == ["2026-11-20"]


def test_it_is_said_when_the_site_is_not_checked(run: Run) -> None:
    assert "its pages are not checked" in run("check", "--select", "CIT-KEY")[2]
    assert "its pages are not checked" not in run("check", "--select", "CIT-KEY", "--no-site")[2]


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


@pytest.mark.usefixtures("mistyped")
def test_a_build_says_each_error_on_one_line(run: Run) -> None:
    code, said, _ = run("build")
    assert code == 1
    assert f"{GUIDE}:12:25: error CIT-KEY no reference 'agency2012'. Did you mean 'agency2021'?" in said.splitlines()


def test_what_is_chosen_keeps_its_order() -> None:
    findings: list[Finding] = [
        found(rule, "error", "a:1:1", "m") for rule in ("TXT-TERM", "CIT-KEY", "DAT-UNIT", "CIT-MIN")
    ]
    assert [f.rule for f in choice.filter_findings(findings, ("CIT", "TXT"), ("CIT-M",))] == ["TXT-TERM", "CIT-KEY"]


# --- where the project is ----------------------------------------------------------------------------------------

COMMANDS = (["site"], ["serve"], ["build"], ["check"], ["check-links"], ["retractions"])


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_project_a_command_says_so_in_one_line(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (command, [*command, "--root", str(tmp_path)]):
        assert main(arguments) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("error: no project ") and "`guides init` starts one" in line


@pytest.mark.parametrize(
    ("folder", "arguments"),
    [
        pytest.param("data/drugs", ["--root", "../..", "check"], id="before the command"),
        pytest.param("data/drugs", ["check", "--root", "../.."], id="after it"),
        pytest.param("..", ["check", "--root", "project"], id="from above"),
        pytest.param("data/drugs/samplirsen", ["check"], id="found upwards"),
    ],
)
@pytest.mark.usefixtures("mistyped")
def test_the_project_is_found_from_other_folders(
    folder: str,
    arguments: list[str],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project / folder)
    assert main([*arguments, "--no-site", "--select", "CIT-KEY"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == GUIDE


def test_a_relative_root_builds_inside_the_project_and_nowhere_else(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "data")
    assert main(["build", "--root", ".."]) == 0
    assert (project / "docs/drugs/samplirsen/index.md").is_file()
    assert sorted(p.name for p in project.parent.iterdir()) == [project.name]


# --- a new project -----------------------------------------------------------------------------------------------


def test_a_new_project_is_written_where_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "mine"]) == 0
    assert main(["init", "--root", "yours"]) == 0
    for name in ("mine", "yours"):
        assert (tmp_path / name / "mkdocs.yml").is_file()


def test_a_new_project_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "references.bib").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert f"error: {tmp_path}/references.bib would be overwritten; nothing written" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["references.bib"]


def test_the_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    code, told, _ = run("--help")
    assert code == 0
    for command in [*COMMANDS, ["init"], ["explain"]]:
        assert f"\n    {command[0]} " in told
        assert run(*command, "--help")[1].count("usage: guides ") == 1
    assert "exit codes: 0 no errors, 1 errors in the content, 2 the command could not run" in told


def test_serve_builds_first_and_then_watches(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Path] = []

    def serve(root: Path, _: Callable[[], None]) -> None:
        assert (root / "docs/drugs/samplirsen/index.md").is_file(), "there is something to serve"
        served.append(root)

    monkeypatch.setattr("generators.publish.preview.serve", serve)
    assert run("serve")[0] == 0
    assert served == [project]


def test_words_are_printed_by_the_name_of_their_list(run: Run) -> None:
    assert run("words", "arm.role")[1].split() == [
        "active", "placebo", "sham", "comparator", "untreated", "vehicle", "baseline",
    ]  # fmt: skip
    assert re.search(r"^healthy-adults +healthy adults$", run("words", "populations")[1], re.MULTILINE)
    assert re.search(r"^statistic +\d+ words$", run("words")[1], re.MULTILINE)
    code, _, said = run("words", "populatons")
    assert code == 2 and "no list 'populatons'; wanted populations" in said


def test_the_schemas_are_written_once(run: Run, project: Path) -> None:
    assert "data/schema/ among them" in run("schema")[2]
    assert (project / "data/schema/drug.json").is_file()
    assert "nothing to change" in run("schema")[2]


def test_a_drug_a_study_and_a_guide_are_begun(run: Run, project: Path) -> None:
    assert "data/drugs/newsirsen/drug.yml" in run("new", "drug", "newsirsen")[1]
    assert run("new", "study", "newsirsen", "new-first")[1] == "data/drugs/newsirsen/studies.yml\n"
    assert run("new", "guide", "newsirsen", "a-question")[1] == "data/drugs/newsirsen/guides/a-question.md\n"
    code, _, said = run("new", "drug", "newsirsen")
    assert code == 2 and "is there already" in said
    assert (project / "data/drugs/newsirsen/guides/a-question.md").is_file()

"""`check`: what is printed where, which rules and which day are chosen, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generators import pipeline
from generators.report.formats import FORMATS
from tests.cli.conftest import GUIDE, Run


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


def test_an_unknown_drug_is_an_error_that_names_the_nearest(run: Run) -> None:
    code, said, beside = run("check", "--only", "samplirse")
    assert (code, said) == (2, "")
    assert "no drug 'samplirse' in data/drugs. Did you mean 'samplirsen'?" in beside


def test_one_drug_may_name_another_and_is_not_told_of_its_sources(run: Run, project: Path) -> None:
    folder = project / "data/drugs/otherlirsen"
    folder.mkdir()
    row = "id,parameter,value,unit,source\noth-half-life,elimination-half-life,3,d,agency2021\n"
    (folder / "observations.csv").write_text(row, encoding="utf-8")
    with (project / "references.bib").open("a", encoding="utf-8") as bib:
        bib.write(
            "\n@misc{zeta2020, author = {{Z}}, title = {A record}, year = {2020}, state = {unconfirmed}, unconfirmed = {year},\n"
        )
        bib.write("url = {https://zeta.example/a}, urldate = {2026-11-20}, tier = {vendor}}\n")
    guide = project / GUIDE
    text = guide.read_text(encoding="utf-8")
    guide.write_text(
        f'{text}\nIt was {{{{ value("oth-half-life") }}}} there, {{{{ value("oth-half") }}}} here.\n', encoding="utf-8"
    )
    said = run("check", "--only", "samplirsen")[1]
    assert "no observation 'oth-half'" in said and "no observation 'oth-half-life'" not in said
    assert "'zeta2020'" not in said and "CIT-UNCONFIRMED 'oldguide2019'" in said


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

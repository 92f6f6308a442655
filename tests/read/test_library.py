"""What the loader says of bad input: file, line, column, what is wrong, what was wanted; all in one run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generators.errors import SetupError
from generators.model import Finding, Library
from generators.read.library import load

DRUG = "data/drugs/samplirsen"
Edit = Callable[[str, str, str], None]
Found = Callable[[], list[Finding]]


def test_the_sample_corpus_is_read_without_a_finding(library: Library) -> None:
    assert len(library.observations) == 10


def test_only_the_file_that_changed_is_parsed_again(project: Path, library: Library, edit: Edit) -> None:
    edit(f"{DRUG}/studies.yml", "name: samplirsen 100 mg", "name: samplirsen, 100 mg")
    changed = load(project)
    assert changed.drugs[0].studies[0] != library.drugs[0].studies[0]
    assert changed.vocabulary.units["d"] is library.vocabulary.units["d"]


def test_what_is_wrong_in_a_file_is_told_each_time(project: Path, edit: Edit) -> None:
    edit("data/vocabulary/species.yml", "name: mouse", "nam: mouse")
    first, second = load(project), load(project)
    assert first.problems == second.problems != ()
    assert (first.broken, first.incomplete) == (second.broken, second.incomplete) != (frozenset(), frozenset())


def test_a_value_knows_where_it_was_written(library: Library) -> None:
    assert str(library.observations["smp-half-life"].where) == f"{DRUG}/observations.csv:2:1"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"),
    [
        pytest.param("observations.csv", ",d,mean,SD", ",weeks,mean,SD", "2:55", "unknown unit 'weeks'", id="unknown unit"),
        pytest.param("observations.csv", ",d,mean,SD", ",mg,mean,SD", "2:55", "wanted h, d", id="a unit the parameter may not have"),
        pytest.param("observations.csv", ",d,mean,SD", ",,mean,SD", "2:55", "unit is missing", id="missing unit"),
        pytest.param("observations.csv", "elimination-half-life,20", "elimination-halflife,20", "2:26",
                     "Did you mean 'elimination-half-life'?", id="unknown parameter"),
        pytest.param("observations.csv", "20 ± 5", "twenty", "2:48", "no known form of a value", id="unreadable value"),
        pytest.param("observations.csv", "20 ± 5", "", "2:48", "neither a value nor a missing-value reason", id="no value, no reason"),
        pytest.param("observations.csv", ",primary,alpha2020,Table 2,,\n", ",best,alpha2020,Table 2,,\n",
                     "2:128", "'best' is not allowed; wanted one of primary, secondary", id="unknown grade"),
        pytest.param("observations.csv", "smp-half-life-h,", "smp-half-life,", "3:1", "is there already", id="duplicate id"),
        pytest.param("observations.csv", "smp-half-life,", "smp-half-life,,", "2:1", "26 columns; wanted 25", id="wrong column count"),
        pytest.param("observations.csv", "id,study", "ident,study", "1:1", "missing id; unknown ident", id="wrong header"),
        pytest.param("observations.csv", '"1, 8, 15, 22"', '"1, 8, 15, 22', "11:1", "a quote that does not close", id="open quote"),
        pytest.param("observations.csv", "alpha2020; agency2021,Table 3; p 7", "alpha2020; agency2021,Table 3", "7:137",
                     "2 sources and 1 locators", id="a source without its locator"),
        pytest.param("observations.csv", "smp-change-0,smp-trial,placebo,", "smp-change-0,smp-trial,placbo,", "6:24",
                     "no arm 'placbo' in smp-trial. Did you mean 'placebo'?", id="unknown arm"),
        pytest.param("observations.csv", "smp-liver-mouse,,,", "smp-liver-mouse,,placebo,", "4:18",
                     "no arm 'placebo' without a study; wanted nothing", id="an arm without a study"),
        pytest.param("observations.csv", "smp-days,smp-trial,", "smp-days,smp-trail,", "11:10",
                     "no study 'smp-trail'. Did you mean 'smp-trial'?", id="unknown study"),
        pytest.param("studies.yml", "of: [samplirsen-all, placebo]", "of: [samplirsen-all, all]", "10:5",
                     "and not all", id="a total of itself"),
        pytest.param("drug.yml", "target: SMP1\n", "", "1:1", "target is missing", id="missing field"),
        pytest.param("drug.yml", "route: subcutaneous", "rout: subcutaneous", "10:7", "rout is no field of Drug", id="unknown field"),
        pytest.param("drug.yml", "state: investigational", "state: wonderful", "13:29", "'wonderful' is not allowed", id="closed list"),
        pytest.param("drug.yml", "id: samplirsen", "id: [samplirsen", "2:4", "broken YAML", id="broken YAML"),
        pytest.param("drug.yml", "id: samplirsen", "id: samplirsen\nid: other", "2:1", "'id' stands twice", id="duplicate key"),
        pytest.param("drug.yml", "date: 2019-04", "date: April 2019", "18:27", "wanted an ISO date", id="not a date"),
        pytest.param("guides/how-it-works.md", "---\ntitle", "title", "1:1", "no front matter", id="no front matter"),
        pytest.param("guides/how-it-works.md", "summary: What", "sumary: What", "3:9", "sumary is no field of Guide", id="front matter field"),
        pytest.param("guides/how-it-works.md", "\n---\n", "\nreview: reviewed\n---\n", "2:1", "wanted the names of the reviewers", id="reviewed by nobody"),
    ],
)  # fmt: skip
def test_bad_input_is_said_at_its_place(
    project: Path, edit: Edit, file: str, old: str, new: str, place: str, said: str
) -> None:
    edit(f"{DRUG}/{file}", old, new)
    lines = [f"{problem.where}: {problem.message}" for problem in load(project).problems]
    assert any(line.startswith(f"{DRUG}/{file}:{place}: ") and said in line for line in lines), "\n".join(lines)


def test_all_errors_of_a_run_are_reported_together(edit: Edit, found: Found) -> None:
    edit(f"{DRUG}/observations.csv", ",d,mean,SD", ",weeks,mean,SD")
    edit(f"{DRUG}/charts.yml", "kind: dose", "kind: pie")
    edit(f"{DRUG}/guides/how-it-works.md", "[@agency2021, p 2]", "[@agency2012, p 2]")
    edit(f"{DRUG}/guides/how-it-works.md", 'value("smp-headache",', 'value("smp-hedache",')
    edit(f"{DRUG}/gaps.yml", "reason: not-found\n", "")
    files = {f.where.file.rpartition("/")[2] for f in found() if f.severity == "error"}
    assert files == {"observations.csv", "charts.yml", "how-it-works.md", "gaps.yml"}


def test_asking_for_a_row_that_could_not_be_read_is_no_second_error(edit: Edit, found: Found) -> None:
    edit(f"{DRUG}/observations.csv", ",d,mean,SD", ",weeks,mean,SD")
    assert {f.where.file for f in found() if f.severity == "error"} == {f"{DRUG}/observations.csv"}


@pytest.mark.parametrize("name", ["parameters", "units", "terms", "species", "matrices", "populations", "compounds"])
def test_asking_for_what_an_unreadable_list_holds_is_no_second_error(project: Path, found: Found, name: str) -> None:
    path = project / f"data/vocabulary/{name}.yml"
    path.write_text("- {id: [\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert {(f.rule, f.where.file) for f in found()} == {("DAT-SYNTAX", f"data/vocabulary/{name}.yml")}


def test_an_id_may_not_stand_in_two_drugs(project: Path) -> None:
    shutil.copytree(project / DRUG, project / "data/drugs/other")
    assert any("'smp-half-life' is there already" in problem.message for problem in load(project).problems)


def test_a_folder_without_a_project_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"data/vocabulary is not there"):
        load(tmp_path)


def test_an_empty_file_is_a_finding(project: Path) -> None:
    (project / DRUG / "drug.yml").write_text("", encoding="utf-8")
    assert "the file is empty; wanted a Drug" in [problem.message for problem in load(project).problems]


def test_bytes_that_are_no_utf8_are_a_finding_and_no_traceback(project: Path, found: Found) -> None:
    path = project / DRUG / "gaps.yml"
    path.write_bytes(path.read_bytes().replace(b"No human", b"No \xff human"))
    assert any("not UTF-8" in f.message for f in found())

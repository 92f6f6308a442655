"""The whole program on the sample corpus: one value in, all its places out; wrong input leaves good pages alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generators import pipeline
from generators.__main__ import main
from generators.index import printed
from generators.index.printed import PrintedPage, read_page
from generators.model import Finding, Page
from tests.golden import for_review

DRUG = "data/drugs/samplirsen"
Edit = Callable[[str, str, str], None]


def build(project: Path) -> tuple[list[Finding], list[str]]:
    """Build the project and write its pages: what is found, and the files that changed."""
    made = pipeline.build(project)
    return list(made.findings), pipeline.write(made, project)


def docs(project: Path) -> dict[str, bytes]:
    """Every file under docs/ by its path."""
    root = project / "docs"
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_the_sample_corpus_builds_without_a_finding(project: Path) -> None:
    findings, changed = build(project)
    assert [f for f in findings if f.severity != "info"] == []
    assert "drugs/samplirsen/how-it-works.md" in changed


def test_a_second_build_writes_nothing(project: Path) -> None:
    build(project)
    assert build(project)[1] == []


def test_two_builds_in_two_places_are_the_same_bytes(project: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(project, tmp_path / "again")
    build(project)
    build(tmp_path / "again")
    assert docs(project) == docs(tmp_path / "again")


def test_one_changed_value_changes_sentence_table_chart_diagram_and_data_and_nothing_else(
    project: Path, edit: Edit
) -> None:
    build(project)
    before = docs(project)
    edit(f"{DRUG}/observations.csv", "−36 (−45 to −24)", "−39 (−45 to −24)")
    _, changed = build(project)
    after = docs(project)
    home = "drugs/samplirsen"
    guide, records = f"{home}/how-it-works", f"{home}/data/activity"
    assert set(changed) == {
        f"{records}.md", f"{records}/data.json", f"{records}/records.csv", f"{records}/cards.js",
        f"{home}/data/datapackage.json", f"{home}/data/observations.csv", "data/datapackage.json", "data/observations.csv", "references/samplirsen.md",
        "index.md", f"{home}/index.md", f"{home}/figure-change-chart.svg", f"{home}/figure-change-chart.png", f"{home}/figure-change-chart.csv", f"{home}/data.json", f"{guide}.md", f"{guide}/data.json", f"{guide}/table-change-by-dose.csv",
        f"{guide}/table-change-by-dose.json", f"{guide}/figure-change-chart.svg", f"{guide}/figure-change-chart.png", f"{guide}/figure-change-chart.csv", f"{guide}/figure-change-chart-tidy.csv", f"{home}/figure-change-chart-tidy.csv", f"{guide}/table-change-by-dose-tidy.csv", f"{guide}/table-change-by-dose.xlsx", f"{records}/records-tidy.csv", f"{records}/records.xlsx",
        f"{guide}/figure-mechanism.svg", f"{guide}/figure-mechanism.json", f"{home}/narrow.js", f"{guide}/narrow.js",
        "figures/samplirsen.md", "search/names.js", "search/d-.js", "search/d-samplirsen.js", "search/w-36.js", "search/w-39.js",
    }  # fmt: skip
    page, old = after[f"{guide}.md"].decode(), before[f"{guide}.md"].decode()
    words, old_words = for_review(page), for_review(old)
    assert words != old_words and words.replace("39", "36") == old_words.replace("39", "36")
    assert page.count("−39") == old.count("−36") > 1  # table, chart, diagram
    assert page.count(">39% (") == old.count(">36% (") > 0  # a sentence that says that it fell
    values = {v["id"]: v for v in json.loads(after[f"{guide}/data.json"])["values"]}
    assert values["smp-change-100"]["value"]["center"] == -39.0


@pytest.mark.parametrize(
    "spelling", ["{{table( 'kinetics' )}}", '{{ table(name="kinetics") }}', '{{ table(\n"kinetics"\n) }}']
)
def test_a_table_that_a_guide_asks_for_in_another_spelling_stands_once(
    project: Path, edit: Edit, spelling: str
) -> None:
    def tables() -> int:
        return next(page for page in pipeline.build(project).pages if page.kind == "monograph").text.count(
            'id="table-kinetics"'
        )

    assert tables() == 0
    edit("data/drugs/samplirsen/guides/how-it-works.md", '{{ table("kinetics") }}', spelling)
    assert tables() == 0


def test_a_fact_without_words_or_reason_is_a_finding_and_no_traceback(project: Path, edit: Edit) -> None:
    edit("data/drugs/samplirsen/drug.yml", "value: samplirsen, ", "")
    edit("data/drugs/samplirsen/guides/how-it-works.md", "## Conclusion\n", '## Conclusion\n\n{{ fact("smp-inn") }}\n')
    findings, _ = build(project)
    assert {f.rule for f in findings if f.severity == "error"} == {"DAT-MISSING"}


def test_an_error_leaves_what_was_published_as_it_was(project: Path, edit: Edit) -> None:
    build(project)
    before = docs(project)
    edit(f"{DRUG}/observations.csv", ",d,mean,SD", ",weeks,mean,SD")
    findings, changed = build(project)
    assert changed == [] and docs(project) == before
    assert [f.rule for f in findings if f.severity == "error"] == ["DAT-UNIT"]


def test_the_command_line_says_where_and_exits_with_one(project: Path, edit: Edit, capsys: object) -> None:
    edit(f"{DRUG}/guides/how-it-works.md", "[@agency2021, p 2]", "[@agency2012, p 2]")
    assert main(["--root", str(project), "build"]) == 1
    said = capsys.readouterr().out  # type: ignore[attr-defined]  # pytest gives no name to this type
    assert f"{DRUG}/guides/how-it-works.md:12:" in said
    assert "no reference 'agency2012'. Did you mean 'agency2021'?" in said


def test_the_command_line_exits_with_two_when_there_is_nothing_to_build(tmp_path: Path, capsys: object) -> None:
    assert main(["--root", str(tmp_path), "build"]) == 2
    assert "error: " in capsys.readouterr().err  # type: ignore[attr-defined]  # as above


def test_a_page_without_a_required_disclaimer_is_not_built(project: Path, edit: Edit) -> None:
    edit(
        "data/disclaimers.yml",
        "{study.kind: animal}]\n  place: foot",
        "{study.kind: animal}]\n  place: top",
    )
    assert not any(f.severity == "error" for f in build(project)[0])


def test_a_page_is_read_back_once_for_the_references_and_the_search(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def read(page: Page) -> PrintedPage:
        seen.append(page.path)
        return read_page(page)

    monkeypatch.setattr(printed, "read_page", read)
    monkeypatch.setattr(printed, "version", lambda name: f"another {name}")  # nothing is known of any page
    made = pipeline.build(project)
    assert set(seen) > {page.path for page in made.pages if page.kind in ("guide", "monograph")}
    assert made.search.assets and len(seen) == len(set(seen)) > len(made.pages)

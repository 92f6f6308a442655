"""The benchmark measures projects that build, and finds no error in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks import fleet, growth, peers, report, sample, visits
from generators.check.built.markup import active_in_picture
from generators.read.library import load
from tests import chromium


@pytest.fixture
def no_peers(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other program builds the pages."""
    monkeypatch.setattr(peers, "list_commands", lambda *_: [])


def test_a_project_is_built_and_what_it_cost_is_told_by_stage(small: Path) -> None:
    project = small
    cold, nothing = growth.build(project), growth.build(project)
    assert cold["stages"].keys() == {"start", "read", "print", "check sources", "build", "check pages"}
    assert cold["seconds"] == pytest.approx(sum(cold["stages"].values()))
    assert cold["seconds"] > nothing["seconds"] > 0 and nothing["stages"].keys() == {"start"}
    assert cold["peak"] > 50 and cold["errors"] == 0
    weight = growth.weigh(project / "site")
    assert weight["site"] > weight["largest page"] > 0 and all(weight["pages"].values())
    if chromium.CHROMIUM and chromium.DRIVER:
        seen = visits.measure(project / "site")
        assert 20_000 < seen["first visit of a guide"] < weight["site"]
        assert seen["first search, besides the page"] > 1_000 and seen["first search, ms"] > 0


@pytest.mark.usefixtures("no_peers")
def test_each_build_of_a_measurement_has_kept_what_it_is_named_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[set[str], bool]] = []

    def build(project: Path) -> growth.Row:
        kept = {path.name for path in (project / ".cache/generators").iterdir()}
        found.append((kept, "−37 (−45 to −24)" in values(project)))
        for name in ("pictures", "pages"):
            (project / ".cache/generators" / name).mkdir(exist_ok=True)
        (project / ".cache/site.stamp").write_text("built", encoding="utf-8")
        return {"stages": {"read": 1.0 * len(found)}, "seconds": 1.0 * len(found), "peak": 60.0, "errors": 0}

    monkeypatch.setattr(growth, "build", build)
    monkeypatch.setattr(growth, "weigh", lambda _: {"site": 9, "pages": {"home": 4}})
    monkeypatch.setattr(visits, "measure", lambda _: {"first visit of a guide": 5.0})
    said: list[str] = []
    row = growth.measure(1, said.append, sample.corpus, sample.edit)
    every = {"fonts", "pictures", "pages"}
    assert found == [({"fonts"}, False), (every, False), (every, True), ({"fonts", "pictures"}, True)]
    assert [line.partition(": ")[2] for line in said] == ["cold", "nothing", "edit", "pictures kept", "a browser"]
    more = {**row, "drugs": 2, "cold": {**row["cold"], "seconds": 4 * row["cold"]["seconds"]}}
    assert growth.exponent([row, more], lambda one: float(one["cold"]["seconds"])) == pytest.approx(2)
    table = growth.format_table([row, more])
    assert "2.00" in table and "peak memory" in table
    kept = growth.save([row], tmp_path).read_text(encoding="utf-8")
    assert "Python" in kept and '"drugs": 1' in kept


def values(project: Path) -> str:
    """The values of all drugs of a project, as they are written."""
    return "".join(path.read_text(encoding="utf-8") for path in project.glob("data/drugs/*/observations.csv"))


def test_a_fleet_is_read_without_a_problem_and_its_copies_differ(tmp_path: Path) -> None:
    library = load(fleet.make(tmp_path / "fleet", len(list((fleet.ROOT / "data" / "drugs").iterdir())) + 2))
    assert library.problems == ()
    first, copy = (library.drugs[at] for at in (2, 3))
    assert copy.id.startswith(first.id) and len(copy.observations) == len(first.observations)
    values = [[o.value.text if o.value else "" for o in drug.observations] for drug in (first, copy)]
    assert values[0] != values[1]
    assert {o.id for o in first.observations}.isdisjoint(o.id for o in copy.observations)


def test_each_of_five_hundred_copies_has_an_id_and_numbers_of_its_own() -> None:
    ends = [fleet._make_end(at) for at in range(500)]
    assert len(set(ends)) == 500 and all(re.fullmatch("[a-z]{2,3}", end) for end in ends)
    dois = ["10.1038/s41434-022-00316-6", "10.1038/s41434-022-00317-5", "10.1056/NEJMoa2204705"]
    made = [fleet._renumber(doi, number) for doi in dois for number in range(500)]
    assert len(set(made)) == len(made) and all(doi.startswith(("10.1038/s", "10.1056/NEJMoa")) for doi in made)
    assert fleet._renumber("32877580", 3) == "32901337"


def make_row(drugs: int) -> dict[str, Any]:
    built = {"seconds": 10.0 * drugs, "peak": 300.0}
    return {
        "drugs": drugs, "cold": built, "edit": {"seconds": 2.0, "peak": 200.0}, "nothing": {"seconds": 0.3}, "pictures kept": built,
        "peers": {"MkDocs": 2.0 * drugs, "Hugo": -1}, "bytes": {"site": 5_000_000 * drugs}, "visits": {"first search, ms": 60.0},
    }  # fmt: skip


def test_results_stand_on_the_page_with_what_was_not_measured(tmp_path: Path) -> None:
    page, results = tmp_path / "many.md", tmp_path / "growth.json"
    page.write_text("Before.\n<!-- results -->\nold\n<!-- end of results -->\nAfter.\n", encoding="utf-8")
    told: dict[str, Any] = {"machine": "2 × a", "versions": {"MkDocs": "1.6"}, "rows": [make_row(4), make_row(12)]}
    results.write_text(json.dumps(told), encoding="utf-8")
    report.write(results, page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Before.") and text.endswith("After.\n") and "old" not in text
    assert "Not measured yet: 48 drugs." in text and "2 × a, beside MkDocs 1.6" in text
    assert "| First build, s | 40.0 | 120.0 | 1.00 |" in text and "| One value changed, s | 2.0 | 2.0 | 0.00 |" in text
    assert "| Hugo, s | not measured | not measured |  |" in text and "| Site, MB | 20.0 | 60.0 | 1.00 |" in text
    chart = page.with_suffix(".svg").read_bytes()
    assert b"first build" in chart and report.draw(told["rows"]) == chart
    assert list(active_in_picture(chart)) == []
    results.write_text(json.dumps({**told, "rows": [make_row(count) for count in report.WANTED]}), encoding="utf-8")
    report.write(results, page)
    assert "Not measured yet" not in page.read_text(encoding="utf-8")


def test_the_page_says_what_the_kept_results_say() -> None:
    kept = growth.RESULTS / "growth.json"
    told = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {"rows": []}
    text = report.PAGE.read_text(encoding="utf-8")
    assert report.put(text, report.format_part(told)) == text
    assert not told["rows"] or report.PAGE.with_suffix(".svg").read_bytes() == report.draw(told["rows"])

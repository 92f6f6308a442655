"""Downloads of tables: found by their endings, in this package and in others."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from generators import pipeline
from generators.model import Asset, Library
from generators.render import exports
from generators.render.exports.csv import to_csv
from generators.render.exports.json import to_json, to_plain_data

MODULE = """
def export(sheet):
    return ("|".join(sheet.rows[0]) + f" ({len(sheet.entries)})").encode()
"""


def assets(project: Path) -> dict[str, Asset]:
    """The files beside the guide by name."""
    (guide,) = (page for page in pipeline.build(project).pages if page.kind == "guide")
    return {asset.path: asset for asset in guide.assets}


@pytest.fixture
def other_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another package, installed, that brings the ending `psv`."""
    folder = tmp_path / "site-packages"
    (folder / "psvtables-1.0.dist-info").mkdir(parents=True)
    (folder / "psvtables-1.0.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: psvtables\nVersion: 1.0\n")
    (folder / "psvtables-1.0.dist-info/entry_points.txt").write_text("[antisense_guides.exports]\npsv = psvtables\n")
    (folder / "psvtables.py").write_text(MODULE)
    monkeypatch.syspath_prepend(str(folder))
    exports.kinds.cache_clear()
    yield
    exports.kinds.cache_clear()
    sys.modules.pop("psvtables", None)


def test_a_table_comes_as_csv_and_as_json(project: Path) -> None:
    found = assets(project)
    assert list(exports.kinds()) == ["about", "csv", "json", "tidy", "xlsx"]
    assert found["table-kinetics.csv"].content.startswith(b"\xef\xbb\xbfGroup,Quantity,Value,")
    told = json.loads(found["table-kinetics.json"].content)
    assert [value["id"] for value in told["observations"]][:2] == ["smp-half-life", "smp-half-life-h"]
    assert told["about"]["Licence"].startswith("CC BY 4.0") and told["about"]["Cite as"]


def test_the_tidy_file_has_a_row_for_each_observation_of_the_table(project: Path) -> None:
    found = assets(project)["table-kinetics-tidy.csv"].content.decode("utf-8-sig")
    rows = [*csv.DictReader(io.StringIO(found))]
    assert [row["id"] for row in rows][:2] == ["smp-half-life", "smp-half-life-h"]
    assert (rows[0]["value"], rows[0]["low"], rows[0]["high"], rows[0]["unit"]) == ("20", "15", "25", "d")


def test_a_workbook_holds_the_table_its_values_and_its_origin_and_is_the_same_twice(project: Path) -> None:
    content = assets(project)["table-kinetics.xlsx"].content
    assert content == assets(project)["table-kinetics.xlsx"].content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["As shown", "One value a row", "About"]
    shown = [[str(cell or "") for cell in row] for row in book["As shown"].iter_rows(values_only=True)]
    read = [*csv.reader(io.StringIO(assets(project)["table-kinetics.csv"].content.decode("utf-8-sig")))]
    assert shown == [[cell.removeprefix("'") for cell in row] for row in read]
    head, first = list(book["One value a row"].iter_rows(values_only=True))[:2]
    assert dict(zip(head, first, strict=True))["value"] == 20


def test_what_comes_with_a_table_says_where_it_is_from(project: Path) -> None:
    told = assets(project)["table-kinetics-about.txt"].content.decode()
    assert "Licence: CC BY 4.0" in told and "Source alpha2020:" in told and "Places:" in told


@pytest.mark.usefixtures("other_package")
def test_another_package_may_bring_an_ending(project: Path) -> None:
    assert assets(project)["table-kinetics.psv"].content.endswith(b"|Grade (4)")


def test_a_record_as_data_leaves_out_what_is_empty_and_where_it_was_written(library: Library) -> None:
    observation = library.observations["smp-half-life"]
    data = to_plain_data(observation)
    assert "where" not in data and all(value not in ("", None, ()) for value in data.values())
    assert data["id"] == "smp-half-life"


def test_rows_and_data_are_written_for_people_and_programs_alike() -> None:
    rows = [["a", 'say "µ"'], ["b, c", ""]]
    assert [*csv.reader(io.StringIO(to_csv(rows).decode("utf-8-sig")))] == rows
    assert to_json({"a": "µ"}) == '{\n "a": "µ"\n}\n'.encode()

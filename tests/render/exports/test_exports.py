"""Downloads of tables: found by their endings, in this package and in others."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import pipeline
from generators.model import Asset, Library
from generators.render import exports
from generators.render.exports.csv import to_csv
from generators.render.exports.json import to_json, to_plain_data

MODULE = """
def export(rows, observations):
    return ("|".join(rows[0]) + f" ({len(observations)})").encode()
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
    assert list(exports.kinds()) == ["csv", "json"]
    assert found["table-kinetics.csv"].content.startswith(b"Quantity,Value,")
    values = json.loads(found["table-kinetics.json"].content)
    assert [value["id"] for value in values][:2] == ["smp-half-life", "smp-half-life-h"]


@pytest.mark.usefixtures("other_package")
def test_another_package_may_bring_an_ending(project: Path) -> None:
    assert assets(project)["table-kinetics.psv"].content.endswith(b"|Source (4)")


def test_a_record_as_data_leaves_out_what_is_empty_and_where_it_was_written(library: Library) -> None:
    observation = library.observations["smp-half-life"]
    data = to_plain_data(observation)
    assert "where" not in data and all(value not in ("", None, ()) for value in data.values())
    assert data["id"] == "smp-half-life"


def test_rows_and_data_are_written_for_people_and_programs_alike() -> None:
    rows = [["a", 'say "µ"'], ["b, c", ""]]
    assert [*csv.reader(io.StringIO(to_csv(rows).decode("utf-8")))] == rows
    assert to_json({"a": "µ"}) == '{\n "a": "µ"\n}\n'.encode()

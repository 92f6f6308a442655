"""A data package is whole: its tables are what its description says, and refer to rows that are there."""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from typing import Any

import pytest

from generators.index.entries import make_entries
from generators.model import Library
from generators.render.package import about_drug, about_site, make_package
from generators.render.package.tables import make_rows, make_tables
from tests.shipped import ROOT

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, bytes]:
    made = make_package(
        about_drug(library.drugs[0], library), [make_rows(make_entries(library).values(), library)], library
    )
    return {file.path: file.content for file in made if file.path.endswith((".csv", ".json"))}


@pytest.fixture(scope="module")
def described(files: dict[str, bytes]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files["datapackage.json"])
    return loaded


@pytest.fixture(scope="module")
def tables(files: dict[str, bytes]) -> dict[str, Rows]:
    texts = {
        path.removesuffix(".csv"): content.decode("utf-8") for path, content in files.items() if path.endswith(".csv")
    }
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}


def test_each_resource_is_a_file_as_described(described: dict[str, Any], files: dict[str, bytes]) -> None:
    assert {resource["path"] for resource in described["resources"]} == files.keys() - {"datapackage.json"}
    for resource in described["resources"]:
        content = files[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        head = content.decode("utf-8").split("\n")[0]
        assert head.split(",") == [field["name"] for field in resource["schema"]["fields"]]


def test_cells_keys_and_references_hold(described: dict[str, Any], tables: dict[str, Rows]) -> None:
    for resource in described["resources"]:
        rows, schema = tables[resource["name"]], resource["schema"]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert rows and len(set(keys)) == len(keys) and all(map(all, keys))
        for field in schema["fields"]:
            cells = {row[field["name"]] for row in rows} - {""}
            assert field["type"] == "string" or [float(cell) for cell in cells]
            assert cells <= set(field.get("constraints", {}).get("enum", cells)), field["name"]
        for foreign in schema.get("foreignKeys", []):
            (own,), (theirs,) = foreign["fields"], foreign["reference"]["fields"]
            there = {row[theirs] for row in tables[foreign["reference"]["resource"]]}
            assert {row[own] for row in rows} - {""} <= there


def test_every_observation_is_one_row_with_its_sources(library: Library, tables: dict[str, Rows]) -> None:
    assert [row["id"] for row in tables["observations"]] == list(library.observations)
    cited = [(o.id, c.key, c.locator) for o in library.observations.values() for c in o.sources]
    assert [(row["observation"], row["source"], row["locator"]) for row in tables["places"]] == cited


def test_the_description_has_the_names_that_the_form_allows(described: dict[str, Any], library: Library) -> None:
    assert re.fullmatch(r"[a-z0-9._-]+", described["name"]) and all(described.values())
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T00:00:00Z", described.get("created", "2026-01-01T00:00:00Z"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0" and described["sources"][0]["title"]
    assert "homepage" not in described  # no address is made up
    there = library.model_copy(update={"site_url": "https://sample.example/g/"})
    whole = json.loads(
        make_package(about_site(there), [make_rows(make_entries(there).values(), there)], there)[0].content
    )
    assert whole["homepage"] == "https://sample.example/g/data/"


def test_a_changed_value_has_another_version_and_the_same_value_the_same(
    library: Library, described: dict[str, Any]
) -> None:
    entries = list(make_entries(library).values())
    about = about_drug(library.drugs[0], library)
    same, fewer = (
        json.loads(make_package(about, [make_rows(some, library)], library)[0].content)
        for some in (entries, entries[1:])
    )
    assert same["version"] == described["version"] != fewer["version"]


def test_a_package_of_nothing_is_written(library: Library) -> None:
    assert len(make_package(about_site(library), [], library)) >= 5


@pytest.mark.parametrize(
    ("publisher", "name"),
    [("Sample Press", "sample-press"), ("Presse d’Été & Co.", "presse-d-t-co"), ("出版", "guides"), ("..", "guides")],
)
def test_a_publisher_of_any_name_has_a_package(library: Library, publisher: str, name: str) -> None:
    profile = library.publisher.model_copy(update={"name": publisher})
    assert about_site(library.model_copy(update={"publisher": profile})).name == name


def test_the_observations_are_the_first_table(library: Library) -> None:
    assert [table.name for table in make_tables([], library)] == ["observations", "places", "sources", "units"]


# --- the lines that the method page shows ----------------------------------------------------------------------------

SHOWN = re.findall(r"```python\n(.*?)```", (ROOT / "docs/method/data.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(
    "lines", [pytest.param(lines, id=lines.split("\n")[0].removeprefix("import ")) for lines in SHOWN]
)
def test_the_lines_of_the_method_page_find_the_half_lives(
    lines: str, files: dict[str, bytes], tables: dict[str, Rows], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = lines.split("\n")[0].removeprefix("import ")
    pytest.importorskip(needed)
    assert len(list(filter(None, lines.split("\n")))) == 3
    (tmp_path / "observations.csv").write_bytes(files["observations.csv"])
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(lines, names)
    rows = [row for row in tables["observations"] if "half-life" in row["quantity"] and row["species"] == "human"]
    assert rows and len(names["found"]) == len(rows)


def test_rows_in_parts_make_the_same_tables(library: Library) -> None:
    entries = list(make_entries(library).values())
    parts = [make_rows(some, library) for some in (entries[:3], entries[3:4], [], entries[4:])]
    assert make_tables(parts, library) == make_tables([make_rows(entries, library)], library)

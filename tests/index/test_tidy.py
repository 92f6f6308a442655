"""One row is one observation, and each of its columns has one meaning."""

from __future__ import annotations

from generators.index import tidy
from generators.index.entries import make_entries
from generators.model import Library


def rows(library: Library, site: str = "") -> dict[str, dict[str, tidy.Cell]]:
    names = [column.name for column in tidy.COLUMNS]
    made = [dict(zip(names, tidy.row(entry, site), strict=True)) for entry in make_entries(library).values()]
    return {str(row["id"]): row for row in made}


def test_a_row_has_the_numbers_and_the_words_of_its_value(library: Library) -> None:
    row = rows(library)["smp-half-life"]
    assert (row["written"], row["value"], row["low"], row["high"], row["unit"]) == ("20 ± 5", 20.0, 15.0, 25.0, "d")
    assert (row["statistic"], row["source"], row["locator"]) == ("mean ± SD", "alpha2020", "Table 2")


def test_the_address_is_whole_where_the_site_has_one(library: Library) -> None:
    there = "drugs/samplirsen/data/kinetics/#obs-smp-half-life"
    assert rows(library)["smp-half-life"]["address"] == there
    assert rows(library, "https://sample.example/g/")["smp-half-life"]["address"] == f"https://sample.example/g/{there}"


def test_no_two_rows_are_alike_and_every_cell_is_of_its_columns_type(library: Library) -> None:
    made = rows(library)
    assert len(made) == len(library.observations)
    for row in made.values():
        for column in tidy.COLUMNS:
            cell = row[column.name]
            assert isinstance(cell, str if column.type == "string" else (float, int, type(None))), column.name


def test_each_column_is_named_once_and_described() -> None:
    assert len({column.name for column in tidy.COLUMNS}) == len(tidy.COLUMNS)
    assert all(column.description.endswith(".") for column in tidy.COLUMNS)

"""A data package: the observations of a drug, or of the whole site, as tables with their description."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generators.index import tidy
from generators.model import Asset, Drug, Library
from generators.render.exports.csv import to_csv
from generators.render.exports.json import to_json
from generators.render.exports.tidy import format_cell
from generators.render.package import parquet
from generators.render.package.description import About, describe_package
from generators.render.package.tables import Rows, Table, make_tables

DESCRIPTION = "datapackage.json"
_TITLES = {
    DESCRIPTION: "the package: what the tables hold, types, keys, licence, sources, version",
    "observations.csv": "every value with its whole context, one row each",
    "places.csv": "where in which source each value stands",
    "sources.csv": "every source that a value rests on",
    "units.csv": "units by their UCUM codes",
    parquet.FILE: "the observations as Parquet",
}


def make_package(about: About, parts: Iterable[Rows], library: Library) -> tuple[Asset, ...]:
    """Return the files of a package: its description, its tables as CSV, and as Parquet where that can be written."""
    tables = make_tables(parts, library)
    files = {f"{table.name}.csv": _format_table(table) for table in tables}
    described = to_json(describe_package(about, tables, files, library))
    every = {DESCRIPTION: described, **files, **parquet.make_files(tables)}
    return tuple(Asset(path=path, content=content) for path, content in every.items())


def list_titles(files: Iterable[Asset]) -> tuple[tuple[str, str], ...]:
    """Return what each file of a package holds, by its name."""
    return tuple((file.path, _TITLES[file.path]) for file in files)


def about_drug(drug: Drug, library: Library) -> About:
    """Return what the package of a drug is."""
    told = f"Every value of {drug.name} with its conditions, its grade and its sources."
    return About(
        f"{_name_site(library)}-{drug.id}", f"{drug.name}: data", told, f"drugs/{drug.id}/data/", drug.reviewed
    )


def about_site(library: Library) -> About:
    """Return what the package of all drugs is."""
    told = "Every value of every drug with its conditions, its grade and its sources."
    newest = max((drug.reviewed for drug in library.drugs), default="")
    return About(_name_site(library), f"{library.publisher.name}: data", told, "data/", newest)


def _name_site(library: Library) -> str:
    """Return the name of the publisher in the letters that a package may be named in."""
    return re.sub(r"[^a-z0-9]+", "-", library.publisher.name.lower()).strip("-") or "guides"


def _format_table(table: Table) -> bytes:
    """Return a table as CSV in plain UTF-8, as the form of packages has it."""
    names: list[tidy.Cell] = [field.name for field in table.fields]
    return to_csv((map(format_cell, row) for row in [names, *table.rows]), encoding="utf-8")

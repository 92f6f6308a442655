"""The observations as Parquet, if pyarrow is installed: `pip install antisense-guides[parquet]`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import metadata
from importlib.util import find_spec

from generators.render.package.tables import Table

FILE = "observations.parquet"


def version() -> str:
    """Return the version of pyarrow, which the bytes of a site depend on; empty without it."""
    return metadata.version("pyarrow") if find_spec("pyarrow") else ""


def make_files(tables: Sequence[Table]) -> dict[str, bytes]:
    """Return the first table as Parquet by the name of its file; none without pyarrow."""
    return {FILE: _format_table(tables[0])} if find_spec("pyarrow") else {}


def _format_table(table: Table) -> bytes:
    import pyarrow as arrow  # it is large, and optional
    from pyarrow import parquet

    types = {"string": arrow.string(), "number": arrow.float64()}
    fields = [arrow.field(one.name, types[one.type], metadata={"description": one.description}) for one in table.fields]
    cells = [[None if row[place] == "" else row[place] for row in table.rows] for place in range(len(fields))]
    arrays = [arrow.array(column, field.type) for column, field in zip(cells, fields, strict=True)]
    out = io.BytesIO()
    parquet.write_table(arrow.table(arrays, schema=arrow.schema(fields)), out)
    return out.getvalue()

"""The description of a data package, in the form of Frictionless Data: tables, types, keys, licence, sources, version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generators.model import Library
from generators.render.package.tables import Field, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True)
class About:
    """What a package is: its name for machines, its title, what it holds, its page from the root of the site."""

    name: str
    title: str
    description: str
    page: str
    reviewed: str  # the day of the newest review of what it holds


def describe_package(
    about: About, tables: Sequence[Table], files: Mapping[str, bytes], library: Library
) -> dict[str, Any]:
    """Return the description of a package whose tables are files: `observations.csv`. Its version is the hash of their contents."""
    publisher, cutoff = library.publisher, about.reviewed
    digest = _hash(*files.values())
    found = {
        "$schema": PROFILE, "name": about.name, "id": digest, "title": about.title, "description": about.description,
        "version": digest[:12], "created": f"{cutoff}T00:00:00Z" if len(cutoff) == len("2026-01-01") else "",
        "homepage": f"{library.site_url}{about.page}" if library.site_url else "",
        "licenses": [{"name": publisher.licence.replace(" ", "-"), "path": publisher.licence_url, "title": publisher.licence}],
        "contributors": [{"title": publisher.name, "roles": ["publisher"], **({"path": publisher.url} if publisher.url else {})}],
        "sources": list(_list_sources(tables)), "resources": [_describe_table(table, files[f"{table.name}.csv"]) for table in tables],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _describe_table(table: Table, content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_describe_field(field, table) for field in table.fields],
        "primaryKey": list(table.key),
    }
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [theirs]}}
            for column, other, theirs in table.refers
        ]
    return {
        "name": table.name, "type": "table", "title": table.title, "path": f"{table.name}.csv", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "bytes": len(content), "hash": f"sha256:{_hash(content)}", "schema": schema,
    }  # fmt: skip


def _describe_field(field: Field, table: Table) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if field.name in table.key else {}
    limits |= {"unique": True} if table.key == (field.name,) else {}
    limits |= {"enum": list(field.words)} if field.words else {}
    labelled = [{"value": word, "label": label} for word, label in zip(field.words, field.labels, strict=False)]
    told = {"constraints": limits, "categories": labelled}
    described = {"name": field.name, "type": field.type, "description": field.description}
    return {**described, **{name: value for name, value in told.items() if value}}


def _list_sources(tables: Sequence[Table]) -> Iterator[dict[str, str]]:
    """Yield the sources of a package, each with its address."""
    for table in tables:
        if table.name == "sources":
            names = [field.name for field in table.fields]
            for row in table.rows:
                cells = dict(zip(names, map(str, row), strict=True))
                yield {
                    name: text
                    for name, text in (("title", cells["entry"] or cells["key"]), ("path", cells["address"]))
                    if text
                }


def _hash(*contents: bytes) -> str:
    return sha256(b"\0".join(contents)).hexdigest()

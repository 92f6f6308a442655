"""JSON Schemas of the data files and a table schema of observations.csv, made from the nouns that the files are read as.

An editor that knows JSON Schema completes and underlines by them: the first line of a data file names its own. They say what a
file may hold by itself. What only the whole shows, such as an id that is nowhere, a check finds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from generators.domain import context
from generators.model import (
    Diagram,
    Disclaimer,
    Drug,
    Noun,
    Observation,
    Publisher,
    Retractions,
    SearchWords,
    SourcePolicy,
    Waiver,
    Wording,
)
from generators.read import vocabulary
from generators.read.library import COLUMNS, LISTS

FOLDER = "data/schema"
TABLE = "observations"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SINGLE: Mapping[str, type[Noun]] = {
    "diagram": Diagram, "drug": Drug, "publisher": Publisher, "retractions": Retractions, "search": SearchWords, "sources": SourcePolicy,
    "wording": Wording,
}  # fmt: skip
_LISTED: Mapping[str, type[Noun]] = {
    "disclaimers": Disclaimer, "waivers": Waiver, **vocabulary.LISTS, **LISTS,
}  # fmt: skip
_NOT_WRITTEN = ("where", "retractions", "read_in", "is_abstract_only", "is_disputed")  # filled in while files are read
_PARTS = ("diagrams", "guides", "observations", *LISTS)  # of a drug, in files of their own
_SOURCE = {
    "source": {"type": "string", "description": "Keys of references.bib, separated by `;`."},
    "locator": {"type": ["string", "number"], "description": "Where in each source, separated by `;`."},
}


def schemas() -> dict[str, str]:
    """Return the text of every schema file by its path in the project."""
    made = {name: _describe_noun(noun) for name, noun in _SINGLE.items()}
    made |= {name: _describe_list(noun) for name, noun in _LISTED.items()}
    made[TABLE] = describe_table()
    return {
        f"{FOLDER}/{name}.json": json.dumps(made[name], ensure_ascii=False, indent=1) + "\n" for name in sorted(made)
    }


def name_of(path: str) -> str:
    """Return the name of the schema of a data file; empty for a file that has none."""
    place = PurePosixPath(path)
    if place.name == f"{TABLE}.csv":
        return TABLE
    name = "diagram" if place.parent.name == "diagrams" else place.stem
    is_data = place.parts[0] == "data" and place.suffix == ".yml"
    return name if is_data and (name in _SINGLE or name in _LISTED) else ""


def pointer(path: str) -> str:
    """Return the line by which an editor finds the schema of a YAML file; empty for another file."""
    name = name_of(path)
    up = "../" * (len(PurePosixPath(path).parts) - 2)
    return f"# yaml-language-server: $schema={up}schema/{name}.json\n" if name and name != TABLE else ""


def describe_table() -> dict[str, Any]:
    """Return the table schema of observations.csv (Data Package, version 2); a file has the columns that it uses."""
    properties = Observation.model_json_schema()["properties"]
    fields = [_describe_column(name, properties.get(name, {})) for name in COLUMNS]
    return {"fieldsMatch": "superset", "fields": fields, "primaryKey": ["id"], "missingValues": [""]}


def _describe_column(name: str, about: dict[str, Any]) -> dict[str, Any]:
    words = (*_words(about), *((context.NOTHING,) if name in context.MAY_BE_NOTHING else ()))
    limits: dict[str, Any] = {"enum": list(words)} if _words(about) else {}
    limits |= {"required": True, "unique": True} if name == "id" else {}
    limits |= {"required": True} if name == "parameter" else {}
    limits |= {"pattern": about["pattern"]} if "pattern" in about else {}
    return {"name": name, "type": "string", **({"constraints": limits} if limits else {})}


def closed_lists() -> dict[str, tuple[str, ...]]:
    """Return the words of each field of the model that has a closed list, by `noun.field`; those of a row by `column`."""
    nouns: tuple[type[Noun], ...] = (*_SINGLE.values(), *_LISTED.values(), Observation)
    found: dict[str, tuple[str, ...]] = {}
    for noun in nouns:
        schema = noun.model_json_schema()
        for name, about in {noun.__name__: schema, **schema.get("$defs", {})}.items():
            start = "" if name == Observation.__name__ else f"{name.lower()}."
            listed = {f"{start}{field}": _words(value) for field, value in about.get("properties", {}).items()}
            found |= {field: words for field, words in listed.items() if words}
    return dict(sorted(found.items()))


def _words(about: dict[str, Any]) -> tuple[str, ...]:
    inner = [about, about.get("items", {}), *about.get("anyOf", ())]
    return tuple(word for one in inner for word in one.get("enum", ()) if word)


# --- from the schema of a noun to that of what an author writes ----------------------------------------------------------


def _describe_list(noun: type[Noun]) -> dict[str, Any]:
    one = _describe_noun(noun)
    return {
        "$schema": one.pop("$schema"),
        "type": ["array", "null"],
        "items": one,
        **({"$defs": one.pop("$defs")} if "$defs" in one else {}),
    }


def _describe_noun(noun: type[Noun]) -> dict[str, Any]:
    schema = noun.model_json_schema()
    parts = _PARTS if noun is Drug else ()
    defs = {name: _as_written(about) for name, about in schema.pop("$defs", {}).items() if name not in _HIDDEN}
    return _without_unused({"$schema": _DIALECT, **_as_written(schema, parts), "$defs": defs})


def _without_unused(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without definitions that nothing in it refers to."""
    defs = schema["$defs"]
    while unused := [name for name in defs if f'"#/$defs/{name}"' not in json.dumps(schema)]:
        for name in unused:
            del defs[name]
    return schema if defs else {key: value for key, value in schema.items() if key != "$defs"}


_HIDDEN = ("Where", "Citation")


def _as_written(about: dict[str, Any], parts: tuple[str, ...] = ()) -> dict[str, Any]:
    """One object as authors write it: without its place, `source` and `locator` for its citations, text that may look like a number."""
    fields = {n: f for n, f in about.get("properties", {}).items() if n not in _NOT_WRITTEN and n not in parts}
    if _is_citations(fields.get("sources", {})):
        fields = {n: f for n, f in fields.items() if n != "sources"} | _SOURCE
    needed = [name for name in about.get("required", ()) if name in fields]
    result = {key: value for key, value in about.items() if key not in ("title", "properties", "required")}
    written = {name: _loosen(field) for name, field in fields.items()}
    return {**result, "properties": written, **({"required": needed} if needed else {})}


def _is_citations(about: dict[str, Any]) -> bool:
    return bool(about.get("items", {}).get("$ref") == "#/$defs/Citation")


def _loosen(about: dict[str, Any]) -> dict[str, Any]:
    """A field without title and default; `1.10` is text here, and to an editor a number."""
    kept = {key: value for key, value in about.items() if key not in ("title", "default")}
    for key in ("anyOf", "items", "additionalProperties"):
        if isinstance(kept.get(key), dict):
            kept[key] = _loosen(kept[key])
        elif isinstance(kept.get(key), list):
            kept[key] = [_loosen(one) for one in kept[key]]
    if kept.get("type") == "string" and "enum" not in kept:
        kept["type"] = ["string", "number"]
    return kept

"""The observations of a table as JSON."""

from __future__ import annotations

import pydantic_core

from generators.model import Observation
from generators.render.sheet import Sheet


def export(sheet: Sheet) -> bytes:
    """Return where the table comes from, and its observations with all their fields."""
    found = [{**to_plain_data(entry.observation), "address": entry.address} for entry in sheet.entries]
    return to_json({"title": sheet.title, "about": dict(sheet.about), "observations": found})


def to_json(data: object) -> bytes:
    """Data as JSON that a person can read and a diff can show."""
    return pydantic_core.to_json(data, indent=1) + b"\n"


def to_plain_data(observation: Observation) -> dict[str, object]:
    """Return an observation as data for JSON, without its place in the files."""
    data = observation.model_dump(exclude={"where"}, exclude_defaults=False)
    return {key: value for key, value in data.items() if value not in ("", None, ())}

"""The observations of a table as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generators.model import Observation


def export(rows: Sequence[Sequence[str]], observations: Sequence[Observation]) -> bytes:  # noqa: ARG001  # see exports
    """Return the observations with all their fields."""
    return to_json([to_plain_data(observation) for observation in observations])


def to_json(data: object) -> bytes:
    """Data as JSON that a person can read and a diff can show."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def to_plain_data(observation: Observation) -> dict[str, object]:
    """Return an observation as data for JSON, without its place in the files."""
    data = observation.model_dump(exclude={"where"}, exclude_defaults=False)
    return {key: value for key, value in data.items() if value not in ("", None, ())}

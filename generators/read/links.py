"""Read the outcomes of earlier requests from .cache/links.json, written by `check-links`."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from generators.errors import SetupError
from generators.model import Outcome

FILE = Path(".cache") / "links.json"


def load_outcomes(root: Path) -> dict[str, Outcome]:
    """Return the stored outcomes by address; empty before the first run."""
    path = root / FILE
    if not path.exists():
        return {}
    try:
        found = [Outcome.model_validate(one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, ValidationError) as problem:
        raise SetupError(f"{path} cannot be read; delete it, and run check-links again\n{problem}") from problem
    return {outcome.url: outcome for outcome in found}

"""Store the outcomes of requests where `read/links.py` reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from generators.model import Outcome
from generators.read.links import FILE


def save_outcomes(root: Path, outcomes: Iterable[Outcome]) -> None:
    """Store these outcomes, and only these."""
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    data = [outcome.model_dump() for outcome in sorted(outcomes, key=lambda o: o.url)]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

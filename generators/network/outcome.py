"""What came of asking for an address, and the file that remembers it: .cache/links.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from generators.errors import SetupError
from generators.model import Date, Noun

State = Literal["ok", "moved", "blocked", "dead", "timed-out"]
FILE = Path(".cache") / "links.json"


class Outcome(Noun):
    """What an address answered on a day: `said` in words, `to` the address to use in its place."""

    url: str
    state: State
    said: str
    to: str = ""
    checked: Date = "0001"


def read(root: Path) -> dict[str, Outcome]:
    """What is remembered, by address; nothing where nobody has looked yet."""
    path = root / FILE
    if not path.exists():
        return {}
    try:
        found = [Outcome.model_validate(one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, ValidationError) as problem:
        raise SetupError(f"{path} cannot be read; delete it, and run check-links again\n{problem}") from problem
    return {outcome.url: outcome for outcome in found}


def write(root: Path, outcomes: Iterable[Outcome]) -> None:
    """Remember these, and only these."""
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    data = [outcome.model_dump() for outcome in sorted(outcomes, key=lambda o: o.url)]
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

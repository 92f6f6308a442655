"""The ids of drugs that were not read, as when one drug is checked alone: a text may name them, and that is no error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generators.read.formats import file

_OF_ROW = re.compile(r"^([a-z\d][a-z\d-]*),", re.MULTILINE)
_OF_ENTRY = re.compile(r"\bid: *([a-z\d][a-z\d-]*)")


def list_ids(folders: Iterable[Path]) -> Iterator[str]:
    """Yield the ids of values, studies, facts and the like in the folders of drugs; what cannot be read is told when its drug is."""
    for folder in folders:
        yield from _find(folder / "observations.csv", _OF_ROW)
        for path in sorted(folder.glob("*.yml")):
            yield from _find(path, _OF_ENTRY)


def _find(path: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    try:
        yield from pattern.findall(file.read(path))
    except file.UnreadableError:
        return

"""docs/**/*.ipynb -> the cells of each notebook, with the line of the file that each line of source stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generators.model import Cell, Notebook, Where
from generators.read.nouns import Reading


def read_notebooks(run: Reading) -> Iterator[Notebook]:
    """Yield the notebooks of docs/ in the order of their paths; nothing in them runs."""
    docs = run.root / "docs"
    for path in sorted(docs.rglob("*.ipynb")) if docs.is_dir() else []:
        is_hidden = any(part.startswith(".") for part in path.relative_to(docs).parts)
        if not is_hidden and (text := run.text(path)) is not None:
            yield _parse(text, Where(file=run.name(path)))


def _parse(text: str, where: Where) -> Notebook:
    size = len(text.encode())
    try:
        data = json.loads(text)
        metadata = data.get("metadata", {})
        cells = tuple(_make_cells(data["cells"], text))
        return Notebook(where=where, size=size, cells=cells, has_widgets=bool(metadata.get("widgets")))
    except json.JSONDecodeError as problem:
        return Notebook(where=Where(file=where.file, line=problem.lineno), size=size, fault=f"no JSON: {problem.msg}")
    except KeyError as problem:
        return Notebook(where=where, size=size, fault=f"{problem} is not there")
    except (ValueError, TypeError, AttributeError, RecursionError):  # a list for a mapping, a number for a text
        return Notebook(where=where, size=size, fault="a part of it is of another kind than a notebook has there")


def _make_cells(cells: list[dict[str, Any]], text: str) -> Iterator[Cell]:
    lines = _Lines(text)
    for cell in cells:
        parts = [cell["source"]] if isinstance(cell["source"], str) else cell["source"]
        places = tuple(line for part in parts for line in [lines.find(part)] * max(1, len(part.splitlines())))
        yield Cell(kind=cell["cell_type"], source="".join(parts), lines=places, has_output=bool(cell.get("outputs")))


class _Lines:
    """The lines on which texts stand in a file of JSON, asked for in their order."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.line, self.is_lost = text, 0, 1, False

    def find(self, part: str) -> int:
        """Return the line of the next place of a text; that of the last one found after a text that is written in another way."""
        ways = (json.dumps(part, ensure_ascii=ascii) for ascii in (False, True))
        found = -1 if self.is_lost else next((at for way in ways if (at := self.text.find(way, self.at)) >= 0), -1)
        self.is_lost = found < 0
        if found >= 0:
            self.line += self.text.count("\n", self.at, found)
            self.at = found
        return self.line

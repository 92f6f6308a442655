"""Change words in YAML and CSV by their place, and leave every other character as it was written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

import yaml

from generators.read.formats.csv import split_cells

Path = tuple[str | int, ...]  # of keys and numbers of items: `(0, "arms", 2, "id")`


def list_scalars(text: str) -> list[tuple[Path, str, int, int]]:
    """List the texts of a YAML file: path, text, and where it stands as it was written, quotes included."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return list(_walk(root, ())) if root else []


def _walk(node: yaml.Node, path: Path) -> Iterator[tuple[Path, str, int, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _walk(value, (*path, number))
    else:
        yield path, str(node.value), node.start_mark.index, node.end_mark.index


def edit_scalars(text: str, edit: Callable[[Path, str], str]) -> str:
    """Return a YAML text with each of its texts, as it was written, changed by `edit`."""
    for path, _, start, end in reversed(list_scalars(text)):
        text = text[:start] + edit(path, text[start:end]) + text[end:]
    return text


def edit_rows(text: str, edit: Callable[[Mapping[str, str]], Mapping[str, str]]) -> str:
    """Return a table with the cells changed that `edit` gives for a row; rows that it gives nothing for stay as they are."""
    head, *rows = text.split("\n")
    names = split_cells(head)[0]
    return "\n".join([head, *(_edit_row(row, names, edit) for row in rows)])


def _edit_row(row: str, names: list[str], edit: Callable[[Mapping[str, str]], Mapping[str, str]]) -> str:
    cells = dict(zip(names, split_cells(row)[0], strict=False)) if row else {}
    changed = {name: cell for name, cell in edit(cells).items() if cell != cells.get(name)} if cells else {}
    if not changed:
        return row
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow((cells | changed).values())
    return written.getvalue()

"""What typst leaves to do in a PDF: heads of rows are named as such in its structure, and its objects are packed.

Without a scope a screen reader cannot say to which row a number belongs. `table.header` of typst is for heads of columns only.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from generators.site.paper import list_nodes
from generators.site.paper_text import Node


def finish(content: bytes, blocks: list[Node]) -> bytes:
    """Return the PDF of these blocks with heads of rows, a third as large; the same bytes for the same content."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tables = (node for node in list_nodes(blocks) if node.get("kind") == "table")
        for table, node in zip(list_elements(pdf, "/Table"), tables, strict=True):
            _mark_rows(table, [*node["head"], *node["body"]])
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _mark_rows(table: Any, rows: list[Node]) -> None:
    for element, row in zip(_walk(table, "/TR"), rows, strict=True):
        for cell, told in zip(_list_children(element), row["cells"], strict=True):
            if told["head"] and cell.S == Name.TD:
                cell.S = Name.TH
                cell.A = Dictionary(O=Name.Table, Scope=Name.Row)


def list_elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    """Yield the elements of a kind in the structure of a PDF, in the order in which they are read."""
    for child in _list_children(pdf.Root.StructTreeRoot):
        yield from _walk(child, kind)


def _walk(element: Any, kind: str) -> Iterator[Any]:
    if str(element.S) == kind:
        yield element
    for child in _list_children(element):
        yield from _walk(child, kind)


def _list_children(element: Any) -> list[Any]:
    """Return the elements in an element; it holds marked content and links to annotations, too."""
    held = element.get("/K", [])
    parts = list(held) if isinstance(held, pikepdf.Array) else [held]
    return [part for part in parts if isinstance(part, Dictionary) and "/S" in part]

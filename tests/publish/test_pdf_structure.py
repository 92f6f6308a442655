"""Heads of rows get their name in the structure of a PDF, and nothing else is changed."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
import typst

from generators.publish.pdf_structure import finish, list_elements

SET = b'#set document(title: "T")\n#table(columns: 2, table.header[A][B], [r], [1], [s], [2])'


def table(*heads: bool) -> dict[str, Any]:
    row = {"cells": [{"head": True}, {"head": True}]}
    return {"kind": "table", "head": [row], "body": [{"cells": [{"head": head}, {"head": False}]} for head in heads]}


def list_kinds(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        rows = list(list_elements(pdf, "/TR"))
        return ["".join(str(cell.S) for cell in row.K) for row in rows]


def test_a_head_of_a_row_is_named_as_one() -> None:
    made = finish(
        typst.compile(SET, pdf_standards=["ua-1"], timestamp=0), [{"kind": "box", "blocks": [table(True, False)]}]
    )
    assert list_kinds(made) == ["/TH/TH", "/TH/TD", "/TD/TD"]


def test_the_file_is_packed_and_always_the_same() -> None:
    content = typst.compile(SET, pdf_standards=["ua-1"], timestamp=0)
    first, second = (finish(content, [table(True, True)]) for _ in range(2))
    assert first == second and len(first) < len(content)


def test_a_table_that_is_not_set_as_it_was_told_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        finish(typst.compile(SET, pdf_standards=["ua-1"], timestamp=0), [table(True)])

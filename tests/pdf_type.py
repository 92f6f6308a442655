"""How large the letters of a PDF are on paper and where they stand, in points, those of its pictures too."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Matrix, Name, Pdf

_SHOWS = {"Tj", "TJ", "'", '"'}


def list_sizes(pdf: Pdf) -> Counter[float]:
    """Count how often text is shown in each size, rounded to hundredths of a point."""
    return Counter(size for size, _ in list_places(pdf))


def list_places(pdf: Pdf) -> Iterator[tuple[float, float]]:
    """Yield the size of each text that is shown, rounded to hundredths, and how far from the left edge it begins."""
    for page in pdf.pages:
        for size, left in _read(page.obj, page.obj.get("/Resources"), Matrix()):
            yield round(size, 2), left


def _read(holder: Any, resources: Any, matrix: Matrix) -> Iterator[tuple[float, float]]:
    """Yield the size and the left end of each text of a page or of a picture that is drawn through `matrix`."""
    stack, size, line = [], 0.0, Matrix()
    for told in pikepdf.parse_content_stream(holder):
        name, values = str(told.operator), list(told.operands)
        if name == "q":
            stack.append(matrix)
        elif name == "Q":
            matrix = stack.pop()
        elif name == "cm":
            matrix = Matrix(*map(float, values)) @ matrix
        elif name == "Tf":
            size = float(values[1])
        elif name == "Tm":
            line = Matrix(*map(float, values))
        elif name in _SHOWS:
            whole = line @ matrix
            yield size * math.hypot(whole.c, whole.d), whole.e
        elif name == "Do":
            yield from _read_picture(resources.XObject[str(values[0])], matrix)


def _read_picture(picture: Any, matrix: Matrix) -> Iterator[tuple[float, float]]:
    if picture.get("/Subtype") == Name.Form:
        own = Matrix(*map(float, picture.get("/Matrix", [1, 0, 0, 1, 0, 0])))
        yield from _read(picture, picture.get("/Resources"), own @ matrix)

"""Where a table comes from, as plain text: sources, licence, how it was made, how to cite it."""

from __future__ import annotations

from generators.render.sheet import Sheet

SUFFIX = "-about.txt"
LABEL = "About"


def export(sheet: Sheet) -> bytes:
    """Return a line for each thing that is told."""
    lines = [sheet.title, "", *(f"{name}: {text}" for name, text in sheet.about)]
    return ("\n".join(lines) + "\n").encode()

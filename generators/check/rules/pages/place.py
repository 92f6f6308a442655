"""A picture shows what its data say, where they say it, and no two texts lie on each other.

A reader takes a chart for its rows: a mark beside its number, a whisker that is too long, the label of another value or an
arrow to the wrong side say something else than the source. Each finished chart is therefore measured: scale, ticks, marks,
ends of intervals, limits, labels, n and colours are compared with the observations. Of a diagram each arrow must begin and end at
its boxes with the right head, and each text lie in its box. Texts lie neither on each other nor outside the picture.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "PIC-PLACE"
SEVERITY = "error"
BAD = "The label of a reference line is longer than the picture is wide, and its end is cut off."
GOOD = "`label: entry criterion`, and the sentence about it in the caption."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield what is wrong with the drawing of each picture, once, at the chart or diagram."""
    yield from dict.fromkeys(problem for page in pages for problem in page.misplaced)

"""A chart shows each value where its number is, with its own words beside it, and no two texts lie on each other.

A reader takes a chart for its rows: a mark beside its number, a whisker that is too long, the label of another value or an
arrow to the wrong side say something else than the source. Each finished picture is therefore measured: scale, ticks, marks,
ends of intervals, limits, labels, n and colours are compared with the observations, and texts must lie neither on each
other nor outside the picture.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem
from generators.pictures.cached import find_misplaced

ID = "PIC-PLACE"
SEVERITY = "error"
BAD = "The label of a reference line is longer than the picture is wide, and its end is cut off."
GOOD = "`label: entry criterion`, and the sentence about it in the caption."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield what is wrong with the drawing of each chart, at the chart."""
    for drug in library.drugs:
        for chart in drug.charts:
            for wrong in find_misplaced(library, chart):
                yield Problem(chart.where, f"chart {chart.name!r}: {wrong}")

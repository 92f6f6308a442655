"""A picture agrees with its data, and no text overlaps another.

Readers take a chart for its data. A mark beside its number, a whisker too long, the label of another value or an arrow
to the wrong side contradict the source. Each finished picture is therefore measured:

- In a chart the scale, ticks, marks, ends of intervals, limits, labels, n, colours, the order of rows and the marks of grades are
  compared with the observations; a word must explain each mark of a grade.
- In a diagram each arrow must begin and end at its boxes with the right head, and each text be inside its box.
- In both no text may overlap another or leave the picture.
"""

from collections.abc import Iterator, Sequence

from generators.model import Library, Page, Problem

ID = "PIC-PLACE"
SEVERITY = "error"
BAD = "The label of a reference line is longer than the picture is wide, and its end is cut off."
GOOD = "`label: entry criterion`, and the sentence about it in the caption."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield the faults of each picture once, at the chart or diagram."""
    yield from dict.fromkeys(problem for page in pages for problem in page.misplaced)

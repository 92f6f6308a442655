"""A diagram as a picture for a page, and as text.

The way of a picture: `parts.py` says how large each part is, `layout.py` tries layouts and takes the one that reads best, and `drawing.py` draws
the scene. A layout puts the boxes into rows (`rows.py`, `across.py`), leads the arrows between them (`ways.py`, `tracks.py`) and finds room for
labels and titles (`down.py`). For narrow screens `column.py` places the parts. `reading.py` reads a picture back and `placement.py` compares it
with the diagram. `words.py` is the diagram without a picture.
`binding.py` leads the values in its texts to their records.
"""

from __future__ import annotations

from generators.model import Diagram
from generators.pictures import svg as pictures
from generators.pictures.diagrams.binding import bind_values
from generators.pictures.diagrams.column import make_column
from generators.pictures.diagrams.drawing import draw
from generators.pictures.diagrams.layout import make_scene
from generators.pictures.diagrams.placement import find_faults
from generators.pictures.diagrams.reading import read_scene
from generators.pictures.diagrams.scene import Texts
from generators.pictures.diagrams.words import Key, legend, node_edge_json, steps, validate

__all__ = [
    "Key",
    "Texts",
    "bind_values",
    "find_misplaced",
    "legend",
    "narrow_svg",
    "node_edge_json",
    "steps",
    "svg",
    "validate",
]
MOST_GROWTH = 1.25  # times its width, to which a picture for narrow screens may grow


def svg(diagram: Diagram, ident: str, texts: Texts) -> str:
    """Return the diagram as one line of SVG for a page; `texts` renders the prose of a label as plain text."""
    validate(diagram)
    scene = make_scene(diagram, texts)
    return pictures.make_inline(draw(scene), ident, texts(diagram.title), texts(diagram.alt), round(scene.width))


def narrow_svg(diagram: Diagram, ident: str, texts: Texts) -> str:
    """Return the diagram as SVG for a narrow screen: in one column, which may shrink and grow with its page."""
    validate(diagram)
    scene = make_column(diagram, texts)
    greatest = round(scene.width * MOST_GROWTH)
    return pictures.make_inline(draw(scene), ident, texts(diagram.title), texts(diagram.alt), greatest)


def find_misplaced(diagram: Diagram, texts: Texts, picture: str = "") -> list[str]:
    """Return what is wrong with the picture of a diagram: arrows, texts and boxes that are not where they belong.

    `picture` is the SVG if it has been drawn before; otherwise it is drawn.
    """
    return find_faults(read_scene(picture or svg(diagram, "figure", texts)), diagram, texts)

"""A laid-out diagram: every box, frame, arrow and text with its place in px, y downwards.

The layout makes a scene, the SVG is drawn from it, and the same scene can be read back from the SVG. What holds of a
good picture is therefore asked in one place (`placement.py`), of the plan and of what a reader sees alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generators.pictures.diagrams.geometry import Line, Point, Rect, flatten

Texts = Callable[[str], str]  # renders the prose of a label as plain text
Head = Literal["point", "bar", "none"]  # of an arrow: leads on, inhibits, or nothing that is either


@dataclass(frozen=True)
class Text:
    """Lines of text, in a rectangle that is as large as the text in the widest font of the page; centred in it if not said."""

    lines: tuple[str, ...]
    rect: Rect
    size: float  # px of the font
    bold: bool = False
    at_left: bool = False  # begins at the left of its rectangle in every font
    at_right: bool = False  # ends at its right


@dataclass(frozen=True)
class Box:
    """A node."""

    id: str
    kind: str
    rect: Rect
    text: Text


@dataclass(frozen=True)
class Frame:
    """A cluster: its background, with its title."""

    id: str
    rect: Rect
    title: Text


@dataclass(frozen=True)
class Arrow:
    """An edge: Bézier curves from the border of the tail to the foot of the head; `tip` is its point."""

    edge: int  # position in the diagram
    evidence: str  # what the line says that it rests on; "unclear" if it says two things
    head: Head
    curve: tuple[Point, ...]
    tip: Point
    text: Text | None = None

    @cached_property
    def line(self) -> Line:
        """The arrow from its tail to its tip."""
        return Line((*flatten(self.curve), self.tip))


@dataclass(frozen=True)
class Scene:
    """All parts of the picture, and its size."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    frames: tuple[Frame, ...]
    arrows: tuple[Arrow, ...]

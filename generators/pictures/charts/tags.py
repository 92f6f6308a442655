"""Tags that connect an artist of matplotlib with the observation that it draws, as group ids in SVG.

An artist is tagged with the key of a value and the part of it that is drawn: `mark:tof-csf-halflife-label`. The key is
the id of the observation; where a chart shows one observation twice, the second has `/2` after it. The line where nothing
changed belongs to the axis.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeVar, get_args

from matplotlib.artist import Artist
from matplotlib.figure import Figure

Part = Literal[
    "mark", "whisker", "cap", "cut", "bar", "bound", "arrow", "label", "n", "note", "name", "thread", "leader", "line", "band", "null", "caption",
]  # fmt: skip
PARTS: tuple[str, ...] = get_args(Part)
A = TypeVar("A", bound=Artist)


class Tag(NamedTuple):
    """A part of a value."""

    part: str
    key: str

    @property
    def observation(self) -> str:
        """The id of the observation."""
        return self.key.partition("/")[0]


def tag(artist: A, key: str, part: Part) -> A:
    """Tag an artist with a part of a value, and return it."""
    artist.set_gid(f"{part}:{key}")
    return artist


def read_tag(gid: str | None) -> Tag | None:
    """Parse a group id; None if it is not a tag."""
    part, colon, key = (gid or "").partition(":")
    return Tag(part, key) if colon and part in PARTS else None


def find_tagged(figure: Figure) -> Iterator[tuple[Tag, Artist]]:
    """Yield every visible tagged artist of a figure, with its tag."""
    for artist in figure.findobj():
        found = read_tag(artist.get_gid())
        if found and artist.get_visible():
            yield found, artist

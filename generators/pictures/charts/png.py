"""Render a matplotlib figure as PNG.

The colours of a chart are few, and its letters are edged with shades of them, so that a palette holds the picture in a third of the bytes.
"""

from __future__ import annotations

import io
from functools import cache

from matplotlib.figure import Figure
from PIL import Image

from generators.pictures.svg import MARGIN, PALETTE

SHADES = 14  # from white to a dark colour
_LIGHT = 500  # red, green and blue together: lighter colours have no letters, and no shades


def to_png(figure: Figure) -> bytes:
    """Return the figure as PNG on a white ground with a margin, with two dots for each pixel of the page."""
    drawn, written = io.BytesIO(), io.BytesIO()
    dots, frame = 2 * figure.dpi, figure.bbox_inches.padded(MARGIN / figure.dpi)
    figure.savefig(drawn, format="tiff", dpi=dots, bbox_inches=frame, facecolor=PALETTE["bg"])
    with Image.open(drawn) as picture:
        few = picture.convert("RGB").quantize(palette=_make_palette(), dither=Image.Dither.NONE)
    few.save(written, "PNG", dpi=(dots, dots))
    return written.getvalue()


@cache
def _make_palette() -> Image.Image:
    """Return a picture with the colours of charts, and the shades of the dark ones towards white."""
    plain = [tuple(bytes.fromhex(colour[1:])) for colour in PALETTE.values()]
    dark = [colour for colour in plain if sum(colour) < _LIGHT]
    shades = [
        tuple(round(255 + (part - 255) * step / SHADES) for part in colour)
        for colour in dark
        for step in range(1, SHADES)
    ]
    picture = Image.new("P", (1, 1))
    picture.putpalette([part for colour in dict.fromkeys([*plain, *shades]) for part in colour])
    return picture

"""A chart as PNG: as large as its page asks for, and in the colours of its chart."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from generators.pictures import charts
from generators.pictures.charts import kinds, style
from generators.pictures.svg import MARGIN
from tests.pictures.charts.samples import complete, draw


def test_a_png_has_two_dots_for_each_pixel_and_the_same_bytes_each_time() -> None:
    first, second = (charts.write_png(draw(*complete("dose"))) for _ in range(2))
    assert first == second
    with Image.open(io.BytesIO(first)) as picture:
        assert picture.width == 2 * (style.WIDTH + 2 * MARGIN)
        ground = Image.new("RGB", picture.size, "#ffffff")
        inked = ImageChops.difference(picture.convert("RGB"), ground).getbbox()
    assert inked is not None
    left, top, right, foot = inked  # nothing is drawn into the margin, where a page may cut it
    assert min(left, top, picture.width - right, picture.height - foot) >= MARGIN
    assert "Software" not in picture.info


@pytest.mark.parametrize("kind", kinds.own_names())
def test_a_png_has_the_colours_of_its_chart_on_white(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = draw(*complete(kind))
    with Image.open(io.BytesIO(charts.write_png(figure))) as picture:
        few = picture.convert("RGB")
    monkeypatch.setattr(Image.Image, "quantize", lambda picture, **_: picture)
    with Image.open(io.BytesIO(charts.write_png(figure))) as picture:
        every = picture.convert("RGB")
    assert few.getpixel((0, 0)) == (255, 255, 255)
    colours = every.getcolors(1 << 24)
    assert colours and few.size == every.size
    usual = [colour for count, colour in sorted(colours, reverse=True)[:5]]  # ground, grid, marks, words
    kept = few.getcolors(256)
    assert kept and all(min(_apart(one, other) for _, other in kept) <= 4 for one in usual)
    assert ImageStat.Stat(ImageChops.difference(few, every)).mean < [0.5] * 3


def _apart(one: Any, other: Any) -> int:
    return max(int(abs(a - b)) for a, b in zip(one, other, strict=True))

"""A picture that is too tall for a page is cut between its boxes, and nothing of it is lost or small."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from generators.publish import pdf_pictures
from generators.publish.pdf_pictures import MOST


def draw(*tops: float, height: float, box: float = 40) -> str:
    """Return a picture with a box at each of these places, an arrow through all, and a ground behind."""
    boxes = "".join(
        f'<g data-node="n{top:g}"><rect x="5" y="{top}" width="90" height="{box}"/><text x="50" y="{top + 20}">box {top:g}</text></g>'
        for top in tops
    )
    ground = f'<g data-cluster="c"><rect x="0" y="0" width="100" height="{height}"/></g><path d="M 50 0 V {height}"/>'
    head = f'<svg width="120" height="{height}" xmlns="http://www.w3.org/2000/svg" viewBox="-10 0 120 {height}">'
    return f"{head}{ground}{boxes}</svg>"


def read(svg: str) -> list[str]:
    return [str(text) for text in etree.fromstring(svg.encode()).xpath("//*[local-name()='text']/text()")]


def view(svg: str) -> list[float]:
    return [float(number) for number in str(etree.fromstring(svg.encode()).get("viewBox")).split()]


def test_a_picture_that_fits_is_one_part() -> None:
    picture = draw(10, 500, 900, height=MOST)
    assert pdf_pictures.split(picture) == [picture]


@pytest.mark.parametrize("height", [MOST + 100, 1900, 3100])
def test_each_box_is_whole_in_one_part_and_every_part_fits(height: float) -> None:
    tops = [10.0 + 100 * k for k in range(int(height / 100))]
    parts = pdf_pictures.split(draw(*tops, height=height))
    assert len(parts) == -(-height // MOST)
    assert [text for part in parts for text in read(part)] == [f"box {top:g}" for top in tops]
    edges = [view(part) for part in parts]
    assert [edge[1] for edge in edges] == pytest.approx([0, *(sum(edge[1::2]) for edge in edges[:-1])])
    assert sum(edge[3] for edge in edges) == pytest.approx(height)
    assert all(edge[3] <= MOST and edge[:1] == [-10] and edge[2] == 120 for edge in edges)
    for part, (_, top, _, tall) in zip(parts, edges, strict=True):
        boxes = re.findall(r'data-node="[^"]*"><rect x="5" y="([\d.]+)"', part)
        assert all(top < float(box) and float(box) + 40 < top + tall for box in boxes)


def test_an_arrow_that_crosses_a_cut_is_in_both_parts() -> None:
    assert all("<path" in part for part in pdf_pictures.split(draw(10, 700, 1400, height=1500)))


def test_a_picture_without_a_place_to_cut_stays_whole() -> None:
    (part,) = pdf_pictures.split(draw(0, height=1500, box=1500))
    assert view(part) == [-10, 0, 120, 1500] and read(part) == ["box 0"]


def test_cuts_lie_where_a_part_is_not_too_tall_if_equal_parts_would_be() -> None:
    parts = pdf_pictures.split(draw(10, 960, 1000, 1050, 1100, 1150, height=1950, box=45))
    assert len(parts) == 2 and all(view(part)[3] <= MOST for part in parts)

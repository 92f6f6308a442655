"""A picture on its page: few elements, and what the page already says is not said again."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generators.pictures import svg


def test_a_mark_is_drawn_where_it_stands() -> None:
    uses = "".join(f'<use href="#m" x="{x}.256" y="2" style="stroke: #0b5cad; fill: #ffffff"/>' for x in range(9))
    raw = f'<svg viewBox="0 0 9 9"><defs><path id="m" d="M 0 0" style="stroke: #ffffff"/></defs>{uses}</svg>'
    drawn = svg.make_inline(raw, "f", "T", "D", 2)
    assert "<use" not in drawn and "<defs" not in drawn
    assert drawn.count('<path d="M 0 0" transform="translate(') == 9
    assert 'style="stroke: var(--ag-bg, #ffffff); fill: var(--ag-bg, #ffffff)"' in drawn


@pytest.mark.parametrize(("width", "classes"), [(svg.WIDEST, "ag-picture"), (svg.WIDEST + 1, "ag-picture full-size")])
def test_a_picture_on_its_page_has_no_style_of_its_own(width: float, classes: str) -> None:
    root = ET.fromstring(svg.make_inline('<svg viewBox="0 0 9 9" style="color: red"/>', "f", "T", "D", width))
    assert "style" not in root.attrib
    assert (root.get("width"), root.get("class")) == (f"{width:g}", classes)


def test_the_style_sheet_shrinks_a_picture_as_far_as_its_letters_may_be_small() -> None:
    sheet = (Path(svg.__file__).parents[1] / "theme/assets/blocks.css").read_text("utf-8")
    assert f"max-width: max(100%, {svg.LEAST:g}px)" in sheet
    assert f"@container (max-width: {svg.LEAST - 1:g}px)" in sheet
    assert 13 * svg.LEAST / svg.WIDEST >= 12


def test_a_picture_on_its_page_has_no_fallbacks_and_no_hundredths_of_a_pixel() -> None:
    raw = '<svg><path d="M1.25 2.06 L 30.4 4" style="fill: var(--ag-bg, #ffffff)"/><text x="1.04">1.25 mg</text></svg>'
    drawn = svg.link_values(raw, str, ())
    assert drawn == '<svg><path d="M1.2 2.1 L 30 4" style="fill: var(--ag-bg)"/><text x="1">1.25 mg</text></svg>'


def test_a_number_that_a_voice_reads_keeps_its_digits_where_places_are_rounded() -> None:
    drawn = '<a aria-label="Day 15: 3.96 ± 2.33, n = 68" href="#obs-a"><path d="M 3.96 2.33 L 100.25 1"/><text x="2.33">3.96</text></a>'
    printed = svg.link_values(drawn, lambda _: "data/", frozenset())
    assert 'aria-label="Day 15: 3.96 ± 2.33, n = 68"' in printed and ">3.96</text>" in printed
    assert 'd="M 4 2.3 L 100' in printed and 'x="2.3"' in printed


@pytest.mark.parametrize("box", [(0.0, 0.0, 90.0, 40.0), (-3.0, 7.5, 90.0, 40.0)])
def test_a_file_of_its_own_holds_the_picture_with_a_margin_at_each_side(box: tuple[float, ...]) -> None:
    inner = '<title>T</title><desc>D</desc><path d="M 0 0"/>'
    raw = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(map(str, box))}">{inner}</svg>'
    root = svg.parse(svg.make_standalone(raw))
    left, top, width, height = box
    wanted = [left - svg.MARGIN, top - svg.MARGIN, width + 2 * svg.MARGIN, height + 2 * svg.MARGIN]
    assert [float(number) for number in root.attrib["viewBox"].split()] == wanted
    assert [float(root.attrib[name]) for name in ("width", "height")] == wanted[2:]
    ground = [child for child in root if child.tag == "rect"]
    assert [[float(one.attrib[name]) for name in ("x", "y", "width", "height")] for one in ground] == [wanted]
    assert root[-1].tag == "path"  # drawn over its ground

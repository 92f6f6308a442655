"""A picture on its page: few elements, and what the page already says is not said again."""

from __future__ import annotations

from generators.pictures import svg


def test_a_mark_is_drawn_where_it_stands() -> None:
    uses = "".join(f'<use href="#m" x="{x}.256" y="2" style="stroke: #0b5cad; fill: #ffffff"/>' for x in range(9))
    raw = f'<svg viewBox="0 0 9 9"><defs><path id="m" d="M 0 0" style="stroke: #ffffff"/></defs>{uses}</svg>'
    drawn = svg.make_inline(raw, "f", "T", "D", (1, 2))
    assert "<use" not in drawn and "<defs" not in drawn
    assert drawn.count('<path d="M 0 0" transform="translate(') == 9
    assert 'style="stroke: var(--ag-bg, #ffffff); fill: var(--ag-bg, #ffffff)"' in drawn


def test_a_picture_on_its_page_has_no_fallbacks_and_no_hundredths_of_a_pixel() -> None:
    raw = '<svg><path d="M1.25 2.06 L 30.4 4" style="fill: var(--ag-bg, #ffffff)"/><text x="1.04">1.25 mg</text></svg>'
    drawn = svg.link_values(raw, str, ())
    assert drawn == '<svg><path d="M1.2 2.1 L 30 4" style="fill: var(--ag-bg)"/><text x="1">1.25 mg</text></svg>'


def test_a_number_that_a_voice_reads_keeps_its_digits_where_places_are_rounded() -> None:
    drawn = '<a aria-label="Day 15: 3.96 ± 2.33, n = 68" href="#obs-a"><path d="M 3.96 2.33 L 100.25 1"/><text x="2.33">3.96</text></a>'
    printed = svg.link_values(drawn, lambda _: "data/", frozenset())
    assert 'aria-label="Day 15: 3.96 ± 2.33, n = 68"' in printed and ">3.96</text>" in printed
    assert 'd="M 4 2.3 L 100' in printed and 'x="2.3"' in printed

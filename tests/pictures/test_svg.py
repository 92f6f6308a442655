"""A picture on its page: few elements, and what the page already says is not said again."""

from __future__ import annotations

from generators.pictures import svg


def test_a_mark_at_few_places_is_drawn_where_it_stands_and_one_at_many_is_defined_once() -> None:
    def draw(count: int) -> str:
        uses = "".join(
            f'<use href="#m" x="{x}.256" y="2" style="stroke: #0b5cad; fill: #ffffff"/>' for x in range(count)
        )
        raw = f'<svg viewBox="0 0 9 9"><defs><path id="m" d="M 0 0" style="stroke: #ffffff"/></defs>{uses}</svg>'
        return svg.make_inline(raw, "f", "T", "D", (1, 2))

    few, many = draw(2), draw(9)
    assert "<use" not in few and "<defs" not in few
    assert few.count('<path d="M 0 0" transform="translate(') == 2
    assert 'style="stroke: var(--ag-bg, #ffffff); fill: var(--ag-bg, #ffffff)"' in few
    assert many.count("<use") == 9 and many.count("<path") == 1


def test_a_picture_on_its_page_has_no_fallbacks_and_no_hundredths_of_a_pixel() -> None:
    raw = '<svg><path d="M 1.25 2.06 L 3.04 4" style="fill: var(--ag-bg, #ffffff)"/><text x="1.04">1.25 mg</text></svg>'
    drawn = svg.link_values(raw, str, ())
    assert drawn == '<svg><path d="M 1.2 2.1 L 3 4" style="fill: var(--ag-bg)"/><text x="1">1.25 mg</text></svg>'

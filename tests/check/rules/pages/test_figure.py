"""STR-FIGURE"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.check.rules.conftest import Edit, LineOf, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
PAGE = "drugs/samplirsen/how-it-works"


def test_figures_with_all_that_they_need_are_left_alone(says: Says, site_says: Says) -> None:
    assert says("STR-FIGURE") == []
    assert site_says("STR-FIGURE") == []


def test_a_figure_that_the_text_does_not_name_is_found_at_its_column(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(GUIDE, '{{ see("figure-change-chart") }}', "The chart")
    (finding,) = says("STR-FIGURE")
    assert finding.message.startswith(
        "/drugs/samplirsen/how-it-works: the text does not refer to 'figure-change-chart'"
    )
    assert str(finding.where) == f"{GUIDE}:{line_of(GUIDE, '{{ chart')}:1"
    assert finding.suggestion == '{{ see("figure-change-chart") }}'


def test_a_figure_that_is_named_only_after_it_appears_is_found(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(GUIDE, '{{ see("figure-mechanism") }} the way', "the way")
    edit(GUIDE, "## Conclusion\n", '## Conclusion\n\n{{ see("figure-mechanism") }} shows it.\n')
    assert [f.where.line for f in says("STR-FIGURE")] == [line_of(GUIDE, "{{ diagram")]


def test_the_same_is_found_at_the_same_place_in_the_built_page(
    site_says: Says, edit_page: Edit, line_of: LineOf
) -> None:
    edit_page(PAGE, '<a class="see" href="#figure-change-chart">', "<a>")
    (finding,) = site_says("STR-FIGURE")
    assert str(finding.where) == f"{GUIDE}:{line_of(GUIDE, '{{ chart')}:1"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            '<span class="label">Figure 1.</span>', "", "has the number ''; wanted 'Figure 1.'", id="no number"
        ),
        pytest.param(
            ">Figure 2.<", ">Figure 3.<", "has the number 'Figure 3.'; wanted 'Figure 2.'", id="another number"
        ),
        pytest.param(
            "Change of the target at day 29 by dose. ", "", "'figure-change-chart' has no caption", id="no caption"
        ),
        pytest.param("It shows nothing.", "", "has no alternative text", id="no description in the picture"),
        pytest.param(
            'role="group" aria-labelledby="figure-change-chart',
            'aria-labelledby="figure-change-chart',
            "has a picture without a role",
            id="no role",
        ),
        pytest.param('<p class="behind downloads">', "<p>", "has no long description", id="nothing below it"),
        pytest.param('id="figure-change-chart"', 'id="change-chart"', "has no id of a figure", id="another id"),
        pytest.param(
            "</h1>", '</h1><img src="data.json">', "the image 'data.json' has no alternative text", id="an image"
        ),
    ],
)
def test_what_a_built_figure_lacks_is_found(site_says: Says, edit_page: Edit, old: str, new: str, said: str) -> None:
    edit_page(PAGE, old, new)
    found = [f for f in site_says("STR-FIGURE") if said in f.message]
    assert len(found) == 1
    assert found[0].where.file == GUIDE


def test_a_figure_without_a_source_is_found(site_says: Says, site: Path) -> None:
    path = site / PAGE / "index.html"
    text, changed = re.subn(
        r'<span class="sources">Data:.*?</span></figcaption>', "</figcaption>", path.read_text("utf-8"), count=1
    )
    assert changed == 1
    path.write_text(text, "utf-8")
    assert ["has no source" in f.message for f in site_says("STR-FIGURE")] == [True]


@pytest.mark.parametrize(
    "picture",
    ['<img src="a.png" alt="image">', '<img src="a.png" alt="a.png">', '<svg role="img" viewBox="0 0 1 1"></svg>'],
)
def test_a_picture_whose_words_say_nothing_is_found(site_says: Says, edit_page: Edit, picture: str) -> None:
    edit_page(PAGE, "</h1>", f"</h1>{picture}")
    assert ["has no alternative text" in f.message for f in site_says("STR-FIGURE")] == [True]


def test_pictures_with_words_and_ornaments_are_left_alone(site_says: Says, edit_page: Edit) -> None:
    arrow = '<svg role="img" aria-label="Up to the table" viewBox="0 0 1 1"></svg><svg viewBox="0 0 1 1"></svg>'
    edit_page(PAGE, "</h1>", f'</h1>{arrow}<img src="a.png" alt="" role="presentation">')
    assert site_says("STR-FIGURE") == []


def test_a_figure_past_the_data_is_found(site_says: Says, edit_page: Edit) -> None:
    edit_page("notebooks/look", "<p>See", '<figure><img src="a.png" alt="Cells in a dish"></figure><p>See')
    (finding,) = site_says("STR-FIGURE")
    assert finding.message.endswith("a figure without number, caption and source; wanted a figure made from the data")


def test_an_empty_picture_is_found(site_says: Says, edit_page: Edit) -> None:
    edit_page(PAGE, '<path d="M0 0"', '<title d="M0 0"')
    assert ["has an empty picture" in f.message for f in site_says("STR-FIGURE")] == [True]


def test_a_figure_that_is_hidden_or_called_figure_is_found(site_says: Says, edit_page: Edit) -> None:
    edit_page(
        PAGE,
        'role="group" aria-labelledby="figure-change-chart',
        'style="display: none" role="group" aria-labelledby="figure-change-chart',
    )
    edit_page(PAGE, ">A picture</title>", ">Figure 1</title>")
    said = " ".join(f.message for f in site_says("STR-FIGURE"))
    assert "has a hidden picture" in said
    assert "has no alternative text" in said

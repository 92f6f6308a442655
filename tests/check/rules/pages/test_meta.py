"""STR-META"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

GUIDE = "drugs/samplirsen/how-it-works"
SOURCE = "data/drugs/samplirsen/guides/how-it-works.md"


def test_pages_that_say_what_they_are_are_left_alone(site_says: Says) -> None:
    assert site_says("STR-META") == []


@pytest.mark.parametrize(
    ("old", "new", "said", "line"),
    [
        pytest.param("<div><dt>Version</dt><dd>1.0</dd></div>", "", "shows '' as version; wanted '1.0'", 4, id="no version"),
        pytest.param("<dd>November 2026</dd>", "<dd>May 2026</dd>", "shows 'May 2026' as date; wanted 'November 2026'", 5, id="date"),
        pytest.param("<dt>Evidence cut-off</dt>", "<dt>Cut-off</dt>", "shows '' as evidence cut-off", 6, id="no cut-off"),
        pytest.param("not yet independently reviewed", "reviewed by all", "as review", 2, id="another review state"),
        pytest.param('<meta name="description"', '<meta name="d"', "has the descriptions []", 3, id="no description"),
        pytest.param("<title>How", "<title>Now", "has the title 'Now samplirsen works - Site'", 2, id="another title"),
        pytest.param("<h1", "<h2", "has the headings []", 2, id="no heading"),
        pytest.param('content="guide"', 'content="page"', "says that it is a page; wanted guide", 2, id="another kind"),
    ],
)  # fmt: skip
def test_what_a_guide_does_not_say_is_found_where_the_guide_says_it(
    site_says: Says, edit_page: Edit, old: str, new: str, said: str, line: int
) -> None:
    edit_page(GUIDE, old, new)
    (finding,) = site_says("STR-META")
    assert said in finding.message
    assert (finding.where.file, finding.where.line) == (SOURCE, line)


def test_a_monograph_shows_the_day_of_its_review(site_says: Says, edit_page: Edit) -> None:
    edit_page("drugs/samplirsen", "<dt>Date</dt><dd>20 November 2026</dd>", "<dt>Date</dt><dd></dd>")
    (finding,) = site_says("STR-META")
    assert finding.message == "/drugs/samplirsen shows '' as date; wanted '20 November 2026'"
    assert (finding.where.file, finding.where.line) == ("data/drugs/samplirsen/drug.yml", 11)


def test_a_notebook_needs_a_description_of_its_own_and_its_age(site_says: Says, edit_page: Edit) -> None:
    edit_page(
        "notebooks/look",
        "What one value says.",
        "Technical guides on antisense drugs in which every number can be traced to its source.",
    )
    edit_page("notebooks/look", "<dt>Review</dt>", "<dt>Views</dt>")
    assert [f.message.split("; ")[0] for f in site_says("STR-META")] == [
        "/notebooks/look has no description but that of the whole site",
        "/notebooks/look shows '' as review",
    ]


def test_a_notebook_shows_a_day_as_its_cut_off(site_says: Says, edit_page: Edit) -> None:
    edit_page("notebooks/look", "<dt>Evidence cut-off</dt><dd>", "<dt>Evidence cut-off</dt><dd>about ")
    assert ["as evidence cut-off" in f.message for f in site_says("STR-META")] == [True]

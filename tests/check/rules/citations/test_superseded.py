"""CIT-SUPERSEDED"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.check.rules.conftest import Edit, Says

Add = Callable[[str], int]
GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
HEAD = "## Conclusion\n\n"


def entry(
    key: str, edition: str, title: str = "Brand injection", region: str = "US", document: str = "label", more: str = ""
) -> str:
    """An edition of a document."""
    fields = {
        "title": title,
        "year": "2020",
        "region": region,
        "document": document,
        "edition": edition,
        "tier": "regulator",
    }
    return f"@misc{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + more + "}\n"


def test_an_older_edition_is_told_with_the_places_that_cite_it_alone(says: Says, add: Add, edit: Edit) -> None:
    line = add(entry("old", "2016"))
    add(entry("new", "changes of 03/2026"))
    said = "One [@old, sec 1].\n\nAnother [@old, sec 2].\n\nBoth [@old, sec 3; @new, sec 3].\n\n"
    edit(GUIDE, HEAD, f"{HEAD}{said}")
    (finding,) = says("CIT-SUPERSEDED")
    places = f"2 places ({GUIDE}:34, {GUIDE}:36)"
    wanted = "each read in the newer edition, unless it means the older one"
    assert finding.message == f"'old' is an older edition than 'new' and cited without it at {places}; wanted {wanted}"
    assert finding.where.line == line + 5


def test_an_application_makes_two_titles_one_document(says: Says, add: Add, edit: Edit) -> None:
    more = "  application = {NDA 1},\n"
    add(entry("old", "2016", title="Brand", more=more))
    add(entry("new", "2026", title="Brand injection", more=more))
    edit(GUIDE, HEAD, f"{HEAD}One [@old, sec 1].\n\n")
    assert len(says("CIT-SUPERSEDED")) == 1


@pytest.mark.parametrize(
    ("other", "said"),
    [
        pytest.param(entry("new", "2026"), "Both [@old, sec 3; @new, sec 3].", id="both are cited"),
        pytest.param(entry("new", "2026"), "The newer [@new, sec 3].", id="nothing cites the older one"),
        pytest.param(entry("new", "2026", region="EU"), "One [@old, sec 1].", id="of another region"),
        pytest.param(entry("new", "2026", document="review"), "One [@old, sec 1].", id="another kind of document"),
        pytest.param(entry("new", "2026", title="Other brand"), "One [@old, sec 1].", id="of another drug"),
        pytest.param(entry("new", "2016"), "One [@old, sec 1].", id="of the same year"),
    ],
)
def test_what_is_not_superseded_is_left_alone(says: Says, add: Add, edit: Edit, other: str, said: str) -> None:
    add(entry("old", "2016"))
    add(other)
    edit(GUIDE, HEAD, f"{HEAD}{said}\n\n")
    assert says("CIT-SUPERSEDED") == []

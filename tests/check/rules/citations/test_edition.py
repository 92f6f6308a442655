"""CIT-EDITION"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.check.rules.conftest import Says

Add = Callable[[str], int]
ENTRY = "@misc{{{key},\n  author = {{{{Agency}}}},\n  title = {{Label {key}}},\n  year = {{2021}},\n  tier = {{regulator}},\n{fields}}}\n"


def entry(key: str, **fields: str) -> str:
    """An entry with some fields more."""
    return ENTRY.format(key=key, fields="".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"region": "US"}, "'two' has a region and no document; wanted what it is: `document`"),
        ({"edition": "2018"}, "'two' has an edition and no document; wanted what it is: `document`"),
        ({"region": "US", "document": "label"}, "'two' is a US label without an edition, and one is one too; wanted its `edition`"),
        ({"document": "label", "edition": "2019"}, "'two' is a label without a region, which one has; wanted its `region`"),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_say_which_document_it_is_is_found(
    says: Says, add: Add, fields: dict[str, str], said: str
) -> None:
    add(entry("one", region="US", document="label", edition="2016"))
    add(entry("three", region="EU", document="label"))
    line = add(entry("two", **fields))
    (finding,) = says("CIT-EDITION")
    assert (finding.where.line, finding.message) == (line, said)


@pytest.mark.parametrize("fields", [{}, {"document": "registry record"}, {"region": "EU", "document": "label"},
                                    {"region": "US", "document": "label", "edition": "2018"}])  # fmt: skip
def test_a_document_that_is_told_from_the_others_is_left_alone(says: Says, add: Add, fields: dict[str, str]) -> None:
    add(entry("one", region="US", document="label", edition="2016"))
    add(entry("two", **fields))
    assert says("CIT-EDITION") == []


def test_a_book_has_editions_of_its_own(says: Says, add: Add) -> None:
    add(entry("two", edition="2").replace("@misc", "@book", 1))
    assert says("CIT-EDITION") == []

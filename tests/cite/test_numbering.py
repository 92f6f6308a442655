"""Citations: numbered, grouped, linked back."""

from __future__ import annotations

import pytest

from generators.cite import numbering
from generators.cite.numbering import Group
from generators.model import Citation
from generators.text.prose import parse


def groups(text: str) -> list[Group]:
    """The markers of the groups of citations in a text."""
    return numbering.number_citations(
        [[c for c, _ in node.citations] for node in parse(text).nodes if hasattr(node, "citations")]
    )


def seen(text: str) -> str:
    """What a reader sees of each group: the markers that are not hidden, with what stands before them."""
    shown = (
        "".join(f"{m.joint if m.joint != ',' or i else ''}{m.number}" for i, m in enumerate(g) if not m.is_hidden)
        for g in groups(text)
    )
    return " ".join(shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x [@b] y [@a] z [@b]", "1 2 1", id="same key, same number"),
        pytest.param("[@a; @b]", "1,2", id="two are listed"),
        pytest.param("[@a; @b; @c]", "1–3", id="three collapse"),
        pytest.param("[@a; @b; @c; @d; @e; @f] x [@a; @c; @d; @e]", "1–6 1,3–5", id="a group collapses in part"),
        pytest.param("[@c] [@a] [@b; @c; @a]", "1 2 1–3", id="a group is in the order of its numbers"),
        pytest.param("[@a, p 1;\n@b, Table\n2]", "1,2", id="a group may run over the end of a line"),
        pytest.param("[@a, Table 2; @a, p 7]", "1", id="two places in one source show one number"),
        pytest.param("[@a; @a]", "1", id="the same place twice is one marker"),
    ],
)
def test_markers_as_a_reader_sees_them(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_every_marker_leads_to_its_reference_and_back() -> None:
    found = groups("x [@a, p 1] [@b] y [@a, p 2; @b; @c]")
    listed = numbering.reference_list(found)
    back = [ident for one in listed for _, markers in one.places for _, ident in markers]
    assert sorted(m.ident for group in found for m in group) == sorted(back)
    assert [(one.number, one.key) for one in listed] == [(1, "a"), (2, "b"), (3, "c")]


def test_a_collapsed_marker_is_hidden_and_kept() -> None:
    (group,) = groups("[@a; @b; @c]")
    assert [(m.number, m.joint, m.is_hidden) for m in group] == [(1, "", False), (2, ",", True), (3, "–", False)]


def test_markers_are_gathered_by_the_place_in_the_source() -> None:
    (one,) = numbering.reference_list(groups("[@a, Table 2] [@a, p 7] [@a, Table 2]"))
    assert one.places == (("Table 2", ((1, "cite-1-1"), (3, "cite-1-3"))), ("p 7", ((2, "cite-1-2"),)))


def test_a_source_has_one_marker_in_a_group_with_one_way_back_from_all_its_places() -> None:
    (group,) = groups("[@a, p 1; @b; @a, p 2]")
    (one, _) = numbering.reference_list([group])
    assert [(m.number, m.citation.locator) for m in group] == [(1, "p 1; p 2"), (2, "")]
    assert one.places == (("p 1; p 2", ((1, "cite-1-1"),)),)


def test_nothing_cited_is_no_list() -> None:
    assert numbering.reference_list(numbering.number_citations([])) == ()


def test_ids_of_markers_are_unique_on_a_page() -> None:
    found = numbering.number_citations(
        [[Citation(key="a")], [Citation(key="a"), Citation(key="b")], [Citation(key="a")]]
    )
    idents = [m.ident for group in found for m in group]
    assert len(idents) == len(set(idents)) == 4

"""Citations: found, numbered, grouped, linked back."""

from __future__ import annotations

import re

import pytest

from generators.cite import numbering
from generators.model import Reference

REFERENCES = {key: Reference(key=key, type="article", fields={}, entry=key) for key in "abcdef"}


def numbered(text: str) -> str:
    return numbering.numbered(text, REFERENCES, lambda reference, number: f"{number}:{reference.key}")


def seen(text: str) -> str:
    """What a reader sees: the markers that are not hidden, commas and dashes."""
    html = re.sub(r'<a class="citation inner".*?</a>|<span class="comma">,</span>', "", numbered(text))
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x [@b] y [@a] z [@b]", "x1 y2 z1", id="same key, same number"),
        pytest.param("[@a; @b]", "1,2", id="two are listed"),
        pytest.param("[@a; @b; @c]", "1–3", id="three collapse"),
        pytest.param("[@a] [@b] [@c] [@d] [@e] [@f] x [@a; @c; @d; @e]", "1–6 x1,3–5", id="a group collapses in part"),
        pytest.param("[@a, p 1;\n@b, Table\n2]", "1,2", id="a group may run over the end of a line"),
        pytest.param("[@a][@b]", "1,2", id="neighbours become one group"),
        pytest.param("[@a, Table 2; @a, p 7]", "1", id="two places in one source show one number"),
        pytest.param("mail me@b.org or a@b", "mail me@b.org or a@b", id="an address is no citation"),
        pytest.param("[³H] [99mTc] [3H]-ASO", "[³H] [99mTc] [3H]-ASO", id="an isotope is no citation"),
        pytest.param("`[@a]` <code>[@b]</code>", "`[@a]` [@b]", id="code is no citation"),
        pytest.param("[@nobody]", "[@nobody]", id="an unknown key is left for the rule to report"),
    ],
)
def test_markers_as_a_reader_sees_them(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_every_marker_leads_to_its_reference_and_back() -> None:
    html = numbered("x [@a, p 1] [@b] y [@a, p 2; @b; @c]\n<!-- references -->")
    markers = re.findall(r'<a class="citation[^"]*" id="([^"]+)" href="#ref-(\w)"', html)
    backlinks = re.findall(r'<a class="backlink" href="#([^"]+)"', html)
    assert sorted(ident for ident, _ in markers) == sorted(backlinks)
    assert {key for _, key in markers} == set(re.findall(r'<li id="ref-(\w)"', html)) == {"a", "b", "c"}


def test_a_collapsed_marker_stays_on_the_page() -> None:
    assert numbered("[@a; @b; @c]").count('class="citation') == 4  # the group and three markers


def test_the_locator_is_shown_with_the_back_link() -> None:
    assert "Table 2 <a" in numbered("x [@a, Table 2]\n<!-- references -->")


def test_references_are_listed_by_first_appearance() -> None:
    html = numbered("[@c] [@a]\n<!-- references -->")
    assert re.findall(r"(\d):(\w)", html) == [("1", "c"), ("2", "a")]


def test_a_locator_with_a_special_character_is_escaped_once() -> None:
    assert 'title="p &lt; 3 &amp; 4"' in numbered("[@a, p < 3 & 4]")


def test_citations_are_found_with_their_offsets() -> None:
    text = "ab [@a, p 1; @b]"
    assert [(c.key, c.locator, text[at:][:2]) for c, at in numbering.citations(text)] == [
        ("a", "p 1", "@a"),
        ("b", "", "@b"),
    ]

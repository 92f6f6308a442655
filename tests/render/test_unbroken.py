"""Names and the intervals of values stay on one line; ordinary words with a hyphen may be broken."""

from __future__ import annotations

import re

import pytest

from generators.render.unbroken import keep_whole

HELD = re.compile(r'<span class="whole">([^<]*)</span>')


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("in SOD1-ALS, and", ["SOD1-ALS"], id="letters and digits"),
        pytest.param("technetium-99m-labelled", ["technetium-99m"], id="a word behind it may break off"),
        pytest.param("apoB-100.", ["apoB-100"], id="before a stop"),
        pytest.param("a 5-10-5 gapmer", ["5-10-5"], id="numbers alone, more than two"),
        pytest.param("CAS 2088232-70-4", ["2088232-70-4"], id="a number of a registry"),
        pytest.param("2′-MOE and 2′-deoxy", ["2′-MOE", "2′-deoxy"], id="a prime"),
        pytest.param("C-reactive, 5-methyl, x-ray", ["C-reactive", "5-methyl", "x-ray"], id="one letter or digit first"),
        pytest.param("IONIS-DMPK-2.5Rx", ["IONIS-DMPK-2.5Rx"], id="with a point"),
        pytest.param("NHS-MAG3-conjugated", ["NHS-MAG3"], id="the first two of three"),
        pytest.param("NR-4b2 of Xq-7", ["NR-4b2", "Xq-7"], id="names in no file"),
        pytest.param("half-life, half-lives, open-label", ["half-life", "half-lives", "open-label"], id="short words"),
        pytest.param("First-in-human, Jafar-nejad, half-maximal", [], id="words, which are not parted for a short one in them"),
        pytest.param("FDA-approved", [], id="a word behind letters"),
        pytest.param("pages 1413-1419", [], id="pages of an article"),
        pytest.param("https://a.org/x-1y/b-2 doi:10.1038/s41434-022-00316-7", [], id="addresses"),
        pytest.param("5′-TCACTTTCATAATGCTGG-MOE-3′", [], id="longer than a line of a phone"),
        pytest.param('<a title="SOD1-ALS">x</a><code>SOD1-ALS</code><svg><text>SOD1-ALS</text></svg>', [], id="no text of a line"),
        pytest.param("Phase 3 of 2013, Figure 1, RNase H1, 20 mg", [], id="words and numbers"),
        pytest.param("<noscript><p>SOD1-ALS</p></noscript>", ["SOD1-ALS"], id="what is folded"),
    ],
)  # fmt: skip
def test_a_name_is_held_together(text: str, names: list[str]) -> None:
    assert HELD.findall(keep_whole(text)) == names


def test_a_sequence_goes_to_the_next_line_as_a_whole_if_that_has_room() -> None:
    assert keep_whole("5′-CAGGATACATTTCTACAGCT-3′") == '<span class="together">5′-CAGGATACATTTCTACAGCT-3′</span>'
    assert keep_whole(f"5′-{'ACGT' * 10}-3′") == f"5′-{'ACGT' * 10}-3′"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("of 5′-{}-3′;", "5′-{}-3′"),
        ("(5′-{}-3′)", "5′-{}-3′"),
        ("d-{}-ends", ""),  # what follows is longer than an end
        ("known as {}-3′", ""),
        ("non-labelled-{}-3′", ""),
    ],
)
def test_a_sequence_that_is_a_fact_is_held_with_its_ends(text: str, held: str) -> None:
    fact = '<span class="fact together" data-fact="smp-sequence">GCCTCAG</span>'
    kept = keep_whole(text.format(fact))
    assert (f'<span class="together">{held.format(fact)}</span>' in kept) == bool(held)
    assert re.sub("<[^>]*>", "", kept) == re.sub("<[^>]*>", "", text.format(fact))


def test_spaces_of_running_text_stay_as_they_were_typed() -> None:
    """What reads a page by its words, a person who looks for them or a program, finds them."""
    text = "20 mg at week 3 (n = 12, 95% CI −3 to 12) of Table 2, section 4.8, on 20 November 2026"
    assert keep_whole(text) == text


def test_only_the_interval_of_a_value_is_held() -> None:
    value = '<a class="value" data-value="x" href="#y">−24.7% (−31.6 to −17.7) of 20 mg</a> and 20 mg'
    assert keep_whole(value) == value.replace(" to ", "\u00a0to\u00a0")


def test_what_is_read_is_what_was_written() -> None:
    text = "<p>SOD1-ALS at 20 mg of RNase H1 (n = 12), <!-- 4 h --> on 2 November 2026.</p>"
    assert HELD.sub(r"\1", keep_whole(text)) == text

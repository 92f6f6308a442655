"""Where a sentence ends, in the prose of the field."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml

from generators.text.sentences import Abbreviations, split_sentences
from tests.conftest import ROOT

WORDING = yaml.load((ROOT / "data/wording.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
KNOWN = Abbreviations(*(tuple(WORDING[name]) for name in ("abbreviations", "titles", "lettered")))


def split(text: str, is_markdown: bool = False) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, is_markdown, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "It was given i.v. once. | It worked.",
        "The p.o. route was used. | So it went.",
        "Prof. Bennett led it. | She left.",
        "Ionis Pharmaceuticals Inc. ran it. | It ended.",
        "It went s.c. each day. | Then it stopped.",
        "The change was n.s. in both arms. | It stayed so.",
        "It lasted ca. 5 d. | Then it fell.",
        "See Tab. 3 for the rest. | It is long.",
        "The dose was max. 5 mg. | It was safe.",
        "It needs vitamin C. | It is good.",
        "The trial in St. Louis ended. | It was small.",
        "It fell, e.g. in liver. | It rose, i.e. in serum.",
        "It fell vs. placebo. | It rose later.",
        # ten more
        "Fig. 2 shows it. | Figs. 3 and 4 do not.",
        "Doe et al. found it. | Roe et al. did not.",
        "It was approx. 5 resp. 6. | It was read twice.",
        "It used RNase H. | The enzyme cuts.",
        "E. coli grew. | The rest did not.",
        "It was stopped in the U.S. | It went on in Japan.",
        "Is it so? | It is! | Nobody knows.",
        "She said “it fell.” | Then she left.",
        "It was given b.i.d. for a week. | It was then stopped.",
        "Version 1.2 was used. | It is old.",
        "(It fell. It rose.) | Then it stayed.",
        "Patients in arm A. | The rest.",
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str) -> None:
    assert split(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('It rose to {{ value("x") }}. | {{ value("y") }} came next.', id="values at the end and the beginning"),
        pytest.param('It lasted ca. {{ value("x") }} in all. | It ended.', id="a value after an abbreviation"),
        pytest.param("It fell [@a2020, p. 3]. | It rose.", id="a citation with a full stop inside"),
        pytest.param("It fell.[@a2020] | It rose. [@b2020] | It stood.", id="a citation after the full stop"),
        pytest.param("See `a. b` there. | It is code.", id="code"),
        pytest.param("The {{ term('csf', 'fluid') }} fell. | It is clear.", id="the words of a term"),
        pytest.param("See https://example.org/a.B there. | It is long.", id="an address"),
    ],
)  # fmt: skip
def test_calls_and_citations_are_no_ends(text: str) -> None:
    assert split(text.replace(" | ", " ")) == text.split(" | ")


def test_a_sentence_may_run_over_lines_and_not_over_a_paragraph() -> None:
    text = "# A heading\n\nIt was given\ni.v. once.\nIt worked\n\nand ended. It was short.\n"
    assert split(text, is_markdown=True) == [
        "# A heading",
        "It was given\ni.v. once.",
        "It worked",
        "and ended.",
        "It was short.",
    ]


def test_every_letter_is_in_a_sentence_and_none_in_two() -> None:
    guides = sorted((ROOT / "data/drugs").glob("*/guides/*.md"))
    for text in (path.read_text(encoding="utf-8") for path in guides):
        spans = split_sentences(text, True, KNOWN)
        assert all(one.end <= two.start for one, two in pairwise(spans))
        assert "".join("".join(text[s.start : s.end] for s in spans).split()) == "".join(text.split())

"""TXT-UNIT"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import At, Edit, Row, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
START = "## Summary\n"


def write(edit: Edit, sentence: str) -> None:
    edit(GUIDE, START, f"{START}\n{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param('It was {{ value("smp-half-life") }} d in men.', id="as it is printed"),
        pytest.param('It was {{ value("smp-half-life") }} days in men.', id="in words"),
        pytest.param(
            'It was {{ value(ident="smp-half-life", cite=False) }} day in men.', id="in any spelling of the call"
        ),
        pytest.param('It fell by {{ value("smp-change-100") }}% in men.', id="per cent"),
    ],
)
def test_a_unit_that_is_typed_behind_its_value_is_found_at_the_word(
    says: Says, edit: Edit, at: At, sentence: str
) -> None:
    write(edit, sentence)
    (finding,) = says("TXT-UNIT")
    assert finding.where.file == GUIDE
    assert at(finding).startswith(("d in", "days in", "day in", "% in"))
    assert finding.message.endswith('wanted the value without the word, or with show="number"')


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param('It was {{ value("smp-half-life") }} in men.', id="a value alone"),
        pytest.param('It was {{ value("smp-half-life", show="number") }} days in men.', id="a bare number"),
        pytest.param('It was {{ value("smp-half-life") }} during dosing.', id="another word that begins alike"),
        pytest.param(
            'Of them {{ value("smp-headache") }} participants had a headache.', id="a unit that is not printed"
        ),
        pytest.param("It rose by 3 points points.", id="no value"),
    ],
)
def test_other_words_may_follow_a_value(says: Says, edit: Edit, sentence: str) -> None:
    write(edit, sentence)
    assert says("TXT-UNIT") == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        pytest.param('It held at least {{ value("smp-liver-mouse") }}.', "at least", id="a bound"),
        pytest.param(
            'More than\n{{ value("smp-liver-mouse", show="number") }} micrograms.',
            "More than",
            id="over the end of a line",
        ),
        pytest.param('It held {{ value("smp-liver-mouse") }}, at least in mice.', "", id="after it"),
        pytest.param('It lay above {{ value("smp-half-life") }}.', "", id="a value without a sign"),
        pytest.param('It was above that of {{ value("smp-liver-mouse", show="dose") }}.', "", id="its dose"),
        pytest.param('It was about {{ value("smp-days", show="number") }}.', "", id="a list"),
        pytest.param('In all, some {{ value("smp-rough") }}.', "some", id="a rough value"),
    ],
)
def test_a_sign_that_is_typed_before_its_value_is_found(
    says: Says, edit: Edit, row: Row, sentence: str, word: str
) -> None:
    row(id="smp-rough", value="~70", statistic="", n="8")
    write(edit, sentence)
    found = [finding.message.partition(" before ")[0] for finding in says("TXT-UNIT")]
    assert found == ([f"{word!r}"] if word else [])


def test_the_sample_types_no_unit_twice(says: Says) -> None:
    assert says("TXT-UNIT") == []

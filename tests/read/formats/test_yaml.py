"""YAML whose scalars stay the text that was written, each value with its place."""

from __future__ import annotations

import pytest

from generators.read.formats import yaml


@pytest.mark.parametrize("written", ["on", "1.10", "2020-01-02", "0x1F", "012", "yes", "1e3"])
def test_a_scalar_stays_as_it_was_written(written: str) -> None:
    assert yaml.read(f"a: {written}\n", "x.yml").data == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_nothing(written: str) -> None:
    assert yaml.read(f"a: {written}\n", "x.yml").data == {"a": None}


def test_every_value_knows_its_line_and_column() -> None:
    document = yaml.read("a:\n  - b: c\n    d: [e, f]\n", "x.yml", first_line=5)
    assert document.data == {"a": [{"b": "c", "d": ["e", "f"]}]}
    assert str(document.place(("a", 0, "d", 1))) == "x.yml:7:12"
    assert str(document.place(("a", 0, "nowhere", 7))) == "x.yml:6:5", "the nearest thing around it"


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", "x.yml:3:1", "'a' stands twice", id="a key twice"),
        pytest.param("a: [1, 2\nb: 3\n", "x.yml:2:2", "broken YAML: ", id="a bracket that does not close"),
        pytest.param("a: \x07\n", "x.yml:1:1", "broken YAML: ", id="a character that YAML forbids"),
    ],
)
def test_what_cannot_be_read_is_a_problem_at_its_place(text: str, place: str, wrong: str) -> None:
    (problem,) = yaml.read(text, "x.yml").problems
    assert str(problem.where) == place
    assert problem.wrong.startswith(wrong)


def test_an_empty_document_holds_nothing_and_is_no_problem() -> None:
    document = yaml.read("# a remark\n", "x.yml")
    assert (document.data, document.problems) == (None, [])

"""YAML whose scalars stay the text that was written, each value with its place."""

from __future__ import annotations

from itertools import pairwise

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
        pytest.param("a: &f\n  - *f\n", "x.yml:1:4", "`&f` is an anchor", id="an alias to itself"),
        pytest.param("a: *f\n", "x.yml:1:4", "`*f` is an alias", id="an alias"),
        pytest.param("a: &important began\n", "x.yml:1:4", "`&important` is an anchor", id="text cut by an anchor"),
        pytest.param("a: !important began\n", "x.yml:1:4", "`!important` is a tag", id="text cut by a tag"),
        pytest.param("a: !!python/object/apply:os.system [x]\n", "x.yml:1:4", "`!!python/", id="a tag of Python"),
        pytest.param("a: in arm #2 began\n", "x.yml:1:11", "'#2 began' is a comment", id="text cut by a number sign"),
        pytest.param("a: in arm  #2 began\n", "x.yml:1:12", "'#2 began' is a comment", id="with two spaces"),
        pytest.param("a: in arm # 2 began\n", "x.yml:1:11", "'# 2 began' is a comment", id="with one after it"),
        pytest.param("a: #2 began\n", "x.yml:1:4", "'#2 began' is a comment", id="all of the text"),
        pytest.param("a: in arm\n  #2 began\n", "x.yml:2:3", "'#2 began' is a comment", id="on the next line"),
        pytest.param("- {a: in arm #2 began\n  }\n", "x.yml:1:14", "'#2 began' is a comment", id="in braces"),
        pytest.param("a: 1\n---\nb: 2\n", "x.yml:2:1", "a second document", id="two documents"),
        pytest.param("[a, b]: 1\n", "x.yml:1:1", "a key that is a list", id="a key that is no word"),
        pytest.param("[" * 5000 + "]" * 5000, "x.yml:1:41", "more than 40 levels", id="deeply nested"),
        pytest.param("[" * 100_000, "x.yml:1:41", "more than 40 levels", id="brackets only"),
        pytest.param("{a: " * 5000, "x.yml:1:161", "more than 40 levels", id="braces only"),
        pytest.param("- " * 5000, "x.yml:1:81", "more than 40 levels", id="hyphens only"),
    ],
)
def test_what_cannot_be_read_is_a_problem_at_its_place(text: str, place: str, wrong: str) -> None:
    (problem,) = yaml.read(text, "x.yml").problems
    assert str(problem.where) == place
    assert problem.wrong.startswith(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "a: b  # a remark\n", "a:  # a remark\n  - b\n", "a: # a remark\n  - b\n", "a: b\n#c: d\n", "a: b\n  # a remark\n",
        "a: b#2\n", "a: 'arm #2'\n", "a: >\n  arm #2\n", "- a: b\n  #c: d\n",
    ],
)  # fmt: skip
def test_a_remark_and_a_number_sign_in_a_text_are_no_problem(text: str) -> None:
    assert yaml.read(text, "x.yml").problems == []


def test_no_short_file_makes_a_long_document() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi"))
    (problem,) = yaml.read(bomb, "x.yml").problems
    assert problem.wrong.startswith("`&a` is an anchor")


def test_an_empty_document_holds_nothing_and_is_no_problem() -> None:
    document = yaml.read("# a remark\n", "x.yml")
    assert (document.data, document.problems) == (None, [])

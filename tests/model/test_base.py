"""A noun is the same text in every process, so that what is kept by its hash is found again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generators.model import Noun
from generators.model.base import WordSet

_ORDERED = "PlainSerializer"


def _list_nouns(kind: type[Noun] = Noun) -> Iterator[type[Noun]]:
    for one in kind.__subclasses__():
        yield from (one, *_list_nouns(one))


class _Words(Noun):
    words: WordSet
    named: dict[str, WordSet]


def test_words_of_a_set_are_written_in_order() -> None:
    letters = frozenset("bdcafeihg")
    noun = _Words(words=letters, named={"x": letters})
    in_order = '["a","b","c","d","e","f","g","h","i"]'
    assert noun.model_dump_json() == f'{{"words":{in_order},"named":{{"x":{in_order}}}}}'
    assert _Words.model_validate_json(noun.model_dump_json()) == noun


@pytest.mark.parametrize("kind", sorted({*_list_nouns()}, key=repr))
def test_no_noun_has_a_set_whose_order_is_chance(kind: type[Noun]) -> None:
    told = {name: repr(field) for name, field in kind.model_fields.items()}
    assert not [name for name, text in told.items() if re.search(r"\b(frozen)?set\b", text) and _ORDERED not in text]

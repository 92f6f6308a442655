"""The publisher of the site, and the notices of its pages."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from generators.model.base import Noun, Placed, Slug, Text, WordSet


def _web_address(text: str) -> str:
    """An address that a reader can follow and that runs nothing, or none."""
    if text and not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        raise ValueError("wanted an address that begins with https://")
    return text


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Offer(Noun):
    """Something the publisher sells, and the modalities it fits."""

    text: Text
    url: WebAddress
    modalities: tuple[str, ...]


class Publisher(Placed):
    """The publisher of the site."""

    name: Text
    url: WebAddress = ""
    email: str = ""
    licence: Text = "CC BY 4.0"  # of the content
    licence_url: WebAddress = "https://creativecommons.org/licenses/by/4.0/"
    commercial: bool = False
    interest: str = ""
    catalogue_url: WebAddress = ""
    quote_url: WebAddress = ""
    offers: tuple[Offer, ...] = ()


class Condition(Noun):
    """Words of which each field of a page must have one, and words that it may not have."""

    fields: dict[str, WordSet] = Field(default_factory=dict)
    excluded: dict[str, WordSet] = Field(default_factory=dict)


Tone = Literal["note", "caution", "warning"]


_Words = str | list[str]
_Written = dict[str, _Words | dict[str, _Words]]  # of a condition, with its `not`


def _list_conditions(written: Any) -> Any:
    """Read `{field: word}`, with `not: {field: word}` in it, or a list of them, of which one must hold."""
    alternatives = written if isinstance(written, list | tuple) else [written] if written else []
    if not all(isinstance(one, dict | Condition) for one in alternatives):
        raise ValueError("wanted fields with their words, `{status.state: approved}`, or a list of these")
    return tuple(_make_condition(one) if isinstance(one, dict) else one for one in alternatives)


def _make_condition(written: dict[str, Any]) -> Condition:
    excluded = written.get("not", {})
    if not isinstance(excluded, dict):
        raise ValueError("wanted fields with their words after `not:`")
    fields = {name: words for name, words in written.items() if name not in ("not", "where")}  # reading adds a place
    return Condition(fields=_list_words(fields), excluded=_list_words(excluded))


def _list_words(fields: dict[str, Any]) -> dict[str, frozenset[str]]:
    listed = {name: [words] if isinstance(words, str) else words for name, words in fields.items()}
    if not all(
        isinstance(words, list) and words and all(isinstance(w, str) for w in words) for words in listed.values()
    ):
        raise ValueError("wanted a word or a list of words for each field")
    return {name: frozenset(words) for name, words in listed.items()}


class Disclaimer(Placed):
    """A notice, and when a page carries it: when one of its conditions holds, or always if it has none."""

    id: Slug
    when: Annotated[
        tuple[Condition, ...], BeforeValidator(_list_conditions, json_schema_input_type=_Written | list[_Written])
    ] = ()
    place: Literal["top", "foot"]
    tone: Tone = "note"
    title: Text
    text: Text

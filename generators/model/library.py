"""Everything that was read: sources, publisher, notices, drugs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generators.model.base import Grade, Noun, Placed, Slug, Text
from generators.model.drug import Drug
from generators.model.observation import Observation
from generators.model.vocabulary import Vocabulary


class Reference(Placed):
    """A source, once. `fields` is its entry in references.bib, decoded; `entry` its formatted text as HTML."""

    key: str
    type: str
    tier: str = ""
    state: Literal["confirmed", "unconfirmed", "not-read"] = "confirmed"
    fields: dict[str, str]
    entry: str = ""


class Tier(Placed):
    """How far a kind of source can carry a claim; `carries` is the best grade it supports."""

    id: Slug
    name: Text
    definition: Text
    carries: Grade


class Offer(Noun):
    """Something the publisher sells, and the modalities it fits."""

    text: Text
    url: str
    modalities: tuple[str, ...]


class Publisher(Placed):
    """Who publishes the site."""

    name: Text
    short: Text
    url: str = ""
    email: str = ""
    commercial: bool = False
    interest: str = ""
    catalogue_url: str = ""
    quote_url: str = ""
    offers: tuple[Offer, ...] = ()


class Disclaimer(Placed):
    """A notice, and the contents of a page that ask for it: all of `when` (facets), unless it is empty: always."""

    id: Slug
    when: tuple[str, ...] = ()
    place: Literal["top", "foot"]
    tone: Literal["note", "caution", "warning"] = "note"
    title: Text
    text: Text


class Library(Noun):
    """Everything that was read, checked and ready to be rendered."""

    vocabulary: Vocabulary
    publisher: Publisher
    disclaimers: tuple[Disclaimer, ...]
    drugs: tuple[Drug, ...]
    references: dict[str, Reference]
    observations: dict[str, Observation] = Field(default_factory=dict)
    broken: frozenset[str] = frozenset()  # ids that exist but could not be read: asking for them is no second error

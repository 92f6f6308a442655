"""Who publishes the site, and the notices that its pages carry."""

from __future__ import annotations

from typing import Literal

from generators.model.base import Noun, Placed, Slug, Text


class Offer(Noun):
    """Something the publisher sells, and the modalities it fits."""

    text: Text
    url: str
    modalities: tuple[str, ...]


class Publisher(Placed):
    """Who publishes the site."""

    name: Text
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

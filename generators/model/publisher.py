"""The publisher of the site, and the notices of its pages."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from generators.model.base import Noun, Placed, Slug, Text


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
    commercial: bool = False
    interest: str = ""
    catalogue_url: WebAddress = ""
    quote_url: WebAddress = ""
    offers: tuple[Offer, ...] = ()


class Disclaimer(Placed):
    """A notice, and when a page carries it: with all the facets in `when`, or always if that is empty."""

    id: Slug
    when: tuple[str, ...] = ()
    place: Literal["top", "foot"]
    tone: Literal["note", "caution", "warning"] = "note"
    title: Text
    text: Text

"""Output: pages and the files beside them."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from generators.model.base import Noun, Where
from generators.model.finding import Problem


class Asset(Noun):
    """A file beside a page: its values as JSON, a picture."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    path: str
    content: bytes


class Page(Noun):
    """A generated page in Markdown."""

    path: str
    kind: str
    title: str
    description: str
    text: str
    origin: Where
    meta: dict[str, str] = Field(default_factory=dict)
    notices: tuple[str, ...] = ()  # ids of the notices that its contents ask for, in the order of the page
    observations: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()  # keys, in the order of their numbers
    misplaced: tuple[Problem, ...] = ()  # what its pictures show elsewhere or otherwise than their data say
    assets: tuple[Asset, ...] = ()

"""Output: pages and the files beside them."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import ConfigDict, Field

from generators.model.base import Noun, Where
from generators.model.finding import Problem


class Asset(Noun):
    """A file beside a page: its values as JSON, a picture."""

    path: str
    content: bytes


class Content(ABC):
    """The Markdown of a page and the files beside it: most of what a page weighs, so that it may be somewhere else than in memory.
    Two are equal where their files are."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and self.hashes == other.hashes

    @property
    @abstractmethod
    def text(self) -> str:
        """The Markdown."""

    @property
    @abstractmethod
    def assets(self) -> tuple[Asset, ...]:
        """The files beside the page."""

    @property
    @abstractmethod
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of each file by its path, of the Markdown under no name."""


@dataclass(frozen=True, eq=False)
class Written(Content):
    """Content in memory."""

    text: str = ""
    assets: tuple[Asset, ...] = ()

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of each file by its path, of the Markdown under no name."""
        files = {"": self.text.encode(), **{asset.path: asset.content for asset in self.assets}}
        return {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


class Page(Noun):
    """A generated page in Markdown: what is known of it, and its content."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    path: str
    kind: str
    title: str
    description: str
    origin: Where
    meta: dict[str, str] = Field(default_factory=dict)
    notices: tuple[str, ...] = ()  # ids of the notices that its contents ask for, in the order of the page
    observations: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()  # keys, in the order of their numbers
    misplaced: tuple[Problem, ...] = ()  # what its pictures show elsewhere or otherwise than their data say
    content: Content = Field(exclude=True, repr=False)

    @property
    def text(self) -> str:
        """The Markdown, which may be read for it."""
        return self.content.text

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The files beside the page, which may be read for it."""
        return self.content.assets

    def with_files(self, files: Iterable[Asset]) -> Page:
        """Return the page with more files beside it."""
        return self.model_copy(update={"content": Written(self.text, (*self.assets, *files))})

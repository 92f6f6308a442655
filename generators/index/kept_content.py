"""The content of pages in the cache: of hundreds of drugs it is gigabytes, and one page at a time is written or judged.

A page that is laid aside is as it was, but that its text and its files are read when they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NoReturn

from generators.cache import Cache, digest
from generators.errors import SetupError
from generators.index.keeping import Aside, leave_whole
from generators.model import Asset, Content, Page, Written

_TEXTS, _FILES = "texts", "files"


def lay_aside(page: Page, kept: Cache) -> Page:
    """Return a page with its content in the cache; the page as it is where nothing can be kept."""
    if isinstance(page.content, KeptContent):
        return page
    content = KeptContent(kept, page.path, dict(page.content.hashes))
    if not content.is_there():
        kept.keep(_TEXTS, content.key_of_text, page.text, page.path)
        kept.put(_FILES, content.key_of_files, Written("", page.assets), page.path)
    return page.model_copy(update={"content": content}) if content.is_there() else page


def lay_in(kept: Cache | None) -> Aside:
    """Return what lays pages aside in a cache; without one they stay whole."""
    return leave_whole if kept is None else partial(lay_aside, kept=kept)


@dataclass(frozen=True, eq=False)
class KeptContent(Content):
    """Content in the cache, in the place of the page, with the hash of each file."""

    cache: Cache = field(repr=False)
    place: str
    known: Mapping[str, str] = field(repr=False)

    @property
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of each file by its path, of the Markdown under no name."""
        return self.known

    @property
    def key_of_text(self) -> str:
        """What the text is kept by."""
        return self.known[""]

    @property
    def key_of_files(self) -> str:
        """What the files are kept by."""
        return digest(*(part for named in self.known.items() for part in named))

    @property
    def text(self) -> str:
        """The Markdown, read anew."""
        text = self.cache.find(_TEXTS, self.key_of_text, self.place)
        return text if text is not None else self._tell_loss()

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The files beside the page, read anew."""
        found = self.cache.take(_FILES, self.key_of_files, self.place)
        return found.assets if isinstance(found, Written) else self._tell_loss()

    def is_there(self) -> bool:
        """Whether it can be read."""
        return self.cache.holds(_TEXTS, self.key_of_text, self.place) and self.cache.holds(
            _FILES, self.key_of_files, self.place
        )

    def _tell_loss(self) -> NoReturn:
        raise SetupError(
            f"what was made of docs/{self.place} is not in .cache any more, which something else has changed; run it again"
        )

    def __setstate__(self, state: dict[str, object]) -> None:
        """Take over what a record in the cache tells; raises LookupError where the content is not there, so that it is made anew."""
        self.__dict__.update(state)
        if not self.is_there():
            raise LookupError(self.place)

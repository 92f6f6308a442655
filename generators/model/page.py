"""What comes out: pages, the files beside them, findings."""

from __future__ import annotations

from pydantic import Field

from generators.model.base import Noun, Severity, Where


class Finding(Noun):
    """Something an author should look at: what is wrong, where, and what was wanted."""

    rule: str
    severity: Severity
    where: Where
    message: str
    suggestion: str = ""
    waived: str = ""  # the reason of the waiver that lets it stand; its severity is then `info`


class Asset(Noun):
    """A file beside a page: its values as JSON, a picture."""

    path: str
    content: bytes


class Page(Noun):
    """A page on its way to `docs/`, as Markdown."""

    path: str
    kind: str
    title: str
    description: str
    text: str
    origin: Where
    meta: dict[str, str] = Field(default_factory=dict)
    facets: frozenset[str] = frozenset()
    observations: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()  # keys, in the order of their numbers
    assets: tuple[Asset, ...] = ()

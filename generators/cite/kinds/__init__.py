"""The kinds of source, one a module: what an entry of each prints, and what it is called in exports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from generators.cite.kinds import (
    abstract,
    article,
    book,
    case,
    chapter,
    compendium,
    database,
    exhibit,
    label,
    news,
    patent,
    preprint,
    registry,
    release,
    report,
    statute,
    thesis,
    webpage,
)
from generators.cite.source import Source
from generators.model import Reference


class Kind(Protocol):
    """A module of a kind. `CSL` and `RIS` are the names of the kind in those formats."""

    CSL: str
    RIS: str

    def sentences(self, source: Source) -> Iterator[str]:
        """Yield the parts of the entry, without the full stops between them."""


KINDS: dict[str, Kind] = {
    "abstract": abstract,
    "article": article,
    "book": book,
    "case": case,
    "chapter": chapter,
    "compendium": compendium,
    "database": database,
    "exhibit": exhibit,
    "label": label,
    "news": news,
    "patent": patent,
    "preprint": preprint,
    "registry": registry,
    "release": release,
    "report": report,
    "statute": statute,
    "thesis": thesis,
    "webpage": webpage,
}
_BY_TYPE = {
    "book": "book", "incollection": "chapter", "phdthesis": "thesis", "mastersthesis": "thesis", "patent": "patent",
    "jurisdiction": "case", "legislation": "statute",
}  # fmt: skip
_BY_FORM = {"news release": "release", "press release": "release"}  # the field `type`, in lower case
_BY_TIER = {
    "label": "label", "registry": "registry", "conference": "abstract", "patent": "patent", "news": "news",
    "preprint": "preprint", "database": "database", "compendium": "compendium",
}  # fmt: skip
_REPORTS = ("techreport", "manual")


def find_kind(reference: Reference) -> str:
    """Return the kind of a source, a key of KINDS; the type of an entry alone does not tell a label from a web page."""
    fields = reference.fields
    form = fields.get("type", "").lower()
    if reference.type == "article":
        return _BY_TIER.get(reference.tier, "article") if reference.tier in ("preprint", "news") else "article"
    if form.startswith("exhibit"):
        return "exhibit"
    known = _BY_TYPE.get(reference.type) or _BY_FORM.get(form) or ("registry" if "nct" in fields else "")
    return known or _BY_TIER.get(reference.tier) or ("report" if reference.type in _REPORTS else "webpage")

"""A Reference -> the text of its entry, in AMA style (11th edition), as HTML or as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import unescape

from generators.cache import Cache, digest, identify_engine
from generators.cite import reference as bib
from generators.cite.kinds import KINDS, find_kind
from generators.cite.markup import join_sentences, to_html
from generators.cite.source import Source
from generators.model import Reference
from generators.text.apostrophes import set_quotes
from generators.text.titles import strip_markup


def format_entries(references: Mapping[str, Reference], cache: Cache) -> dict[str, str]:
    """Return the entry of each reference as HTML, by key; each is cached by the hash of all that it depends on."""
    code = identify_engine("cite/", endings=(".py",))
    return {
        key: cache.get_or_compute("references", _cache_key(reference, code), partial(format_entry, reference))
        for key, reference in references.items()
    }


def _cache_key(reference: Reference, code: str) -> str:
    return digest(code, reference.model_dump_json(exclude={"where", "places", "entry"}))


def format_entry(reference: Reference) -> str:
    """Format the entry as HTML: what a list of references prints before the day of access and the address."""
    source = Source(reference)
    sentences = [*KINDS[find_kind(reference)].sentences(source), *source.notices]
    return to_html(set_quotes(join_sentences(sentences)))


def format_plain(reference: Reference) -> str:
    """Return the whole entry of a formatted reference as plain text, with the day of access and the address."""
    entry, ended_by = unescape(strip_markup(reference.entry)), bib.address(reference)
    return " ".join(filter(None, [entry, bib.format_access_date(reference), ended_by[0] if ended_by else ""]))

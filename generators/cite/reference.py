"""The parts of a reference: names, links, the day of access."""

from __future__ import annotations

import datetime
import re
from urllib.parse import quote, unquote, urlsplit

from bibtexparser.middlewares import names as bibtex_names

from generators.model import Reference
from generators.text.braces import is_enclosed

_TOGETHER = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")  # kana, Han, Hangul


def names(reference: Reference, field: str = "author") -> list[dict[str, str]]:
    """Return the names in a field as CSL-JSON: `literal` for an organisation; `family`, `given` and so on for a person."""
    found = bibtex_names.split_multiple_persons_names(reference.fields.get(field, ""))
    return [_parse_person(name) for name in found if name != "others"]


def _parse_person(name: str) -> dict[str, str]:
    if is_enclosed(name):
        return {"literal": name[1:-1]}
    parts = bibtex_names.parse_single_name_into_parts(name, strict=False)
    if _TOGETHER.search(name):  # these scripts write the family name first, without initials and spaces
        return {"literal": "".join([*parts.last, *parts.first])}
    named = {"family": parts.last, "given": parts.first, "non-dropping-particle": parts.von, "suffix": parts.jr}
    return {part: " ".join(words) for part, words in named.items() if words}


def links(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return the links of a reference as (label, address), not escaped; an address that repeats an identifier is left out."""
    fields = reference.fields
    forms = {
        "doi": ("doi:{}", "https://doi.org/{}"), "pmid": ("PMID {}", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
        "pmcid": ("{}", "https://pmc.ncbi.nlm.nih.gov/articles/{}"), "nct": ("{}", "https://clinicaltrials.gov/study/{}"),
    }  # fmt: skip
    known = [(fields[name], form) for name, form in forms.items() if name in fields]
    found = [(label.format(text), href.format(quote(text, safe="/:;()"))) for text, (label, href) in known]
    url = fields.get("url", "")
    if url and _normalise_address(url) not in {_normalise_address(href) for _, href in found}:
        found.append(((urlsplit(url).hostname or url).removeprefix("www."), url))
    return tuple(found)


def _normalise_address(url: str) -> str:
    return unquote(url).partition("://")[2].rstrip("/").lower()


def format_access_date(reference: Reference) -> str:
    """Format `Accessed 20 November 2026.`, or nothing without an address and a day."""
    if not {"url", "urldate"} <= reference.fields.keys():
        return ""
    return "Accessed " + f"{datetime.date.fromisoformat(reference.fields['urldate']):%d %B %Y}.".lstrip("0")


def strip_markup(text: str) -> str:
    """Return the text of a field without markup, for metadata."""
    return re.sub(r"</?(?:i|sub|sup)>", "", text)

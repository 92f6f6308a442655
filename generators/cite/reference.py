"""The parts of a reference: names, links, the day of access."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

from bibtexparser.middlewares import names as bibtex_names

from generators.model import Reference
from generators.text.braces import is_enclosed

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_TOGETHER = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")  # kana, Han, Hangul


def names(reference: Reference, field: str = "author") -> list[dict[str, str]]:
    """Return the names in a field as CSL-JSON: `literal` for an organisation; `family`, `given` and so on for a person."""
    found = bibtex_names.split_multiple_persons_names(reference.fields.get(field, ""))
    return [_parse_person(name) for name in found if name != "others"]


def has_others(reference: Reference, field: str = "author") -> bool:
    """Return whether more names are known to exist than are given."""
    return reference.fields.get(field, "").endswith(" and others")


def _parse_person(name: str) -> dict[str, str]:
    if is_enclosed(name):
        return {"literal": name[1:-1]}
    parts = bibtex_names.parse_single_name_into_parts(name, strict=False)
    if _TOGETHER.search(name):  # these scripts write the family name first, without initials and spaces
        return {"family": "".join([*parts.last, *parts.first])}
    named = {"family": parts.last, "given": parts.first, "non-dropping-particle": parts.von, "suffix": parts.jr}
    return {part: " ".join(words) for part, words in named.items() if words}


def address(reference: Reference) -> tuple[str, str] | None:
    """Return what ends an entry, as (label, address), not escaped: the DOI, or else the whole address."""
    fields = reference.fields
    if "doi" in fields:
        return f"doi:{fields['doi']}", _fill_address("https://doi.org/{}", fields["doi"])
    url = fields.get("url") or (f"https://clinicaltrials.gov/study/{fields['nct']}" if "nct" in fields else "")
    return (url, url) if url else None


def identifiers(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return the identifiers and addresses that AMA does not print, as (label, address); nothing is said twice."""
    fields = reference.fields
    forms = {
        "pmid": ("PMID: {}", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
        "pmcid": ("PMCID: {}", "https://pmc.ncbi.nlm.nih.gov/articles/{}"),
        "nct": ("{}", "https://clinicaltrials.gov/study/{}"),
    }
    known = {name: form for name, form in forms.items() if name in fields}
    found = [(label.format(fields[name]), _fill_address(href, fields[name])) for name, (label, href) in known.items()]
    own = address(reference)
    beside = [one for one in found if not _is_known(one[1], [own])]
    if (url := fields.get("url", "")) and not _is_known(url, [own, *found]):
        beside.append(((urlsplit(url).hostname or url).removeprefix("www."), url))
    return tuple(beside)


def links(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return all links of a reference as (label, address), its own first."""
    first = address(reference)
    return ((first,) if first else ()) + identifiers(reference)


def _fill_address(form: str, text: str) -> str:
    return form.format(quote(text, safe="/:;()"))


def _is_known(url: str, known: Iterable[tuple[str, str] | None]) -> bool:
    return _normalise_address(url) in {_normalise_address(one[1]) for one in known if one}


def _normalise_address(url: str) -> str:
    return unquote(url).partition("://")[2].rstrip("/").lower()


def format_access_date(reference: Reference) -> str:
    """Format `Accessed November 20, 2026.`, or nothing: a DOI has no day of access."""
    if "doi" in reference.fields or not {"url", "urldate"} <= reference.fields.keys():
        return ""
    return f"Accessed {format_date(*reference.fields['urldate'].split('-'))}."


def format_date(year: str = "", month: str = "", day: str = "") -> str:
    """Format a date: `November 13, 2024`; a part that is not known is left out."""
    named = _MONTHS[int(month) - 1] if month else ""
    return f"{named} {int(day)}, {year}" if day else f"{named} {year}".strip()

"""How a reader cites one of our pages: as a sentence, and for reference managers."""

from __future__ import annotations

import json
import re
from html import escape

from generators.domain.describe import date
from generators.model import Offer, Publisher


def block(publisher: Publisher, title: str, version: str, day: str, path: str, modality: str) -> str:
    """The sentence, BibTeX, RIS and CSL-JSON to copy, how to reach the publisher, and what it offers for the modality."""
    formats = (("BibTeX", bibtex), ("RIS", ris), ("CSL-JSON", csl_json))
    copies = "".join(
        f"<details><summary>{name}</summary><pre><code>{_lines(make(publisher, title, version, day, path))}</code></pre>"
        "</details>"
        for name, make in formats
    )
    said = f"{publisher.name}. {title}." + (f" Version {version}." if version else "") + f" {date(day)}."
    contact = (
        f' <p>Contact: <a href="mailto:{publisher.email}">{escape(publisher.email)}</a></p>' if publisher.email else ""
    )
    offers = "".join(_offer(offer) for offer in publisher.offers if modality in offer.modalities)
    return f'<div class="how-to-cite"><p class="formatted">{escape(said)}</p>{copies}{contact}{offers}</div>'


def _offer(offer: Offer) -> str:
    return f'<p class="offer" data-offer>{escape(offer.text)} <a href="{escape(offer.url)}" rel="external">{escape(offer.url)}</a></p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "&#10;")


def _key(path: str, day: str) -> str:
    return re.sub(r"\W+", "", path.rsplit("/", 1)[-1]) + day[:4]


def _url(publisher: Publisher, path: str) -> str:
    return f"{publisher.url.rstrip('/')}/{path}/" if publisher.url else ""


def bibtex(publisher: Publisher, title: str, version: str, day: str, path: str) -> str:
    """The page as a BibTeX entry."""
    fields = {
        "author": f"{{{publisher.name}}}",
        "title": title,
        "year": day[:4],
        "edition": version,
        "url": _url(publisher, path),
    }
    body = ",\n".join(f"  {k} = {{{v}}}" for k, v in fields.items() if v)
    return f"@online{{{_key(path, day)},\n{body}\n}}"


def ris(publisher: Publisher, title: str, version: str, day: str, path: str) -> str:
    """The page as a RIS record."""
    fields = [
        ("TY", "ELEC"),
        ("AU", publisher.name),
        ("TI", title),
        ("PY", day[:4]),
        ("ET", version),
        ("UR", _url(publisher, path)),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in fields if value) + "\nER  - "


def csl_json(publisher: Publisher, title: str, version: str, day: str, path: str) -> str:
    """The page as a CSL-JSON item."""
    entry = {
        "id": _key(path, day), "type": "webpage", "title": title, "author": [{"literal": publisher.name}],
        "issued": {"date-parts": [[int(part) for part in day.split("-")]]}, "version": version, "URL": _url(publisher, path),
    }  # fmt: skip
    return json.dumps([{k: v for k, v in entry.items() if v}], ensure_ascii=False, indent=1)

"""What a page owes its reader: disclaimers, disagreements, gaps."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generators.model import Disclaimer, Drug, Publisher


def disclaimers(required: Iterable[Disclaimer], place: str) -> str:
    """The notices of one place, or nothing."""
    items = "".join(
        f'<div class="disclaimer {d.tone}" data-disclaimer="{d.id}"><p><strong>{escape(d.title)}.</strong> '
        f"{escape(d.text)}</p></div>"
        for d in required
        if d.place == place
    )
    label = {"top": "Notices", "foot": "Disclaimers"}[place]
    return f'<aside class="disclaimers {place}" aria-label="{label}">{items}</aside>' if items else ""


def offers(publisher: Publisher, drug: Drug) -> str:
    """What the publisher offers for a drug of this modality; nothing where its profile has nothing that fits."""
    fit = [o for o in publisher.offers if drug.modality in o.modalities]
    items = "".join(f'<li><a href="{escape(o.url)}">{escape(o.text)}</a></li>' for o in fit)
    return f'<aside class="offers" aria-label="Offers of the publisher"><ul>{items}</ul></aside>' if items else ""

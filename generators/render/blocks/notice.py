"""What a page owes its reader: disclaimers, disagreements, gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from generators.domain.describe import date
from generators.model import Conflict, Disclaimer, Drug, Gap, Publisher

Words = Callable[[str], str]
STATES = {"open": "open", "explained": "explained", "corrected": "corrected here"}


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


def conflicts(found: Iterable[Conflict], words: Callable[[Conflict], Words]) -> str:
    """Where sources disagree, with the reason or as an open question."""
    items = []
    for conflict in found:
        say = words(conflict)
        resolution = f"<p><b>Here:</b> {say(conflict.resolution)}</p>" if conflict.resolution else ""
        items.append(
            f'<li id="conflict-{conflict.id}" class="conflict {conflict.state}"><p class="head"><b>{say(conflict.title)}</b> '
            f'<span class="badge badge-{conflict.state}">{STATES[conflict.state]}</span></p>'
            f"<p>{say(conflict.statement)}</p>{resolution}</li>"
        )
    return f'<ul class="conflicts">{"".join(items)}</ul>'


def gaps(found: Iterable[Gap], words: Callable[[Gap], Words]) -> str:
    """What is not known to us, what was searched, and when."""
    items = []
    for gap in found:
        say = words(gap)
        items.append(
            f'<li id="gap-{gap.id}" class="gap" data-missing="{gap.reason}"><p class="head"><b>{say(gap.title)}</b> '
            f'<span class="badge">{gap.reason.replace("-", " ")}</span></p><p>{say(gap.statement)}</p>'
            f'<p class="searched">Searched: {say(gap.searched)} ({date(gap.date)})</p></li>'
        )
    return f'<ul class="gaps">{"".join(items)}</ul>'


def offers(publisher: Publisher, drug: Drug) -> str:
    """What the publisher offers for a drug of this modality; nothing where its profile has nothing that fits."""
    fit = [o for o in publisher.offers if drug.modality in o.modalities]
    items = "".join(f'<li><a href="{escape(o.url)}">{escape(o.text)}</a></li>' for o in fit)
    return f'<aside class="offers" aria-label="Offers of the publisher"><ul>{items}</ul></aside>' if items else ""

"""A reference as it stands in the list: entry text, identifiers, tier and state."""

from __future__ import annotations

from html import escape

from generators.cite import reference as parts
from generators.model import Reference


def item(reference: Reference) -> str:
    """Entry, links, access date, tier, and whether details are unconfirmed."""
    links = " ".join(
        f'<a href="{escape(href)}" rel="external">{escape(label)}</a>' for label, href in parts.links(reference)
    )
    state = {
        "confirmed": "",
        "unconfirmed": '<span class="badge badge-unconfirmed">reference details unconfirmed</span>',
        "not-read": '<span class="badge badge-unconfirmed">document not read by us</span>',
    }[reference.state]
    tier = f'<span class="tier">{escape(reference.tier.replace("-", " "))}</span>' if reference.tier else ""
    return (
        f'<span class="entry">{reference.entry}</span> <span class="links">{links}</span> '
        f'<span class="accessed">{escape(parts.accessed(reference))}</span> {tier} {state}'
    )

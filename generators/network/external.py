"""Collect the addresses outside the site and request them, at a polite rate.

One host is asked for one thing at a time, with a pause between; several hosts are asked side by side. What was good a few days
ago is not asked again.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import requests

from generators.cite import reference as parts
from generators.errors import GuideError
from generators.model import Library, Outcome
from generators.network import fetch
from generators.site import links
from generators.site.pages import Site
from generators.text import addresses

_RESERVED = re.compile(r"(^|\.)(example(\.(com|org|net))?|invalid|test|localhost)$")  # names that are nobody's
_AT_ONCE = 8
_PROBED = 3


def collect_addresses(library: Library, site: Site) -> list[str]:
    """Return every address outside the site in sources and pages."""
    ours = library.publisher.url.rstrip("/")
    found = {href for reference in library.references.values() for _, href in parts.links(reference)}
    found |= {href for page in site for href in links.find_outward_addresses(page)}
    return sorted(a for a in found if not (ours and a.startswith(ours)) and not _RESERVED.search(addresses.host_of(a)))


def check_addresses(
    urls: Sequence[str],
    known: Mapping[str, Outcome],
    shells: Sequence[str],
    today: date,
    manners: fetch.Manners | None = None,
    max_age: int = 7,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, Outcome]:
    """Return the outcome of each address; raises GuideError without a network."""
    manners = manners or fetch.Manners()
    kept = {url: known[url] for url in urls if url in known and _is_fresh(known[url], today, max_age)}
    asked: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        if url not in kept:
            asked[addresses.host_of(url)].append(url)
    _require_network([mine[0] for mine in asked.values()], manners)
    say(f"{len(urls)} addresses, {len(kept)} known; asking {len(asked)} hosts for {len(urls) - len(kept)}")

    def of_host(mine: list[str]) -> list[Outcome]:
        return list(_check_host(mine, shells, manners, today))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for number, outcomes in enumerate(pool.map(of_host, asked.values()), start=1):
            kept |= {outcome.url: outcome for outcome in outcomes}
            say(f"{number} of {len(asked)} hosts: {addresses.host_of(outcomes[0].url)}, {_format_counts(outcomes)}")
    return kept


def _check_host(urls: Iterable[str], shells: Sequence[str], manners: fetch.Manners, today: date) -> Iterator[Outcome]:
    """Return the outcomes of one host, requested one after the other."""
    with requests.Session() as session:
        for number, url in enumerate(urls):
            if number:
                time.sleep(manners.pause)
            yield fetch.request_outcome(url, shells, manners, session).model_copy(update={"checked": today.isoformat()})


def _is_fresh(outcome: Outcome, today: date, max_age: int) -> bool:
    """Whether an outcome is recent enough; dead and silent addresses are always requested again."""
    if outcome.state in ("dead", "timed-out"):
        return False
    return date.fromisoformat(outcome.checked) > today - timedelta(days=max_age)


def _require_network(urls: Sequence[str], manners: fetch.Manners) -> None:
    """Raise GuideError without a network, when every address would seem dead."""
    probed = urls[:: max(1, len(urls) // _PROBED)][:_PROBED]
    if probed and not any(_is_reachable(url, manners) for url in probed):
        hosts = ", ".join(addresses.host_of(url) for url in probed)
        raise GuideError(f"no network: none of {hosts} can be reached; nothing was looked at and nothing was written")


def _is_reachable(url: str, manners: fetch.Manners) -> bool:
    try:
        requests.head(
            url, timeout=min(manners.timeout, 10), headers={"User-Agent": manners.agent}, allow_redirects=False
        )
    except (requests.ConnectTimeout, requests.ConnectionError):
        return False
    except (requests.RequestException, ValueError):
        return True  # somebody answered, if badly
    return True


def _format_counts(outcomes: Sequence[Outcome]) -> str:
    states = dict.fromkeys(outcome.state for outcome in outcomes)
    return ", ".join(f"{sum(o.state == state for o in outcomes)} {state}" for state in states)

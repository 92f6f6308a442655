"""Web addresses in references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from generators.model import Reference, Where

ADDRESS = re.compile(r"https?://[^\s;,<>\"')\]}]+", re.IGNORECASE)


def of(reference: Reference, fields: Sequence[str] = ("url", "seen", "howpublished")) -> Iterator[tuple[str, Where]]:
    """Yield the addresses of the reference and of its reading, with the places of their fields."""
    for field in fields:
        text = reference.fields.get(field, "")
        found = [text] if field == "url" else ADDRESS.findall(text)
        yield from ((address, reference.at(field)) for address in found if address)


def split_address(address: str) -> SplitResult | None:
    """Split an address into its parts; None if it is malformed, such as `http://[x`."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def host_of(address: str) -> str:
    """Return the host of an address in lower case; empty if there is none."""
    parts = split_address(address)
    return (parts.hostname or "") if parts else ""


def site_host(address: str) -> str:
    """Return the host of an address in lower case and without `www.`; empty if there is none."""
    return host_of(address).removeprefix("www.")


def find_within_path(address: str) -> list[str]:
    """Yield the addresses in the path or the query of another, such as that of an archive."""
    return [f"http{rest}" for rest in unquote(address)[1:].split("http")[1:] if rest.lstrip("s").startswith("://")]


@lru_cache(maxsize=1 << 16)
def is_within(address_host: str, pattern: str) -> bool:
    """Whether a host is in a listed one: `a.example.org` is in `example.org` and `example.*`."""
    labels = address_host.split(".")
    return any(fnmatchcase(".".join(labels[n:]), pattern.lower()) for n in range(len(labels)))

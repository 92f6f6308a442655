"""Addresses in references: which there are, where each stands, and at which host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from urllib.parse import SplitResult, unquote, urlsplit

from generators.model import Reference, Where

ADDRESS = re.compile(r"https?://[^\s;,<>\"')\]}]+", re.IGNORECASE)


def of(reference: Reference, fields: Sequence[str] = ("url", "seen", "howpublished")) -> Iterator[tuple[str, Where]]:
    """Where the reference is, and where it was read, with the places of the fields that say so."""
    for field in fields:
        text = reference.fields.get(field, "")
        found = [text] if field == "url" else ADDRESS.findall(text)
        yield from ((address, reference.at(field)) for address in found if address)


def split_address(address: str) -> SplitResult | None:
    """The parts of an address; None when it cannot be read as one, as `http://[x`."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def host_of(address: str) -> str:
    """The host of an address in lower case; nothing when there is none."""
    parts = split_address(address)
    return (parts.hostname or "") if parts else ""


def site_host(address: str) -> str:
    """The host of an address in lower case and without `www.`; nothing when there is none."""
    return host_of(address).removeprefix("www.")


def find_within_path(address: str) -> list[str]:
    """The addresses that stand in the path or the query of another, as of an archive that keeps a copy."""
    return [f"http{rest}" for rest in unquote(address)[1:].split("http")[1:] if rest.lstrip("s").startswith("://")]


def is_within(address_host: str, pattern: str) -> bool:
    """Whether a host is the one of a list, or under it: `a.example.org` is within `example.org` and `example.*`."""
    labels = address_host.split(".")
    return any(fnmatchcase(".".join(labels[n:]), pattern.lower()) for n in range(len(labels)))

"""Addresses within the site, from its root."""

from __future__ import annotations


def page_address(path: str) -> str:
    """Return the address of a page of docs/: `drugs/tofersen/index.md` as `drugs/tofersen/`, `index.md` as the empty one."""
    folder = path.removesuffix(".md").removesuffix(".ipynb").removesuffix("index").rstrip("/")
    return f"{folder}/" if folder else ""

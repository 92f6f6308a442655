"""Addresses within the site, from its root."""

from __future__ import annotations

from generators.model import Observation


def page_address(path: str) -> str:
    """Return the address of a page of docs/: `drugs/tofersen/index.md` as `drugs/tofersen/`, `index.md` as the empty one."""
    folder = path.removesuffix(".md").removesuffix(".ipynb").removesuffix("index").rstrip("/")
    return f"{folder}/" if folder else ""


def record_address(observation: Observation) -> str:
    """Return the address of an observation's record."""
    return f"drugs/{observation.drug}/#obs-{observation.id}"

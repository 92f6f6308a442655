"""Addresses of pages, by the paths of their files under docs/."""

from __future__ import annotations

from pathlib import PurePosixPath


def page_address(path: str) -> str:
    """Return the address of a page: `drugs/tofersen/index.md` as `drugs/tofersen`, `index.md` as the empty one."""
    bare = PurePosixPath(path).with_suffix("")
    address = (bare.parent if bare.name == "index" else bare).as_posix()
    return "" if address == "." else address


def page_folder(path: str) -> str:
    """Return the address as the server has it, with a slash at its end: `drugs/tofersen/`; empty for `index.md`."""
    address = page_address(path)
    return f"{address}/" if address else ""

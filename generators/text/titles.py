"""The parts of a title as sites write it beside their own name."""

from __future__ import annotations

import re


def split_title(title: str) -> list[str]:
    """Split a title at bars and dashes; final points are left out."""
    return [part.strip(" .…!?") for part in re.split(r"\s*[|»]\s*|\s[-–—·/]\s", title)]

"""The parts of a title as sites write it beside their own name."""

from __future__ import annotations

import re


def split_title(title: str) -> list[str]:
    """What stands between bars and dashes; the points at an end are left out."""
    return [part.strip(" .…!?") for part in re.split(r"\s*[|»]\s*|\s[-–—·/]\s", title)]

"""The content of this site, read once for all tests, with its pictures from the cache that `make site` fills.

A test of it says what every content that passes the rules has: no number and no word of the content stands in a test.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generators.cache import Cache
from generators.model import Chart, Diagram, Library
from generators.pictures.cached import Drawing, Texts, cached_renderer
from generators.read.library import load

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "generators"


@cache
def library() -> Library:
    """The data and guides of this site, from the cache that `make site` fills."""
    return load(ROOT, kept=Cache(CACHE))


def drawing(noun: Chart | Diagram, texts: Texts = str) -> Drawing:
    """A picture of this site with what is misplaced in it."""
    return cached_renderer(Cache(CACHE))(library(), noun, texts)

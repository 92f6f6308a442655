"""Part (a): every payload in every text field of the model, judged by an HTML parser and by Chromium."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import markdown

from faults import corpus
from faults.payloads import PAYLOADS, active_parts, printed, spoiled, text_fields
from generators.model import Library, Page
from generators.read.library import load

_EXTENSIONS = ["attr_list", "tables", "toc", "fenced_code"]
_FRAME = "<!doctype html><meta charset=utf-8><script>function x() {{ document.documentElement.dataset.ran = 1 }}</script><body>{}</body>"


def find_faults(folder: Path, share: float, with_browser: bool, chosen: int = 0) -> Iterator[str]:
    """Yield what is active: with the payload in all fields at once, and with it in one field alone, of which a share is tried."""
    library = load(corpus.SAMPLE)
    for name, payload in PAYLOADS.items():
        pages = printed(spoiled(library, payload), payload)
        yield from (f"{name} in all fields: {one}" for one in active_parts(pages))
        (folder / f"{len(list(folder.iterdir()))}.html").write_text(_as_html(pages), encoding="utf-8")
    pairs = list(itertools.product(text_fields(library), PAYLOADS))
    for field, name in random.Random(chosen).sample(pairs, round(len(pairs) * share)):
        yield from (f"{name} in {field}: {one}" for one in _try_one(library, field, PAYLOADS[name]))
    if with_browser:
        yield from _ask_browser(sorted(folder.glob("*.html")))


def _try_one(library: Library, field: str, payload: str) -> Iterator[str]:
    yield from active_parts(printed(spoiled(library, payload, field), payload))


def _as_html(pages: list[Page]) -> str:
    """All pages as one, with a function that the payloads call."""
    return _FRAME.format(
        "\n".join(markdown.markdown(page.text.split("---\n", 2)[2], extensions=_EXTENSIONS) for page in pages)
    )


def _ask_browser(files: list[Path]) -> Iterator[str]:
    """Open each file, and yield those in which the function was called."""
    from tests import chromium

    browser = chromium.start()
    try:
        for path, name in zip(files, PAYLOADS, strict=True):
            browser.get(path.as_uri())
            if browser.execute_script("return document.documentElement.dataset.ran"):
                yield f"{name}: Chromium ran it"
    finally:
        browser.quit()

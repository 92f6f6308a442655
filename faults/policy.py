"""Part (f): should anything active reach a page after all, the policy of the page keeps a browser from running it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from faults.payloads import PAYLOADS
from generators.site import active

_FRAME = '<!doctype html><meta charset=utf-8><meta http-equiv="Content-Security-Policy" content="{}"><body>{}</body>'
_RAN = "document.documentElement.dataset.ran"


def find_faults(folder: Path, with_browser: bool) -> Iterator[str]:
    """Yield each payload that Chromium ran although a page held its policy; without a browser what the policy allows."""
    said = active.policy()
    if re.search(r"script-src(?:-\w+)?[^;]*'unsafe-|default-src (?!'none')", said) or "script-src" not in said:
        yield f"the policy {said[:60]!r} lets scripts run"
    if re.search(r"https?:|\*", said):
        yield f"the policy {said[:60]!r} lets a page load from other hosts"
    if with_browser:
        yield from _ask_browser(folder, said)


def _ask_browser(folder: Path, said: str) -> Iterator[str]:
    """Open each payload as it is under the policy, with a function that stands outside of the page."""
    from tests import chromium

    browser = chromium.start()
    try:
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": f"function x() {{ {_RAN} = 1 }}"})
        for number, (name, payload) in enumerate(PAYLOADS.items()):
            path = folder / f"{number}.html"
            path.write_text(_FRAME.format(said, payload), encoding="utf-8")
            browser.get(path.as_uri())
            if browser.execute_script(f"return {_RAN}"):
                yield f"{name}: Chromium ran it under the policy"
    finally:
        browser.quit()

"""What is found in the built pages keeps a wrong site from being published, and is counted in the ledger of a right one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generators.model import Finding
from generators.publish import stamp
from tests.publish.conftest import BUILT, OLD, publish

Finds = Callable[[str], Finding]


def test_a_warning_about_a_built_page_is_counted_in_the_published_ledger(built: Path, finds: Finds) -> None:
    finding = finds("warning")
    published = publish(built)
    assert (published.findings, published.is_new) == ((finding,), True)
    assert "links to nothing" in (built / "site" / BUILT).read_text(encoding="utf-8")
    assert stamp.is_current(built)


def test_an_error_in_a_built_page_leaves_the_published_site_as_it_was(built: Path, finds: Finds) -> None:
    finding = finds("error")
    published = publish(built)
    assert (published.findings, published.is_new) == ((finding,), False)
    assert (built / "site/index.html").read_text(encoding="utf-8") == OLD
    assert not stamp.is_current(built)

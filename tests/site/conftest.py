"""The site as it is published: built by `make site` before the tests, or here when it is not current."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generators import pipeline
from generators.model import Library, Page
from generators.publish import stamp
from tests import shipped

ROOT = shipped.ROOT
GUIDES = (
    "drugs/baliforsen/uptake-and-distribution",
    "drugs/baliforsen/clinical-trial",
    "drugs/tofersen/cns-uptake-and-distribution",
    "drugs/mipomersen/uptake-and-trafficking",
)
MONOGRAPHS = ("drugs/baliforsen", "drugs/tofersen", "drugs/mipomersen")


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    if not stamp.is_current(ROOT):
        published = pipeline.publish(pipeline.build(ROOT), ROOT)
        assert published.is_new, published.findings
    return ROOT / "site"


@pytest.fixture(scope="session")
def real(site: Path) -> Library:
    """The data that the site was built from."""
    assert site.parent == shipped.ROOT
    return shipped.library()


@pytest.fixture(scope="session")
def made(site: Path) -> pipeline.Build:
    """What the site was built from: read, planned, rendered, checked."""
    return pipeline.build(site.parent)


@pytest.fixture(scope="session")
def rendered(made: pipeline.Build) -> list[Page]:
    """The pages as they were handed to MkDocs, with their facets."""
    return made.with_ledger(made.findings)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page by its address, parsed."""
    found = sorted(site.rglob("*.html"))
    return {p.relative_to(site).as_posix().removesuffix("index.html").rstrip("/"): _parsed(p) for p in found}


def _parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")

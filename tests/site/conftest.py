"""A small site: the project that `guides init` writes, built by the installed package."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generators import pipeline
from generators.model import Library, Page
from generators.publish import starter

MONOGRAPHS: tuple[str, ...] = (f"drugs/{starter.DRUG}",)
GUIDES: tuple[str, ...] = (f"drugs/{starter.DRUG}/how-long-it-stays",)
OTHERS: tuple[str, ...] = ("", "drugs", "glossary", "references", "rules", "validity")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test for each guide, each page about a drug, or each page of another look."""
    pages = {"guide": GUIDES, "address": (*GUIDES, *MONOGRAPHS), "page": (*OTHERS, *MONOGRAPHS, *GUIDES)}
    for name in pages.keys() & {*metafunc.fixturenames}:
        metafunc.parametrize(name, pages[name])


@pytest.fixture(scope="session")
def site(started: Path) -> Path:
    """The folder of the built site."""
    return started / "site"


@pytest.fixture(scope="session")
def made(site: Path) -> pipeline.Build:
    """What the site was built from: read, planned, rendered, checked."""
    return pipeline.build(site.parent)


@pytest.fixture(scope="session")
def real(made: pipeline.Build) -> Library:
    """The data that the site was built from."""
    return made.library


@pytest.fixture(scope="session")
def rendered(made: pipeline.Build) -> list[Page]:
    """The pages as they were handed to MkDocs, with their notices."""
    return made.with_ledger(made.findings)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page by its address, parsed."""
    return parse_pages(site)


def parse_pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page of a site by its address."""
    found = sorted(site.rglob("*.html"))
    return {
        p.relative_to(site).as_posix().removesuffix("index.html").rstrip("/"): BeautifulSoup(
            p.read_text(encoding="utf-8"), "lxml"
        )
        for p in found
    }

"""The site of this content, as `make check` has built it, or built here when it is not current."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators import pipeline
from generators.publish import stamp
from tests import shipped
from tests.conftest import browser
from tests.site.conftest import pages, real, rendered

__all__ = ["browser", "pages", "real", "rendered"]  # fixtures here too
MONOGRAPHS = tuple(f"drugs/{drug.id}" for drug in shipped.library().drugs)
GUIDES = tuple(f"drugs/{drug.id}/{guide.slug}" for drug in shipped.library().drugs for guide in drug.guides)
NOTEBOOKS = tuple(f"notebooks/{path.stem}" for path in sorted(shipped.ROOT.glob("docs/notebooks/*.ipynb")))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test for each guide, each page about a drug, each notebook, or each page of another look."""
    looks = ("", "drugs", "glossary", "references", *MONOGRAPHS, *GUIDES, *NOTEBOOKS)
    every = {"guide": GUIDES, "address": (*GUIDES, *MONOGRAPHS), "notebook": NOTEBOOKS, "page": looks}
    for name in every.keys() & {*metafunc.fixturenames}:
        metafunc.parametrize(name, every[name])


@pytest.fixture(scope="session")
def made() -> pipeline.Build:
    """The content: read, planned, rendered, checked."""
    return pipeline.build(shipped.ROOT)


@pytest.fixture(scope="session")
def site(made: pipeline.Build) -> Path:
    """The folder of the built site."""
    if not stamp.is_current(shipped.ROOT):
        published = pipeline.publish(made, shipped.ROOT)
        assert published.is_new, published.findings
    return shipped.ROOT / "site"

"""docs_paths.py"""

from __future__ import annotations

import pytest

from generators.text.docs_paths import page_address, page_folder


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("glossary.md", "glossary"),
        ("drugs/tofersen/index.md", "drugs/tofersen"),
        ("drugs/tofersen/therapeutic-index.md", "drugs/tofersen/therapeutic-index"),
        ("notebooks/a.ipynb", "notebooks/a"),
    ],
)
def test_an_address_is_that_of_the_page(path: str, address: str) -> None:
    assert page_address(path) == address
    assert page_folder(path) == (f"{address}/" if address else "")

"""What authors write outside data/ is read: the address of the site, and the pages by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generators.read.docs import read_pages, read_site_url


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ('site_url: "https://a.example/g"', "https://a.example/g/"), ("site_url: https://a.example/", "https://a.example/"),
        ("site_url: 'http://a.example'  # ours", "http://a.example/"), ('site_url: ""', ""), ("#site_url: https://a.example", ""),
        ("site_url: ftp://a.example", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_address_of_the_site_ends_with_a_slash(tmp_path: Path, line: str, url: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\n{line}\nplugins: [!ENV X]\n", encoding="utf-8")
    assert read_site_url(tmp_path) == url


def test_a_project_without_settings_has_no_address(tmp_path: Path) -> None:
    assert read_site_url(tmp_path) == ""


def test_pages_by_hand_have_title_and_kind_and_generated_ones_are_left_out(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# A notebook\n", "Words."]},
        {"cell_type": "code", "source": ["x = 1"]},
    ]
    written = {
        "method/cite.md": "---\ntitle: How to cite\npage_kind: method\n---\n# How\n", "plain.md": "# Plain\n\nWords.\n",
        "notebooks/n.ipynb": json.dumps({"cells": cells}), "notebooks/broken.ipynb": "{", "drugs/x/index.md": "# X\n", "search.md": "# S\n",
    }  # fmt: skip
    for name, text in written.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    found = {page.path: page for page in read_pages(tmp_path, ("drugs", "search.md"))}
    assert {path: (page.kind, page.title) for path, page in found.items()} == {
        "method/cite.md": ("method", "How to cite"), "plain.md": ("page", "Plain"), "notebooks/n.ipynb": ("notebook", "A notebook"),
        "notebooks/broken.ipynb": ("notebook", "broken"),
    }  # fmt: skip
    assert "x = 1" not in found["notebooks/n.ipynb"].text

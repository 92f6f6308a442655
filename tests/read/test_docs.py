"""What authors write outside data/ is read: the address of the site, and the pages by hand."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generators.errors import SetupError
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
    pages, problems = read_pages(tmp_path, ("drugs", "search.md"))
    found = {page.path: page for page in pages}
    assert problems == []
    assert {path: (page.kind, page.title) for path, page in found.items()} == {
        "method/cite.md": ("method", "How to cite"), "plain.md": ("page", "Plain"), "notebooks/n.ipynb": ("notebook", "A notebook"),
        "notebooks/broken.ipynb": ("notebook", "broken"),
    }  # fmt: skip
    assert "x = 1" not in found["notebooks/n.ipynb"].text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"# A\n\nb\x07c\n", "docs/a.md:3:2: U+0007 a control character in the text", id="a control character"),
        pytest.param("# A\u202eB\n".encode(), "docs/a.md:1:4: U+202E RIGHT-TO-LEFT OVERRIDE in the text", id="a mark of direction"),
        pytest.param(b"# Caf\xe9\n", "docs/a.md:1:1: not UTF-8", id="another encoding"),
    ],
)  # fmt: skip
def test_a_page_by_hand_that_cannot_be_read_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_bytes(content)
    (problem,) = read_pages(tmp_path, ())[1]
    assert f"{problem.where}: {problem.message}".startswith(said)


def test_a_folder_with_the_name_of_a_page_is_told_and_waited_for_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "docs/a.md").mkdir(parents=True)
    os.mkfifo(tmp_path / "docs/b.md")
    pages, problems = read_pages(tmp_path, ())
    assert pages == []
    assert [problem.wrong for problem in problems] == ["a folder in place of a file", "a pipe in place of a file"]


def test_settings_that_cannot_be_read_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: A\nsite_author: Andr\xe9\n")
    with pytest.raises(SetupError, match=r"mkdocs.yml:2: not UTF-8"):
        read_site_url(tmp_path)

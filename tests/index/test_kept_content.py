"""The content of a page that was laid aside is that which it had; one that is gone or spoiled is not believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.cache import Cache
from generators.errors import SetupError
from generators.index.kept_content import KeptContent, lay_aside, lay_in
from generators.model import Asset, Page, Where, Written
from generators.render.kept import Printed

FILES = (Asset(path="data.json", content=b"{}"), Asset(path="figure-a.png", content=b"\x00\xff"))


def make(text: str = "A · µg\n", files: tuple[Asset, ...] = FILES) -> Page:
    path = "drugs/a/index.md"
    return Page(path=path, kind="x", title="", description="", origin=Where(file="x"), content=Written(text, files))


def list_entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("page", [make(), make(""), make("a\r\nb\u2028c\ud7ff\U0001f600", ()), make(files=FILES[1:])])
def test_a_page_that_was_laid_aside_has_the_same_content(page: Page, tmp_path: Path) -> None:
    aside = lay_aside(page, Cache(tmp_path))
    assert isinstance(aside.content, KeptContent) and (aside.text, aside.assets) == (page.text, page.assets)
    assert aside == page == lay_aside(aside, Cache(tmp_path))
    assert aside != make("another") and aside.content.hashes == page.content.hashes


def test_without_a_cache_or_where_it_cannot_be_written_a_page_stays_whole(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("a file where a folder should be", encoding="utf-8")
    page = make()
    assert lay_in(None)(page) is page and lay_in(Cache(tmp_path))(page) is page


def test_a_page_with_other_content_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    first = lay_aside(make(), Cache(tmp_path))
    count = len(list_entries(tmp_path))
    assert lay_aside(make("B"), Cache(tmp_path)).text == "B" and len(list_entries(tmp_path)) == count
    with pytest.raises(SetupError, match=r"docs/drugs/a/index\.md is not in \.cache any more"):
        _ = first.text


def test_a_record_names_the_cache_that_it_is_read_from(tmp_path: Path) -> None:
    here = Cache(tmp_path / "here")
    here.put("pages", "key", Printed(pages=(lay_aside(make(), here),)), "a")
    (tmp_path / "here").rename(tmp_path / "there")
    (page,) = Cache(tmp_path / "there").take("pages", "key", "a").pages
    assert page == make() and page.assets == FILES


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-1])])
def test_a_record_whose_content_is_gone_or_spoiled_is_not_believed(at: int, spoil: object, tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    aside = lay_aside(make(), kept)
    content = list_entries(tmp_path)[at]
    kept.put("pages", "key", Printed(pages=(aside,)), "a")
    assert kept.take("pages", "key", "a")
    spoil(content)  # type: ignore[operator]  # a lambda of the list above
    assert kept.take("pages", "key", "a") is None

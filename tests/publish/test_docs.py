"""Writing: what changed, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from generators.errors import SetupError
from generators.model import Asset, Page, Where, Written
from generators.publish.docs import write, write_changed
from generators.publish.manifest import OF_DOCS
from tests.publish import disk


def page(path: str, text: str, *assets: Asset) -> Page:
    return Page(
        path=path, kind="guide", title="t", description="d", content=Written(text, assets), origin=Where(file="x")
    )


def test_a_second_write_of_the_same_changes_nothing(tmp_path: Path) -> None:
    pages = [page("drugs/a/index.md", "a", Asset(path="data.json", content=b"{}"))]
    assert write(pages, tmp_path) == ["drugs/a/data.json", "drugs/a/index.md"]
    assert write(pages, tmp_path) == []


def test_an_asset_stands_where_the_built_page_will_stand(tmp_path: Path) -> None:
    write([page("drugs/a/guide.md", "g", Asset(path="data.json", content=b"{}"))], tmp_path)
    assert (tmp_path / "drugs/a/guide/data.json").exists()


def test_what_nobody_makes_any_more_is_removed(tmp_path: Path) -> None:
    write([page("drugs/a/index.md", "a"), page("drugs/b/index.md", "b")], tmp_path)
    assert write([page("drugs/a/index.md", "a")], tmp_path) == ["drugs/b/index.md"]
    assert not (tmp_path / "drugs/b").exists()


def test_of_some_pages_what_changed_is_written_and_the_rest_stays(tmp_path: Path) -> None:
    same, other = page("drugs/a/index.md", "a"), page("drugs/b/index.md", "b", Asset(path="data.json", content=b"{}"))
    write([same, other, page("search.md", "s")], tmp_path)
    new = page("drugs/b/index.md", "new", Asset(path="data.json", content=b"[]"))
    assert write_changed([same, new], tmp_path) == ["drugs/b/data.json", "drugs/b/index.md"]
    assert write_changed([same, new], tmp_path) == []
    assert (tmp_path / "search.md").exists()
    assert write([same, new], tmp_path) == ["search.md"], "it is still known to be generated"


def test_a_page_that_is_new_waits_for_those_that_lead_to_it(tmp_path: Path) -> None:
    write([page("drugs/a/index.md", "a")], tmp_path)
    assert write_changed([page("drugs/a/index.md", "[b](b.md)"), page("drugs/a/b.md", "b")], tmp_path) == []
    assert (tmp_path / "drugs/a/index.md").read_text(encoding="utf-8") == "a"


def test_what_people_wrote_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "method").mkdir()
    (tmp_path / "method/cite.md").write_text("by hand", encoding="utf-8")
    write([page("drugs/a/index.md", "a")], tmp_path)
    assert (tmp_path / "method/cite.md").read_text(encoding="utf-8") == "by hand"


def test_a_file_that_an_author_put_among_the_generated_ones_stays(tmp_path: Path) -> None:
    write([page("drugs/a/index.md", "a")], tmp_path)
    (tmp_path / "drugs/a/my-notes.md").write_text("by hand", encoding="utf-8")
    assert write([page("drugs/b/index.md", "b")], tmp_path) == ["drugs/b/index.md", "drugs/a/index.md"]
    assert (tmp_path / "drugs/a/my-notes.md").read_text(encoding="utf-8") == "by hand"


def test_a_page_takes_no_place_of_a_file_that_an_author_wrote(tmp_path: Path) -> None:
    write([page("drugs/a/index.md", "a")], tmp_path)
    (tmp_path / "glossary.md").write_text("by hand", encoding="utf-8")
    with pytest.raises(SetupError, match=r"^docs/glossary\.md was not generated"):
        write([page("drugs/b/index.md", "b"), page("glossary.md", "g")], tmp_path)
    assert (tmp_path / "glossary.md").read_text(encoding="utf-8") == "by hand"
    assert not (tmp_path / "drugs/b").exists()


@pytest.mark.parametrize("path", ["drugs", "drugs/a", "drugs/a/index.md"])
def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path, path: str) -> None:
    docs, elsewhere = tmp_path / "docs", tmp_path / "elsewhere"
    write([page("drugs/a/index.md", "a")], docs)
    (docs / path).rename(elsewhere)
    (docs / path).symlink_to(elsewhere)
    before = sorted(p.read_text(encoding="utf-8") for p in [elsewhere, *elsewhere.rglob("*")] if p.is_file())
    for pages in ([page("drugs/a/index.md", "new")], []):
        with pytest.raises(SetupError, match=r"^docs/drugs\S* is a link"):
            write(pages, docs)
    assert before == sorted(p.read_text(encoding="utf-8") for p in [elsewhere, *elsewhere.rglob("*")] if p.is_file())


def test_docs_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "docs").symlink_to(tmp_path / "content")
    write([page("drugs/a/index.md", "a")], tmp_path / "docs")
    assert (tmp_path / "content/drugs/a/index.md").is_file()


@pytest.mark.parametrize("for_good", [False, True], ids=["one call fails", "all calls fail from one on"])
def test_whatever_call_fails_each_file_is_whole_and_the_next_run_mends_all(tmp_path: Path, for_good: bool) -> None:
    old = [page("index.md", "old"), page("drugs/a/index.md", "old")]
    new = [page("index.md", "new"), page("drugs/b/index.md", "new")]
    for number in count(1):
        docs = tmp_path / str(number)
        write(old, docs)
        (docs / "drugs/notes.md").write_text("by hand", encoding="utf-8")
        break_from = disk.From(number, for_good)
        with disk.broken(docs, break_from), suppress(OSError):
            write(new, docs)
        if break_from.calls < number:
            break
        assert {p.read_text(encoding="utf-8") for p in docs.rglob("[!.]*.md")} <= {"old", "new", "by hand"}
        write(new, docs)
        paths = {p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file()}
        assert paths - {"drugs/a/.index.md.new"} == {OF_DOCS, "index.md", "drugs/b/index.md", "drugs/notes.md"}
    assert number > 10

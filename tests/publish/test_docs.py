"""Writing: what changed, and nothing else."""

from __future__ import annotations

from pathlib import Path

from generators.model import Asset, Page, Where
from generators.publish.docs import write


def page(path: str, text: str, *assets: Asset) -> Page:
    return Page(path=path, kind="guide", title="t", description="d", text=text, origin=Where(file="x"), assets=assets)


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


def test_what_people_wrote_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "method").mkdir()
    (tmp_path / "method/cite.md").write_text("by hand", encoding="utf-8")
    write([page("drugs/a/index.md", "a")], tmp_path)
    assert (tmp_path / "method/cite.md").read_text(encoding="utf-8") == "by hand"

"""What is made of a drug is kept by all that it is made of, and found again by the drug that its pages are about."""

from __future__ import annotations

from pathlib import Path

from generators.cache import Cache
from generators.index.keeping import group_by_drug, keep_nothing, keep_of_drugs
from generators.index.printed import Marker
from generators.model import Page, Where, Written


def test_a_record_is_made_again_when_its_drug_or_what_is_told_changes(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> Marker:
        made.append("one")
        return Marker("a", "b", "c", str(len(made)))

    first = keep_of_drugs(Cache(tmp_path), {"a": "1", "b": "1"})
    assert first("a", "uses", make) == first("a", "uses", make) == Marker("a", "b", "c", "1")
    assert first("a", "uses", make, "more").words == "2"
    assert first("b", "uses", make).words == "3" and first("a", "figures", make).words == "4"
    assert keep_of_drugs(Cache(tmp_path), {"b": "2"})("b", "uses", make).words == "5"
    assert [keep_nothing("b", "uses", make).words for _ in range(2)] == ["6", "7"]


def test_pages_are_grouped_by_the_drug_of_their_folder() -> None:
    paths = [
        "index.md",
        "drugs/index.md",
        "drugs/a/index.md",
        "drugs/b/how.md",
        "drugs/a/data/kinetics.md",
        "changes/a.md",
    ]
    pages = [
        Page(path=path, kind="x", title="", description="", content=Written(), origin=Where(file="x")) for path in paths
    ]
    assert [page.path for page in group_by_drug(pages)["a"]] == ["drugs/a/index.md", "drugs/a/data/kinetics.md"]
    assert [page.path for page in group_by_drug(pages, ("changes",))["a"]] == ["changes/a.md"]

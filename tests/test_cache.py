"""A cache that proves itself: what does not fit its digest is computed anew, and nothing about it is an error."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generators.cache import ENGINE, Cache, digest, identify_engine, list_code
from generators.model import Asset, Where

KEY = digest("a", "b")


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    """An entry that holds `good`."""
    Cache(tmp_path).get_or_compute("charts", KEY, lambda: "good\r\nx")
    return tmp_path / "charts" / KEY[:2] / KEY


def fetch(folder: Path, key: str = KEY) -> str:
    return Cache(folder).get_or_compute("charts", key, lambda: "new")


def test_what_was_computed_once_is_not_computed_again(tmp_path: Path, entry: Path) -> None:
    assert fetch(tmp_path) == "good\r\nx"
    assert [path.name for path in entry.parent.iterdir()] == [KEY]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_text("other"), id="other text"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-1]), id="cut off"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes() + b" "), id="longer"),
        pytest.param(lambda path: path.write_bytes(b"\xff\xfe"), id="no text"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.unlink(), id="gone"),
    ],
)
def test_a_spoiled_entry_is_computed_anew(tmp_path: Path, entry: Path, spoil: Callable[[Path], object]) -> None:
    spoil(entry)
    assert fetch(tmp_path) == "new"
    assert fetch(tmp_path) == "new" and entry.read_text(encoding="utf-8").endswith("\nnew")


def test_an_entry_of_another_key_is_not_believed(tmp_path: Path, entry: Path) -> None:
    other = digest("c")
    place = tmp_path / "charts" / other[:2] / other
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(entry.read_bytes())
    assert fetch(tmp_path, other) == "new"


def test_a_folder_in_the_place_of_an_entry_is_no_error(tmp_path: Path, entry: Path) -> None:
    entry.unlink()
    entry.mkdir()
    assert fetch(tmp_path) == "new"
    assert [path.name for path in entry.parent.iterdir()] == [KEY]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "charts").write_text("a file where a folder should be", encoding="utf-8")
    assert fetch(tmp_path) == "new"


def test_the_digest_tells_where_a_part_ends() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_every_slot_keeps_its_entry_inside_the_cache(tmp_path: Path) -> None:
    slots = ["", "drugs", "drugs/a", "drugs/a/index", "index.md", "/page"]  # the home page, a page and pages below it
    cache = Cache(tmp_path / "cache")
    for slot in slots:
        assert cache.get_or_compute("pages", digest(slot), f"text of {slot}".strip, slot) == f"text of {slot}".strip()
    for slot in slots:
        assert cache.get_or_compute("pages", digest(slot), lambda: "new", slot) == f"text of {slot}".strip()
    assert len([path for path in (tmp_path / "cache/pages").rglob("*") if path.is_file()]) == len(slots)


def test_a_slot_holds_one_entry_the_last(tmp_path: Path) -> None:
    for text in ("first", "second"):
        Cache(tmp_path).get_or_compute("pages", digest(text), text.strip, "drugs/a")
    assert [path.name for path in (tmp_path / "pages").rglob("*.*")] == ["a.kept"]
    assert Cache(tmp_path).get_or_compute("pages", digest("first"), lambda: "anew", "drugs/a") == "anew"


def test_the_engine_is_told_by_its_files_and_by_those_that_are_asked_for() -> None:
    names = [path.relative_to(ENGINE).as_posix() for path in list_code(ENGINE)]
    assert {"cache.py", "theme/main.html", "publish/pdf.typ"} <= {*names}
    told = {
        identify_engine(),
        identify_engine(endings=(".py",)),
        identify_engine("cite/"),
        identify_engine("pictures/", "domain/"),
    }
    assert len(told) == 4 and identify_engine("cite/") == identify_engine("cite/")


# --- nouns -----------------------------------------------------------------------------------------------------------


class NotOurs:
    """A class of no engine, which tells when it is made."""

    made = 0

    def __reduce__(self) -> tuple[object, ...]:
        return (setattr, (NotOurs, "made", 1))


def test_nouns_come_back_as_they_were(tmp_path: Path) -> None:
    noun: object = (Asset(path="a", content=b"\xff"), Where(file="a", line=2), {"a": frozenset({b"b"})})
    cache = Cache(tmp_path)
    assert cache.recall("x", KEY, lambda: noun) is noun
    again = cache.recall("x", KEY, lambda: ())
    assert again == noun and again is not noun
    assert cache.holds("x", KEY) and not cache.holds("x", digest("c")) and not cache.holds("x", KEY, "slot")
    assert cache.recall("x", digest("c"), lambda: ()) == ()


@pytest.mark.parametrize("what", [NotOurs(), os.getcwd, Path("a"), Cache, digest])
def test_nothing_but_records_of_the_engine_comes_back(tmp_path: Path, what: object) -> None:
    cache = Cache(tmp_path)
    cache.recall("x", KEY, lambda: what)
    assert cache.recall("x", KEY, lambda: "made anew") == "made anew"
    assert not NotOurs.made


def test_a_spoiled_entry_of_nouns_is_made_anew(tmp_path: Path) -> None:
    cache, place = Cache(tmp_path), tmp_path / "x" / KEY[:2] / KEY
    for spoiled in (b"", b"\x80", b"\x80\x05X", b"no pickle"):
        cache.recall("x", KEY, lambda: 1)
        place.write_bytes(digest(KEY, spoiled).encode() + b"\n" + spoiled)
        assert cache.recall("x", KEY, lambda: 2) == 2
        place.unlink()

"""A cache that proves itself: what does not fit its digest is computed anew, and nothing about it is an error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators.cache import Cache, digest

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


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "charts").write_text("a file where a folder should be", encoding="utf-8")
    assert fetch(tmp_path) == "new"


def test_the_digest_tells_where_a_part_ends() -> None:
    assert digest("ab", "c") != digest("a", "bc")

"""The one reader of text files: what is text is read, and everything else is told by what it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generators.read.formats import file

MERGE = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> branch\n"
TEXT = "name: Café µ\nnext: 1\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="with a byte order mark"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="line breaks of Windows"),
        pytest.param(TEXT.replace("\n", "\r").encode("utf-8-sig"), id="line breaks of an old Mac"),
    ],
)
def test_text_is_read_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    assert file.read(tmp_path / "x") == TEXT


@pytest.mark.parametrize(
    ("content", "line", "wrong"),
    [
        pytest.param(TEXT.encode("utf-16"), 1, "the text is UTF-16", id="UTF-16"),
        pytest.param(TEXT.encode("utf-32"), 1, "the text is UTF-32", id="UTF-32"),
        pytest.param(b"a: b".decode().encode("utf-16-le"), 1, "the text is UTF-16", id="UTF-16 without a mark"),
        pytest.param(("x: y\n" + TEXT).encode("cp1252"), 2, "not UTF-8 (byte 14), as Windows-1252 or Latin-1 it would be 'name: Café µ'", id="Latin-1"),
        pytest.param(b"x\n\x00\x01", 2, "a NUL character", id="no text"),
    ],
)  # fmt: skip
def test_what_is_no_utf8_is_told_with_its_encoding_and_line(
    tmp_path: Path, content: bytes, line: int, wrong: str
) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(file.UnreadableError) as caught:
        file.read(tmp_path / "x")
    assert (caught.value.line, caught.value.wrong) == (line, wrong) and caught.value.wanted


@pytest.mark.parametrize(
    ("make", "wrong"),
    [
        pytest.param(lambda path: path.mkdir(), "a folder in place of a file", id="folder"),
        pytest.param(os.mkfifo, "a pipe in place of a file", id="pipe"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "a device in place of a file", id="device without end"),
        pytest.param(lambda path: path.symlink_to("nowhere"), "a link that leads nowhere", id="dead link"),
        pytest.param(lambda path: path.symlink_to(path.name), "a link that leads nowhere", id="link to itself"),
    ],
)
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path, make: object, wrong: str) -> None:
    assert callable(make)
    make(tmp_path / "x")
    with pytest.raises(file.UnreadableError, match=f"{wrong}; wanted a text file"):
        file.read(tmp_path / "x")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as opened:
        opened.truncate(file.LARGEST + 1)
    with pytest.raises(file.UnreadableError, match="64,000,001 bytes; wanted at most 64,000,000"):
        file.read(tmp_path / "x")


def test_marks_of_an_unfinished_merge_are_told_at_their_line_in_whatever_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(MERGE, encoding="utf-8")
    with pytest.raises(file.UnreadableError, match="marks of an unfinished merge: '<<<<<<<'") as told:
        file.read(tmp_path / "x")
    assert told.value.line == 2


@pytest.mark.parametrize(
    "part", ["<<<<<<< HEAD\n", "Title\n=======\n", ">>>>>>> branch\n", ">>>>>>> a\n=======\n<<<<<<< b\n"]
)
def test_one_mark_alone_is_text(tmp_path: Path, part: str) -> None:
    (tmp_path / "x").write_text(part, encoding="utf-8")
    assert file.read(tmp_path / "x") == part

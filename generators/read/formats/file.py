"""Read the text of a file, whatever stands under its name: UTF-8 with or without a byte order mark, any kind of line break.

Everything else is told with what it is: another encoding, a folder, a pipe, a file that is too large. No other module opens
what an author wrote.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from pathlib import Path

LARGEST = 64_000_000  # bytes: 200,000 rows of observations
_UTF8 = "UTF-8"
_MERGE = re.compile(r"^<{7} .+$(?=[\s\S]*?^={7}$[\s\S]*?^>{7} )", re.MULTILINE)
_MARKS = {codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32", codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}  # fmt: skip
_KINDS = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}  # fmt: skip


class UnreadableError(Exception):
    """A file that cannot be read: what is wrong, what was wanted, and the line."""

    def __init__(self, wrong: str, wanted: str, line: int = 1) -> None:
        super().__init__(f"{wrong}; wanted {wanted}")
        self.wrong, self.wanted, self.line = wrong, wanted, line


def read(path: Path) -> str:
    """Return the text of a file with `\\n` at the ends of its lines. Raises UnreadableError."""
    content = read_bytes(path)
    if encoding := next((name for mark, name in _MARKS.items() if content.startswith(mark)), ""):
        raise UnreadableError(f"the text is {encoding}", f"{_UTF8}: save it again with that encoding")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _describe_encoding(content, problem.start) from problem
    if (at := text.find("\0")) >= 0:
        wrong = "the text is UTF-16" if text[1:2] == "\0" or at == 0 else "a NUL character"
        raise UnreadableError(wrong, f"text in {_UTF8}", 1 + text.count("\n", 0, at))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _MERGE.search(text):
        wrong = f"marks of an unfinished merge: {found[0].split()[0]!r}"
        raise UnreadableError(
            wrong, "one of the two versions, without the marks", 1 + text.count("\n", 0, found.start())
        )
    return text


def read_bytes(path: Path) -> bytes:
    """Return the content of a regular file. It is opened without waiting for the other end of a pipe."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:
            about = os.fstat(opened.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise UnreadableError(
                    f"{_KINDS.get(stat.S_IFMT(about.st_mode), 'something else')} in place of a file", "a text file"
                )
            if about.st_size > LARGEST:
                raise UnreadableError(f"{about.st_size:,} bytes", f"at most {LARGEST:,}")
            return opened.read()
    except OSError as problem:
        raise UnreadableError(_describe(path, problem), "a text file that can be read") from problem


def _describe(path: Path, problem: OSError) -> str:
    if path.is_dir():
        return _KINDS[stat.S_IFDIR] + " in place of a file"
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere"
    return problem.strerror or "it cannot be opened"


def _describe_encoding(content: bytes, start: int) -> UnreadableError:
    """Tell what a file that is not UTF-8 seems to be, and show the first place where that is seen."""
    line = 1 + content.count(b"\n", 0, start)
    before = content[content.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")[-20:]
    around = before + content[start : start + 8].partition(b"\n")[0].decode("cp1252", "replace")
    return UnreadableError(
        f"not {_UTF8} (byte {start}), as Windows-1252 or Latin-1 it would be {around!r}",
        f"{_UTF8}: save it again with that encoding",
        line,
    )

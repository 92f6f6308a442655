"""The texts of files, packed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

_FASTEST = 1


def pack(text: str) -> bytes:
    """Return a text as it takes a tenth of its memory."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _FASTEST)


def unpack(packed: bytes) -> str:
    """Return the text that was packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


_unpack_again = lru_cache(maxsize=2)(unpack)  # the places of many values are looked for in one file after the other


class Texts(Mapping[str, str]):
    """Texts by name. They are asked for a few at a time, and packed they take a tenth of their memory."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._packed = {name: pack(text) for name, text in texts.items()}

    def __getitem__(self, name: str) -> str:
        return _unpack_again(self._packed[name])

    def __contains__(self, name: object) -> bool:
        return name in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

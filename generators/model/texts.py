"""The texts of files, packed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

_FASTEST = 1


class Texts(Mapping[str, str]):
    """Texts by name. They are asked for a few at a time, and packed they take a tenth of their memory."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._packed = {
            name: zlib.compress(text.encode("utf-8", "surrogatepass"), _FASTEST) for name, text in texts.items()
        }

    def __getitem__(self, name: str) -> str:
        return zlib.decompress(self._packed[name]).decode("utf-8", "surrogatepass")

    def __contains__(self, name: object) -> bool:
        return name in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

"""Templates as Jinja compiled them, beside the templates as Python keeps its own: in `__pycache__`, which whoever may write there may
change the engine by. They are compiled anew with each change of the engine, since filters run while they are compiled."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generators.cache import digest, identify_engine

FOLDER = Path(__file__).parent / "__pycache__"


class Compiled(BytecodeCache):
    """Keeps each template compiled, unless Python is told to keep no code. A folder that cannot be written costs time, no more."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for it."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            proof, _, code = self._place(bucket).read_bytes().partition(b"\n")
            if proof.decode() == self._prove(bucket):
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        path = self._place(bucket)
        half = path.with_suffix(f".{os.getpid()}")
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                half.write_bytes(f"{self._prove(bucket)}\n".encode() + bucket.bytecode_to_string())
                half.replace(path)

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.jinja"

    def _prove(self, bucket: Bucket) -> str:
        return digest(self._engine, bucket.key, bucket.checksum)

    @cached_property
    def _engine(self) -> str:
        versions = map(version, ("jinja2", "markupsafe", "mkdocs"))  # the theme is given filters by MkDocs
        return digest(identify_engine(endings=(".py", ".jinja")), *versions, sys.version)

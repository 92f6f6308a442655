"""Part (c): files that were spoiled at random go into the loaders, and nothing but findings or one line comes out.

Hypothesis chooses the files, the places and what happens there; a failure is shrunk to the smallest change that still makes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from faults import corpus
from generators.errors import GuideError
from generators.read.library import load

_FILES = sorted(
    path.relative_to(corpus.SAMPLE).as_posix()
    for path in [*(corpus.SAMPLE / "data").rglob("*.*"), corpus.SAMPLE / "references.bib"]
)
_TOKENS = (
    "[", "{", "}", "]", "(", "*", "&", "!", "|", ">", "#", " #", ":", ": ", "- ", "---", "\n", "\r", "\t", '"', "'", ",", ";", "=", "@", "\\", "\\href{",
    "{{", "}}", "{{ value(", "[@", "<", "<!--", "$", "~", "%", "\ufeff", "\u2028", "\x00", "\u202e", "é", "٣", "1e400", "-", "null", "[" * 200, "{" * 200,
    "*a", "&a", "<<: ", "!!python/object/apply:os.system ", "@string{", "@comment", '"' * 3, "9" * 5000, " and and ", "0000-00-00", "inf", "nan",
)  # fmt: skip
_CHANGE = st.tuples(
    st.sampled_from(("put", "cut", "double", "swap", "end")),
    st.integers(0, 10**6),
    st.integers(0, 60),
    st.sampled_from(_TOKENS),
)
_BYTES = st.tuples(st.just("bytes"), st.integers(0, 10**6), st.integers(1, 4), st.binary(min_size=1, max_size=4))


def spoil(content: bytes, changes: list[Any]) -> bytes:
    """Return the content of a file after some changes."""
    for kind, at, length, what in changes:
        place = at % (len(content) + 1)
        here, after = content[place : place + length], content[place + length :]
        new = what if isinstance(what, bytes) else what.encode()
        content = (
            content[:place]
            + {"put": new + here, "cut": b"", "double": here * 3, "swap": here[::-1], "end": new, "bytes": new}[kind]
        )
        content += b"" if kind == "end" else after
    return content


def find_faults(folder: Path, examples: int, chosen: int = 0) -> Iterator[str]:
    """Yield what came out of the loaders that is no finding; for a failure the smallest input that makes it."""
    root = corpus.copy(folder)

    @seed(chosen)
    @settings(
        max_examples=examples, database=None, deadline=None, phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.sampled_from(_FILES), st.lists(_CHANGE | _BYTES, min_size=1, max_size=3))
    def attack(name: str, changes: list[Any]) -> None:
        path = root / name
        content = path.read_bytes()
        path.write_bytes(spoil(content, changes))
        try:
            with corpus.time_limit():
                load(root)
        except GuideError:
            pass  # one line
        finally:
            path.write_bytes(content)

    try:
        with corpus.parsed_once():
            attack()
    except Exception as problem:
        notes = " ".join(getattr(problem, "__notes__", [])).replace("\n", " ")
        yield f"{type(problem).__name__}: {str(problem)[:120]} ({notes[:400]})"

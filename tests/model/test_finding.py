"""A message is one line that somebody can read, whatever it quotes."""

from __future__ import annotations

import pytest

from generators.model.finding import format_message


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (("'x' is unknown", "one of a, b"), "'x' is unknown; wanted one of a, b"),
        (("'x' is unknown", "", "y"), "'x' is unknown. Did you mean 'y'?"),
        (("it is empty",), "it is empty"),
        (("x\ny is no field", "a \r\n\n b"), "x y is no field; wanted a b"),
        (("10\u00a0mg is wrong",), "10\u00a0mg is wrong"),
        (("a" * 5000, "b"), "a" * 1000 + "…"),
    ],
)
def test_a_message_is_one_line(parts: tuple[str, ...], message: str) -> None:
    assert format_message(*parts) == message

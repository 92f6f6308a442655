"""Characters that nobody sees are told by name."""

from __future__ import annotations

import pytest

from generators.text.hidden import HIDDEN, describe


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\x07", "U+0007 a control character"),
        ("\x85", "U+0085 a control character"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\ufffd", "U+FFFD REPLACEMENT CHARACTER"),
        ("\uffff", "U+FFFF a character of no alphabet"),
        ("\ue000", "U+E000 a character of no alphabet"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("\U0010ffff", "U+10FFFF a character of no alphabet"),
    ],
)
def test_a_character_that_nobody_sees_is_named(character: str, said: str) -> None:
    (found,) = HIDDEN.findall(f"a{character}b")
    assert describe(found) == said


def test_letters_spaces_and_line_breaks_are_seen() -> None:
    assert not HIDDEN.search("Müller, α–β, 10\u00a0mg, \u202f, \u2009, \t\n\r, 漢字, e\u0301, नी\u200d, 🙂\ufe0f")

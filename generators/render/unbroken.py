"""Keep a name on one line, and the interval of a value: `SOD1-ALS`, `4.2 (3.1 to 5.9)`.

A hyphen and a space stay what everyone types, so that what is copied or read from a page is found elsewhere: names get the class `whole`.
The spaces in a value and its interval do not break, as that before its unit.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup

from generators.render.environment import environment

_LONGEST = {"whole": 24, "together": 40}  # characters; what is longer than 24 may have to break on a phone
_SHORT = 4  # letters before a hyphen, with which a word is too short to be broken
# What is no text of a line: comments, elements whose text is set as it is, what has a class of its own, and tags.
_MARKUP = re.compile(
    r"(<!--.*?-->|<(script|style|svg|pre|code|samp|title|template|textarea)\b.*?</\2>|<a\b[^<>]*\bdata-value=[^<>]*>[^<>]*"
    r'|<[^<>]*\bclass="[^"<>]*\b(?:whole|together)"[^<>]*>[^<>]*|<[^<>]*>)',
    re.DOTALL,
)
_VALUE = re.compile(r"(?<= )\([^<>()]{1,24}\)(?=[^<>]*$)")  # the interval of a value, which itself may break before it
_WORD = r"[\w′’½]+(?:(?<=\d)\.\d\w*)?"
_HYPHENATED = re.compile(rf"(?<![\w/.:@=?&%#+-]){_WORD}(?:-{_WORD})+(?![\w-]|[/@:=.]\w)")
_ENDED = re.compile(  # 5′-GCCTCA…-3′, of which the letters are a fact
    r"(?<![^\s>(])[^\s<>(]{1,4}-<span class=\"fact together\"[^<>]*>[^<>]*</span>-[^\s<>.,;:)]{1,4}"
)
_CODE = re.compile(r"\w|.*\d.*|\w.*[^\W\d_a-zß-ÿ].*")  # one letter, a digit anywhere, a capital after the first letter
_LETTER = re.compile(r"[^\W\d_]")


def keep_whole(html: str) -> str:
    """Return HTML in which no line ends within a name, within the interval of a value, or between a sequence and its ends."""
    pieces = _MARKUP.split(_ENDED.sub(lambda found: _print(found[0], "together"), html))
    pieces[::3] = [_keep_text(text) for text in pieces[::3]]
    pieces[1::3] = [_VALUE.sub(_keep_interval, markup) if " (" in markup else markup for markup in pieces[1::3]]
    del pieces[2::3]  # the names of elements, which the pattern looks for again
    return "".join(pieces)


def _keep_text(text: str) -> str:
    return _HYPHENATED.sub(_join_parts, text) if "-" in text else text


def _keep_interval(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\u00a0")


def _join_parts(found: re.Match[str]) -> str:
    """Return a word with hyphens in which those parts hold together that are a name; `-labelled` may go to the next line."""
    parts, runs = found[0].split("-"), list[list[str]]()
    if all(_is_short(*pair) for pair in pairwise(parts)):
        return _mark(found[0])
    for part in parts:
        if runs and _belong(runs[-1][-1], part):
            runs[-1].append(part)
        else:
            runs.append([part])
    return "-".join(_mark("-".join(run)) if len(run) > 1 else run[0] for run in runs)


def _belong(before: str, after: str) -> bool:
    is_locant = before.rstrip("′").isdecimal() or len(before) == 1  # as in 5-methyl, 2′-deoxy, C-reactive
    return is_locant or bool(_CODE.fullmatch(after))


def _is_short(before: str, after: str) -> bool:
    """Whether what would stand alone is no word, as in half-lives. A longer word is not parted for it: who reads a page by its texts
    finds `First-in-human` in one."""
    return len(before) <= _SHORT and len(after) <= _SHORT + 1


def _mark(name: str) -> str:
    """Mark a name; two numbers alone are the pages of an article."""
    is_name = bool(_LETTER.search(name)) or name.count("-") > 1
    held = next((held for held, most in _LONGEST.items() if len(name) <= most), "")
    return _print(name, held) if is_name and held else name


@lru_cache(maxsize=1 << 12)  # the names of a site are few, each printed many times
def _print(name: str, held: str) -> str:
    return environment().get_template("blocks/held.jinja").render(name=Markup(name), held=held)  # it is HTML already

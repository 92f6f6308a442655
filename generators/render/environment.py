"""The template environment: Jinja with autoescape over `render/pages` (Markdown) and `render/blocks` (HTML).

All text is escaped where it is printed; only what a template printed is HTML. A block is one line, so that Markdown takes it
for one block of HTML, and its marks of emphasis and code are character references, so that Markdown leaves them alone.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from generators.cite import reference
from generators.domain import describe
from generators.model import State
from generators.render import exports, package
from generators.render.alignment import indent_figures
from generators.render.compiled import Compiled
from generators.text import plugins
from generators.text.apostrophes import set_apostrophes
from generators.text.titles import begin_line, upper_first

LISTING_HEAD = ("Quantity", "Value", "n, population", "Conditions", "Source")
CONFLICT_STATES = {"open": "open", "explained": "explained", "corrected": "corrected here"}
STATES: dict[State, str] = {
    "investigational": "Investigational", "development-ended": "Development ended", "approved": "Approved", "conditionally-approved": "Approved with conditions",
    "not-approved": "Not approved", "refused": "Refused", "discontinued": "Discontinued", "withdrawn": "Withdrawn",
}  # fmt: skip

_WORDS, _CELL, _LINE = 18, 24, 34  # characters: of a few words, of a cell, of a line of a phone
_MARKS = re.compile(r"[*_`~\\\[{}]|(?<!&)#")  # of emphasis, code, links, attributes, the end of a heading
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # characters that YAML reads only as escapes


@cache
def environment() -> Environment:
    """Return the environment; an undefined name is an error."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(Path(__file__).parent), FunctionLoader(_load_plugin_template)]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=Compiled(),
    )
    made.filters |= {
        "accessed": reference.format_access_date, "address": reference.address, "date": describe.date, "download": exports.label, "inert": escape_markdown, "identifiers": reference.identifiers, "one_line": join_lines,
        "package_files": package.list_titles, "preformatted": escape_lines, "hold_class": hold_class, "split_code": split_code, "split_interval": split_interval, "split_formula": split_formula, "split_value": split_value, "begin_line": begin_line, "upper_first": upper_first, "verbatim": Markup, "yaml": quote_yaml,
    }  # fmt: skip
    made.tests["missing"] = is_missing
    made.globals |= {
        "CONFLICT_STATES": CONFLICT_STATES, "GRADES": describe.GRADES, "MISSING": describe.MISSING, "LISTING_HEAD": LISTING_HEAD,
        "STATES": STATES, "indent_figures": indent_figures,
    }  # fmt: skip
    return made


def _load_plugin_template(name: str) -> str | None:
    """Load the template of a kind of table from another package; it lies beside its module."""
    kind = re.fullmatch(r"blocks/tables/([a-z0-9-]+)\.jinja", name)
    module = plugins.load("tables", kind[1]) if kind else None
    return (
        Path(module.__file__).with_suffix(".jinja").read_text(encoding="utf-8") if module and module.__file__ else None
    )


@lru_cache(maxsize=2**13, typed=True)  # the words of a table are few, each printed many times; escaped text is not text
def escape_markdown(text: str | Markup) -> Markup:
    """Escape text for HTML and, outside tags, for Markdown."""
    flat = text if isinstance(text, Markup) else escape(re.sub(r"\s*\n\s*", " ", text))
    pieces = re.split(r"(<[^>]*>)", str(flat))
    pieces[::2] = [set_apostrophes(piece, "&#39;") for piece in pieces[::2]]
    pieces[::2] = [_MARKS.sub(lambda mark: f"&#{ord(mark[0])};", piece) for piece in pieces[::2]]
    return Markup("".join(pieces))  # every piece is escaped or a tag of a template


def join_lines(html: Markup) -> Markup:
    """Join a block of HTML to one line; line breaks and indentation between tags are removed."""
    joined = re.sub(r">\s*\n\s*<", "><", str(html).strip())
    return Markup(re.sub(r"\s*\n\s*", " ", joined))  # it was HTML before


def escape_lines(text: str) -> Markup:
    """Escape text of several lines for a block of HTML on one line."""
    return Markup(str(escape(text)).replace("\n", "&#10;"))  # it is escaped


def split_formula(text: str) -> list[tuple[str, bool]]:
    """Split a molecular formula into elements and counts, each with whether it is a count."""
    return [(part, part.isdigit()) for part in re.split(r"(?<=[A-Za-z)])(\d+)", text) if part]


def hold_class(text: str) -> str:
    """Return the class that keeps the words of a value on one line: `whole` where they are short, `together` where a cell may be
    too narrow for them, none for many words."""
    if len(text) <= (_WORDS if text[0].isalpha() else _CELL):
        return "whole"
    return "together" if len(text) <= _LINE and not text[0].isalpha() else ""


def is_missing(text: str) -> bool:
    """Whether the words of a column say that there is nothing: `not reported`, `dose not reported`."""
    return text.endswith(tuple(one.words for one in describe.MISSING.values()))


def split_value(text: str) -> list[str]:
    """Split a long value before its unit, so that a line may end there and not in the interval: `21 (3 to 39)`, `percentage points`."""
    number, _, unit = text.rpartition("\u00a0")
    is_long = len(text) > (_CELL if " " in unit else _LINE) and len(number) <= _LINE
    return [number, unit] if is_long and " " in number and not number[0].isalpha() else [text]


def split_interval(text: str) -> list[str]:
    """Split what follows a number behind its interval: `(3.1–5.9)`, `per 1000 births`."""
    return [part for part in re.split(r"(?<=\))\s", text, maxsplit=1) if part]


def split_code(text: str) -> list[tuple[str, bool]]:
    """Split text at its `code` into parts, each with whether it is code."""
    parts = re.split(r"`([^`]+)`", " ".join(text.split()))
    return [(part, bool(place % 2)) for place, part in enumerate(parts) if part]


def quote_yaml(text: str) -> Markup:
    """Quote text as a value of YAML front matter."""
    quoted = json.dumps(str(text), ensure_ascii=False)
    return Markup(_UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted))  # YAML, not HTML

"""The templates: Jinja with autoescape over `render/pages` (the pages, Markdown) and `render/blocks` (parts of a page, HTML).

All text is escaped where it is printed; only what a template printed is HTML. A block is one line, so that Markdown takes it
for one block of HTML, and its marks of emphasis and code are character references, so that Markdown leaves them alone.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from generators.cite import reference
from generators.domain import describe
from generators.model import State, plugins

RECORD_HEAD = ("Quantity", "Value", "n, population", "Conditions", "Source")
CONFLICT_STATES = {"open": "open", "explained": "explained", "corrected": "corrected here"}
STATES: dict[State, str] = {
    "investigational": "Investigational", "development-ended": "Development ended", "approved": "Approved", "conditionally-approved": "Approved with conditions",
    "not-approved": "Not approved", "refused": "Refused", "discontinued": "Discontinued", "withdrawn": "Withdrawn",
}  # fmt: skip

_INERT = str.maketrans({"*": "&#42;", "_": "&#95;", "`": "&#96;", "~": "&#126;", "\\": "&#92;", "[": "&#91;"})


@cache
def environment() -> Environment:
    """Return the templates; an undefined name is an error."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(Path(__file__).parent), FunctionLoader(_of_plugin)]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters |= {
        "accessed": reference.accessed, "date": describe.date, "inert": inert, "links": reference.links, "one_line": one_line,
        "verbatim": Markup, "yaml": yaml_text,
    }  # fmt: skip
    made.globals |= {
        "CONFLICT_STATES": CONFLICT_STATES, "GRADES": describe.GRADES, "MISSING": describe.MISSING, "RECORD_HEAD": RECORD_HEAD,
        "STATES": STATES,
    }  # fmt: skip
    return made


def _of_plugin(name: str) -> str | None:
    """The template of a kind of table that another package brings; it stands beside its module."""
    kind = re.fullmatch(r"blocks/tables/([a-z0-9-]+)\.jinja", name)
    module = plugins.load("tables", kind[1]) if kind else None
    return (
        Path(module.__file__).with_suffix(".jinja").read_text(encoding="utf-8") if module and module.__file__ else None
    )


def inert(text: str | Markup) -> Markup:
    """Escape text, and Markdown's marks in it outside tags, so that Markdown prints it as it is."""
    pieces = re.split(r"(<[^>]*>)", str(escape(text)))
    pieces[::2] = [piece.translate(_INERT) for piece in pieces[::2]]
    return Markup("".join(pieces))  # every piece is escaped or a tag of a template


def one_line(html: Markup) -> Markup:
    """A block of HTML on one line; line breaks and the indentation of a template become nothing between tags."""
    joined = re.sub(r">\s*\n\s*<", "><", str(html).strip())
    return Markup(re.sub(r"\s*\n\s*", " ", joined))  # it was HTML before


def yaml_text(text: str) -> Markup:
    """Text as a value of the front matter: in quotes, whatever it holds."""
    return Markup(json.dumps(str(text), ensure_ascii=False))  # YAML, not HTML

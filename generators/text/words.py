"""The words that prose may ask for in double braces, with their parameters.

Each function here is a signature: its first parameter names what is asked for, its docstring is what an author reads.
`prose.py` binds a call to it; `render/` prints what it asks for.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from generators.model.figure import ColumnShow


def value(ident: str, cite: bool = True, show: ColumnShow = "value") -> None:
    """`{{ value("csf-half-life") }}`: the value with its unit, grade and source; a change below zero with `show="fall"`, as its size."""


def fact(ident: str, cite: bool = True) -> None:
    """`{{ fact("cas-number") }}`: the words of a fact, or the date of an event."""


def term(ident: str, label: str = "") -> None:
    """`{{ term("rnase-h1") }}`: a word of the glossary with its definition on hover."""


def see(target: str) -> None:
    """`{{ see("table-csf-sod1") }}`: the number of a table, figure, protocol or method of this page, linked."""


def table(name: str) -> None:
    """`{{ table("csf-sod1") }}`: a table of tables.yml, alone in its paragraph."""


def chart(name: str) -> None:
    """`{{ chart("csf-sod1-by-dose") }}`: a chart of charts.yml, alone in its paragraph."""


def diagram(name: str) -> None:
    """`{{ diagram("mechanism") }}`: a diagram of diagrams/, alone in its paragraph."""


def protocol(name: str) -> None:
    """`{{ protocol("fractionation") }}`: a protocol of protocols.yml, alone in its paragraph."""


def study(ident: str) -> None:
    """`{{ study("nct02312011") }}`: a study of studies.yml as a method block, alone in its paragraph."""


WORDS: Mapping[str, Callable[..., None]] = {
    word.__name__: word for word in (value, fact, term, see, table, chart, diagram, protocol, study)
}
BLOCKS = frozenset({"table", "chart", "diagram", "protocol", "study"})  # words that print a block of the page
EXAMPLE = f'one of {", ".join(WORDS)} with a quoted name, as value("csf-half-life")'


class CallError(ValueError):
    """A call is malformed; the message gives the reason."""


def bind_call(node: ast.expr, source: str) -> tuple[str, dict[str, Any]]:
    """Return the word of a call and all its arguments, defaults included; raises CallError.

    Only a known word with constant arguments of the right type is a call; nothing is run.
    """
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDS):
        raise CallError(f"unknown word in {{{{ {source} }}}}")
    word = WORDS[node.func.id]
    try:
        arguments = [ast.literal_eval(argument) for argument in node.args]
        named = {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in node.keywords}
        signature, kinds = _read_signature(word)
        bound = signature.bind(*arguments, **named)
    except (ValueError, TypeError):
        raise CallError(f"wrong arguments in {{{{ {source} }}}}") from None
    bound.apply_defaults()
    for name, kind in kinds.items():
        if name != "return" and not _is_of_type(bound.arguments[name], kind):
            raise CallError(f"wrong {name} in {{{{ {source} }}}}")
    return word.__name__, dict(bound.arguments)


@cache  # to ask a function what it takes costs more than to parse a call of it
def _read_signature(word: Callable[..., None]) -> tuple[inspect.Signature, Mapping[str, Any]]:
    """Return the signature of a word, and the types of its parameters."""
    return inspect.signature(word), get_type_hints(word)


def _is_of_type(argument: object, kind: Any) -> bool:
    """Whether an argument is of a type, or one of the words of a Literal."""
    return isinstance(argument, kind) if isinstance(kind, type) else argument in get_args(kind)

"""Follow a value on its way to a page: which modules hand it on, one after the other, as it is planned and printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import FrameType

import generators
from generators.model import Page
from generators.render.plan.pieces import BoundValue
from generators.text.prose import Call

ENGINE = Path(generators.__file__).parent


@dataclass(frozen=True)
class Stop:
    """A function or a macro that gave the value on, and the module that called it."""

    module: str
    function: str
    caller: str


def holds(thing: object, ident: str) -> bool:
    """Whether the value is in a thing: as the call that asks for it, bound to its words, in a part of a page, or printed."""
    if isinstance(thing, BoundValue):
        return thing.observation.id == ident
    if isinstance(thing, str):
        return f'data-value="{ident}"' in thing
    if isinstance(thing, Call):
        return thing.arguments.get("ident") == ident
    return any(holds(inner, ident) for inner in _list_inner(thing))


def _list_inner(thing: object) -> Iterator[object]:
    if isinstance(thing, Page):
        yield thing.text
    elif isinstance(thing, Mapping):
        yield from thing.values()
    elif isinstance(thing, tuple | list):
        yield from thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from (getattr(thing, field.name) for field in fields(thing))


def follow(ident: str, work: Callable[[], object]) -> list[Stop]:
    """Return each function of the engine that gives the value on while the work is done, in the order in which they do."""
    stops: list[Stop] = []

    def look(frame: FrameType, event: str, given: object) -> None:
        if event == "return" and (module := name_module(frame)):
            sys.setprofile(None)
            if holds(given, ident):
                stops.append(Stop(module, frame.f_code.co_name, _name_caller(frame)))
            sys.setprofile(look)

    sys.setprofile(look)
    try:
        work()
    finally:
        sys.setprofile(None)
    return stops


def name_module(frame: FrameType) -> str:
    """Return the module or the template that a frame runs: `render/plan/inline.py`; empty for one of another package."""
    path = Path(frame.f_code.co_filename)
    return path.relative_to(ENGINE).as_posix() if path.is_relative_to(ENGINE) else ""


def _name_caller(frame: FrameType) -> str:
    above = frame.f_back
    while above and not name_module(above):
        above = above.f_back
    return name_module(above) if above else ""

"""Parse command-line arguments: rule ids or their beginnings, separated by commas; ISO dates; executors."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from datetime import date

from generators.check.rules import all_rules
from generators.executors import named
from generators.model import Finding, format_message
from generators.publish import engine
from generators.text.suggest import did_you_mean


def parse_rules(text: str) -> tuple[str, ...]:
    """Parse `cit,dat-unit` into (`CIT`, `DAT-UNIT`); an unknown beginning is an error with a suggestion."""
    asked = tuple(word.strip().upper() for word in text.split(",") if word.strip())
    if not asked:
        raise ArgumentTypeError(f"no rule in {text!r}; wanted ids or their beginnings, as CIT,DAT-UNIT")
    known = [rule.id for rule in all_rules()]
    for word in asked:
        if not any(ident.startswith(word) for ident in known):
            families = sorted({ident.partition("-")[0] for ident in known})
            meant = did_you_mean(word, [*known, *families], f"one that begins with {', '.join(families)}")
            raise ArgumentTypeError(format_message(f"no rule {word!r}", *meant))
    return asked


def add_executor(command: ArgumentParser) -> None:
    """Add the choice of who does what can be done apart."""
    help_text = f"who prints, judges and sets pages: {named.WANTED} (default: %(default)s)"
    command.add_argument("--executor", type=_parse_executor, default=named.HERE, metavar="EXECUTOR", help=help_text)


def _parse_executor(text: str) -> str:
    try:
        return named.parse(text)
    except ValueError as problem:
        raise ArgumentTypeError(str(problem)) from problem


def open_executor(options: Namespace) -> AbstractContextManager[Executor | None]:
    """Open the executor that was chosen."""
    return named.open_executor(options.executor, options.root, engine.identify)


def parse_positive(text: str) -> float:
    """Parse a number above zero."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise ArgumentTypeError(f"{text!r} is no number above zero")
    return number


def parse_day(text: str) -> str:
    """Parse an ISO date."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; wanted one like 2026-11-20") from None


def filter_findings(findings: Iterable[Finding], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Finding]:
    """Return the findings of the selected rules."""
    return [f for f in findings if f.rule.startswith(select or "") and not (ignore and f.rule.startswith(ignore))]

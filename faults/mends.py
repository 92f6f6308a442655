"""The mends, each taken out in turn: the gate must then find a fault, or it proves nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

import yaml as pyyaml
from markupsafe import Markup

from faults import active, corpus, disk, ends, growth, policy, public
from faults.cases import CASES
from generators import cache, pipeline
from generators.check import runner
from generators.check.rules import all_rules
from generators.check.rules.citations import duplicate
from generators.check.sources import naming
from generators.cli import last_handler
from generators.domain import alike, formula, quantity
from generators.model import Library, Observation, ReadProblem, Where, base
from generators.publish import lock, stamp, swap
from generators.read import fields, nouns, observations, persons, project, references
from generators.read.formats import bibtex, csv, file, latex, yaml
from generators.render import environment
from generators.render.exports import csv as exported
from generators.site import active as allowed
from generators.text import prose


@contextmanager
def _replaced(module: Any, name: str, value: Any) -> Iterator[None]:
    with mock.patch.object(module, name, value):
        yield


def _compose(text: str, where: str, first_line: int = 1) -> yaml.Document:
    """Read YAML as its library does, with anchors, tags and comments, and without a limit."""
    try:
        return yaml.Document(pyyaml.load(text, Loader=pyyaml.BaseLoader), {(): Where(file=where, line=first_line)})
    except pyyaml.YAMLError as problem:
        return yaml.Document(None, {}, [ReadProblem(Where(file=where), str(problem)[:50], kind="syntax")])


def _delete_first(site: Path, built: Path) -> list[str]:
    shutil.rmtree(site, ignore_errors=True)
    built.rename(site)
    return []


def _load_unproved(path: Path, _: str) -> str | None:
    """Believe what a cache holds."""
    return path.read_text(encoding="utf-8", errors="replace").partition("\n")[2] if path.is_file() else None


@contextmanager
def _unescaped() -> Iterator[None]:
    """Let texts into the pages as they are. Templates bind their filters as they are loaded, so they are loaded anew."""
    environment.environment.cache_clear()
    try:
        with mock.patch.object(environment, "escape_markdown", Markup):
            yield
    finally:
        environment.environment.cache_clear()


def _raise(problem: Exception, *_: object) -> NoReturn:
    raise problem


def _attack_pages(folder: Path) -> Iterator[str]:
    return active.find_faults(folder, 0, with_browser=False)


def _walk_past_links(folder: Path, _: object = ()) -> Iterator[Path]:
    for place, _folders, names in os.walk(folder):
        yield from (Path(place, name) for name in names)


def _pass(text: Any, *_: Any) -> Any:
    return text


Part = Callable[[Path], Iterator[str]]


def _of(*numbers: str) -> Part:
    """The public cases with these numbers."""
    chosen = [case for case in CASES if case.number in numbers]
    assert len(chosen) == len(numbers), numbers
    return lambda folder: public.find_faults(folder, chosen)


@contextmanager
def _without_rule(ident: str) -> Iterator[None]:
    kept = tuple(rule for rule in all_rules() if rule.id != ident)
    with mock.patch.object(runner, "all_rules", lambda: kept):
        yield


def _without_group(name: str) -> re.Pattern[str]:
    """The tokens of prose without one of them."""
    pattern = prose._TOKEN
    return re.compile(pattern.pattern.replace(f"(?P<{name}>", f"(?P<{name}>(?!)"), pattern.flags)


def _grows(name: str, times: int = 1) -> Part:
    """Whether the time for one kind of input grows with its square."""
    return lambda folder: growth.find_slow(corpus.copy(folder), name, times)


def _compare_all(
    rows: Iterable[Observation], by: alike.Grouping, attributions: Sequence[str] = ()
) -> dict[alike.Key, list[Observation]]:
    """Group observations by comparing each with one of each group."""
    found: list[list[Observation]] = []
    for row in rows:
        members = next((members for members in found if alike.is_same(row, members[0], by)), [])
        found += [] if members else [members]
        members.append(row)
    return {alike.key(members[0], by, attributions): members for members in found}


def _find_to_the_end(self: naming.Names, text: str) -> Iterator[naming.Mention]:
    """Find names by what follows each word, to the end of the text."""
    for word in re.finditer(r"\w+", text):
        rest = naming.normalise_name(text[word.start() :])
        yield from (
            naming.Mention(owner, name, name, word.start(), word.end())
            for plain, (owner, name) in self.right.items()
            if rest == plain
        )


def _to_the_last_brace() -> re.Pattern[str]:
    """The tokens of prose, with calls that may hold others."""
    pattern, kept = prose._TOKEN.pattern, r"[^{}]{0,2000}"
    assert kept in pattern
    return re.compile(pattern.replace(kept, ".*?"), prose._TOKEN.flags)


def _weigh(folder: Path) -> Iterator[str]:
    return growth.find_heavy_row(corpus.copy(folder))


@contextmanager
def _hold_nothing(*_: object) -> Iterator[None]:
    yield


_NEVER = re.compile("(?!)")

# what is taken out -> how, and the part of the gate that must find it
MENDS: Mapping[str, tuple[Callable[[], Any], Part]] = {
    "commands of LaTeX from a closed list": (lambda: _replaced(latex, "_make_decoder", lambda: (_pass, lambda _: True)), _of("1", "15")),
    "depth of braces": (lambda: _replaced(latex, "_check_depth", _pass), _of("r4n")),
    "formulas in LaTeX": (lambda: _replaced(latex, "_MATH", _NEVER), _of("13")),
    "texts joined by #": (lambda: _replaced(bibtex, "_split_joined", lambda raw: [raw]), _of("11", "12")),
    "suffixes of names": (lambda: _replaced(persons, "_check_suffix", _pass), _of("16")),
    "marks in names": (lambda: _replaced(persons, "_MARKS", re.compile("(?!)")), _of("18")),
    "fields of others": (lambda: _replaced(fields, "translate", lambda written: {k: (k, v) for k, v in written.items()}), _of("23")),
    "anchors, tags and comments of YAML": (lambda: _replaced(yaml, "read", _compose), _of("3", "31 title", "32")),
    "depth of YAML": (lambda: _replaced(yaml, "DEEPEST", 10**9), _of("r4k")),
    "quotes in cells": (lambda: _replaced(csv, "split_cells", lambda row: ([*row.split(",")], [1] * (row.count(",") + 1))), _of("r4a")),
    "digits of other scripts": (lambda: _replaced(observations, "_describe_digits", lambda _: None), _of("30")),
    "byte order marks, encodings and pipes": (lambda: _replaced(file, "read", lambda path: path.read_text(encoding="utf-8")), _of("26")),
    "characters that nobody sees": (lambda: _replaced(nouns, "HIDDEN", _NEVER), _of("control character")),
    "those that are written as escapes": (lambda: _replaced(yaml, "HIDDEN", _NEVER), _of("r8h escaped")),
    "the separators of spreadsheets": (lambda: _replaced(csv, "_SEPARATORS", {}), _of("27")),
    "no follow-ons of a file that cannot be read": (lambda: _replaced(Library, "is_listed", lambda *_: True), _of("27")),
    "numbers beyond all measure": (lambda: _replaced(quantity, "_LARGEST", float("inf")), _of("4")),
    "the length of a value": (lambda: _replaced(observations, "_LONGEST", 10**9), _of("r6 value")),
    "one suggestion for a unit, of the same size": (lambda: _replaced(observations, "_same_unit", lambda word, _: word.replace("mc", "m")), _of("10")),
    "errors of formulas": (lambda: _replaced(formula, "BROKEN", ()), _of("r4h")),
    "digits of computed values": (lambda: _replaced(formula, "_round", lambda value, _: str(value).upper()), _of("r4g formula")),
    "patterns that run away": (lambda: _replaced(base, "may_run_away", lambda _: False), _of("r6 pattern")),
    "patterns that change beside others": (lambda: _replaced(base, "_NOT_JOINED", _NEVER), _of("r4m flag")),
    "names that are missing": (lambda: _replaced(persons, "_find_at_depth_0", lambda *_: False), _of("17")),
    "letters that were lost": (lambda: _replaced(persons, "SPOILT", _NEVER), _of("19")),
    "fillers": (lambda: _replaced(references, "_FILLER", _NEVER), _of("21")),
    "days of a bibliography": (lambda: _replaced(references, "_check_day", lambda _: []), _of("r8h day")),
    "identifiers in several forms": (lambda: _replaced(references, "_normalise", lambda _, text: text), _of("24", "24 two")),
    "commands in code": (lambda: _replaced(prose, "_TOKEN", _without_group("code")), _of("36 span")),
    "comments of HTML": (lambda: _replaced(prose, "_TOKEN", _without_group("comment")), _of("37")),
    "kinds of averages and spreads": (lambda: _without_rule("DAT-STAT"), _of("5")),
    "days of the calendar": (lambda: _without_rule("DAT-DATE"), _of("33", "r4b", "r8h cutoff")),
    "units of doses": (lambda: _without_rule("DAT-UNIT"), _of("50")),
    "dialects of Markdown": (lambda: _without_rule("STR-DIALECT"), _of("38", "38 admonition", "39", "40", "41")),
    "HTML in guides": (lambda: _without_rule("STR-ACTIVE"), _of("6 script", "6 link", "6 fetch", "51", "r2d", "r2e", "r2f", "r2g")),
    "addresses of other hosts in a policy": (lambda: _replaced(allowed, "_with_hashes", lambda own, _: f"{own} https:"), lambda folder: policy.find_faults(folder, False)),
    "the policy of a page": (lambda: _replaced(allowed, "policy", lambda: "img-src *"), lambda folder: policy.find_faults(folder, False)),
    "scripts that a policy does not name": (lambda: _replaced(allowed, "_with_hashes", lambda own, _: f"{own} 'unsafe-inline'"), lambda folder: policy.find_faults(folder, False)),
    "links to folders": (lambda: _replaced(stamp, "_walk", _walk_past_links), ends.find_unseen),
    "files of others in a site": (lambda: _replaced(swap, "_list_foreign", lambda *_: []), lambda folder: disk.find_faults(folder, 0)),
    "the recovery of a site that stands aside": (lambda: _replaced(swap, "recover", _pass), lambda folder: disk.find_faults(folder, 0)),
    "the lock": (lambda: _replaced(lock, "hold", _hold_nothing), disk.find_two_at_once),
    "a site is not replaced by nothing": (lambda: _replaced(pipeline, "_refuse_nothing", _pass), lambda folder: ends.find_faults(folder, 0)),
    "letters that a terminal lacks": (lambda: _replaced(last_handler, "adapt_streams", lambda: None), lambda folder: ends.find_faults(folder, 0)),
    "escaping": (_unescaped, _attack_pages),
    "formulas in downloads": (lambda: _replaced(exported, "disarm_cell", _pass), _attack_pages),
    "the digest of a cache": (lambda: _replaced(cache, "_load", _load_unproved), lambda folder: ends.find_faults(folder, 20)),
    "the last handler": (lambda: _replaced(last_handler, "print_error", _raise), lambda folder: ends.find_faults(folder, 0)),
    "a relative root": (lambda: _replaced(project, "open_project", _pass), ends.find_astray),
    "rows that are found by what they have in common": (lambda: _replaced(alike, "group", _compare_all), _grows("rows", 3)),
    "works that are found by what names them": (lambda: _replaced(duplicate, "_list_identities", lambda _: [("title",)]), _grows("references", 4)),
    "names that are found by their first words": (lambda: _replaced(naming.Names, "_find_mentions", _find_to_the_end), _grows("words of a paragraph")),
    "calls that end before the next begins": (lambda: _replaced(prose, "_TOKEN", _to_the_last_brace()), lambda _: growth.find_slow_parse()),
    "the fields that were written, which nobody asks for": (lambda: _replaced(base.Noun, "model_post_init", lambda *_: None), _weigh),
    "the swap of the site": (lambda: _replaced(swap, "replace", _delete_first), lambda folder: disk.find_faults(folder, 0)),
}  # fmt: skip


def find_idle(folder: Path) -> Iterator[str]:
    """Yield each mend that can be taken out unnoticed."""
    for number, (name, (take_out, part)) in enumerate(MENDS.items()):
        place = folder / str(number)
        place.mkdir()
        with ExitStack() as stack:
            for forget in (prose.parse.cache_clear, nouns.forget):
                forget()  # what was parsed before hides what is taken out, and the other way round
                stack.callback(forget)
            stack.enter_context(take_out())
            try:
                noticed = any(True for _ in part(place))
            except Exception:
                noticed = True
        if not noticed:
            yield f"without {name!r} nothing is found"

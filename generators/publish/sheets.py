"""A hook of MkDocs: one sheet of styles for the whole site, of the theme's only what its pages can use.

The theme has rules for all that a site may hold: a reader of ours would fetch three times what is used. A rule is left out when each of
its selectors asks for an element, a class or a choice that stands on no page and in no script, and a variable when nothing reads it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tinycss2
from mkdocs.config.defaults import MkDocsConfig

# A checkout is not installed, and plain `mkdocs build` is to work there.
sys.path.append(str(Path(__file__).resolve().parents[2]))

from generators.cache import Cache, digest, identify_engine
from generators.publish import engine, kept_site, manifest
from generators.site.active import is_file_of_theme  # it is found from here on

NAME = "assets/site.css"
THEMES = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
UNASKED = (
    "assets/stylesheets",
    "assets/javascripts",
    "assets/images",
)  # where the theme has what we write anew or do without
OWN = ("faces", "tokens", "frame", "text", "opening", "page", "blocks", "records", "card", "find", "narrow", "print")
_CLASSES = re.compile(rb'\bclass="([^"]*)"')
_ELEMENTS = re.compile(rb"<([a-z][a-z0-9]*)")
_CHOSEN = ("dir", "role", "for", "align", "data-md-color-primary", "data-md-color-accent")
_CHOICES = re.compile(rb'\b(%s)="([^"]*)"' % "|".join(_CHOSEN).encode())
_WORDS = re.compile(rb"[\w-]+")
_READ = re.compile(r"var\(\s*(--[\w-]+)")


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the sheet of a built site, unless what MkDocs built is kept as it is. Public event of MkDocs."""
    if kept_site.NAME in config.plugins:
        return
    write(Path(config.site_dir), Cache(Path(config.config_file_path).parent / ".cache"))


def write(site: Path, kept: Cache, hashes: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write the sheet of a site and remove those that it is made of; a site that has its sheet is left as it is. The text is kept by
    what it is made of, and what a page names by the hash of the page, where that is known."""
    own = [site / f"assets/{name}.css" for name in OWN]
    if not all(path.is_file() for path in own):
        return
    themes = [path for pattern in THEMES for path in sorted(site.glob(pattern))]
    used = find_names(site, kept, hashes)
    files = (part for path in (*themes, *own) for part in (path.name, path.read_bytes()))
    key = digest(*files, "", *sorted(used), identify_engine("publish/sheets.py"), *engine.list_packages())
    text = kept.get_or_compute("sheet", key, lambda: _make(themes, own, used), "site.css")
    manifest.put(site / NAME, text.encode())
    for path in (*own, *themes, *_list_unasked(site)):
        path.unlink(missing_ok=True)
    for folder in UNASKED:
        _remove_empty(site / folder)


def _make(themes: Iterable[Path], own: Iterable[Path], used: frozenset[str]) -> str:
    parsed = [*(list(_keep(_parse(path), used)) for path in themes), *(_parse(path) for path in own)]
    rules = [rule for part in parsed for rule in part]
    _drop_unread(rules)
    return _write(rules)


def _list_unasked(site: Path) -> list[Path]:
    """Return the files of the theme that no page asks for. What an author put into the same folders is not among them."""
    files = (path for folder in UNASKED for path in sorted((site / folder).rglob("*")) if path.is_file())
    return [path for path in files if is_file_of_theme(path.relative_to(site).as_posix(), path.read_bytes())]


def _remove_empty(folder: Path) -> None:
    """Remove a folder and those in it, as far as nothing is left in them."""
    for place, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):
            Path(place).rmdir()


def find_names(site: Path, kept: Cache, hashes: Mapping[str, str]) -> frozenset[str]:
    """Return what a selector may ask for: `p` and `.lead` for elements and classes of the pages, `[dir=ltr]` for what they chose; and
    the words of the scripts, which may make an element or set a class."""
    names, code = set[str](), identify_engine("publish/sheets.py")
    for page in site.rglob("*.html"):
        path = page.relative_to(site).as_posix()
        key = digest(hashes.get(path) or manifest.hash_bytes(page.read_bytes()), code)
        names.update(kept.get_or_compute("names", key, partial(_list_names, page), path).split("\n"))
    words = {word for script in site.glob("assets/*.js") for word in _WORDS.findall(script.read_bytes())}
    return frozenset([*names, *(how % word.decode() for word in words for how in ("%s", ".%s", "[role=%s]"))])


def _list_names(page: Path) -> str:
    """List the names that a page has, each on a line."""
    text = page.read_bytes()
    names = {*_ELEMENTS.findall(text), *(b"[%s=%s]" % found for found in {*_CHOICES.findall(text)})}
    names |= {b"." + name for found in {*_CLASSES.findall(text)} for name in found.split()}
    return b"\n".join(sorted(names)).decode()


def _parse(path: Path) -> list[Any]:
    text = path.read_text(encoding="utf-8")
    return _read_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _read_rules(rules: list[Any]) -> list[Any]:
    """Return rules with their blocks read: those within `@media`, the declarations of others."""
    for rule in rules:
        if rule.type == "qualified-rule":
            rule.content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        elif _is_nesting(rule):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = _read_rules(inner)
    return rules


def _is_nesting(rule: Any) -> bool:
    return bool(rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"))


def _keep(rules: Iterable[Any], used: frozenset[str]) -> Iterator[Any]:
    """Yield the rules of the theme that an element of the site can match, each with those of its selectors that can."""
    for rule in rules:
        if rule.type == "qualified-rule":
            rule.prelude = _join(part for part in _split(rule.prelude) if _names_of(part) <= used)
        elif _is_nesting(rule):
            rule.content = list(_keep(rule.content, used))
        if rule.content and rule.prelude:
            yield rule


def _split(tokens: Iterable[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _join(parts: Iterable[list[Any]]) -> list[Any]:
    comma = tinycss2.ast.LiteralToken(0, 0, ",")
    return [token for part in parts for token in (*part, comma)][:-1]


def _names_of(selector: list[Any]) -> set[str]:
    """Return the names that a selector asks for; what stands in `:is(…)` or `:not(…)` may be otherwise."""
    names = {token.serialize().replace('"', "") for token in selector if token.type == "[] block"}
    chosen = {name for name in names if name.startswith(tuple(f"[{one}=" for one in _CHOSEN))}
    for before, token in pairwise([" ", *selector]):
        if token.type == "ident" and before not in (":", "."):
            chosen.add(token.value)
        elif token.type == "ident" and before == ".":
            chosen.add(f".{token.value}")
    return chosen


def _drop_unread(rules: list[Any]) -> None:
    """Take variables of the theme out that no rule reads, and then those that only they read."""
    before = -1
    while before != (before := len(text := _write(rules))):
        _drop_variables(rules, {*_READ.findall(text)})


def _drop_variables(rules: Iterable[Any], read: set[str]) -> None:
    for rule in rules:
        if _is_nesting(rule):
            _drop_variables(rule.content, read)
        elif rule.type == "qualified-rule":
            rule.content = [one for one in rule.content if not _is_unread(one, read)]


def _is_unread(part: Any, read: set[str]) -> bool:
    return bool(part.type == "declaration" and part.name.startswith("--md-") and part.name not in read)


def _write(rules: Iterable[Any]) -> str:
    return re.sub(r"\s+", " ", "".join(rule.serialize() for rule in rules if rule.type != "error"))

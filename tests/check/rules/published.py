"""The sample corpus as a built site, without MkDocs: the same Markdown and a page round it that has what the rules look at."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any
from unittest import mock

import markdown

from faults.corpus import read_once
from generators.cache import digest
from generators.check.rules import Rule, all_rules
from generators.cite import ama
from generators.model import Library, Page, Reference
from generators.pictures.cached import Drawing
from generators.publish import docs
from generators.read.library import load
from generators.render import drug_pages, site_pages
from generators.render.environment import environment
from generators.render.plan.monograph import plan_age
from generators.report import ledger, rules_page
from generators.report.ledger import findings as by_rule
from generators.site import pages as built

_ENTRIES: dict[str, str] = {}
_RENDERED: dict[str, tuple[Library, list[Page]]] = {}
_BUILT: dict[tuple[object, ...], built.BuiltPage] = {}  # a page holds its `Page`, so that no other has the same id
_EXTENSIONS = ["attr_list", "tables", "toc"]


def picture(_: object, noun: Any, __: object) -> Drawing:
    """A picture of nothing with its words."""
    ident = f"figure-{noun.name}"
    named = f'aria-labelledby="{ident}-title" aria-describedby="{ident}-desc"'
    words = f'<title id="{ident}-title">A picture</title><desc id="{ident}-desc">It shows nothing.</desc>'
    svg = f'<svg role="group" {named} viewBox="0 0 10 10">{words}<path d="M0 0"/></svg>'
    return Drawing(svg, svg.replace(noun.name, f"{noun.name}-narrow"))


def _entry(reference: Reference) -> str:
    """The entry as it is printed, formatted once for all tests."""
    said = reference.model_dump_json(exclude={"where", "places"})
    if said not in _ENTRIES:
        _ENTRIES[said] = ama.format_entry(reference)
    return _ENTRIES[said]


def _sources(folder: str) -> Iterator[str | bytes]:
    """The name and the content of every file in a folder that is neither built nor drawn."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir() and entry.name not in ("site", "generators"):
            yield f"{entry.name}/"
            yield from _sources(entry.path)
        elif entry.is_file():
            yield from (entry.name, Path(entry.path).read_bytes())


def key_of(project: Path) -> str:
    """A hash of the sources of a project."""
    return digest(*_sources(str(project)))


def rendered(project: Path) -> tuple[Library, list[Page]]:
    """The library and its pages, made once for all projects of the same sources."""
    key = key_of(project)
    if key not in _RENDERED:
        _RENDERED[key] = _render(project)
    library, pages = _RENDERED[key]
    return library, [*pages]


def _first_of_each_family() -> tuple[Rule, ...]:
    """A few rules: their pages are like those of all others."""
    return tuple({rule.id.partition("-")[0]: rule for rule in reversed(all_rules())}.values())


def _render(project: Path) -> tuple[Library, list[Page]]:
    library = load(project)
    references = {r.key: r.model_copy(update={"entry": _entry(r)}) for r in library.references.values()}
    library = library.model_copy(update={"references": references})
    pages, _ = drug_pages.render(drug_pages.plan(library), library, picture)
    rules = _first_of_each_family()
    pages += [*site_pages.render(library, pages, picture, read_once), *rules_page.print_pages(library, rules)]
    with mock.patch.object(by_rule, "all_rules", lambda: rules):
        return library, [*pages, *ledger.print_ledgers(library, pages, [])]


def macro(block: str, name: str) -> Any:
    """A macro of a block."""
    return getattr(environment().get_template(f"blocks/{block}.jinja").module, name)


def publish(project: Path) -> None:
    """Write the pages of the project and one notebook into its site/."""
    library, pages = rendered(project)
    write_notebook(project)
    site = project / "site"
    for made in pages:
        path = site / made.path.removesuffix("index.md").removesuffix(".md") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(made.text, len(path.relative_to(site).parts) - 1), encoding="utf-8")
    for name, content in chain.from_iterable(docs.files(page).items() for page in pages):
        if not name.endswith(".md"):
            (site / name).write_bytes(content)
    _print_notebook(project, library)


@lru_cache(maxsize=256)
def _page(text: str, depth: int) -> str:
    front = dict(re.findall(r'^(\w+): "?(.*?)"?$', text.split("---\n")[1], re.MULTILINE))
    body = markdown.markdown(text.split("---\n", 2)[2], extensions=_EXTENSIONS)
    body = re.sub(r'<a href="[^"]+\.md[^"]*">(.*?)</a>', r"\1", body)  # links that MkDocs would turn into addresses
    return _shell(
        front["title"],
        front["description"],
        front["page_kind"],
        body,
        depth,
        front.get("data", ""),
        *(front[name] for name in ("cards", "narrow") if name in front),
    )


def _shell(title: str, description: str, kind: str, body: str, depth: int, data: str = "", *scripts: str) -> str:
    places = (
        "",
        "drugs/",
        "compare/",
        "data/",
        "glossary/",
        "references/",
        "rules/",
        "validity/",
        "changes/",
        "notebooks/look/",
    )
    menu = "".join(f'<a href="{"../" * depth or "./"}{place}">{place}</a>' for place in places)
    data = f'<link rel="alternate" type="application/json" href="{data}">' if data else ""
    data += "".join(f'<link rel="describedby" href="{script}">' for script in scripts)
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(title)} - Site</title>'
        f'<meta name="description" content="{escape(description)}"><meta name="page-kind" content="{kind}">{data}</head>'
        f"<body><nav>{menu}</nav><article>{body}</article></body></html>"
    )


def write_notebook(project: Path) -> None:
    """Write a notebook into the project that shows one value of the drug."""
    source = {"cells": [{"cell_type": "markdown", "source": ["# A look\n", "See [the values](#table-values).\n"]}]}
    (project / "docs/notebooks").mkdir(parents=True)
    (project / "docs/notebooks/look.ipynb").write_text(json.dumps(source, indent=1), encoding="utf-8")


def _print_notebook(project: Path, library: Library) -> None:
    """The page of the notebook, with what it owes its reader."""
    notices = "".join(
        f'<p class="disclaimer note" data-disclaimer="{d.id}"><strong>{d.title}.</strong> {d.text}</p>'
        for d in library.disclaimers
        if d.id in ("investigational", "research-use", "no-warranty")
    )
    body = (
        f'<h1>A look</h1>{macro("page", "meta")(plan_age(library, library.drugs[0]))}{notices}<p>See <a href="#table-values">the values</a>.</p>'
        '<figure class="table" id="table-values"><figcaption><span class="label">Table 1.</span> One value.</figcaption><div>'
        '<table class="records"><thead><tr><th scope="col">Value</th></tr></thead><tbody><tr><td><a class="value"'
        ' data-value="smp-half-life" data-grade="primary" href="../../drugs/samplirsen/data/kinetics/#obs-smp-half-life">20 ± 5 d</a>'
        '<span class="citations"><a class="citation" id="cite-alpha2020-1" href="#ref-alpha2020">1</a></span></td></tr></tbody></table>'
        '</div></figure><ol class="references"><li id="ref-alpha2020" value="1">'
        f"{macro('reference', 'item')(library.references['alpha2020'])}</li></ol>"
    )
    path = project / "site/notebooks/look/index.html"
    path.parent.mkdir(parents=True)
    path.write_text(_shell("A look", "What one value says.", "notebook", body, 2), encoding="utf-8")


def looked_at(project: Path) -> tuple[Library, built.Site]:
    """The library, and the site as it stands in the project's site/ now."""
    library, pages = rendered(project)
    site = built.load_site(project / "site", pages)
    return library, replace(site, pages={address: _parse_once(page) for address, page in site.pages.items()})


def _parse_once(page: built.BuiltPage) -> built.BuiltPage:
    """The page, or the one that was loaded before if that is the same: it is parsed already."""
    key = page.path, page.text, page.origin, id(page.page), page.base
    _BUILT[key] = found = _BUILT.pop(key, page)
    if len(_BUILT) > 256:
        del _BUILT[next(iter(_BUILT))]
    return found

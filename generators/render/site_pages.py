"""The pages about the whole: home, drugs, glossary, references."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generators.cite import numbering
from generators.domain import describe
from generators.domain import notices as facets
from generators.model import Drug, Library, Page, Where
from generators.render.blocks import notice, reference
from generators.render.environment import STATES
from generators.render.plan import pieces
from generators.render.plan.page import number_parts
from generators.render.plan.pieces import BoundValue
from generators.render.printing import print_inline, print_references

_ORIGIN = Where(file="generators/render/site_pages.py")


@cache
def templates() -> Environment:
    """The page templates; an undefined name is an error."""
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def render(library: Library, pages: Sequence[Page]) -> list[Page]:
    """The pages that are made from all the others."""
    drugs = [_drug(drug) for drug in library.drugs]
    return [
        framed("index.md", "home", library, drugs=drugs, newest=_newest(library), **_reading(library)),
        framed("drugs/index.md", "drugs", library, drugs=drugs),
        framed("glossary.md", "glossary", library, **_words(library)),
        framed("references.md", "references", library, sources=_sources(library, pages)),
    ]


def framed(path: str, name: str, library: Library, **parts: Any) -> Page:
    """A page about the whole, in its template and with the notices that every page carries."""
    notices = notice.disclaimers(facets.required(library.disclaimers, frozenset()), "foot")
    text = templates().get_template(f"{name}.md").render(publisher=library.publisher.name, **parts)
    text = f"{text}\n\n{notices}\n"
    return Page(path=path, kind=name, title=name.capitalize(), description=name, text=text, origin=_ORIGIN)


def _drug(drug: Drug) -> dict[str, Any]:
    guides = [f'<li><a href="{{0}}{g.slug}/">{escape(g.title)}</a></li>' for g in drug.guides]
    cited = {c.key for o in drug.observations for c in o.sources}
    states = [f'<li class="state-{s.state}">{_state(s.region, s.state)}</li>' for s in drug.statuses]
    return {
        "id": drug.id, "name": escape(drug.name), "target": escape(drug.target), "modality": drug.modality,
        "indication": escape(drug.indication), "summary": escape(drug.summary), "states": "".join(states),
        "guides": "".join(guides).replace("{0}", f"drugs/{drug.id}/"),
        "guides_here": "".join(guides).replace("{0}", f"{drug.id}/"),
        "values": len(drug.observations), "sources": len(cited), "conflicts": len(drug.conflicts), "gaps": len(drug.gaps),
    }  # fmt: skip


def _newest(library: Library) -> str:
    """The guides by date, newest first, with their versions."""
    guides = sorted((g for d in library.drugs for g in d.guides), key=lambda g: (g.date, g.title), reverse=True)
    items = [
        f'<li><time datetime="{g.date}">{describe.date(g.date)}</time> <a href="drugs/{g.drug}/{g.slug}/">{escape(g.title)}</a>'
        f" <span>version {escape(g.version)}</span></li>"
        for g in guides[:10]
    ]
    return f'<ul class="newest">{"".join(items)}</ul>'


def _state(region: str, state: Any) -> str:
    named = "" if region == "global" else f"{region}: "
    return escape(named + STATES[state].lower() if named else STATES[state])


def _reading(library: Library) -> dict[str, str]:
    """A real value as the example, and the marks."""
    drugs = {drug.compound for drug in library.drugs}
    best = [
        o
        for o in library.observations.values()
        if o.compound in drugs and o.grade == "primary" and o.spread_kind == "95% CI" and o.value and o.value.center
    ]
    example, listed = "", ""
    if best:
        value = BoundValue(best[-1], describe.text(best[-1], library.vocabulary), f"drugs/{best[-1].drug}/")
        numbered = number_parts((value, pieces.cites(best[-1].sources)), library)
        shown, cited = numbered.parts
        what = f"{describe.what(best[-1], library.vocabulary)}, {describe.statistic(best[-1])}"
        example = f"<strong>{print_inline((shown,))}</strong>{print_inline(cited)} <span>{escape(what)}</span>"
        listed = print_references(numbering.reference_list(numbered.groups), library.references)
    grades = ", ".join(f"{describe.mark(g)} {words}" for g, (_, words) in describe.GRADES.items())
    missing = ", ".join(f"<em>{word}</em>" for word, _ in describe.MISSING.values())
    return {"example": example, "references": listed, "grades": grades, "missing": missing}


def _words(library: Library) -> dict[str, Any]:
    vocabulary = library.vocabulary
    used = {o.parameter for o in library.observations.values()}
    by_name = lambda noun: getattr(noun, "label", getattr(noun, "name", "")).lower()  # noqa: E731  # a sort key
    return {
        "terms": sorted(vocabulary.terms.values(), key=by_name),
        "parameters": sorted((p for p in vocabulary.parameters.values() if p.id in used), key=by_name),
        "compounds": [c for c in vocabulary.compounds.values() if c.id != "none"],
        "units": list(vocabulary.units.values()),
    }


def _sources(library: Library, pages: Sequence[Page]) -> list[dict[str, str]]:
    citing: dict[str, list[Page]] = {}
    for page in pages:
        for key in page.citations:
            citing.setdefault(key, []).append(page)
    ordered = sorted(library.references.values(), key=lambda r: (r.entry.lower(), r.key))
    return [
        {"key": r.key, "html": reference.item(r), "pages": _links(r.key, citing[r.key])} for r in ordered if r.key in citing
    ]  # fmt: skip


def _links(key: str, pages: Sequence[Page]) -> str:
    links = [
        f'<a class="backlink" href="../{page.path.removesuffix("index.md").removesuffix(".md").rstrip("/")}/#ref-{key}">'
        f"{escape(page.title)}</a>"
        for page in pages
    ]
    return "Cited in " + ", ".join(links)

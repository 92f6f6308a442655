"""The pages of a drug, each with the part of the drug that it is planned from. Whatever else changes of the drug, the page is the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from generators.domain.topics import STUDIES, TOPICS, Topic
from generators.model import Chart, Drug, Guide, Library, Table
from generators.render.plan.data_page import list_topics, plan_overview, plan_studies, plan_topic, select
from generators.render.plan.designed import is_about
from generators.render.plan.guide import plan_guide
from generators.render.plan.monograph import plan_monograph
from generators.render.plan.page import Draft
from generators.render.plan.uses import Uses
from generators.text import prose

_BLOCKS = {
    "tables": "table",
    "charts": "chart",
    "diagrams": "diagram",
    "protocols": "protocol",
}  # by the word that calls them
_NO_BLOCKS: dict[str, Any] = dict.fromkeys((*_BLOCKS, "conflicts", "gaps", "guides", "studies", "observations"), ())
_UNTOLD: dict[str, Any] = {"summary": "", "key_points": (), "at_a_glance": ()}  # of a drug, on a page of its data
Plan = Callable[[Drug, Library], Draft]


@dataclass(frozen=True)
class Portion:
    """A page: its name, the part of the drug that it is planned from, how it is planned, and what else goes into that."""

    name: str
    drug: Drug
    plan: Plan
    told: tuple[str, ...] = ()


def list_told(drug: Drug) -> Iterator[Portion]:
    """Yield the pages that tell of a drug: the monograph, of all but the text of its guides, and each guide."""
    guides = tuple(guide.model_copy(update={"body": _list_calls(guide)}) for guide in drug.guides)
    yield Portion(drug.id, drug.model_copy(update={"guides": guides}), plan_monograph)
    for guide in drug.guides:
        yield Portion(f"{drug.id}/{guide.slug}", _cut_to_guide(drug, guide), partial(plan_guide, guide))


def list_data(drug: Drug, library: Library, uses: Uses) -> Iterator[Portion]:
    """Yield the pages of the data of a drug: that of all, of each topic, of the studies."""
    topics = list_topics(drug, library)
    there, told = {topic.slug for topic in topics}, json.dumps([asdict(topic) for topic in topics])
    bare = drug.model_copy(update={**_NO_BLOCKS, **_UNTOLD})

    def portion(slug: str, plan: Callable[..., Draft], own: str, **update: object) -> Portion:
        return Portion(f"{drug.id}/data/{slug}", bare.model_copy(update=update), plan, (told, own))

    every = {"studies": drug.studies, "observations": drug.observations}
    yield portion("index", partial(plan_overview, topics), "", **every)
    for topic in (topic for topic in TOPICS if topic.slug in there):
        rows = select(drug, library, topic)
        used = {row.id: uses[row.id] for row in rows if row.id in uses}
        plan = partial(plan_topic, topic, topics, used)
        yield portion(
            topic.slug, plan, json.dumps(used), observations=tuple(rows), **_list_designed(drug, library, topic)
        )
    if drug.studies:
        yield portion(STUDIES, partial(plan_studies, topics), "", studies=drug.studies)


def _cut_to_guide(drug: Drug, guide: Guide) -> Drug:
    """Return what a guide shows of a drug: the blocks that it calls, what was said of it, and its card."""
    calls = {(call.word, call.name) for call in prose.parse(guide.body, is_markdown=True).calls}
    blocks = {
        name: tuple(one for one in getattr(drug, name) if (word, one.name) in calls) for name, word in _BLOCKS.items()
    }
    about = {
        name: tuple(one for one in getattr(drug, name) if guide.slug in one.guides) for name in ("conflicts", "gaps")
    }
    own = {name: () for name in ("key_points", "at_a_glance") if getattr(guide, name)}  # in place of the drug's
    studies = tuple(one for one in drug.studies if ("study", one.id) in calls)
    return drug.model_copy(
        update={**_NO_BLOCKS, **blocks, **about, **own, "studies": studies, "guides": (guide,), "summary": ""}
    )


def _list_designed(drug: Drug, library: Library, topic: Topic) -> dict[str, tuple[Any, ...]]:
    """Return the tables and charts of a drug that are about a topic, and the guides with nothing but their calls of these."""

    def choose(nouns: Sequence[Table] | Sequence[Chart]) -> tuple[Any, ...]:
        return tuple(one for one in nouns if is_about(one, library, topic))

    tables, charts = choose(drug.tables), choose(drug.charts)
    known = {*(("table", one.name) for one in tables), *(("chart", one.name) for one in charts)}
    untold = {**_UNTOLD, "title": "", "version": "", "date": "", "cutoff": "", "audience": "", "where": drug.where}
    guides = tuple(guide.model_copy(update={**untold, "body": _list_calls(guide, known)}) for guide in drug.guides)
    return {"tables": tables, "charts": charts, "guides": guides}


def _list_calls(guide: Guide, known: set[tuple[str, str]] | None = None) -> str:
    """Return a guide's calls of tables and charts, or of some of them: no other page asks more of its text."""
    calls = (call for call in prose.parse(guide.body, is_markdown=True).calls if call.word in ("table", "chart"))
    shown = (call for call in calls if known is None or (call.word, call.name) in known)
    return "\n\n".join(guide.body[call.start : call.end] for call in shown)

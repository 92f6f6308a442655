"""Which of the tables and charts of a drug stand where: on its guides, on its monograph, or on a data page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generators.domain.topics import Topic, find_topic
from generators.model import Chart, Drug, Library, Table
from generators.render.plan import blocks
from generators.render.plan.inline import Scope
from generators.render.plan.parts import ChartPlan, TablePlan
from generators.render.plan.pieces import Unresolved
from generators.text import prose

LONGEST = 9  # rows of a table on a monograph; a longer one stands on the data page
Designed = tuple[TablePlan | ChartPlan | Unresolved, ...]


@dataclass(frozen=True)
class Shares:
    """What was designed of a topic: one chart or table for the monograph, a guide's too; the rest for the data page."""

    monograph: tuple[Chart | Table, ...]
    data: tuple[Chart | Table, ...]


def share_out(drug: Drug, library: Library, topic: Topic) -> Shares:
    """Share out the charts and tables of a topic, in the order of the author's files; a guide's do not come on data pages."""
    in_guides = _list_calls(drug)
    charts = [one for one in drug.charts if is_about(one, library, topic)]
    tables = [one for one in drug.tables if is_about(one, library, topic)]
    own = [table for table in tables if ("table", table.name) not in in_guides]
    short = [table for table in own if _length(table) <= LONGEST]
    of_guides = [t for t in tables if t not in own and t.kind == "matrix" and _length(t) <= LONGEST]
    chosen: tuple[Chart | Table, ...] = tuple(charts[:1] or short[:1] or of_guides[:1])
    rest: tuple[Chart | Table, ...] = (*[one for one in charts if ("chart", one.name) not in in_guides], *own)
    return Shares(chosen, tuple(one for one in rest if one not in chosen))


def plan_designed(nouns: Iterable[Chart | Table], scope: Scope) -> Designed:
    """Plan charts and tables."""
    return tuple(
        blocks.plan_or_problem(blocks.plan_chart, one, scope)
        if isinstance(one, Chart)
        else blocks.plan_or_problem(blocks.plan_table, one, scope)
        for one in nouns
    )


def _list_calls(drug: Drug) -> frozenset[tuple[str, str]]:
    """List what the guides of a drug call, by word and name."""
    calls = (call for guide in drug.guides for call in prose.parse(guide.body, is_markdown=True).calls)
    return frozenset((call.word, call.name) for call in calls)


def is_about(noun: Chart | Table, library: Library, topic: Topic) -> bool:
    """Whether most values of a chart or a table are about a topic; of topics with as many, it is the one shown first."""
    shown = (library.observations[ident] for ident in noun.shown if ident in library.observations)
    topics = Counter(find_topic(observation, library.vocabulary) for observation in shown)
    return bool(topics) and topics.most_common(1)[0][0] == topic


def _length(table: Table) -> int:
    return len(table.rows) or len(table.shown)

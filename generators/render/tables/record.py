"""The record of an observation: one row that says all of it. Listings and the evidence at a page's foot are made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from generators.domain import describe
from generators.model import Observation, Vocabulary

HEAD = ("Quantity", "Value", "n, population", "Conditions", "Source")


def head() -> str:
    """The head row."""
    return "".join(f'<th scope="col">{name}</th>' for name in HEAD)


def row(
    observation: Observation, vocabulary: Vocabulary, page_compound: str, note: Callable[[str], str], anchor: bool
) -> str:
    """One observation; another compound than the page's is named. `note` renders the words in a note, and with
    `anchor` the row is where the numbers of the page link to."""
    other = observation.compound not in (page_compound, "none", "placebo")
    tag = (
        f' <span class="compound">{escape(describe.compound(observation.compound, vocabulary))}</span>' if other else ""
    )
    statistic = describe.statistic(observation)
    said = f'<br><small class="statistic">{escape(statistic)}</small>' if statistic else ""
    remark = f'<br><small class="note">{note(observation.note)}</small>' if observation.note else ""
    cells = (
        f'<th scope="row">{escape(observation.qualifier or vocabulary.parameters[observation.parameter].name)}{tag}</th>',
        f"<td>{describe.html(observation, vocabulary)}{said}</td>",
        f"<td>{escape(describe.who(observation, vocabulary))}</td>",
        f"<td>{escape(describe.conditions(observation, vocabulary))}{remark}</td>",
        f'<td class="source">{describe.cited(observation.sources)}</td>',
    )
    ident = f' id="obs-{observation.id}"' if anchor else ""
    return f"<tr{ident}>{''.join(cells)}</tr>"


def rows(
    observations: Iterable[Observation],
    vocabulary: Vocabulary,
    page_compound: str,
    note: Callable[[str], str],
    anchor: bool,
) -> str:
    """The rows of several observations, with a heading wherever the parameter changes."""
    out, parameter = [], ""
    for observation in observations:
        if observation.parameter != parameter:
            parameter = observation.parameter
            name = escape(vocabulary.parameters[parameter].name)
            out.append(f'<tr class="group"><th colspan="{len(HEAD)}" scope="rowgroup">{name}</th></tr>')
        out.append(row(observation, vocabulary, page_compound, note, anchor))
    return "".join(out)

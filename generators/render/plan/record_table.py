"""Plan records: what a group of them shares stands in its head, so that a row holds what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generators.domain import describe, record
from generators.domain.record import Record, Words
from generators.domain.topics import STUDIES
from generators.model import Observation
from generators.render.plan.data_parts import RecordRow, RowGroup
from generators.render.plan.inline import Scope, bind_observation, format_plain_text, parse_inline
from generators.render.plan.pieces import BoundValue, Inline, Link, Piece, Text

_SHARED = ("compound", "study", "cut", "population", "species", "route", "matrix")  # what a group is made by
_VARYING = ("arm", "against", "dose", "schedule", "time", "analysis_set")  # what its rows may share besides
_ESTIMATE = re.compile(r"(.+?)( ?[(±].*|)", re.DOTALL)  # the estimate, and what is said of its spread


def group_rows(observations: Sequence[Observation], scope: Scope) -> tuple[RowGroup, ...]:
    """Group records of one quantity by study, subjects and matrix, in the order of their first appearance."""
    groups: dict[tuple[str, ...], list[Record]] = {}
    for made in (record.make(observation, scope.library) for observation in observations):
        groups.setdefault(tuple(made.text(name) for name in _SHARED), []).append(made)
    return tuple(_make_group(found, scope) for found in groups.values())


def _make_group(records: list[Record], scope: Scope) -> RowGroup:
    shared, detail = _find_shared(records, scope), _find_detail(records, scope)
    fields = [field for name in shared if (field := records[0].field(name))]
    texts = [field.text for field in fields]  # a population may be named as its study is, whose link stays
    once = [field for place, field in enumerate(fields) if field.text not in texts[:place]]
    context: list[Inline] = [(Text(detail),)] if detail else []
    context += [link_words(field.words, scope) for field in once]
    return RowGroup(_join_with_dots(context), tuple(_make_row(one, scope, shared, detail) for one in records))


def _find_detail(records: list[Record], scope: Scope) -> str:
    """Return the analyte and qualifier that all rows of a group share."""
    details = {describe.detail(made.observation, scope.library.vocabulary) for made in records}
    return details.pop() if len(details) == 1 and len(records) > 1 else ""


def _find_shared(records: list[Record], scope: Scope) -> tuple[str, ...]:
    """Name the fields that stand in the head of a group: what it is made by, and what all its rows say alike."""
    own = describe.compound(scope.drug.compound, scope.library.vocabulary)
    unsaid = {"compound"} if records[0].text("compound") in (own, "") else set()
    alike = [name for name in _VARYING if len({one.text(name) for one in records}) == 1] if len(records) > 1 else []
    return tuple(name for name in (*_SHARED, *alike) if name not in unsaid)


def _join_with_dots(parts: Sequence[Inline]) -> Inline:
    return tuple(piece for place, part in enumerate(parts) for piece in ((Text(" · "), *part) if place else part))


# --- a row ----------------------------------------------------------------------------------------------------------


def _make_row(made: Record, scope: Scope, shared: Sequence[str], detail: str) -> RecordRow:
    observation, vocabulary = made.observation, scope.library.vocabulary
    estimate, spread = split_spread(describe.text(observation, vocabulary, unit=observation.unit))
    own = describe.detail(observation, vocabulary)
    differing = ["" if own == detail else own, *_list_differing(made, shared)]
    name, *others = list(filter(None, differing)) or [describe.quantity_name(observation, vocabulary)]
    return RecordRow(
        value=bind_observation(observation, scope),
        name=name,
        detail=" · ".join(others),
        estimate=estimate,
        spread=spread,
        unit=_format_unit(observation, scope),
        n="" if _repeats_its_n(observation) else describe.n(observation),
        statistic=describe.statistic(observation),
        sources=_link_field(made, "sources", scope),
        note=parse_inline(observation.note, observation.where, scope),
        formula=_link_field(made, "formula", scope),
        explained=_link_field(made, "explained", scope),
        disagreements=_link_field(made, "disagreements", scope),
    )


def _list_differing(made: Record, shared: Sequence[str]) -> list[str]:
    """List what tells a row from its neighbours; a dose that the arm names is not said again."""
    fields = {name: made.text(name) for name in _VARYING if name not in shared}
    if fields.get("against"):
        fields["against"] = f"against {fields['against']}"
    if fields.get("dose", "").replace("\u00a0", " ") in made.text("arm"):
        fields["dose"] = ""
    return list(fields.values())


def _repeats_its_n(observation: Observation) -> bool:
    return observation.value is not None and observation.value.text == observation.n


def split_spread(text: str) -> tuple[str, str]:
    """Split a printed value after its estimate: `0.64 (0.55–0.76)` into `0.64` and `(0.55–0.76)`."""
    found = _ESTIMATE.fullmatch(text)
    return (found[1], found[2].strip()) if found else (text, "")


def _format_unit(observation: Observation, scope: Scope) -> str:
    unit = scope.library.vocabulary.units.get(observation.unit)
    return unit.print if unit and observation.value is not None else ""


# --- words that lead somewhere ---------------------------------------------------------------------------------------


def _link_field(made: Record, name: str, scope: Scope) -> Inline:
    field = made.field(name)
    return link_words(field.words, scope) if field else ()


def link_words(words: Iterable[Words], scope: Scope) -> Inline:
    """Return words of a record as pieces that lead where the words say."""
    return tuple(_link_word(word, scope) for word in words)


def _link_word(word: Words, scope: Scope) -> Piece:
    library = scope.library
    if word.leads_to == "study":
        owner = library.drug_of_study(word.ident) or scope.drug
        return Link(word.text, f"drugs/{owner.id}/data/{STUDIES}", f"method-{word.ident}")
    if word.leads_to == "source":
        return Link(word.text, f"references/{scope.drug.id}", f"uses-{word.ident}")
    if word.leads_to == "value" and word.ident in library.observations:
        return BoundValue(library.observations[word.ident], word.text)
    if word.leads_to == "disagreement" and (known := library.conflict(word.ident)):
        drug, conflict = known
        title = format_plain_text(conflict.title, conflict.where, Scope(library, drug))
        return Link(title, f"drugs/{drug.id}", f"conflict-{conflict.id}")
    return Text(word.text)

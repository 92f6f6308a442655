"""Protocols and method blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from generators.domain import describe, quantity
from generators.model import Protocol, Step, Study, Vocabulary

Words = Callable[[str], str]


def protocol(protocol: Protocol, number: int, vocabulary: Vocabulary, words: Words) -> str:
    """A protocol: purpose, species and setting, materials, steps, safety, quality, source or draft badge."""
    species = vocabulary.species.get(protocol.species)
    badge = "" if protocol.validated else '<span class="badge badge-draft">unvalidated draft</span>'
    materials = "".join(f"<li>{words(m.name)}{_detail(m.detail, words)}</li>" for m in protocol.materials)
    return (
        f'<section class="protocol" id="protocol-{protocol.name}" aria-labelledby="protocol-{protocol.name}-title">'
        f'<p class="protocol-title" id="protocol-{protocol.name}-title"><span class="label">Protocol {number}.</span> '
        f"{words(protocol.title)} {badge}</p><p>{words(protocol.purpose)} {describe.cited(protocol.sources)}</p>"
        f'<dl class="fields"><dt>Species</dt><dd>{escape(species.name if species else protocol.species)}</dd>'
        f"<dt>Setting</dt><dd>{words(protocol.setting)}</dd></dl>"
        f'<p class="part">Materials</p><ul class="materials">{materials}</ul>'
        f'<p class="part">Procedure</p>{_steps(protocol.steps, vocabulary, words)}'
        f"{_list('Safety', 'safety', protocol.safety, words)}{_list('Quality control', 'quality', protocol.quality, words)}"
        f"{_note(protocol.note, words)}</section>"
    )


def _detail(detail: str, words: Words) -> str:
    return f' <span class="detail">{words(detail)}</span>' if detail else ""


def _note(note: str, words: Words) -> str:
    return f'<p class="table-note">{words(note)}</p>' if note else ""


def _list(title: str, kind: str, lines: Iterable[str], words: Words) -> str:
    items = "".join(f"<li>{words(line)}</li>" for line in lines)
    return f'<p class="part">{title}</p><ul class="{kind}">{items}</ul>' if items else ""


def _steps(steps: Iterable[Step], vocabulary: Vocabulary, words: Words) -> str:
    return f'<ol class="steps">{"".join(_step(step, vocabulary, words) for step in steps)}</ol>'


def _step(step: Step, vocabulary: Vocabulary, words: Words) -> str:
    parameters = "".join(
        f'<span class="parameter"><span class="name">{escape(p.name)}</span> '
        f"{escape(quantity.with_unit(p.value, p.unit, vocabulary.units))}</span>"
        for p in step.parameters
    )
    added = '<span class="badge">added</span> ' if step.added else ""
    note = f' <span class="detail">{words(step.note)}</span>' if step.note else ""
    chips = f'<span class="parameters">{parameters}</span>' if parameters else ""
    nested = _steps(step.steps, vocabulary, words) if step.steps else ""
    cited = describe.cited(step.sources)
    return f"<li>{added}{words(step.text)}{cited}{describe.mark(step.grade)}{chips}{note}{nested}</li>"


def study(study: Study, number: int, words: Words) -> str:
    """A study as a method block: its design, people or animals, dosing and read-outs as labelled items."""
    registry = f' <span class="registry">{escape(study.registry)}</span>' if study.registry else ""
    fields = "".join(
        f"<dt>{words(f.label)}</dt><dd>{words(f.text)}{describe.cited(f.sources)}{describe.mark(f.grade)}{_detail(f.note, words)}</dd>"
        for f in study.fields
    )
    summary = f"<p>{words(study.summary)}</p>" if study.summary else ""
    return (
        f'<section class="method" id="method-{study.id}" aria-labelledby="method-{study.id}-title">'
        f'<p class="protocol-title" id="method-{study.id}-title"><span class="label">Method {number}.</span> '
        f'{words(study.title)}{registry}</p>{summary}<dl class="fields">{fields}</dl></section>'
    )

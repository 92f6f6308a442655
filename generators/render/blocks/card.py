"""What stands at the top of a page: status, compound card, data-validity panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from html import escape

from generators.domain import describe
from generators.model import Drug, Fact, Observation, Publisher, State, Status, Vocabulary

Words = Callable[[str], str]
STATES: dict[State, str] = {
    "investigational": "Investigational", "development-ended": "Development ended", "approved": "Approved", "conditionally-approved": "Approved with conditions",
    "not-approved": "Not approved", "refused": "Refused", "discontinued": "Discontinued", "withdrawn": "Withdrawn",
}  # fmt: skip
GROUPS = {"identity": "Identity", "chemistry": "Chemistry", "target": "Target", "product": "Product", "use": "Use"}


def status_strip(drug: Drug, words: Words) -> str:
    """What the drug is, region by region, each with its source."""
    return f'<ul class="status-strip">{"".join(_status(status, words) for status in drug.statuses)}</ul>'


def _status(status: Status, words: Words) -> str:
    since = f' <span class="since">{escape(describe.date(status.since))}</span>' if status.since[:1].isdigit() else ""
    region = "" if status.region == "global" else f'<span class="region">{status.region}</span> '
    return (
        f'<li class="state-{status.state}"><span class="state">{region}{STATES[status.state]}{since}</span> '
        f'<span class="said">{words(status.text)}{describe.cited(status.sources)}{describe.mark(status.grade)}</span></li>'
    )


def card_facts(drug: Drug, full: bool) -> list[Fact]:
    """What the compound card tells: on a guide the facts that identify the drug, on the monograph (`full`) all of them."""
    return [fact for fact in drug.facts if full or fact.group in ("identity", "target")]


def card(drug: Drug, publisher: Publisher, vocabulary: Vocabulary, words: Words, full: bool) -> str:
    """The compound card, with its facts by group."""
    shown = card_facts(drug, full)
    parts = []
    for group, title in GROUPS.items():
        facts = [f for f in shown if f.group == group]
        rows = "".join(_fact(fact, drug, vocabulary, words) for fact in facts)
        head = f'<p class="part">{title}</p>' if full and facts else ""
        parts.append(f'{head}<dl class="fields">{rows}</dl>' if facts else "")
    brand = f' <span class="brand">({", ".join(map(escape, drug.brand_names))})</span>' if drug.brand_names else ""
    return (
        f'<section class="card" aria-label="Compound"><p class="card-title">{escape(drug.name)}{brand}</p>'
        f"{''.join(parts)}{_commercial(drug, publisher)}</section>"
    )


def _fact(fact: Fact, drug: Drug, vocabulary: Vocabulary, words: Words) -> str:
    said = words(fact.value) if not fact.missing else _missing(fact)
    kind = ' class="code"' if fact.id.endswith(("sequence", "formula", "helm", "linkage-map")) else ""
    other = (
        f' <span class="compound">{escape(describe.compound(fact.compound, vocabulary))}</span>'
        if fact.compound != drug.compound
        else ""
    )
    note = f' <span class="detail">{words(fact.note)}</span>' if fact.note else ""
    sourced = describe.cited(fact.sources) + ("" if fact.missing else describe.mark(fact.grade))
    return (
        f'<dt>{escape(fact.label)}</dt><dd><span{kind} data-fact="{fact.id}">{said}</span>{sourced}{other}{note}</dd>'
    )


def _missing(fact: Fact) -> str:
    word, meaning = describe.MISSING[fact.missing or "not-reported"]
    return f'<span class="missing" data-missing="{fact.missing}" title="{escape(meaning)}">{word}</span>'


def _commercial(drug: Drug, publisher: Publisher) -> str:
    """Catalogue number and quote link, only where the publisher has them."""
    if not (publisher.catalogue_url and drug.catalogue_number):
        return ""
    links = f'<a href="{escape(publisher.catalogue_url)}">{escape(drug.catalogue_number)}</a>'
    quote = f' · <a href="{escape(publisher.quote_url)}">Ask for a quote</a>' if publisher.quote_url else ""
    return f'<p class="catalogue">Catalogue number {links}{quote}</p>'


def panel(shown: Iterable[Observation], conflicts: int, gaps: int, ledger: str, path: str) -> str:
    """How good the page's numbers are: values at each grade, missing ones, conflicts and gaps, and the way to the ledger."""
    shown = list(shown)
    counted = Counter(o.grade for o in shown if o.value)
    grades = "".join(
        f'<li><a href="{ledger}">{describe.mark(g)} <b>{counted[g]}</b> {g}</a></li>'
        for g in describe.GRADES
        if counted[g]
    )
    missing = sum(o.value is None for o in shown)
    rest = [(missing, "missing", ledger), (conflicts, "disagreements", "#disagreements"), (gaps, "gaps", "#gaps")]
    others = "".join(f'<li><a href="{where}"><b>{n}</b> {name}</a></li>' for n, name, where in rest if n)
    up = "../" * len(_address(path))
    others += f'<li><a href="{up}validity/#{ledger_anchor(path)}"><b aria-hidden="true">→</b> ledger</a></li>'
    return f'<aside class="validity" aria-label="Data validity"><p>Data validity</p><ul>{grades}{others}</ul></aside>'


def ledger_anchor(path: str) -> str:
    """The id of a page's row in the ledger: `drugs/tofersen/index.md` as `page-tofersen`."""
    return "-".join(["page", *_address(path)[1:]])


def _address(path: str) -> list[str]:
    return path.removesuffix(".md").removesuffix("/index").split("/")

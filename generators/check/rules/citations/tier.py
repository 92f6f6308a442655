"""Whatever has a grade is graded no higher than its best source can carry.

A statement by only a seller, a newspaper, a society or a web page is second-hand, however often it is repeated. Every
reference names its tier; the tiers, with the best grade that each can carry, are in `data/sources.yml`. Values, facts,
events, statuses, safety texts, items of studies and steps of protocols are held to it alike, and an arrow of a diagram that
is `confirmed` or of the `class` needs a source that carries at least `secondary`. A derived value has the grade of its inputs.
"""

from collections.abc import Iterable, Iterator

from generators.check.sources import places
from generators.model import Citation, Diagram, Drug, Grade, Library, Problem, Reference, Tier
from generators.text.suggest import did_you_mean

ID = "CIT-TIER"
SEVERITY = "error"
NUMBERS = False
BAD = "A half-life graded `primary` whose only source has the tier `vendor`."
GOOD = "The same graded `unverified`, or with the label as its source."
_ORDER: dict[Grade, int] = {"unverified": 0, "secondary": 1, "primary": 2}


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each reference without a known tier."""
    tiers = {tier.id: tier for tier in library.sources.tiers}
    if tiers and reference.tier not in tiers:
        wrong = f"{reference.key!r} has no tier" + (f" {reference.tier!r}" if reference.tier else "")
        meant = did_you_mean(reference.tier, tiers, f"one of {', '.join(tiers)}")
        yield Problem(reference.at("tier"), wrong, *meant)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value, statement and arrow graded too high."""
    tiers = {tier.id: tier for tier in library.sources.tiers}
    for row in places.list_rows(library, drug):
        if best := _find_best(row.grade, row.sources, library, tiers):
            where = places.cell(library, row, "grade")
            yield Problem(where, *_describe_grade(row.id, row.grade, row.sources, best, library), best)
    for statement in places.sourced_of(drug):
        if best := _find_best(statement.grade, statement.sources, library, tiers):
            name, where = places.name_sourced(statement), places.key(library, statement.where, "grade")
            yield Problem(where, *_describe_grade(name, statement.grade, statement.sources, best, library), best)
    for diagram in drug.diagrams:
        yield from _check_arrows(diagram, library, tiers)


def _check_arrows(diagram: Diagram, library: Library, tiers: dict[str, Tier]) -> Iterator[Problem]:
    for edge in diagram.edges:
        needed: Grade = "secondary" if edge.evidence in ("confirmed", "class") else "unverified"
        if best := _find_best(needed, edge.sources, library, tiers):
            name = f"{diagram.name}: the arrow from {edge.tail} to {edge.head}"
            wrong = f"{name} is {edge.evidence} and rests only on {_name_tiers(edge.sources, library)}"
            yield Problem(diagram.where, wrong, f"evidence: {best}, or a source that carries {needed}")


def _find_best(grade: Grade, sources: Iterable[Citation], library: Library, tiers: dict[str, Tier]) -> Grade | None:
    """Return the best grade that the sources carry, if the grade is higher; None if it is not or nobody can say."""
    cited = {library.references[citation.key].tier for citation in sources if citation.key in library.references}
    if not cited or grade not in _ORDER or not tiers.keys() >= cited:
        return None
    best = max((tiers[tier].carries for tier in cited), key=_ORDER.__getitem__)
    return best if _ORDER[grade] > _ORDER[best] else None


def _describe_grade(
    name: str, grade: Grade, sources: Iterable[Citation], best: Grade, library: Library
) -> tuple[str, str]:
    rests = f"{name} is graded {grade} and rests only on {_name_tiers(sources, library)}"
    return rests, f"{best}, or a source that carries {grade}"


def _name_tiers(sources: Iterable[Citation], library: Library) -> str:
    cited = (library.references[citation.key].tier for citation in sources if citation.key in library.references)
    return ", ".join(dict.fromkeys(cited))

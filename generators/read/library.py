"""data/ and references.bib -> Library. The only reader.

Nothing here raises for content: each problem is noted at its file:line:column in `Library.problems`, the rest is read
on, and the rules of their kinds report them together. An id whose row could not be read is kept in `Library.broken`, so that asking for it is no second error.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from generators.domain import formula
from generators.errors import SetupError
from generators.model import (
    Chart,
    Compound,
    Conflict,
    Diagram,
    Disclaimer,
    Drug,
    Gap,
    Guide,
    Library,
    Matrix,
    Noun,
    Parameter,
    Population,
    Protocol,
    Publisher,
    ReadProblem,
    Retractions,
    SourcePolicy,
    Species,
    Study,
    Table,
    Term,
    Unit,
    Vocabulary,
    Waiver,
    Where,
    Wording,
    format_message,
)
from generators.read import references as bib
from generators.read.formats import yaml
from generators.read.links import load_outcomes
from generators.read.nouns import N, Reading, ident, many, noun_of, once, one
from generators.read.observations import COLUMNS, Known, by_id, observations
from generators.text.suggest import did_you_mean

__all__ = ["COLUMNS", "load"]
_LISTS: dict[str, type[Noun]] = {
    "studies": Study, "protocols": Protocol, "tables": Table, "charts": Chart, "conflicts": Conflict, "gaps": Gap,
}  # fmt: skip


def load(root: Path, only: str = "") -> tuple[Library, list[ReadProblem]]:
    """Read the project at `root`, or one drug of it; gives its problems too. Raises SetupError if there is nothing to read."""
    for needed in ("data/vocabulary", "data/drugs", "references.bib"):
        if not (root / needed).exists():
            raise SetupError(f"{root / needed} is not there; wanted a project with data/ and references.bib")
    run = Reading(root)
    vocabulary = _vocabulary(run)
    references, problems = bib.parse(run.text(root / "references.bib"), "references.bib")
    run.problems += problems
    known = {p.name: p for p in sorted((root / "data/drugs").iterdir()) if p.is_dir()}
    if only and only not in known:
        raise SetupError(
            format_message(f"no drug {only!r} in data/drugs", *did_you_mean(only, known, ", ".join(known)))
        )
    folders = [known[only]] if only else list(known.values())
    drugs = [drug for folder in folders if (drug := _drug(run, folder, vocabulary))]
    drugs = _computed(drugs)
    library = Library(
        vocabulary=vocabulary,
        publisher=one(run, root / "data/publisher.yml", Publisher) or Publisher(name="?"),
        sources=_sources(run, root / "data"),
        wording=_one_or_none(run, root / "data/wording.yml", Wording),
        whole=not only and len(drugs) == len(folders) and not run.broken,
        waivers=tuple(many(run, root / "data/waivers.yml", Waiver, unique=False)),
        today=max((drug.reviewed for drug in drugs), default=""),
        disclaimers=tuple(many(run, root / "data/disclaimers.yml", Disclaimer)),
        drugs=tuple(drugs),
        references=references,
        observations=by_id(run, drugs),
        broken=frozenset(run.broken),
        unreadable=frozenset(run.unreadable),
        links=load_outcomes(root),
        files=run.files,
    )
    problems = sorted(run.problems, key=lambda p: (p.where.file, p.where.line, p.where.column, p.message))
    return library.model_copy(update={"problems": tuple(problems)}), problems


def _computed(drugs: list[Drug]) -> list[Drug]:
    """The drugs with the values that their formulas give."""
    known = {o.id: o for drug in drugs for o in drug.observations}
    return [
        drug.model_copy(update={"observations": tuple(formula.fill_in(o, known) for o in drug.observations)})
        for drug in drugs
    ]


def _one_or_none(run: Reading, path: Path, kind: type[N]) -> N:
    """A file that a project may do without."""
    return (one(run, path, kind) if path.exists() else None) or kind()


def _sources(run: Reading, folder: Path) -> SourcePolicy:
    policy = _one_or_none(run, folder / "sources.yml", SourcePolicy)
    return policy.model_copy(update={"retractions": _one_or_none(run, folder / "retractions.yml", Retractions)})


def _vocabulary(run: Reading) -> Vocabulary:
    folder = run.root / "data/vocabulary"

    def lists(name: str, kind: type[N]) -> dict[str, N]:
        return {ident(noun): noun for noun in many(run, folder / f"{name}.yml", kind)}

    return Vocabulary(
        parameters=lists("parameters", Parameter), units={u.code: u for u in many(run, folder / "units.yml", Unit)},
        terms=lists("terms", Term), species=lists("species", Species), matrices=lists("matrices", Matrix),
        populations=lists("populations", Population), compounds=lists("compounds", Compound),
    )  # fmt: skip


def _drug(run: Reading, folder: Path, vocabulary: Vocabulary) -> Drug | None:
    parts: dict[str, Any] = {
        name: tuple(many(run, folder / f"{name}.yml", kind)) for name, kind in _LISTS.items()
    }  # fmt: skip
    diagrams = [one(run, path, Diagram) for path in sorted((folder / "diagrams").glob("*.yml"))]
    parts["diagrams"] = tuple(once(run, [d for d in diagrams if d]))
    parts["guides"] = tuple(g for p in sorted((folder / "guides").glob("*.md")) if (g := _guide(run, p, folder.name)))
    studies = {study.id: study for study in parts["studies"]}
    known = Known(folder.name, _compound(run, folder), vocabulary, studies, run.name(folder / "studies.yml"))
    parts["observations"] = tuple(observations(run, folder, known))
    return one(run, folder / "drug.yml", Drug, **parts)


def _compound(run: Reading, folder: Path) -> str:
    """The compound of a drug, which its rows inherit; its file is read, and judged, as a whole later."""
    path = folder / "drug.yml"
    data = yaml.read(run.text(path), run.name(path)).data if path.exists() else None
    return str(data.get("compound") or "") if isinstance(data, dict) else ""


def _guide(run: Reading, path: Path, drug: str) -> Guide | None:
    text, file = run.text(path), run.name(path)
    match = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    if not match:
        run.report(Where(file=file), "no front matter", "`---`, title, summary, …, `---` at the top")
        run.broken.add(path.stem)
        return None
    document = yaml.read(match[1], file, first_line=2)
    run.problems += document.problems
    if document.data is None:
        return None
    more = {"slug": path.stem, "drug": drug, "body": text[match.end() :], "body_line": match[0].count("\n") + 1}
    return noun_of(run, Guide, {**document.data, **more}, document)

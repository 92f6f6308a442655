"""Everything read from the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, TypeVar

from pydantic import Field, SkipValidation

from generators.model.base import Noun, WordSet
from generators.model.drug import Conflict, Drug
from generators.model.finding import Problem, ReadKind, ReadProblem
from generators.model.link import Outcome
from generators.model.notebook import Notebook
from generators.model.observation import Observation
from generators.model.policy import SearchWords, SourcePolicy, Waiver, Wording
from generators.model.publisher import Disclaimer, Publisher
from generators.model.reference import Reference
from generators.model.study import Study
from generators.model.version import Version
from generators.model.vocabulary import Vocabulary

Made = TypeVar("Made")
FILES = {  # the file or folder of a drug, or of the project, that holds a kind of thing
    "observation": "observations.csv", "study": "studies.yml", "table": "tables.yml", "chart": "charts.yml",
    "protocol": "protocols.yml", "conflict": "conflicts.yml", "gap": "gaps.yml", "diagram": "diagrams/", "guide": "guides/",
    "fact": "drug.yml", "event": "drug.yml", "drug": "drug.yml", "reference": "references.bib", "disclaimer": "disclaimers.yml",
    "wording": "wording.yml", "publisher": "publisher.yml", "source policy": "sources.yml",
}  # fmt: skip
LISTS = {  # the file of data/vocabulary that lists a kind of name
    "parameter": "parameters", "analyte": "analytes", "unit": "units", "species": "species", "matrix": "matrices", "population": "populations",
    "compound": "compounds", "term": "terms",
}  # fmt: skip


_GATHERED = ("_studies", "_drugs", "_conflicts", "_conflicts_of", "_derived")  # of a library, as it is asked
_SHARED_ONLY = ("parameter", "species")  # a drug brings none of its own


def vocabulary_files(kind: str, drugs: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the files that list a kind of name: the shared one, and those of drugs."""
    own = () if kind in _SHARED_ONLY else drugs
    name = f"{LISTS[kind]}.yml"
    return (f"data/vocabulary/{name}", *(f"data/drugs/{drug}/vocabulary/{name}" for drug in own))


def _is_in(file: str, kind: str) -> bool:
    """Whether a file is one that holds things of a kind."""
    name = f"vocabulary/{LISTS[kind]}.yml" if kind in LISTS else FILES.get(kind, "")
    return bool(name) and (f"/{name}" in f"/{file}" if name.endswith("/") else f"/{file}".endswith(f"/{name}"))


class Library(Noun):
    """Everything read from the data, validated and ready for rendering."""

    vocabulary: Vocabulary
    publisher: Publisher
    disclaimers: tuple[Disclaimer, ...]
    drugs: tuple[Drug, ...]
    sources: SourcePolicy = SourcePolicy()
    wording: Wording = Wording()
    search: SearchWords = SearchWords()
    site_url: str = ""  # where the site is published: `site_url` of mkdocs.yml
    waivers: tuple[Waiver, ...] = ()
    versions: tuple[Version, ...] = Field(default=(), repr=False)  # the published ones that were kept, newest first
    notebooks: tuple[Notebook, ...] = Field(default=(), repr=False)
    whole: bool = True  # whether every drug was read; otherwise nobody can say what nothing uses
    today: str = ""  # the day that waivers and review periods are judged at: from the data, never from the clock
    references: dict[str, Reference]
    observations: dict[str, Observation] = Field(default_factory=dict)
    broken: WordSet = frozenset()  # ids that exist but could not be read: asking for them is no second error
    unreadable: WordSet = frozenset()  # files in which nothing could be read: what they hold is not asked for
    incomplete: WordSet = frozenset()  # these, and files with an entry that could not be read
    problems: tuple[ReadProblem, ...] = ()  # what could not be read; the rules of their kinds report them
    links: dict[str, Outcome] = Field(default_factory=dict, repr=False)  # what addresses answered when last asked
    files: Annotated[Mapping[str, str], SkipValidation] = Field(
        default_factory=dict, repr=False
    )  # what was read, for the column of a finding

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Library:
        """Return a copy with other fields; what is looked up by id is gathered anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in _GATHERED:
            copied.__dict__.pop(name, None)
        return copied

    def __getstate__(self) -> dict[Any, Any]:
        """Return what a pickle holds: what is looked up by id is gathered anew there, too."""
        state = super().__getstate__()
        return {
            **state,
            "__dict__": {name: value for name, value in state["__dict__"].items() if name not in _GATHERED},
        }

    @cached_property
    def _derived(self) -> dict[Callable[[Library], Any], Any]:
        return {}

    def derive(self, make: Callable[[Library], Made]) -> Made:
        """Return what a function makes of the library, which it is asked for once."""
        if make not in self._derived:
            self._derived[make] = make(self)
        made: Made = self._derived[make]
        return made

    @cached_property
    def _studies(self) -> dict[str, tuple[Drug, Study]]:
        return {study.id: (drug, study) for drug in reversed(self.drugs) for study in reversed(drug.studies)}

    @cached_property
    def _drugs(self) -> dict[str, Drug]:
        return {drug.id: drug for drug in reversed(self.drugs)}

    @cached_property
    def _conflicts(self) -> dict[str, tuple[Drug, Conflict]]:
        return {conflict.id: (drug, conflict) for drug in self.drugs for conflict in drug.conflicts}

    @cached_property
    def _conflicts_of(self) -> dict[str, list[tuple[Drug, Conflict]]]:
        found: dict[str, list[tuple[Drug, Conflict]]] = defaultdict(list)
        for drug, conflict in self._conflicts.values():
            for ident in dict.fromkeys(conflict.observations):
                found[ident].append((drug, conflict))
        return dict(found)

    def study(self, ident: str) -> Study | None:
        """The study of an id; the first, if it stands twice."""
        return self._studies[ident][1] if ident in self._studies else None

    def drug_of_study(self, ident: str) -> Drug | None:
        """The drug whose folder describes a study."""
        return self._studies[ident][0] if ident in self._studies else None

    def drug_of(self, observation: Observation) -> Drug | None:
        """The drug that an observation belongs to."""
        return self._drugs.get(observation.drug)

    def conflicts_of(self, ident: str) -> tuple[tuple[Drug, Conflict], ...]:
        """The disagreements that name an observation, each with the drug that records it."""
        return tuple(self._conflicts_of.get(ident, ()))

    def conflict(self, ident: str) -> tuple[Drug, Conflict] | None:
        """A disagreement, with the drug that records it."""
        return self._conflicts.get(ident)

    def with_problems(self, problems: Iterable[Problem]) -> Library:
        """Return the library with more problems, such as those of rendering."""
        more = (
            one if isinstance(one, ReadProblem) else ReadProblem(one.where, one.wrong, one.wanted, one.fix)
            for one in problems
        )
        return self.model_copy(update={"problems": (*self.problems, *more)})

    def is_listed(self, kind: str) -> bool:
        """Whether the files of a kind of thing were read, so that a name that is in none of them is an error."""
        return not any(_is_in(file, kind) for file in self.unreadable)

    def is_complete(self, *kinds: str) -> bool:
        """Whether every entry of these kinds was read, or of all kinds, so that a rule may say that there is none."""
        return not any(_is_in(file, kind) for file in self.incomplete for kind in kinds or (*LISTS, *FILES))

    def unread(self, kind: ReadKind) -> Iterator[Problem]:
        """Yield the problems of a kind found while files were read and pages planned."""
        yield from (problem for problem in self.problems if problem.kind == kind)

"""Everything read from the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from generators.model.base import Noun
from generators.model.drug import Drug
from generators.model.finding import Problem, ReadKind, ReadProblem
from generators.model.link import Outcome
from generators.model.observation import Observation
from generators.model.policy import SourcePolicy, Waiver, Wording
from generators.model.publisher import Disclaimer, Publisher
from generators.model.reference import Reference
from generators.model.study import Study
from generators.model.vocabulary import Vocabulary

LISTS = {  # the file of data/vocabulary that lists a kind of name
    "parameter": "parameters", "unit": "units", "species": "species", "matrix": "matrices", "population": "populations",
    "compound": "compounds", "term": "terms",
}  # fmt: skip


def vocabulary_file(kind: str) -> str:
    """Return the file that lists a kind of name."""
    return f"data/vocabulary/{LISTS[kind]}.yml"


class Library(Noun):
    """Everything read from the data, validated and ready for rendering."""

    vocabulary: Vocabulary
    publisher: Publisher
    disclaimers: tuple[Disclaimer, ...]
    drugs: tuple[Drug, ...]
    sources: SourcePolicy = SourcePolicy()
    wording: Wording = Wording()
    waivers: tuple[Waiver, ...] = ()
    whole: bool = True  # whether every drug was read; otherwise nobody can say what nothing uses
    today: str = ""  # the day that waivers and review periods are judged at: from the data, never from the clock
    references: dict[str, Reference]
    observations: dict[str, Observation] = Field(default_factory=dict)
    broken: frozenset[str] = frozenset()  # ids that exist but could not be read: asking for them is no second error
    unreadable: frozenset[str] = (
        frozenset()
    )  # files without any entry that could be read: what they hold is not asked for
    problems: tuple[ReadProblem, ...] = ()  # what could not be read; the rules of their kinds report them
    links: dict[str, Outcome] = Field(default_factory=dict, repr=False)  # what addresses answered when last asked
    files: dict[str, str] = Field(default_factory=dict, repr=False)  # what was read, for the column of a finding

    def study(self, ident: str) -> Study | None:
        """The study of an id."""
        return next((study for drug in self.drugs for study in drug.studies if study.id == ident), None)

    def drug_of(self, observation: Observation) -> Drug | None:
        """The drug that an observation belongs to."""
        return next((drug for drug in self.drugs if drug.id == observation.drug), None)

    def with_problems(self, problems: Iterable[Problem]) -> Library:
        """Return the library with more problems, such as those of rendering."""
        more = (ReadProblem(one.where, one.wrong, one.wanted, one.fix) for one in problems)
        return self.model_copy(update={"problems": (*self.problems, *more)})

    def is_listed(self, kind: str) -> bool:
        """Whether the list of a kind of name was read, so that an unlisted name is an error."""
        return kind not in LISTS or vocabulary_file(kind) not in self.unreadable

    def unread(self, kind: ReadKind) -> Iterator[Problem]:
        """Yield the problems of a kind found while files were read and pages planned."""
        yield from (problem for problem in self.problems if problem.kind == kind)

"""What all nouns share: frozen, strict, placed; and the closed sets of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from generators.model.pattern import may_run_away

Grade = Literal["primary", "secondary", "derived", "unverified"]
MarkedGrade = Literal["primary", "abstract", "secondary", "derived", "unverified"]  # `abstract`: a primary one
Missing = Literal["not-reported", "not-applicable", "not-determined", "below-loq", "not-found"]
Severity = Literal["error", "warning", "info"]
Statistic = Literal[
    "", "count", "percentage", "mean", "median", "geometric-mean", "ls-mean", "ls-geometric-mean", "difference",
    "ratio", "estimate", "maximum", "minimum", "range", "single", "list", "approximate", "bound", "not-reported",
    "range-of-means", "range-of-medians", "typical", "imputed", "kaplan-meier",
]  # fmt: skip
SpreadKind = Literal["", "SD", "SEM", "95% CI", "90% CI", "range", "IQR", "CV", "not-stated"]
AnalysisSet = Literal[
    "", "screened", "enrolled", "randomised", "safety", "full-analysis", "itt", "mitt", "per-protocol",
    "pharmacokinetic", "completed", "subgroup", "not-reported",
]  # fmt: skip
WHOLE_SETS: frozenset[AnalysisSet] = frozenset(
    {"randomised", "itt", "mitt", "safety", "full-analysis", "per-protocol"}
)  # an arm has one size in each of these
Route = Literal[
    "", "subcutaneous", "intravenous", "intrathecal", "intracerebroventricular", "oral", "in-vitro", "systemic",
    "not-applicable", "not-reported",
]  # fmt: skip
Evidence = Literal["confirmed", "class", "inference", "unverified"]
State = Literal[
    "investigational", "development-ended", "approved", "conditionally-approved", "not-approved", "refused", "discontinued",
    "withdrawn",
]  # fmt: skip
Region = Literal["US", "EU", "UK", "CN", "CA", "KR", "JP", "global"]
Section = Literal[
    "design", "population", "disease", "chemistry", "pharmacokinetics", "distribution", "uptake",
    "pharmacodynamics", "efficacy", "safety", "preclinical", "product", "regulatory",
]  # fmt: skip
OUTCOMES: frozenset[Section] = frozenset(
    {"pharmacokinetics", "distribution", "uptake", "pharmacodynamics", "efficacy", "safety", "preclinical"}
)  # what is measured on subjects

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


_DAYS = r"^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


def _check_iso_date(text: str) -> str:
    """Validate a year, a month or a day in ISO 8601; its precision is preserved."""
    if not re.fullmatch(_DAYS, text):
        raise ValueError("wanted an ISO date: 2023, 2023-04 or 2023-04-25")
    return text


Date = Annotated[str, AfterValidator(_check_iso_date), WithJsonSchema({"type": "string", "pattern": _DAYS})]


_NOT_JOINED = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[1-9]|\(\?[a-zA-Z]+\)|\(\?\()")


@lru_cache(maxsize=4096)
def _check_pattern(text: str) -> str:
    """Validate a regular expression; those of the lists of words are many, and are the same at each reading."""
    try:
        compiled = re.compile(text)
    except (re.error, OverflowError, RecursionError) as problem:
        raise ValueError(f"wanted a regular expression: {problem}") from problem
    if compiled.groupindex or _NOT_JOINED.search(
        text
    ):  # several are tried as one, where a name, a number or a flag means another
        raise ValueError(
            "wanted a regular expression without named groups, references to a group and flags, as `(?P<n>a)`, `\\1` and `(?i)`"
        )
    if may_run_away(text):
        raise ValueError(
            "wanted a regular expression in which no repeat matches a text in several ways, as `(a+)+` and `(a|aa)+` do"
        )
    return text


Pattern = Annotated[Text, AfterValidator(_check_pattern)]


def _as_list(written: Any) -> Any:
    """Let one word, `species: human`, stand for a list of one."""
    return (written,) if isinstance(written, str) else written


Words = Annotated[tuple[str, ...], BeforeValidator(_as_list, json_schema_input_type=str | tuple[str, ...])]
WordSet = Annotated[  # as JSON in order: what is kept by the hash of that is found again by another process
    frozenset[str], PlainSerializer(sorted, return_type=list[str], when_used="json")
]


class Noun(BaseModel):
    """A frozen record that rejects unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_post_init(self, _: Any) -> None:
        """Share the set of fields that were written, which nobody asks for: in each record it would be larger than all of its fields."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_ASKED)


_NOT_ASKED: set[str] = set()


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file. Lines and columns count from 1. Every noun has one, so that it is no more than its three fields."""

    file: str
    line: int = 1
    column: int = 1

    @classmethod
    def at(cls, file: str, text: str, offset: int, first_line: int = 1) -> Where:
        """Return the place of an offset in a text that begins on `first_line` of a file."""
        line = first_line + text.count("\n", 0, offset)
        return cls(file=file, line=line, column=offset - text.rfind("\n", 0, offset))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Where(file="<nowhere>")


class Placed(Noun):
    """A noun with the place where its author wrote it."""

    where: Where = NOWHERE


class Citation(Noun):
    """One source and the place in it: `[@key, locator]`."""

    key: str
    locator: str = ""


class Sourced(Placed):
    """A statement with sources and a grade.

    How its sources were read, and whether in abstracts only, is filled in by `domain/reading.py`.
    """

    grade: Grade
    sources: tuple[Citation, ...] = ()
    note: str = ""
    read_in: tuple[str, ...] = Field(default=(), exclude=True, repr=False)
    is_abstract_only: bool = Field(default=False, exclude=True, repr=False)

    @property
    def mark(self) -> MarkedGrade:
        """The grade as it is marked: a primary statement that was read only in abstracts is told apart."""
        return "abstract" if self.is_abstract_only and self.grade == "primary" else self.grade

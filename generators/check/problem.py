"""A rule: its published text, an example, and the functions that yield its problems."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from generators.check.sources.texts import TextField, text_fields
from generators.domain.connected import leave_shared
from generators.model import Drug, Finding, Library, Page, Problem, Reference, Severity
from generators.site.pages import Site
from generators.text.titles import upper_first

Check = Callable[[Library, Sequence[Page]], Iterator[Problem]]
Look = Callable[[TextField], Iterable[Problem]]
CheckText = Callable[[Library], Look]
CheckShared = Callable[[Library], Iterator[Problem]]
CheckReference = Callable[[Library, Reference], Iterator[Problem]]
CheckDrug = Callable[[Library, Drug], Iterator[Problem]]
Reads = Callable[[Library, Drug], Iterable[str]]
Knows = Callable[[Library], Iterable[str]]
Judge = Callable[["Rule"], Iterable[Problem]]
_PARTS = ("check_shared", "check_reference", "check_drug", "check_text")
CheckSite = Callable[[Library, Site], Iterator[Problem]]
CheckFindings = Callable[[Library, Sequence[Finding]], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """A rule: its id and severity, its published text, an example, and the functions that yield its problems."""

    id: str
    severity: Severity
    text: str
    bad: str
    good: str
    needs: tuple[str, ...] = ()  # kinds of things that it says the absence of: it waits until all of them can be read
    by_page: bool = False  # whether `check_site` looks at one page at a time, so that it is spared those that are known
    beside: bool = False  # whether `check_text` looks at the values that are compared with those that a text names
    numbers: bool = True  # whether it looks at the number of a value
    check: Check | None = None
    check_shared: CheckShared | None = None
    check_reference: CheckReference | None = None
    check_drug: CheckDrug | None = None
    check_text: CheckText | None = None
    reads: Reads | None = None  # what `check_text` looks at of the drug of a text, and of what that names
    knows: Knows | None = None  # what the last three look at of all drugs
    check_site: CheckSite | None = None
    check_findings: CheckFindings | None = None

    @classmethod
    def of(cls, module: ModuleType) -> Rule:
        """Return the rule in a module. A missing attribute is an AttributeError with its name."""
        names = ("check", *_PARTS, "reads", "knows", "check_site", "check_findings")
        return cls(
            module.ID,
            module.SEVERITY,
            (module.__doc__ or "").strip(),
            module.BAD,
            module.GOOD,
            tuple(getattr(module, "NEEDS", ())),
            bool(getattr(module, "BY_PAGE", False)),
            bool(getattr(module, "BESIDE", False)),
            bool(getattr(module, "NUMBERS", True)),
            *(getattr(module, name, None) for name in names),
        )

    def findings(self, library: Library, pages: Sequence[Page], judge: Judge | None = None) -> Iterator[Finding]:
        """Return the findings in the sources; `judge` is asked for those in single drugs and texts, without it all are looked at."""
        if self.needs and not library.is_complete(*self.needs):
            return
        yield from map(self.finding, self.check(library, pages) if self.check else ())
        yield from map(self.finding, judge(self) if judge else self._find_in_parts(library))

    @property
    def looks_at_parts(self) -> bool:
        """Whether it looks at what all share, or at single sources, drugs or texts, so that it is spared those that are known."""
        return any(getattr(self, name) for name in _PARTS)

    def _find_in_parts(self, library: Library) -> Iterator[Problem]:
        if self.check_shared:
            yield from self.check_shared(library.derive(leave_shared))
        if self.check_reference:
            yield from (wrong for one in library.references.values() for wrong in self.check_reference(library, one))
        if self.check_drug:
            yield from (problem for drug in library.drugs for problem in self.check_drug(library, drug))
        if self.check_text:
            look = self.check_text(library)
            yield from (problem for field in text_fields(library) for problem in look(field))

    def site_findings(self, library: Library, site: Site) -> Iterator[Finding]:
        """Return the findings in the built site."""
        yield from map(self.finding, self.check_site(library, site) if self.check_site else ())

    def findings_on(self, library: Library, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Return the findings about the findings of the other rules."""
        yield from map(self.finding, self.check_findings(library, findings) if self.check_findings else ())

    def finding(self, problem: Problem) -> Finding:
        """Return a problem as a finding of this rule."""
        return Finding.of(problem, self.id, self.severity)

    @property
    def finds(self) -> tuple[tuple[str, str], ...]:
        """What the rule checks and what it reports, from the docstrings of its functions, which begin with "Yield"."""
        looks = (
            ("In the sources", self.check),
            ("In the sources", self.check_shared),
            ("In the sources", self.check_reference),
            ("In the sources", self.check_drug),
            ("In the sources", self.check_text),
            ("In the built site", self.check_site),
            ("In the findings", self.check_findings),
        )
        texts = ((place, inspect.getdoc(look) or "") for place, look in looks if look)
        return tuple((place, upper_first(text.removeprefix("Yield "))) for place, text in texts)

    @property
    def family(self) -> str:
        """The first part of its id: CIT, DAT, TXT, PRO, STR, PIC, WAIVER."""
        return self.id.partition("-")[0]

    @property
    def slug(self) -> str:
        """The id in an address."""
        return self.id.lower()

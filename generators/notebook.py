"""The data for notebooks and scripts: what the pages print, as Python objects.

    corpus = open_library()
    corpus.value("tof-csf-sod1-d85-40mg")

A notebook is a page like the others: values are bound and graded, citations numbered, notices as its contents ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.figure import Figure

from generators.cite import ama, numbering
from generators.domain import conversion, describe, formula, notices, quantity, selection
from generators.domain.topics import record_address
from generators.errors import GuideError
from generators.model import Citation, Drug, Library, Observation, Reference, Vocabulary, format_message
from generators.pictures.charts import NARROW_WIDTH, style
from generators.pictures.charts.page import to_svg
from generators.pictures.charts.tags import find_tagged, tag
from generators.pictures.svg import PALETTE
from generators.publish import handed
from generators.publish.collector import collect_rarely
from generators.publish.hearing import Hearing
from generators.read.library import load
from generators.read.project import open_project
from generators.render import printing
from generators.render.environment import environment
from generators.render.plan import pieces
from generators.render.plan.inline import Scope
from generators.render.plan.monograph import plan_age
from generators.render.plan.page import finish_parts
from generators.render.plan.pieces import BoundValue
from generators.render.tables.listing import group_rows
from generators.text.suggest import did_you_mean

__all__ = ["PALETTE", "STYLE", "Corpus", "Html", "open_library", "tag"]

T = TypeVar("T")
Note = Callable[[str, object], None]
_HEARD = Hearing()
STYLE: dict[Any, Any] = {  # for `matplotlib.rc_context`: quiet axes in the colours that follow the theme of the page
    "font.family": "DejaVu Sans", "font.size": 13, "axes.labelsize": 13, "lines.linewidth": 1.6,
    "figure.dpi": 72, "figure.figsize": (style.WIDTH / 72, 4.6), "figure.facecolor": "none", "axes.facecolor": "none",
    "text.color": PALETTE["fg"], "axes.labelcolor": PALETTE["fg"], "axes.edgecolor": PALETTE["muted"],
    "xtick.color": PALETTE["muted"], "ytick.color": PALETTE["muted"], "grid.color": PALETTE["grid"],
    "axes.spines.top": False, "axes.spines.right": False, "legend.frameon": False, "axes.formatter.use_mathtext": False,
}  # fmt: skip


def open_library(root: Path | None = None, site: str = "../..") -> Corpus:
    """Read the project at `root`, or the one around the current folder; raises GuideError if its data have errors."""
    collect_rarely()
    project = root or open_project()
    with _HEARD.pause():
        library = handed.take(project) or load(project)
    wrong = [f"{problem.where}: {problem.message}" for problem in library.problems]
    if wrong:
        raise GuideError("\n".join(["the data cannot be used as they are", *wrong]))
    _HEARD.listen(project)
    return Corpus(library, site, _HEARD.note)


@dataclass(frozen=True)
class Html:
    """A part of a page; a notebook displays it as HTML."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


class Corpus:
    """All data, and the numbers of tables, figures and references on the page that is being made."""

    def __init__(self, library: Library, site: str = "../..", note: Note = lambda _kind, _what: None) -> None:
        self._library, self.site, self._note = library, site, note
        self._cited: list[tuple[Citation, ...]] = []
        self._numbers: dict[str, int] = {}

    # --- the data ----------------------------------------------------------------------------------------------------

    @property
    def library(self) -> Library:
        """All data. A notebook that asks for them runs again after each change of the data."""
        self._note("whole", True)
        return self._library

    @property
    def vocabulary(self) -> Vocabulary:
        """The names of what is measured, where and in whom."""
        return self._library.vocabulary

    def drug(self, ident: str) -> Drug:
        """Return the drug `ident`, with all that is known of it."""
        self._note("drugs", ident)
        return self._find_drug(ident)

    def _find_drug(self, ident: str) -> Drug:
        self._note("told", ident)
        return _find_named("drug", ident, {drug.id: drug for drug in self._library.drugs})

    def observation(self, ident: str) -> Observation:
        """Return the observation `ident`."""
        self._note("values", ident)
        return _find_named("observation", ident, self._library.observations)

    def observations(self, **asked: str) -> tuple[Observation, ...]:
        """Return the observations whose columns match, in file order; a word that no observation has is an error."""
        self._note("searches", asked)
        every = tuple(self._library.observations.values())
        for column, word in asked.items():
            _find_named("column", column, Observation.model_fields)
            _find_named(column, word, {str(getattr(o, column)): o for o in every})
        return selection.match(every, asked)

    def value(self, ident: str, unit: str = "") -> float:
        """Return the estimate of an observation, in its own unit or in `unit` (a UCUM code)."""
        found = self.observation(ident)
        return self._convert(found, "number", quantity.estimate(found.value) if found.value else None, unit)

    def interval(self, ident: str, unit: str = "") -> tuple[float, float]:
        """Return the lower and upper end of an observation's interval, range or spread."""
        found = self.observation(ident)
        low, high = (quantity.interval(found.value) if found.value else None) or (None, None)
        return self._convert(found, "interval", low, unit), self._convert(found, "interval", high, unit)

    def dose(self, ident: str, unit: str = "") -> float:
        """Return the single dose of an observation."""
        found = self.observation(ident)
        given, code = quantity.parse_dose(found.dose) or (None, "")
        return self._convert(found, "dose", given.center if given else None, unit, code)

    def _convert(self, found: Observation, what: str, number: float | None, unit: str, source: str = "") -> float:
        if number is None:
            text = describe.text(found, self._library.vocabulary)
            raise GuideError(f"{found.where}: {found.id!r} ({text}) has no single {what}")
        try:
            return conversion.convert(number, source or found.unit, unit or source or found.unit)
        except ValueError as problem:
            raise GuideError(f"{found.where}: {found.id!r}: {problem}") from problem

    # --- what a notebook shows ---------------------------------------------------------------------------------------

    def printed(self, ident: str, cited: bool = True) -> str:
        """Return the observation as running text prints it: graded, linked to its record, with its sources."""
        found = self.observation(ident)
        value = BoundValue(found, describe.text(found, self._library.vocabulary))
        marks = (
            pieces.keep_off_digits(
                value.text, pieces.make_citations(formula.find_sources(found, self._library.observations))
            )
            if cited
            else ()
        )
        return str(printing.print_inline(self._finish_parts((value, *marks))))

    def cite(self, observation: Observation) -> str:
        """Return the sources of an observation as plain text: formatted reference, identifier, locator."""
        return (
            " ".join(self._format_plain_citation(c) for c in observation.sources) or f"Computed: {observation.formula}"
        )

    def table(self, observations: Iterable[Observation], caption: str = "", name: str = "") -> Html:
        """Return the table of records of the observations as the pages print it, and their sources as text."""
        shown = tuple(observations)
        drugs = [self._find_drug(ident) for ident in dict.fromkeys(o.drug for o in shown)]
        groups = self._finish_parts(group_rows(shown, Scope(self._library, (drugs or list(self._library.drugs))[0])))
        numbers = {m.citation.key: m.number for group in self._list_markers() for m in group}
        keys = sorted({c.key for o in shown for c in o.sources}, key=numbers.__getitem__)
        entries = [(numbers[key], self._load_reference(key).entry) for key in keys]
        block = _macros_of()
        return self._frame("table", name, block.records(groups), caption, (), block.entries(entries))

    def computed(
        self, head: Iterable[str], rows: Iterable[Iterable[str | Html]], caption: str, shown: Iterable[Observation],
        name: str = "",
    ) -> Html:  # fmt: skip
        """Return a table of computed values, with the sources of the observations that they are computed from."""
        lines = [[Markup(cell.html) if isinstance(cell, Html) else cell for cell in row] for row in rows]
        return self._frame("table", name, _macros_of().computed(tuple(head), lines), caption, shown)

    def picture(
        self, draw: Callable[[float], Figure], caption: str, description: str, name: str = "",
        shown: Iterable[Observation] = (),
    ) -> Html:  # fmt: skip
        """Return a picture as the charts of the site are shown, with the sources of the observations that it shows.

        `draw` makes a matplotlib figure of the width that it is given, in inches, with the colours of `PALETTE`: it is asked for one
        of a page's width, and for one that a phone has room for. `tag(artist, id, "mark")` ties what it draws to its observation.
        """
        anchor, title = self._number_anchor("figure", name), caption.partition(".")[0]
        wide, narrow = (
            self._draw(draw, width, f"{anchor}{end}", title, description)
            for width, end in ((style.WIDTH, ""), (NARROW_WIDTH, "-narrow"))
        )
        return self._frame("figure", name, wide, caption, shown, _macros_of().description(description), narrow)

    def _draw(self, draw: Callable[[float], Figure], width: float, ident: str, title: str, description: str) -> str:
        with mpl.rc_context(STYLE):
            figure = draw(width / STYLE["figure.dpi"])
        for found, _ in find_tagged(figure):
            self._note("values", found.observation)
        return to_svg(figure, ident, title, description, self._library.observations, self._record_address)

    def _record_address(self, observation: Observation) -> str:
        """Return the address of the record of an observation, from the page that is being made."""
        return f"{self.site}/{record_address(observation, self._library.vocabulary)}"

    def about(self, drug: str) -> Html:
        """Return the age and review state of the data of a drug, for the top of a page."""
        return Html(str(_macros_of("page").meta(plan_age(self._library, self._find_drug(drug)))))

    def disclaimers(self, observations: Iterable[Observation], drug: str = "") -> Html:
        """Return the notices of a page with these observations, for its top: about `drug`, or about every drug that they are of."""
        shown = tuple(observations)
        items = notices.ShownItems(shown, cited=tuple(c.key for o in shown for c in o.sources))
        drugs = [drug] if drug else dict.fromkeys(o.drug for o in shown)
        facts = (notices.find_facts(self._find_drug(one), self._library, items) for one in drugs)
        needed = notices.choose_disclaimers(self._library.disclaimers, *facts)
        on_top = [notice.model_copy(update={"place": "top"}) for notice in needed]
        return Html(str(_macros_of("notice").disclaimers(on_top, "top")))

    def references(self) -> Html:
        """Return the list of what was cited so far, by number, with links back."""
        cited = numbering.reference_list(self._list_markers())
        references = {one.key: self._load_reference(one.key) for one in cited}
        return Html(str(printing.print_references(cited, references)))

    def _load_reference(self, key: str) -> Reference:
        reference = _find_named("reference", key, self._library.references)
        return reference.model_copy(update={"entry": ama.format_entry(reference)})

    def _format_plain_citation(self, citation: Citation) -> str:
        reference = self._load_reference(citation.key)
        found = [ama.format_plain(reference)]
        return " ".join([*found, f"({citation.locator})"] if citation.locator else found)

    def _list_markers(self) -> list[numbering.Group]:
        """Return the markers of all citations so far."""
        return numbering.number_citations(self._cited)

    def _finish_parts(self, parts: T) -> T:
        """Number the citations of parts of a page after earlier ones, and link their values to their records."""
        made = finish_parts(parts, self._library, lambda page: f"{self.site}/{page}/", self._cited)
        self._cited += [tuple(m.citation for m in group) for group in made.groups[len(self._cited) :]]
        result: T = made.parts
        return result

    def _number_anchor(self, kind: Literal["figure", "table"], name: str) -> str:
        """Return the id of a table or figure, numbered on first use."""
        anchor = f"{kind}-{name or len(self._numbers) + 1}"
        taken = sum(key.startswith(f"{kind}-") for key in self._numbers)
        self._numbers.setdefault(anchor, taken + 1)
        return anchor

    def _frame(
        self, kind: Literal["figure", "table"], name: str, body: str, caption: str, shown: Iterable[Observation],
        below: str = "", narrow: str = "",
    ) -> Html:  # fmt: skip
        """Return a numbered figure or table with its caption, as the pages print it."""
        anchor = self._number_anchor(kind, name)
        sources = self._finish_parts(pieces.make_citations(c for o in shown for c in o.sources))
        return Html(str(_macros_of().frame(kind, anchor, self._numbers[anchor], caption, sources, body, below, narrow)))


def _macros_of(name: str = "notebook") -> Any:
    """Return the macros of a block."""
    return environment().get_template(f"blocks/{name}.jinja").module


def _find_named(kind: str, name: str, among: Mapping[str, T]) -> T:
    if name in among:
        return among[name]
    raise GuideError(format_message(f"no {kind} {name!r}", *did_you_mean(name, among, f"one of {len(among)} others")))

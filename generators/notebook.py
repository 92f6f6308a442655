"""The data for notebooks and scripts: what the pages print, as Python objects.

    corpus = open_library()
    corpus.value("tof-csf-sod1-d85-40mg")

A notebook is a page like the others: values are bound and graded, citations numbered, notices as its contents ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any, Literal, TypeVar

from matplotlib.figure import Figure

from generators.cite import ama, numbering
from generators.cite import reference as bib
from generators.domain import conversion, describe, notices, quantity
from generators.errors import GuideError
from generators.model import Citation, Drug, Library, Observation, Reference
from generators.pictures.charts import style
from generators.pictures.svg import PALETTE
from generators.read.library import load
from generators.render import blocks, page
from generators.render.prose import Sheet
from generators.render.tables import record
from generators.text.suggest import nearest, or_else

__all__ = ["PALETTE", "STYLE", "Corpus", "Html", "open_library", "project_root"]

T = TypeVar("T")
STYLE: dict[Any, Any] = {  # for `matplotlib.rc_context`: quiet axes in the colours that follow the theme of the page
    "font.family": "DejaVu Sans", "font.size": 13, "axes.labelsize": 13, "lines.linewidth": 1.6,
    "figure.dpi": 72, "figure.figsize": (style.WIDTH / 72, 4.6), "figure.facecolor": "none", "axes.facecolor": "none",
    "text.color": PALETTE["fg"], "axes.labelcolor": PALETTE["fg"], "axes.edgecolor": PALETTE["muted"],
    "xtick.color": PALETTE["muted"], "ytick.color": PALETTE["muted"], "grid.color": PALETTE["grid"],
    "axes.spines.top": False, "axes.spines.right": False, "legend.frameon": False, "axes.formatter.use_mathtext": False,
}  # fmt: skip


def open_library(root: Path | None = None, site: str = "../..") -> Corpus:
    """Read the project at `root`, or the one around the current folder; raises GuideError when its data are broken.
    `site` is the way from the page that is being made to the site's root, for links to the records of the values."""
    library, findings = load(root or project_root(Path.cwd()))
    wrong = [f"{f.where}: {f.message}" for f in findings if f.severity == "error"]
    if wrong:
        raise GuideError("\n".join(["the data cannot be used as they are", *wrong]))
    return Corpus(library, site)


def project_root(start: Path) -> Path:
    """The folder at or above `start` that holds data/drugs and references.bib."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "data" / "drugs").is_dir() and (folder / "references.bib").is_file():
            return folder
    raise GuideError(f"no project at or above {start}; wanted a folder with data/drugs and references.bib")


@dataclass(frozen=True)
class Html:
    """A piece of a page; a notebook shows it as it is."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


class Corpus:
    """All that was read, and the numbers that tables, figures and references have on the page that is being made."""

    def __init__(self, library: Library, site: str = "../..") -> None:
        self.library, self.site = library, site
        self._citing, self._numbers = numbering.Numbering(), dict[str, int]()

    # --- the data ----------------------------------------------------------------------------------------------------

    def drug(self, ident: str) -> Drug:
        """The drug `ident`."""
        return _named("drug", ident, {drug.id: drug for drug in self.library.drugs})

    def observation(self, ident: str) -> Observation:
        """The observation `ident`."""
        return _named("observation", ident, self.library.observations)

    def observations(self, **asked: str) -> tuple[Observation, ...]:
        """Those whose columns hold what is asked for, in file order; a word that no observation has is an error."""
        every = tuple(self.library.observations.values())
        for column, word in asked.items():
            _named("column", column, Observation.model_fields)
            _named(column, word, {str(getattr(o, column)): o for o in every})
        return tuple(o for o in every if all(getattr(o, column) == word for column, word in asked.items()))

    def value(self, ident: str, unit: str = "") -> float:
        """The one number of an observation, in its own unit or in `unit` (a UCUM code)."""
        found = self.observation(ident)
        return self._converted(found, "number", quantity.estimate(found.value) if found.value else None, unit)

    def interval(self, ident: str, unit: str = "") -> tuple[float, float]:
        """The lower and upper end of an observation's interval, range or spread."""
        found = self.observation(ident)
        low, high = (quantity.interval(found.value) if found.value else None) or (None, None)
        return self._converted(found, "interval", low, unit), self._converted(found, "interval", high, unit)

    def dose(self, ident: str, unit: str = "") -> float:
        """The one dose at which an observation was made."""
        found = self.observation(ident)
        given, code = quantity.parse_dose(found.dose) or (None, "")
        return self._converted(found, "dose", given.center if given else None, unit, code)

    def _converted(self, found: Observation, what: str, number: float | None, unit: str, source: str = "") -> float:
        if number is None:
            said = describe.text(found, self.library.vocabulary)
            raise GuideError(f"{found.where}: {found.id!r} ({said}) has no single {what}")
        try:
            return conversion.convert(number, source or found.unit, unit or source or found.unit)
        except ValueError as problem:
            raise GuideError(f"{found.where}: {found.id!r}: {problem}") from problem

    # --- what a notebook shows ---------------------------------------------------------------------------------------

    def printed(self, ident: str, cited: bool = True) -> str:
        """The observation for running text, as on every page: bound, graded, linked to its record, with its sources."""
        found = self.observation(ident)
        sources = describe.cited(found.sources) if cited else ""
        return self._linked(describe.html(found, self.library.vocabulary) + sources)

    def cite(self, observation: Observation) -> str:
        """The sources of an observation as plain text: formatted reference, identifier, and the place in it."""
        return " ".join(self._plain(c) for c in observation.sources) or f"Computed: {observation.formula}"

    def table(self, observations: Iterable[Observation], caption: str = "", name: str = "") -> Html:
        """The records of the observations as the pages show them, and the text of their sources."""
        shown = tuple(observations)
        drugs = [self.drug(ident) for ident in dict.fromkeys(o.drug for o in shown)]
        words = Sheet(self.library, (drugs or list(self.library.drugs))[0], lambda *_: "").inline
        rows = record.rows(shown, self.library.vocabulary, drugs[0].compound if len(drugs) == 1 else "", words, False)
        # table-layout: JupyterLab makes all columns equally wide
        head = f'<table class="records" style="table-layout: auto"><thead><tr>{record.head()}</tr></thead>'
        body = self._linked(f"{head}<tbody>{rows}</tbody></table>")
        keys = sorted({c.key for o in shown for c in o.sources}, key=self._citing.numbers.__getitem__)
        entries = "".join(f'<li value="{self._citing.numbers[k]}">{self._reference(k).entry}</li>' for k in keys)
        sources = f'<details class="behind"><summary>Sources of this table</summary><ol>{entries}</ol></details>'
        return self._framed("table", f"table-{name or len(self._numbers) + 1}", body, caption, sources if keys else "")

    def computed(
        self, head: Iterable[str], rows: Iterable[Iterable[str | Html]], caption: str, shown: Iterable[Observation],
        name: str = "",
    ) -> Html:  # fmt: skip
        """A table of what was computed, with the sources of the observations that it rests on."""
        heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
        lines = ("".join(f"<td>{c.html if isinstance(c, Html) else escape(c)}</td>" for c in row) for row in rows)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        table = f'<table class="data" style="table-layout: auto"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
        return self._framed("table", f"table-{name or len(self._numbers) + 1}", table, caption, "", tuple(shown))

    def picture(
        self, figure: Figure, caption: str, description: str, name: str = "", shown: Iterable[Observation] = ()
    ) -> Html:
        """A matplotlib figure, drawn with `STYLE` and the colours of `PALETTE`, as the charts of the site are shown, with the
        sources of the observations that it shows."""
        ident, title = f"figure-{name or len(self._numbers) + 1}", caption.partition(".")[0]
        svg = style.finish(figure, ident, title, description)
        behind = f'<details class="behind"><summary>Description</summary><p>{escape(description)}</p></details>'
        return self._framed("figure", ident, svg, caption, behind, tuple(shown))

    def about(self, drug: str) -> Html:
        """How old the data of a drug are and who looked at them, for the top of a page."""
        return Html(page.about(self.library, self.drug(drug)))

    def disclaimers(self, observations: Iterable[Observation], drug: str) -> Html:
        """The notices that a page about `drug` with these observations has to carry, for the top of the page."""
        shown = tuple(observations)
        keys = tuple(c.key for o in shown for c in o.sources)
        holds = notices.of_page(self.drug(drug), self.library, notices.Shown(shown, cited=keys))
        needed = notices.required(self.library.disclaimers, holds)
        return Html(blocks.disclaimers((notice.model_copy(update={"place": "top"}) for notice in needed), "top"))

    def references(self) -> Html:
        """The list of what was cited so far, by number, with links back."""
        cited = {key: self._reference(key) for key in self._citing.numbers}
        return Html(numbering.reference_list(self._citing, cited, lambda reference, _: blocks.item(reference)))

    def _reference(self, key: str) -> Reference:
        reference = _named("reference", key, self.library.references)
        return reference.model_copy(update={"entry": ama.entry_html(reference)})

    def _plain(self, citation: Citation) -> str:
        reference = self._reference(citation.key)
        found = [unescape(bib.plain(reference.entry)), *(label for label, _ in bib.links(reference)[:1])]
        return " ".join([*found, f"({citation.locator})"] if citation.locator else found)

    def _linked(self, html: str) -> str:
        """A part of a page with its citations numbered and its values linked to their records on the monographs."""

        def markers(match: re.Match[str]) -> str:
            return numbering.render_group([(c, *self._citing.mark(c)) for c, _ in numbering.citations(match[0])])

        def address(match: re.Match[str]) -> str:
            return f'href="{self.site}/drugs/{self.observation(match[1]).drug}/#obs-{match[1]}"'

        return re.sub(r'href="#obs-([a-z0-9-]+)"', address, numbering.CITATION.sub(markers, html))

    def _framed(
        self, kind: Literal["figure", "table"], ident: str, body: str, caption: str, below: str = "",
        shown: tuple[Observation, ...] = (),
    ) -> Html:  # fmt: skip
        """A numbered figure or table with its caption, as the pages have it."""
        taken = sum(key.startswith(f"{kind}-") for key in self._numbers)
        label = f"{kind.capitalize()} {self._numbers.setdefault(ident, taken + 1)}"
        scroll = f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">{body}</div>'
        cited = self._linked(describe.cited(tuple(dict.fromkeys(c for o in shown for c in o.sources))))
        data = f' <span class="sources">Data: {cited}</span>' if cited else ""
        said = f'<figcaption><span class="label">{label}.</span> {escape(caption)}{data}</figcaption>'
        inner = said + scroll if kind == "table" else scroll + said
        return Html(f'<figure class="{"chart" if kind == "figure" else kind}" id="{ident}">{inner}{below}</figure>')


def _named(kind: str, name: str, among: Mapping[str, T]) -> T:
    if name in among:
        return among[name]
    raise GuideError(f"no {kind} {name!r}; wanted {or_else(nearest(name, among), f'one of {len(among)} others')}")

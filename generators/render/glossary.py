"""The glossary: terms, quantities in use, compounds, units. Where the words of single drugs are many, each drug has a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generators.model import Drug, Library, Page
from generators.model.base import Placed
from generators.render import parts_of_list
from generators.render.parts_of_list import WHOLE, ListPart
from generators.render.site_page import print_site_page
from generators.render.table_files import with_table_files

FOLDER = "glossary"
MOST = 100  # words of single drugs that stand among those that all share


@dataclass(frozen=True)
class GlossaryEntry:
    """An entry of the glossary; `expansion` is its long form, or its symbol or codes. `drug` is the one that alone has it."""

    id: str
    name: str
    expansion: str
    definition: str
    drug: str


@dataclass(frozen=True)
class Words:
    """Entries by kind."""

    terms: Sequence[GlossaryEntry]
    parameters: Sequence[GlossaryEntry]
    compounds: Sequence[GlossaryEntry]

    @property
    def every(self) -> tuple[GlossaryEntry, ...]:
        """The entries of all kinds."""
        return (*self.terms, *self.parameters, *self.compounds)

    def of(self, drug: str) -> Words:
        """Return the words of one drug, or those of none."""
        kinds = (self.terms, self.parameters, self.compounds)
        return Words(*([entry for entry in kind if entry.drug == drug] for kind in kinds))


def print_glossary(library: Library) -> list[Page]:
    """Print the glossary, and where their words are too many for it those of each drug."""
    words = list_words(library)
    if sum(bool(entry.drug) for entry in words.every) <= MOST:
        return [_print_first(ListPart("glossary.md", ()), words, library)]
    own = [(drug, found) for drug in library.drugs if (found := words.of(drug.id)).every]
    parts = parts_of_list.split("glossary.md", own, lambda pair: str(pair[0].name))
    nothing = Words((), (), ())
    lists = [_print_first(part, nothing if part.up else words.of(""), library) for part in parts]
    return [*lists, *(_print_drug(drug, found, library) for drug, found in own)]


def _print_first(part: ListPart, words: Words, library: Library) -> Page:
    description = f"Terms, abbreviations, quantities and units used on this site{part.title_end}."
    units = () if part.up else tuple(library.vocabulary.units.values())
    title = f"Glossary{part.title_end}"
    page = print_site_page(
        part.path, "glossary", title, description, library, words=words, units=units, part=part, drug=None
    )
    return with_table_files(page)


def _print_drug(drug: Drug, words: Words, library: Library) -> Page:
    title, description = f"{drug.name}: glossary", f"Terms and compounds that only the pages on {drug.name} need."
    path, part = f"{FOLDER}/{drug.id}.md", WHOLE
    return print_site_page(path, "glossary", title, description, library, words=words, units=(), part=part, drug=drug)


def list_words(library: Library) -> Words:
    """Return all entries; quantities that no value has are left out."""
    vocabulary = library.vocabulary
    used = {observation.parameter for observation in library.observations.values()}
    return Words(
        _sort(GlossaryEntry(t.id, t.label, t.expansion, t.definition, _owner(t)) for t in vocabulary.terms.values()),
        _sort(
            GlossaryEntry(p.id, p.name, p.symbol, p.definition, _owner(p))
            for p in vocabulary.parameters.values()
            if p.id in used
        ),
        [
            GlossaryEntry(c.id, c.name, ", ".join(c.codes), c.definition, _owner(c))
            for c in vocabulary.compounds.values()
            if c.id != "none"
        ],
    )


def _owner(word: Placed) -> str:
    """Return the drug whose vocabulary has a word, by its file; empty for a word that all share."""
    folders = word.where.file.split("/")
    return folders[2] if folders[:2] == ["data", "drugs"] else ""


def _sort(entries: Iterable[GlossaryEntry]) -> list[GlossaryEntry]:
    return sorted(entries, key=lambda entry: entry.name.lower())

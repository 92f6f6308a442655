"""A source, as an entry of references.bib."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generators.model.base import Placed, Region, Where

TYPES = (
    "article", "book", "incollection", "inproceedings", "jurisdiction", "legislation", "manual", "mastersthesis", "misc", "online",
    "patent", "phdthesis", "techreport",
)  # fmt: skip
NAME_FIELDS = ("author", "editor", "holder")


class Reference(Placed):
    """A source. `fields` is its entry in references.bib without LaTeX; `entry` its formatted text as HTML.

    `places` has the place of each field.
    """

    key: str
    type: str
    tier: str = ""
    state: Literal["confirmed", "unconfirmed", "not-read"] = "confirmed"
    compounds: tuple[str, ...] = ()  # what it is about, where the data do not tell
    region: Region | None = None  # of a label, a review or a record of an authority: where it holds
    edition: str = ""  # which of several editions: `2018`, `changes of 05/2016`
    document: str = ""  # what it is, in a word or two: `label`, `assessment report`
    fields: dict[str, str]
    entry: str = ""
    places: dict[str, Where] = Field(default_factory=dict, repr=False)

    def at(self, field: str) -> Where:
        """Return the place of a field, or of the entry if it lacks the field."""
        return self.places.get(field, self.where)

    @property
    def edition_name(self) -> str:
        """What it is called where editions and regions are told apart: `US label, 2018`; empty for what is no edition."""
        region = "" if self.region in (None, "global") else self.region
        return ", ".join(filter(None, [f"{region or ''} {self.document}".strip(), self.edition]))

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The names of the fields that were not checked against the document itself."""
        return split_names(self.fields.get("unconfirmed", ""))


def split_names(text: str) -> tuple[str, ...]:
    """Split a field of names separated by commas."""
    return tuple(name for part in text.split(",") if (name := part.strip()))

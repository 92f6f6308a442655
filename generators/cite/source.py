"""The parts of a reference as an entry prints them: names, dates, the place in a journal. Texts are shielded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from generators.cite import reference as bib
from generators.cite.markup import shield
from generators.model import Reference

NAMED = 6  # so many authors are all named; of more, the first three
_SHOWN = 3
_COMPANY = re.compile(r",? (Inc|Corp|Ltd|Co|LLC)\.?(?=$|[,;])")


class Source:
    """A reference, asked for its parts."""

    def __init__(self, reference: Reference) -> None:
        self._reference, self._fields = reference, reference.fields

    def field(self, *names: str) -> str:
        """Return the first of these fields that the entry has, or nothing."""
        found = next((self._fields[name] for name in names if name in self._fields), "")
        return shield(strip_company_points(found))

    @property
    def title(self) -> str:
        """The title."""
        return self.field("title")

    @property
    def authors(self) -> str:
        """The authors: up to six, or three and `et al`; a group after persons stands behind a semicolon."""
        return self._format_names("author")

    @property
    def editors(self) -> str:
        """The editors with `ed` or `eds`."""
        return self._with_role("editor", "ed")

    @property
    def inventors(self) -> str:
        """The inventors and the assignees of a patent, each with their role."""
        holders = self._with_role("holder", "assignee")
        return "; ".join(filter(None, [self._with_role("author", "inventor"), holders]))

    def _with_role(self, field: str, role: str) -> str:
        count = len(bib.names(self._reference, field))
        return f"{self._format_names(field)}, {role}{'s' if count > 1 else ''}" if count else ""

    def _format_names(self, field: str) -> str:
        return shield(format_names(bib.names(self._reference, field), bib.has_others(self._reference, field)))

    @property
    def date(self) -> str:
        """The date of the work: `November 13, 2024`, `November 2024`, `2024`, or nothing."""
        return bib.format_date(*takewhile(bool, (self._fields.get(name, "") for name in ("year", "month", "day"))))

    def dated(self, word: str, field: str) -> str:
        """Return a field that holds a day, behind its word: `Updated November 13, 2024`."""
        return f"{word} {bib.format_date(*self._fields[field].split('-'))}" if field in self._fields else ""

    @property
    def updated(self) -> str:
        """When a document was last changed: `Updated November 13, 2024`."""
        return self.dated("Updated", "updated")

    def unless_author(self, *names: str) -> str:
        """Return the first of these fields, or nothing if it only repeats the author."""
        found = self.field(*names)
        return "" if found == self.authors else found

    @property
    def issue(self) -> str:
        """Year, volume, issue and pages without spaces: `2022;387(12):1099-1110`."""
        fields = self._fields
        if fields.get("pubstate") == "aheadofprint":
            return f"Published online {self.date}"
        number = f"({fields['number']})" if "number" in fields else ""
        if not (place := fields.get("volume", "") + number):
            return fields.get("year", "")
        pages = fields.get("pages", "").replace("–", "-")
        return f"{fields.get('year', '')};{place}" + (f":{pages}" if pages else "")

    @property
    def edition(self) -> str:
        """The edition of a book but the first: `2nd ed`."""
        number = shield(self._reference.edition).removesuffix(" ed").removesuffix(" edition")
        return f"{number} ed" if number and number not in ("1", "1st", "first") else ""

    @property
    def publication(self) -> str:
        """Publisher, year and pages of a chapter: `Wiley; 2004:1-12`; no year where the day of an update has it."""
        pages = f":{self.field('pages').replace('–', '-')}" if "pages" in self._fields else ""
        year = "" if self.field("updated").startswith(self.field("year")) else self.field("year")
        return "; ".join(filter(None, [self.field("publisher"), year + pages]))

    @property
    def notices(self) -> list[str]:
        """Where the work was corrected or retracted, which no entry may leave out."""
        words = {"correction": "Published correction appears in", "retraction": "Retracted in:"}
        return [f"{word} {self.field(name)}" for name, word in words.items() if name in self._fields]


def strip_company_points(text: str) -> str:
    """Return the names of companies without the points of their forms: `Biogen Inc`, `Biogen Netherlands BV`."""
    return _COMPANY.sub(r" \1", text).replace("B.V.", "BV")


def format_names(named: Sequence[dict[str, str]], others: bool = False) -> str:
    """Format a list of names; `others` says that it is not whole."""
    persons = [format_name(person) for person in takewhile(lambda p: "literal" not in p, named)]
    groups = [format_name(person) for person in named[len(persons) :]]
    if not persons:
        persons, groups = groups, []
    if others or len(persons) > NAMED:
        persons = [*persons[:_SHOWN], "et al"]
    return "; ".join(filter(None, [", ".join(persons), *groups]))


def format_name(person: dict[str, str]) -> str:
    """Format a name: `van Berkel TJ`, `King M Jr`, or the name of a body as it is."""
    if "literal" in person:
        return strip_company_points(person["literal"])
    initials = "".join(word[0].upper() for word in re.split(r"[\s.-]+", person.get("given", "")) if word)
    family = " ".join(filter(None, [person.get("non-dropping-particle", ""), person.get("family", "")]))
    return " ".join(filter(None, [family, initials, person.get("suffix", "").rstrip(".")]))

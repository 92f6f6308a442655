"""Breaks of references.bib, and of the list of what was retracted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mutations.breaks.words import change_digit, misspell
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way

_BIB = "references.bib"
_ENTRY = re.compile(r"^@(\w+)\{([^,\n]+),\n((?:  .*\n)+)\}\n", re.MULTILINE)
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},?\n", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """An entry with the places of its fields."""

    key: str
    type: str
    span: tuple[int, int]
    text: str
    key_span: tuple[int, int]
    fields: dict[str, str]
    spans: dict[str, tuple[int, int]]  # of the values
    lines: dict[str, tuple[int, int]]
    drug: str

    def put(self, field: str, value: str, description: str = "") -> Mutant:
        """The entry with another value of a field."""
        what = description or f"{field} {self.fields[field][:40]!r} → {value[:40]!r}"
        return Mutant(_BIB, *self.spans[field], value, f"{self.key}: {what}", self.drug)

    def drop(self, *fields: str) -> Mutant:
        """The entry without fields."""
        text = self.text
        for field in fields:
            text = re.sub(rf"^  {field} = \{{.*\}},?\n", "", text, flags=re.MULTILINE)
        return Mutant(_BIB, *self.span, text, f"{self.key}: without {', '.join(fields)}", self.drug)


def entries(corpus: Corpus, *having: str) -> list[Entry]:
    """The entries that some drug cites, and that have some fields: an entry may lack any of them."""
    out = []
    text = corpus.texts[_BIB]
    for m in _ENTRY.finditer(text):
        found = list(_FIELD.finditer(m[3]))
        at = m.start(3)
        out.append(Entry(
            m[2], m[1], m.span(), m[0], m.span(2), {f[1]: f[2] for f in found},
            {f[1]: (at + f.start(2), at + f.end(2)) for f in found}, {f[1]: (at + f.start(), at + f.end()) for f in found},
            corpus.citing(m[2]),
        ))  # fmt: skip
    return [entry for entry in out if entry.fields.keys() >= {*having}]


# --- what an entry needs ---------------------------------------------------------------------------------------------


@way("CIT", 30)
def delete_what_an_entry_needs(corpus: Corpus) -> Iterator[Mutant]:
    """An entry loses its author, title, year, journal or tier."""
    for entry in entries(corpus):
        needed = ["title", "tier", *(["author"] if "editor" not in entry.fields else [])]
        if entry.type == "article":
            needed.append("journal")
        if entry.type not in ("misc", "online"):  # a web page without a date has the day it was read
            needed.append("year")
        yield from (entry.drop(field) for field in needed if field in entry.fields)


@way("CIT", 12)
def delete_how_it_can_be_found(corpus: Corpus) -> Iterator[Mutant]:
    """An entry has neither identifier nor address any more, or an address without the day it was read."""
    for entry in entries(corpus):
        yield entry.drop("doi", "pmid", "pmcid", "nct", "application", "isbn", "url", "urldate", "number")
        if (
            not {"doi", "pmid", "pmcid", "nct", "application", "isbn"} & entry.fields.keys()
            and "urldate" in entry.fields
        ):
            yield entry.drop("urldate")


# --- identifiers -----------------------------------------------------------------------------------------------------


@way("CIT", 25)
def mistype_an_identifier(corpus: Corpus) -> Iterator[Mutant]:
    """A DOI, PMID, PMCID, NCT number or ISBN is not one."""
    for entry in entries(corpus):
        fields = entry.fields
        if "doi" in fields:
            yield entry.put("doi", fields["doi"].replace("10.", "1O.", 1))
            yield entry.put("doi", fields["doi"].replace("/", "", 1))
            yield entry.put("doi", fields["doi"] + ".")
        if "pmid" in fields:
            yield entry.put("pmid", fields["pmid"] + "x")
            yield entry.put("pmid", fields["pmid"] + "12345")
        if "pmcid" in fields:
            yield entry.put("pmcid", fields["pmcid"].removeprefix("PMC"))
        if "nct" in fields:
            yield entry.put("nct", fields["nct"][:-1])
        if "isbn" in fields:
            yield entry.put("isbn", change_digit(fields["isbn"]))


@way("CIT", 20)
def mistype_a_number_that_still_reads_as_one(corpus: Corpus) -> Iterator[Mutant]:
    """A digit of a DOI or PMID changes or is lost. What still has the form of one, and no address beside it, only the network knows."""
    for entry in entries(corpus):
        for kind in ("doi", "pmid"):
            if number := entry.fields.get(kind):
                yield entry.put(kind, change_digit(number))
                yield entry.put(kind, number[:-2] + number[-1])


@way("CIT", 20)
def let_identifier_and_address_disagree(corpus: Corpus) -> Iterator[Mutant]:
    """The DOI, PMID or registry number of an entry is not the one in its address."""
    for entry in entries(corpus):
        for field in ("doi", "pmid", "pmcid", "nct"):
            if field in entry.fields and entry.fields[field].lower() in entry.fields.get("url", "").lower():
                yield entry.put(field, change_digit(entry.fields[field]))


# --- what is no source -------------------------------------------------------------------------------------------------


@way("CIT", 15)
def name_only_a_host(corpus: Corpus) -> Iterator[Mutant]:
    """The title is the name of a site."""
    for number, entry in enumerate(entries(corpus, "title")):
        title = ("researchgate.net", "DSpace", "www.ncbi.nlm.nih.gov", "PubMed", "ClinicalTrials.gov", "Untitled")[
            number % 6
        ]
        yield entry.put("title", title)


@way("CIT", 15)
def cite_a_closed_door(corpus: Corpus) -> Iterator[Mutant]:
    """The title is that of a check for robots or a log-in page."""
    titles = (
        "Making sure you're not a bot!",
        "Just a moment...",
        "Access denied",
        "404 Not Found",
        "Log in to continue",
        "Attention Required!",
    )
    for number, entry in enumerate(entries(corpus, "title")):
        yield entry.put("title", titles[number % 6])


@way("CIT", 15)
def rest_on_a_denied_host(corpus: Corpus) -> Iterator[Mutant]:
    """The address leads to a pirate mirror, a video site or a content farm."""
    hosts = ("sci-hub.se", "www.youtube.com", "libgen.is", "scribd.com", "quora.com", "vimeo.com")
    for number, entry in enumerate(entries(corpus)):
        if "url" in entry.fields:
            yield entry.put("url", f"https://{hosts[number % 6]}/x/{entry.key}")


@way("CIT", 15)
def write_a_work_twice(corpus: Corpus) -> Iterator[Mutant]:
    """The same work has two keys: whole, or without its identifiers and with the title in other capitals."""
    for entry in entries(corpus):
        for text, description in ((entry.text, "whole"), (_disguise(entry), "without identifiers")):
            again = text.replace(f"{{{entry.key},", f"{{{entry.key}again,", 1)
            yield Mutant(
                _BIB, entry.span[1], entry.span[1], "\n" + again, f"{entry.key} twice, {description}", entry.drug
            )


def _disguise(entry: Entry) -> str:
    text = re.sub(r"^  (doi|pmid|pmcid) = .*\n", "", entry.text, flags=re.MULTILINE)
    return text.replace(entry.fields.get("title", "?"), entry.fields.get("title", "?").upper(), 1)


@way("CIT", 12)
def shorten_the_pages(corpus: Corpus) -> Iterator[Mutant]:
    """`549--558` becomes `549-58`."""
    for entry in entries(corpus):
        pages = re.fullmatch(r"(\d+)--(\d+)", entry.fields.get("pages", ""))
        if pages and len(pages[1]) == len(pages[2]) and pages[1][0] == pages[2][0] and len(pages[1]) > 1:
            for dash in ("-", "--", "–"):
                yield entry.put("pages", f"{pages[1]}{dash}{pages[2][1:]}")


@way("CIT", 12)
def pass_a_preprint_off(corpus: Corpus) -> Iterator[Mutant]:
    """A preprint is filed as a peer-reviewed article."""
    for entry in entries(corpus, "journal", "tier"):
        if entry.type == "article" and entry.fields["tier"] == "peer-reviewed":
            yield entry.put("journal", "bioRxiv")
            yield entry.put("journal", "medRxiv")


@way("CIT", 12)
def change_a_key(corpus: Corpus) -> Iterator[Mutant]:
    """The key of an entry that is cited changes."""
    for entry in entries(corpus):
        if entry.key in corpus.elsewhere[entry.drug] or any(entry.key in row["source"] for row in corpus.rows):
            yield Mutant(_BIB, *entry.key_span, misspell(entry.key), f"key {entry.key} changed", entry.drug)


@way("CIT", 8)
def leave_an_entry_uncited(corpus: Corpus) -> Iterator[Mutant]:
    """An entry that nothing cites is added."""
    for entry in entries(corpus):
        new = (
            "\n@article{nobody2019,\n  author = {Nobody, Nora},\n  title = {A work that nothing here cites},\n  journal = {Journal of Rest},\n"
            f"  year = {{2019}},\n  volume = {{{len(entry.key)}}},\n  pages = {{1--9}},\n  doi = {{10.1000/nobody.{entry.key}}},\n"
            f"  url = {{https://doi.org/10.1000/nobody.{entry.key}}},\n  urldate = {{2026-11-20}},\n  tier = {{peer-reviewed}},\n}}\n"
        )
        yield Mutant(_BIB, entry.span[1], entry.span[1], new, f"uncited entry after {entry.key}", entry.drug)


@way("CIT", 12)
def lower_the_tier(corpus: Corpus) -> Iterator[Mutant]:
    """The only source of a primary value turns out to be a vendor's page."""
    alone = {
        row["source"] for row in corpus.rows if row["grade"] == "primary" and row["value"] and ";" not in row["source"]
    }
    for entry in entries(corpus, "tier"):
        if entry.key in alone:
            for tier in ("vendor", "news", "web"):
                yield entry.put("tier", tier)


@way("CIT", 10)
def misspell_a_tier_or_state(corpus: Corpus) -> Iterator[Mutant]:
    """The tier or the state of an entry is none."""
    for entry in entries(corpus):
        for field in ("tier", "state"):
            if field in entry.fields:
                yield entry.put(field, misspell(entry.fields[field]))


@way("CIT", 10)
def hide_what_is_unconfirmed(corpus: Corpus) -> Iterator[Mutant]:
    """An entry with unconfirmed details no longer says which, or no longer says so."""
    for entry in entries(corpus):
        if "unconfirmed" in entry.fields:
            yield entry.drop("unconfirmed")
            yield entry.drop("state")


@way("CIT", 25)
def break_the_syntax(corpus: Corpus) -> Iterator[Mutant]:
    """A brace, a comma, an equals sign or a field's name is lost."""
    for entry in entries(corpus):
        for field, (start, end) in entry.lines.items():
            text = corpus.texts[_BIB][start:end]
            yield Mutant(_BIB, start, end, text.replace(" = ", " ", 1), f"{entry.key}: no = after {field}", entry.drug)
            yield Mutant(_BIB, start, end, text.replace("}", "", 1), f"{entry.key}: {field} does not close", entry.drug)
            yield Mutant(
                _BIB, start, end, text.replace(field, misspell(field), 1), f"{entry.key}: {field} misspelt", entry.drug
            )
            if field in ("year", "urldate"):
                yield Mutant(
                    _BIB, start, end, text.replace("20", "2O", 1), f"{entry.key}: {field} no number", entry.drug
                )


@way("CIT", 8)
def run_the_authors_together(corpus: Corpus) -> Iterator[Mutant]:
    """The authors of an entry are not separated."""
    for entry in entries(corpus):
        if " and " in entry.fields.get("author", ""):
            yield entry.put("author", entry.fields["author"].replace(" and ", "; "))
            yield entry.put("author", entry.fields["author"].split(" and ")[0] + " et al")


@way("CIT", 10)
def retract_a_source(corpus: Corpus) -> Iterator[Mutant]:
    """A source that is cited turns out to be retracted."""
    file = "data/retractions.yml"
    if (listed := re.search(r"^entries:.*", corpus.texts.get(file, ""), re.MULTILINE)) is None:
        return
    for entry in entries(corpus):
        if "doi" in entry.fields:
            for kind in ("retracted", "concern"):
                made = f'entries:\n  - {{doi: "{entry.fields["doi"]}", kind: {kind}, date: "2026-10-01"}}'
                yield Mutant(file, *listed.span(), made, f"{entry.key} {kind}", entry.drug)

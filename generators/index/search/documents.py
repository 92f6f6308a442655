"""What the search finds: drugs, observations, parts of pages, sources, each as words with an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generators.domain import describe, formula, record
from generators.index.entries import Entry
from generators.index.printed import Part, PrintedPage
from generators.model import Drug, Library, Observation, Page, Reference
from generators.text.titles import strip_markup

KINDS = (
    "drug", "observation", "page", "section", "table", "figure", "protocol", "method", "conflict", "gap", "term", "parameter",
    "compound", "rule", "source", "fact", "safety",
)  # fmt: skip
_LONGEST_NAME = 24  # a longer fact is a sentence
MOST_SOURCES = 300  # that one page lists,
MOST_DRUGS = 10  # with the pages of so many drugs that cite them
_TOLD = 700  # letters of a part that are looked at


@dataclass(frozen=True)
class Document:
    """Something that is found: `title` and `value` are shown and weigh most, `detail` is shown, `words` are only looked at."""

    kind: str
    title: str
    value: str
    detail: str
    words: str
    address: str
    ident: str = ""  # of an observation, or the key of a source
    grade: str = ""  # of a value; a gap has none
    quantities: tuple[str, ...] = ()  # that it leads to


def of_observation(entry: Entry, library: Library) -> Document:
    """Return an observation: `elimination half-life in human cerebrospinal fluid` with `4 weeks`."""
    o, vocabulary = entry.observation, library.vocabulary
    where = " ".join(filter(None, [entry.species, entry.matrix]))
    name, more = describe.quantity_name(o, vocabulary), describe.detail(o, vocabulary)
    title = f"{name}{f' in {where}' if where else ''}{f': {more}' if more else ''}"
    told = (
        "" if entry.compound.lower() == entry.drug.lower() else entry.compound, entry.statistic, describe.who(o, vocabulary),
        describe.dose(o, vocabulary), describe.route(o), describe.time(o), *_name_sources(o, library),
    )  # fmt: skip
    detail = " · ".join(filter(None, map(_leave_unreported, told)))
    analyte = vocabulary.analytes.get(o.analyte)
    words = " ".join(
        filter(
            None,
            [
                entry.symbol,
                entry.study,
                o.value.text if o.value else "",  # as the source writes it: the page may round
                o.note,
                describe.GRADES[o.mark].words if o.mark != "primary" else "",  # found by how it is known, too
                *(analyte.synonyms if analyte else ()),
                *vocabulary.list_wider(o.matrix),
            ],
        )
    )
    grade = o.mark if o.value else ""
    return Document("observation", title, entry.value, detail, words, entry.address, o.id, grade, (o.parameter,))


def _leave_unreported(words: str) -> str:
    """Return words between commas without those that only say that something is not reported."""
    return ", ".join(part for part in words.split(", ") if "not reported" not in part)


def _name_sources(observation: Observation, library: Library) -> Iterator[str]:
    cited = (
        (citation, library.references.get(citation.key))
        for citation in formula.find_sources(observation, library.observations)
    )
    for citation, reference in cited:
        if reference:
            yield ", ".join(filter(None, [record.name_source(reference), citation.locator]))


def of_drug(drug: Drug, names: Iterable[str]) -> Document:
    """Return a drug by all that identifies it and by its history; `names` are those that it is searched by."""
    states = dict.fromkeys(status.state.replace("-", " ") for status in drug.statuses)
    told = [
        *(f"{fact.label} {fact.value}" for fact in drug.facts),
        *(f"{e.kind} {e.text} {e.date}" for e in drug.events),
    ]
    told += [f"{status.region} {status.state} {status.text} {status.since}" for status in drug.statuses]
    told += [f"{one.region} {one.kind.replace('-', ' ')} {one.subject}" for one in drug.safety]
    words = " ".join([*names, *states, *told])
    detail = " · ".join([drug.target, drug.modality, drug.route, drug.indication, f"{len(drug.observations)} records"])
    return Document("drug", drug.name, ", ".join(drug.brand_names), detail, words, f"drugs/{drug.id}/")


def of_facts(drug: Drug, library: Library) -> Iterator[Document]:
    """Yield what identifies a drug, fact by fact: `Molecular formula` with `C230H317…`."""
    for fact in drug.facts:
        if fact.value and fact.group in ("identity", "chemistry"):
            compound = library.vocabulary.compounds.get(fact.compound)
            other = compound.name if compound and fact.compound != drug.compound else ""
            words = " ".join(filter(None, [drug.name, fact.group]))
            yield Document("fact", fact.label, fact.value, other, words, f"drugs/{drug.id}/#identity", grade=fact.mark)


def drug_names(drug: Drug, library: Library) -> tuple[str, ...]:
    """Return what a drug is called: names, brands, codes, registry numbers."""
    compound = library.vocabulary.compounds.get(drug.compound)
    facts = (fact.value for fact in drug.facts if fact.group == "identity" and fact.compound == drug.compound)
    listed = (re.split(r"[;,] ", value) for value in facts)
    codes = [name for names in listed if all(len(name) <= _LONGEST_NAME for name in names) for name in names]
    known = [*drug.brand_names, *(compound.codes if compound else ()), *codes]
    return tuple(dict.fromkeys(filter(None, [drug.name, drug.inn, *known])))


def of_part(part: Part, page: PrintedPage, studies: Mapping[str, str]) -> Document | None:
    """Return a part of a page; None for what is found otherwise: a drug, a source, the page of a rule."""
    is_elsewhere = (
        part.kind == "source"
        or page.kind in ("rule", "validity", "validity-drug", "validity-part")
        or (page.kind, part.kind) in (("monograph", "page"), ("figures", "section"))
    )
    if is_elsewhere or not part.title:
        return None
    title = part.title.split(". ")[0] if part.kind == "figure" else part.title
    study = studies.get(part.anchor.partition("-")[2], "") if part.kind == "method" else ""
    title = f"{study}: {title}" if study and study not in title else title
    words = part.words.removeprefix(part.title)[:_TOLD]
    return Document(part.kind, title, "", "" if part.kind == "page" else page.title, words, part.address)


def lists_sources_by_drug(library: Library) -> bool:
    """Whether the sources, or the pages that cite them, are too many for a page that lists them all."""
    return len(library.references) > MOST_SOURCES or len(library.drugs) > MOST_DRUGS


def of_reference(reference: Reference, drug: str = "") -> Document:
    """Return a source by its authors, its title and its numbers, where all sources are listed or among those of a drug."""
    fields = reference.fields
    numbers = [fields[name] for name in ("doi", "pmid", "pmcid", "nct", "application", "isbn") if name in fields]
    title = f"{record.name_short(reference)}: {strip_markup(fields.get('title', reference.key))}"
    others = re.findall(r"[^,\s]+(?=,)", fields.get("author", ""))  # family names
    told = [reference.edition_name, fields.get("journal", ""), *numbers[1:]]
    words = " ".join([*others, reference.key])
    return Document(
        "source",
        title,
        "".join(numbers[:1]),
        " · ".join(filter(None, told)),
        words,
        f"references/{drug}/#uses-{reference.key}" if drug else f"references/#source-{reference.key}",
        reference.key,
    )


def cited_by(drug: Drug, pages: Iterable[Page]) -> Iterator[str]:
    """Yield the keys of the sources of a drug's observations and facts and of those that pages on it cite, each once."""
    sourced = (*drug.observations, *drug.facts, *drug.events, *drug.statuses)
    keys = (citation.key for one in sourced for citation in one.sources)
    yield from dict.fromkeys(
        [*keys, *(key for page in pages if page.path.startswith("drugs/") for key in page.citations)]
    )


def list_uncited(library: Library, pages: Mapping[str, Sequence[Page]]) -> list[Reference]:
    """Return the sources on which nothing of a drug rests and which no page on one cites. `pages` are those on each drug."""
    cited = {key for drug in library.drugs for key in cited_by(drug, pages.get(drug.id, ()))}
    return [one for key, one in sorted(library.references.items()) if key not in cited]

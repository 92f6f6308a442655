"""Everything that was read: sources, publisher, notices, drugs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generators.model.base import Date, Grade, Noun, Placed, Slug, Text
from generators.model.drug import Drug
from generators.model.observation import Observation
from generators.model.vocabulary import Vocabulary


class Reference(Placed):
    """A source, once. `fields` is its entry in references.bib, decoded; `entry` its formatted text as HTML."""

    key: str
    type: str
    tier: str = ""
    state: Literal["confirmed", "unconfirmed", "not-read"] = "confirmed"
    fields: dict[str, str]
    entry: str = ""


class Tier(Placed):
    """How far a kind of source can carry a claim; `carries` is the best grade it supports."""

    id: Slug
    name: Text
    definition: Text
    carries: Grade


class Offer(Noun):
    """Something the publisher sells, and the modalities it fits."""

    text: Text
    url: str
    modalities: tuple[str, ...]


class Publisher(Placed):
    """Who publishes the site."""

    name: Text
    short: Text
    url: str = ""
    email: str = ""
    commercial: bool = False
    interest: str = ""
    catalogue_url: str = ""
    quote_url: str = ""
    offers: tuple[Offer, ...] = ()


class Disclaimer(Placed):
    """A notice, and the contents of a page that ask for it: all of `when` (facets), unless it is empty: always."""

    id: Slug
    when: tuple[str, ...] = ()
    place: Literal["top", "foot"]
    tone: Literal["note", "caution", "warning"] = "note"
    title: Text
    text: Text


class DeniedHost(Noun):
    """A host that no reference may rest on."""

    host: Text
    reason: Text


class Retraction(Noun):
    """A work known as retracted, corrected or under concern."""

    doi: Text
    kind: Literal["retracted", "corrected", "concern"]
    date: Date
    notice: str = ""


class Retractions(Noun):
    """What was looked up, and when. That a work is not listed proves nothing."""

    snapshot: Date
    entries: tuple[Retraction, ...] = ()


class SourcePolicy(Placed):
    """How sources are judged: data/sources.yml."""

    tiers: tuple[Tier, ...] = ()
    denied_hosts: tuple[DeniedHost, ...] = ()
    bare_titles: tuple[str, ...] = ()
    shell_titles: tuple[str, ...] = ()
    retractions: Retractions = Retractions(snapshot="2026")


class Wanted(Noun):
    """A word or pattern that prose should not have, and what to write for it."""

    pattern: Text
    instead: Text


class Hazard(Noun):
    """Something that a protocol may use, and what its safety lines must then speak of."""

    name: Text
    used: Text  # a pattern in materials and steps
    safety: Text  # a pattern in the safety lines


class Gene(Noun):
    """A gene by its approved symbol, its protein as it is written, and the names not to use for either."""

    symbol: Text
    protein: Text
    avoid: tuple[str, ...] = ()


class Wording(Placed):
    """Lists of words that people argue about: data/wording.yml. Words that end in `*` stand for all that begins so."""

    overclaims: tuple[Wanted, ...] = ()
    causal: tuple[Wanted, ...] = ()
    associations: tuple[str, ...] = ()  # words that tell of things that go together, for the causal words
    denials: tuple[str, ...] = ()  # words that turn a claim into its opposite
    dose_claims: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()
    units: tuple[str, ...] = ()  # besides those of data/vocabulary/units.yml
    counted: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()  # words before a number that is a time
    numbered: tuple[str, ...] = ()  # words before a number that is a name
    genes: tuple[Gene, ...] = ()
    gene_products: tuple[str, ...] = ()  # words that tell of the gene or its RNA
    protein_forms: tuple[str, ...] = ()  # words that tell of the protein
    terms: tuple[Wanted, ...] = ()
    same: tuple[str, ...] = ()  # what may stand between two names of one compound
    different: tuple[str, ...] = ()  # words that keep two compounds apart
    class_words: tuple[str, ...] = ()  # words that say that other compounds are meant
    in_people: tuple[str, ...] = ()  # words for the treatment of people
    clinical: tuple[str, ...] = ()  # words of a procedure on a patient
    hazards: tuple[Hazard, ...] = ()
    common_abbreviations: tuple[str, ...] = ()
    review_days: int = 365


class Waiver(Placed):
    """A finding that may stand: which, why, who says so, and until when."""

    rule: Text
    file: Text
    match: Text  # a part of the message
    reason: Text
    owner: Text
    expires: Date


class Library(Noun):
    """Everything that was read, checked and ready to be rendered."""

    vocabulary: Vocabulary
    publisher: Publisher
    disclaimers: tuple[Disclaimer, ...]
    drugs: tuple[Drug, ...]
    sources: SourcePolicy = SourcePolicy()
    wording: Wording = Wording()
    waivers: tuple[Waiver, ...] = ()
    today: str = ""  # the day that waivers and review periods are judged at: from the data, never from the clock
    references: dict[str, Reference]
    observations: dict[str, Observation] = Field(default_factory=dict)
    broken: frozenset[str] = frozenset()  # ids that exist but could not be read: asking for them is no second error
    files: dict[str, str] = Field(default_factory=dict, repr=False)  # what was read, so that a finding can say its column

"""Mentions of compounds in a text: by name, code or brand, or as "the drug"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generators.model import Drug, Library, Observation
from generators.text.patterns import any_of, whole_words

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_THE_DRUG = r"\b(?:the|this) drug\b"


@dataclass(frozen=True)
class Mention:
    """A mention of a compound: the words, their proper spelling, and their offsets."""

    compound: str
    text: str
    right: str
    start: int
    end: int


class Names:
    """All names of the compounds of a library, indexed by first word, so that the number of names does not matter."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.compounds = library.vocabulary.compounds
        self.right: dict[str, tuple[str, str]] = {}  # plain form -> (compound, the way it is written)
        self.lengths: dict[str, set[int]] = defaultdict(set)  # plain first word -> how many words its names have
        self.memo: dict[str, list[Mention]] = {}
        codes = [(compound.id, code) for compound in self.compounds.values() for code in compound.codes]
        for owner, name in (
            *codes,
            *_list_single_names(library),
        ):  # a code is its compound's, whatever a drug is called
            self.right.setdefault(normalise_name(name), (owner, name))
            parts = _WORD.findall(name)
            self.lengths[normalise_name(parts[0] if parts else name)].add(len(parts))
            self.lengths[normalise_name(name)].add(1)
            if code := re.fullmatch(r"([A-Z]+)\d{3,}", name):  # BIIB067, as it is written with a space
                self.lengths[normalise_name(code[1])].add(2)

    @cached_property
    def _code_pattern(self) -> re.Pattern[str]:
        """Return a pattern of company codes: known letters and a number of their kind, or what ends in Rx."""
        codes = (code for compound in self.compounds.values() for code in compound.codes)
        letters = sorted({m[1] for code in codes if (m := re.fullmatch(r"([A-Z]{2,})[ -]?\d{3,}", code))})
        return re.compile(rf"\b{any_of(letters)}(?:[ \u00a0-]?\d{{3,}}|-[A-Z][\w.-]*Rx)\b")

    @cached_property
    def given_to_people(self) -> set[str]:
        """The compounds with a value from a treated person, the drugs and the controls."""
        people = (o for o in self.library.observations.values() if o.species == "human" and o.route != "in-vitro")
        return (
            {o.compound for o in people}
            | {drug.compound for drug in self.library.drugs}
            | {*self.library.wording.controls}
        )

    @cached_property
    def contrasts(self) -> re.Pattern[str]:
        """Words that contrast two compounds."""
        return whole_words(map(re.escape, self.library.wording.different))

    @cached_property
    def treatments(self) -> re.Pattern[str]:
        """Words of the treatment of people, directly before the compound."""
        return re.compile(rf"\b{any_of(self.library.wording.in_people)} (?:the )?$", re.IGNORECASE)

    @cached_property
    def people(self) -> re.Pattern[str]:
        """Words for people in a study."""
        return whole_words(map(re.escape, self.library.wording.people))

    @cached_property
    def unspecific(self) -> set[str]:
        """Controls and classes, which no statement is wrongly about."""
        return {*self.library.wording.controls} | {c.id for c in self.compounds.values() if c.kind == "class"}

    @cached_property
    def not_people(self) -> re.Pattern[str]:
        """Words for other subjects of a treatment."""
        return whole_words(map(re.escape, self.library.wording.not_people))

    def mentions(self, text: str) -> list[Mention]:
        """Return all mentions of compounds in `text`, in order. Memoised by text."""
        if text not in self.memo:
            self.memo[text] = list(self._find_mentions(text))
        return self.memo[text]

    def _find_mentions(self, text: str) -> Iterator[Mention]:
        words, done = list(_WORD.finditer(text)), 0
        for number, word in enumerate(words):
            for length in sorted(self.lengths.get(normalise_name(word[0]), ()), reverse=True):
                last = words[min(number + length, len(words)) - 1]
                called = text[word.start() : last.end()]
                compound, right = self.right.get(normalise_name(called), ("", ""))
                if (
                    compound
                    and word.start() >= done
                    and _is_same_name(called, right)
                    and text[word.start() - 1 : word.start()] != "-"
                ):
                    yield Mention(compound, called, right, word.start(), last.end())
                    done = last.end()
                    break

    def mentions_with_the_drug(self, text: str, drug: Drug) -> list[Mention]:
        """Return all mentions, with `the drug` for the drug of the page."""
        words = (Mention(drug.compound, m[0], m[0], *m.span()) for m in re.finditer(_THE_DRUG, text, re.IGNORECASE))
        return sorted([*self.mentions(text), *words], key=lambda name: name.start)

    def unknown_codes(self, text: str) -> list[re.Match[str]]:
        """Return the codes in a text that belong to no known compound."""
        return [match for match in self._code_pattern.finditer(text) if normalise_name(match[0]) not in self.right]

    def display_name(self, compound: str) -> str:
        """Return the name of a compound as printed."""
        return self.compounds[compound].name if compound in self.compounds else compound


def _list_single_names(library: Library) -> Iterator[tuple[str, str]]:
    """Return the names in words of single compounds, of the drugs and of the brands."""
    compounds = library.vocabulary.compounds
    single = {c.id for c in compounds.values() if c.kind != "class" and c.id not in library.wording.unnamed}
    yield from ((ident, compounds[ident].name) for ident in compounds if ident in single)
    for drug in library.drugs:
        yield from (
            (drug.compound, name) for name in (drug.inn, drug.name, *drug.brand_names) if drug.compound in single
        )


def _is_same_name(words: str, right: str) -> bool:
    """Whether words are this name. Codes of three digits or more match with any spacing, others exactly."""
    return bool(re.search(r"\d{3}", right)) or " ".join(words.lower().split()) == right.lower()


def normalise_name(name: str) -> str:
    """Return a name without capitals, spaces and hyphens."""
    return re.sub(r"[^a-z0-9.]", "", name.lower())


def loose_pattern(name: str) -> str:
    """Return a pattern for a name with any spaces and hyphens."""
    parts = re.findall(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9 -]+", name)
    return r"[ \u00a0-]?".join(map(re.escape, parts)) if re.search(r"[\d-]", name) else re.escape(name)


def names_of(library: Library) -> Names:
    """Return the names of a library, which are gathered once."""
    return library.derive(Names)


def compounds(observations: Iterable[Observation], library: Library) -> set[str]:
    """Return the compounds of observations, without controls."""
    return {o.compound for o in observations} - {*library.wording.controls}

"""Names with digits: every other digit of a text is a number."""

from __future__ import annotations

import re
from functools import lru_cache

from generators.check.sources.naming import names_of
from generators.model import Drug, Library
from generators.text.patterns import any_of

_MASK = "\u02ad"  # a letter, which stands for the digit of a name
_DIGIT = re.compile(r"\d")
_PLACE = r"(?:\d(?:[\d.]*\d)?[A-Za-z]?(?:[/–]\d+[a-z]?)?(?![\w%]))"


class NumberNames:
    """The patterns of `data/wording.yml` and the names in the data of each drug."""

    def __init__(self, library: Library) -> None:
        words = library.wording
        self.compounds = names_of(library)
        self.listed = re.compile("|".join(f"(?:{pattern})" for pattern in words.number_names) or "(?!)")
        self.shorthand = re.compile("|".join(f"(?:{pattern})" for pattern in words.number_shorthand) or "(?!)")
        several = any_of(word for word in words.numbered if word.endswith("s"))
        more = rf"(?:(?:,? and |,? or | to |–|, ?){_PLACE})*"
        self.numbered = re.compile(
            rf"\b(?:(?i:{several})[ \u00a0]{_PLACE}{more}|(?i:{any_of(words.numbered)})[ \u00a0]{_PLACE})"
        )
        self.drugs = {drug.id: drug for drug in library.drugs}
        self.own: dict[str, re.Pattern[str]] = {}  # of the drugs whose texts were looked at

    def mask(self, text: str, drug: str) -> str:
        """Return the text with a letter for each digit of a name; its length stays."""
        if not _DIGIT.search(text):
            return text
        spans = [(name.start, name.end) for name in self.compounds.mentions(text)]
        spans += [span for span in search(self.listed, text) if not self.shorthand.fullmatch(text[slice(*span)])]
        for pattern in (self.numbered, self._find_own(drug)) if drug in self.drugs else (self.numbered,):
            spans += search(pattern, text)
        for start, end in spans:
            text = text[:start] + _DIGIT.sub(_MASK, text[start:end]) + text[end:]
        return text

    def _find_own(self, drug: str) -> re.Pattern[str]:
        if drug not in self.own:
            self.own[drug] = _own_names(self.drugs[drug])
        return self.own[drug]


@lru_cache(maxsize=4096)
def search(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a pattern in a text; it is often asked again for the same texts."""
    return tuple(match.span() for match in pattern.finditer(text))


def _own_names(drug: Drug) -> re.Pattern[str]:
    """Return a pattern of the studies and arms of a drug, and of its regimens by dose: `the 50/28 mg regimen`."""
    arms = [arm for study in drug.studies for arm in study.arms]
    every = {*(study.name for study in drug.studies), *(arm.name for arm in arms)}
    names = {name for name in every if re.search(r"\d", name)}
    doses = {phase.dose for arm in arms for phase in arm.regimen} - {""}
    doses |= {dose for name in names for dose in re.findall(r"\d[\d./]* m?g(?:/kg)?", name)}
    regimen = rf"{any_of(doses)}(?=[- ](?:regimen|arm|group|cohort|dose (?:group|level))s?\b)"
    dose = rf"(?<=\bthe ){any_of(doses)}(?=[- ]dose\b)"
    return re.compile(rf"(?<!\w)(?:{any_of(names)}|{regimen}|{dose})(?!\w)")


def number_names_of(library: Library) -> NumberNames:
    """Return the names with digits of a library, which are gathered once."""
    return library.derive(NumberNames)

"""How a text is folded into the words that are looked for. `theme/assets/search-words.js` folds what a reader types in the same way.

Case, accents, primes, Greek letters, British and American spellings, plurals and thousands marks make no difference. A word with marks
inside, `LDL-C`, `µg/g`, `10.1056/NEJMoa2204705`, is found by its parts and as a whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta", "κ": "kappa",
    "λ": "lambda", "μ": "u", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_IN_LATIN = str.maketrans(GREEK)
SPELLINGS = (("ae", "e"), ("oe", "e"), ("our", "or"), ("z", "s"))  # haem-, oedema, tumour, randomize
_THOUSANDS = re.compile(r"(?<=\d)[,\u2009\u202f\u00a0](?=\d{3}(?!\d))")
_IGNORED = re.compile("[\u0300-\u036f\u2032\u2033'\u2019\u200b\u00ad]")
_PART = re.compile(r"\d+(?:\.\d+)+|[a-z0-9]+")
_LETTERS = re.compile(r"[a-z]+")


def fold(text: str) -> str:
    """Return a text in the form in which words are compared."""
    plain = _IGNORED.sub("", unicodedata.normalize("NFKD", _THOUSANDS.sub("", text)).lower())
    return plain.translate(_IN_LATIN)


def phrase(text: str) -> str:
    """Return the words of a text without those that are written as one of several parts: `half life`."""
    return " ".join(_normalize(part) for written in fold(text).split() for part in _PART.findall(written))


def tokens(text: str) -> Iterator[str]:
    """Yield the words of a text: the parts of each written word, and the word as a whole if it has several."""
    for written in _THOUSANDS.sub("", text).split():
        yield from _split(written)


@lru_cache(maxsize=2**16)  # the words of a site are few, each written many times
def _split(written: str) -> tuple[str, ...]:
    return tuple(word for folded in fold(written).split() for word in _split_folded(folded))


def _split_folded(written: str) -> tuple[str, ...]:
    parts = _PART.findall(written)
    whole = ["".join(re.findall(r"[a-z0-9]", written))] if len(parts) > 1 else []
    return tuple(map(_normalize, [*parts, *whole]))


def _normalize(word: str) -> str:
    """Return a word in its usual spelling, and in the singular."""
    if not _LETTERS.fullmatch(word):
        return word
    for spelt, usual in SPELLINGS:
        word = word.replace(spelt, usual)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word

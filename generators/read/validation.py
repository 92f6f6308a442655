"""Word pydantic's errors for authors: no type names, the allowed words in full, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generators.model import Noun
from generators.text.suggest import did_you_mean, find_nearest

_WANTED = {
    "string_type": "text", "list_type": "a list", "tuple_type": "a list", "dict_type": "a mapping", "model_type": "a mapping",
    "model_attributes_type": "a mapping", "int_type": "a whole number", "int_parsing": "a whole number",
    "int_from_float": "a whole number", "float_type": "a number", "float_parsing": "a number",
    "bool_type": "true or false", "bool_parsing": "true or false", "string_too_short": "some text", "too_short": "at least one", "too_long": "fewer of them", "finite_number": "a number that is not endless",
    "string_pattern_mismatch": "small letters and digits in words joined by hyphens, as `csf-half-life`",
}  # fmt: skip


_OTHER_WORDS = {  # what people write for a word of a closed list
    "least-squares-mean": "ls-mean", "lsmean": "ls-mean", "lsm": "ls-mean", "geometric-ls-mean": "ls-geometric-mean",
    "geomean": "geometric-mean", "average": "mean", "arithmetic-mean": "mean", "percent": "percentage", "%": "percentage",
    "n": "count", "number": "count", "hr": "ratio", "hazard-ratio": "ratio", "km": "kaplan-meier", "mi": "imputed",
    "se": "SEM", "standard-error": "SEM", "standard-deviation": "SD", "ci": "95% CI", "interquartile-range": "IQR",
    "it": "intrathecal", "sc": "subcutaneous", "iv": "intravenous", "po": "oral", "icv": "intracerebroventricular",
}  # fmt: skip


def fields(kind: type[Noun]) -> list[str]:
    """Return the fields of a noun that an author writes."""
    return [name for name in kind.model_fields if name != "where"]


def explain_all(
    errors: Sequence[Any], kind: type[Noun]
) -> Iterator[tuple[tuple[int | str, ...], tuple[str, str, str]]]:
    """Yield where each error of pydantic is in a noun, and its parts; a field that is only misspelt is not missing as well, and
    what is begun and not yet written is told once for a noun."""
    empty = [error for error in errors if _is_empty(error)]
    if len(empty) > 1:
        names = dict.fromkeys(_name(error) for error in empty)
        yield (
            empty[0]["loc"],
            (f"{', '.join(names)} are empty", "a value for each (`guides words` lists allowed words)", ""),
        )
        errors = [error for error in errors if error not in empty]
    told = [(error, explain(error, kind)) for error in errors]
    misspelt = {fix for error, (_, _, fix) in told if error["type"] == "extra_forbidden"}
    for error, parts in told:
        if error["type"] != "missing" or error["loc"] not in {(name,) for name in misspelt}:
            yield error["loc"], parts


def explain(error: Any, kind: type[Noun]) -> tuple[str, str, str]:
    """Return one error of pydantic as the parts of a problem: wrong, wanted, fix."""
    name = _name(error)
    if error["type"] == "missing":
        return f"{name} is missing", "a value", ""
    if error["type"] == "extra_forbidden":
        known = fields(kind) if len(error["loc"]) == 1 else []
        wanted = f"one of {', '.join(known)}" if known else "only the fields of the schema"
        return f"{name} is no field of {kind.__name__}", *did_you_mean(str(error["loc"][-1]), known, wanted)
    wrong = f"{name} is empty" if _is_empty(error) else f"{name}: {_describe(error['input'])} is not allowed"
    if error["type"] == "literal_error":
        return _explain_word(wrong, str(error["input"]), re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    message = error["msg"].removeprefix("Value error, ").removeprefix("wanted ")
    return wrong, _WANTED.get(error["type"], message), ""


def _name(error: Any) -> str:
    """Return the field of an error by its names; the place tells which of a list it is in."""
    return ".".join(part for part in error["loc"] if isinstance(part, str))


def _is_empty(error: Any) -> bool:
    """Whether a field is there and has nothing in it."""
    return error["type"] not in ("missing", "extra_forbidden") and error["input"] in (None, "", [], ())


def _describe(written: Any) -> str:
    """Return what an author wrote: the text, or what it is instead of one."""
    if isinstance(written, dict):
        return f"a mapping with {', '.join(map(str, written))[:60]}" if written else "an empty mapping"
    return "a list" if isinstance(written, list | tuple) else repr(str(written)[:60])


def _explain_word(wrong: str, word: str, allowed: list[str]) -> tuple[str, str, str]:
    """Explain a word that is not in a closed list."""
    same = re.sub(r"[\s_]+", "-", word.strip().casefold())
    meant = next(
        (one for one in allowed if one.casefold() in (same, _OTHER_WORDS.get(same, "").casefold()) and one), ""
    )
    near, listed = meant or find_nearest(word, allowed), ", ".join(filter(None, allowed))
    return (f"{wrong} (allowed are {listed})", "", near) if near else (wrong, f"one of {listed}", "")

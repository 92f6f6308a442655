"""What was probably meant by a value that is written in no known form, and how that is written here."""

from __future__ import annotations

import re
from unicodedata import numeric

_N = r"([−-]?\d+(?:\.\d+)?)"
_TO = r"(?:-|−|–|—|to|;|,)"
_KIND = r"((?:9[059]%\s*)?CI|IQR|range)"
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MISSING = "no value, and the reason in `missing`"
_LOQ = "`below LOQ (0.05)` with the limit, or no value and `below-loq` in `missing`"
_FORMS: tuple[tuple[str, str], ...] = (  # what was written, and what was wanted
    (r"(?:[<≤]\s*)?(?:below\s+)?(?:the\s+)?(?:L?LO[QD]|BL?LO[QD]|BL?QL?|BQL)\b.*", _LOQ),
    (r"(?:n\.?[adrq]\.?|n/[adr]|not (?:available|applicable|reported|determined|detected|known)|unknown|none|missing|nan|nr|[-–—?.]+)", _MISSING),
    (r"[+-]?(?:inf|infinity|∞)", "`not reached`, or the number that was measured"),
    (rf"{_N}\s*[eE]\s*\+?(−|-)?0*(\d+)", r"\1e\2\3"),
    (rf"{_N}\s*[x×·*]\s*10\s*(?:\^|\*\*)?\s*\{{?([−-]?\d+)\}}?", r"\1e\2"),
    (rf"{_N}\s*(?:\+\s*/?\s*-|±|\+-|\+−)\s*{_N}", r"\1 ± \2"),
    (rf"(\d+)\s*[\[(]\s*{_N}\s*%\s*[\])]", r"`\1/n (\2%)` for k of n with the n, or `\1 (CV \2%)` for a CV"),
    (rf"{_N}\s*%\s*[\[(]\s*(\d+)\s*(?:/|of|out of)\s*(\d+)\s*[\])]", r"\2/\3 (\1%)"),
    (rf"(?:GM\s*)?{_N}\s*[\[(]\s*(?:(?:geometric\s+)?g?CV\s*%?\s*[=:]?\s*)?{_N}\s*%?\s*(?:g?CV)?\s*[\])](?<=V\))", r"\1 (CV \2%)"),
    (rf"(?:GM\s*)?{_N}\s*[\[(]\s*(?:geometric\s+)?g?CV\s*%?\s*[=:]?\s*{_N}\s*%?\s*[\])]", r"\1 (CV \2%)"),
    (rf"{_N}\s*[\[(]\s*{_N}\s*%\s*[\])]", r"`\1 (CV \2%)` for a CV"),
    (rf"{_N}\s*[\[(]?\s*[,;]?\s*n\s*=\s*(\d+)\s*[\])]?", r"\1, and \2 in the column `n`"),
    (r"[pP]?\s*=\s*\.(\d+)", r"0.\1"),
    (r"[pP]?\s*([<>≤≥])\s*\.(\d+)", r"\g<1>0.\2"),
    (rf"[pP]\s*=\s*{_N}", r"\1, of the parameter `p-value`"),
    (rf"[pP]\s*([<>≤≥])\s*{_N}", r"\1\2, of the parameter `p-value`"),
    (r"([−-]?)\.(\d+)", r"\g<1>0.\2"),
    (r"([−-]?\d+)\.", r"\1"),
    (r"([−-]?\d+)·(\d+)", r"\1.\2"),
    (rf"{_N},?\s*(?:SD|SEM?|±)\s*[=:]?\s*{_N}", r"\1 ± \2, and SD or SEM as its `spread_kind`"),
    (rf"{_N}\s*[\[(,;]?\s*{_KIND}\s*[:,=]?\s*{_N}\s*{_TO}\s*{_N}\s*[\])]?", r"\1 (\3–\4), and \2 as its `spread_kind`"),
    (rf"{_N}\s*[\[(]\s*{_N}\s*{_TO}\s*{_N}\s*[;,]\s*{_KIND}\s*[\])]", r"\1 (\2–\3), and \4 as its `spread_kind`"),
    (rf"{_KIND}\s*[:,=]?\s*{_N}\s*{_TO}\s*{_N}", r"\2–\3, and \1 as its `spread_kind`"),
    (rf"{_N}\s*;\s*{_N}\s*{_TO}\s*{_N}", r"\1 (\2–\3)"),
    (rf"{_N}\s*[\[(]\s*{_N}\s*{_TO}\s*(?:N\.?[ER]\.?|not (?:reached|estimable)|∞)\s*[\])]", r"\1 (\2 to not reached)"),
    (r"N\.?E\.?|not estimable", "`not reached`, or no value and the reason in `missing`"),
    (rf"{_N}\s*[\[(]\s*(?:SD|SEM?|±)\s*[=:]?\s*{_N}\s*[\])]", r"\1 ± \2, and SD or SEM as its `spread_kind`"),
    (rf"{_N}\s*[\[(]\s*{_N}\s*[\])]", r"\1 ± \2 with SD or SEM as its `spread_kind`, or the interval: \1 (low–high)"),
    (rf"{_N}\s*[\[(]\s*{_N}\s*(?:{_TO}|/)\s*{_N}\s*[\])]", r"\1 (\2–\3)"),
    (rf"[\[(]\s*{_N}\s*(?:-|−|–|—|to|;|,)\s*{_N}\s*[\])]", r"\1–\2"),
    (r"10−([1-9])", r"1e-\1 for a power of ten, or 10–\1 for a range"),
    (rf"{_N}\s*(?:-|−|–|—|\.\.|\.\.\.|…|~)\s*{_N}", r"\1–\2"),
    (rf"(?:from|between)\s+{_N}\s+(?:to|and)\s+{_N}", r"\1–\2"),
    (rf"(?:<\s*=|=\s*<|⩽|≦)\s*{_N}", r"≤\1"),
    (rf"(?:>\s*=|=\s*>|⩾|≧)\s*{_N}", r"≥\1"),
    (rf"([<>≤≥])\s+{_N}", r"\1\2"),
    (rf"(?:about|ca\.?|c\.|approximately|approx\.?)\s*{_N}", r"~\1"),
    (r"\+\s*(\d.*)", r"\1"),
    (rf"(?:more than|over|above|greater than)\s+{_N}", r">\1"),
    (rf"(?:less than|under|below)\s+{_N}", r"<\1"),
    (rf"at least\s+{_N}", r"≥\1"),
    (rf"at most\s+{_N}", r"≤\1"),
    (r"(\d+)\s*(?:of|out of)\s*(\d+)", r"\1/\2"),
    (rf"{_N}\s*%", r"\1, with `%` as its unit"),
    (rf"{_N}\s*(?:[*†‡§¶#]+|\^?[a-c])", r"\1, and the remark in `note`"),
    (rf"{_N}\s*(?!x\d)([a-zA-Zµμ][\w/µμ.^-]*)", r"\1, with its unit in the column `unit`"),
    (r"([−-]?\d{1,3}(?:['’_]\d{3})+)", r"\1 without its marks"),
)  # fmt: skip


def suggest_form(text: str) -> str:
    """Return how a value is written here that is written in another way; empty if nobody can tell."""
    plain = " ".join(text.translate(_POWERS).split())
    for pattern, wanted in _FORMS:
        if found := re.fullmatch(pattern, plain, re.IGNORECASE):
            return _tidy(found.expand(wanted))
    if len(plain) == 1 and (value := numeric(plain, None)) is not None:
        return f"{value:g}"
    return ""


def _tidy(wanted: str) -> str:
    """Return a number of thousands without its marks, and a true minus."""
    if wanted.endswith(" without its marks"):
        return re.sub(r"['’_]", "", wanted.removesuffix(" without its marks"))
    return re.sub(r"(?<![\w.])-(?=\d)", "−", wanted)

"""A value in no known form is told how it is written, and never as another value."""

from __future__ import annotations

import pytest

from generators.domain import quantity
from generators.domain.meant import suggest_form

LOQ, MISSING = "`below LOQ (0.05)`", "no value, and the reason"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<LLOQ", LOQ), ("BLQ", LOQ), ("below the LOD", LOQ), ("n.d.", MISSING), ("NA", MISSING), ("—", MISSING), ("inf", "`not reached`"),
        ("3.1E+00", "3.1e0"), ("3.1e-05", "3.1e-5"), ("1.2 x 10^3", "1.2e3"), ("1.2×10⁻³", "1.2e-3"), ("3.1 +/- 0.4", "3.1 ± 0.4"),
        ("3.1±0.4", "3.1 ± 0.4"), ("119 (15)", "119 ± 15 with SD or SEM"), ("5 (30%)", "`5/n (30%)` for k of n with the n, or `5 (CV 30%)` for a CV"), ("5.5 (30%)", "`5.5 (CV 30%)` for a CV"), ("5 [1; 9]", "5 (1–9)"),
        ("5 (95% CI: 1 to 9)", "5 (1–9)"), ("[1,5]", "1–5"), ("1 — 5", "1–5"), ("from 1 to 5", "1–5"), ("< 5", "<5"), (">= 5", "≥5"), ("ca. 5", "~5"),
        ("at least 3", "≥3"), ("5*", "5, and the remark in `note`"), ("5 mg/mL", "5, with its unit"), ("50%", "50, with `%`"), ("1’234", "1234"),
        ("½", "0.5"), ("5 of 7", "5/7"), ("5 (IQR 3–8)", "5 (3–8), and IQR as its"), ("5; 3–8", "5 (3–8)"), ("IQR 3 to 8", "3–8, and IQR"), ("5 (3–8; 95% CI)", "5 (3–8), and 95% CI as its"),
        ("5 (n=12)", "5, and 12 in the column `n`"), ("14% (12/84)", "12/84 (14%)"), ("5, SD 2", "5 ± 2, and SD"), ("5 (41% CV)", "5 (CV 41%)"), ("GM 5 (CV% 41)", "5 (CV 41%)"),
        ("p<0.05", "<0.05, of the parameter `p-value`"), ("P = .03", "0.03"), ("<.001", "<0.001"), (".5", "0.5"), ("5.", "5"), ("5·4", "5.4"), ("NE", "`not reached`"),
        ("5 (3–NE)", "5 (3 to not reached)"), ("10−3", "1e-3 for a power of ten, or 10–3"), ("28.4/3.2", ""), ("twenty", ""), ("5/", ""), ("1.2.3", ""), ("0x10", ""),
    ],
)  # fmt: skip
def test_the_form_is_told(written: str, wanted: str) -> None:
    told = suggest_form(written)
    assert told.startswith(wanted) and bool(told) == bool(wanted)


@pytest.mark.parametrize(
    "written",
    [
        "3.1E+00",
        "1.2 x 10^3",
        "3.1 +/- 0.4",
        "5 [1; 9]",
        "[1,5]",
        "< 5",
        ">= 5",
        "ca. 5",
        "1’234",
        "5 of 7",
        "14% (12/84)",
        "5; 3–8",
        "5 (3–NE)",
        "<.001",
        ".5",
        "5·4",
        "5 (41% CV)",
    ],
)
def test_what_is_told_can_be_read(written: str) -> None:
    with pytest.raises(ValueError, match="is no known form of a value"):
        quantity.parse(written)
    assert quantity.parse(suggest_form(written)).text

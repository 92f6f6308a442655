"""Other people's bug reports and files, brought to the sample corpus: an input, and what must be told of it.

A case replaces a text in a file, or adds to its end. `wanted` is a part of the one message that tells it; empty for an input that is
read without a word. Numbers are those of the collection that the cases come from; `r` is one of the attacks that were tried on it.
"""

from __future__ import annotations

from dataclasses import dataclass

_DRUG = "data/drugs/samplirsen"
_ROWS, _GUIDE, _EVENTS, _BIB = (
    f"{_DRUG}/observations.csv",
    f"{_DRUG}/guides/how-it-works.md",
    f"{_DRUG}/drug.yml",
    "references.bib",
)
_TEXT = "The trial began in"
_POINTS = "points: [{id: smp-change-0}, {id: smp-change-100}, {id: smp-change-200}]"
_AXIS = 'axis: {label: Change from baseline, unit: "%"'
_CELL = "20 ± 5,d,mean,SD,8"


@dataclass(frozen=True)
class Case:
    """One input: the file, what is replaced in it (nothing: the end of the file), by what, the rule and a part of its message. `elsewhere.py` has the rest."""

    number: str
    file: str
    old: str
    new: str
    rule: str = ""
    wanted: str = ""
    in_pages: bool = False  # told when the pages are printed
    is_alone: bool = False  # the finding is the only one
    everywhere: bool = False  # the text is replaced wherever it stands


def _bib(number: str, field: str, rule: str = "", wanted: str = "") -> Case:
    return Case(
        number,
        _BIB,
        "title = {A sample trial of samplirsen},",
        f"title = {{A sample trial of samplirsen}},\n  {field},",
        rule,
        wanted,
    )


def _title(number: str, title: str, rule: str = "", wanted: str = "") -> Case:
    return Case(number, _BIB, "title = {A sample trial of samplirsen}", f"title = {{{title}}}", rule, wanted)


def _names(number: str, names: str, rule: str = "", wanted: str = "") -> Case:
    return Case(number, _BIB, "author = {Alpha, Ada and Beta, Ben}", f"author = {{{names}}}", rule, wanted)


def _guide(number: str, text: str, rule: str = "", wanted: str = "") -> Case:
    return Case(number, _GUIDE, "## Conclusion\n", f"{text}\n\n## Conclusion\n", rule, wanted)


def _value(number: str, cell: str, rule: str = "", wanted: str = "") -> Case:
    return Case(number, _ROWS, _CELL, cell, rule, wanted)


CASES = (
    _title("1", r"See \href{https://example.org/a}{the protocol}", "CIT-SYNTAX", r"\href is no command"),
    Case("2", _GUIDE, "---\ntitle: How samplirsen works", "---\ntitle = How samplirsen works\n---\n\n---", "DAT-FIELD", "the front matter is no mapping"),
    Case("3", _EVENTS, "facts:\n", "facts: &f\n  - *f\n", "DAT-SYNTAX", "`&f` is an anchor"),
    _value("4", "1e400,d,mean,,8", "DAT-FIELD", "'1e400' is beyond all measure"),
    _value("5", "3.1 ± 30,d,geometric-mean,CV,6", "DAT-STAT", "3.1 ± 30 is called CV"),
    _guide("6 script", '<script src="https://example.org/x.js"></script>', "STR-ACTIVE", "the HTML <script src="),
    _guide("6 link", '<link rel="stylesheet" href="https://example.org/x.css">', "STR-ACTIVE", "the HTML <link rel="),
    _guide("6 fetch", '<script>fetch("https://example.org/x")</script>', "STR-ACTIVE", "the HTML <script>"),
    Case("9", _GUIDE, "---\ntitle: How samplirsen works", "---\n\n---\n\n---", "DAT-FIELD", "the front matter is empty"),
    _bib("11", 'note = "Journal of " # "Examples"'),
    _bib("12", 'note = "Concatenated " # {titles}'),
    _title("13", r"Potency: $\mathrm{IC}_{50}$ and $10^{-3}$ M"),
    _title("14", r"Uptake at 37\,$^\circ$C and at $-20\,^{\circ}$C"),
    _title("15", r"A \cite{foo2020} note", "CIT-SYNTAX", r"\cite is no command"),
    _title("15 footnote", r"A note \footnote{x} on uptake", "CIT-SYNTAX", r"\footnote is no command"),
    _names("16", "King, Martin Luther, Jr.", "CIT-NAME", "has its suffix in the wrong place; wanted `King, Jr., Martin Luther`"),
    _names("17", "Doe, J. and and Roe, R.", "CIT-NAME", "a name is missing between the two"),
    _names("18", "Doe, Jane$^{1,2}$", "CIT-NAME", "no name of a person has"),
    _names("18 deceased", "Doe, J.R. (deceased)", "CIT-NAME", "no name of a person has"),
    _names("19", "MÃ¼ller, JÃ¶rg", "CIT-NAME", "was lost on the way"),
    _names("20", "d'~Ambrosio, L and al- One, A and D' Souza, R"),
    Case("21", _BIB, "volume = {1}", "volume = {n/a}", "CIT-FILLER", "volume is 'n/a'"),
    Case("21 dash", _BIB, "volume = {1}", "volume = {-}", "CIT-FILLER", "volume is '-'"),
    Case("21 word", _BIB, "volume = {1}", "volume = {Volume 12}", "CIT-FILLER", "volume is 'Volume 12'"),
    Case("22", _BIB, "https://vendor.example/guide", r"https://vendor.example/a{\_}b"),
    Case("23", _BIB, "  journal = {Journal of Samples},\n  year = {2020},", "  journaltitle = {Journal of Samples},\n  date = {2020-05-23},\n  issue = {6}, location = {Basel},"
         " abstract = {90\\% of it}, langid = {english}, keywords = {a,b}, file = {a.pdf},"),
    _bib("24", "issn = {00219614}"),
    _bib("24 two", "issn = {0016-6731, 1943-2631}"),
    Case("no parameter", _ROWS, "target-change", "none", "DAT-FIELD", "unknown parameter 'none'"),
    Case("27", _ROWS, ",", ";", "DAT-SYNTAX", "the columns are separated by semicolons", is_alone=True, everywhere=True),
    Case("28", _ROWS, "smp-liver-human,", f"{',' * 24}\n{',' * 24}\nsmp-liver-human,", "DAT-SYNTAX", "2 rows of nothing but commas", is_alone=True),
    Case("29", _ROWS, _CELL, "<LLOQ,d,mean,,8", "DAT-FIELD", "wanted `below LOQ (0.05)` with the limit, or no value and `below-loq`"),
    _value("29 exponent", "3.1E+00,d,mean,,8", "DAT-FIELD", "wanted 3.1e0"),
    _value("29 SD", "119 (15),d,mean,,8", "DAT-FIELD", "wanted 119 ± 15 with SD or SEM as its `spread_kind`"),
    _value("29 CV", "5 (30%),d,mean,,8", "DAT-FIELD", "wanted `5/n (30%)` for k of n with the n, or `5 (CV 30%)` for a CV"),
    _value("30", "٣,d,mean,,8", "DAT-FIELD", "value: '٣' is a digit of another script; wanted 3"),
    _value("30 full width", "２０ ± ５,d,mean,SD,8", "DAT-FIELD", "value: '２' is a digit of another script; wanted 2"),
    _value("30 n", "20 ± 5,d,mean,SD,８", "DAT-FIELD", "n: '８' is a digit of another script; wanted 8"),
    _value("no-break spaces", "20\u00a0±\u202f5,d,mean,SD,8"),
    _value("10", "20 ± 5,mcg/mL,mean,SD,8", "DAT-UNIT", "unknown unit 'mcg/mL'; wanted one of"),
    Case("31", _EVENTS, "The sample trial began.", "The trial in arm #2 began.", "DAT-SYNTAX", "broken YAML"),
    Case("31 title", _GUIDE, "title: How samplirsen works", "title: How samplirsen #2 works", "DAT-SYNTAX", "is a comment in YAML, and cut off"),
    Case("32", _EVENTS, "text: The sample trial began.", "text: !important began.", "DAT-SYNTAX", "`!important` is a tag"),
    Case("33", _EVENTS, "date: 2019-04", "date: 2023-02-31", "DAT-DATE", "no 31"),
    Case("34", f"{_DRUG}/studies.yml", "of: [samplirsen-all, placebo]", "of: placebo", "DAT-FIELD", "arms.of: 'placebo' is not allowed; wanted a list"),
    _guide("35", "- [@agency2021, p 2] says so.\n- another [@agency2021, p 2]"),
    _guide("36", '```\n{{ value("smp-half-life") }} {{ value("nowhere") }}\n```'),
    _guide("36 span", 'Write `{{ value("nowhere") }}` for a value [@agency2021, p 2].'),
    _guide("37", "Commented <!-- out [@nobody2025, sec 2] --> text [@agency2021, p 2]."),
    Case("26", _BIB, "", "\ufeff"),  # a byte order mark at the beginning
    _guide("38", "A note[^1] [@agency2021, p 2].\n\n[^1]: The note.", "STR-DIALECT", "a footnote"),
    _guide("38 admonition", '!!! note "Title"\n    Body [@agency2021, p 2].', "STR-DIALECT", "an admonition"),
    _guide("39", "Items:\n- a\n- b", "STR-DIALECT", "a list without a blank line"),
    _guide("40", "- a\n  - b\n  - c\n- d", "STR-DIALECT", "a nested list"),
    Case("41", f"{_DRUG}/tables.yml", "Change of the target by dose.", "See [the report](https://example.org/x).", "STR-DIALECT", "a link is printed"),
    _guide("42", "Carriers of CYP2D6*4 or CYP2C19*2 were seen [@agency2021, p 2]."),
    _guide("44", "See [x][1] [@agency2021, p 2].\n\n[1]: https://example.org/a", "", ""),
    Case("50", _ROWS, "100 mg,subcutaneous", "200 mg/day,subcutaneous", "DAT-UNIT", "the dose '200 mg/day' has no number with a known unit"),
    _guide("51", "<div><b>unclosed [@agency2021, p 2]", "STR-ACTIVE", "the HTML <div>"),
    _guide("r2d", "<script>x()</script>", "STR-ACTIVE", "the HTML <script>"),
    _guide("r2f", '<iframe title="x" srcdoc="x">', "STR-ACTIVE", "the HTML <iframe"),
    _guide("r2e", '<svg onload="x()"></svg>', "STR-ACTIVE", "the HTML <svg"),
    _guide("r2g", '*b*{ onfocus="x()" autofocus tabindex=0 }', "STR-ACTIVE", "the attribute list"),
    Case("r4a", _ROWS, ",Table 2,,\n", ',5" needle,,\n', "DAT-SYNTAX", "a quote inside the cell"),
    Case("r4b", _EVENTS, "reviewed: 2026-11-20", "reviewed: 2026-02-31", "DAT-DATE", "February 2026 has 28 days, and no 31"),
    Case("r4b digits", _EVENTS, "reviewed: 2026-11-20", "reviewed: ٢٠٢٦", "DAT-FIELD", "reviewed: '٢٠٢٦' is not allowed"),
    Case("r4c", f"{_DRUG}/tables.yml", "Change of the target by dose.", """'{{ table("change-by-dose") }}'""", "DAT-FIELD", "prints a block", True),
    Case("r4c note", f"{_DRUG}/tables.yml", "note: Adapted from the trial report [@alpha2020, Table 3].", """note: '{{ table("change-by-dose") }}'""", "DAT-FIELD", "prints a block", True),
    Case("r4c purpose", f"{_DRUG}/protocols.yml", "How much drug a cell takes up.", """'{{ protocol("measure-uptake") }}'""", "DAT-FIELD", "prints a block", True),
    Case("r4f", f"{_DRUG}/charts.yml", _POINTS, "points: []", "DAT-FIELD", "wanted at least one"),
    Case("r4f table", f"{_DRUG}/tables.yml", "observations: [smp-half-life, smp-half-life-h, smp-liver-mouse, smp-liver-human]", "observations: []", "DAT-FIELD",
         "table kinetics shows nothing"),
    Case("r4g", _ROWS, "elimination-half-life,480,h", "elimination-half-life,=0.0000001,h"),  # a step of seven digits
    Case("r4g formula", _ROWS, "480,h,estimate,,8,,pharmacokinetic,,plasma,,100 mg,subcutaneous,single dose,,in hours,,,alpha2020,Table 2,{smp-half-life} * 24",
         "=0.0000001,h,estimate,,8,,pharmacokinetic,,plasma,,100 mg,subcutaneous,single dose,,in hours,,,alpha2020,Table 2,0.0000005"),
    Case("r4h", _ROWS, "{smp-half-life} * 24", "'abc'[5]", "DAT-DERIVE", "cannot be computed (a text is no number)"),
    Case("r4h text", _ROWS, "{smp-half-life} * 24", "'480'", "DAT-DERIVE", "cannot be computed (a text is no number)"),
    Case("r4h endless", _ROWS, "{smp-half-life} * 24", "1e308 * 10", "DAT-DERIVE", "cannot be computed (the result is beyond all measure)"),
    Case("r4m", "data/wording.yml", "genes:\n", "vague: ['(?P<n>d)', '(?P<n>e)']\ngenes:\n", "DAT-FIELD", "wanted a regular expression without named groups"),
    Case("r4m number", "data/wording.yml", "genes:\n", "vague: ['a{99999999999}']\ngenes:\n", "DAT-FIELD", "the repetition number is too large"),
    Case("r4m flag", "data/wording.yml", "genes:\n", "vague: ['(?i)d']\ngenes:\n", "DAT-FIELD", "wanted a regular expression without named groups"),
    Case("r6 pattern", "data/wording.yml", "genes:\n", "vague: ['(a+)+$']\ngenes:\n", "DAT-FIELD", "no repeat matches a text in several ways"),
    Case("r8h cutoff", _GUIDE, "cutoff: 2026-11-20", "cutoff: 2026-02-31", "DAT-DATE", "February 2026 has 28 days, and no 31"),
    Case("r8h gap", f"{_DRUG}/gaps.yml", "date: 2026-11-20", "date: 0000-01-01", "DAT-FIELD", "date: '0000-01-01' is not allowed"),
    _bib("r8h day", "month = feb, day = {31}", "CIT-SYNTAX", "day: February 2020 has no 31"),
    Case("r8h year", _BIB, "year = {2020}", "year = {٢٠٢٠}", "CIT-SYNTAX", "year: '٢٠٢٠' is not allowed"),
    Case("r8h ticks", f"{_DRUG}/charts.yml", _AXIS, f"{_AXIS}, ticks: [nan, inf, 1e308]", "DAT-FIELD", "axis.ticks: 'nan' is not allowed"),
    Case("r8h low", f"{_DRUG}/charts.yml", _AXIS, f"{_AXIS}, low: inf", "DAT-FIELD", "axis.low: 'inf' is not allowed"),
    Case("r8h ends", f"{_DRUG}/charts.yml", _AXIS, f"{_AXIS}, low: 5, high: 1", "DAT-FIELD", "wanted `low` below `high`"),
    Case("r8h direction", _EVENTS, "name: Samplirsen", "name: Sampl\u202eirsen", "DAT-SYNTAX", "U+202E RIGHT-TO-LEFT OVERRIDE in the text"),
    Case("r8h escaped", _EVENTS, "name: Samplirsen", 'name: "Sampl\\u202eirsen"', "DAT-SYNTAX", "U+202E RIGHT-TO-LEFT OVERRIDE in the text"),
    Case("r8h where", _EVENTS, "modality:", "where: x\nmodality:", "DAT-FIELD", "where is no field"),
    _guide("control character", "A wo\x07rd.", "DAT-SYNTAX", "U+0007 a control character in the text"),
    _guide("r4d", "{{ value([]) }}", "DAT-FIELD", ""),
    _guide("r4e", "{{ see(3) }}", "DAT-FIELD", ""),
    Case("r4j", _EVENTS, "facts:\n", f"facts: {'[' * 1000}{']' * 1000}\nfacts2:\n", "DAT-SYNTAX", "levels deep"),
    Case("r4k", _EVENTS, "facts:\n", f"facts: {'[' * 100_000}\n", "DAT-SYNTAX", "levels deep"),
    Case("r4l", _GUIDE, "---\ntitle: How samplirsen works", "---\n- a\n---\n\n---", "DAT-FIELD", "the front matter is no mapping"),
    Case("open brace", _BIB, "{A sample trial of samplirsen}", "{A {sample trial}", "CIT-SYNTAX", "entry 'alpha2020' does not end", in_pages=True, is_alone=True),
    Case("no comma", _BIB, "@article{alpha2020,", "@article{alpha2020", "CIT-SYNTAX", "no comma after the key 'alpha2020'", in_pages=True, is_alone=True),
    _title("r4n", "{" * 3000 + "A" + "}" * 3000, "CIT-SYNTAX", "braces within one another"),
    _title("r4n faces", r"\textit{" * 400 + "A" + "}" * 400, "CIT-SYNTAX", "braces within one another"),
    Case("r4o", _ROWS, "mean,SD,8,", f"mean,SD,{'9' * 6000},", "DAT-FIELD", "n: 6,000 characters"),
    _value("r6 value", f"1 ({'a' * 50_000},d,mean,,8", "DAT-FIELD", "characters; wanted at most"),
)  # fmt: skip

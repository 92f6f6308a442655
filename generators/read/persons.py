"""Read the names in a bibliography: `Last, First`, `von Last, Jr, First`, `First von Last`, `{A Body}`, `others`.

What is no name of a person is a problem of its own kind (CIT-NAME): a suffix in the wrong place, degrees, marks of footnotes, an empty
place between two `and`, letters that were lost.
"""

from __future__ import annotations

import re

from bibtexparser.middlewares import names as bibtex_names

from generators.read.formats.bibtex import Fault
from generators.read.formats.latex import decode_latex
from generators.text.braces import is_enclosed
from generators.text.hidden import HIDDEN

# read in a wrong encoding, or as HTML
SPOILT = re.compile(rf"&(?:amp|quot|nbsp|#\d+);|[ÃÂ][\u0080-\u00bf]|â€.|ï¿½|{HIDDEN.pattern}")
_SUFFIX = re.compile(r"(?:(?i:Jr|Sr|Snr|Jnr|Filho|Neto|fils|père)|[IVX]{1,4}|[1-9](?:st|nd|rd|th))\.?")
_SHORT_NAMES = re.compile(r"(?:[^\W\d_][\w'’-]+ [A-Z]{1,3}(?:, |$)){2,}")  # `Doe J, Roe R`
_INITIALS = re.compile(r"[A-Z]{1,3}\.?")
_MARKS = re.compile(r"[\d$^<>()\[\]*†‡§¶@&/|=;:!?%#_\\]|\.\.|…")
_NO_PERSON = re.compile(
    r"on|behalf|for|with|deceased|anonymous|ph\.?d\.?|m\.?sc\.?|pharm\.?d\.?|prof(?:essor|\.)?|dr\.?", re.IGNORECASE
)
_DEGREES = {"MD", "PhD", "DPhil", "MBBS", "FRCP", "RN", "PharmD"}  # none of them is a surname
_BODY = re.compile(
    r"""\b(?:academ(?:y|ies)|administration|agency|alliance|association|authority|board|bureau|centers?|centres?|clinic|collaborat(?:ion|ors)
    |college|commission|committees?|company|consorti(?:um|a)|corporation|corp|council|database|department|division|editors?|federation
    |forum|foundation|fund|gmbh|group|hospital|inc|industries|initiative|institutes?|instituto?|international|investigators|journal
    |laborator(?:y|ies)|libraries|library|limited|ltd|llc|ministry|museum|national|network|office|organi[sz]ation|panel|partnership
    |pharmaceuticals?|press|program(?:me)?|project|register|registry|research|school|services?|societ(?:y|ies)|staff|stud(?:y|ies)|systems
    |taskforce|team|technologies|therapeutics|trial(?:ists)?|trust|union|universit\w+|working|world|of|and|the|für|del?\s+la\s+salud)\b""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
_JOINED = re.compile(r"(?<![\w}])([A-Za-z]{1,2}['’]|al-|el-)[\s~]+(?=[^\W\d_]|\{)")  # `d'~Ambrosio`, `al- One`
_PARTS = re.compile(r'"?[a-z]+(?:-i)?\s*=')
_PART_NAMES = {"family", "given", "prefix", "suffix", "useprefix", "family-i", "given-i", "prefix-i", "suffix-i", "juniorcomma", "nametemplates",
               "sortingnamekeytemplatename", "uniquename", "uniquelist", "nosortothers"}  # fmt: skip
_PERSON = "`Last, First`, or braces round the name of a body"


class NameFault(Fault):
    """A name that is none."""

    kind = "name"


def parse_names(text: str) -> str:
    """Return names as `Last, First and {A Body} and others`. Raises Fault."""
    if _find_at_depth_0(r"\band\s+and\b", text):
        raise NameFault("`and and`: a name is missing between the two", "one `and` between two names")
    return " and ".join(_parse_name(part) for part in bibtex_names.split_multiple_persons_names(text))


def _find_at_depth_0(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, re.sub(r"\{[^{}]*\}", "", text)))


def _parse_name(text: str) -> str:
    """Return one name. Names are split before decoding removes the braces."""
    if is_enclosed(text) and text[0] == "{":
        return f"{{{_check_letters(decode_latex(text[1:-1]))}}}"
    if text == "others":
        return text
    _refuse_lists(text)
    text = _join_parts(text) if _PARTS.match(text) else text if "," in text else _turn(text)
    try:
        parts = bibtex_names.parse_single_name_into_parts(_JOINED.sub(r"\1", text))
    except bibtex_names.InvalidNameError as problem:
        raise NameFault(f"the name {text!r}: {problem.reason.lower()}", "`Last, First`") from problem
    _check_suffix(text, parts)
    if {*parts.last} & _DEGREES:
        raise NameFault(f"the name {text!r} has a degree in place of the surname", _PERSON)
    for part in ("first", "von", "last", "jr"):
        setattr(parts, part, [_decode_part(word, text) for word in getattr(parts, part)])
    return str(parts.merge_last_name_first)


def _join_parts(text: str) -> str:
    """Return `family=Gogh, given=Vincent, prefix=van` of biblatex as `van Gogh, Vincent`."""
    found = {key.strip().lower(): value.strip() for key, _, value in (part.partition("=") for part in _split(text))}
    if not found.get("family") or not found.keys() <= _PART_NAMES or not all(found.values()):
        raise NameFault(f"the name {text!r} has parts that are not read here", "`Last, First`")
    family = f"{found.get('prefix', '')} {{{found['family']}}}".strip()
    return ", ".join(filter(None, (family, found.get("suffix", ""), found.get("given", ""))))


def _split(text: str) -> list[str]:
    """Split at the commas outside of braces."""
    return re.findall(r"(?:[^,{}]|\{(?:[^{}]|\{[^{}]*\})*\})+", text)


def _refuse_lists(text: str) -> None:
    is_list = _SHORT_NAMES.fullmatch(text) and not re.match(r"\S+ (?:II|III|IV),", text)
    if is_list or re.search(r";|\bet al\b|\band$|^and\b", text):
        raise NameFault(f"the name {text!r} holds several", "` and ` between names, `and others` for those not known")


def _turn(text: str) -> str:
    """Return `First von Last` as it is, if it is surely the name of a person. Raises NameFault for what may be a body or is turned."""
    words = re.sub(r"\{[^{}]*\}", "Name", text).replace("~", " ").split()
    is_person = 2 <= len(words) <= 5 and not _BODY.search(text) and not _INITIALS.fullmatch(words[-1])
    if not is_person or words[-1].islower() or _SUFFIX.fullmatch(words[-1]):
        raise NameFault(f"the name {text!r} has no comma", _PERSON)
    return text


def _check_suffix(text: str, parts: bibtex_names.NameParts) -> None:
    first, last = (" ".join(getattr(parts, part)) for part in ("first", "last"))
    junior = decode_latex(" ".join(parts.jr))
    if junior and not _SUFFIX.fullmatch(junior):
        right = f"{' '.join([*parts.von, last])}, {first}, {junior}" if _SUFFIX.fullmatch(first) else ""
        if right:
            raise NameFault(
                f"the name {text!r} has its suffix in the wrong place",
                f"`{' '.join([*parts.von, last])}, {first}, {junior}`",
            )
        raise NameFault(f"the name {text!r}: {junior!r} is no suffix such as Jr or III", "`Last, Jr, First`")
    if not junior and _SUFFIX.fullmatch(first) and len(first) > 1 and not _INITIALS.fullmatch(first):
        raise NameFault(f"the name {text!r} has a suffix and no first name", "`Last, Jr, First`")


def _decode_part(word: str, name: str) -> str:
    decoded = _check_letters(decode_latex(word))
    if (mark := _MARKS.search(decoded)) or (mark := _NO_PERSON.fullmatch(decoded)):
        raise NameFault(f"the name {name!r} has {mark[0]!r}, which no name of a person has", _PERSON)
    return decoded


def _check_letters(text: str) -> str:
    if lost := SPOILT.search(text):
        raise NameFault(f"the name {text!r} has {lost[0]!r}, which was lost on the way", "the letters of the document")
    return text

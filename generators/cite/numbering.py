"""[@key, locator] -> numbers, groups, reference list and back-links. The last step of a page's text.

Numbers follow first appearance on the page; neighbours collapse (1,3–5). Inside a collapsed run the middle markers stay
in the page as links that show on hover and focus, so that each reference keeps a marker for every place that cites it.
Isotopes ([³H], [99mTc]), e-mail addresses and code are never citations: a citation starts with `[@`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from generators.model import Citation, Reference

_KEY = r"@[A-Za-z0-9_][A-Za-z0-9_:.+-]*"
_ONE = rf"{_KEY}(?:,\s[^\[\]@;]+)?"
CITATION = re.compile(rf"\[({_ONE}(?:;\s{_ONE})*)\]")
_CODE = re.compile(r"(```.*?```|~~~.*?~~~|`[^`\n]*`|<code\b.*?</code>|<pre\b.*?</pre>)", re.DOTALL)
_ADJACENT = re.compile(rf"\[({_ONE}(?:;\s{_ONE})*)\](?:\s*)\[(?=@)")
REFERENCES = "<!-- references -->"


@dataclass
class Numbering:
    """The numbers of one page: key -> number, and the markers of each key."""

    numbers: dict[str, int] = field(default_factory=dict)
    markers: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # key -> [(marker id, locator)]

    def mark(self, citation: Citation) -> tuple[int, str]:
        """The number of a citation and the id of its new marker."""
        number = self.numbers.setdefault(citation.key, len(self.numbers) + 1)
        places = self.markers.setdefault(citation.key, [])
        ident = f"cite-{citation.key}-{len(places) + 1}"
        places.append((ident, citation.locator))
        return number, ident


def citations(text: str) -> Iterator[tuple[Citation, int]]:
    """The citations in `text` with their offsets, those in code left out."""
    code = [match.span() for match in _CODE.finditer(text)]
    for match in CITATION.finditer(text):
        if not any(start <= match.start() < end for start, end in code):
            offset = match.start(1)
            for part in _parts(match):
                yield _citation(part), offset
                offset += len(part) + 2


def unreadable(text: str) -> Iterator[int]:
    """The offsets of what begins like a citation and is none, code left out."""
    read = [match.span() for match in (*_CODE.finditer(text), *CITATION.finditer(text))]
    for match in re.finditer(r"\[@", text):
        if not any(start <= match.start() < end for start, end in read):
            yield match.start()


def _parts(match: re.Match[str]) -> list[str]:
    """The single citations of a group; a group may run over the end of a line."""
    return re.split(r";\s", match[1])


def _citation(part: str) -> Citation:
    key, _, locator = " ".join(part.split()).partition(", ")
    return Citation(key=key.removeprefix("@"), locator=locator.strip())


def numbered(text: str, references: Mapping[str, Reference], item: Callable[[Reference, int], str]) -> str:
    """`text` with markers for citations and, at `<!-- references -->`, the list of what was cited.

    `item` gives the inner HTML of a reference; unknown keys are left as they are (a rule reports them).
    """
    numbering = Numbering()
    pieces = _CODE.split(text)
    pieces[::2] = [_marked(_joined(piece), references, numbering) for piece in pieces[::2]]
    return "".join(pieces).replace(REFERENCES, reference_list(numbering, references, item))


def _joined(text: str) -> str:
    """Neighbouring citations as one group: `[@a][@b]` is `[@a; @b]`."""
    while (merged := _ADJACENT.sub(r"[\1; ", text)) != text:
        text = merged
    return text


def _marked(text: str, references: Mapping[str, Reference], numbering: Numbering) -> str:
    def group(match: re.Match[str]) -> str:
        found = list(dict.fromkeys(_citation(part) for part in _parts(match)))
        if any(citation.key not in references for citation in found):
            return match[0]
        return render_group([(citation, *numbering.mark(citation)) for citation in found])

    return re.sub(rf"(?:[ \u00a0]|(?<=\S)\n)?{CITATION.pattern}", group, text)


def render_group(marked: list[tuple[Citation, int, str]]) -> str:
    """A group of markers in number order, runs of three or more collapsed."""
    marked = sorted(marked, key=lambda m: m[1])
    numbers = sorted({number for _, number, _ in marked})
    inner = {n for n in numbers if n - 1 in numbers and n + 1 in numbers}
    out, before = [], 0
    for citation, number, ident in marked:
        joint = "" if not before else '<span class="dash">–</span>' if number not in inner and before in inner else ","
        hidden = " inner" if number in inner or number == before else ""
        comma = '<span class="comma">,</span>' if hidden and joint == "," else joint if before else ""
        out.append(comma + _anchor(citation, number, ident, hidden))
        before = number
    return f'<span class="citations">{"".join(out)}</span>'


def _anchor(citation: Citation, number: int, ident: str, hidden: str) -> str:
    place = f' title="{escape(citation.locator)}"' if citation.locator else ""
    label = f"Reference {number}" + (f", {citation.locator}" if citation.locator else "")
    return (
        f'<a class="citation{hidden}" id="{ident}" href="#ref-{citation.key}"'
        f'{place} aria-label="{escape(label)}">{number}</a>'
    )


def reference_list(
    numbering: Numbering, references: Mapping[str, Reference], item: Callable[[Reference, int], str]
) -> str:
    """The cited references in number order with a back-link for each marker."""
    items = [
        f'<li id="ref-{key}" value="{number}">{item(references[key], number)} {_backlinks(numbering.markers[key])}</li>'
        for key, number in numbering.numbers.items()
    ]
    return f'<ol class="references">{"".join(items)}</ol>' if items else ""


def _backlinks(markers: list[tuple[str, str]]) -> str:
    """The places that cite, gathered by locator."""
    by_locator: dict[str, list[str]] = {}
    for position, (ident, locator) in enumerate(markers, start=1):
        link = f'<a class="backlink" href="#{ident}" aria-label="Back to citation {position}">{position}</a>'
        by_locator.setdefault(locator, []).append(link)
    parts = [
        f"{escape(locator)} {' '.join(links)}" if locator else " ".join(links) for locator, links in by_locator.items()
    ]
    return f'<span class="backlinks"><span aria-hidden="true">↩</span> {"; ".join(parts)}</span>'

r"""Every key that is cited, in prose, in a table or by a value, is in references.bib.

A citation that leads nowhere, or that cannot be read as one, cannot be checked by a reader. The nearest key is suggested.
A key without its `[@ ]`, `\cite{}` and a number in brackets would be printed as they stand.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.sources import places, texts
from generators.model import Library, Page, Where
from generators.site.pages import Site
from generators.text.suggest import nearest, or_else

ID = "CIT-KEY"
SEVERITY = "error"
BAD = "A guide cites `[@thorntn2023, abstract]` and references.bib has `thornton2023`."
GOOD = "`[@thornton2023, abstract]`."
_ALMOST = re.compile(
    r"(?<![\w.])@(\w[\w:.+-]*\w)|\[([A-Za-z]\w+)(?:, [^\]]*)?\](?!\()|\\cite\w*\{[^}]*\}|\[\d{1,3}(?:[,–-] ?\d{1,3})*\](?!\()"
)


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each citation of an unknown key, once for each place."""
    seen = set()
    for citation, where in places.cited(library):
        if citation.key not in library.references and (citation.key, where) not in seen:
            seen.add((citation.key, where))
            near = nearest(citation.key, library.references)
            wanted = or_else(near, "an entry of references.bib")
            place = where if where.file.endswith(".md") else places.mention(library, where, citation.key)
            yield place, f"no reference {citation.key!r}; wanted {wanted}", near
    yield from _almost(library)
    for where in places.unreadable(library):
        yield where, "begins like a citation and cannot be read; wanted [@key], [@key, Table 2] or [@a, p 3; @b]", ""


def _almost(library: Library) -> Iterator[tuple[Where, str, str]]:
    """What was meant as a citation and is printed as it stands: `@key`, `[key, Table 2]`, `[12]`."""
    for said in texts.said(library):
        for match in _ALMOST.finditer(said.masked):
            key = match[1] or match[2] or ""
            if not key or key in library.references:
                right = f"[@{key}]" if key else ""
                wrong = f"{match[0]!r} is no citation and is printed as it stands"
                yield texts.place(said, match.start(), library), f"{wrong}; wanted {right or '[@key]'}", right


def check_site(library: Library, site: Site) -> Iterator[tuple[Where, str, str]]:
    """Yield each citation that a built page, such as a notebook, shows as it was typed."""
    for page in site:
        for text in page.printed_with("[@"):
            for typed in re.findall(r"\[@\w[^\]]*\]?", text):
                key = "".join(re.findall(r"[^,;\]\s]+", typed[2:])[:1])
                near = nearest(key, library.references) if key not in library.references else ""
                wrong = f"{typed!r} is no citation here" + (f", and there is no reference {key!r}" if near else "")
                yield site.place(page, typed), f"{wrong}; wanted {or_else(near, 'one that is numbered')}", near

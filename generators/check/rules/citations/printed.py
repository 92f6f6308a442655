"""A reference is printed whole: its title once, a full stop at the end, no markup.

The citation style takes an entry apart and formats it anew. Some errors of the style or of a field show only in the
result: `None` for a missing part, two full stops, a brace of LaTeX.
"""

import re
from collections.abc import Iterator
from html import unescape

from generators.model import Library, Problem, Reference
from generators.text.apostrophes import set_quotes
from generators.text.titles import strip_markup

ID = "CIT-PRINT"
SEVERITY = "error"
BAD = "Doe J. A trial of {RNA}.. *Journal of Trials*. 2021;None:5."
GOOD = "Doe J. A trial of RNA. *Journal of Trials*. 2021;3:5."
_TAG = re.compile(r"<(?!/?(?:i|sub|sup)>)")
_LEFT_OVER = re.compile(r"\bNone\b|[\ue000-\uf8ff\\{}]|[?!]\.|(?<!\.)\.\.(?!\.)|\. \.|  |,,|et al\.\.")


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each reference whose printed text lacks, doubles or spoils something."""
    for wrong, wanted in _find_faults(reference.entry, set_quotes(strip_markup(reference.fields.get("title", "")))):
        yield Problem(reference.where, f"{reference.key!r} is printed {wrong}", wanted)


def _find_faults(entry: str, title: str) -> Iterator[tuple[str, str]]:
    if not entry:  # it was not formatted
        return
    shown = unescape(strip_markup(entry))
    if title and shown.count(title) != 1:
        yield f"with its title {shown.count(title)} times", "the title once"
    if entry[-1] not in ".?!":
        yield f"with the end {entry[-20:]!r}", "a full stop"
    if spoilt := _TAG.search(entry) or _LEFT_OVER.search(shown):
        yield f"with {entry[spoilt.start() :][:20]!r} in it", "the words of the document"

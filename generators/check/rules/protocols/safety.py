"""Every hazard of a protocol is in its safety lines.

Radioactivity, tissue of people or animals, toxic solvents and the other hazards of `data/wording.yml` each have words
that show their use. If a protocol has one of them, its safety lines must name the hazard.
"""

import re
from collections.abc import Iterator

from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.model import Drug, Hazard, Library, Material, Problem, Protocol

ID = "PRO-SAFETY"
SEVERITY = "warning"
NUMBERS = False
BAD = "A step clears sections in xylene, and the safety lines speak of gloves only."
GOOD = "`Formaldehyde and xylene are toxic and the solvents are flammable; work in a fume hood.`"


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each hazard of a protocol without its safety line, at the first place that shows it."""
    hazards = [
        (h, re.compile(h.used, re.IGNORECASE), re.compile(h.safety, re.IGNORECASE)) for h in library.wording.hazards
    ]
    for protocol in drug.protocols:
        lines = " ".join(protocol.safety)
        used = [field for field in texts.fields_of(protocol, drug) if _is_material_or_step(field)]
        for hazard, shows, speaks in hazards:
            first = next(((field, match) for field in used if (match := shows.search(field.masked))), None)
            if first and not speaks.search(lines):
                yield Problem(
                    texts.place_in(first[0], first[1].start(), library),
                    *_format_message(protocol, hazard, first[1][0]),
                )


def _is_material_or_step(field: TextField) -> bool:
    return isinstance(field.noun, Material) or texts.is_step(field)


def _format_message(protocol: Protocol, hazard: Hazard, word: str) -> tuple[str, str]:
    return f"{protocol.name} uses {hazard.name} ({word.strip(' .')}) without a safety line", f"one on {hazard.name}"

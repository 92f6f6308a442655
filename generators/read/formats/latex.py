"""Decode LaTeX in a bibliography. Italics, superscripts and subscripts become <i>, <sup> and <sub>."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from generators.read.formats.bibtex import Fault

_ANY = re.compile(r"[\\{}$~]|--|``|''")
_RAISED = {
    "sup": re.compile(r"\\textsuperscript\{([^{}]*)\}|\$\^\{?([^{}$]*)\}?\$"),
    "sub": re.compile(r"\\textsubscript\{([^{}]*)\}|\$_\{?([^{}$]*)\}?\$"),
}


def decode_latex(text: str) -> str:
    """Return the text without LaTeX. Text without commands is returned at once, since decoding is slow."""
    if not _ANY.search(text):
        return text
    for tag, pattern in _RAISED.items():
        text = pattern.sub(rf"<{tag}>\g<1>\g<2></{tag}>", text)
    decode, known = _make_decoder()
    for command in re.findall(r"\\([A-Za-z]+)", text):
        if not known(command):
            raise Fault(f"\\{command} is no command of LaTeX that is understood here", "the character itself")
    return decode(re.sub(r"(?<!\\)[%&#]", r"\\\g<0>", text)).strip()  # a bare % would begin a comment


@cache
def _make_decoder() -> tuple[Callable[[str], str], Callable[[str], object]]:
    """Return a function that decodes LaTeX; unknown commands become nothing."""
    from pylatexenc import latex2text

    commands = latex2text.get_default_latex_context_db()
    italics = [latex2text.MacroTextSpec(name, simplify_repl="<i>%s</i>") for name in ("textit", "emph")]
    commands.add_context_category("ours", prepend=True, macros=italics)
    return latex2text.LatexNodes2Text(latex_context=commands, math_mode="text").latex_to_text, commands.get_macro_spec

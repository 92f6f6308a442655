"""Decode LaTeX in a bibliography. Italics, superscripts and subscripts become <i>, <sup> and <sub>.

A closed grammar: letters, accents, symbols, and the commands for a face of type. Everything else is a `Fault`, and no exception of the
decoder leaves this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from generators.read.formats.bibtex import Fault


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ANY = re.compile(r"[\\{}$~]|--|``|''")
_DEEPEST = 20  # braces; a title needs four
_MATH = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$|\\\((.*?)\\\)")
_DEGREE = re.compile(r"\^\s*(?:\\circ(?![A-Za-z])|\{\s*\\circ\s*\})")
_RAISED = re.compile(r"(?<!\\)([\^_])\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\\[A-Za-z]+|[^\s{}\\]))")
_TAGS = {"^": ("<sup>", "</sup>"), "_": ("<sub>", "</sub>")}
_TEXT_RAISED = re.compile(r"\\text(super|sub)script\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_LINKED = re.compile(r"\\href\b")
_ADDRESS = re.compile(r"\\(?:url|nolinkurl)\s*\{([^{}]*)\}")
# What only changes how its text looks, which a list of references does not.
_FACES = _words("""
    bf bfseries bm boldsymbol cal em ensuremath hbox it itshape mathbb mathbf mathcal mathfrak mathit mathnormal mathrm mathsf mathtt
    mbox noopsort normalfont operatorname protect relax rm sc scshape sf sl text textbf textmd textnormal textrm textsc textsf
    textsl texttt textup tt uppercase upshape
""")
_ITALIC = ("textit", "emph")
_QUOTED = re.compile(r"\\(?:enquote|mkbibquote)\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_UNSEEN = re.compile(r"\\(?:[vh]?phantom|[hv]space\*?)\s*(?:\{(?:[^{}\\]|\\.)*\}|\\.)")  # room without a sign
_EMPHASISED = re.compile(r"\\mkbib(?:emph|italic)(?=\s*\{)")
_ACCENTS = frozenset("'`^\"~=.cHkbdruvt") | {"oalign", "bar", "hat", "tilde", "vec", "dot", "ddot"}
_MORE_SIGNS = {
    "textquotesingle": "'", "textgreater": ">", "textless": "<", "textbar": "|", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textcelsius": "°C", "textonehalf": "½", "textmu": "µ", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "left": "", "right": "",
    "thinspace": " ", "slash": "/", "newblock": " ", "par": " ", "thickspace": " ",
    "hyphen": "-", "null": "", "LaTeXe": "LaTeX2e", "textbraceleft": "{", "textbraceright": "}", "textendash": "–", "textemdash": "—",
}  # fmt: skip
_SIGNS = frozenset("\\,;:!>/@- \n%&#_{}$*")  # spaces, hyphenation, and signs that LaTeX escapes


def decode_latex(text: str) -> str:
    """Return the text without LaTeX. Text without commands is returned at once, since decoding is slow. Raises Fault."""
    if not _ANY.search(text):
        return text
    _check_depth(text)
    text = _UNSEEN.sub(lambda found: " " if "space" in found[0] else "", text)
    text = _ADDRESS.sub(_write_address, text)
    text = _EMPHASISED.sub(r"\\emph", _QUOTED.sub(r"“\1”", text))
    decode, is_known = _make_decoder()
    for command in _COMMAND.findall(text):
        if not is_known(command):
            raise Fault(f"\\{command} is no command of LaTeX that is understood here", _wanted(command))
    if "$" in re.sub(r"\\\$", "", _MATH.sub("", text)):
        raise Fault("a dollar sign that no other closes", "`\\$` for the sign itself, and two round a formula")
    text = _MATH.sub(lambda found: _decode_math(found[1] or found[2] or ""), text)
    text = _TEXT_RAISED.sub(r"<\1>\2</\1>", text).replace("<super>", "<sup>").replace("</super>", "</sup>")
    try:
        return decode(re.sub(r"(?<!\\)[%&#]", r"\\\g<0>", text)).strip()  # a bare % would begin a comment
    except Exception as problem:  # of a library that has no error of its own
        raise Fault("LaTeX that cannot be read", "the text itself") from problem


def _write_address(found: re.Match[str]) -> str:
    """An address as LaTeX that stays what it is: `~` is no space in it, and `_` and `^` raise nothing."""
    signs = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "_": r"\_", "$": r"\$"}
    return "".join(signs.get(sign, sign) for sign in re.sub(r"\\([_%&#~$^])", r"\1", found[1]))


def _wanted(command: str) -> str:
    return "the text of the link alone" if _LINKED.match(f"\\{command}") else "the character or the words themselves"


def _check_depth(text: str) -> None:
    depth = deepest = 0
    for mark in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if mark == "{" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise Fault(f"{deepest} braces within one another", f"at most {_DEEPEST}")


def _decode_math(formula: str) -> str:
    """Return a formula as text: a degree sign, a minus for a hyphen before a digit, and what is raised and lowered."""
    formula = re.sub(r"-(?=\s*[\d.])", "−", _DEGREE.sub("°", formula))
    for _ in range(3):  # within one another
        formula = _RAISED.sub(_raise, formula)
    return re.sub(r"[\^_]", r"\\\g<0>", formula) if re.search(r"(?<!\\)[\^_]", formula) else formula


def _raise(found: re.Match[str]) -> str:
    inner = found[2] if found[2] is not None else found[3]
    if re.fullmatch(r"\s*(?:\\prime\s*)+", inner):
        return "′" * inner.count("prime")
    begin, end = _TAGS[found[1]]
    return begin + inner.strip() + end


@cache
def _make_decoder() -> tuple[Callable[[str], str], Callable[[str], bool]]:
    """Return a function that decodes LaTeX, and one that tells whether a command is one of those that it decodes rightly."""
    from pylatexenc import latex2text

    commands = latex2text.get_default_latex_context_db()
    italics = [latex2text.MacroTextSpec(name, simplify_repl="<i>%s</i>") for name in _ITALIC]
    signs = [latex2text.MacroTextSpec(name, simplify_repl=sign) for name, sign in _MORE_SIGNS.items()]
    commands.add_context_category("ours", prepend=True, macros=[*italics, *signs])
    symbols = {
        spec.macroname for category in ("latex-base", "advanced-symbols") for spec in commands.d[category]["macros"].values()
        if isinstance(spec.simplify_repl, str) and "%" not in spec.simplify_repl
    }  # fmt: skip
    known = (
        symbols
        | _FACES
        | {*_ITALIC, "textsuperscript", "textsubscript"}
        | _MORE_SIGNS.keys()
        | _ACCENTS
        | _SIGNS
        | {"(", ")"}
    )
    return latex2text.LatexNodes2Text(latex_context=commands, math_mode="text").latex_to_text, known.__contains__

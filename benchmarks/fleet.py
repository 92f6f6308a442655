"""A project of many drugs that are like the real ones: their files under other ids, names and codes, with other values.

A drug of a copy has references, analytes, populations, terms and compounds of its own, so that all grows as it would with new drugs. A
value is another where nothing else speaks of it: no formula, disagreement, picture, table or sentence.
"""

from __future__ import annotations

import csv
import io
import random
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import yaml

from benchmarks import sample
from generators.errors import GuideError

ROOT = Path(__file__).resolve().parent.parent
_CODE = re.compile(r"(?=.*[A-Z].*[A-Z\d])[\w-]{3,}|\d{5,}")  # SOD1, ALSFRS-R: a word that stands for one thing
_RARE = "qxzkvwjh"  # with which few words end, or go on
_LETTERS = "bcdfghjklmnpqrtvwxzaeiouy"
_ENTRY = re.compile(r"^@\w+\{([\w-]+),\n.*?^\}\n", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"[\w-]+")
_NAMED = re.compile(r"(?P<kind>(?:method|table|figure|diagram|protocol)-)?(?P<word>[\w-]+)")
_PHRASE = re.compile(r"[A-Z]+ \d{1,4}")  # ASO 1: a code whose parts mean nothing alone
_SHOWING = ("observations.csv", "tables.yml", "charts.yml")  # what shows a value, and says nothing of it
_PLAIN = re.compile(r"\d+\.\d+")


def make(folder: Path, drugs: int) -> Path:
    """Write a project of `drugs` drugs into a folder, which is new: the real ones, then copies of each in turn."""
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("versions"))
    shutil.copytree(ROOT / "docs" / "method", folder / "docs" / "method")
    shutil.copy2(ROOT / "references.bib", folder)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(sample.settings(), allow_unicode=True), encoding="utf-8")
    real = sorted(path.name for path in (folder / "data" / "drugs").iterdir())
    if drugs < len(real):  # each names values of others
        raise GuideError(f"a project of {drugs} drugs; wanted at least the {len(real)} real ones")
    entries = {found[1]: found[0] for found in _ENTRY.finditer((ROOT / "references.bib").read_text(encoding="utf-8"))}
    made = {
        key: text for number, name in _list_copies(real, drugs) for key, text in _copy(folder, name, number, entries)
    }
    _write_references(folder, {**entries, **made})
    return folder


def _list_copies(real: list[str], drugs: int) -> Iterator[tuple[int, str]]:
    """Yield the number and the original of each copy."""
    names = cycle(real)
    yield from ((at, next(names)) for at in range(max(0, drugs - len(real))))


def _make_end(at: int) -> str:
    """Return two small letters for a copy, three for the 200th and those after it, so that no picture becomes too wide: `qb`, `qc`, …"""
    first, second = divmod(at, len(_LETTERS))
    again, first = divmod(first, len(_RARE))
    return f"{_RARE[first]}{_LETTERS[second]}{_RARE[again - 1] if again else ''}"


def _copy(folder: Path, name: str, number: int, entries: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Write a copy of a drug, and yield its references."""
    source, end = ROOT / "data" / "drugs" / name, _make_end(number)
    texts = {path.relative_to(source): path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.*"))}
    written = {word for text in texts.values() for word in _WORD.findall(text)}
    cited = [key for key in entries if key in written]
    rename = _make_renamer([name, *cited, *_list_own_words(source)], _find_prefix(texts), end)
    for path, text in texts.items():
        copy = folder / "data" / "drugs" / f"{name}{end}" / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        told = _perturb(texts, number) if path.name == "observations.csv" else text
        copy.write_text(
            _drop_shared(rename(told)) if path.parent.name == "vocabulary" else rename(told), encoding="utf-8"
        )
    _copy_waivers(folder, name, cited, rename)
    for key in cited:
        yield f"{key}{end}", _copy_entry(entries[key], number, end, rename)


def _drop_shared(text: str) -> str:
    """Return entries of a vocabulary without what the original has already: ids that all drugs share, and genes."""
    read = yaml.safe_load(text)
    kept = (
        [one for one in read if one["id"] not in _list_shared_words()]
        if isinstance(read, list)
        else {**read, "genes": []}
    )
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)


def _find_prefix(texts: dict[Path, str]) -> str:
    """Return what the ids of a drug begin with, `tof`."""
    return texts[Path("observations.csv")].split("\n")[1].partition("-")[0]


def _make_renamer(words: Iterable[str], prefix: str, end: str) -> Callable[[str], str]:
    """Return what puts `end` after each of some words, and into the ids that begin with a prefix."""
    listed = tuple(words)
    known = {form for word in listed for form in _list_forms(word)} - _list_shared_words()

    def rename(found: re.Match[str]) -> str:
        kind, word = found["kind"] or "", found["word"]
        if word.startswith(f"{prefix}-"):
            return f"{kind}{prefix}{end}{word.removeprefix(prefix)}"
        if word in known:
            return f"{kind}{word}{end}"
        parts = [f"{part}{end}" if part in known and not part.isdigit() else part for part in found[0].split("-")]
        return "-".join(parts) if found[0] != found[0].lower() else found[0]

    phrases = re.compile(rf"\b(?:{'|'.join(map(re.escape, filter(_PHRASE.fullmatch, listed))) or '(?!)'})\b")
    # the id of a compound without a name is another; what a rule knows is said of it stays
    return lambda text: _NAMED.sub(rename, phrases.sub(rf"\g<0>{end}", text)).replace(f"unnamed{end} ", "unnamed ")


def _list_forms(word: str) -> tuple[str, ...]:
    """Return a word as it is written within and at the start of a sentence, and as a brand is; an id of a registry stands alone."""
    return (word,) if re.search(r"\d", word) else (word, word[0].upper() + word[1:], word.upper())


@cache
def _list_shared_words() -> frozenset[str]:
    """Return the words of the vocabulary that all drugs share, and the names of genes, which a new drug has in common with others."""
    paths = [*(ROOT / "data" / "vocabulary").glob("*.yml"), *(ROOT / "data" / "drugs").glob("*/vocabulary/wording.yml")]
    return frozenset(word for path in paths for word in _WORD.findall(path.read_text(encoding="utf-8"))) | {
        "ISIS",
        "IONIS",
        "mRNA",
    }


def _list_own_words(source: Path) -> Iterator[str]:
    """Yield the ids and the codes that a drug alone has: of its vocabulary, its genes, its brands."""
    drug = yaml.safe_load((source / "drug.yml").read_text(encoding="utf-8"))
    yield from drug.get("brand_names", [])
    yield from re.findall(
        r"^- (?:id|name): ([\w-]+)$", (source / "studies.yml").read_text(encoding="utf-8"), re.MULTILINE
    )
    for path in sorted(path for path in (source / "vocabulary").glob("*.yml") if path.stem != "wording"):
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        for one in read:
            yield one["id"]
            names = (
                one.get("name", ""),
                one.get("label", ""),
                *one.get("codes", []),
                *one.get("synonyms", []),
                *one.get("avoid", []),
            )
            yield from (word for name in names for word in _WORD.findall(name) if _CODE.fullmatch(word))
            yield from filter(_PHRASE.fullmatch, names)


def _copy_entry(text: str, number: int, end: str, rename: Callable[[str], str]) -> str:
    """Return a reference as another work: other key, title, first author and numbers."""
    text = rename(text)
    text = re.sub(r"^(  title = \{.*)\},$", rf"\1 {end}}},", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^(  author = \{\{*)([^\s,}]+)", rf"\1\2{end}", text, count=1, flags=re.MULTILINE)
    fields = dict(re.findall(r"^  (doi|pmid|pmcid|nct) = \{(.*)\},$", text, re.MULTILINE))
    for value in fields.values():
        text = text.replace(value, _renumber(value, number + 1))
    if "doi" in fields:
        text = re.sub(r"^  (?:url|seen) = .*\n", "", text, flags=re.MULTILINE)
        text = re.sub(
            r"^  (doi = \{(.*)\},)$", r"  \1\n  url = {https://doi.org/\2},", text, count=1, flags=re.MULTILINE
        )
    elif not fields:
        text = re.sub(r"^(  url = \{[^}#]*)", rf"\1{end}", text, count=1, flags=re.MULTILINE)
    return text


def _renumber(value: str, number: int) -> str:
    """Return another number of the same form: its last digits differ, or where these are one or two, the longest of a DOI."""
    runs = [found for found in re.finditer(r"\d+", value) if found.start() > value.find("/")]
    changed = runs[-1] if len(runs[-1][0]) > 2 else max(runs, key=lambda found: len(found[0]))
    digits = (int(changed[0]) + 7919 * number) % 10 ** len(changed[0])
    return f"{value[: changed.start()]}{digits:0{len(changed[0])}}{value[changed.end() :]}"


def _copy_waivers(folder: Path, name: str, cited: list[str], rename: Callable[[str], str]) -> None:
    """Add to the waivers those of the copy: of its references, and of its files."""
    path = folder / "data" / "waivers.yml"
    known = yaml.safe_load((ROOT / "data" / "waivers.yml").read_text(encoding="utf-8"))
    own = [one for one in known if f"drugs/{name}/" in one["file"] or any(f"'{key}'" in one["match"] for key in cited)]
    if own:
        added = rename(yaml.safe_dump(own, allow_unicode=True, sort_keys=False, width=1000))
        path.write_text(f"{path.read_text(encoding='utf-8')}{added}", encoding="utf-8")


def _perturb(texts: dict[Path, str], number: int) -> str:
    """Return the rows of a drug with another last digit in each value that may change."""
    choose = random.Random(number)
    return _change(texts, lambda _: choose.randint(1, 9))


def edit(project: Path) -> None:
    """Change the last digit of one value of the first drug that has one which may change."""
    for path in sorted((project / "data" / "drugs").glob("*/observations.csv")):
        texts = {one.relative_to(path.parent): one.read_text(encoding="utf-8") for one in path.parent.rglob("*.*")}
        done: list[int] = []

        def next_digit(digit: int, done: list[int] = done) -> int:
            done.append(digit)
            return digit % 9 + 1 if len(done) == 1 else digit

        changed = _change(texts, next_digit)
        if done:
            path.write_text(changed, encoding="utf-8")
            return


def _change(texts: dict[Path, str], digit: Callable[[int], int]) -> str:
    """Return the rows of a drug with another last digit where no formula, sentence or disagreement speaks of the value;
    shares and ratios, which rules compare with what they are made of, stay."""
    head, *rows = csv.reader(io.StringIO(texts[Path("observations.csv")]))
    ident, value, formula, unit = (head.index(name) for name in ("id", "value", "formula", "unit"))
    told = {word for path, text in texts.items() if path.name not in _SHOWING for word in _WORD.findall(text)}
    told |= {word for row in rows for word in _WORD.findall(row[formula])}
    for row in rows:
        if (
            row[ident] not in told
            and not row[formula]
            and row[unit] not in ("", "%", "1")
            and _PLAIN.fullmatch(row[value])
        ):
            row[value] = f"{row[value][:-1]}{digit(int(row[value][-1]))}"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([head, *rows])
    return out.getvalue()


def _write_references(folder: Path, entries: dict[str, str]) -> None:
    text = "\n".join(entries[key] for key in sorted(entries))
    (folder / "references.bib").write_text(text, encoding="utf-8")

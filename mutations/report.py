"""Report what the rules found: in all, by family, by way, by rule; and what they missed, with the reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mutations.mutant import WAYS
from mutations.run import Result


def percent_caught(results: Sequence[Result]) -> float:
    """Return the percentage of effective breaks that were caught."""
    broken = [r for r in results if not r.same]
    return 100 * sum(bool(r.caught) for r in broken) / len(broken) if broken else 100.0


def find_families_below(results: Sequence[Result], percent: float) -> list[str]:
    """Return the families of which less was caught."""
    return [family for family, found in _group_by_family(results).items() if percent_caught(found) < percent]


def find_unused_ways(results: Sequence[Result]) -> list[str]:
    """Return the ways that found nothing to break."""
    used = {(result.mutant.family, result.mutant.way) for result in results}
    return [f"{way.family} {way.name}" for way in WAYS if (way.family, way.name) not in used]


def _group_by_family(results: Sequence[Result]) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        found[result.mutant.family].append(result)
    return found


def format_report(results: Sequence[Result]) -> str:
    """Format the whole report."""
    return "\n".join(
        [
            *_format_ways(results),
            "",
            *_format_rules(results),
            "",
            *_format_survivors(results),
            "",
            *_format_sum(results),
        ]
    )


def _format_ways(results: Sequence[Result]) -> Iterator[str]:
    by_way: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        by_way[result.mutant.family, result.mutant.way].append(result)
    yield f"{'':4} {'way to break':<48} {'tried':>5} {'caught':>6} {'same':>4}  by"
    for (family, name), found in by_way.items():
        rules = Counter(rule for result in found for rule in dict.fromkeys(rule for rule, _ in result.caught))
        caught = sum(bool(r.caught) for r in found)
        by = ", ".join(f"{rule} {n}" for rule, n in rules.most_common(4))
        yield f"{family:4} {name:<48} {len(found):>5} {caught:>6} {sum(bool(r.same) for r in found) or '':>4}  {by}"


def _format_rules(results: Sequence[Result]) -> Iterator[str]:
    counted = Counter(rule for result in results for rule in dict.fromkeys(rule for rule, _ in result.caught))
    alone = Counter(result.caught[0][0] for result in results if len({rule for rule, _ in result.caught}) == 1)
    yield f"{'rule':<16} {'saw':>4} {'alone':>5}"
    for rule, number in sorted(counted.items()):
        yield f"{rule:<16} {number:>4} {alone[rule] or '':>5}"


def _format_survivors(results: Sequence[Result]) -> Iterator[str]:
    """List the breaks that nothing caught, by way, with the explanation in the way's docstring."""
    meaning = {(way.family, way.name): (way.find.__doc__ or "").strip() for way in WAYS}
    left = [r for r in results if not r.caught]
    yield f"{len(left)} were not caught" + (":" if left else ".")
    for result in left:
        why = (
            f"nothing was broken: {result.same}"
            if result.same
            else result.raised or meaning[result.mutant.family, result.mutant.way]
        )
        yield f"  {result.mutant.family} {result.mutant.way}: {result.mutant.file}: {result.mutant.description}\n      {why}"


def _format_sum(results: Sequence[Result]) -> Iterator[str]:
    caught = [r for r in results if r.caught]
    same = sum(bool(r.same) for r in results)
    worst = Counter(_worst_severity(r) for r in caught)
    each = ", ".join(f"{family} {percent_caught(found):.1f}%" for family, found in _group_by_family(results).items())
    yield f"{len(results)} breaks, {same} of which changed nothing; {len(caught)} caught: {percent_caught(results):.1f}% ({each})"
    yield f"caught as {', '.join(f'{severity} {number}' for severity, number in worst.most_common())}; " + (
        f"{sum(r.at_home for r in caught)} with a finding in the broken file"
    )


def _worst_severity(result: Result) -> str:
    severities = {severity for _, severity in result.caught}
    return next(s for s in ("error", "warning", "info") if s in severities)

"""The order in which the nodes of a diagram stand under one another."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model import Diagram

Pairs = set[tuple[str, str]]


def order_nodes(diagram: Diagram) -> list[str]:
    """Return all nodes, each after those that lead to it as far as cycles allow, the nodes of a cluster together."""
    homes = {member: f"cluster {cluster.id}" for cluster in diagram.clusters for member in cluster.nodes}
    groups: dict[str, list[str]] = {}
    for node in diagram.nodes:
        groups.setdefault(homes.get(node.id, f"node {node.id}"), []).append(node.id)
    home = {ident: group for group, members in groups.items() for ident in members}
    edges = {(edge.tail, edge.head) for edge in diagram.edges if edge.tail != edge.head}
    between = {(home[tail], home[head]) for tail, head in edges if home[tail] != home[head]}
    placed: list[str] = []
    for group in _follow(list(groups), between, []):
        placed += _follow(groups[group], edges, placed)
    return placed


def _follow(names: list[str], edges: Pairs, placed: list[str]) -> Iterator[str]:
    """Yield the names: next is what nothing that waits leads to, and of those what follows the last placed."""
    waiting, last = list(names), list(placed)
    while waiting:
        leading = {name: sum((other, name) in edges for other in waiting) for name in waiting}
        least = min(leading.values())
        ready = [name for name in waiting if leading[name] == least]
        follows = (name for before in reversed(last) for name in ready if (before, name) in edges)
        following = next(follows, ready[0])
        waiting.remove(following)
        last.append(following)
        yield following

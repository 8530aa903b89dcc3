"""Curves from edges: chains that run straight on through junctions, smoothed, with a sideways play.

Rivers, roads and dry valleys are laid on hexes and hexsides; here their edges become lines that look
as if land and not a grid had made them. Coordinates are hex widths.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Generic, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from game.sheet.noise import lattice

Node = TypeVar("Node", bound=Hashable)
Point: TypeAlias = tuple[float, float]
Curve: TypeAlias = npt.NDArray[np.float64]  # (points, 2)

STRAIGHT: Final = (
    -0.35
)  # cosine between two edges of a node, below which a line runs on from one to the other
SPAN: Final = 10  # points from one control point to the next


@dataclass(frozen=True)
class Edge(Generic[Node]):
    """A piece of a line between two nodes; only pieces of one class run on into each other."""

    a: Node
    b: Node
    kind: int = 0

    def other(self, node: Node) -> Node:
        """Its other end."""
        return self.b if node == self.a else self.a


def chains(edges: Sequence[Edge[Node]], at: Mapping[Node, Point]) -> list[tuple[int, list[Node]]]:
    """Class and nodes of the lines that edges make: each edge once, as long and as straight as may be."""
    touching: dict[Node, list[int]] = {}
    for number, edge in enumerate(edges):
        for node in (edge.a, edge.b):
            touching.setdefault(node, []).append(number)
    onward = {node: _pairs(node, numbers, edges, at) for node, numbers in touching.items()}
    found, done = [], set()
    for number, edge in enumerate(edges):
        if number in done:
            continue
        back = _walk(number, edge.a, edges, onward)
        nodes, used = _follow(back[0], back[1], edges, onward)
        done |= used
        found.append((edge.kind, nodes))
    return found


def _pairs(
    node: Node, numbers: list[int], edges: Sequence[Edge[Node]], at: Mapping[Node, Point]
) -> dict[int, int]:
    """Which edge of a node runs on into which."""
    options = []
    for one, other in combinations(numbers, 2):
        if edges[one].kind == edges[other].kind:
            bend = _cosine(at[edges[one].other(node)], at[node], at[edges[other].other(node)])
            options.append((round(bend, 6), one, other))
    paired: dict[int, int] = {}
    for bend, one, other in sorted(options):
        free = one not in paired and other not in paired
        if free and (bend < STRAIGHT or len(numbers) == 2):
            paired |= {one: other, other: one}
    return paired


def _cosine(a: Point, middle: Point, b: Point) -> float:
    ax, ay, bx, by = a[0] - middle[0], a[1] - middle[1], b[0] - middle[0], b[1] - middle[1]
    return (ax * bx + ay * by) / max(math.hypot(ax, ay) * math.hypot(bx, by), 1e-9)


def _walk(
    number: int, node: Node, edges: Sequence[Edge[Node]], onward: Mapping[Node, Mapping[int, int]]
) -> tuple[int, Node]:
    """The first edge of the line that an edge is part of, and the node at which the line begins."""
    start = number
    while number in onward[node]:
        number = onward[node][number]
        if number == start:  # a ring
            break
        node = edges[number].other(node)
    return number, node


def _follow(
    number: int, node: Node, edges: Sequence[Edge[Node]], onward: Mapping[Node, Mapping[int, int]]
) -> tuple[list[Node], set[int]]:
    """The nodes of a line from its first edge and node on, and its edges."""
    nodes, used = [node], set()
    while number not in used:
        used.add(number)
        node = edges[number].other(node)
        nodes.append(node)
        number = onward[node].get(number, number)
    return nodes, used


def relaxed(points: Curve, fixed: npt.NDArray[np.bool_], most: float, rounds: int = 6) -> Curve:
    """A line whose free points have moved between their neighbours, by at most `most`."""
    moved = points.copy()
    for _ in range(rounds):
        middle = moved.copy()
        middle[1:-1] = 0.5 * moved[1:-1] + 0.25 * (moved[:-2] + moved[2:])
        away = middle - points
        length = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)[:, None]
        middle = points + away * np.minimum(1, most / length)
        moved = np.where(fixed[:, None], points, middle)
    return moved


def smooth(points: Curve) -> Curve:
    """A curve through control points (Catmull-Rom), `SPAN` points from each to the next."""
    if len(points) < 3:
        steps = np.linspace(0, 1, SPAN * 2)[:, None]
        straight: Curve = points[0] + steps * (points[-1] - points[0])
        return straight
    ends = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.linspace(0, 1, SPAN, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(ends[:-3], ends[1:-2], ends[2:-1], ends[3:], strict=True):
        bent = (2 * a - 5 * b + 4 * c - d) * t + (3 * b - a - 3 * c + d) * t * t
        pieces.append(b + 0.5 * t * (c - a + bent))
    return np.concatenate([*pieces, points[-1:]])


def lengths(curve: Curve) -> npt.NDArray[np.float64]:
    """(points,) how far along a curve each point lies."""
    steps = np.hypot(*np.diff(curve, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])


def swayed(curve: Curve, waves: Iterable[tuple[float, float]], seed: int, still: Curve) -> Curve:
    """A curve moved sideways by noise along it: (length, amplitude) of each wave.

    It does not move at its ends nor at the `still` points.
    """
    along = lengths(curve)
    sway = np.zeros(len(curve))
    for number, (length, amplitude) in enumerate(waves):
        sway += amplitude * _noise(along / length, seed * 8 + number)
    step = np.gradient(curve, axis=0)
    size = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)
    normal = np.stack([-step[:, 1], step[:, 0]], axis=1) / size[:, None]
    calm = np.minimum(along, along[-1] - along) / 0.3
    for point in still:
        calm = np.minimum(calm, np.hypot(*(curve - point).T) / 0.3)
    moved: Curve = curve + normal * (sway * np.clip(calm, 0, 1))[:, None]
    return moved


def kept_off(curve: Curve, places: Curve, least: float) -> Curve:
    """A curve that passes no place nearer than `least`: it is pushed aside there."""
    for place in places:
        away = curve - place
        length = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)[:, None]
        curve = np.where(length < least, place + away / length * (0.6 * least + 0.4 * length), curve)
    return curve


def _noise(at: npt.NDArray[np.float64], seed: int) -> npt.NDArray[np.float64]:
    """Noise along a line, from -1 to 1."""
    values = lattice(0, 0, int(at[-1]) + 3, 1, seed)[0].astype(np.float64)
    cell = np.floor(at).astype(int)
    part = at - cell
    part = part * part * (3 - 2 * part)
    return np.asarray(values[cell] * (1 - part) + values[cell + 1] * part)

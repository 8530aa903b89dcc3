"""Doctrine: how a faction fights, as a small table of figures.

A scenario names the doctrine of each faction; a name that is not in the table fights as the plain
one. `expeditionary.at_once` is the expeditionary one with another way to hand places on. The figures
are judgements, set by playing games and reading them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

Handovers = Literal["ready", "at_once", "never"]
"""When places are handed on: once the forecast is good, as soon as somebody takes them, or not at all."""


@dataclass(frozen=True, slots=True)
class Doctrine:
    """What a commander of a school thinks right; per cent unless said otherwise."""

    odds: int = 200  # strength wanted against the expected defence before columns close in
    alone: int = 300  # the same where no partner stands near by
    caution: int = 150  # weight of one's own men against what their loss costs in points
    nerve: int = 200  # enemy strength near by, against one's own, at which troops fall back
    garrison: int = 100  # of the assessed threat that a held place is given in men
    presence: int = 250  # thousandths of a point for taking any enemy place, and again for each size
    patience: int = 2000  # thousandths of a day that weigh nothing in choosing between near and far
    horizon: int = 14  # days beyond which no task is taken on
    stride: int = 2000  # thousandths of a day to the nearest friendly place beyond which nobody goes
    least: int = 3  # column of the chart below which nobody attacks
    hunts: bool = True  # goes after known enemies in the open
    bides: bool = False  # leaves what counts only at the end to the last days, unless it holds it
    ambushes: int = 0  # units that lie in wait beside roads at a time
    defers: int = 0  # thousandths of a day within which the sovereign's troops must be to be left a town
    daring: int = 0  # thousandths of a day beyond its supply that a great prize is worth
    lends: bool = False  # puts troops under the orders of a stronger ally for a fight
    hides: bool = False  # irregulars: disperses and goes underground rather than be caught
    bargain: int = 0  # thousandths of a point that it wants of what it agrees to, more than of declining
    raids: int = 0  # attacks by night that are planned in a phase; who raids mines roads as well
    hands_over: Handovers = "ready"


DOCTRINES: Final[dict[str, Doctrine]] = {
    "expeditionary": Doctrine(
        odds=200,
        alone=200,
        nerve=300,
        garrison=60,
        presence=200,
        patience=1500,
        stride=2500,
        defers=200,
        daring=500,
    ),
    "sovereign": Doctrine(
        odds=200, alone=800, caution=200, nerve=150, presence=300, horizon=20, stride=1500, lends=True
    ),
    "mission": Doctrine(
        odds=300,
        alone=500,
        caution=200,
        garrison=120,
        presence=150,
        horizon=20,
        stride=1000,
        defers=2000,
        daring=1000,
        lends=True,
    ),
    "separatist": Doctrine(
        odds=250,
        alone=600,
        caution=200,
        nerve=100,
        garrison=50,
        presence=150,
        horizon=8,
        stride=1500,
        hunts=False,
        hides=True,
    ),
    "insurgent": Doctrine(
        odds=100,
        alone=100,
        caution=100,
        nerve=100,
        garrison=50,
        presence=0,
        horizon=8,
        stride=4000,
        least=2,
        hides=True,
        bides=True,
        ambushes=2,
        raids=1,
    ),
}
PLAIN: Final = Doctrine()
MARK: Final = "."  # between a doctrine and when it hands places on, as in `sovereign.never`


def doctrine(name: str) -> Doctrine:
    """The doctrine of a name; behind a point may stand when it hands places on, if not as it would."""
    school, _point, handovers = name.partition(MARK)
    found = DOCTRINES.get(school, PLAIN)
    for known in get_args(Handovers):
        if handovers == known:
            return replace(found, hands_over=known)
    return found

"""Figures of a staff's estimate in words: points, ratios, men reported, aims served."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import numpy as np

from game.ai.aims import POINT
from game.ai.cover import DANGER
from game.ai.thought import Thought
from game.records import positions, wording
from game.records.aims import aim_in_words
from game.rules import victory
from game.texts import _, decimal, spoken

Telling = Callable[[Thought, Any], Iterator[str]]
"""What is to be told of an order that a staff gave with something in mind."""

MANY: Final = 99  # from which a ratio is only said to be more


def points(thousandths: int) -> str:
    """Thousandths of a point as `1.5 points`, with one decimal."""
    tenths = round(thousandths * 10 / POINT)
    figure = f"{'−' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"
    return _("{figure} points").format(figure=decimal(figure))


def ratio(one: int, other: int) -> str:
    """How many times as much one is as another, with one decimal."""
    if one >= MANY * max(1, other):
        return _("more than {count}").format(count=MANY)
    return decimal(f"{one / max(1, other):.1f}")


def about(men: int) -> str:
    """A number of men that is a report."""
    return _("about {men}").format(men=wording.men(men))


def place_name(mind: Thought, here: int) -> str:
    """A hex in words."""
    return positions.point(mind.estimate.theatre, here)


def served(mind: Thought, places: Iterable[int]) -> Iterator[str]:
    """The objectives of the side that name one of some places, and how far they have come."""
    theatre, wanted = mind.estimate.theatre, set(places)
    progress = victory.progress(theatre, mind.estimate.state)
    for number, aim in enumerate(theatre.objectives):
        if aim.faction != mind.estimate.side or not wanted & set(aim.places):
            continue
        text = spoken(aim.text).rstrip(".") or aim_in_words(theatre, aim)
        template = _("It serves an aim: {aim} ({earned} of {most} points so far).")
        yield template.format(aim=text, earned=progress[number].earned, most=progress[number].points)


def where(mind: Thought, order: Any) -> int:
    """The hex in which those stand to whom an order goes."""
    return int(mind.estimate.state.hex[order.units[0]])


def places_at(mind: Thought, here: int) -> list[int]:
    """The places of a hex."""
    spot = mind.estimate.atlas.spot_at.get(here)
    return mind.estimate.atlas.places_of[spot] if spot is not None else []


def ours_at(mind: Thought, here: int) -> list[int]:
    """The side's units in a hex."""
    return [u for u in mind.estimate.units.tolist() if mind.estimate.state.hex[u] == here]


def men_within(mind: Thought, here: int, reach: int) -> int:
    """Men of the side and of its partners within so many hexes."""
    estimate = mind.estimate
    troops = np.concatenate([estimate.units, estimate.friends])
    steps = estimate.atlas.distance(np.array([here], np.int32), estimate.state.hex[troops])[0]
    return int(estimate.state.men[troops[steps <= reach]].sum())


def kept(mind: Thought, here: int) -> Iterator[str]:
    """What it is worth to keep the places of a hex."""
    goals = places_at(mind, here)
    keeping = sum(int(mind.aims.keeping[p]) for p in goals)
    if keeping:
        template = _("To keep {place} is worth {points}.")
        name = wording.places(mind.estimate.theatre, goals)
        yield template.format(place=name, points=points(keeping))
        yield from served(mind, goals)


def enemies_near(mind: Thought, here: int) -> str:
    """How many enemies are reported within reach of a hex."""
    estimate = mind.estimate
    men, km = int(estimate.foe_men[_close(mind, here)].sum()), DANGER * estimate.theatre.km_a_hex
    if not men:
        return _("No enemy is known within {km} km.").format(km=km)
    template = _("{men} of the enemy are reported within {km} km.")
    return template.format(men=wording.capital(about(men)), km=km)


def weight(mind: Thought, here: int) -> int:
    """The strength with which reported enemies could fall on a hex."""
    return int(mind.estimate.foe_attack[_close(mind, here)].sum())


def _close(mind: Thought, here: int) -> Any:
    spot = np.array([here], np.int32)
    return mind.estimate.atlas.distance(spot, mind.estimate.foe_hex)[0] <= DANGER

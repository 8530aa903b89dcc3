"""Garrisons: who stays where, so that what was taken is kept, and who is free to go.

A held spot that is worth something and lies within reach of enemies is given men by the threat: the
enemies reported near it, or what its size and incidents ask. Those stay who are least use elsewhere;
what is missing becomes a task.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.ai import batons, marches
from game.ai.aims import POINT, Aims
from game.ai.estimate import Estimate
from game.ai.tasks import Kind, Task
from game.rules import assessment
from game.terms import Baton, Bools, Site

REACH: Final = 15  # hexes from which enemies can come upon a spot
MARGIN: Final = 60  # men beyond the threat at a place that is to be taken over: an incident's worth
DEAR: Final = 3 * POINT  # worth from which a place is given all the men that its threat asks for
STAND: Final = 6 * POINT  # worth of a stronghold for which troops stand whatever comes


@dataclass(slots=True)
class Posts:
    """The units that stay, by hex, and the tasks that bring more."""

    staying: dict[int, list[int]] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)

    def all(self) -> set[int]:
        """Every unit that stays."""
        return {unit for units in self.staying.values() for unit in units}


def post(estimate: Estimate, aims: Aims, free: list[int]) -> Posts:
    """Choose the units that stay and the tasks of sending more."""
    posts = Posts()
    state, atlas = estimate.state, estimate.atlas
    strength = dict(zip(free, estimate.attack(np.array(free, np.int32)).tolist(), strict=True))
    at: dict[int, list[int]] = {}
    for unit in free:
        at.setdefault(int(state.hex[unit]), []).append(unit)
    exposed = _exposed(estimate)
    asks = np.unique(atlas.spot_of_place[(aims.keeping > 0) | (state.baton > 0)])
    for spot in asks.tolist():
        places = atlas.places_of[spot]
        here = int(atlas.spots[spot])
        men, value = _wanted(estimate, aims, here, places, exposed=bool(exposed[spot]))
        if not men:
            continue
        there = sorted(at.get(here, []), key=lambda u: (strength[u], u))
        chosen = _choose(estimate, there, men)
        if chosen:
            posts.staying[here] = chosen
        missing = men - sum(int(state.men[u]) for u in chosen)
        if missing > 0 and value:
            posts.tasks.append(Task(Kind.HOLD, here, value, missing))
    return posts


def next_door(
    estimate: Estimate, aims: Aims, posts: Posts, free: list[int], wanted: list[Task]
) -> list[Task]:
    """Tasks that are done by those who stand beside the place already, in its very hex.

    A place near which nobody is expected costs a garrison its smallest unit. Where enemies are, troops of the
    open field who are strong enough send in their strongest, whom the others help to fight; if they are not,
    the task needs so much less from those who come. The tasks are struck off those that are wanted.
    """
    found = []
    at: dict[int, list[int]] = {}
    for unit in free:
        at.setdefault(int(estimate.state.hex[unit]), []).append(unit)
    for task in list(wanted):
        staying = posts.staying.get(task.hex, [])
        if task.kind != Kind.TAKE:
            continue
        if task.need <= 1:
            if len(staying) > 1 and task.places:
                task.units = [min(staying, key=lambda u: (int(estimate.state.men[u]), u))]
        elif not aims.doctrine.hides and len(there := at.get(task.hex, [])) > 1:
            able = estimate.attack_of(there) >= task.need and marches.is_barred(estimate, task)
            if able or (task.places and not marches.is_barred(estimate, task)):
                task.units = [max(there, key=lambda u: (estimate.attack_of([u]), -u))]
            task.need = max(1, task.need - estimate.attack_of(staying))
        if task.units:
            wanted.remove(task)
            found.append(task)
            posts.staying[task.hex] = sorted({*staying, *task.units})
    return found


def _choose(estimate: Estimate, there: list[int], men: int) -> list[int]:
    """Units of a hex, the least useful elsewhere first, until there are men enough."""
    chosen: list[int] = []
    total = 0
    for unit in there:
        if total >= men:
            break
        chosen.append(unit)
        total += int(estimate.state.men[unit])
    for unit in chosen[:-1]:  # those whom the last one makes superfluous
        if total - int(estimate.state.men[unit]) >= men:
            total -= int(estimate.state.men[unit])
            chosen.remove(unit)
    return chosen


def _exposed(estimate: Estimate) -> Bools:
    """(spots,) whether enemies are reported, or hold a place, within reach of a spot."""
    atlas, holder = estimate.atlas, estimate.state.holder
    enemy = np.unique(atlas.spot_of_place[(holder >= 0) & estimate.hostile[holder]])
    reported = np.any(estimate.foe_steps <= REACH, axis=1)
    return np.asarray(reported | np.any(atlas.spot_steps[:, enemy] <= REACH, axis=1))


def _wanted(
    estimate: Estimate, aims: Aims, here: int, places: list[int], *, exposed: bool
) -> tuple[int, int]:
    """Men that a spot should have of this side, and what that is worth.

    A handover asks for men of its parties themselves; elsewhere partners' men count, in full where
    the place is theirs and by half where it is one's own.
    """
    state, side = estimate.state, estimate.side
    men = value = 0
    theirs = int(estimate.friends_men[here])
    for place in places:
        stage = int(state.baton[place])
        if stage in (Baton.OFFERED, Baton.OVERLAP) and state.giver[place] == side:
            men, value = max(men, 1), value + int(aims.give[place]) + POINT // 10
        elif stage == Baton.OVERLAP and state.receiver[place] == side:
            men = max(men, _to_take_over(estimate, place))
            value += int(aims.receive[place]) + int(aims.worth[place]) // 4 + POINT // 2
        elif stage == Baton.CLOCK and state.giver[place] == side and aims.doctrine.hands_over == "ready":
            men, value = max(men, batons.stays(estimate, place)), value + int(aims.give[place])
        elif stage == Baton.CLOCK and state.receiver[place] == side and state.holder[place] == side:
            men = max(men, _threat(estimate, aims, place, int(aims.keeping[place])))
            value += int(aims.receive[place]) // 2 + int(aims.keeping[place]) // 2
        elif (keeping := int(aims.keeping[place])) > 0 and (exposed or stands(estimate, aims, place)):
            helped = theirs // 2 if state.holder[place] == side else theirs
            token = keeping >= POINT and not helped
            men = max(men, _threat(estimate, aims, place, keeping) - helped, int(token))
            value += keeping // 2
    return men, value


def _to_take_over(estimate: Estimate, place: int) -> int:
    state = estimate.state
    parties = (estimate.side,)
    return assessment.threat(estimate.theatre, state, place, parties) + MARGIN


def _threat(estimate: Estimate, aims: Aims, place: int, keeping: int) -> int:
    """Men whom a place is to be given.

    They are to match the enemies near by, at a place that is worth much those farther off as well, and
    to be a share of its floor; where the side will stand to the end, three times its floor once enemies
    in force come near.
    """
    floor = assessment.floor(estimate.theatre, estimate.state, place)
    spot = estimate.atlas.spot_of_place[place]
    coming = int(estimate.coming_men[spot])
    if stands(estimate, aims, place):
        return max(3 * floor, coming) if coming >= floor else floor
    share = aims.doctrine.garrison
    bounded = min(int(estimate.known_men[spot]), 2 * floor + 2 * MARGIN) * share // 100
    return max(floor * share // 100, coming if keeping >= DEAR else bounded)


def stands(estimate: Estimate, aims: Aims, place: int) -> bool:
    """Whether a place is a stronghold that is worth a fight to the end."""
    return estimate.theatre.places[place].site == Site.STRONGHOLD and int(aims.keeping[place]) >= STAND

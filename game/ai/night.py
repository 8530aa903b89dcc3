"""Night: raids, suicide attacks and risings, where they bring more than they cost.

A raid costs the raiders dear and the garrison little; what it brings is unrest in a town, which an
objective may pay for, the more in a large one and most of all where a handover is under way. Hidden
bands raid what the forecast allows, and send bombers against garrisons that are too strong; in a town
that hardly anybody holds, cells rise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai import cells
from game.ai.aims import POINT, Aims
from game.ai.cover import DANGER, bears
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed
from game.model.orders import Infiltrate, Order, Raid, SuicideAttack
from game.rules import raids
from game.rules.caches import HIDDEN
from game.terms import Baton, Outcome, PlaceId, Posture

UNREST: Final = 200  # thousandths of a point for disturbing a place of each size
HANDOVER: Final = POINT  # for disturbing one that is handed over
AGAIN: Final = 5  # days after an incident in which a place is left alone
FOUND: Final = 60  # per mille of a band, to be lost on the day after, where stronger enemies are near it
LEAST_SIZE: Final = 2  # a town; smaller places only while they are handed over


def attacks(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """Plan the attacks of the next night: risings, then the one that brings most first."""
    theatre, state, chart = estimate.theatre, estimate.state, estimate.theatre.night
    if chart is None or not aims.doctrine.raids:
        return
    risen = set[int]()
    for rising in _risings(estimate, aims):
        risen.update(rising.units)
        yield rising
    hidden = [u for u in estimate.units.tolist() if estimate.irregular(u) and int(state.posture[u]) in HIDDEN]
    bands = [u for u in hidden if u not in risen]
    targets = _targets(estimate)
    if not bands or not targets:
        return
    hexes = theatre.place_hex[targets]
    steps = estimate.atlas.distance(state.hex[np.array(bands, np.int32)], hexes)
    plans = []
    for row, column in np.argwhere(steps <= chart.reach).tolist():
        if (plan := _best(estimate, aims, bands[row], targets[column])) is not None:
            plans.append((*plan, bands[row], targets[column]))
    taken: set[int] = set()
    for _gain, order, unit, place in sorted(plans, key=lambda plan: (-plan[0], plan[2], plan[3])):
        spot = int(theatre.place_hex[place])
        if (
            len(taken) < 2 * aims.doctrine.raids
            and not {unit, -spot - 1} & taken
            and allowed(estimate, order)
        ):
            taken |= {unit, -spot - 1}
            yield order


def _targets(estimate: Estimate) -> list[int]:
    """Places of enemies that are worth disturbing and were not disturbed lately."""
    state = estimate.state
    held = (state.holder >= 0) & estimate.hostile[state.holder]
    held &= (estimate.atlas.size >= LEAST_SIZE) | (state.baton != Baton.NONE)
    held &= state.incident.max(axis=1) <= state.day - AGAIN
    out: list[int] = held.nonzero()[0].tolist()
    return out


def _best(estimate: Estimate, aims: Aims, unit: int, place: int) -> tuple[int, Order] | None:
    """The best thing that a band can do to a place by night, and what it brings; None if nothing does."""
    raid = _raid(estimate, aims, unit, place)
    options = [] if raid is None else [raid]
    bomb = SuicideAttack(ids([unit]), PlaceId(place))
    chart = estimate.theatre.night
    if chart is not None and estimate.state.men[unit] >= raids.fewest(estimate.theatre):
        options.append((unrest(estimate, aims, place) - chart.bomber * aims.man, bomb))
    gain, order = max(options, key=lambda option: option[0], default=(0, bomb))
    gain -= _day_lost(estimate, aims, unit)
    return (gain, order) if gain > 0 else None


def _day_lost(estimate: Estimate, aims: Aims, unit: int) -> int:
    """What it costs that who attacked by night stays the day after where stronger enemies may find him."""
    here = estimate.state.hex[[unit]]
    weight = int(estimate.foe_attack[estimate.atlas.distance(here, estimate.foe_hex)[0] <= DANGER].sum())
    if bears(estimate, aims, int(here[0]), [unit], weight):
        return 0
    return int(estimate.state.men[unit]) * FOUND * aims.man // 1000


def unrest(estimate: Estimate, aims: Aims, place: int) -> int:
    """What it is worth to disturb a place: what an objective pays for it, at least some for its size."""
    worth = max(UNREST * int(estimate.atlas.size[place]), int(aims.unsettling[place]))
    return worth + HANDOVER * bool(estimate.state.baton[place] != Baton.NONE)


def _raid(estimate: Estimate, aims: Aims, unit: int, place: int) -> tuple[int, Order] | None:
    order = Raid(ids([unit]), PlaceId(place))
    if aims.last_men:
        return None
    seen = raids.forecast(estimate.theatre, estimate.state, estimate.side, order)
    if seen is None:
        return unrest(estimate, aims, place), order
    foe = aims.foe_man[int(estimate.state.holder[place])]
    faces = len(seen.faces)
    lost = sum(
        raids.lost_by_raiders(estimate.theatre, int(estimate.state.men[unit]), face) for face in seen.faces
    )
    theirs = sum(face.defenders_lost for face in seen.faces)
    beaten = sum(face.outcome != Outcome.HELD for face in seen.faces)
    gain = unrest(estimate, aims, place) * (faces + beaten) // faces
    return gain + (theirs * foe - lost * aims.man * aims.doctrine.caution // 100) // faces, order


def _risings(estimate: Estimate, aims: Aims) -> Iterator[Infiltrate]:
    """Rise where fewer are known than the place needs and than rise; where the end counts, at the end."""
    theatre, state = estimate.theatre, estimate.state
    held = (state.holder >= 0) & estimate.hostile[state.holder] & (aims.taking > 0)
    for place in (held & ~(aims.late & aims.waits)).nonzero()[0].tolist():
        known = cells.thin(estimate, aims, place)
        there = estimate.units[state.hex[estimate.units] == theatre.places[place].hex]
        for unit in there[state.posture[there] == Posture.UNDERGROUND].tolist():
            order = Infiltrate(ids([unit]), PlaceId(place))
            strong = known is not None and known * cells.OUTNUMBERED <= state.men[unit]
            if strong and estimate.irregular(unit) and allowed(estimate, order):
                yield order

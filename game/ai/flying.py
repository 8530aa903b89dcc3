"""Flying: what a staff does with its wings.

Armed wings stand on call for troops who will fight; what they have beyond that they fly against
enemies massed in the open, never against men in hiding. Wings that scout look ahead of the main
effort. Wings of short range follow the front from airfield to airfield. A wing of too few aircraft to
stand by a fight keeps nothing for one, and flies where it can do any harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate
from game.ai.marches import allowed
from game.model.orders import Assign, Order, Rebase, Scout, Strike
from game.model.roster import WingType
from game.rules import air, combat, strikes
from game.terms import Duty, HexId, Ints, PlaceId, Site, WingId

SEEN_LATELY: Final = 1  # days after which a column is no longer where it was seen
KEPT: Final = 2  # fights for which a wing on call keeps sorties
FEWEST: Final = 3  # men whom a sortie must be expected to cost the enemy
ANY: Final = 2  # the same for a wing that has nothing better to do
MOST: Final = 6  # sorties against one hex
LOOKS: Final = 2  # of one wing in a phase
LOOKED_LATELY: Final = 4  # days for which a look is good
SHORT: Final = 50  # hexes of range below which a wing follows the front
NEARER: Final = 6  # hexes by which another base must be nearer
MIDDLE: Final = 6  # face of the die


class Flying:
    """A staff's air operations, with what it remembers: where it has looked, and when."""

    def __init__(self) -> None:
        """Nobody has looked anywhere yet."""
        self.looked: dict[int, int] = {}

    def orders(self, estimate: Estimate, aims: Aims) -> Iterator[Order]:
        """The air orders of a phase, before the troops move."""
        theatre, state = estimate.theatre, estimate.state
        wings = [w for w in air.wings_of(theatre, estimate.side) if state.sorties[w] > 0]
        if not wings:
            return
        yield from self._look(estimate, aims, [w for w in wings if theatre.wing_type(w).sees])
        armed = [w for w in wings if any(theatre.wing_type(w).strike)]
        for wing in armed:
            if int(state.duty[wing]) != Duty.ON_CALL:
                yield Assign(wing)
        yield from _attack(estimate, armed)
        yield from _follow(estimate, aims, [w for w in wings if _is_short(theatre.wing_type(w))])

    def _look(self, estimate: Estimate, aims: Aims, wings: list[WingId]) -> Iterator[Order]:
        """Scout the places most worth taking at which nobody has looked lately; unarmed wings first."""
        state, atlas = estimate.state, estimate.atlas
        worth = np.bincount(atlas.spot_of_place, aims.taking, len(atlas.spots))
        spots = ((worth > 0) & ~estimate.observed[atlas.spots]).nonzero()[0]
        hexes = [int(atlas.spots[s]) for s in spots[np.argsort(-worth[spots], kind="stable")].tolist()]
        due = [h for h in hexes if state.day - self.looked.get(h, -LOOKED_LATELY) >= LOOKED_LATELY]
        for wing in sorted(wings, key=lambda w: (any(estimate.theatre.wing_type(w).strike), w)):
            looks = 0 if any(estimate.theatre.wing_type(wing).strike) else LOOKS
            near = (h for h in due if air.can_fly(estimate.theatre, state, wing, h))
            for here in list(islice(near, looks)):
                order = Scout(wing, HexId(here))
                if allowed(estimate, order):
                    self.looked[here] = state.day
                    due.remove(here)
                    yield order


def _attack(estimate: Estimate, wings: list[WingId]) -> Iterator[Order]:
    """Fly against those massed in the open, the largest first."""
    theatre, state = estimate.theatre, estimate.state
    for here, row in massed(estimate):
        target = combat.report(state, estimate.side, row)
        wanted = MOST
        for wing in wings:
            small = int(state.sorties[wing]) < theatre.air.support
            spare = int(state.sorties[wing]) - (0 if small else KEPT * theatre.air.support)
            each = strikes.lost(theatre, wing, target, 1, MIDDLE)
            enough = -(-target.men * theatre.air.most // (1000 * max(1, each)))
            flown = min(spare, wanted, enough)
            if (
                flown < 1
                or each < (ANY if small else FEWEST)
                or not air.can_fly(theatre, state, wing, here, flown)
            ):
                continue
            order = Strike(wing, HexId(here), flown)
            if allowed(estimate, order):
                wanted -= flown
                yield order


def massed(estimate: Estimate) -> list[tuple[int, int]]:
    """Hexes with enemies lately seen who stand together outside towns, and the row of the largest."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    rows = estimate.foes
    posture, site = state.contact_posture[side, rows], state.contact_site[side, rows]
    good = theatre.air.posture[posture] * theatre.air.site[site] >= 100 * 100
    good &= state.contact_day[side, rows] >= state.day - SEEN_LATELY
    found: dict[int, int] = {}
    for row in sorted(rows[good].tolist(), key=lambda r: (-int(state.contact_men[side, r]), r)):
        found.setdefault(int(state.contact_hex[side, row]), row)
    return list(found.items())


# Bases


def _is_short(kind: WingType) -> bool:
    return kind.range < SHORT and not kind.lift


def front(estimate: Estimate, aims: Aims) -> Ints:
    """(k,) hexes of the places that are most worth taking: at least half as much as the best."""
    worth = aims.taking
    if not worth.any():
        return np.zeros(0, np.int32)
    out: Ints = estimate.theatre.place_hex[worth * 2 >= worth.max()]
    return out


def _follow(estimate: Estimate, aims: Aims, wings: list[WingId]) -> Iterator[Order]:
    """Bring wings of short range nearer to what is to be taken, or to where the enemy masses."""
    ahead = front(estimate, aims)
    if not len(ahead):
        return
    fields = held_fields(estimate)
    for wing in wings:
        now = min(air.steps_to(estimate.theatre, estimate.state, wing, here) for here in ahead.tolist())
        if now * 4 <= estimate.theatre.wing_type(wing).range * 3:
            continue
        for steps, place in nearest(estimate, fields, ahead):
            order = Rebase(wing, place)
            if steps + NEARER <= now and allowed(estimate, order):
                yield order
                break


def held_fields(estimate: Estimate) -> list[PlaceId]:
    """Airfields of the side and its partners at which troops stand."""
    theatre, state = estimate.theatre, estimate.state
    manned = set(state.hex[np.concatenate([estimate.units, estimate.friends])].tolist())
    return [
        PlaceId(p)
        for p, place in enumerate(theatre.places)
        if place.site == Site.AIRFIELD
        and state.holder[p] >= 0
        and estimate.partner[state.holder[p]]
        and int(place.hex) in manned
    ]


def nearest(estimate: Estimate, fields: list[PlaceId], ahead: Ints) -> list[tuple[int, PlaceId]]:
    """Airfields by their distance to the nearest of some hexes."""
    if not fields:
        return []
    hexes = estimate.theatre.place_hex[fields]
    steps = estimate.atlas.distance(hexes, ahead).min(axis=1).tolist()
    return sorted(zip(steps, fields, strict=True))

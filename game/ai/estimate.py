"""The estimate: the situation as one side sees it at the beginning of its phase.

Who stands where with what strength, friend and enemy, and what lies near each spot. Strengths count
steps times the type's factor against soft targets times quality; a regular company of the plainest
kind is worth some hundreds.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from game.ai.atlas import Atlas, atlas
from game.kernels.influence import influence, near
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import caches, contingents, ground, movement, relations
from game.rules.sight import Sight
from game.terms import MEN_A_STEP, OFF_MAP, Bools, Ints, Posture, Relation, Right, Status, UnitId

MEMORY: Final = 8  # days for which a report is still reckoned with
NEAR: Final = 3  # hexes within which men count as being at a spot
EXPECTED: Final = np.array([30, 60, 150, 400], np.int32)  # men in an unseen enemy place, by its size
DISTURBED: Final = 6  # days after an incident in which cells are suspected
GATHER: Final = 10  # hexes within which enemies make a place that is worth much call in the reserve
OBSERVED: Final = 2  # hexes within which troops would see men who stand openly


class _Strengths(NamedTuple):
    """What units with so many men are worth in a fight."""

    men: bytes  # of all units
    attack: Ints  # (units,)
    attackers: list[int]  # the same
    defenders: list[int]  # by unit


class Estimate:
    """What a side knows, in the columns that its staff works with."""

    def __init__(self, sight: Sight) -> None:
        """Sort out who is whose."""
        self.theatre: Theatre = sight.theatre
        self.state: State = sight.state
        self.side = int(sight.side)
        self.atlas: Atlas = atlas(sight.theatre, ground.costs(sight.theatre, sight.state))
        state, side = self.state, self.side
        self.hostile: Bools = relations.rights(self.theatre, state, side, Right.ATTACK)
        self.partner: Bools = relations.rights(self.theatre, state, side, Right.SUPPORT)
        self.allied: Bools = state.relation[side] == Relation.ALLIED
        self.allied[side] = True
        present = state.present
        mine = present & (state.controller == side)
        down = mine & contingents.stood_down(self.theatre, state)
        self.units: Ints = (mine & ~down).nonzero()[0].astype(np.int32)
        self.stood_down: Ints = down.nonzero()[0].astype(np.int32)  # who take no orders to fight
        theirs = present & ~mine & self.partner[state.faction]
        self.friends: Ints = theirs.nonzero()[0].astype(np.int32)
        contacts = (state.contact_hex[side] != OFF_MAP) & self.hostile[state.contact_faction[side]]
        contacts &= state.contact_day[side] >= state.day - MEMORY
        self.foes: Ints = contacts.nonzero()[0].astype(np.int32)
        self.foe_hex: Ints = state.contact_hex[side, self.foes]
        self.foe_hexes: frozenset[int] = frozenset(self.foe_hex.tolist())
        self.foe_men: Ints = state.contact_men[side, self.foes]
        self.recalled: Ints = np.zeros(len(self.atlas.spots), np.int32)  # (spots,) former `garrisons`
        self._views: tuple[bytes, movement.Outlook] | None = None
        self._kept: _Strengths | None = None

    def resurvey(self) -> None:
        """Take the ways anew: a bridge was blown in this very phase."""
        self.atlas = atlas(self.theatre, ground.costs(self.theatre, self.state))

    @cached_property
    def friends_men(self) -> Ints:
        """(hexes,) men of partners."""
        men, hexes = self.state.men[self.friends], self.state.hex[self.friends]
        out: Ints = np.bincount(hexes, men, len(self.theatre.grid)).astype(np.int32)
        return out

    @cached_property
    def friends_at(self) -> dict[int, list[int]]:
        """Units of partners by hex."""
        found: dict[int, list[int]] = {}
        for unit in self.friends.tolist():
            found.setdefault(int(self.state.hex[unit]), []).append(unit)
        return found

    # Strengths

    def attack(self, units: Ints) -> Ints:
        """(units,) strength of units that attack."""
        return self._strengths().attack[units]

    def attack_of(self, units: list[int]) -> int:
        """Strength of units that attack together."""
        each = self._strengths().attackers
        return sum(each[u] for u in units)

    def defence_of(self, units: list[int]) -> int:
        """Strength of units that defend themselves together."""
        each = self._strengths().defenders
        return sum(each[u] for u in units)

    def _strengths(self) -> _Strengths:
        """The strengths of all units; kept until men are lost."""
        key = self.state.men.tobytes()
        if self._kept is None or self._kept.men != key:
            worth = -(-self.state.men // MEN_A_STEP) * self.atlas.quality
            kinds = self.theatre.unit_type
            attack, defence = worth * self.atlas.attack[kinds], worth * self.atlas.defence[kinds]
            self._kept = _Strengths(key, attack, attack.tolist(), defence.tolist())
        return self._kept

    def _foes(self, factors: Ints) -> Ints:
        state, side, rows = self.state, self.side, self.foes
        steps = -(-self.foe_men // MEN_A_STEP)
        quality = self.theatre.combat.quality[state.contact_quality[side, rows]]
        out: Ints = (steps * factors[state.contact_type[side, rows]] * quality).astype(np.int32)
        return out

    @cached_property
    def foe_attack(self) -> Ints:
        """(foes,) strength of reported enemies if they attack."""
        return self._foes(self.atlas.attack)

    @cached_property
    def foe_defence(self) -> Ints:
        """(foes,) strength of reported enemies if they defend themselves."""
        return self._foes(self.atlas.defence)

    # Spots

    @cached_property
    def foe_steps(self) -> Ints:
        """(spots, foes) hexes from each spot to each reported enemy."""
        return self.atlas.distance(self.atlas.spots, self.foe_hex)

    @cached_property
    def known_men(self) -> Ints:
        """(spots,) men of reported enemies near each spot."""
        return self.men_within(NEAR)

    def men_within(self, steps: int) -> Ints:
        """(spots,) men of reported enemies within so many hexes of each spot."""
        out: Ints = ((self.foe_steps <= steps) * self.foe_men).sum(axis=1)
        return out

    @cached_property
    def coming_men(self) -> Ints:
        """(spots,) men of reported enemies who could gather at each spot."""
        return self.men_within(GATHER)

    @cached_property
    def foes_about(self) -> Bools:
        """(spots,) whether enemies are reported near each spot."""
        return np.asarray(np.any(self.foe_steps <= NEAR, axis=1))

    @cached_property
    def suspected(self) -> Bools:
        """(spots,) where men in hiding are reported, or something happened lately."""
        state = self.state
        hidden = caches.in_hiding(state.contact_posture[self.side, self.foes])
        out: Bools = np.asarray(np.any((self.foe_steps <= 1) & hidden, axis=1))
        disturbed = (state.day - state.incident.max(axis=1) <= DISTURBED).nonzero()[0]
        out[self.atlas.spot_of_place[disturbed]] = True
        return out

    @cached_property
    def foe_pressure(self) -> Ints:
        """(spots,) strength with which reported enemies near each spot could attack it."""
        out: Ints = ((self.foe_steps <= NEAR) * self.foe_attack).sum(axis=1)
        return out

    @cached_property
    def friend_strength(self) -> Ints:
        """(spots,) strength of partners' troops at or beside each spot."""
        steps = self.atlas.distance(self.atlas.spots, self.state.hex[self.friends])
        out: Ints = ((steps <= NEAR) * self.attack(self.friends)).sum(axis=1)
        return out

    @cached_property
    def expected_defence(self) -> Ints:
        """(spots,) strength to be reckoned with at each spot.

        It is what is reported at or beside it and, where nobody has looked lately and enemies hold it,
        what one may expect of its size.
        """
        reported = ((self.foe_steps <= 1) * self.foe_defence).sum(axis=1)
        holder = self.state.holder
        held = (holder >= 0) & self.hostile[holder]
        guess = np.zeros(len(self.atlas.spots), np.int32)
        size = np.where(self._pickets(held), 0, self.atlas.size)
        np.maximum.at(guess, self.atlas.spot_of_place, np.where(held, EXPECTED[size], 0))
        guess[self.observed[self.atlas.spots]] = 0
        out: Ints = np.maximum(reported, guess * self.usual_defence // MEN_A_STEP)
        return np.maximum(out, np.where(self._spots_of(held), self.recalled, 0))

    def _pickets(self, held: Bools) -> Bools:
        """(places,) airfields beside a town that others hold: those who hold the field alone are few."""
        field, at = self.atlas.airfield, self.atlas.spot_of_place
        out: Bools = field & self._spots_of(~field)[at] & ~self._spots_of(held & ~field)[at]
        return out

    def _spots_of(self, places: Bools) -> Bools:
        """(spots,) those with one of some places."""
        out = np.zeros(len(self.atlas.spots), np.bool_)
        out[self.atlas.spot_of_place[places]] = True
        return out

    @cached_property
    def garrisons(self) -> Ints:
        """(spots,) strength of reported enemies in each spot who are of the kind that digs in."""
        irregular = [kind.irregular for kind in self.theatre.types]
        dig = ~np.array(irregular, np.bool_)[self.state.contact_type[self.side, self.foes]]
        out: Ints = ((self.foe_steps == 0) * dig * self.foe_defence).sum(axis=1)
        return out

    @cached_property
    def usual_defence(self) -> int:
        """Strength of a step of the usual enemy: the middling one of those reported, or a plain one."""
        if not len(self.foes):
            return 300
        steps = np.maximum(1, -(-self.foe_men // MEN_A_STEP))
        ordered = np.sort(self.foe_defence // steps)
        return int(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) // 2

    @cached_property
    def observed(self) -> Bools:
        """(hexes,) near enough to troops of this side or its partners that they would see an enemy."""
        eyes = self.state.hex[np.concatenate([self.units, self.friends])]
        grid = self.theatre.grid
        return near(grid.columns, grid.rows, eyes, OBSERVED)

    @cached_property
    def foe_weight(self) -> Ints:
        """(hexes,) strength of reported enemies, full where they are and falling with the distance."""
        grid = self.theatre.grid
        return influence(grid.columns, grid.rows, self.foe_hex, self.foe_defence, NEAR)

    def way_back(self, kind: int) -> Ints:
        """(hexes,) thousandths of a day for a movement class to the nearest friendly place.

        Friendly are places held by the side or a partner or, where there are none, by nobody.
        """
        return self.atlas.front(kind, self._held)

    @cached_property
    def _held(self) -> Bools:
        holder = self.state.holder
        held: Bools = (holder >= 0) & self.partner[holder]
        return held if held.any() else holder < 0

    # The moment: these read the state anew

    def outlook(self) -> movement.Outlook:
        """The ground for marching columns, as far as contacts make it; kept until they change."""
        state, side = self.state, self.side
        known = (
            state.contact_hex[side],
            state.contact_site[side],
            state.contact_posture[side],
            state.contact_day[side],
        )
        key = b"".join(column.tobytes() for column in known)
        if self._views is None or self._views[0] != key:
            self._views = (key, movement.outlook(self.theatre, self.state, self.side))
        return self._views[1]

    def alive(self, units: list[int]) -> list[int]:
        """Those of some units that are still on the map under this side's orders."""
        status, controller = self.state.status, self.state.controller
        return [u for u in units if int(status[u]) == Status.PRESENT and int(controller[u]) == self.side]

    def time_left(self, unit: int) -> int:
        """Thousandths of a day that a unit may still spend."""
        return movement.time_left(self.theatre, self.state, unit)

    def irregular(self, unit: int) -> bool:
        """Whether a unit fights in the irregular postures."""
        return bool(self.theatre.unit_irregular[unit])

    def there_soon(self, here: int, units: Ints) -> Bools:
        """(units,) whether units can be at a spot in the time that they have left this turn."""
        spot = self.atlas.spot_at.get(here)
        if spot is None:
            return np.zeros(len(units), np.bool_)
        left = self.theatre.calendar.budget - self.state.spent[units]
        classes, hexes = self.theatre.unit_movement[units], self.state.hex[units]
        out: Bools = self.atlas.times(np.array([spot], np.int32), classes, hexes)[0] <= left
        return out

    def underground(self, unit: int) -> bool:
        """Whether a unit hides among the people."""
        return int(self.state.posture[unit]) == Posture.UNDERGROUND


def ids(units: list[int]) -> tuple[UnitId, ...]:
    """Units as an order names them."""
    return tuple(UnitId(unit) for unit in units)

"""Aims: what the declared objectives make each place and each man worth, in thousandths of a point.

An objective over several places pays only when all are held, so each place still missing is worth
its part of the points, and the last one all of them; a place held is worth what its loss would cost.
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import Final

import numpy as np

from game.ai.atlas import Atlas
from game.ai.doctrine import Doctrine
from game.ai.estimate import Estimate
from game.model.declarations import Objective
from game.rules import declared, places, victory
from game.terms import NEVER, Baton, Bools, Ints

POINT: Final = 1000
NEIGHBOURHOOD: Final = 8  # hexes from a place named in an objective
NOWHERE: Final = 1000  # hexes
LEFT_TO_OTHERS: Final = 1000  # part of its worth to take a place oneself that one would rather be given
LAST_DAYS: Final = 12  # of the game, in which those who bide their time gather to strike in the last turn
BIDING: Final = 4  # part of its worth that a place has for them before
SPOILED: Final = 4  # attacks that it is thought to take to make a baton drop
PLAIN_MAN: Final = 4  # what a man is worth where no objective counts him
LAST: Final = 150  # per mille above it, or a third of what may be lost, at which one only lies low
SPARE: Final = (
    60  # per mille above the limit of an objective at which men become dear, and soon not to be risked
)


class Aims:
    """What a side wants of the places and the men, as things stand.

    taking: (places,) what it is worth to take a place, by its objectives and, in the neighbourhood of
    those, by its size; 0 where it cannot or need not be taken. keeping: (places,) what it is worth not
    to lose one that the side or an ally holds.
    """

    def __init__(self, estimate: Estimate, doctrine: Doctrine) -> None:
        """Weigh the objectives of the side whose estimate it is."""
        self.estimate = estimate
        self.doctrine = doctrine
        theatre, state = estimate.theatre, estimate.state
        self.mine = [aim for aim in theatre.objectives if aim.faction == estimate.side]
        self.days_left = theatre.calendar.days_a_turn * theatre.calendar.turns - state.day
        self.worth: Ints = np.zeros(len(theatre.places), np.int32)  # of its being ours or an ally's
        self.own: Ints = np.zeros(len(theatre.places), np.int32)  # of its being ours before others'
        self.give: Ints = np.zeros(len(theatre.places), np.int32)  # of handing it over
        self.receive: Ints = np.zeros(len(theatre.places), np.int32)  # of being given it
        self.late: Bools = np.zeros(len(theatre.places), np.bool_)  # whether only the end counts
        self.raidable: Bools = np.zeros(len(theatre.places), np.bool_)  # others', and best unsafe
        self.unsettling: Ints = np.zeros(len(theatre.places), np.int32)  # of an incident there now
        for aim in self.mine:
            self._weigh(aim)
        holder, presence = state.holder, doctrine.presence * (1 + estimate.atlas.size)
        inside = self._neighbourhood()
        hostile = (holder >= 0) & estimate.hostile[holder]
        worth = self.worth + self.own
        self.taking: Ints = np.where(holder < 0, worth, np.where(hostile, worth + inside * presence, 0))
        asked = self.receive.nonzero()[0].astype(np.int32)
        for place, first in zip(asked.tolist(), self._first_at(asked).tolist(), strict=True):
            if not first and not self._is_left_to_us(place):
                self.taking[place] //= LEFT_TO_OTHERS
        self.waits = doctrine.bides and self.days_left > theatre.calendar.days_a_turn
        if self.waits and self.days_left > LAST_DAYS:
            self.taking[self.late] //= BIDING
        allied = np.where((holder >= 0) & estimate.allied[holder], self.worth, 0)
        self.keeping: Ints = np.where(holder == estimate.side, self.worth + self.own // 2, allied)
        self.last_men = False  # whether hardly more may be lost
        self.man = self._own_man()
        self.foe_man = self._foe_man()

    def _weigh(self, aim: Objective) -> None:
        estimate, state = self.estimate, self.estimate.state
        points = aim.points * POINT
        match aim.kind:
            case "hold":
                self._share(aim, points * self.days_left // 2)
            case "hold_at_end":
                self._share(aim, points)
                self.late[list(aim.places)] = True
            case "happened" if int(state.fired[aim.event]) == NEVER:
                asked = declared.places_to_hold(estimate.theatre.events[aim.event].when, int(aim.faction))
                self._share(dataclasses.replace(aim, places=asked), points)
            case "unsafe":
                self._weigh_incidents(aim)
            case "spoil":
                self._weigh_spoiling(aim)
            case "take_by" if state.day <= aim.by:
                self._share(aim, points)
            case "own_at_end":
                self.own[list(aim.places)] += points
                self.late[list(aim.places)] = True
            case "deny":
                self.late[list(aim.places)] = True
                for place in aim.places:
                    lost = victory.holds(state, int(aim.other), place)
                    self.worth[place] += points if lost else points // 2
            case "hand_over" | "receive":
                self._weigh_batons(aim)

    def _weigh_batons(self, aim: Objective) -> None:
        wanted = self.give if aim.kind == "hand_over" else self.receive
        for place in aim.places:
            wanted[place] += aim.points * POINT
            if aim.kind == "hand_over" and int(self.estimate.state.baton[place]) != Baton.CLOCK:
                self.own[place] += aim.points * POINT

    def _weigh_incidents(self, aim: Objective) -> None:
        """An incident is worth the days that it adds, once those that the last one gave run out."""
        theatre, state = self.estimate.theatre, self.estimate.state
        open_to = [place for place in aim.places if not victory.holds(state, int(aim.faction), place)]
        running = max((places.unsafe_days(theatre, state, place) for place in open_to), default=0)
        self.raidable[open_to] = True
        if running <= theatre.calendar.days_a_turn:
            days = min(theatre.politics.quiet, self.days_left) - running
            self.unsettling[open_to] += max(0, days) * aim.points * POINT

    def _weigh_spoiling(self, aim: Objective) -> None:
        """An attack on what was passed lately may drop the baton; how often is not known to the attacker."""
        state = self.estimate.state
        for place in aim.places:
            receiver = int(state.receiver[place])
            if int(state.baton[place]) == Baton.CLOCK and self.estimate.hostile[receiver]:
                self.raidable[place] = True
                self.unsettling[place] += aim.points * POINT // SPOILED

    def _share(self, aim: Objective, points: int) -> None:
        """Points for a set of places: each bears them with those that are still missing."""
        estimate, holder = self.estimate, self.estimate.state.holder
        missing = [p for p in aim.places if holder[p] < 0 or not estimate.allied[holder[p]]]
        for place in aim.places:
            others = len(missing) - (place in missing)
            self.worth[place] += points // (others + 1)

    def _first_at(self, asked: Ints) -> Bools:
        """(n,) whether this side's troops are nearer to each of some places than those of its partners."""
        estimate = self.estimate
        here = estimate.theatre.place_hex[asked]
        ours, theirs = (
            estimate.atlas.distance(here, estimate.state.hex[units]).min(axis=1, initial=NOWHERE)
            for units in (estimate.units, estimate.friends)
        )
        return np.asarray(ours <= theirs)

    def _is_left_to_us(self, place: int) -> bool:
        """Whether this side is the sovereign, and a partner who has sealed a town leaves it to him."""
        estimate = self.estimate
        by = int(estimate.state.sealed[place])
        return bool(estimate.side == estimate.theatre.sovereign and by >= 0 and estimate.partner[by])

    def _neighbourhood(self) -> Bools:
        """(places,) that a side will take for its presence alone.

        They lie near some place that its objectives name and in the country of one of them, and no
        neighbour with whom it is not at war wants to hold them.
        """
        atlas = self.estimate.atlas
        out = _near_objectives(atlas, self.estimate.side).copy()
        if self.doctrine.hides:  # irregulars have no use for an airfield
            out &= ~atlas.airfield
        for aim in atlas.theatre.objectives:
            if aim.kind == "hold_at_end" and self._is_neighbour(int(aim.faction)):
                out[list(aim.places)] = False
        return out

    def _is_neighbour(self, other: int) -> bool:
        """Whether a faction is neither an enemy nor an ally."""
        return not (self.estimate.hostile[other] or self.estimate.allied[other])

    def _own_man(self) -> int:
        """What a man of one's own is worth."""
        theatre, state, side = self.estimate.theatre, self.estimate.state, self.estimate.side
        start = max(1, int(theatre.unit_men[state.faction == side].sum()))
        worth = PLAIN_MAN
        for aim in self.mine:
            if aim.kind != "keep_alive":
                continue
            margin = victory.men_left(theatre, state, side) - aim.share
            dear = 1 + (margin < SPARE) * SPARE // max(1, margin)
            if margin >= 0:
                self.last_men = self.last_men or margin < min(LAST, (1000 - aim.share) // 3)
                worth += dear * aim.points * POINT * 1000 // (max(1, 1000 - aim.share) * start)
        return worth

    def _foe_man(self) -> list[int]:
        """(factions,) what a man of each other faction is worth to be rid of."""
        theatre, state = self.estimate.theatre, self.estimate.state
        worth = [PLAIN_MAN] * len(theatre.factions)
        for aim in self.mine:
            if aim.kind == "destroy":
                start = max(1, int(theatre.unit_men[state.faction == aim.other].sum()))
                worth[aim.other] += aim.points * POINT * 1000 // (max(1, 1000 - aim.share) * start)
        return worth


@lru_cache(maxsize=64)
def _near_objectives(atlas: Atlas, side: int) -> Bools:
    """(places,) near some place that a side's objectives name and in the country of one. Read-only."""
    aims = [aim for aim in atlas.theatre.objectives if aim.faction == side]
    named = np.array(sorted({place for aim in aims for place in aim.places}), np.int32)
    inside = np.isin(atlas.country, atlas.country[named])
    steps = atlas.spot_steps[:, atlas.spot_of_place[named]]
    out: Bools = inside & np.any(steps <= NEIGHBOURHOOD, axis=1)[atlas.spot_of_place]
    out.setflags(write=False)
    return out

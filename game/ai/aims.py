"""Aims: what the declared objectives make each place and each man worth, in thousandths of a point.

An objective over several places pays only when all are held, so each place still missing is worth
its part of the points, and the last one all of them; a place held is worth what its loss would cost.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.ai.doctrine import Doctrine
from game.ai.estimate import Estimate
from game.model.theatre import Ints, Objective
from game.rules import victory
from game.terms import NOBODY, Baton

POINT: Final = 1000
PLAIN_MAN: Final = 4  # what a man is worth where no objective counts him
SPARE: Final = 20  # per mille above the limit of an objective at which men become twice as dear


class Aims:
    """What a side wants of the places and the men, as things stand."""

    def __init__(self, estimate: Estimate, doctrine: Doctrine) -> None:
        self.estimate = estimate
        self.doctrine = doctrine
        theatre = estimate.theatre
        self.mine = [aim for aim in theatre.objectives if aim.faction == estimate.side]
        self.days_left = theatre.calendar.days_a_turn * theatre.calendar.turns - estimate.state.day
        self.worth: Ints = np.zeros(len(theatre.places), np.int32)  # of its being ours or an ally's
        self.own: Ints = np.zeros(len(theatre.places), np.int32)  # of its being ours before others'
        self.give: Ints = np.zeros(len(theatre.places), np.int32)  # of handing it over
        self.receive: Ints = np.zeros(len(theatre.places), np.int32)  # of being given it
        for aim in self.mine:
            self._weigh(aim)
        self.lands = {theatre.places[p].country for aim in self.mine for p in aim.places}
        self.man = self._own_man()
        self.foe_man = self._foe_man()

    def _weigh(self, aim: Objective) -> None:
        state = self.estimate.state
        points = aim.points * POINT
        match aim.kind:
            case "hold":
                self._share(aim, points * self.days_left // 2)
            case "hold_at_end":
                self._share(aim, points)
            case "take_by" if state.day <= aim.by:
                self._share(aim, points)
            case "deny":
                for place in aim.places:
                    lost = victory.holds(state, int(aim.other), place)
                    self.worth[place] += points if lost else points // 2
            case "hand_over" | "receive":
                wanted = self.give if aim.kind == "hand_over" else self.receive
                for place in aim.places:
                    wanted[place] += points
                    if aim.kind == "hand_over" and state.baton[place] != Baton.CLOCK:
                        self.own[place] += points

    def _share(self, aim: Objective, points: int) -> None:
        """Points for a set of places: each bears them with those that are still missing."""
        state = self.estimate.state
        missing = [p for p in aim.places if not victory.holds(state, aim.faction, p)]
        for place in aim.places:
            others = len(missing) - (place in missing)
            self.worth[place] += points // (others + 1)

    def _own_man(self) -> int:
        """What a man of one's own is worth."""
        theatre, state, side = self.estimate.theatre, self.estimate.state, self.estimate.side
        start = max(1, int(theatre.unit_men[state.faction == side].sum()))
        worth = PLAIN_MAN
        for aim in self.mine:
            if aim.kind != "keep_alive":
                continue
            left = victory.men_left(theatre, state, side)
            dear = 2 if left < aim.share + SPARE else 1
            if left >= aim.share:
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

    def presence(self, place: int) -> int:
        """What any enemy place is worth, by its size, in the lands that the objectives speak of."""
        if self.estimate.theatre.places[place].country not in self.lands:
            return 0
        return self.doctrine.presence * (1 + int(self.estimate.atlas.size[place]))

    def taking(self, place: int) -> int:
        """What it is worth to take a place; 0 if it cannot or need not be taken."""
        estimate = self.estimate
        holder = int(estimate.state.holder[place])
        worth = int(self.worth[place] + self.own[place])
        if holder == NOBODY:
            return worth
        return worth + self.presence(place) if estimate.hostile[holder] else 0

    def keeping(self, place: int) -> int:
        """What it is worth not to lose a place that one holds."""
        if self.estimate.state.holder[place] != self.estimate.side:
            return 0
        return int(self.worth[place] + self.own[place] // 2)

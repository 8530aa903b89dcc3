"""The atlas: what a staff works out once about a theatre, whatever happens in it.

Spots are the hexes that hold places (a town and its airfield are one spot). From each spot lead
time fields by movement class, made when they are first asked for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np

from game.kernels.influence import distances
from game.kernels.reach import field
from game.model.charts import MovementChart
from game.model.theatre import Theatre
from game.terms import IMPASSABLE, Bools, Ints, Site, TargetClass

REMEMBERED: Final = 8  # theatres, each with some of its bridges blown
KEPT: Final = 256  # fields of fronts
FAR: Final = 1 << 20  # thousandths of a day: longer than any game


class Atlas:
    """Fixed knowledge of one theatre."""

    def __init__(self, theatre: Theatre, legs: MovementChart) -> None:
        """Work out what every commander of the theatre needs, with what legs cost as its bridges are."""
        self.theatre = theatre
        self.legs = legs
        self.spots: Ints = np.unique(theatre.place_hex).astype(np.int32)  # (spots,) HexId
        self.spot_of_place: Ints = np.searchsorted(self.spots, theatre.place_hex).astype(np.int32)
        self.places_of: list[list[int]] = [
            (self.spot_of_place == spot).nonzero()[0].tolist() for spot in range(len(self.spots))
        ]
        self.spot_at = {int(here): spot for spot, here in enumerate(self.spots.tolist())}
        self.size: Ints = np.array([place.size for place in theatre.places], np.int32)
        self.floor: Ints = np.array([place.threat_floor for place in theatre.places], np.int32)
        countries = [place.country for place in theatre.places]
        self.country: Ints = np.array([countries.index(name) for name in countries], np.int32)
        self.airfield: Bools = np.array([place.site == Site.AIRFIELD for place in theatre.places], np.bool_)
        self.works = [self._works(spot) for spot in range(len(self.spots))]
        self.quality: Ints = theatre.combat.quality[[unit.quality for unit in theatre.units]].astype(np.int32)
        self.asked: Bools = np.zeros((len(theatre.factions), len(theatre.places)), np.bool_)
        for aim in theatre.objectives:  # who would take which places over
            if aim.kind == "receive":
                self.asked[aim.faction, list(aim.places)] = True
        self.attack: Ints = np.array([kind.attack[TargetClass.SOFT] for kind in theatre.types], np.int32)
        self.defence: Ints = np.array([kind.defence[TargetClass.SOFT] for kind in theatre.types], np.int32)
        self.by_road: Bools = np.asarray(np.any(theatre.road > 0, axis=1))
        self.usual_leg: Ints = np.array(
            [
                np.median(kind[kind < IMPASSABLE]) if np.any(kind < IMPASSABLE) else FAR
                for kind in legs.tactical
            ],
            np.int32,
        )  # (classes,) thousandths of a day of a middling leg
        self.spot_steps: Ints = self.distance(self.spots, self.spots)  # (spots, spots) hexes
        self.nowhere: Bools = np.zeros(len(theatre.grid), np.bool_)
        classes = len(theatre.movement.classes)
        self._days = np.zeros((len(self.spots), classes, len(theatre.grid)), np.int32)
        self._known = np.zeros((len(self.spots), classes), np.bool_)
        self._fronts: dict[tuple[int, bytes], Ints] = {}

    def _works(self, spot: int) -> int:
        """Columns by which the ground of a spot and its strongest works move the odds of an attack."""
        theatre = self.theatre
        sites = [theatre.places[p].site.name.lower() for p in self.places_of[spot]]
        works = min((theatre.combat.shifts.get(site, 0) for site in sites), default=0)
        return works + int(theatre.combat.terrain[theatre.terrain[self.spots[spot]]])

    def distance(self, some: Ints, others: Ints) -> Ints:
        """(some, others) steps from hex to hex."""
        return distances(self.theatre.grid.columns, some, others)

    def times(self, spots: Ints, classes: Ints, hexes: Ints) -> Ints:
        """(spots, units) thousandths of a day from where units of some classes stand to spots.

        That is if no enemy bars the way; FAR where there is none.
        """
        for kind in sorted(set(classes.tolist())):
            for spot in spots[~self._known[spots, kind]].tolist():
                self._survey(spot, kind)
        out: Ints = self._days[spots[:, None], classes[None, :], hexes[None, :]]
        return out

    def _survey(self, spot: int, kind: int) -> None:
        time = self.field(kind, self.spots[spot : spot + 1])
        self._days[spot, kind] = time
        self._known[spot, kind] = True

    def front(self, kind: int, held: Bools) -> Ints:
        """(hexes,) thousandths of a day for a class to the nearest of some places, (places,) bool."""
        key = (kind, held.tobytes())
        if key not in self._fronts:
            if len(self._fronts) >= KEPT:
                self._fronts.clear()
            self._fronts[key] = self.field(kind, self.spots[np.unique(self.spot_of_place[held])])
        return self._fronts[key]

    def field(self, kind: int, sources: Ints) -> Ints:
        """(hexes,) thousandths of a day from each hex to the nearest source; FAR where there is none."""
        theatre = self.theatre
        time = field(
            theatre.neighbours, self.legs.tactical[kind], self.nowhere, sources.astype(np.int32), FAR
        )
        out: Ints = np.minimum(time, FAR).astype(np.int32)
        return out


@lru_cache(maxsize=REMEMBERED)
def atlas(theatre: Theatre, legs: MovementChart) -> Atlas:
    """The atlas of a theatre, for what legs cost as its bridges are."""
    return Atlas(theatre, legs)

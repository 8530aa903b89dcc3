"""A flight that was chosen and awaits its target: what kind, which wing, whom it carries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.model import orders
from game.model.theatre import Theatre
from game.rules import lifting, relations, traits
from game.rules.sight import Sight
from game.terms import NO_PLACE, OFF_MAP, HexId, PlaceId, Right, Site, Status, UnitId, WingId

FlightOrder = orders.Strike | orders.Scout | orders.Rebase | orders.Airlift | orders.Seize
ORDERS: Final = (orders.Strike, orders.Scout, orders.Rebase, orders.Airlift, orders.Seize)
CARRIES: Final = (orders.Airlift, orders.Seize)


@dataclass(frozen=True, slots=True)
class Flight:
    """A flight without its target. units: whom it carries; sorties: of a strike."""

    kind: type[FlightOrder]
    wing: WingId
    units: tuple[UnitId, ...] = ()
    sorties: int = 1

    @property
    def carries(self) -> bool:
        """Whether it takes units along."""
        return self.kind in CARRIES

    def at(self, theatre: Theatre, here: HexId) -> FlightOrder | None:
        """The order that a click on a hex gives; None where there is nothing to fly to."""
        if self.kind is orders.Strike:
            return orders.Strike(self.wing, here, self.sorties)
        if self.kind is orders.Scout:
            return orders.Scout(self.wing, here)
        place = theatre.place_at.get((int(here), int(Site.AIRFIELD)))
        if place is None:
            return None
        if self.kind is orders.Rebase:
            return orders.Rebase(self.wing, PlaceId(place))
        if not self.units:
            return None
        kind = orders.Seize if self.kind is orders.Seize else orders.Airlift
        return kind(self.wing, self.units, PlaceId(place))

    def board(self, unit: UnitId) -> Flight:
        """The same flight with a unit on board, or without it if it was."""
        others = tuple(u for u in self.units if u != unit)
        return replace(self, units=others if unit in self.units else (*others, unit))

    def with_sorties(self, more: int, most: int) -> Flight:
        """The same flight with more sorties, or fewer."""
        return replace(self, sorties=max(1, min(most, self.sorties + more)))


def passengers(view: Sight, flight: Flight) -> list[UnitId]:
    """The side's units that wait where a wing could take them up, and that can be carried."""
    theatre, state = view.theatre, view.state
    known = (state.controller == view.side) & (
        (state.status == int(Status.PRESENT)) | (state.status == int(Status.PENDING))
    )
    out = []
    for unit in map(UnitId, np.flatnonzero(known).tolist()):
        jumps = flight.kind is not orders.Seize or traits.has(theatre, unit, traits.AIRBORNE)
        light = theatre.types[theatre.units[unit].type].weight
        if jumps and light and lifting.at_base(theatre, state, flight.wing, unit):
            out.append(unit)
    return out


def origin(view: Sight, wing: WingId) -> HexId:
    """Where a wing's flights begin on the map: its airfield, or the way in from its box; or OFF_MAP."""
    theatre = view.theatre
    place = int(view.state.wing_place[wing])
    if place != NO_PLACE:
        return theatre.places[place].hex
    box = theatre.wings[wing].box
    links = theatre.boxes[box].links if box >= 0 else ()
    return min(links, key=lambda link: link[1])[0] if links else HexId(OFF_MAP)


def radius(view: Sight, wing: WingId) -> int:
    """Hexes from its origin on the map that a wing reaches."""
    theatre = view.theatre
    box = theatre.wings[wing].box
    beyond = 0
    if int(view.state.wing_place[wing]) == NO_PLACE and box >= 0:
        beyond = min((far for _hex, far in theatre.boxes[box].links), default=0)
    return theatre.wing_type(wing).range - beyond


def nearest_column(view: Sight, order: orders.Seize) -> tuple[UnitId, int] | None:
    """The column nearest to a field that is to be seized, and how many hexes away it stands.

    Own troops and partners' that are on the map and are not flown in themselves.
    """
    theatre, state = view.theatre, view.state
    here = theatre.places[order.place].hex
    friends = relations.rights(theatre, state, int(view.side), Right.SUPPORT)
    columns = np.flatnonzero(friends[state.faction] & state.present & (state.hex != OFF_MAP)).tolist()
    free = [u for u in columns if u not in order.units]
    if not free:
        return None
    best = min(free, key=lambda u: (theatre.grid.distance(int(state.hex[u]), here), u))
    return UnitId(best), theatre.grid.distance(int(state.hex[best]), here)

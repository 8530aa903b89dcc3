"""The view model: what a side knows of units and places, as the screen shows it.

Made from a Sight alone; no drawing, no pygame.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from game.model.state import State
from game.model.theatre import Theatre
from game.rules import air
from game.rules.sight import Sight
from game.terms import MEN_A_STEP, OFF_MAP, Duty, Posture, Site, Status, WingId
from game.texts import titled


@dataclass(frozen=True, slots=True)
class Card:
    """A unit that the side sees, or its report of one, as a counter shows it."""

    unit: int  # UnitId, or -1 of a report
    contact: int  # row of the report, or -1
    faction: int
    symbol: str  # APP-6 code
    steps: int
    full: int  # steps at the start; of a report those reported
    posture: Posture
    moving: bool  # on a standing march
    supply: int  # `SupplyState`
    time: int  # per mille of the turn's time that is left
    age: int  # days since a report; 0 of units
    site: int  # `Site`
    name: str

    @property
    def known(self) -> bool:
        """Whether it is seen now, rather than remembered."""
        return self.contact < 0 or self.age == 0


@dataclass(slots=True)
class Stack:
    """Those who stand in one hex, as a side knows: its own and friends first, then reports."""

    hex: int
    cards: list[Card] = field(default_factory=list)
    reports: list[Card] = field(default_factory=list)


def steps(men: int) -> int:
    """Steps of thirty men, rounded up."""
    return -(-int(men) // MEN_A_STEP)


def unit_card(theatre: Theatre, state: State, unit: int) -> Card:
    """A unit as its row tells."""
    budget, fixed = theatre.calendar.budget, theatre.units[unit]
    return Card(
        unit=unit,
        contact=-1,
        faction=int(state.faction[unit]),
        symbol=theatre.types[fixed.type].symbol,
        steps=steps(int(state.men[unit])),
        full=max(steps(fixed.men), steps(int(state.men[unit]))),
        posture=Posture(int(state.posture[unit])),
        moving=int(state.route[unit, 0]) >= 0,
        supply=int(state.supply[unit]),
        time=max(0, 1000 * (budget - int(state.spent[unit])) // budget),
        age=0,
        site=int(state.site[unit]),
        name=short_name(titled(fixed.name)),
    )


def report_card(theatre: Theatre, state: State, side: int, row: int) -> Card:
    """A report of somebody else's unit."""
    kind = theatre.types[int(state.contact_type[side, row])]
    men = int(state.contact_men[side, row])
    return Card(
        unit=-1,
        contact=row,
        faction=int(state.contact_faction[side, row]),
        symbol=kind.symbol,
        steps=steps(men),
        full=steps(men),
        posture=Posture(int(state.contact_posture[side, row])),
        moving=False,
        supply=0,
        time=0,
        age=max(0, state.day - int(state.contact_day[side, row])),
        site=int(state.contact_site[side, row]),
        name=titled(kind.name),
    )


def short_name(name: str) -> str:
    """A unit's name without what stands in brackets."""
    return name.split(" (", maxsplit=1)[0]


def stacks(view: Sight) -> dict[int, Stack]:
    """By hex, everybody the side knows of."""
    theatre, state, side = view.theatre, view.state, int(view.side)
    out: dict[int, Stack] = {}
    here = np.flatnonzero(state.present & (state.hex != OFF_MAP)).tolist()
    for unit in sorted(here, key=lambda u: (int(state.controller[u]) != side, -int(state.men[u]), u)):
        spot = int(state.hex[unit])
        out.setdefault(spot, Stack(spot)).cards.append(unit_card(theatre, state, unit))
    rows = np.flatnonzero(state.contact_hex[side] != OFF_MAP).tolist() if side >= 0 else []
    for row in sorted(
        rows, key=lambda r: (-int(state.contact_day[side, r]), -int(state.contact_men[side, r]))
    ):
        spot = int(state.contact_hex[side, row])
        out.setdefault(spot, Stack(spot)).reports.append(report_card(theatre, state, side, row))
    return out


def controlled(view: Sight) -> list[int]:
    """The units on the map that take the side's orders."""
    state = view.state
    mine = (state.controller == view.side) & (state.status == int(Status.PRESENT))
    return [int(unit) for unit in np.flatnonzero(mine)]


def able(view: Sight) -> list[int]:
    """Those of them that have time left and no standing march."""
    state, budget = view.state, view.theatre.calendar.budget
    return [
        unit for unit in controlled(view) if int(state.spent[unit]) < budget and int(state.route[unit, 0]) < 0
    ]


def sorties_left(view: Sight) -> int:
    """Sorties that the side may still fly this turn."""
    mine = view.theatre.wing_faction == view.side if view.theatre.wings else np.zeros(0, np.bool_)
    return int(view.state.sorties[mine].sum())


def unspent(view: Sight) -> list[WingId]:
    """The side's wings with sorties left that do not wait on call."""
    state = view.state
    return [
        wing
        for wing in air.wings_of(view.theatre, int(view.side))
        if int(state.sorties[wing]) and int(state.duty[wing]) != Duty.ON_CALL
    ]


def places_of(theatre: Theatre, here: int) -> list[int]:
    """The places of a hex: towns first, then airfields and strongholds."""
    order = (Site.TOWN, Site.STRONGHOLD, Site.AIRFIELD)
    return [theatre.place_at[here, int(site)] for site in order if (here, int(site)) in theatre.place_at]


def total_steps(cards: Iterable[Card]) -> tuple[int, int]:
    """Steps present and at the start of some units."""
    shown = list(cards)
    return sum(card.steps for card in shown), sum(card.full for card in shown)

"""Chapter 8, air: the airfield coup.

Airborne units at the base of a wing that lifts, or in its box, may seize an airfield that an enemy
or nobody holds, in the coming Night, if the wing has the sorties for their weight and half of the
turn's first day is left to them. In a sandstorm nobody jumps. They come down in the open beside the
field; where nobody stands on it they take it at once, otherwise they fight for it with surprise. If
the defenders hold it, those who came stay in the open. A small garrison without works hardly ever
holds.

Until a column, own or of a partner, that did not come that way stands in the hex or beside it, the
troops are alone: after the chart's days they lose men every Dusk.
"""

from __future__ import annotations

from game.dice import Purpose
from game.model import events as ev
from game.model.orders import Seize
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, combat, fighting, lifting, relations, traits, weather
from game.rules.journal import Journal
from game.terms import (
    DAY,
    NEVER,
    Day,
    FactionId,
    FightKind,
    HexId,
    NightPlan,
    PlaceId,
    Reason,
    Right,
    Site,
    Status,
    UnitId,
)

COLUMN_NEAR = 1  # hexes
PER_MILLE = 1000


def refusal(theatre: Theatre, state: State, side: int, order: Seize) -> Refusal | None:
    """Why an airfield may not be seized from the air; None if it may."""
    place = theatre.places[order.place]
    if place.site != Site.AIRFIELD:
        return Refusal(Reason.NO_SUCH_SITE, hex=place.hex)
    holder = int(state.holder[order.place])
    if holder >= 0 and not relations.hostile(theatre, state, side, holder):
        return Refusal(Reason.CLOSED, order.units[0], place.hex)
    for unit in order.units:
        if not traits.has(theatre, unit, traits.AIRBORNE):
            return Refusal(Reason.LACKS_TRAIT, unit)
        if state.spent[unit] > DAY // 2:
            return Refusal(Reason.NO_TIME, unit, have=DAY - int(state.spent[unit]), need=DAY // 2)
    return lifting.refusal_to_carry(theatre, state, order)


def plan(journal: Journal, order: Seize) -> None:
    """Plan a coup; its sorties are spoken for."""
    lifting.spend(journal, order)
    journal.record(ev.NightPlanned(order.units, NightPlan.SEIZE, order.place))


def forecast(theatre: Theatre, state: State, side: int, order: Seize) -> combat.Prospect | None:
    """The fight that a side must expect on a field; None where it knows of nobody."""
    place = theatre.places[order.place]
    rows = combat.targets(theatre, state, side, place.hex, Site.AIRFIELD)
    force = [combat.element(theatre, state, unit) for unit in order.units]
    foe = [combat.report(state, side, row) for row in rows]
    if not foe:
        return None
    where = (place.hex, Site.AIRFIELD)
    lines = combat.ledger(theatre, [place.hex], where, force, foe, FightKind.COUP)
    return combat.prospect(theatre, force, foe, lines)


# The Night


def seize(journal: Journal, units: tuple[UnitId, ...]) -> None:
    """Come down beside an airfield and take it, if nothing has come between."""
    theatre, state = journal.theatre, journal.state
    place = PlaceId(int(state.plan_target[units[0]]))
    here, day = theatre.places[place].hex, Day(state.day)
    ready = tuple(unit for unit in units if _waits(theatre, state, unit))
    storm = weather.in_storm(theatre, state, here)
    if not ready or storm:
        journal.record(ev.CoupCalledOff(units, place, storm))
        return
    side = int(state.controller[ready[0]])
    defenders = fighting.standing(theatre, state, side, here, Site.AIRFIELD)
    lifting.land(journal, ready, here, Site.OPEN)
    journal.record(ev.CoupMade(FactionId(int(state.faction[ready[0]])), place, ready, day))
    if defenders:
        roll = journal.roll_at(Purpose.COUP, combat.FACES, here, side)
        fighting.come_down(journal, ready, defenders, (here, Site.AIRFIELD), roll)
    alive = tuple(unit for unit in ready if state.status[unit] == Status.PRESENT)
    if alive and not fighting.standing(theatre, state, side, here, Site.AIRFIELD):
        journal.record(ev.SiteEntered(alive, here, Site.AIRFIELD, day))


def _waits(theatre: Theatre, state: State, unit: int) -> bool:
    """Whether a unit still is where it was to be taken up: in a box, or in the hex of an airfield."""
    if state.status[unit] == Status.PENDING:
        return True
    return (int(state.hex[unit]), int(Site.AIRFIELD)) in theatre.place_at


# Dusk


def dusk(journal: Journal) -> None:
    """Relieve troops that a column has reached; the others, after days alone, lose men."""
    theatre, state = journal.theatre, journal.state
    alone = ((state.dropped > NEVER) & state.present).nonzero()[0].tolist()
    relieved: dict[int, list[UnitId]] = {}
    for unit in map(UnitId, alone):
        if _reached(theatre, state, unit):
            relieved.setdefault(int(state.hex[unit]), []).append(unit)
        elif state.day - state.dropped[unit] >= theatre.air.link_up:
            lost = -(-int(state.men[unit]) * theatre.air.cut_off // PER_MILLE)
            for loss in aftermath.share(theatre, state, (unit,), lost, 0):
                aftermath.take(journal, loss)
    for here, units in relieved.items():
        journal.record(ev.LinkedUp(tuple(units), HexId(here)))


def _reached(theatre: Theatre, state: State, unit: int) -> bool:
    """Whether a column stands in a unit's hex or beside it."""
    friends = relations.rights(theatre, state, int(state.faction[unit]), Right.SUPPORT)[state.faction]
    column = friends & state.present & (state.dropped == NEVER)
    hexes = state.hex[column].tolist()
    return any(theatre.grid.distance(int(state.hex[unit]), there) <= COLUMN_NEAR for there in hexes)

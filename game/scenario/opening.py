"""The first state of a scenario: dawn of the first turn, units placed, places held, contacts known."""

from __future__ import annotations

from game.model.state import State, blank
from game.model.theatre import Theatre
from game.scenario.assembling import KG_A_TON
from game.scenario.document import Document
from game.scenario.forces import UnitPart
from game.scenario.numbering import Numbers
from game.scenario.plan import Plan
from game.terms import NEVER, OFF_MAP, Posture, Relation, Standing, Status, Talks


def state_of(theatre: Theatre, document: Document, plan: Plan) -> State:
    """The first state of a sound scenario."""
    numbers = Numbers(document, plan)
    state = blank(theatre)
    for number, part in enumerate(document.units):
        _unit(state, numbers, number, part)
    for name, faction in document.holders.items():
        state.holder[numbers.places[name]] = numbers.faction(faction)
    for number, wing in enumerate(theatre.wings):
        state.wing_place[number] = wing.place
        state.aircraft[number] = wing.aircraft
    for name, points in document.towns.loyalty.items() if document.towns else ():
        state.loyalty[numbers.places[name]] = points
    _supply(state, theatre, document, numbers)
    _relations(state, numbers)
    _contacts(state, theatre, numbers)
    _caches(state, theatre, numbers)
    for event, date in document.happened.items():
        state.fired[theatre.event_named[event]] = numbers.calendar.day(date)
    for name, date in document.agreed.items():
        proposal = theatre.proposal_named[name]
        state.talks[proposal] = Talks.AGREED
        state.proposer[proposal] = theatre.proposals[proposal].by
        state.talks_day[proposal] = numbers.calendar.day(date)
    return state


def _unit(state: State, numbers: Numbers, number: int, part: UnitPart) -> None:
    station = numbers.station(part)
    owner = numbers.faction(part.faction)
    state.faction[number] = owner
    state.controller[number] = numbers.faction(part.controller) if part.controller else owner
    state.men[number] = part.men
    state.posture[number] = posture_of(part, numbers)
    state.standing[number] = Standing[part.standing.upper()]
    state.alarm[number] = part.alarm
    if station.box < 0:
        state.status[number] = Status.PRESENT
        state.hex[number] = station.here
        state.site[number] = station.site
    elif part.arrives:
        state.due[number] = numbers.calendar.day(part.arrives)
    else:
        state.due[number] = NEVER


def posture_of(part: UnitPart, numbers: Numbers) -> Posture:
    """A unit's posture: its own, or the usual one of regulars or irregulars."""
    if part.posture:
        return Posture[part.posture.upper()]
    kind = numbers.document.types[numbers.types[part.type]]
    return Posture.MASSED if kind.irregular else Posture.MOBILE


def _supply(state: State, theatre: Theatre, document: Document, numbers: Numbers) -> None:
    """Loads of units, what lies at bases and what waits at sources."""
    chart, part = theatre.supply, document.supply
    if chart is None or part is None:
        return
    full = state.men * theatre.unit_needs[:, 1] * chart.load
    state.load[:] = full * part.load_at_start // 100
    state.waiting[:] = [source.waiting for source in theatre.sources]
    for base in document.bases:
        place = numbers.places[base.place]
        state.stock[numbers.faction(base.faction), place] = base.stock * KG_A_TON
        if base.built:
            state.base[place] = theatre.place_work[place]


def _relations(state: State, numbers: Numbers) -> None:
    state.relation[:] = Relation.HOSTILE
    for own in range(len(state.relation)):
        state.relation[own, own] = Relation.ALLIED
    for part in numbers.document.relations:
        a, b = numbers.faction_ids(part.between)
        state.relation[a, b] = state.relation[b, a] = Relation[part.is_.upper()]


def _caches(state: State, theatre: Theatre, numbers: Numbers) -> None:
    """Write caches into the rows of their sides, in the order in which they are declared."""
    part = numbers.document.caches
    for laid in part.laid if part else ():
        side = numbers.faction(laid.side)
        row = int((state.cache_hex[side] != OFF_MAP).sum())
        state.cache_hex[side, row] = theatre.where(laid.at)
        state.cache_loads[side, row] = laid.loads


def _contacts(state: State, theatre: Theatre, numbers: Numbers) -> None:
    """Write what sides know into their rows of contacts, in the order in which it is declared."""
    rows = dict.fromkeys(range(len(theatre.factions)), 0)
    for known in numbers.document.known:
        side = numbers.faction(known.side)
        for unit in numbers.unit_ids(known.units):
            if state.contact_of[side, unit] >= 0:
                continue
            row = rows[side]
            rows[side] += 1
            state.contact_of[side, unit] = row
            state.contact_hex[side, row] = state.hex[unit]
            state.contact_site[side, row] = state.site[unit]
            state.contact_day[side, row] = state.day
            state.contact_faction[side, row] = state.faction[unit]
            state.contact_type[side, row] = theatre.units[unit].type
            state.contact_men[side, row] = state.men[unit]
            state.contact_posture[side, row] = state.posture[unit]
            state.contact_quality[side, row] = theatre.units[unit].quality

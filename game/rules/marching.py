"""Chapter 5, movement: marches carried out.

After every leg the sides look about them and the enemies near by react; a march ends for good
before a barred or full hex or a blown bridge, on entering a zone, by a fight or on mines, and goes
on in later turns where only the time ran out.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.model import events as ev
from game.model.orders import March
from game.rules import aftermath, detection, minefields, mines, reactions, relations, strikes, wear
from game.rules.journal import Journal
from game.rules.movement import day_of, outlook, site_barred, times
from game.terms import DAY, IMPASSABLE, OFF_MAP, Bools, Halt, HexId, Pace, Right, Site, Status, UnitId

CONTACTS: Final = (ev.ContactSeen, ev.ContactLost)


class _Column:
    """Units on one march. Once they have set out they keep one clock."""

    def __init__(self, journal: Journal, order: March) -> None:
        theatre, state = journal.theatre, journal.state
        units, first = order.units, order.path[0]
        self.journal, self.units = journal, units
        self.whole = theatre.calendar.budget
        self.price = times(theatre, state, units, order.pace)
        self.spent = self.start = max(int(state.spent[unit]) for unit in units)
        today = [u for u in units if int(state.spent[u]) // DAY == self.spent // DAY]
        self.marched = max(int(state.marched[unit]) for unit in today)
        self.here = int(state.hex[units[0]])
        self.headway = min(int(state.headway[u]) if state.heading[u] == first else 0 for u in units)
        self.side = int(state.controller[units[0]])
        self.enemies = relations.rights(theatre, state, self.side, Right.ATTACK)
        self.mines = minefields.against(theatre, state, self.side)
        self.eyes = relations.audience(theatre, state, units[0]).eyes
        self._survey()

    def _survey(self) -> None:
        """See what the ground is like, and where anything could happen on it."""
        theatre, state = self.journal.theatre, self.journal.state
        self.view = outlook(theatre, state, self.side, self.units)
        self.stirs = detection.where_it_stirs(theatre, state, self.units)
        self.alarms = reactions.where_alarmed(theatre, state, self.enemies)
        self.aircraft = bool(strikes.on_call(theatre, state, self.enemies))

    def leg(self, direction: int, there: HexId, *, safe: bool) -> bool:
        """Make one leg, or what headway the time allows; tell whether the leg was made."""
        price = self.price.safe if safe else self.price.tactical
        after = self.spent + max(1, int(price[self.here, direction]) - self.headway)
        if after > self.whole:
            if self.spent < self.whole:
                whole = self.whole
                headway, marched = self.headway + whole - self.spent, self._marched(whole)
                self.journal.record(ev.HeadwayMade(self.units, direction, headway, whole, marched))
            return False
        marched = self._marched(after)
        event = ev.LegMarched(
            self.units, HexId(self.here), there, after, marched, day_of(self.journal.state, after)
        )
        self.journal.record(event)
        self.here, self.spent, self.marched, self.headway = there, after, marched, 0
        return True

    def can_go(self, direction: int) -> bool:
        """Whether no blown bridge stops any of the column."""
        return int(self.price.tactical[self.here, direction]) < IMPASSABLE

    def drive_over(self, leg: tuple[HexId, int]) -> Halt | None:
        """Meet the mines of a leg, if there are any; tell if that ended the march."""
        laid = self.mines.get(leg)
        if laid is None:
            return None
        halt, self.spent = mines.drive_over(self.journal, self.units, laid, self.spent)
        self.mines = minefields.against(self.journal.theatre, self.journal.state, self.side)
        self._look_about()
        return halt

    def meet(self) -> Halt | None:
        """Look about and let enemies react, where the last leg led; tell if that ended the march.

        Aircraft attack only those of whom their side knows, which is where somebody could see them.
        """
        journal, heard, visible = self.journal, len(self.journal.events), self.stirs[self.here]
        if visible:
            self._look_about()
        halt = None
        if self.alarms[self.here] or (visible and self.aircraft):
            halt = reactions.to_march(journal, self.units, self.here, self.enemies)
        if any(_changes_outlook(event, self.eyes) for event in journal.events[heard:]):
            self._survey()
        return halt

    def _look_about(self) -> None:
        """Look about; others who then know of the column here may miss it after the next leg."""
        heard = len(self.journal.events)
        detection.look(self.journal, self.units)
        if len(self.journal.events) > heard:
            ring = self.journal.theatre.neighbours[self.here]
            self.stirs[ring[ring != OFF_MAP]] = True

    def _marched(self, after: int) -> int:
        """Thousandths marched in the day on which `after` falls."""
        same_day = self.spent // DAY == after // DAY
        return self.marched + after - self.spent if same_day else after % DAY


def march(journal: Journal, order: March) -> None:
    """Carry a march out."""
    if not order.path:
        _arrive(journal, order)
        return
    for unit in order.units:
        aftermath.get_moving(journal, unit)
    column = _Column(journal, order)
    _go(journal, order, column)
    if order.pace == Pace.FORCED:
        _wear_out(journal, order.units, column.start)


def _wear_out(journal: Journal, units: tuple[UnitId, ...], start: int) -> None:
    """What a forced march from a time of the turn on costs those who have made it."""
    theatre, state = journal.theatre, journal.state
    for unit in units:
        was, now = int(state.wear[unit]), wear.worn_by(theatre, state, unit, int(state.spent[unit]) - start)
        if state.status[unit] == Status.PRESENT and now > was:
            journal.record(ev.WearTaken(unit, was, now))


def _go(journal: Journal, order: March, column: _Column) -> None:
    units = order.units
    for index, direction in enumerate(order.path):
        here, view = column.here, column.view
        there = HexId(int(journal.theatre.neighbours[here, direction]))
        if view.barred[there] or view.full[there] or not column.can_go(direction):
            _stop(journal, order, Halt.CLOSED)
            return
        if not column.leg(direction, there, safe=not (view.danger[here] or view.danger[there])):
            journal.record(ev.RouteSet(units, order.path[index:], order.site))
            journal.record(ev.MarchEnded(units, HexId(here), Halt.TIME))
            return
        halt = (
            column.drive_over(minefields.leg_of(journal.theatre, here, direction)) if column.mines else None
        )
        if halt is None and (column.stirs[there] or column.alarms[there]):
            halt = column.meet()
        if halt is None and column.view.zone[there] and index + 1 < len(order.path):
            halt = Halt.ZONE
        if halt is not None:
            _stop(journal, order, halt)
            return
    _arrive(journal, order)


def _changes_outlook(event: ev.Event, eyes: Bools) -> bool:
    """Whether an event may change what those know who march; that others see them does not."""
    return not isinstance(event, CONTACTS) or bool(eyes[event.side])


def _stop(journal: Journal, order: March, why: Halt) -> None:
    """End a march for good."""
    alive = tuple(u for u in order.units if int(journal.state.status[u]) == Status.PRESENT)
    if alive:
        clear_route(journal, alive)
        journal.record(ev.MarchEnded(alive, HexId(int(journal.state.hex[alive[0]])), why))


def clear_route(journal: Journal, units: tuple[UnitId, ...]) -> None:
    """Strike off what is left of standing marches."""
    going = tuple(u for u in units if journal.state.route[u, 0] >= 0)
    if going:
        journal.record(ev.RouteSet(going, (), Site.OPEN))


def _arrive(journal: Journal, order: March) -> None:
    """The path is done: enter the site, if nobody bars it."""
    theatre, state, units = journal.theatre, journal.state, order.units
    here = HexId(int(state.hex[units[0]]))
    clear_route(journal, units)
    moves = any(int(state.site[unit]) != order.site for unit in units)
    barred = moves and site_barred(theatre, state, int(state.controller[units[0]]), here, order.site)
    if moves and not barred:
        day = day_of(state, max(int(state.spent[unit]) for unit in units))
        journal.record(ev.SiteEntered(units, here, order.site, day))
        detection.look(journal, units)
    if order.path:
        journal.record(ev.MarchEnded(units, here, Halt.CLOSED if barred else Halt.ARRIVED))


def go_on(journal: Journal, side: int) -> None:
    """Carry on with a side's standing marches: units of one hex with one route go as a group."""
    state, budget = journal.state, journal.theatre.calendar.budget
    going = (state.route[:, 0] >= 0) & (state.controller == side) & state.present
    going &= state.spent < budget
    groups: dict[tuple[int, bytes, int], list[UnitId]] = {}
    for unit in going.nonzero()[0].tolist():
        key = (int(state.hex[unit]), state.route[unit].tobytes(), int(state.route_site[unit]))
        groups.setdefault(key, []).append(UnitId(unit))
    for (_, route, site), units in groups.items():
        alive = tuple(u for u in units if _goes_on(journal, u))
        if alive and state.route[alive[0]].tobytes() == route:
            legs = np.frombuffer(route, np.int8)
            march(journal, March(alive, tuple(legs[legs >= 0].tolist()), Site(site)))


def _goes_on(journal: Journal, unit: UnitId) -> bool:
    """Whether a unit can go on with its march; who has run out of supply waits where he is."""
    theatre, state = journal.theatre, journal.state
    present = state.status[unit] == Status.PRESENT
    return bool(present) and wear.refusal_to_march(theatre, state, unit, Pace.USUAL) is None

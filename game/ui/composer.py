"""The composer of orders: what is selected, what a click would order, and why something is refused.

It knows clicks as hexes and keys as verbs; the orders that it gives are those that a script would write.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from game.model.orders import Assault, EndPhase, March, Order, Strike
from game.records.refusal_texts import refusal_text
from game.rules import combat
from game.rules.sight import Sight
from game.rules.umpire import refusal
from game.terms import OFF_MAP, HexId, Pace, Site, UnitId
from game.texts import _
from game.ui import reach, view
from game.ui.flight import Flight
from game.ui.queue import Queue
from game.ui.table import Table


class Mode(Enum):
    """What the next click on the map is for."""

    FREE = "free"  # selects, marches or assaults, whatever fits
    MARCH = "march"
    ASSAULT = "assault"
    TARGET = "target"  # of the flight that was chosen


@dataclass(slots=True)
class Composer:
    """Turns what a player does into orders."""

    table: Table
    selected: tuple[UnitId, ...] = ()
    mode: Mode = Mode.FREE
    hover: HexId = OFF_MAP
    place: HexId = OFF_MAP  # the hex that the panel tells about
    pinned: Assault | None = None
    flight: Flight | None = None  # awaits its target
    via: tuple[HexId, ...] = ()  # hexes that the march is to pass
    pace: Pace = Pace.USUAL  # of the march
    said: str = ""  # the last refusal or note
    queue: Queue = field(default_factory=Queue)
    version: int = 0  # grows with each change

    @property
    def sight(self) -> Sight:
        """What the side knows."""
        return self.table.view

    @property
    def busy(self) -> bool:
        """Whether something is selected or begun."""
        return bool(self.selected) or self.mode is not Mode.FREE

    def _changed(self, said: str = "") -> None:
        self.said = said
        self.version += 1

    # Selecting

    def select(self, units: tuple[UnitId, ...]) -> None:
        """Select units that stand together; none to select nothing."""
        self.selected = units
        self._free()
        if units:
            self.place = HexId(int(self.sight.state.hex[units[0]]))
        self._changed()

    def _free(self) -> None:
        """Leave whatever was begun."""
        self.mode, self.pinned, self.flight = Mode.FREE, None, None
        self.via, self.pace = (), Pace.USUAL

    def toggle(self, unit: UnitId) -> None:
        """Add a unit of the same hex to the selection, or take it out."""
        if unit in self.selected:
            self.select(tuple(u for u in self.selected if u != unit))
        else:
            self.select((*self.selected, unit) if self._together(unit) else (unit,))

    def _together(self, unit: UnitId) -> bool:
        state = self.sight.state
        return all(int(state.hex[other]) == int(state.hex[unit]) for other in self.selected)

    def prune(self) -> None:
        """Drop from the selection whoever is no longer there to be ordered."""
        mine = set(view.controlled(self.sight))
        here = {int(self.sight.state.hex[u]) for u in self.selected if u in mine}
        kept = tuple(u for u in self.selected if u in mine) if len(here) == 1 else ()
        if kept != self.selected:
            self.select(kept)
        elif kept and self.place != (there := HexId(here.pop())):
            self.place = there
            self.version += 1

    def mine_at(self, here: int) -> list[UnitId]:
        """The seat's units in a hex, as the map stacks them."""
        stack = view.stacks(self.sight).get(int(here))
        commanded = set(view.controlled(self.sight))
        return [UnitId(card.unit) for card in stack.cards if card.unit in commanded] if stack else []

    def waiting(self) -> list[int]:
        """Units that can still act and were not told to skip or to guard."""
        return self.queue.row(self.sight)

    def next_unit(self, step: int = 1) -> None:
        """Go to the next unit that can still act."""
        found = self.queue.next(self.sight, int(self.selected[0]) if self.selected else -1, step)
        if found is None:
            self._changed(_("Every unit has its orders."))
        else:
            self.select((UnitId(found),))

    def group(self) -> None:
        """Select the whole battle group of the unit that is selected, as far as it stands in its hex."""
        state = self.sight.state
        if not self.selected:
            return
        first = self.selected[0]
        here = self.mine_at(int(state.hex[first]))
        groups = [members for members in self.sight.theatre.groups.values() if first in members]
        self.select(tuple(u for u in here if any(u in members for members in groups)) or tuple(here))

    # Pointing

    def point_at(self, here: HexId) -> None:
        """Say which hex lies under the pointer."""
        if here != self.hover:
            self.hover = here
            self.version += 1

    def proposal(self) -> Order | None:
        """What a click on the hex under the pointer would order; None if it would only select."""
        if self.pinned is not None:
            return self.pinned
        if self.hover == OFF_MAP or not self.table.mine:
            return None
        if self.mode is Mode.TARGET and self.flight is not None:
            return self.flight.at(self.sight.theatre, self.hover)
        if not self.selected:
            return None
        if (
            self.mode is not Mode.MARCH
            and not self.via
            and (attack := self.assault_on(self.hover)) is not None
        ):
            return attack
        if self.mode is Mode.ASSAULT or (self.mode is Mode.FREE and self.mine_at(self.hover)):
            return None
        return reach.way(self.sight, self.selected, self.hover, via=self.via, pace=self.pace)

    def assault_on(self, target: int) -> Assault | None:
        """The assault of the selected units on a hex that they touch, on the site most men hold."""
        theatre, state = self.sight.theatre, self.sight.state
        if any(theatre.grid.distance(int(state.hex[u]), target) > 1 for u in self.selected):
            return None
        men: dict[Site, int] = {}
        for site in Site:
            rows = combat.targets(theatre, state, int(self.sight.side), target, site)
            if rows:
                men[site] = int(state.contact_men[self.sight.side, rows].sum())
        if not men:
            return None
        return Assault(self.selected, HexId(target), max(men, key=lambda site: men[site]))

    # Acting

    def click(self, here: HexId, *, add: bool = False) -> None:
        """A left click on a hex: it selects, or gives the order that was proposed."""
        self.hover = here
        if here == OFF_MAP:
            return
        if add and self._pass_by(here):
            return
        order = None if add else self.proposal()
        if order is not None:
            self.give(order)
            return
        mine = self.mine_at(here)
        self.place = here
        if add and mine and self.selected and self._together(mine[0]):
            self.select(tuple(dict.fromkeys((*self.selected, *mine))))
        elif mine:
            again = self.selected and self.selected[0] in mine
            turn = (mine.index(self.selected[0]) + 1) % len(mine) if again else 0
            self.select((mine[turn],))
        else:
            self.select(())
            self.place = here

    def _pass_by(self, here: HexId) -> bool:
        """Make the march of the selected units pass a hex on its way; whether it does."""
        mine = self.mine_at(here)
        if not self.selected or not self.table.mine or (mine and self._together(mine[0])):
            return False
        if reach.way(self.sight, self.selected, here, via=self.via) is None:
            return False
        self.via = (*self.via, here)
        self._changed()
        return True

    def cancel(self) -> None:
        """A right click or Escape: leave what was begun, then the selection."""
        if self.via:
            self.via = self.via[:-1]
            self._changed()
        elif self.pinned is not None or self.mode is not Mode.FREE or self.pace is not Pace.USUAL:
            self._free()
            self._changed()
        elif self.selected:
            here = self.place
            self.select(())
            self.place = here
        else:
            self.place = OFF_MAP
            self._changed()

    def why_not(self, order: Order) -> str:
        """Why an order would be refused, in a sentence with its figures; empty if it would not."""
        wrong = refusal(self.sight.theatre, self.sight.state, self.sight.side, order)
        return "" if wrong is None else refusal_text(self.sight.theatre, wrong)

    def give(self, order: Order) -> bool:
        """Give an order; whether it was taken. A refusal is kept to be said."""
        if not self.table.mine:
            self._changed(_("It is another faction's phase."))
            return False
        wrong = self.table.submit(order)
        if wrong is not None:
            self._changed(refusal_text(self.sight.theatre, wrong))
            return False
        self._free()
        if isinstance(order, EndPhase):
            self.queue.end_turn()
        self._changed()
        return True

    def begin(self, mode: Mode) -> None:
        """Make the next click one for a march or an assault."""
        self.mode = Mode.FREE if self.mode is mode else mode
        self.pinned = None
        self._changed()

    def pin(self) -> None:
        """Keep the forecast of the assault under the pointer while its parts are chosen."""
        order = self.proposal()
        self.pinned = None if self.pinned or not isinstance(order, Assault) else order
        self._changed()

    def tick(self, unit: UnitId) -> None:
        """Take a unit into the assault that is pinned, or out of it."""
        if self.pinned is None:
            return
        units = self.pinned.units
        units = tuple(u for u in units if u != unit) if unit in units else (*units, unit)
        self.pinned = Assault(units, self.pinned.hex, self.pinned.site) if units else None
        self._changed()

    def could_join(self, order: Assault) -> list[UnitId]:
        """The seat's units in the target's hex and beside it, those of the order first."""
        grid, state = self.sight.theatre.grid, self.sight.state
        near = [
            UnitId(u) for u in view.controlled(self.sight) if grid.distance(int(state.hex[u]), order.hex) <= 1
        ]
        return sorted(near, key=lambda u: (u not in order.units, u))

    def undo(self) -> None:
        """Take the last order back, or say what bars it."""
        past = self.table.past
        if self.table.undo():
            self._changed(_("Taken back."))
        elif past.barrier is not None:
            self._changed(_("It cannot be taken back: {why}.").format(why=_(past.barrier.value)))
        else:
            self._changed(_("There is nothing to take back."))

    def redo(self) -> None:
        """Give again what was taken back last."""
        if self.table.past.undone:
            self.give(self.table.past.undone[-1])

    # Verbs without a target

    def skip(self) -> None:
        """Be done with the selected units for this turn, and go on to the next."""
        self.queue.skip(self.selected)
        self.next_unit()

    def wait(self) -> None:
        """Come back to the selected units after all others, and go on to the next."""
        self.queue.wait(self.selected)
        self.next_unit()

    def guard(self) -> None:
        """Leave the selected units where they are until told otherwise, and go on to the next."""
        self.queue.guard(self.selected)
        self.next_unit()

    def force(self) -> None:
        """March by force, or at the usual pace again."""
        self.pace = Pace.USUAL if self.pace is Pace.FORCED else Pace.FORCED
        self._changed()

    def aim(self, flight: Flight | None) -> None:
        """Choose a flight, of which the next click names the target."""
        self.flight, self.mode = flight, Mode.TARGET if flight else Mode.FREE
        self._changed()

    def more_sorties(self, count: int) -> bool:
        """Send more aircraft on the strike that was chosen, or fewer; False if none was."""
        if self.flight is None or self.flight.kind is not Strike:
            return False
        self.flight = self.flight.with_sorties(count, int(self.sight.state.sorties[self.flight.wing]))
        self._changed()
        return True

    def end_phase(self) -> bool:
        """End the phase."""
        return self.give(EndPhase())

    def march(self) -> March | None:
        """The march that is proposed, if it is one."""
        order = self.proposal()
        return order if isinstance(order, March) else None

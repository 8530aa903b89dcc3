"""The umpire: takes an order, refuses it or carries it out, and runs what follows by itself.

Whatever a side is refused, it is refused for what it knows. An enemy that it has not seen never
makes an order illegal; he makes it go wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from game.hexes import DIRECTIONS
from game.model import orders
from game.model.events import Event
from game.model.orders import Order
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import (
    air,
    airfields,
    bases,
    bridges,
    caches,
    choices,
    contingents,
    control,
    coups,
    declared,
    fighting,
    lifting,
    marching,
    mines,
    movement,
    night,
    offers,
    posture,
    proposals,
    relief,
    sanctuaries,
    scouting,
    searching,
    strikes,
    turn,
)
from game.rules.journal import Journal, RollsDice
from game.rules.turn import whose
from game.terms import NEVER, NO_UNIT, FactionId, NightPlan, Phase, Reason, Status, UnitId, WingId

Check = Callable[[Theatre, State, FactionId, Any], Refusal | None]
Act = Callable[[Journal, Any], None]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the umpire does with a kind of order."""

    check: Check
    act: Act
    owned: bool = False  # whether its units need only be owned, not controlled
    boxed: bool = False  # whether its units may wait in a box


def _halt_refusal(_theatre: Theatre, state: State, _side: FactionId, order: orders.Halt) -> Refusal | None:
    going = any(state.route[u, 0] >= 0 or int(state.plan[u]) != NightPlan.NONE for u in order.units)
    return None if going else Refusal(Reason.NOTHING_TO_STOP, order.units[0])


def _halt(journal: Journal, order: orders.Halt) -> None:
    marching.clear_route(journal, order.units)
    night.call_off(journal, order.units)


RULINGS: Final[dict[type, Ruling]] = {
    orders.March: Ruling(movement.refusal, marching.march),
    orders.Halt: Ruling(_halt_refusal, _halt),
    orders.Adopt: Ruling(lambda t, s, _, o: posture.refusal_to_adopt(t, s, o), posture.adopt),
    orders.StandBy: Ruling(lambda t, _s, _f, o: posture.refusal_to_stand_by(t, o), posture.stand_by),
    orders.Assault: Ruling(fighting.refusal, fighting.assault),
    orders.Patrol: Ruling(lambda t, s, _, o: searching.refusal(t, s, o), searching.patrol),
    orders.Raid: Ruling(night.refusal, night.plan),
    orders.SuicideAttack: Ruling(night.refusal, night.plan),
    orders.Infiltrate: Ruling(night.refusal, night.plan),
    orders.Cache: Ruling(caches.refusal, caches.lay),
    orders.Mine: Ruling(mines.refusal, mines.lay),
    orders.Blow: Ruling(bridges.refusal_to_blow, bridges.blow),
    orders.Restore: Ruling(lambda t, s, _, o: bridges.refusal_to_restore(t, s, o), bridges.restore),
    orders.Exfiltrate: Ruling(sanctuaries.refusal_to_leave, sanctuaries.leave),
    orders.Return: Ruling(
        lambda _t, s, f, o: sanctuaries.refusal_to_return(s, f, o), sanctuaries.order_back, boxed=True
    ),
    orders.BuildBase: Ruling(bases.refusal, bases.build),
    orders.Lend: Ruling(control.refusal_to_lend, control.pass_control),
    orders.Recall: Ruling(
        lambda _t, s, f, o: control.refusal_to_recall(s, f, o), control.pass_control, owned=True
    ),
    orders.OfferBaton: Ruling(offers.refusal_to_offer, offers.offer),
    orders.OfferRegion: Ruling(
        offers.refusal_to_offer_region, lambda j, o: offers.offer_region(j, o, whose(j.theatre, j.state))
    ),
    orders.AcceptBaton: Ruling(offers.refusal_to_answer, offers.answer),
    orders.DeclineBaton: Ruling(offers.refusal_to_answer, offers.answer),
    orders.CancelBaton: Ruling(
        offers.refusal_to_cancel, lambda j, o: offers.cancel(j, o, whose(j.theatre, j.state))
    ),
    orders.GoHome: Ruling(relief.refusal, relief.go_home),
    orders.Choose: Ruling(choices.refusal, declared.choose),
    orders.Propose: Ruling(
        proposals.refusal_to_propose, lambda j, o: proposals.propose(j, o, whose(j.theatre, j.state))
    ),
    orders.Answer: Ruling(proposals.refusal_to_answer, proposals.answer),
    orders.BreakOff: Ruling(
        proposals.refusal_to_break_off, lambda j, o: proposals.break_off(j, o, whose(j.theatre, j.state))
    ),
    orders.Strike: Ruling(strikes.refusal, strikes.strike),
    orders.Scout: Ruling(scouting.refusal, scouting.scout),
    orders.Assign: Ruling(air.refusal_to_assign, air.assign),
    orders.Rebase: Ruling(air.refusal_to_rebase, air.rebase),
    orders.Airlift: Ruling(lifting.refusal, lifting.airlift, boxed=True),
    orders.Seize: Ruling(coups.refusal, coups.plan, boxed=True),
    orders.Repair: Ruling(airfields.refusal, airfields.repair),
    orders.EndPhase: Ruling(lambda _t, _s, _f, _o: None, lambda j, _: turn.end_phase(j)),
}


def refusal(theatre: Theatre, state: State, side: FactionId, order: Order) -> Refusal | None:
    """Why a side may not give an order now; None if it may. The same on a Sight and on the state."""
    if state.phase != Phase.ORDERS:
        return Refusal(Reason.GAME_OVER)
    if whose(theatre, state) != side:
        return Refusal(Reason.NOT_YOUR_PHASE, faction=whose(theatre, state))
    ruling = RULINGS[type(order)]
    wrong = (
        _wrong_units(theatre, state, side, order, ruling)
        or _wrong_place(theatre, order)
        or _wrong_wing(theatre, side, order)
        or contingents.refusal(theatre, state, side, order)
    )
    if wrong is not None:
        return wrong
    return ruling.check(theatre, state, side, order)


def _wrong_units(
    theatre: Theatre, state: State, side: FactionId, order: Order, ruling: Ruling
) -> Refusal | None:
    units: tuple[UnitId, ...] | None = getattr(order, "units", None)
    if units is None:
        return None
    if not units or len(set(units)) < len(units):
        return Refusal(Reason.NO_SUCH_UNIT, units[0] if units else NO_UNIT)
    commands = state.faction if ruling.owned else state.controller
    for unit in units:
        if not 0 <= unit < len(theatre.units):
            return Refusal(Reason.NO_SUCH_UNIT)
        if commands[unit] != side:
            return Refusal(Reason.NOT_YOURS, unit, faction=FactionId(int(commands[unit])))
        status = int(state.status[unit])
        if status != Status.PRESENT and not (ruling.boxed and status == Status.PENDING):
            waits = status == Status.PENDING and state.due[unit] != NEVER
            days = max(1, int(state.due[unit]) - state.day) if waits else 0
            return Refusal(Reason.NOT_ON_MAP, unit, need=days)
    return None


def _wrong_place(theatre: Theatre, order: Order) -> Refusal | None:
    place, to = getattr(order, "place", None), getattr(order, "to", None)
    if place is not None and not 0 <= place < len(theatre.places):
        return Refusal(Reason.NO_SUCH_SITE)
    if to is not None and not 0 <= to < len(theatre.factions):
        return Refusal(Reason.NOT_PARTNER)
    direction, box = getattr(order, "direction", None), getattr(order, "box", None)
    if direction is not None and not 0 <= direction < len(DIRECTIONS):
        return Refusal(Reason.NO_PATH)
    if box is not None and not 0 <= box < len(theatre.boxes):
        return Refusal(Reason.NO_SANCTUARY)
    return None


def _wrong_wing(theatre: Theatre, side: FactionId, order: Order) -> Refusal | None:
    wing: WingId | None = getattr(order, "wing", None)
    if wing is None:
        return None
    if not 0 <= wing < len(theatre.wings) or theatre.wings[wing].faction != side:
        return Refusal(Reason.NO_SUCH_WING)
    return None


class Umpire:
    """Runs one game: holds its journal and takes orders from the faction whose phase it is."""

    def __init__(self, theatre: Theatre, state: State, dice: RollsDice) -> None:
        """Take a theatre, a first state (that becomes the umpire's own) and dice."""
        self.journal = Journal(theatre, state, dice)

    @property
    def theatre(self) -> Theatre:
        """The theatre of the game."""
        return self.journal.theatre

    @property
    def state(self) -> State:
        """The state of the game. Not to be written to."""
        return self.journal.state

    @property
    def side(self) -> FactionId:
        """The faction whose phase it is."""
        return whose(self.theatre, self.state)

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self.state.phase == Phase.OVER

    def begin(self) -> list[Event]:
        """Begin the game; what happened up to the first orders."""
        turn.begin(self.journal)
        return self.journal.events[:]

    def return_to(self, state: State, events: int) -> None:
        """Go back to an earlier moment of this game: its state, and how many events there were by then."""
        self.journal.state = state
        del self.journal.events[events:]

    def submit(self, order: Order) -> Refusal | list[Event]:
        """Carry an order of the active faction out; what happened, or why it was refused."""
        wrong = refusal(self.theatre, self.state, self.side, order)
        if wrong is not None:
            return wrong
        heard = len(self.journal.events)
        RULINGS[type(order)].act(self.journal, order)
        return self.journal.events[heard:]

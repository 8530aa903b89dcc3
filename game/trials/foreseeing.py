"""What a side foresees of an order before it gives it: the forecasts of the rules, as a test writes them.

Beside an order stands `foreseen:`, with as many of the figures of its forecast as the author cares
for. They are what the side's Sight gives, so that a test shows what a player would be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from game.model import orders
from game.model.orders import Order
from game.model.theatre import Theatre
from game.rules import baton, combat, coups, foresight, proposals, raids, strikes
from game.rules.combat import FACES, Prospect
from game.rules.sight import Sight
from game.rules.umpire import refusal
from game.scenario.faults import Mark, meant
from game.scenario.yamltext import Block
from game.terms import Condition, Outcome, TrackId
from game.trials.failing import Mismatch
from game.trials.lines import Wrong

Figures = Mapping[str, Any]  # numbers, words, lists of them, or figures again, by name

FIGHT: Final = ("attack", "defence", "odds", "ledger", "chances", "lose", "inflict")
HANDOVER: Final = ("conditions", "missing", "wait", "points", "forgone", "kept", "dropped")

BARGAIN: Final = ("met", "agreed", "declined", "broken", "theirs")


@dataclass(frozen=True)
class Foreseen:
    """One figure that a forecast must have: the names that lead to it, and how it must read."""

    mark: Mark
    path: tuple[str, ...]
    wanted: object

    def mismatch(self, found: Figures) -> Mismatch | None:
        """How a forecast departs from it, if it does."""
        got: Any = found
        for name in self.path:
            if not isinstance(got, Mapping) or name not in got:
                known = ", ".join(got) if isinstance(got, Mapping) else str(got)
                return Mismatch(self.mark, self._told(), f"a forecast of {known or 'nothing'}")
            got = got[name]
        return None if got == self.wanted else Mismatch(self.mark, self._told(), str(got))

    def _told(self) -> str:
        return f"{' '.join(self.path)} {self.wanted} to be foreseen"


def foreseen_of(block: object, at: Mark, record: type) -> tuple[Foreseen, ...]:
    """What a step expects of the forecast of an order of a kind. Raises Wrong."""
    if record not in FORECASTS:
        known = ", ".join(sorted(kind.__name__ for kind in FORECASTS))
        raise Wrong(at, f"nothing is foreseen of this order, only of {known}", record.__name__)
    if not isinstance(block, Block) or not block:
        raise Wrong(at, "the figures of a forecast stand as `name: value`", block)
    names, _ = FORECASTS[record]
    for key in block:
        if key not in names:
            raise Wrong(block.keys_at[key], "this forecast has no such figure", key, meant(str(key), names))
    return tuple(_leaves(block, ()))


def _leaves(block: Block, above: tuple[str, ...]) -> Iterator[Foreseen]:
    for key, value in block.items():
        path = (*above, str(key))
        if isinstance(value, Block) and value:
            yield from _leaves(value, path)
        else:
            yield Foreseen(block.values_at[key], path, dict(value) if isinstance(value, Block) else value)


def forecast(view: Sight, order: Order) -> Figures | None:
    """The figures that a side foresees of an order; None where it would be refused."""
    if refusal(view.theatre, view.state, view.side, order) is not None:
        return None
    _, make = FORECASTS[type(order)]
    return make(view, order)


def _march(view: Sight, order: orders.March) -> Figures:
    theatre = view.theatre
    seen = foresight.march(theatre, view.state, order)
    return {
        "legs": seen.legs,
        "km": (seen.tenths_km + 5) // 10,
        "cost": seen.cost,
        "tactical": seen.tactical,
        "end": theatre.hex_name(seen.end),
        "halt": seen.halt.name.lower(),
    }


def _assault(view: Sight, order: orders.Assault) -> Figures:
    seen = combat.forecast(view.theatre, view.state, view.side, order)
    if seen.exact:
        return _fight(view.theatre, seen.best)
    return {"best": _fight(view.theatre, seen.best), "worst": _fight(view.theatre, seen.worst)}


def _by_night(view: Sight, fight: Prospect | None) -> Figures:
    return {} if fight is None else _fight(view.theatre, fight)


def _fight(theatre: Theatre, fight: Prospect) -> Figures:
    outcomes = [face.outcome for face in fight.faces]
    ours = [face.attackers_lost for face in fight.faces]
    theirs = [face.defenders_lost for face in fight.faces]
    return {
        "attack": fight.attack,
        "defence": fight.defence,
        "odds": theatre.combat.names[fight.column],
        "ledger": {line.name: line.columns for line in fight.ledger},
        "chances": {o.name.lower(): outcomes.count(o) * 100 // FACES for o in Outcome if o in outcomes},
        "lose": [min(ours), max(ours)],
        "inflict": [min(theirs), max(theirs)],
    }


def _strike(view: Sight, order: orders.Strike) -> Figures:
    faces = strikes.forecast(view.theatre, view.state, int(view.side), order).faces
    return {"inflict": [min(faces), max(faces)]}


def _handover(view: Sight, place: int, receiver: int) -> Figures:
    seen = baton.forecast(view.theatre, view.state, int(view.side), place, receiver)
    return {
        "conditions": {_condition(c.condition): [c.have, c.need] for c in seen.conditions},
        "missing": [_condition(c.condition) for c in seen.missing],
        "wait": seen.earliest - view.state.day,
        "points": seen.points,
        "forgone": seen.forgone,
        "kept": seen.kept,
        "dropped": seen.dropped,
    }


def _bargain(view: Sight, order: orders.Propose | orders.Answer) -> Figures:
    seen = proposals.forecast(view.theatre, view.state, int(view.side), order.proposal)
    return {
        "met": [sum(term.met for term in seen.asked), len(seen.asked)],
        "agreed": _moves(view.theatre, seen.agreed),
        "declined": _moves(view.theatre, seen.declined),
        "broken": _moves(view.theatre, seen.broken),
        "theirs": seen.theirs,
    }


def _breach(view: Sight, order: orders.BreakOff) -> Figures:
    seen = proposals.forecast(view.theatre, view.state, int(view.side), order.proposal)
    return {"broken": _moves(view.theatre, seen.broken)}


def _moves(theatre: Theatre, moves: Mapping[TrackId, int]) -> Figures:
    return {theatre.tracks[track].id: by for track, by in moves.items()}


def _condition(condition: Condition) -> str:
    return condition.name.lower()


FORECASTS: Final[dict[type, tuple[tuple[str, ...], Callable[[Sight, Any], Figures]]]] = {
    orders.March: (("legs", "km", "cost", "tactical", "end", "halt"), _march),
    orders.Assault: ((*FIGHT, "best", "worst"), _assault),
    orders.Raid: (
        FIGHT,
        lambda view, o: _by_night(view, raids.forecast(view.theatre, view.state, int(view.side), o)),
    ),
    orders.Seize: (
        FIGHT,
        lambda view, o: _by_night(view, coups.forecast(view.theatre, view.state, int(view.side), o)),
    ),
    orders.Strike: (("inflict",), _strike),
    orders.OfferBaton: (HANDOVER, lambda view, order: _handover(view, order.place, int(order.to))),
    orders.AcceptBaton: (
        HANDOVER,
        lambda view, order: _handover(view, order.place, int(view.state.receiver[order.place])),
    ),
    orders.Propose: (BARGAIN, _bargain),
    orders.Answer: (BARGAIN, _bargain),
    orders.BreakOff: (("broken",), _breach),
}
"""The figures of each order's forecast, by their names, and how they are reckoned."""

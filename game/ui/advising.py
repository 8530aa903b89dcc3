"""What the staff would order, at the window: its plan with the reasons, to be followed whole or in part."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from game.advice.adviser import Suggestion
from game.model.orders import EndPhase
from game.records import wording
from game.terms import OFF_MAP, HexId
from game.texts import _, ngettext
from game.ui import keyboard
from game.ui.listing import ASIDE, TOLD, Entry, Listing, Offer

if TYPE_CHECKING:
    from game.ui.desk import Desk

THINKING: Final = 0.008  # seconds of a frame in which the staff may think


@dataclass(unsafe_hash=True, slots=True)
class Advice(Listing):
    """The dialogue of the staff's plan for the phase. fresh: nothing of it was looked at yet."""

    fresh: bool = field(default=True, init=False, compare=False)

    def titles(self, desk: Desk) -> tuple[str, str]:
        """How many orders there are."""
        adviser, units = desk.table.adviser, desk.composer.selected
        count = len(self._orders(desk))
        told = ngettext("{count} order for this phase", "{count} orders for this phase", count)
        told = told.format(count=count)
        if not adviser.done:
            told = _("It is thinking: {orders} so far.").format(orders=told)
        elif not count:
            told = _("It sees nothing more to be ordered in this phase.")
        elif units and not self._about(desk):
            told = _("{orders}, none of them for {units}.").format(
                orders=told, units=wording.units(desk.theatre, units)
            )
        elif not all(one.certain for one in self._orders(desk)):
            told = _("{orders}. From the first throw of the dice on it is what follows if that goes well.")
            told = told.format(orders=ngettext("{count} order", "{count} orders", count).format(count=count))
        return _("What your staff would order"), told

    def entries(self, desk: Desk) -> Sequence[Entry]:
        """An order each, with its reasons and what is foreseen of it."""
        about = self._about(desk)
        return [_entry(n, one, mine=n in about) for n, one in enumerate(self._orders(desk))]

    def offers(self, desk: Desk) -> list[Offer]:
        """Give the order that is looked at, or all, one by one."""
        found = bool(self._orders(desk))
        why = "" if found else _("There is no order to give.")
        return [
            Offer(
                _("Give this order"),
                "advice give",
                partial(self.take, desk, self.chosen),
                _("Enter"),
                "main" if found else "off",
                why,
            ),
            Offer(
                _("Give all, one by one"), "advice all", desk.follow, "A", "normal" if found else "off", why
            ),
        ]

    def take(self, desk: Desk, number: int) -> None:
        """Give an order, and look at what comes of it."""
        plan = self._orders(desk)
        if number < len(plan):
            one = plan[number]
            desk.close_dialogue()
            look_at(desk, one)
            if desk.composer.give(one.order):
                desk.composer.said = _("{order}. {key} shows what your staff would order next.").format(
                    order=one.words, key=keyboard.BINDINGS.cap("S")
                )

    def go_to_selected(self, desk: Desk) -> None:
        """Look at the first order for the units that are selected."""
        self.fresh = False
        self.chosen = next(iter(self._about(desk)), self.chosen)

    @staticmethod
    def _orders(desk: Desk) -> list[Suggestion]:
        return [one for one in desk.table.adviser.plan if not isinstance(one.order, EndPhase)]

    def _about(self, desk: Desk) -> list[int]:
        """Which of the orders name a unit that is selected."""
        units = set(desk.composer.selected)
        plan = enumerate(self._orders(desk))
        return [n for n, one in plan if units & set(getattr(one.order, "units", ()))]


def _entry(number: int, one: Suggestion, *, mine: bool) -> Entry:
    label = _("{n}. {order}").format(n=number + 1, order=one.words)
    note = next(iter(one.reasons), "")
    if mine:
        note = _("For the selection. {reason}").format(reason=note)
    foreseen = one.foreseen[1:] or one.foreseen  # that it would be carried out goes without saying
    told = (
        (_("why"), tuple((text, TOLD) for text in one.reasons)),
        (_("what would come of it"), tuple((text, ASIDE) for text in foreseen)),
    )
    return Entry(label, note, told=told)


def look_at(desk: Desk, one: Suggestion) -> None:
    """Bring those whom an order is about into view."""
    units = getattr(one.order, "units", ())
    here = int(getattr(one.order, "hex", desk.sight.state.hex[units[0]] if units else OFF_MAP))
    if here != OFF_MAP and not desk.camera.shows(HexId(here)):
        desk.camera.centre_on(here)


class Following:
    """The staff's orders given one after the other, each shown before the next, until a key or a click."""

    def __init__(self, desk: Desk) -> None:
        """Give none yet."""
        self.desk, self.on = desk, False

    def begin(self) -> None:
        """Give them from now on."""
        self.desk.close_dialogue()
        self.on = True
        self.desk.composer.said = _("Your staff's orders are given one by one; Esc stops it.")

    def stop(self) -> None:
        """Give no more."""
        self.on = False
        self.desk.composer.said = _("Stopped. The next order is yours.")
        self.desk.composer.version += 1

    def tick(self) -> bool:
        """Give the next order when the last was shown; whether one was given."""
        desk = self.desk
        idle = desk.table.mine and desk.playback.scene is None and desk.dialogue is None
        plan = desk.table.adviser.plan
        if not self.on or not idle or not plan:
            return False
        if isinstance(plan[0].order, EndPhase):
            self.on = False
            desk.composer.said = _("Your staff has no further order. The phase is yours to end.")
            desk.composer.version += 1
            return True
        look_at(desk, plan[0])
        told = _("{order}. Esc stops it.").format(order=plan[0].words)
        self.on = desk.composer.give(plan[0].order)
        if self.on:
            desk.composer.said = told
        return True


def think(desk: Desk) -> bool:
    """Let the staff think on while its plan is wanted, and no longer than a frame allows; whether it did."""
    wanted = isinstance(desk.dialogue, Advice) or desk.following.on
    if not wanted or not desk.table.mine:
        return False
    until, adviser = time.perf_counter() + THINKING, desk.table.adviser
    thought = False
    while time.perf_counter() < until and adviser.think(desk.sight):
        thought = True
        if desk.following.on and adviser.plan:
            break
    if adviser.done and isinstance(desk.dialogue, Advice) and desk.dialogue.fresh:
        desk.dialogue.go_to_selected(desk)
    return thought

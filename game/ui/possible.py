"""What can be done here, at the window: the orders that are possible, the others greyed with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from game.advice import options
from game.advice.options import Option
from game.model.orders import March
from game.records import wording
from game.records.why import why
from game.terms import OFF_MAP, HexId
from game.texts import _, ngettext
from game.ui import words
from game.ui.composer import Mode
from game.ui.listing import ASIDE, TOLD, WHY_NOT, Entry, Listing, Offer

if TYPE_CHECKING:
    from game.ui.desk import Desk


@dataclass(unsafe_hash=True, slots=True)
class Possible(Listing):
    """The dialogue. here: the hex that is asked about; units: whether of the selected units instead."""

    here: HexId = field(default=OFF_MAP, compare=False)
    units: bool = field(default=True, compare=False)
    _kept: tuple[object, list[Option], list[Entry]] = field(default=(None, [], []), init=False, compare=False)

    def titles(self, desk: Desk) -> tuple[str, str]:
        """Who or what is asked about, and how much is possible."""
        able = sum(not one.why for one in self._options(desk))
        told = ngettext("{count} order is possible now", "{count} orders are possible now", able)
        told = _("{orders}; the others are greyed, with the reason.").format(orders=told.format(count=able))
        if self._of_units(desk):
            units = wording.units(desk.theatre, desk.composer.selected)
            return _("What {units} can do").format(units=units), told
        return _("What can be done here: {place}").format(
            place=words.hex_title(desk.theatre, self.here)
        ), told

    def entries(self, desk: Desk) -> Sequence[Entry]:
        """An order each."""
        self._options(desk)
        return self._kept[2]

    def offers(self, desk: Desk) -> list[Offer]:
        """Give the order; look at the hex instead of the units, or back."""
        found = self._options(desk)
        one = found[self.chosen] if self.chosen < len(found) else None
        label = _("Choose the hex") if one is not None and one.order is None else _("Give this order")
        off = one is None or bool(one.why)
        act = partial(self.take, desk, self.chosen)
        out = [Offer(label, "option give", act, _("Enter"), "off" if off else "main", one.why if one else "")]
        if desk.composer.selected and self.here != OFF_MAP:
            place = words.hex_title(desk.theatre, self.here)
            other = _("At {place}").format(place=place) if self._of_units(desk) else _("Of the units")
            out.append(Offer(other, "option other", self._turn, "I"))
        return out

    def take(self, desk: Desk, number: int) -> None:
        """Give an order; for a march, let the hex be named on the map."""
        found = self._options(desk)
        if number >= len(found) or found[number].why:
            return
        order = found[number].order
        desk.close_dialogue()
        if order is not None:
            desk.composer.give(order)
        elif found[number].kind is March and desk.composer.mode is not Mode.MARCH:
            desk.composer.begin(Mode.MARCH)

    def _turn(self) -> None:
        self.units, self.chosen, self.first = not self.units, 0, 0

    def _of_units(self, desk: Desk) -> bool:
        return bool(desk.composer.selected) and (self.units or self.here == OFF_MAP)

    def _options(self, desk: Desk) -> list[Option]:
        """What is possible and what is not; kept until something changes."""
        units, of_units = desk.composer.selected, self._of_units(desk)
        stamp = (*desk.stamp, units, of_units, self.here)
        if self._kept[0] != stamp:
            found = (
                options.of_units(desk.sight, units) if of_units else options.at(desk.sight, self.here, units)
            )
            self._kept = stamp, found, [_entry(desk, one) for one in found]
        return self._kept[1]


def _entry(desk: Desk, one: Option) -> Entry:
    if one.why:
        return Entry(one.label, one.why, off=True, told=((_("why not"), ((one.why, WHY_NOT),)),))
    if one.order is None:
        told = _(
            "Click the hex, or go there with the arrow keys and press Enter. Way and time are shown before."
        )
        return Entry(one.label, told=(("", ((told, TOLD),)),))
    foreseen = tuple((text, ASIDE) for text in why(desk.sight, one.order))
    foreseen = foreseen[1:] or foreseen  # that it would be carried out goes without saying
    return Entry(one.label, told=((_("what would come of it"), foreseen),))

"""A hint: what the staff commander would order next on what the side knows, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai import COMMANDERS, DEFAULT
from game.model import text
from game.model.orders import EndPhase, March, Order
from game.records.tutorial import end_of
from game.records.why import why
from game.rules.sight import Sight
from game.terms import OFF_MAP
from game.texts import _, spoken


@dataclass(slots=True)
class Adviser:
    """The staff at one's side: it goes on from an order that is followed, and thinks anew after any other.

    It works on a copy of what the side knows, so that nothing of the game is touched.
    """

    seed: int
    _orders: Iterator[Order] | None = None
    _copy: Sight | None = None
    _last: Order | None = None  # that was suggested, and not given since

    def suggestion(self, view: Sight) -> Order:
        """The staff's next order; EndPhase where it has none left."""
        if self._last is not None:
            return self._last
        if self._orders is None or self._copy is None:
            self._copy = Sight(view.theatre, view.state.copy(), view.side)
            self._orders = iter(COMMANDERS[DEFAULT](self.seed).orders(self._copy))
        else:
            self._copy.state.take_over(view.state)
        self._last = next(self._orders, EndPhase())
        return self._last

    def heard(self, order: Order | None) -> None:
        """An order was given, whatever came of it; None if one was taken back."""
        if order != self._last or isinstance(order, EndPhase):
            self._orders = None
        self._last = None


def hint(view: Sight, order: Order) -> Iterator[str]:
    """An order of the staff as it would be typed, what is foreseen of it, and which aims it serves."""
    yield _("The staff would order: {order}").format(order=typed(view, order))
    if isinstance(order, EndPhase):
        yield _("It sees nothing more to be ordered in this phase.")
        return
    yield from why(view, order)
    here = _goal(view, order)
    for aim in view.theatre.objectives:
        places = [view.theatre.places[p] for p in aim.places]
        if aim.faction == view.side and any(place.hex == here for place in places):
            yield _("It serves an aim: {aim}").format(aim=spoken(aim.text) or aim.id)


def _goal(view: Sight, order: Order) -> int:
    """The hex that an order is about; OFF_MAP if there is none."""
    if isinstance(order, March):
        return end_of(view.theatre, view.state, order)
    place = getattr(order, "place", None)
    if place is not None:
        return int(view.theatre.places[place].hex)
    units = getattr(order, "units", ())
    return int(getattr(order, "hex", view.state.hex[units[0]] if units else OFF_MAP))


def typed(view: Sight, order: Order) -> str:
    """An order as a player would type it: a march by its end, hexes by the places in them."""
    theatre = view.theatre
    names = {theatre.hex_name(place.hex): place.slug for place in reversed(theatre.places)}
    end = theatre.hex_name(end_of(theatre, view.state, order))

    def spelt(word: str) -> str:
        name, _equals, value = word.partition("=")
        if name == "path" and isinstance(order, March) and order.path:
            return f"to={names.get(end, end)}"
        return f"hex={names.get(value, value)}" if name == "hex" else word

    return " ".join(map(spelt, text.write(theatre, order).split()))

"""Sentences about supply: who goes short and who is supplied again, thirst, wear, forward bases."""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.records import wording
from game.records.page import Page, Rank
from game.terms import SupplyState
from game.texts import _, mark, ngettext

STATES: Final = {
    SupplyState.SHORT: mark("{units} of {faction} went short of water and fuel."),
    SupplyState.OUT: mark("{units} of {faction} were out of supply."),
}
"""A day without supply is not worth a line."""
AGAIN: Final = mark("{units} of {faction} were supplied again.")


def traced(page: Page, event: ev.SupplyTraced) -> None:
    """Units whose state changed for the reader to notice."""
    faction = wording.faction(page.theatre, event.faction)
    for unit, now in zip(event.units, event.supply, strict=True):
        was = page.state.supply[unit]
        again = now == SupplyState.SUPPLIED and was >= SupplyState.SHORT
        template = AGAIN if again else STATES.get(now, "") if now != was else ""
        if template:
            page.tell(Rank.OTHER, page.hex_of(unit), _(template), {"faction": faction}, units=(unit,))


def attrition(page: Page, event: ev.AttritionTaken) -> None:
    """Men who could go on no longer."""
    text = ngettext(
        "{units} lost {lost} man for want of water.",
        "{units} lost {lost} men for want of water.",
        event.lost,
    )
    page.tell(Rank.FIGHT, page.hex_of(event.unit), text, {"lost": str(event.lost)}, units=(event.unit,))


def worn(page: Page, event: ev.WearTaken) -> None:
    """A forced march."""
    page.tell(Rank.MARCH, page.hex_of(event.unit), _("{units} made a forced march."), {}, units=(event.unit,))


def base_worked(page: Page, event: ev.BaseWorked) -> None:
    """The first day of work; the others go without saying."""
    if event.done - len(event.units) <= 0:
        text = _("Engineers began to build a base at {places}.")
        page.tell(Rank.OTHER, page.theatre.places[event.place].hex, text, {}, places=(event.place,))


def base_built(page: Page, event: ev.BaseBuilt) -> None:
    """A base is ready."""
    _of_base(page, event, _("{faction} has a forward base at {places}."))


def base_lost(page: Page, event: ev.BaseLost) -> None:
    """A base fell with its place."""
    _of_base(page, event, _("{faction} took what engineers had built at {places}."))


def _of_base(page: Page, event: ev.BaseBuilt | ev.BaseLost, template: str) -> None:
    words = {"faction": wording.faction(page.theatre, event.by)}
    here = page.theatre.places[event.place].hex
    page.tell(Rank.OTHER, here, template, words, places=(event.place,))

"""Why the umpire refuses an order, in a sentence with the figures of the case."""

from __future__ import annotations

from typing import Final

from game.model.refusals import Refusal
from game.model.theatre import Theatre
from game.records import positions
from game.terms import DAY, NO_UNIT, OFF_MAP, Reason
from game.texts import _, mark

REFUSALS: Final = {
    Reason.NOT_YOUR_PHASE: mark("It is another faction's phase."),
    Reason.GAME_OVER: mark("No orders are taken now."),
    Reason.NO_SUCH_UNIT: mark("An order names at least one unit, each of them once; {unit} does not fit."),
    Reason.NOT_YOURS: mark("{unit} does not take orders from you."),
    Reason.NOT_ON_MAP: mark("{unit} is not on the map."),
    Reason.NOT_TOGETHER: mark("{unit} is not in the same hex as the others."),
    Reason.NO_PATH: mark("The path leaves the map {where}."),
    Reason.NO_WAY: mark("{unit} cannot go to {place}: the ground or the river stops it."),
    Reason.CLOSED: mark("{unit} cannot go to {place}: others stand there who do not let it."),
    Reason.NO_TIME: mark("{unit} has {have_days} days left and needs {need_days}."),
    Reason.NO_SUCH_SITE: mark("There is no such place {where}."),
    Reason.FULL: mark("No more than {need} units of a side can stand in the open {where}."),
    Reason.NO_TARGET: mark("No enemy is known to fight for that site {where}."),
    Reason.NOT_ADJACENT: mark("{unit} is not beside its target {where}."),
    Reason.MARCHED: mark("{unit} has marched for {have_days} days of this day; {need_days} are the most."),
    Reason.ALREADY: mark("{subject}: that is already so, or was done today."),
    Reason.TOO_MANY_STEPS: mark("{have} steps are too many: {need} can take part in an assault."),
    Reason.WRONG_POSTURE: mark("{unit} cannot do that in its posture, or its kind never takes that posture."),
    Reason.NOT_HOLDER: mark("You do not hold {place}."),
    Reason.NO_BATON: mark("No handover of {place} has come so far."),
    Reason.NOT_PARTY: mark("You have no part in that handover."),
    Reason.NOT_PARTNER: mark("That faction is no partner whom you may support."),
    Reason.SAME: mark("{unit} is under those orders already."),
    Reason.RIVER: mark("{unit} cannot attack {where}: the ground or the river lies between."),
    Reason.NOT_PLAYED: mark("This scenario has no such orders."),
    Reason.TOO_FAR: mark("{unit} is {have} hexes from {place}; {need} are the most."),
    Reason.TOO_FEW: mark("{unit} has {have} men; {need} are the least."),
    Reason.NO_CACHE: mark("{unit} needs {need} loads, and {have} are in reach; no friendly place is."),
    Reason.NO_ROAD: mark("No road leads that way {where}."),
    Reason.NO_BRIDGE: mark("There is no bridge that way {where}."),
    Reason.NO_SAPPER: mark("{unit} has nobody who could do that."),
    Reason.NO_ENGINEER: mark("{unit} has no engineers."),
    Reason.NO_SANCTUARY: mark("No way to a sanctuary of that name leads out of the map {where}."),
    Reason.NOT_AWAY: mark("{unit} is not yours, or in no sanctuary."),
    Reason.GUARDED: mark("{place} is guarded by {have} men; it would have to be fewer than {need}."),
    Reason.OUT_OF_RANGE: mark("The alarm is {have} hexes; it may be from 0 to {need}."),
}
TOO_LONG: Final = mark("The path has {have} legs; {need} are the most.")


def refusal_text(theatre: Theatre, refusal: Refusal) -> str:
    """The sentence of a refusal, such as "F05 has 0.30 days left and needs 0.50."."""
    template = REFUSALS[refusal.reason]
    if refusal.reason == Reason.NO_PATH and refusal.need:
        template = TOO_LONG
    unit, place, where = _("the unit"), _("that place"), _("there")
    if refusal.hex != OFF_MAP:
        place, where = positions.point(theatre, refusal.hex), positions.at(theatre, refusal.hex)
    if refusal.unit != NO_UNIT:
        unit = theatre.units[refusal.unit].id
    text = _(template).format(
        unit=unit,
        subject=unit if refusal.unit != NO_UNIT else place,
        place=place,
        where=where,
        have=refusal.have,
        need=refusal.need,
        have_days=_in_days(refusal.have),
        need_days=_in_days(refusal.need),
    )
    return text[:1].upper() + text[1:]


def _in_days(thousandths: int) -> str:
    """Thousandths of a day as days with two decimals, rounded down."""
    whole, rest = divmod(thousandths, DAY)
    return f"{whole}.{rest * 100 // DAY:02d}"

"""Why the umpire refuses an order, in a sentence with the figures of the case.

What would be needed is said beside what there is: time, men, distance, a relation.
"""

from __future__ import annotations

from typing import Final

from game.model.refusals import Refusal
from game.model.theatre import Theatre
from game.records import positions, wording
from game.terms import DAY, NO_TRACK, NO_UNIT, NOBODY, OFF_MAP, Posture, Reason, Relation, Site
from game.texts import _, decimal, mark, spoken

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
    Reason.ALREADY: mark("{subject}: that is already so."),
    Reason.NOTHING_TO_STOP: mark("{unit} has no march and no plan for the night to stop."),
    Reason.TOO_MANY_STEPS: mark("{have} steps are too many: {need} can take part in an assault."),
    Reason.WRONG_POSTURE: mark("{unit} cannot do that in its posture."),
    Reason.NOT_HOLDER: mark("You do not hold {place}."),
    Reason.NO_BATON: mark("No handover of {place} has come so far."),
    Reason.NOT_PARTY: mark("You have no part in that handover."),
    Reason.NOT_PARTNER: mark("That faction is no partner whom you may support."),
    Reason.SAME: mark("{unit} is under those orders already."),
    Reason.RIVER: mark("{unit} cannot attack {where}: the ground or the river lies between."),
    Reason.NOT_HOSTILE: mark("No enemy of yours holds {place}."),
    Reason.NO_CHOICE: mark("You are not asked to choose there."),
    Reason.NO_SUCH_OPTION: mark("That is none of the options."),
    Reason.NO_PROPOSAL: mark("No such proposal lies before you, and nothing of the kind is agreed."),
    Reason.NOT_TO_PROPOSE: mark("That is not yours to propose."),
    Reason.TERMS: mark("{have} of its {need} conditions are met."),
    Reason.LOW_TRACK: mark("{track} stands at {have}; {need} are the least."),
    Reason.TOO_SOON: mark("It may be proposed again in {need_whole}."),
    Reason.OUT_OF_THE_WAR: mark("The war of the other party is over."),
    Reason.STOOD_DOWN: mark(
        "The country of {unit} has withdrawn it from the field: it attacks and searches no more, and marches "
        "only to places in friendly hands."
    ),
    Reason.NO_REGION: mark("You have {have} places of that region to hand over; {need} are the fewest."),
    Reason.NOT_RELIEVED: mark("{unit} has not been relieved: no baton released it."),
    Reason.NOT_IN_PLACE: mark("{unit} goes home only from a place that you or a partner hold."),
    Reason.NOT_PLAYED: mark("This scenario has no such orders."),
    Reason.OUT_OF_REACH: mark("{unit} is {have} hexes from {place}; {need} are the most."),
    Reason.TOO_FEW: mark("{unit} has {have} men; {need} are the least."),
    Reason.NO_CACHE: mark("{unit} needs {need} loads, and {have} are in reach; no friendly place is."),
    Reason.NO_ROAD: mark("No road leads that way {where}."),
    Reason.NO_BRIDGE: mark("There is no bridge that way {where}."),
    Reason.NO_SAPPER: mark("{unit} has nobody who could do that."),
    Reason.NO_ENGINEER: mark("{unit} has no engineers."),
    Reason.NO_SANCTUARY: mark("No way to a sanctuary of that name leads out of the map {where}."),
    Reason.NOT_AWAY: mark("{unit} is not yours, or in no sanctuary."),
    Reason.GUARDED: mark("{place} is guarded by {have} men; it would have to be fewer than {need}."),
    Reason.NO_SUCH_WING: mark("You have no such wing."),
    Reason.NO_SORTIES: mark("The wing has {have} sorties left and needs {need}."),
    Reason.STORM: mark("A sandstorm keeps the aircraft away {where}."),
    Reason.TOO_FAR: mark("From its base the wing has {have} hexes to {place}; it flies {need}."),
    Reason.NOT_AT_BASE: mark("{unit} is not where the wing could take it up."),
    Reason.TOO_HEAVY: mark("{unit} cannot be flown by that wing."),
    Reason.RUNWAY: mark("The runway {where} is not good enough for the wing."),
    Reason.LACKS_TRAIT: mark("{unit} is not trained for that."),
    Reason.UNARMED: mark("That kind of aircraft does not do that."),
    Reason.OUT_OF_SUPPLY: mark(
        "{unit} has been without supply for {have} days; from {need} its vehicles stand still."
    ),
    Reason.WORN_OUT: mark("{unit} is worn to {have} per mille; from {need} nobody is driven harder."),
    Reason.OUT_OF_RANGE: mark("The alarm is {have} hexes; it may be from 0 to {need}."),
    Reason.WRONG_KIND: mark("Units such as {unit} never take that posture or standing order."),
    Reason.TODAY: mark("{subject}: there was an assault today; there is one a day."),
}
IN_FIGURES: Final = {
    Reason.NOT_YOUR_PHASE: mark("It is the phase of {faction}."),
    Reason.NOT_YOURS: mark("{unit} takes its orders from {faction}, not from you."),
    Reason.NOT_ON_MAP: mark("{unit} is not on the map; it is due in {need_whole}."),
    Reason.NOT_TOGETHER: mark("{unit} stands {have_km} km from the others; it takes one hex for all."),
    Reason.NO_PATH: mark("The path has {have} legs; {need} are the most."),
    Reason.CLOSED: mark("{unit} cannot go to {place}: {men} of {faction} stand there and do not let it."),
    Reason.NO_SUCH_SITE: mark("There is no {site} {where}."),
    Reason.NO_TARGET: mark(
        "No enemy is known to fight for that site {where}; the nearest known is {have_km} km away."
    ),
    Reason.NOT_ADJACENT: mark("{unit} is {have_km} km from its target {where}; it must be beside it."),
    Reason.WRONG_POSTURE: mark("{unit} is {posture}; to leave that posture takes {need_days} days."),
    Reason.NOT_HOLDER: mark("{faction} holds {place}, not you."),
    Reason.NOT_PARTY: mark("That handover is offered to {faction}, not to you."),
    Reason.NOT_TO_PROPOSE: mark("It is for {faction} to propose that."),
    Reason.OUT_OF_THE_WAR: mark("The war of {faction} is over."),
    Reason.NOT_PARTNER: mark("With {faction} you are {relation}; it takes {needed} at least."),
}
"""Where the case has figures or a faction beside its unit and hex."""

FULL: Final = mark("{have} units stand in the open {where}; no more than {need} of a side can.")

POSTURES: Final = {
    Posture.MASSED: mark("massed"),
    Posture.DISPERSED: mark("dispersed"),
    Posture.UNDERGROUND: mark("underground"),
    Posture.MOBILE: mark("mobile"),
    Posture.ENTRENCHED: mark("entrenched"),
    Posture.PATROLLING: mark("on patrol"),
}
SITES: Final = {
    Site.OPEN: mark("open ground"),
    Site.TOWN: mark("town"),
    Site.AIRFIELD: mark("airfield"),
    Site.STRONGHOLD: mark("stronghold"),
}


def refusal_text(theatre: Theatre, refusal: Refusal, *, named: bool = False) -> str:
    """The sentence of a refusal, such as "F05 has 0.30 days left and needs 0.50.".

    named: whether it tells of a unit by its name, as the chronicle does, not by the id that orders have
    """
    unit, place, where = _("the unit"), _("that place"), _("there")
    if refusal.hex != OFF_MAP:
        place, where = positions.point(theatre, refusal.hex), positions.at(theatre, refusal.hex)
    if refusal.unit != NO_UNIT:
        unit = wording.units(theatre, (refusal.unit,)) if named else theatre.units[refusal.unit].id
    text = _(_template(refusal)).format(
        unit=unit,
        subject=unit if refusal.unit != NO_UNIT else place,
        place=place,
        where=where,
        faction=wording.faction(theatre, refusal.faction),
        track=spoken(theatre.tracks[refusal.track].name) if refusal.track != NO_TRACK else "",
        have=refusal.have,
        need=refusal.need,
        have_days=in_days(refusal.have),
        need_days=in_days(refusal.need),
        need_whole=wording.days(refusal.need),
        have_km=refusal.have * theatre.km_a_hex,
        men=wording.men(refusal.have),
        **_words(refusal),
    )
    return text[:1].upper() + text[1:]


def _template(refusal: Refusal) -> str:
    figures = refusal.have or refusal.need or refusal.faction != NOBODY
    if refusal.reason == Reason.FULL and refusal.have:
        return FULL
    return IN_FIGURES.get(refusal.reason, REFUSALS[refusal.reason]) if figures else REFUSALS[refusal.reason]


def _words(refusal: Refusal) -> dict[str, str]:
    """Figures of a refusal that are words of the rules."""
    have, need = refusal.have, refusal.need
    match refusal.reason:
        case Reason.WRONG_POSTURE:
            return {"posture": _(POSTURES[Posture(have)])}
        case Reason.NO_SUCH_SITE:
            return {"site": _(SITES[Site(have)])}
        case Reason.NOT_PARTNER:
            relations = wording.RELATIONS
            return {"relation": _(relations[Relation(have)]), "needed": _(relations[Relation(need)])}
    return {}


def in_days(thousandths: int) -> str:
    """Thousandths of a day as days with two decimals, rounded down."""
    whole, rest = divmod(thousandths, DAY)
    return decimal(f"{whole}.{rest * 100 // DAY:02d}")

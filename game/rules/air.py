"""Chapter 8, air.

Aircraft are wings with a base: an airfield, or a box beyond the map. At Dawn a wing gets its
sorties for the turn, by its aircraft and its kind's rate. It flies as far as its kind's range from
its base (a box lies its road's distance beyond the edge), but not from or into a sandstorm. A wing may
be rebased to an airfield of its own side or a partner whose runway is good enough for it; that takes a
day's sorties. When its airfield falls it flies out at Dusk to the box from which it came or, if it came
from none, to the nearest airfield that takes it; where there is none it is lost.

- *Strike* attacks known enemies, with so many sorties.
- *Scout* sees everyone who stands openly within the kind's sight of a hex, less what the ground
  hides, and may find men who are dispersed there.
- A wing *on call* flies for troops of its side and of partners who share their sight: in fights as
  a line of the ledger, and against columns on the march.
- *Airlift* and the *airfield coup* carry units.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import Assign, Rebase
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import movement, relations, weather
from game.rules.journal import Journal
from game.terms import NO_PLACE, Bools, HexId, PlaceId, Reason, Right, Site, WingId

HUNDRED = 100


def wings_of(theatre: Theatre, side: int) -> list[WingId]:
    """The wings that a side commands."""
    return [WingId(w) for w, wing in enumerate(theatre.wings) if wing.faction == side]


def wings_seen(theatre: Theatre, state: State, side: int) -> Bools:
    """(wings,) those whose columns a side may read: its own and those of partners who share sight."""
    out: Bools = relations.rights(theatre, state, side, Right.SHARE_SIGHT)[theatre.wing_faction]
    return out


def a_day(theatre: Theatre, state: State, wing: int) -> int:
    """Sorties of a wing in a day, in hundredths."""
    return int(state.aircraft[wing]) * theatre.wing_types[theatre.wings[wing].type].sorties


def serves(theatre: Theatre, state: State, wing: int) -> bool:
    """Whether a wing is in the theatre by its dates and has aircraft left."""
    info = theatre.wings[wing]
    return info.first <= state.day <= info.last and bool(state.aircraft[wing] > 0)


def steps_to(theatre: Theatre, state: State, wing: int, target: int) -> int:
    """Hexes from a wing's base to a hex, those beyond the map included."""
    place = int(state.wing_place[wing])
    if place != NO_PLACE:
        return theatre.grid.distance(theatre.places[place].hex, target)
    links = theatre.boxes[theatre.wings[wing].box].links
    return min(theatre.grid.distance(here, target) + beyond for here, beyond in links)


def grounded(theatre: Theatre, state: State, wing: int) -> bool:
    """Whether a wing cannot leave its base: a storm stands over it."""
    place = int(state.wing_place[wing])
    return place != NO_PLACE and weather.in_storm(theatre, state, theatre.places[place].hex)


def can_fly(theatre: Theatre, state: State, wing: int, target: int, need: int = 1) -> bool:
    """Whether a wing can fly so many sorties to a hex now."""
    return refusal_to_fly(theatre, state, wing, target, need) is None


def refusal_to_fly(theatre: Theatre, state: State, wing: int, target: int, need: int = 1) -> Refusal | None:
    """Why a wing cannot fly so many sorties to a hex now; None if it can."""
    have = int(state.sorties[wing])
    if need < 1 or have < need:
        return Refusal(Reason.NO_SORTIES, have=have, need=need)
    if not 0 <= target < len(theatre.grid):
        return Refusal(Reason.NO_TARGET)
    steps, reach = steps_to(theatre, state, wing, target), theatre.wing_type(WingId(wing)).range
    if steps > reach:
        return Refusal(Reason.TOO_FAR, hex=HexId(target), have=steps, need=reach)
    if grounded(theatre, state, wing) or weather.in_storm(theatre, state, target):
        return Refusal(Reason.STORM, hex=HexId(target))
    return None


# Dawn and Dusk


def dawn(journal: Journal) -> None:
    """Give every wing that serves its sorties for the turn."""
    theatre, state = journal.theatre, journal.state
    if not theatre.wings:
        return
    sorties = tuple(_for_the_turn(theatre, state, wing) for wing in range(len(theatre.wings)))
    journal.record(ev.SortiesReadied(sorties))


def _for_the_turn(theatre: Theatre, state: State, wing: int) -> int:
    """Sorties of a wing in this turn; what is less than one counts in a later turn."""
    if not serves(theatre, state, wing):
        return 0
    rate, before = a_day(theatre, state, wing), state.day
    after = before + theatre.calendar.days_a_turn
    return rate * after // HUNDRED - rate * before // HUNDRED


def dusk(journal: Journal) -> None:
    """Let wings fly out whose airfield has fallen."""
    theatre, state = journal.theatre, journal.state
    for wing in (state.wing_place != NO_PLACE).nonzero()[0].tolist():
        faction = theatre.wings[wing].faction
        if _welcome(theatre, state, faction, int(state.wing_place[wing])):
            continue
        place = NO_PLACE
        if theatre.wings[wing].box < 0:
            place = _nearest_field(theatre, state, wing)
            if place == NO_PLACE:
                journal.record(ev.WingLost(WingId(wing)))
                continue
        journal.record(ev.WingRebased(WingId(wing), place, 0))


def _nearest_field(theatre: Theatre, state: State, wing: int) -> PlaceId:
    """The nearest airfield that takes a wing, or NO_PLACE."""
    faction = theatre.wings[wing].faction
    fields = [
        p
        for p in range(len(theatre.places))
        if takes(theatre, state, wing, p) and _welcome(theatre, state, faction, p)
    ]
    near = min(
        fields, key=lambda p: (steps_to(theatre, state, wing, theatre.places[p].hex), p), default=NO_PLACE
    )
    return PlaceId(near)


def _welcome(theatre: Theatre, state: State, faction: int, place: int) -> bool:
    """Whether the holder of an airfield lets a faction use it."""
    holder = int(state.holder[place])
    return holder >= 0 and relations.may(theatre, state, faction, holder, Right.SHARE_PLACE)


def takes(theatre: Theatre, state: State, wing: int, place: int) -> bool:
    """Whether a place is an airfield with a runway on which a wing can land."""
    runway = theatre.wing_type(WingId(wing)).runway
    return theatre.places[place].site == Site.AIRFIELD and bool(state.condition[place] >= runway)


# Orders


def refusal_to_land(theatre: Theatre, state: State, wing: WingId, place: PlaceId) -> Refusal | None:
    """Why a wing cannot land at a place; None if it can."""
    here, faction = theatre.places[place].hex, theatre.wings[wing].faction
    if theatre.places[place].site != Site.AIRFIELD:
        return Refusal(Reason.NO_SUCH_SITE, hex=here)
    if not _welcome(theatre, state, faction, place):
        return Refusal(Reason.CLOSED, hex=here)
    if not takes(theatre, state, wing, place):
        have, need = int(state.condition[place]), theatre.wing_type(wing).runway
        return Refusal(Reason.RUNWAY, hex=here, have=have, need=need)
    if movement.site_barred(theatre, state, faction, here, Site.AIRFIELD):
        return Refusal(Reason.CLOSED, hex=here)
    return None


def refusal_to_rebase(theatre: Theatre, state: State, _side: int, order: Rebase) -> Refusal | None:
    """Why a wing may not be rebased; None if it may."""
    here = theatre.places[order.place].hex
    if state.wing_place[order.wing] == order.place:
        return Refusal(Reason.ALREADY, hex=here)
    if not serves(theatre, state, order.wing) or not state.sorties[order.wing]:
        return Refusal(Reason.NO_SORTIES, need=1)
    if grounded(theatre, state, order.wing) or weather.in_storm(theatre, state, here):
        return Refusal(Reason.STORM, hex=here)
    return refusal_to_land(theatre, state, order.wing, order.place)


def rebase(journal: Journal, order: Rebase) -> None:
    """Move a wing; a day's sorties are gone."""
    theatre, state = journal.theatre, journal.state
    left = max(0, int(state.sorties[order.wing]) - -(-a_day(theatre, state, order.wing) // HUNDRED))
    journal.record(ev.WingRebased(order.wing, order.place, left))


def refusal_to_assign(theatre: Theatre, state: State, _side: int, order: Assign) -> Refusal | None:
    """Why a wing may not be given a duty; None if it may."""
    kind = theatre.wing_type(order.wing)
    if not any(kind.strike) and not any(kind.support):
        return Refusal(Reason.UNARMED)
    if state.duty[order.wing] == order.duty:
        return Refusal(Reason.ALREADY)
    return None


def assign(journal: Journal, order: Assign) -> None:
    """Put a wing on call, or take it off."""
    journal.record(ev.DutySet(order.wing, order.duty))

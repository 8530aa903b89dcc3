"""What a side knows, as lines of text: units, reports of others, wings, places, aims, what it still owes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from game.records import aims, bargains, positions, wording
from game.records.chronicle import heading
from game.records.refusal_texts import SITES, in_days
from game.rules import air, choices, movement, offers, proposals, victory
from game.rules.sight import Sight
from game.terms import OFF_MAP, Baton, Duty, Phase, Site, Status, SupplyState, Talks
from game.texts import _, mark, ngettext, spoken
from game.ui import view as models
from game.ui import words


def status(view: Sight) -> Iterator[str]:
    """Turn and date, the tracks, what is to be done."""
    theatre, state = view.theatre, view.state
    turns = theatre.calendar.turns
    row = heading(theatre, state) if state.phase == Phase.ORDERS else wording.long_date(theatre, state.day)
    yield _("{heading}. Turn {turn} of {turns}.").format(heading=row, turn=state.turn + 1, turns=turns)
    for track, value in zip(theatre.tracks, state.track.tolist(), strict=True):
        yield _("{track}: {value}").format(track=spoken(track.name), value=value)
    yield from owed(view)


def units(view: Sight) -> Iterator[str]:
    """The units that take the side's orders, a line each."""
    mine = models.controlled(view)
    if not mine:
        yield _("No unit on the map takes your orders.")
    for unit in mine:
        yield unit_line(view, unit)
    yield from _arrivals(view)


def unit_line(view: Sight, unit: int) -> str:
    """One unit: who, where, how strong, what it can still do."""
    theatre, state = view.theatre, view.state
    here, site = int(state.hex[unit]), Site(int(state.site[unit]))
    parts = [
        wording.men(int(state.men[unit])),
        _("{place} ({site})").format(place=positions.describe(theatre, here), site=_(SITES[site])),
        words.posture(int(state.posture[unit])),
        _("{days} days left").format(days=in_days(movement.time_left(theatre, state, unit))),
    ]
    if int(state.supply[unit]) != SupplyState.SUPPLIED:
        parts.append(_(words.SUPPLIES[SupplyState(int(state.supply[unit]))]))
    if int(state.route[unit, 0]) >= 0:
        parts.append(_("on the march"))
    name = f"{theatre.units[unit].id} {spoken(theatre.units[unit].name)}"
    return _("{name}: {facts}.").format(name=name, facts=_("; ").join(parts))


def _arrivals(view: Sight) -> Iterator[str]:
    theatre, state = view.theatre, view.state
    due = (state.status == int(Status.PENDING)) & (state.controller == view.side) & (state.due >= 0)
    for unit in np.flatnonzero(due).tolist():
        yield _("{name}: due on {date}.").format(
            name=f"{theatre.units[unit].id} {spoken(theatre.units[unit].name)}",
            date=wording.short_date(theatre, int(state.due[unit])),
        )


def contacts(view: Sight) -> Iterator[str]:
    """What is reported of others, the latest first."""
    rows = np.flatnonzero(view.state.contact_hex[int(view.side)] != OFF_MAP).tolist()
    if not rows:
        yield _("Nothing is known of anybody else.")
    yield from _reports(view, rows)


def contacts_at(view: Sight, here: int) -> Iterator[str]:
    """What is reported of others in a hex."""
    return _reports(view, np.flatnonzero(view.state.contact_hex[int(view.side)] == here).tolist())


def _reports(view: Sight, rows: Sequence[int]) -> Iterator[str]:
    theatre, state, side = view.theatre, view.state, int(view.side)
    for row in sorted(rows, key=lambda r: (-int(state.contact_day[side, r]), r)):
        age = max(0, state.day - int(state.contact_day[side, row]))
        yield _("{kind} of {faction}: about {men}, {posture}, {where}, seen {when}.").format(
            kind=spoken(theatre.types[int(state.contact_type[side, row])].name),
            faction=wording.faction(theatre, int(state.contact_faction[side, row])),
            men=wording.men(int(state.contact_men[side, row])),
            posture=words.posture(int(state.contact_posture[side, row])),
            where=positions.at(theatre, int(state.contact_hex[side, row])),
            when=_("{days} ago").format(days=wording.days(age)) if age else _("today"),
        )


def wings(view: Sight) -> Iterator[str]:
    """The side's aircraft."""
    theatre, state = view.theatre, view.state
    mine = air.wings_of(theatre, int(view.side))
    if not mine:
        yield _("You have no aircraft.")
    for wing in mine:
        place = int(state.wing_place[wing])
        base = spoken(theatre.places[place].name) if place >= 0 else _("beyond the map")
        sorties = int(state.sorties[wing])
        left = ngettext("{count} sortie left", "{count} sorties left", sorties).format(count=sorties)
        call = _(", on call") if int(state.duty[wing]) == Duty.ON_CALL else ""
        name = f"{theatre.wings[wing].id} {spoken(theatre.wings[wing].name)}"
        yield _("{name}: {left}, {base}{call}.").format(name=name, left=left, base=base, call=call)


def places(view: Sight) -> Iterator[str]:
    """Every place with its holder and what comes of a handover."""
    theatre, state = view.theatre, view.state
    for number, place in enumerate(theatre.places):
        line = _("{place} ({hex}): {holder}").format(
            place=place.slug,
            hex=theatre.hex_name(place.hex),
            holder=wording.faction(theatre, int(state.holder[number])),
        )
        receiver = wording.faction(theatre, int(state.receiver[number]))
        if int(state.baton[number]) == Baton.OFFERED:
            line += _("; offered to {faction}").format(faction=receiver)
        elif int(state.baton[number]) == Baton.OVERLAP:
            line += _("; being handed over to {faction}").format(faction=receiver)
        yield line


def objectives(view: Sight) -> Iterator[str]:
    """The side's aims with their ids and how far they have come."""
    theatre = view.theatre
    for index, progress in enumerate(victory.progress(theatre, view.state)):
        aim = theatre.objectives[index]
        if aim.faction == view.side:
            yield _("{id}: {progress}").format(id=aim.id, progress=aims.progress_line(theatre, progress))


STANDING: Final = {
    Talks.NONE: mark("not proposed"),
    Talks.MADE: mark("proposed, not answered"),
    Talks.AGREED: mark("agreed"),
}


def talks(view: Sight) -> Iterator[str]:
    """What the side may propose, and how it stands with each."""
    theatre, state = view.theatre, view.state
    mine = [n for n, part in enumerate(theatre.proposals) if view.side in proposals.parties(part)]
    if not mine:
        yield _("There is nothing for you to propose in this scenario.")
    for number in mine:
        part = theatre.proposals[number]
        other = bargains.asked_party(theatre, number, proposals.other_than(part, int(view.side)))
        yield _("{id}, with {other}: {text}: {standing}.").format(
            id=part.id,
            other=other,
            text=bargains.named(theatre, number),
            standing=_(STANDING[Talks(int(state.talks[number]))]),
        )


def owed(view: Sight) -> Iterator[str]:
    """Questions that wait for an answer, and places that are offered."""
    theatre, state = view.theatre, view.state
    for event in choices.waiting(theatre, state, int(view.side)):
        by = wording.short_date(theatre, int(state.answer_by[event]))
        yield _("An answer is owed by {date}: {text}.").format(
            date=by, text=spoken(theatre.events[event].text)
        )
        for option in choices.options(theatre, event):
            order = f"choose {theatre.events[event].id} {option.id}"
            yield _("  {order}: {text}").format(order=order, text=spoken(option.text) or option.id)
    for number in proposals.to_answer(theatre, state, int(view.side)):
        yield _("{by} proposes: {text}. `answer {id} yes` or `answer {id} no`; `why answer {id} yes`").format(
            by=wording.faction(theatre, int(state.proposer[number])),
            text=bargains.named(theatre, number),
            id=theatre.proposals[number].id,
        )
    for place in offers.to_answer(state, int(view.side)):
        name = theatre.places[place]
        giver = wording.faction(theatre, int(state.holder[place]))
        yield _("{giver} offers {place}: accept-baton {slug} or decline-baton {slug}").format(
            giver=giver, place=spoken(name.name), slug=name.slug
        )


def undone(view: Sight) -> list[str]:
    """What would be left undone if the phase ended now: answers owed, units that can still act, sorties."""
    told = list(owed(view))
    told += [unit_line(view, unit) for unit in models.able(view)]
    names = [view.theatre.wings[wing].id for wing in models.unspent(view)]
    return [*told, *([_("Sorties unflown: {wings}.").format(wings=", ".join(names))] if names else [])]

"""What bears on a number of politics from now on: what hangs by a track, pay, home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from game.model.declarations import Proposal
from game.model.theatre import Theatre
from game.records import bargains, wording
from game.rules import funds, relief
from game.rules.sight import Sight
from game.terms import NEVER, NO_TRACK, NOBODY
from game.texts import _, ngettext


class Mark(NamedTuple):
    """A value that matters to a track, and why."""

    value: int
    why: str


def marks(theatre: Theatre, view: Sight, track: int) -> list[Mark]:
    """The values of a track by which something hangs: aims of the side, its proposals, the end of a war."""
    out = [
        Mark(
            0, _("at nothing the war is over for {faction}").format(faction=wording.faction(theatre, number))
        )
        for number, faction in enumerate(theatre.factions)
        if faction.will == track
    ]
    withdraw = _("from here down the troops of {country} withdraw")
    out += [Mark(c.low, withdraw.format(country=c.id)) for c in theatre.contingents if c.will == track]
    for aim in theatre.objectives:
        if aim.track == track and (int(view.side) in (aim.faction, NOBODY)):
            words = _("wanted at the end by {faction}, for {points}")
            points = ngettext("{count} point", "{count} points", aim.points).format(count=aim.points)
            faction = wording.faction(theatre, aim.faction)
            out.append(Mark(aim.least, words.format(faction=faction, points=points)))
    for number, part in enumerate(theatre.proposals):
        if int(view.side) not in (part.by, part.to, NOBODY):
            continue
        for value in sorted(_asked(part, track)):
            words = _("needed for: {text}").format(text=bargains.named(theatre, number))
            out.append(Mark(value, words))
    return sorted(dict.fromkeys(out), key=lambda one: -one.value)


def _asked(proposal: Proposal, track: int) -> set[int]:
    """The least that the conditions of a proposal ask of a track."""
    clauses = [clause for clause in (proposal.when, proposal.terms) if clause is not None]
    parts = [part for clause in clauses for part in clause.walk(negated=False)]
    return {
        int(part.args["at_least"])
        for part in parts
        if part.kind == "track" and part.args["track"] == track and part.args.get("at_least") is not None
    }


def owner(theatre: Theatre, track: int) -> int:
    """The faction whose will or funds a track is, or whose troops' country's will; NOBODY if it is none's."""
    theirs = [n for n, one in enumerate(theatre.factions) if track in (one.will, one.funds)]
    theirs += [int(one.faction) for one in theatre.contingents if one.will == track]
    return theirs[0] if theirs else NOBODY


def notes(view: Sight, track: int) -> Iterator[str]:
    """What bears on a track from now on, as the side knows: pay and keep of troops, the clock at home."""
    theatre, state = view.theatre, view.state
    for number, faction in enumerate(theatre.factions):
        if int(view.side) not in (number, NOBODY):
            continue
        due = funds.upkeep(theatre, state, number)
        if faction.funds == track != NO_TRACK and due:
            weeks = int(state.track[track]) // due
            yield ngettext(
                "The troops on the map cost {due} a week: it lasts for {count} week.",
                "The troops on the map cost {due} a week: it lasts for {count} weeks.",
                weeks,
            ).format(due=due, count=weeks)
        if faction.will == track and (told := _at_home(view, number)):
            yield told


def released(view: Sight) -> Iterator[str]:
    """Who may go home, of the side's own or of each faction."""
    state = view.state
    for number in range(len(view.theatre.factions)):
        if int(view.side) not in (number, NOBODY):
            continue
        free = np.flatnonzero((state.faction == number) & state.present & (state.released != NEVER)).tolist()
        if free:
            words = _("Relieved, and free to go home: {units}.")
            yield words.format(units=wording.units(view.theatre, free))


def clocks(view: Sight) -> Iterator[str]:
    """The clocks at home, that of the side or of each faction."""
    for number in range(len(view.theatre.factions)):
        if int(view.side) in (number, NOBODY) and (told := _at_home(view, number)):
            yield told


def _at_home(view: Sight, side: int) -> str:
    """When the clock at home strikes next, and what it costs."""
    theatre, day = view.theatre, int(view.state.day)
    clock = theatre.factions[side].home
    if clock is None:
        return ""
    late = max(0, day - clock.since)
    upcoming = clock.since + -(-late // clock.every) * clock.every
    template = _("The clock at home strikes next on {date}: −{toll} with {men} on the map, every {days}.")
    return template.format(
        date=wording.day_and_month(theatre, upcoming),
        toll=relief.toll(theatre, view.state, side),
        men=wording.men(relief.men_out(view.state, side)),
        days=wording.days(clock.every),
    )

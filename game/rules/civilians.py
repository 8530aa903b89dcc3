"""Chapter 10, towns: civilians.

In a fight for a town, or when men in it are attacked from the air, civilians may be killed: the
chance lies in the kind of fight, how many at most in the size of the town. The people blame those who
sought the fight: loyalty falls with each death where these are the sovereign's or his partners', and
rises where they are others. Tracks that answer for the faction move too.

Nobody orders an abuse; it happens to a commander. At the Dusk of the day on which a unit of the
sovereign, or of a contingent that the chart names, has entered a town whose people are suspected,
there is a chance by the unit's quality that it kills some of them. There is none while a partner's
unit in the same hex restrains it, by its quality or by a trait such as that of military police. The
loyalty of the town falls, and the tracks that answer for the unit's faction move.
"""

from __future__ import annotations

from game.dice import Purpose
from game.model import events as ev
from game.model.charts import AbuseChart
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import loyalty, relations, tracks
from game.rules.journal import Journal
from game.terms import Day, FactionId, Feeling, FightKind, PlaceId, Right, Site, UnitId


def fought(journal: Journal, fight: ev.FightResolved) -> None:
    """Reckon what a fight did to the people of the town for which it was fought."""
    harm(journal, (fight.hex, fight.site), fight.attacker, fight.kind, fight.day)


def harm(
    journal: Journal, where: tuple[int, int], by: FactionId, kind: FightKind, day: Day, *, count: int = 0
) -> None:
    """Roll for civilians killed when a faction has fought on a site of a hex.

    count: tells apart what happens there more than once a day.
    """
    theatre, state = journal.theatre, journal.state
    chart, place = theatre.towns, theatre.place_at.get(where)
    if chart is None or place is None or not chart.people[place]:
        return
    chance, most = int(chart.harm.chance[kind]), int(chart.harm.killed[theatre.places[place].size])
    if not chance or not most:
        return
    ordinal = int(by) + len(theatre.factions) * (kind + len(FightKind) * (day - state.day + count))
    roll = journal.roll_at(Purpose.HARM, 1000, place, ordinal)
    if roll > chance:
        return
    killed = 1 + (roll - 1) * most // chance
    journal.record(ev.CiviliansHarmed(place, killed, by, kind, day))
    blamed = loyalty.friendly(theatre, state)[by]
    loyalty.change(journal, place, chart.harm.loyalty * killed * (1 if blamed else -1), Feeling.HARM)
    steps = -(-killed // max(1, chart.harm.deaths))
    cause = tracks.at(journal, tracks.HARM, place)
    tracks.move_all(journal, chart.harm.tracks.get(by, {}), steps, cause)


def dusk(journal: Journal) -> None:
    """Roll for abuses by the units that have entered towns today."""
    theatre, state = journal.theatre, journal.state
    if theatre.towns is None:
        return
    chart = theatre.towns.abuses
    came = state.present & (state.since == state.day) & (state.site == int(Site.TOWN))
    for unit in map(UnitId, came.nonzero()[0].tolist()):
        place = theatre.place_at[int(state.hex[unit]), Site.TOWN]
        chance = int(chart.chance[theatre.units[unit].quality])
        tempted = theatre.towns.people[place] and state.loyalty[place] < chart.suspected
        if not chance or not tempted or not _liable(theatre, state, chart, unit):
            continue
        if escort(theatre, state, chart, unit) is None and journal.roll(Purpose.ABUSE, 1000, unit) <= chance:
            _abuse(journal, chart, unit, place)


def _liable(theatre: Theatre, state: State, chart: AbuseChart, unit: UnitId) -> bool:
    return bool(
        state.faction[unit] == theatre.sovereign or theatre.units[unit].contingent in chart.contingents
    )


def escort(theatre: Theatre, state: State, chart: AbuseChart, unit: UnitId) -> UnitId | None:
    """The first partner's unit in the same hex that restrains a unit; None if there is none."""
    beside = state.present & (state.hex == state.hex[unit])
    beside &= state.faction != state.faction[unit]
    for other in map(UnitId, beside.nonzero()[0].tolist()):
        owner, faction = int(state.faction[other]), int(state.faction[unit])
        kind = theatre.types[theatre.unit_type[other]]
        able = theatre.units[other].quality >= chart.escort or not set(chart.escort_traits).isdisjoint(
            kind.traits
        )
        if able and relations.may(theatre, state, owner, faction, Right.SUPPORT):
            return other
    return None


def _abuse(journal: Journal, chart: AbuseChart, unit: UnitId, place: PlaceId) -> None:
    faction = FactionId(int(journal.state.faction[unit]))
    killed = journal.roll(Purpose.ABUSE, chart.killed, unit)
    journal.record(ev.AbuseReported(place, unit, faction, killed, Day(journal.state.day)))
    loyalty.change(journal, place, chart.loyalty, Feeling.ABUSE)
    tracks.move_all(journal, chart.tracks.get(faction, {}), 1, tracks.at(journal, tracks.ABUSE, place))

"""The chart of towns, from how it is written to how the rules read it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.model.charts import AbuseChart, HarmChart, TakenRow, TownsChart
from game.scenario.fields import SIZES
from game.scenario.numbering import Numbers
from game.scenario.plan import Plan
from game.scenario.towns import AbusesPart, Answers, HarmPart, TakenPart, TownsPart
from game.terms import FactionId, FightKind, Quality, Site, Tie, TrackId


def towns_chart(part: TownsPart, plan: Plan, numbers: Numbers) -> TownsChart:
    """The chart of a scenario's towns."""
    people = [spot.site == Site.TOWN and part.country in ("", spot.country) for spot in plan.places]
    towns = {spot.here: number for number, spot in enumerate(plan.places) if people[number]}
    voices = [towns.get(spot.here, number) for number, spot in enumerate(plan.places)]
    return TownsChart(
        people=np.array(people, np.bool_),
        voices=np.array(voices, np.int32),
        drift=np.array([getattr(part.drift, tie.name.lower()) for tie in Tie], np.int32),
        guarded=part.guarded,
        disturbed=part.disturbed,
        silent=part.silent,
        informers=part.informers,
        disloyal=part.disloyal,
        taken=tuple(_taken(row, numbers) for row in part.taken),
        abuses=_abuses(part.abuses, numbers),
        harm=_harm(part.harm, numbers),
    )


def _taken(part: TakenPart, numbers: Numbers) -> TakenRow:
    change = np.array([getattr(part, size) for size in SIZES], np.int32)
    return TakenRow(Tie[part.by.upper()], TrackId(numbers.tracks[part.track]), change)


def _abuses(part: AbusesPart, numbers: Numbers) -> AbuseChart:
    return AbuseChart(
        chance=np.array([getattr(part.chance, quality.name.lower()) for quality in Quality], np.int32),
        contingents=tuple(part.contingents),
        suspected=part.suspected,
        escort=Quality[part.escort.upper()],
        escort_traits=tuple(part.escort_traits),
        killed=part.killed,
        loyalty=part.loyalty,
        tracks=_answers(part.tracks, numbers),
    )


def _harm(part: HarmPart, numbers: Numbers) -> HarmChart:
    chance = {FightKind[kind.upper()]: per_mille for kind, per_mille in part.chance.items()}
    return HarmChart(
        chance=np.array([chance.get(kind, 0) for kind in FightKind], np.int32),
        killed=np.array([getattr(part.killed, size) for size in SIZES], np.int32),
        loyalty=part.loyalty,
        deaths=part.deaths,
        tracks=_answers(part.tracks, numbers),
    )


def _answers(part: Answers, numbers: Numbers) -> Mapping[FactionId, Mapping[TrackId, int]]:
    return {
        numbers.faction(faction): {TrackId(numbers.tracks[track]): by for track, by in changes.items()}
        for faction, changes in part.items()
    }

"""The two raids on Gao of February 2013 lie within the middle nine tenths of a thousand raids like them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from game.dice import Dice
from game.model import events as ev
from game.model.orders import Raid
from game.rules import night, raids
from game.rules.journal import Journal
from game.scenario import Setup, load
from game.terms import Day, Phase, PlaceId, Posture, Site, Status

RAIDS = 1000
GARRISON = {"M17": 350, "M18": 250, "N01": 150, "N02": 150, "F12": 130}  # of some two thousand in the town
# docs/history.md: 10 to 50 raiders on 10 February, 30 to 40 on the 20th; losses of both sides.
RECORD = {
    "10 February": (45, {"killed": (3, 18), "captured": (11, 20), "garrison": (6, 6)}),
    "20 February": (40, {"killed": (16, 16), "captured": (2, 2), "garrison": (8, 8)}),
}


@pytest.fixture(scope="module")
def campaign() -> Setup:
    return load("northern-mali")


def fought(campaign: Setup, men: int) -> Iterator[ev.FightResolved]:
    """A thousand raids of so many men on the garrison of Gao."""
    theatre, state = campaign.theatre, campaign.state.copy()
    gao = PlaceId(theatre.place_named["Gao"])
    state.phase, state.hex[:], state.status[:] = Phase.NIGHT, -1, Status.PENDING
    state.holder[gao] = theatre.faction_named["MLI"]
    for name, strength in {**GARRISON, "J23": men}.items():
        unit = theatre.unit_named[name]
        state.status[unit], state.hex[unit] = Status.PRESENT, theatre.places[gao].hex
        state.men[unit], state.site[unit] = strength, Site.TOWN
        if name in GARRISON:
            state.posture[unit] = Posture.ENTRENCHED if unit % 2 else Posture.PATROLLING
    for seed in range(RAIDS):
        journal = Journal(theatre, state.copy(), Dice(seed))
        journal.state.day = Day(30)
        night.plan(journal, Raid((theatre.unit_named["J23"],), gao))
        raids.raid(journal, (theatre.unit_named["J23"],))
        yield next(e for e in journal.events if isinstance(e, ev.FightResolved))


@pytest.mark.parametrize("when", list(RECORD))
def test_the_record_is_an_ordinary_raid(campaign: Setup, when: str) -> None:
    men, record = RECORD[when]
    fights = list(fought(campaign, men))
    found = {
        "killed": [f.attacker_killed for f in fights],
        "captured": [f.attacker_captured for f in fights],
        "garrison": [f.defender_killed + f.defender_wounded for f in fights],
    }
    for what, (least, most) in record.items():
        low, high = np.percentile(found[what], [5, 95])
        assert low <= most, f"{what}: {least} to {most} recorded, {low} to {high} found"
        assert least <= high, f"{what}: {least} to {most} recorded, {low} to {high} found"
    low, high = np.percentile(found["killed"], [5, 95])
    assert high <= max(5 * low, 10), f"{low} to {high} killed: too wide a range to prove anything"

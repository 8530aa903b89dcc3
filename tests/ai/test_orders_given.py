"""Which kinds of order the staffs of the shipped campaign give: all that their doctrines allow."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from game.match import Step, open_match
from game.model import orders
from game.model.refusals import Refusal
from game.scenario import Setup, load

SEEDS = range(1, 11)

ALL = "FRA MLI AU MNL ANS"
GIVERS: dict[type, str] = {
    orders.March: ALL,
    orders.Adopt: ALL,
    orders.StandBy: ALL,
    orders.Assault: "FRA MLI AU ANS",
    orders.EndPhase: ALL,
    orders.Halt: "FRA MLI AU",
    # The hidden war: who hides, and who searches and repairs.
    orders.Cache: "MNL ANS",
    orders.Exfiltrate: "ANS",
    orders.Return: "ANS",
    orders.Raid: "ANS",
    orders.SuicideAttack: "ANS",
    orders.Infiltrate: "ANS",
    orders.Mine: "ANS",
    orders.Blow: "ANS",
    orders.Patrol: "FRA MLI AU",
    orders.Restore: "FRA",
    orders.BuildBase: "FRA",
    # Batons.
    orders.OfferBaton: "FRA MLI",
    orders.AcceptBaton: "AU",
    orders.DeclineBaton: "MLI AU",
    orders.GoHome: "FRA",
    # Declared events ask each chair; the MNLA, France, Ansar Dine and the mission have something to propose.
    orders.Choose: ALL,
    orders.Propose: "FRA AU MNL ANS",
    orders.Answer: "FRA MLI MNL",
    orders.BreakOff: "MNL",
    # The air.
    orders.Assign: "FRA MLI AU",
    orders.Rebase: "FRA MLI AU",
    orders.Strike: "FRA",
    orders.Scout: "FRA",
    orders.Airlift: "FRA",
    orders.Seize: "FRA",
    orders.Repair: "FRA",
}
"""Who gives each kind of order in the games of the seeds; others may."""

WANTS_AN_OCCASION = {
    orders.CancelBaton,
    orders.OfferRegion,
    orders.Lend,
    orders.Recall,
}
"""What a staff gives in small games, but for which this campaign offers hardly an occasion.

A handover is given up where nobody comes to it, a region is offered only where no enemy holds a place of it.
Troops are lent in about a quarter of the games, and not in each ten.
"""


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, Step]]:
    """Every order of some games of five staffs, and by whom."""
    campaign = load("northern-mali")
    factions = campaign.theatre.factions
    told = []
    for seed in SEEDS:
        match, _ = open_match(Setup(campaign.theatre, campaign.state.copy(), campaign.files), seed, {})
        match.begin()
        told += [(factions[step.side].id, step) for step in match.play()]
    return told


def test_the_table_covers_every_kind_of_order() -> None:
    assert set(GIVERS) | WANTS_AN_OCCASION == set(get_args(orders.Order))


def test_no_order_of_any_staff_is_refused(steps: list[tuple[str, Step]]) -> None:
    assert Counter(side for side, step in steps if isinstance(step.answer, Refusal)) == {}


def test_each_kind_of_order_is_given_by_those_whose_doctrine_allows_it(steps: list[tuple[str, Step]]) -> None:
    given = Counter((type(step.order), side) for side, step in steps)
    missing = [
        f"{kind.__name__} of {side}"
        for kind, sides in GIVERS.items()
        for side in sides.split()
        if not given[kind, side]
    ]
    assert missing == []

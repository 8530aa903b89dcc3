"""Every order and event has one line of text, and the line gives the same record back."""

from __future__ import annotations

import pytest

from game.dice import Dice
from game.model import text
from game.model.orders import March, OfferBaton
from game.rules.legal import legal_orders
from game.rules.umpire import Umpire
from game.scenario import Setup, load
from game.terms import FactionId, PlaceId, Site, UnitId


@pytest.fixture(scope="module")
def campaign() -> Setup:
    """The shipped campaign."""
    return load("northern-mali")


def test_events_of_a_campaign_turn_go_there_and_back(campaign: Setup) -> None:
    theatre = campaign.theatre
    umpire = Umpire(theatre, campaign.state.copy(), Dice(1))
    umpire.begin()
    for order in list(legal_orders(theatre, umpire.state, umpire.side))[::40]:
        line = text.write(theatre, order)
        assert text.read(theatre, line) == order
    for event in umpire.journal.events:
        assert text.read(theatre, text.write(theatre, event)) == event


def test_an_order_reads_as_one_would_write_it(campaign: Setup) -> None:
    theatre = campaign.theatre
    march = March((UnitId(0),), (0, 1), Site.TOWN)
    unit = theatre.units[0].id
    assert text.write(theatre, march) == f"march {unit} path=E,NE site=town"
    offer = OfferBaton(PlaceId(0), FactionId(1))
    assert text.read(theatre, text.write(theatre, offer)) == offer


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("advance F05", "no order or event 'advance'"),
        ("march F05 path=UP", "no direction 'UP'"),
        ("march XX99 path=E", "no unit 'XX99'"),
        ("march F05 speed=3", "march has no field 'speed'"),
        ("offer-baton Atlantis to=MLI", "no place 'Atlantis'"),
        ("march F05 path=E site=harbour", "no site 'harbour'"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(campaign: Setup, line: str, says: str) -> None:
    with pytest.raises(text.BadText, match=says):
        text.read(campaign.theatre, line)

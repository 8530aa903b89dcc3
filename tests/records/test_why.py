"""Why, or why not: answers to orders as a side may know them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from game.dice import Dice
from game.model import text
from game.model.orders import March
from game.records.why import PROSPECTS, ask, why
from game.rules.sight import Sight, sight
from game.rules.umpire import RULINGS, Umpire
from game.scenario import Setup, load

Answer = Callable[..., list[str]]


@pytest.fixture(scope="module")
def campaign_view() -> Callable[[str], Sight]:
    """What a side knows of the campaign in its own first phase."""
    setup = load("northern-mali")
    umpire = Umpire(setup.theatre, setup.state.copy(), Dice(0))
    umpire.begin()

    def view(side: str) -> Sight:
        state = umpire.state.copy()
        faction = umpire.theatre.faction_named[side]
        state.active = umpire.theatre.order_of_phases.index(faction)
        return sight(umpire.theatre, state, faction)

    return view


@pytest.fixture
def answer(bend_known: Setup) -> Answer:
    """What a side is told of an order at the first phase."""

    def told(side: str, line: str) -> list[str]:
        umpire = Umpire(bend_known.theatre, bend_known.state.copy(), Dice(0))
        umpire.begin()
        view = sight(umpire.theatre, umpire.state, umpire.theatre.faction_named[side])
        return why(view, ask(view, line))

    return told


def test_a_march_is_followed_to_where_an_enemy_stops_it(answer: Answer) -> None:
    assert answer("FRA", "march F1 to Konna") == [
        "It would be carried out.",
        "2 legs, 50 km, 0.33 days of marching; 2 of the legs under threat.",
        (
            "It stops for good at a point 20 km east of Konna on Friday 11 January, "
            "in the zone of about 180 men of Ansar Dine."
        ),
    ]


def test_a_march_says_when_it_arrives(answer: Answer) -> None:
    assert answer("FRA", "march F1 to=x8y2") == [
        "It would be carried out.",
        "4 legs, 80 km, 1.00 days of marching; 3 of the legs under threat.",
        "It arrives at a point between Gao and Sevare on Friday 11 January, if nobody unknown stops it.",
    ]


def test_a_march_that_this_turn_has_no_time_for_goes_on_in_later_ones(bend_known: Setup) -> None:
    umpire = Umpire(bend_known.theatre, bend_known.state.copy(), Dice(0))
    umpire.begin()
    umpire.submit(ask(sight(umpire.theatre, umpire.state, umpire.side), "adopt F1 posture=entrenched"))
    view = sight(umpire.theatre, umpire.state, umpire.side)
    assert why(view, ask(view, "march F1 to Gao"))[-2:] == [
        "It arrives at Gao on Sunday 13 January, if nobody unknown stops it.",
        "With 1.00 days left this turn it goes on for 1 turn more.",
    ]


def test_refusals_have_their_figures(answer: Answer) -> None:
    assert answer("FRA", "march F1 to Konna site=town") == [
        "Refused: F1 cannot go to Konna: 180 men of Ansar Dine stand there and do not let it."
    ]
    assert answer("FRA", "assault F1 hex=Konna site=town") == [
        "Refused: F1 is 60 km from its target at Konna; it must be beside it."
    ]


def test_who_is_not_in_his_phase_is_told_what_would_be(answer: Answer) -> None:
    assert answer("MLI", "patrol M1") == [
        "Refused: It is the phase of France.",
        "In your own phase, as things stand:",
        "It would be carried out.",
        "It costs 1.00 days.",
        "An enemy there who is dispersed is found in 500 of 1,000 cases (+50 by the people).",
        "An enemy there who is underground is found in 280 of 1,000 cases (+50 by the people).",
    ]


def test_an_offer_tells_every_condition_of_the_handover(answer: Answer) -> None:
    told = answer("MLI", "offer-baton Sevare to=FRA")
    assert told[2:] == [
        "It would be carried out.",
        "Both on the spot: 0 days of overlap where 4 are needed.",
        "Garrison of the receiver: met.",
        "No open enemy near: met.",
        "Days without an incident: met.",
        "Supply of the receiver's men: met.",
        "Pay: met.",
        (
            "It could pass on Tuesday 15 January at the earliest, "
            "and must then be kept until Tuesday 29 January."
        ),
        "If it lasts we have 0 points for it, and 0 less for the place at the end.",
        "It releases 300 men of ours.",
    ]


def test_an_assault_is_forecast_with_odds_outcomes_and_losses(bend_known: Setup) -> None:
    umpire = Umpire(bend_known.theatre, bend_known.state.copy(), Dice(0))
    umpire.begin()
    view = sight(umpire.theatre, umpire.state, umpire.side)
    umpire.submit(ask(view, "march F1 path=W,W"))
    view = sight(umpire.theatre, umpire.state, umpire.side)
    told = why(view, ask(view, "assault F1 hex=Konna site=town"))
    assert told[:2] == ["It would be carried out.", "It costs First company 0.50 days each."]
    assert told[2] == "Every enemy there was seen today: 1875 against 1200, column 1:1 (town -1)."
    assert told[3].startswith("The defender held its ground 60 per cent, the defender gave way 30 per cent")
    assert told[3].endswith("; we lose 6 to 27 men, they 5 to 30.")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("walk F1 to Konna", "no order or event 'walk'"),
        ("march F9 to Konna", "F9"),
        ("march F1 to Nowhere", "no place or hex 'Nowhere'"),
        ("march F1 to=Gao path=E", "either `path=` along directions or `to=`"),
        ("TurnBegan 0", "TurnBegan"),
    ],
)
def test_what_is_no_order_is_said(bend_known: Setup, line: str, says: str) -> None:
    view: Sight = sight(bend_known.theatre, bend_known.state, 0)
    with pytest.raises(text.BadText, match=says):
        ask(view, line)


def test_a_march_may_be_given_by_its_path(bend_known: Setup) -> None:
    view = sight(bend_known.theatre, bend_known.state, 0)
    order = ask(view, "march F1+F2 path=W site=open")
    assert order == March((0, 1), (3,))


def test_a_goal_may_have_a_name_of_several_words(bend_known: Setup) -> None:
    view = sight(bend_known.theatre, bend_known.state, 0)
    assert ask(view, "march F1 to Gao airfield site=airfield") == ask(
        view, "march F1 to=Gao_airfield site=airfield"
    )
    assert ask(view, "march F1 to Gao airfield") != ask(view, "march F1 to Gao")


@pytest.mark.parametrize(
    ("side", "line", "told"),
    [
        ("FRA", "strike F25 hex=Konna sorties=2", r"Every enemy there was seen today: \d+ to \d+ men"),
        ("FRA", "strike F26 hex=Konna sorties=2", "The wing has 0 sorties left and needs 2"),
        ("ANS", "raid J23 place=Wabaria", "No enemy of yours holds Wabaria"),
        ("ANS", "raid J01 place=Sevare_airfield", "tonight: .* against .*night"),
        ("FRA", "seize F04L units=F01 place=Douentza_airfield", "tonight: .*surprise|Nobody is known"),
    ],
)
def test_what_comes_by_air_or_by_night_is_foreseen(
    campaign_view: Callable[[str], Sight], side: str, line: str, told: str
) -> None:
    view = campaign_view(side)
    assert re.search(told, " ".join(why(view, ask(view, line))))


def test_prospects_are_of_orders() -> None:
    assert PROSPECTS.keys() <= RULINGS.keys()

"""Refusals in words, with the figures of the case."""

from __future__ import annotations

import pytest

from game.dice import Dice
from game.model import text
from game.model.orders import Adopt, Assault, Lend, March, OfferBaton
from game.model.refusals import Refusal
from game.records.refusal_texts import REFUSALS, refusal_text
from game.rules.umpire import Umpire
from game.scenario import Setup
from game.terms import FactionId, HexId, PlaceId, Posture, Reason, Site, UnitId


def test_every_reason_has_its_sentence() -> None:
    assert REFUSALS.keys() == set(Reason)


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize(("unit", "hex_"), [(-1, -1), (0, 2)])
def test_a_refusal_is_a_whole_sentence_with_whatever_figures_it_has(
    bend: Setup, reason: Reason, unit: int, hex_: int
) -> None:
    sentence = refusal_text(bend.theatre, Refusal(reason, UnitId(unit), HexId(hex_)))
    assert not sentence[0].islower()
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "off" not in sentence.split()


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        ("refusal no_time unit=F1 have=300 need=500", "F1 has 0.30 days left and needs 0.50."),
        (
            "refusal marched unit=F1 have=1250 need=500",
            "F1 has marched for 1.25 days of this day; 0.50 are the most.",
        ),
        ("refusal too_many_steps have=30 need=24", "30 steps are too many: 24 can take part in an assault."),
        (
            "refusal full unit=F1 hex=x3y0 need=12",
            "No more than 12 units of a side can stand in the open 20 km east of Konna.",
        ),
        ("refusal no_path have=99 need=96", "The path has 99 legs; 96 are the most."),
        ("refusal no_path hex=x0y0", "The path leaves the map 40 km west of Konna."),
        ("refusal out_of_range have=9 need=8", "The alarm is 9 hexes; it may be from 0 to 8."),
        ("refusal closed unit=F1 hex=x2y0", "F1 cannot go to Konna: others stand there who do not let it."),
        ("refusal not_holder hex=x2y0", "You do not hold Konna."),
        ("refusal not_holder hex=x2y0 faction=ANS", "Ansar Dine holds Konna, not you."),
        ("refusal already unit=F1", "F1: that is already so."),
        ("refusal nothing_to_stop unit=F1", "F1 has no march and no plan for the night to stop."),
        ("refusal already hex=x2y0", "Konna: that is already so."),
        ("refusal today hex=x2y0", "Konna: there was an assault today; there is one a day."),
        ("refusal not_your_phase faction=MLI", "It is the phase of Mali."),
        ("refusal not_yours unit=F1 faction=MLI", "F1 takes its orders from Mali, not from you."),
        ("refusal not_on_map unit=F1 need=4", "F1 is not on the map; it is due in 4 days."),
        (
            "refusal not_together unit=F1 hex=x2y0 have=3",
            "F1 stands 60 km from the others; it takes one hex for all.",
        ),
        (
            "refusal closed unit=F1 hex=x2y0 have=120 faction=ANS",
            "F1 cannot go to Konna: 120 men of Ansar Dine stand there and do not let it.",
        ),
        (
            "refusal full unit=F1 hex=x3y0 have=11 need=12",
            "11 units stand in the open 20 km east of Konna; no more than 12 of a side can.",
        ),
        ("refusal no_such_site hex=x2y0 have=2", "There is no airfield at Konna."),
        (
            "refusal no_target hex=x2y0 have=4",
            "No enemy is known to fight for that site at Konna; the nearest known is 80 km away.",
        ),
        (
            "refusal not_adjacent unit=F1 hex=x2y0 have=3 need=1",
            "F1 is 60 km from its target at Konna; it must be beside it.",
        ),
        (
            "refusal wrong_posture unit=J1 have=2 need=1000",
            "J1 is underground; to leave that posture takes 1.00 days.",
        ),
        ("refusal not_party faction=MLI", "That handover is offered to Mali, not to you."),
        (
            "refusal not_partner have=1 need=3 faction=MNL",
            "With MNLA you are wary; it takes cooperating at least.",
        ),
    ],
)
def test_the_figures_of_a_case(bend: Setup, refusal: str, sentence: str) -> None:
    assert (
        refusal_text(bend.theatre, text.read(bend.theatre, refusal.replace("refusal", "Refusal", 1)))
        == sentence
    )


def test_what_the_umpire_refuses_can_be_read(bend: Setup) -> None:
    umpire = Umpire(bend.theatre, bend.state.copy(), Dice(0))
    umpire.begin()
    for order, sentence in (
        (March((UnitId(7),), (0,)), "J1 takes its orders from Ansar Dine, not from you."),
        (March((UnitId(0),), (1,)), "The path leaves the map at Sevare."),
        (March((UnitId(0),), (), Site.STRONGHOLD), "There is no stronghold at Sevare."),
        (
            Assault((UnitId(0),), HexId(2), Site.TOWN),
            "F1 is 60 km from its target at Konna; it must be beside it.",
        ),
        (OfferBaton(PlaceId(0), FactionId(1)), "Ansar Dine holds Konna, not you."),
        (Lend((UnitId(0),), FactionId(2)), "With MNLA you are wary; it takes cooperating at least."),
        (
            Adopt((UnitId(0),), Posture.MASSED),
            "Units such as F1 never take that posture or standing order.",
        ),
    ):
        answer = umpire.submit(order)
        assert isinstance(answer, Refusal)
        assert refusal_text(bend.theatre, answer) == sentence

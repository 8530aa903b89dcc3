"""The tally: what is counted, and for whom."""

from __future__ import annotations

from game.model import text
from game.records.counting import TALLIED
from game.records.counts import FIGURES
from game.records.tally import Tally
from game.rules.apply import WRITERS
from game.scenario import Setup

BEGIN = "TurnBegan {turn} day={day} spent=0,0,0,0,0,0,0,0,0"
FIGHT = (
    "FightResolved assault day=0 hex=x2y0 site=town attacker=FRA defender=ANS attackers=F1+M1 defenders=J1 "
    "attack=900 defence=300 column=5 ledger=- roll=8 outcome=routed attacker_killed=3 attacker_wounded=5 "
    "defender_killed=9 defender_wounded=20 defender_captured=4"
)


def counted(setup: Setup, *events: str) -> dict[str, int]:
    """The figures that are not 0 after events, given by their lines of text."""
    tally = Tally(setup.theatre, setup.state)
    for event in events:
        tally.add(text.read(setup.theatre, event))
    return {name: count for name, count in tally.row().items() if count}


def test_every_event_has_its_place_in_the_tally() -> None:
    assert TALLIED.keys() == WRITERS.keys()


def test_a_row_is_flat_and_in_a_fixed_order(bend: Setup) -> None:
    row = Tally(bend.theatre, bend.state).row()
    assert list(row) == [f"{faction}.{name}" for faction in ("FRA", "MLI", "MNL", "ANS") for name in FIGURES]


def test_legs_count_by_unit_and_turns_once(bend: Setup) -> None:
    leg = "LegMarched {units} origin=x5y0 target=x4y0 spent=100 marched=100 day=0"
    turns = (BEGIN.format(turn=0, day=0), BEGIN.format(turn=1, day=2))
    events = (
        turns[0],
        leg.format(units="F1+F2"),
        leg.format(units="F1+M1"),
        turns[1],
        leg.format(units="F1"),
    )
    assert counted(bend, *events) == {
        "FRA.legs": 4,
        "FRA.turns_present": 2,
        "FRA.turns_marched": 2,
        "MLI.legs": 1,
        "MLI.turns_present": 2,
        "MLI.turns_marched": 1,
        "ANS.turns_present": 2,
    }


def test_a_faction_is_present_from_the_turn_of_its_first_unit_to_that_of_its_last(bend: Setup) -> None:
    events = (
        *(BEGIN.format(turn=0, day=0), "UnitDefected J1 was=ANS now=MNL", "UnitDestroyed J2"),
        *(BEGIN.format(turn=1, day=2), "UnitDestroyed J1", BEGIN.format(turn=2, day=4)),
        "UnitArrived J1 hex=x2y0 site=town day=4 spent=0",
    )
    figures = counted(bend, *events)
    assert (figures["ANS.turns_present"], figures["MNL.turns_present"]) == (1, 3)
    assert (figures["ANS.units_destroyed"], figures["MNL.units_destroyed"], figures["MNL.arrivals"]) == (
        1,
        1,
        1,
    )


def test_losses_are_the_owners_and_are_inflicted_by_the_other_party(bend: Setup) -> None:
    events = (
        *(FIGHT, "LossesTaken F1 killed=2 wounded=5 captured=0 men=143 by=ANS"),
        *(
            "LossesTaken M1 killed=1 wounded=0 captured=0 men=299 by=ANS",
            "LossesTaken J1 killed=9 wounded=20 captured=4 men=87 by=FRA",
        ),
        "LossesTaken J1 killed=7 wounded=0 captured=0 men=80 by=-",  # later, and by no enemy
    )
    assert counted(bend, *events) == {
        "FRA.attacks": 1,
        "FRA.killed": 2,
        "FRA.wounded": 5,
        "MLI.killed": 1,
        "FRA.killed_inflicted": 9,
        "FRA.wounded_inflicted": 20,
        "FRA.captured_inflicted": 4,
        "ANS.defences": 1,
        "ANS.killed": 16,
        "ANS.wounded": 20,
        "ANS.captured": 4,
        "ANS.killed_inflicted": 3,
        "ANS.wounded_inflicted": 5,
    }


def test_luck_is_what_an_attacker_rolled_against_what_was_to_be_expected(bend: Setup) -> None:
    die = "DieCast {purpose} subject=2 sides=10 result=8 unit=- count=1"
    assault, other = die.format(purpose="assault"), die.format(purpose="detect")
    figures = counted(bend, assault, FIGHT, other, FIGHT, assault, FIGHT)
    dice = {name: figures[f"FRA.{name}"] for name in ("attacks", "dice", "dice_rolled", "dice_expected_x2")}
    assert dice == {"attacks": 3, "dice": 2, "dice_rolled": 16, "dice_expected_x2": 22}


def test_places_and_batons(bend: Setup) -> None:
    parties = "Sevare giver=MLI receiver=FRA"
    events = (
        *(
            "PlaceCaptured Konna was=ANS now=FRA units=F1 day=0",
            "PlaceCaptured Gao_airfield was=- now=MLI units=- day=0",
        ),
        *(
            f"BatonOffered {parties}",
            f"BatonAccepted {parties} needed=3",
            f"BatonPassed {parties} clock_end=14 day=3",
        ),
        *(
            f"BatonDropped {parties} why=beaten",
            f"BatonKept {parties}",
            "WarEnded MLI track=accord day=3",
            "GameEnded 6,0,0,20",
        ),
    )
    assert counted(bend, *events) == {
        "FRA.places_taken": 1,
        "MLI.places_taken": 1,
        "ANS.places_lost": 1,
        "MLI.batons_offered": 1,
        "MLI.batons_passed": 1,
        "MLI.wars_ended": 1,
        "FRA.batons_received": 1,
        "FRA.batons_dropped": 1,
        "FRA.batons_kept": 1,
        "FRA.points": 6,
        "ANS.points": 20,
    }


def test_totals_go_over_all_factions(bend: Setup) -> None:
    tally = Tally(bend.theatre, bend.state)
    tally.add(text.read(bend.theatre, "LegMarched F1+M1+J1 origin=x5y0 target=x4y0 spent=1 marched=1 day=0"))
    assert tally.total("legs") == 3


def test_civilians_count_for_those_who_sought_the_fight_and_whose_soldiers_abused_them(bend: Setup) -> None:
    events = (
        "CiviliansHarmed Gao killed=4 by=FRA kind=assault day=0",
        "AbuseReported Konna unit=M1 faction=MLI killed=2 day=0",
        "AbuseReported Sevare unit=M1 faction=MLI killed=3 day=1",
    )
    assert counted(bend, *events) == {
        "FRA.civilians_killed": 4,
        "MLI.civilians_killed": 5,
        "MLI.abuses": 2,
    }

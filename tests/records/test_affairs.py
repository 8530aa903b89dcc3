"""Sentences about places, batons and politics."""

from __future__ import annotations

from collections.abc import Callable

from game.model import text
from game.records.chronicle import Chronicle
from game.scenario import load_text

Told = Callable[..., list[str]]
DUSK = "DuskFell 0"


def test_every_capture_tells_who_took_what_from_whom(told: Told) -> None:
    events = (
        "PlaceCaptured Gao was=ANS now=MLI units=M1 day=0",
        "PlaceCaptured Konna was=ANS now=MLI units=F1 day=0",
        "PlaceCaptured Gao_airfield was=- now=MLI units=- day=0",
    )
    assert told(DUSK, *events) == [
        "Mali captured Gao from Ansar Dine: Sevare battalion.",
        "Mali captured Konna from Ansar Dine: First company.",
        "Mali took Gao airfield, which nobody held.",
    ]


def test_places_of_one_hex_that_fall_together_share_a_sentence(told: Told) -> None:
    places = ("Sevare", "Sevare_airfield")
    captures = (f"PlaceCaptured {place} was=MLI now=ANS units=J1 day=0" for place in places)
    assert told(DUSK, *captures) == [
        "Ansar Dine captured Sevare and Sevare airfield from Mali: Konna katiba."
    ]


def test_a_seal_that_comes_off_is_told_unless_the_place_falls(told: Told) -> None:
    seals = ("PlaceSealed Konna by=FRA", "PlaceSealed Gao by=FRA")
    lifted = (
        "SealLifted Konna by=FRA",
        "SealLifted Gao by=FRA",
        "PlaceCaptured Konna was=ANS now=FRA units=F1 day=1",
    )
    assert told(DUSK, *seals, "DuskFell 1", *lifted) == [
        "France controls the access to Konna and Gao.",
        "France captured Konna from Ansar Dine: First company.",
        "France no longer controls the access to Gao.",
    ]


def test_incidents_in_one_hex_are_told_once(told: Told) -> None:
    assert told(
        "IncidentOccurred Konna kind=clash slot=0 day=0",
        "IncidentOccurred Konna kind=clash slot=1 day=0",
        "IncidentOccurred Gao kind=fight slot=0 day=0",
    ) == ["Armed men of wary neighbours came to blows at Konna."]


def test_a_handover_from_offer_to_the_end_of_its_clock(told: Told) -> None:
    parties = "Sevare giver=MLI receiver=FRA"
    events = (
        *(
            f"BatonOffered {parties}",
            f"BatonAccepted {parties} needed=3",
            "OverlapCounted Sevare days=1 needed=3",
        ),
        *("OverlapCounted Sevare days=2 needed=3", "OverlapCounted Sevare days=3 needed=3"),
        f"HandoverDelayed {parties} missing=garrison:90/150,sealed:-2/0,quiet:1/4,presence:1/3",
        f"BatonPassed {parties} clock_end=14 day=3",
        *(f"BatonDropped {parties} why={why}" for why in ("fallen", "beaten", "raided")),
        *(f"BatonKept {parties}", f"BatonDeclined {parties}"),
    )
    assert told(*events) == [
        "Mali offered to hand Sevare over to France.",
        "France agreed to take Sevare over from Mali; both stay for 3 days.",
        "Handover of Sevare: day 1 of 3 with both on the spot.",
        "Handover of Sevare: day 3 of 3 with both on the spot.",
        (
            "The handover of Sevare from Mali to France is delayed: a garrison of 90 men where 150 are "
            "needed, 2 enemies known nearby, 1 day without an incident where 4 are needed and "
            "1 day of overlap where 3 are needed."
        ),
        "The baton of Sevare passed from Mali to France, who must keep it until Friday 25 January.",
        "The baton of Sevare was dropped: France, who had it from Mali, lost it.",
        "The baton of Sevare was dropped: the garrison of France, who had it from Mali, was beaten.",
        (
            "The baton of Sevare was dropped: raiders had their way there for a day, which France, who had "
            "it from Mali, could not prevent."
        ),
        "France kept Sevare: the handover from Mali is complete.",
        "France declined to take Sevare over from Mali.",
    ]


def test_whom_a_baton_releases_and_who_goes_home(told: Told) -> None:
    assert told(
        "BatonPassed Sevare giver=FRA receiver=MLI clock_end=14 day=3 units=F1", "UnitWentHome F1 hex=Sevare"
    ) == [
        (
            "The baton of Sevare passed from France to Mali, who must keep it until Friday 25 January; "
            "it releases First company."
        ),
        "First company went home.",
    ]


def test_a_handover_is_broken_off_by_a_party_or_void_by_another(told: Told) -> None:
    offer = "BatonOffered Sevare giver=MLI receiver=FRA"
    assert told(offer, "BatonCancelled Sevare by=FRA")[1] == "France broke off the handover of Sevare."
    assert told(offer, "BatonCancelled Sevare by=ANS")[1] == (
        "The handover of Sevare is void: Ansar Dine holds it."
    )


def test_a_declared_event_is_one_paragraph_with_its_consequences_and_source(told: Told) -> None:
    assert told(
        *("EventFired split day=2", "TrackChanged accord was=30 now=35 cause=split"),
        *(
            "RelationChanged MNL other=ANS was=hostile now=wary cause=split",
            "ReinforcementsReleased F1 day=0",
        ),
        *(
            "MessageGiven split text=split-text",
            "UnitDefected J1 was=ANS now=MNL",
            "UnitDefected J2 was=ANS now=MNL",
        ),
    ) == [
        (
            "A faction leaves Ansar Dine. Its leader speaks of peace. Accord: up from 30 to 35. "
            "MNLA and Ansar Dine: now wary, hostile before. Ready to move up: First company. "
            "Source: RFI 24 Jan 2013."
        ),
        "Konna group went over from Ansar Dine to MNLA.",
    ]


def test_a_change_on_its_own_tells_its_cause(told: Told) -> None:
    changes = (
        "TrackChanged accord was=30 now=20 cause=split",
        "TrackChanged accord was=20 now=10 cause=losses",
    )
    assert told(*changes) == ["Accord: down from 30 to 10. Causes: A faction leaves Ansar Dine and losses."]
    assert told(changes[1]) == ["Accord: down from 20 to 10. Cause: losses."]
    assert told(*changes, "TrackChanged accord was=10 now=30 cause=gains") == [
        "Accord: in the end still 30. Causes: A faction leaves Ansar Dine, losses and gains."
    ]


def test_points_are_told_where_they_are_earned_at_once(told: Told) -> None:
    assert told(DUSK, "ObjectiveScored fra-konna was=0 now=6", "ObjectiveScored ans-hold was=0 now=1") == [
        "France earned 6 points for “Konna held on Monday 14 January by France or an ally”."
    ]


def test_the_end_of_a_faction_s_war_is_told(told: Told) -> None:
    assert told(DUSK, "WarEnded MLI track=accord day=3") == [
        "The war is over for Mali: Accord has come to nothing. Its men stand where they are."
    ]


def test_a_choice_is_told_with_its_options_and_its_answer(bend_text: str) -> None:
    asked = "then: [{choice: FRA, days: 2, options: [{id: go, text: go on}, {id: stay}]}, "
    setup = load_text(bend_text.replace("then: [{message: split-text}, ", asked))
    chronicle = Chronicle(setup.theatre, setup.state)
    for line in (
        "EventFired split day=2",
        "ChoicePosed split faction=FRA until=3",
        "PhaseBegan FRA index=0",
        "ChoiceMade split faction=FRA option=stay by_default=no",
        "TrackChanged accord was=30 now=35 cause=split",
        "DuskFell 3",
        "ChoiceMade split faction=FRA option=go by_default=yes",
    ):
        chronicle.add(text.read(setup.theatre, line))
    told = [line.text for line in chronicle.flush() if line.kind != "heading"]
    assert (
        "A faction leaves Ansar Dine. France must choose by Monday 14 January: go on or stay. "
        "Source: RFI 24 Jan 2013."
    ) in told
    assert "France chose: stay. Accord: up from 30 to 35." in told
    assert "France gave no answer, which was taken to mean: go on." in told

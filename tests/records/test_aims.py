"""Objectives and results in words."""

from __future__ import annotations

from game.model import text
from game.model.state import State
from game.records.aims import AIMS, aim_in_words, holder_lines, result_lines, track_lines
from game.records.reasons import REASONS, explain
from game.rules.apply import apply
from game.rules.victory import COUNTS
from game.scenario import Setup, load_text


def after(setup: Setup, *events: str) -> State:
    """The first state after events, given by their lines of text."""
    state = setup.state.copy()
    for event in events:
        apply(state, text.read(setup.theatre, event))
    return state


def test_every_kind_of_objective_has_its_words() -> None:
    assert AIMS.keys() == COUNTS.keys() == REASONS.keys()


def test_objectives_are_told_from_their_declaration(bend: Setup) -> None:
    assert [aim_in_words(bend.theatre, aim) for aim in bend.theatre.objectives] == [
        "Gao held at the end by Mali or an ally",
        "Konna held on Monday 14 January by France or an ally",
        "Konna handed over by France and kept by the receiver",
        "Konna taken over by Mali and kept",
        "at least 50 per cent of the men of Ansar Dine fit at the end",
        "at most 90 per cent of the men of France fit at the end",
        "Konna kept out of the hands of Mali and its allies",
        "Gao held every day by Ansar Dine or an ally",
        "unsafe days in Gao and Konna under others than Ansar Dine",
    ]


def test_each_faction_has_its_result_with_every_objective(bend: Setup) -> None:
    events = (
        *(
            "PlaceCaptured Gao was=ANS now=MLI units=M1 day=5",
            "DuskFell day=5",
            "IncidentOccurred Gao kind=fight slot=0 day=5",
            "LossesTaken F1 killed=4 wounded=5 captured=0 men=141 by=-",
        ),
        *(
            "ObjectiveScored mli-gao was=0 now=10",
            "ObjectiveScored fra-konna was=0 now=6",
            "ObjectiveScored ans-hold was=0 now=1",
        ),
    )
    assert result_lines(bend.theatre, after(bend, *events))[:13] == [
        "France drew with 6 points; 20 were needed to win.",
        "  Konna held on Monday 14 January by France or an ally: now 0 of 1 place, 6 of 6 points",
        "  Konna handed over by France and kept by the receiver: now 0 places on trial, 0 of 4 points",
        "Mali won with 10 points; 10 were needed.",
        "  Gao held at the end by Mali or an ally: now 1 of 1 place, 10 of 10 points",
        "  Konna taken over by Mali and kept: now 0 places on trial, 0 of 4 points",
        "MNLA lost with 0 points; 5 were needed to draw.",
        "Ansar Dine drew with 1 point; 10 were needed to win.",
        "  At least 50 per cent of the men of Ansar Dine fit at the end: now 100 per cent, 0 of 20 points",
        "  At most 90 per cent of the men of France fit at the end: now 99 per cent, 0 of 5 points",
        "  Konna kept out of the hands of Mali and its allies: now 1 of 1 place, 0 of 5 points",
        "  Gao held every day by Ansar Dine or an ally: now 0 of 1 place, 1 of 6 points",
        "  Unsafe days in Gao and Konna under others than Ansar Dine: now 1 unsafe place, 0 of 12 points",
    ]


def test_every_place_stands_with_its_holder(bend: Setup) -> None:
    state = after(bend, "PlaceCaptured Gao was=ANS now=MLI units=M1 day=5")
    assert holder_lines(bend.theatre, state) == [
        "Held by Mali: Sevare, Sevare airfield and Gao.",
        "Held by Ansar Dine: Konna.",
        "Held by nobody: Gao airfield.",
    ]


def test_every_track_stands_with_its_start(bend: Setup) -> None:
    state = after(bend, "TrackChanged accord was=30 now=35 cause=split")
    assert track_lines(bend.theatre, state) == ["Accord: 35; 30 at the start."]
    assert "Accord: 35; 30 at the start." in result_lines(bend.theatre, state)


def test_the_reasons_tell_who_holds_each_place_and_since_when(bend: Setup) -> None:
    state = after(bend, "PlaceCaptured Gao was=ANS now=MLI units=M1 day=3")
    assert explain(bend.theatre, state, bend_aim(bend, "mli-gao")) == [
        "Gao held at the end by Mali or an ally: now 1 of 1 place, 0 of 10 points",
        "Gao: held by Mali since Monday 14 January",
    ]


def test_the_reasons_count_the_days_on_which_a_place_was_held(bend: Setup) -> None:
    state = after(bend, "DuskFell day=1", "ObjectiveScored ans-hold was=0 now=1")
    assert explain(bend.theatre, state, bend_aim(bend, "ans-hold"))[1:] == [
        "Gao held on 1 of 2 days",
        "Gao: held by Ansar Dine from the start",
    ]


def test_the_reasons_tell_how_far_a_handover_has_come(bend: Setup) -> None:
    events = (
        "BatonOffered Konna giver=FRA receiver=MLI",
        "BatonAccepted Konna giver=FRA receiver=MLI needed=2",
        "OverlapCounted Konna days=1 needed=2",
    )
    assert explain(bend.theatre, after(bend, *events), bend_aim(bend, "fra-baton"))[1:] == [
        "Konna: France and Mali together for 1 of 2 days"
    ]


def test_the_reasons_tell_events_and_tracks(bend_text: str) -> None:
    added = """
  - {id: fra-split, faction: FRA, happened: split, date: 2013-01-14, points: 3}
  - {id: mnl-accord, faction: MNL, keep_track: accord, at_least: 40, points: 3}
events:"""
    setup = load_text(bend_text.replace("\nevents:", added, 1))
    assert explain(setup.theatre, setup.state, bend_aim(setup, "fra-split")) == [
        "A faction leaves Ansar Dine (by Monday 14 January): has not happened, 0 of 3 points",
        "A faction leaves Ansar Dine: not yet",
    ]
    state = after(setup, "EventFired split day=2")
    assert explain(setup.theatre, state, bend_aim(setup, "fra-split"))[1:] == [
        "A faction leaves Ansar Dine: on Sunday 13 January"
    ]
    assert explain(setup.theatre, state, bend_aim(setup, "mnl-accord")) == [
        "Accord at 40 or more at the end: now 30, 0 of 3 points",
        "Accord: 30, and 40 is wanted at the end",
    ]


def test_one_whose_war_is_over_has_lost_whatever_its_points(bend: Setup) -> None:
    state = after(bend, "ObjectiveScored mli-gao was=0 now=10", "WarEnded MLI track=accord day=3")
    assert "Mali lost: its war ended on Monday 14 January, with 10 points." in result_lines(
        bend.theatre, state
    )


def bend_aim(setup: Setup, name: str) -> int:
    """The number of an objective."""
    return [aim.id for aim in setup.theatre.objectives].index(name)
